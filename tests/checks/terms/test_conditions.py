"""Conditions: what stands near a form, and where it stands."""

from __future__ import annotations

import pytest

from msgcheck.checks.terms.forms.conditions import condition_of
from msgcheck.model.passage import Layer, Passage, Role
from msgcheck.model.place import LinePlace
from msgcheck.model.term import Headings, PackRule, RuleKind


def holds(marked, role=Role.PARAGRAPH, **asked):
    start, end = marked.index("["), marked.index("]") - 1
    text = marked.replace("[", "").replace("]", "")
    condition = condition_of(PackRule(id="r", kind=RuleKind.EXISTENCE, message="m", **asked))
    return condition is None or condition.holds(Passage(text, Layer.BODY, role, LinePlace(1)), text, start, end)


NEAR = [
    ("a sales [lead] came", True),
    ("a [lead] of our account managers", True),
    ("a [lead], that none of the Sales people saw", False),
    ("Sales, and nobody but them, saw a [lead]", False),
    ("a [lead] on presales", False),
    ("a [sales] team", False),
    ("an account-manager's [lead]", True),
    ("[lead]sales", False),
]


@pytest.mark.parametrize(("text", "is_near"), NEAR)
def test_near_is_within_so_many_words_outside_the_form(text, is_near):
    words = {"near": ("sales", "account manager"), "within": 4}
    assert holds(text, **words) is is_near
    assert holds(text, not_near=words["near"], within=4) is not is_near


@pytest.mark.parametrize("role", Role)
def test_headings(role):
    is_heading = role in {Role.TITLE, Role.SUBTITLE, Role.HEADING}
    assert holds("[x]", role, headings=Headings.ONLY) is is_heading
    assert holds("[x]", role, headings=Headings.NEVER) is not is_heading
    assert holds("[x]", role)


def test_a_long_passage_takes_no_time(clock):
    text = "x " * 50_000
    condition = condition_of(PackRule(id="r", kind=RuleKind.EXISTENCE, message="m", near=("y",)))
    passage = Passage(text, Layer.BODY, Role.PARAGRAPH, LinePlace(1))
    clock.assert_within(5, lambda: [condition.holds(passage, text, at, at + 1) for at in range(0, len(text), 20)])
