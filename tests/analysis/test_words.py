import pytest

from msgcheck.analysis.words import content_words, stem, stems_and_length, words


@pytest.mark.parametrize(
    ("one", "other"),
    [("suppliers", "supplier"), ("closing", "close"), ("companies", "company"), ("automated", "automates")],
)
def test_plural_and_tense_share_a_stem(one, other):
    assert stem(one) == stem(other)


@pytest.mark.parametrize(("one", "other"), [("3.10", "3.1"), ("cat", "cats2"), ("trust", "rust")])
def test_other_words_do_not(one, other):
    assert stem(one) != stem(other)


def test_words_have_spans_and_no_possessive():
    text = "Acme’s end-to-end platform"
    found = words(text)
    assert [word.lower for word in found] == ["acme", "end", "to", "end", "platform"]
    assert [text[word.start : word.end] for word in found] == ["Acme’s", "end", "to", "end", "platform"]


def test_content_words_leave_function_words_out():
    assert [word.lower for word in content_words("It is the platform for all of us")] == ["platform"]


def test_the_cheap_part_of_a_profile_agrees_with_the_whole():
    text = "Customer's data – don't panic, it is stored in 3.5 places."
    assert stems_and_length(text) == (frozenset(word.stem for word in content_words(text)), len(words(text)))
