"""A category found by name beside what the judge says of the same unit."""

from datetime import date

import pytest

from msgcheck.analysis.combination import Similarity
from msgcheck.checks.messages.check import check_messages
from msgcheck.checks.messages.index import build_index, texts_to_embed
from msgcheck.checks.messages.judging import Judged, Question
from msgcheck.checks.messages.platform_names import platform_names
from msgcheck.checks.messages.screening import Candidate
from msgcheck.checks.messages.units import Unit
from msgcheck.model.message import Platform
from msgcheck.model.passage import Layer, Role
from msgcheck.model.verdict import Judgement, Label, Verdict

OTHER = "Acme Flow is a ledger search tool."
OLD = "Acme Flow is a workflow tool for small accounting firms."
RIGHT = "Acme Flow is the close platform for finance teams."


def unit_of(text, number=0):
    return Unit(text, number, 0, len(text), Layer.BODY, Role.PARAGRAPH)


@pytest.fixture
def check(sample, word_encoder):
    """Check texts, given what the judge says: (texts, (unit, message id, label), ...) -> MessageCheck."""
    index = build_index(sample, word_encoder.encode(texts_to_embed(sample)))
    at = {profile.message.id: number for number, profile in enumerate(index.profiles)}
    platform = Platform(name="Acme Flow message platform", version="1", messages=sample)
    categories = platform_names(sample, platform, "Acme Flow").categories

    def judged(unit, message_id, label):
        candidate = Candidate(unit, at[message_id], Similarity(0.8, 0.0, 0.2), 0.8)
        return Judged(Question(unit, candidate), Judgement(Label(label), 0.9, ("It differs.",)))

    def run(texts, *said):
        units = tuple(unit_of(text, number) for number, text in enumerate(texts))
        answers = [judged(*each) for each in said]
        return check_messages(units, answers, index, asset_kind="deck", today=date(2026, 6, 1), categories=categories)

    return run


def found(result):
    return [(seen.rule, seen.reference.id, dict(seen.evidence).get("change")) for seen in result.observations]


def verdict_on(result, message_id):
    (verdict,) = (verdict for verdict in result.verdicts if verdict.message_id == message_id)
    return verdict.verdict, verdict.observation


@pytest.mark.parametrize("said", [[], [(0, "category", "aligned")], [(0, "category", "conflicting")]], ids=str)
def test_the_category_takes_the_place_of_what_the_judge_says_of_that_message(check, said):
    result = check([OTHER], *said)
    assert found(result) == [("message.drifted", "category", "category")]
    assert verdict_on(result, "category") == (Verdict.DRIFTED, 0)


def test_a_unit_that_tells_the_retired_message_is_found_by_it(check):
    result = check([OLD], (0, "old-category", "aligned"))
    assert found(result) == [("message.retired", "old-category", None)]
    assert verdict_on(result, "category") == verdict_on(result, "old-category") == (Verdict.RETIRED, 0)


def test_a_retired_category_is_found_where_the_judge_is_not_sure(check):
    result = check([OLD])
    assert found(result) == [("message.retired", "old-category", "category")]
    assert verdict_on(result, "category") == (Verdict.RETIRED, 0)


def test_a_fault_of_another_message_stands_beside_it(check):
    result = check([OTHER, OTHER], (1, "saving", "conflicting"), (0, "category", "aligned"))
    assert found(result) == [
        ("message.conflicting", "saving", None),
        ("message.drifted", "category", "category"),
        ("message.drifted", "category", "category"),
    ]
    assert verdict_on(result, "saving") == (Verdict.CONFLICTING, 0)
    assert verdict_on(result, "category") == (Verdict.DRIFTED, 1)


def test_the_worst_verdict_is_that_of_the_message(check):
    result = check([OTHER, RIGHT, OTHER], (1, "category", "conflicting"))
    assert verdict_on(result, "category") == (Verdict.CONFLICTING, 0)
    assert result.told == ((0, 0), (1, 0), (2, 0))


def test_a_figure_beside_another_category_is_no_second_finding(check):
    text = "Acme Flow is a ledger search tool for 300 firms."
    assert len(check([text], (0, "category", "aligned")).observations) == 1
    right = text.replace("ledger search tool", "close platform")
    assert found(check([right], (0, "category", "aligned"))) == [("claim.unsupported", "category", None)]


@pytest.mark.parametrize("message_id", ["category", "old-category"])
def test_a_category_word_that_is_no_answer_is_no_fault(check, message_id):
    label = "conflicting" if message_id == "category" else "aligned"
    assert found(check(["For workflow tool customers:"], (0, message_id, label))) == [
        ("message.missing", "category", None)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The workflow tool for small firms.",
        "Acme Flow is workflow order tool for all.",
        "The Workflow Tool!",
        "A workflow tool that small firms like: that is Acme Flow.",
        "The workflow tool small firms asked us for – Acme Flow",
    ],
)
def test_a_line_that_opens_with_what_it_is_stands(check, text):
    assert ("message.retired", "old-category", None) in found(check([text], (0, "old-category", "aligned")))


@pytest.mark.parametrize(
    "text",
    [
        "The workflow tool features are new.",
        "Meet users of a workflow tool.",
        "Workflow tool licences for all",
        "Workflow tool",
        "A workflow tool that small firms like: Halvern.",
        "A workflow tool is what small firms had: Acme Flow came and closed the books.",
        "A workflow tool that small firms like? Look again: Acme Flow.",
        "Acme Flow is a good replacement for Halvern as a ledger, a workflow and a tool.",
    ],
)
def test_a_line_that_only_speaks_of_the_category_word_does_not(check, text):
    assert found(check([text], (0, "old-category", "aligned"))) == [("message.missing", "category", None)]
