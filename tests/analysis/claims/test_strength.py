from pathlib import Path

import pytest
import yaml

from msgcheck.analysis.claims.strength import strong_claims

NAMES = ("Acme Flow",)
CASES = yaml.safe_load(Path(__file__).with_name("strong_claims.yaml").read_text(encoding="utf-8"))
FOUND = [(kind, case["text"], case["cue"]) for kind, cases in CASES.items() if kind != "none" for case in cases]


@pytest.mark.parametrize(("kind", "text", "cue"), FOUND, ids=[text for _, text, _ in FOUND])
def test_a_strong_claim_is_found_by_its_words(kind, text, cue):
    (claim,) = strong_claims(text, NAMES)
    assert (claim.kind, text[claim.cue_start : claim.cue_end].strip()) == (kind, cue)


@pytest.mark.parametrize("text", CASES["none"])
def test_what_makes_no_claim_of_the_company_is_left_alone(text):
    assert strong_claims(text, NAMES, is_headline=True) == ()


@pytest.mark.parametrize("text", ["Save 30 minutes a day for every clerk", "50 % faster close of every ledger"])
def test_a_headline_with_a_gain_needs_no_name(text):
    assert [claim.kind for claim in strong_claims(text, NAMES, is_headline=True)] == ["value"]
    assert strong_claims(text, NAMES) == ()


@pytest.mark.parametrize(
    "text",
    [
        "Accuracy twice as high as that of any other ledger",
        "Closes faster and more safely than any other ledger on sale",
    ],
)
def test_a_headline_that_is_above_all_others_needs_no_name(text):
    assert [claim.kind for claim in strong_claims(text, NAMES, is_headline=True)] == ["comparison"]
    assert strong_claims(text, NAMES) == ()


def test_each_sentence_has_its_own_span():
    text = "Read this first. Acme Flow is the leading close platform. It is blue. Acme Flow saves 40 % of the work."
    assert [text[claim.start : claim.end] for claim in strong_claims(text, NAMES)] == [
        "Acme Flow is the leading close platform.",
        "Acme Flow saves 40 % of the work.",
    ]


def test_without_a_name_nothing_is_claimed():
    assert strong_claims("We guarantee our customers the lowest price.", ()) == ()
