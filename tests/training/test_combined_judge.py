import pytest

from msgcheck.analysis.comparison import compare, profile_message, profile_text
from msgcheck.analysis.judge import Similarity
from msgcheck.model.message import MatchMode, Message, MessageKind
from msgcheck.model.verdict import Label
from training.combined_judge import (
    FEATURES,
    Combination,
    choose,
    combination_features,
    judge_combined,
    probabilities,
)
from training.exported_judge import LABELS

NETWORK_ALONE = Combination(
    tuple(tuple(float(name == f"network_{label}") for name in FEATURES) for label in LABELS),
    (0.0,) * len(LABELS),
    (1.0,) * len(LABELS),
)
MESSAGE = profile_message(
    Message(
        id="saving",
        kind=MessageKind.PROOF_POINT,
        statement="Teams cut processing time by 70 %.",
        match=MatchMode.FACTS,
    )
)
NEAR = Similarity(0.9, 0.0, 0.2)
OTHER_NUMBER = profile_text("Teams cut processing time by 45 %.")
SURE_OF = {label: [6.0 if each == label else 0.0 for each in LABELS] for label in LABELS}


def test_probabilities_are_those_of_a_softmax() -> None:
    features = combination_features(OTHER_NUMBER, MESSAGE, NEAR, [0.0, 0.0, 0.0, 0.0], ())
    assert probabilities(features, NETWORK_ALONE) == pytest.approx((0.25,) * 4)


def test_a_feature_is_set_for_each_named_difference() -> None:
    features = combination_features(OTHER_NUMBER, MESSAGE, NEAR, [0.0] * 4, compare(OTHER_NUMBER, MESSAGE))
    found = dict(zip(FEATURES, features, strict=True))
    assert found["reason_number"] == 1.0
    assert found["reason_negation"] == 0.0


def test_the_factor_of_a_label_moves_the_decision() -> None:
    numbers = Combination(NETWORK_ALONE.weights, NETWORK_ALONE.bias, (1.0, 3.0, 1.0, 1.0))
    assert choose((0.6, 0.25, 0.1, 0.05), NETWORK_ALONE) is Label.ALIGNED
    assert choose((0.6, 0.25, 0.1, 0.05), numbers) is Label.DRIFTED


def test_a_fault_keeps_its_named_reason() -> None:
    judgement = judge_combined(OTHER_NUMBER, MESSAGE, NEAR, SURE_OF["conflicting"], NETWORK_ALONE)
    assert judgement.label is Label.CONFLICTING
    assert "45" in judgement.reasons[0]
    assert dict(judgement.evidence)["reasons"] == ("number",)


def test_a_fault_that_only_the_network_sees_says_so() -> None:
    passage = profile_text("Teams cut processing time, we think.")
    judgement = judge_combined(passage, MESSAGE, NEAR, SURE_OF["drifted"], NETWORK_ALONE)
    assert judgement.label is Label.DRIFTED
    assert judgement.reasons == ("The judge model reads this as drifted (probability 0.99).",)
    assert dict(judgement.evidence)["reasons"] == ("judge_model",)


def test_a_question_claims_nothing() -> None:
    passage = profile_text("Do teams cut processing time by 45 %?")
    assert judge_combined(passage, MESSAGE, NEAR, SURE_OF["conflicting"], NETWORK_ALONE).label is Label.UNRELATED
