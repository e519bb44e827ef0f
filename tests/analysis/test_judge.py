from dataclasses import replace

import pytest

from msgcheck.analysis.comparison import Reason, compare, profile_message, profile_text
from msgcheck.analysis.judge import (
    FEATURES,
    Similarity,
    claim_chance,
    features,
    judge,
    load_judge,
)
from msgcheck.model.message import MatchMode, Message, MessageKind, MessageStatus, Variant
from msgcheck.model.verdict import Label

NUMBERS = load_judge()
NEAR = Similarity(approved=0.85, wrong=0.0, lead=0.3)
FAR = Similarity(approved=0.2, wrong=0.0, lead=-0.3)


def message(statement, *, match="meaning", variants=(), contradictions=(), status="approved"):
    return profile_message(
        Message(
            id="m",
            kind=MessageKind.VALUE_PROPOSITION,
            statement=statement,
            match=MatchMode(match),
            variants=tuple(Variant(text) for text in variants),
            contradictions=tuple(contradictions),
            status=MessageStatus(status),
        )
    )


SAVING = message("Acme Flow cuts the time to close the books by 70 %.", variants=["Close your books 3x faster"])
HOSTING = message("Acme Flow stores customer data in Austria.")
KIND = message("Acme Flow is a close platform.", contradictions=["Acme Flow is an accounting tool."])
TAGLINE = message("Close the books, sleep at night.", match="exact")

DENIED = "store, customer, data, austria"

DIFFERENCES = [
    ("Acme Flow cuts the time to close the books by 45 %.", SAVING, Reason.NUMBER, "70 %", "45 %"),
    ("Acme Flow cuts the time to close the books by 70 minutes, 45 %.", SAVING, Reason.NUMBER, "70 %", "45 %"),
    ("Acme Flow cuts the time to close the books by up to 70 %.", SAVING, Reason.QUALIFIER, "70 %", "up to 70 %"),
    ("Acme Flow doesn't store customer data in Austria.", HOSTING, Reason.NEGATION, "", DENIED),
    ("Acme Flow is an accounting tool.", KIND, Reason.KNOWN_WRONG, "", "Acme Flow is an accounting tool."),
    ("Acme Flow stores all customer data in Germany.", HOSTING, Reason.NAME, "Austria", "Germany"),
    ("Acme Flow always stores customer data in Austria.", HOSTING, Reason.STRONGER, "", "always"),
    ("Close the books, sleep better at night.", TAGLINE, Reason.WORDING, "", "better"),
]


@pytest.mark.parametrize(("passage", "against", "reason", "approved", "found"), DIFFERENCES)
def test_a_difference_is_named_with_its_words(passage, against, reason, approved, found):
    (difference,) = compare(profile_text(passage), against)
    assert (difference.reason, difference.approved, difference.found) == (reason, approved, found)


@pytest.mark.parametrize(
    ("passage", "against"),
    [
        ("Closing the books takes 70 % less time with Acme Flow.", SAVING),
        ("Acme Flow cuts the time to close the books by 70 %: 3x faster.", SAVING),
        ("The invoice is due in 45 days; 45 % of readers close the door.", SAVING),
        ("Acme Flow is no accounting tool, it is a close platform.", KIND),
        ("“Close the books, sleep at night.”", TAGLINE),
        ("To close the books at night, open the settings and look for the button named sleep.", TAGLINE),
    ],
)
def test_what_is_no_difference(passage, against):
    assert compare(profile_text(passage), against) == ()


def test_labels_need_the_claim_and_the_difference():
    wrong = profile_text("Acme Flow cuts the time to close the books by 45 %.")
    right = profile_text("Acme Flow cuts the time to close the books by 70 %.")
    other = profile_text("Our office dog is called Rex.")
    assert judge(wrong, SAVING, NEAR, NUMBERS).label is Label.CONFLICTING
    assert judge(right, SAVING, NEAR, NUMBERS).label is Label.ALIGNED
    assert judge(other, SAVING, FAR, NUMBERS).label is Label.UNRELATED
    assert judge(profile_text("Close the books, sleep better at night."), TAGLINE, NEAR, NUMBERS).label is Label.DRIFTED


def test_similarity_alone_makes_no_finding():
    nearest = Similarity(approved=1.0, wrong=1.0, lead=2.0)
    judgement = judge(profile_text("Finance teams finish the month in days."), SAVING, nearest, NUMBERS)
    assert judgement.label in (Label.ALIGNED, Label.UNRELATED)


def test_a_question_claims_nothing():
    judgement = judge(profile_text("Does Acme Flow cut the time to close the books by 45 %?"), SAVING, NEAR, NUMBERS)
    assert judgement.label is Label.UNRELATED


def test_reasons_are_sentences_and_confidence_is_measured():
    judgement = judge(profile_text("Acme Flow cuts the time to close the books by 45 %."), SAVING, NEAR, NUMBERS)
    assert judgement.reasons == ("This says “45 %” where the platform says “70 %”.",)
    assert judgement.confidence == dict(NUMBERS.precision)["number"]
    assert dict(judgement.evidence)["reasons"] == ("number",)


def test_every_reason_has_a_measured_precision():
    assert {reason.value for reason in Reason} | {"retired"} == {name for name, _ in NUMBERS.precision}
    assert all(0.7 <= precision <= 1 for _, precision in NUMBERS.precision)


def test_telling_a_retired_message_needs_more():
    passage = profile_text("Acme Flow helps teams to close the books.")
    statement = "Acme Flow helps small firms close."
    approved, retired = message(statement), message(statement, status="retired")
    similarity = Similarity(approved=0.6, wrong=0.0, lead=0.15)
    chance = claim_chance(features(passage, approved, similarity), NUMBERS)
    numbers = replace(NUMBERS, claim=chance - 0.05, retired=chance + 0.05)
    assert judge(passage, approved, similarity, numbers).label is Label.ALIGNED
    assert judge(passage, retired, similarity, numbers).label is Label.UNRELATED


def test_features_are_named_in_order():
    values = features(profile_text("Acme Flow stores data."), HOSTING, NEAR)
    named = dict(zip(FEATURES, values, strict=True))
    assert named["approved"] == 0.85
    assert named["lead"] == 0.3
    assert named["recall"] == pytest.approx(4 / 6)
    assert named["precision"] == 1.0
