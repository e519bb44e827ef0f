import pytest

from msgcheck.analysis.combination import (
    FEATURES,
    Combination,
    Reading,
    Similarity,
    combination_features,
    is_question,
)
from msgcheck.analysis.comparison import compare, profile_message, profile_text
from msgcheck.analysis.judge import load_judge
from msgcheck.analysis.network import LABELS, OUTPUTS
from msgcheck.model.message import MatchMode, Message, MessageKind

MESSAGE = profile_message(
    Message(
        id="saving",
        kind=MessageKind.PROOF_POINT,
        statement="Teams cut processing time by 70 %.",
        match=MatchMode.FACTS,
    )
)
NEAR = Similarity(0.9, 0.0, 0.2)


def named(text, message=MESSAGE, similarity=NEAR):
    passage = profile_text(text)
    reading = Reading(passage, message, similarity, [0.0] * OUTPUTS, compare(passage, message))
    return dict(zip(FEATURES, combination_features(reading), strict=True))


def test_probabilities_are_those_of_a_softmax():
    even = Combination(((0.0,) * len(FEATURES),) * len(LABELS), (0.0,) * len(LABELS))
    assert even.probabilities([1.0] * len(FEATURES)) == pytest.approx((0.25,) * 4)
    one = Combination(((0.0,) * len(FEATURES),) * len(LABELS), (2.0, 0.0, 0.0, 0.0))
    assert one.probabilities([1.0] * len(FEATURES))[0] == pytest.approx(0.7112, abs=1e-4)


def test_what_ships_has_a_number_for_every_feature():
    shipped = load_judge().combination
    assert [len(row) for row in shipped.weights] == [len(FEATURES)] * len(LABELS)


def test_words_and_cosines():
    values = named("Teams cut processing cost.")
    assert (values["approved"], values["lead"]) == (0.9, 0.2)
    assert values["recall"] == pytest.approx(3 / 5)
    assert values["precision"] == pytest.approx(3 / 4)
    assert named("Teams cut.", similarity=Similarity(0.9, 0.0, 2.0))["lead"] == 0.3


FIGURES = [
    ("Teams cut processing time by 70 %.", ("same_figure",)),
    ("Teams cut processing time by 45 %.", ("other_figure", "reason_number")),
    ("Teams cut processing time.", ("lacks_figure",)),
    ("Processing takes 30 % instead of 100 %, thus 70 % less.", ("same_figure", "other_figure")),
]


@pytest.mark.parametrize(("text", "expected"), FIGURES)
def test_figures(text, expected):
    watched = ("same_figure", "other_figure", "own_figure", "lacks_figure", "reason_number")
    values = named(text)
    assert tuple(name for name in watched if values[name]) == expected


@pytest.mark.parametrize(("text", "asks"), [("Is it?", True), ("“Is it?”", True), ("It is.", False), ("? no", False)])
def test_a_question_is_told_by_its_end(text, asks):
    assert is_question(text) is asks
