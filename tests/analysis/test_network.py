from tokenizers import Tokenizer

from msgcheck.analysis.builtin_encoder import MODEL_FOLDER
from msgcheck.analysis.network import (
    MAX_TOKENS,
    MESSAGE_TOKENS,
    encode_pairs,
    message_text,
    passage_text,
)

TOKENIZER = Tokenizer.from_file(str(MODEL_FOLDER / "tokenizer.json"))


def test_the_network_reads_kind_statement_and_three_variants():
    assert message_text("proof_point", "A.", []) == "proof point: A."
    assert message_text("tagline", "A.", ["b", "c", "d", "e"]) == "tagline: A. (b / c / d)"


def test_of_a_long_context_the_end_is_read():
    assert passage_text("Text", "") == "Text"
    assert passage_text("Text", "Deck / Results") == "Deck / Results | Text"
    assert passage_text("Text", "x" * 100 + "end").startswith("x" * 57 + "end | ")


def test_message_and_passage_are_told_apart_by_type():
    ((ids, types),) = encode_pairs(TOKENIZER, [("a b", "c")])
    assert TOKENIZER.decode(ids, skip_special_tokens=False) == "[CLS] a b [SEP] c [SEP]"
    assert types == [0, 0, 0, 0, 1, 1]


def test_a_token_that_stands_in_both_texts_says_so():
    ((_, types),) = encode_pairs(TOKENIZER, [("a b", "b c")])
    assert types == [0, 0, 2, 0, 3, 1, 1]


def test_long_texts_are_cut_each_to_its_share():
    ((ids, types),) = encode_pairs(TOKENIZER, [("word " * 300, "other " * 300)])
    assert len(ids) == len(types) == MAX_TOKENS
    assert types.count(0) == MESSAGE_TOKENS
    assert ids[-1] == ids[MESSAGE_TOKENS - 1]


def test_a_lone_surrogate_is_no_obstacle():
    assert encode_pairs(TOKENIZER, [("a", "\ud800 b")])
