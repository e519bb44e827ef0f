"""What is wrong with a platform that can be read: each rule with what it finds and what it leaves alone."""

from __future__ import annotations

from dataclasses import fields
from datetime import date

import pytest

from msgcheck.checks.catalogue import BUILT_IN, PLATFORM_LINT
from msgcheck.checks.platform_lint.linting import lint_platform
from msgcheck.checks.platform_lint.rules import UNKNOWN_PART
from msgcheck.model.message import Evidence, MatchMode, Message, MessageKind, MessageStatus, Platform, Variant
from msgcheck.model.reference_data import Reference
from msgcheck.model.term import Glossary, Term

TODAY = date(2026, 7, 1)
GLOSSARY = Glossary((Term(id="open-source", preferred="open source", deprecated=("FOSS",)),))


def message(name, statement, kind=MessageKind.COMMITMENT, **more):
    return Message(id=name, kind=kind, statement=statement, match=MatchMode.MEANING, **more)


def found(*messages, kinds=("deck",), glossary=GLOSSARY):
    platform = Platform(name="Lumo", version="1", messages=messages)
    flaws = lint_platform(Reference(platform, glossary, (), ()), kinds, TODAY)
    return [(flaw.rule, flaw.reference.id) for flaw in flaws]


LOGIN = message("login", "One login for all teams.", variants=(Variant("A single login."),))
OLD = Evidence("Study", expires=date(2026, 6, 30))
FOUND = {
    "named as wrong": (LOGIN, message("b", "Two.", contradictions=("one login for all teams",)), "contradicted"),
    "wrong and right in one": (LOGIN, message("b", "Two.", contradictions=("Two",)), "contradicted"),
    "said twice": (LOGIN, message("b", "A  single login"), "duplicate"),
    "approval over": (LOGIN, message("b", "Two.", valid_until=date(2026, 6, 30)), "expired"),
    "evidence over": (LOGIN, message("b", "Two.", evidence=(OLD,)), "expired"),
    "no evidence": (LOGIN, message("b", "Two.", MessageKind.PROOF_POINT), "unproved"),
    "deprecated word": (LOGIN, message("b", "Two.", variants=(Variant("We write FOSS."),)), "wording"),
    "kind that is not there": (LOGIN, message("b", "Two.", required_in=("deck", "slides")), "unknown-kind"),
}
LEFT_ALONE = {
    "another number": message("b", "Two.", contradictions=("Two logins for all teams.",)),
    "last day": message("b", "Two.", valid_until=TODAY, evidence=(OLD, Evidence("Study of today"))),
    "evidence": message("b", "Two.", MessageKind.PROOF_POINT, evidence=(Evidence("Study"),)),
    "a draft": message("b", "One login for all teams. FOSS", MessageKind.PROOF_POINT, status=MessageStatus.DRAFT),
    "a draft for another kind": message("b", "Two.", status=MessageStatus.DRAFT, required_in=("slides",)),
    "retired": message("b", "A single login.", status=MessageStatus.RETIRED, valid_until=date(2020, 1, 1)),
    "retired with its kind": message("b", "Two.", status=MessageStatus.RETIRED, required_in=("slides",)),
    "wrong form": message("b", "Two.", contradictions=("We write FOSS.",), required_in=("deck",)),
}


@pytest.mark.parametrize("name", FOUND)
def test_a_flaw_is_found_once_and_at_its_message(name):
    *messages, rule = FOUND[name]
    assert found(*messages) == [(f"platform.{rule}", "b")]


@pytest.mark.parametrize("name", LEFT_ALONE)
def test_what_is_right_is_left_alone(name):
    assert found(LOGIN, LEFT_ALONE[name]) == []


def test_any_kind_may_be_required_where_the_settings_have_none():
    assert found(message("b", "Two.", required_in=("slides",)), kinds=()) == []


@pytest.mark.parametrize(
    ("part", "is_known"),
    [
        *(
            (part, True)
            for part in ("noun", "proper noun", "properNoun", "verb/noun", "Adj", "adverb", "nouns", "other", None)
        ),
        *((part, False) for part in ("nown", "masculine", "improper")),
    ],
)
def test_a_part_of_speech_that_is_none_is_told_of_its_term(part, is_known):
    term = Term(id="lead", preferred="prospect", deprecated=("lead",), part_of_speech=part)
    flaws = [] if is_known else [(UNKNOWN_PART.id, "lead")]
    assert found(LOGIN, glossary=Glossary((term,))) == flaws


@pytest.mark.parametrize("rule", PLATFORM_LINT, ids=lambda rule: rule.id)
def test_every_part_of_its_page_is_filled(rule):
    assert all(getattr(rule, field.name) for field in fields(rule))
    assert rule.id.startswith("platform.")
    assert rule not in BUILT_IN
    assert any(rule.id == f"platform.{case[-1]}" for case in FOUND.values()) or rule is UNKNOWN_PART
