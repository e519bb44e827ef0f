"""Which pairs are worth judging."""

from dataclasses import replace

import numpy as np
import pytest

from msgcheck.analysis.words import stem
from msgcheck.checks.messages.index import build_index, similarities, texts_to_embed
from msgcheck.checks.messages.screening import candidates, chances, features, load_screen, near_messages
from msgcheck.model.message import MatchMode, Message, MessageKind

SCREEN = load_screen()
TEXTS = [
    "Acme Flow is the close platform.",
    "Finance teams close the books in 45 % less time.",
    "Customer's data in Austria – don't panic",
    "!!!",
]


@pytest.fixture
def index(sample, word_encoder):
    return build_index(sample, word_encoder.encode(texts_to_embed(sample)))


def at(index, message_id):
    return [profile.message.id for profile in index.profiles].index(message_id)


def found(texts, index, encoder, **numbers):
    screen = replace(SCREEN, **numbers)
    return [(each.text, each.message) for each in candidates(texts, encoder.encode(texts), index, screen)]


def test_a_message_is_a_candidate_for_its_own_wordings_right_and_wrong(index, sample, word_encoder):
    for column, message in enumerate(sample):
        texts = [*message.wordings, *message.contradictions]
        assert {(text, column) for text in range(len(texts))} <= set(found(texts, index, word_encoder))


def test_candidates_are_the_pairs_from_the_threshold_on(index, word_encoder):
    every = [(text, message) for text in range(len(TEXTS)) for message in range(len(index.profiles))]
    assert found(TEXTS, index, word_encoder, threshold=0.0) == every
    assert found(TEXTS, index, word_encoder, threshold=1.1) == []
    values = chances(features(TEXTS, similarities(word_encoder.encode(TEXTS), index), index), SCREEN)
    assert found(TEXTS, index, word_encoder) == [
        tuple(pair) for pair in np.argwhere(values >= SCREEN.threshold).tolist()
    ]


def test_words_make_up_for_meaning_and_meaning_for_words(index, word_encoder):
    """Of two texts of one vector, the one with the message's words is near; of two equal texts, the nearer one."""
    hosting, elsewhere = index.approved[index.approved_at[at(index, "hosting")]], word_encoder.encode(["!!!"])[0]
    apart = np.float32(0.2) * hosting + np.float32(0.97) * elsewhere
    texts = ["Data of customers stays in Austria, stored and processed", "Our offices are in the old town"]
    assert [each.text for each in candidates(texts, np.stack([apart, apart]), index)] == [0]
    same = [texts[1]] * 2
    assert [each.text for each in candidates(same, np.stack([hosting, apart]), index)] == [0]


def test_a_text_that_has_all_words_of_a_retired_wording_is_a_candidate(index, word_encoder):
    old, other = at(index, "old-category"), at(index, "hosting")
    whole = " ".join(word.lower for word in index.profiles[old].wordings[0].content)
    texts = [f"Our offices are in the old town, and {whole}.", index.profiles[other].wordings[0].text]
    assert found(texts, index, word_encoder, threshold=1.1) == [(0, old)]


def test_a_question_is_no_candidate(index, word_encoder):
    statement = "Acme Flow is the close platform for finance teams"
    assert found([f"{statement}?", f"{statement}."], index, word_encoder)[0][0] == 1


def test_a_text_has_the_same_candidates_in_any_company(index, word_encoder):
    """What else is scanned must not matter: the cache answers for part of a workspace."""
    many = [*TEXTS, *(f"Line {number} about the books" for number in range(1500))]
    near = near_messages(many, word_encoder.encode(many), index)
    for text in TEXTS:
        alone = near_messages([text], word_encoder.encode([text]), index)
        assert [each.message for each in near.get(text, ())] == [each.message for each in alone.get(text, ())]


def test_a_rare_word_counts_more_than_a_common_one(index, word_encoder):
    shares = index.shares[index.shares_at[at(index, "category")]]
    assert shares.sum() == pytest.approx(1.0)
    assert shares[index.vocabulary[stem("platform")]] > shares[index.vocabulary[stem("acme")]]


def test_crowding_is_the_mean_nearness_to_the_other_messages(index):
    first = index.approved[0]
    others = [
        (index.approved[start:end] @ first).max()
        for start, end in zip(index.approved_at[1:], [*index.approved_at[2:], len(index.approved)], strict=True)
    ]
    assert index.crowding[0] == pytest.approx(np.mean(others), abs=1e-6)


def test_lead_is_the_distance_to_the_nearest_other_message(index, word_encoder):
    cosines = similarities(word_encoder.encode(TEXTS), index)
    for row in range(len(TEXTS)):
        for column in range(len(index.profiles)):
            others = np.delete(cosines.approved[row], column)
            assert cosines.lead[row, column] == pytest.approx(cosines.approved[row, column] - others.max())


def test_a_message_alone_has_no_lead_and_no_crowd(sample, word_encoder):
    index = build_index(sample[:1], word_encoder.encode(texts_to_embed(sample[:1])))
    assert similarities(word_encoder.encode(TEXTS), index).lead.tolist() == [[0.0]] * len(TEXTS)
    assert index.crowding.tolist() == [0.0]


def test_messages_of_function_words_only_have_no_words_to_share(sample, word_encoder):
    message = replace(sample[2], statement="You and us.", variants=(), contradictions=())
    index = build_index((message,), word_encoder.encode(texts_to_embed((message,))))
    assert found(["You and us."], index, word_encoder) == [(0, 0)]


def test_no_messages_no_candidates(word_encoder):
    index = build_index((), np.zeros((0, 4096), dtype=np.float32))
    assert list(candidates(TEXTS, word_encoder.encode(TEXTS), index)) == []


FEES = "Members pay a flat fee of €45 a year for Acme Check; the test takes 12 minutes and needs no booth."
"""Says two things, so that a text which says one of them is far from it."""


@pytest.fixture
def fees(word_encoder):
    message = Message(id="fees", kind=MessageKind.VALUE_PROPOSITION, statement=FEES, match=MatchMode.MEANING)
    return build_index((message,), word_encoder.encode(texts_to_embed((message,))))


@pytest.mark.parametrize("text", ["Each test takes 20 minutes", "A test takes 12 minutes", "No booth, test: 20 min"])
def test_a_label_that_says_nothing_but_what_a_clause_says_of_its_figure_is_a_candidate(fees, text, word_encoder):
    assert found([text], fees, word_encoder, threshold=1.1) == [(0, 0)]


@pytest.mark.parametrize(
    "text",
    [
        "Each test takes a while",
        "20 minutes",
        "The drive takes 20 minutes",
        "The test of a fee takes 20 minutes",
        "Members take 3 minutes",
        "Each test of ours takes some 20 minutes, and takes place in a booth or none",
    ],
)
def test_no_candidate_is_a_label_without_figure_of_less_or_of_more_than_one_clause(fees, text, word_encoder):
    assert found([text], fees, word_encoder, threshold=1.1) == []
