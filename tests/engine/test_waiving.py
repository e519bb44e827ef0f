from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from msgcheck.engine.acceptance.waiving import WaiverTerms, waive
from msgcheck.errors import Position
from msgcheck.model.finding import Finding
from msgcheck.model.severity import Severity
from msgcheck.model.waiver import Grant, Waiver

TODAY = date(2026, 7, 1)
FOUND = Finding(rule="term.deprecated", severity=Severity.ERROR, fingerprint="v1:1", asset="decks/a.pptx", message="",
                quote="FOSS")  # fmt: skip
TERMS = WaiverTerms(
    today=TODAY,
    severities={"term.deprecated": Severity.ERROR, "waiver.expired": Severity.WARNING,
                "waiver.unused": Severity.SUGGESTION},
    uris=frozenset({"decks/a.pptx"}),
    is_whole=True,
    looked_for=frozenset({"term.deprecated"}),
    is_full=True,
    known=frozenset({"term.deprecated", "term.forbidden", "ter.x"}),
)  # fmt: skip


def waiver(until=TODAY, **subject):
    grant = Grant(reason="why", owner="who", until=until)
    return Waiver(grant=grant, position=Position(Path("waivers.yaml"), 4, 5), **subject)


MATCHING = [
    {"fingerprint": "v1:1"},
    {"fingerprint": "v1:1", "rule": "term.deprecated"},
    {"rule": "term.deprecated", "asset": "decks/a.pptx"},
    {"rule": "term", "asset": "decks/**", "quote": "foss"},
]
OTHERS = [
    {"fingerprint": "v1:2"},
    {"fingerprint": "v1:1", "rule": "term.forbidden"},
    {"rule": "ter", "asset": "decks/a.pptx"},
    {"rule": "term", "asset": "web/**"},
    {"rule": "term", "asset": "decks/**", "quote": "freeware"},
]


@pytest.mark.parametrize("subject", MATCHING)
def test_what_is_waived(subject):
    assert waive([FOUND], [waiver(**subject)], TERMS) == (replace(FOUND, waiver="why (who, until 2026-07-01)"),)


@pytest.mark.parametrize("rule", ["term.depricated", "house.none"])
@pytest.mark.parametrize("change", [{}, {"is_whole": False, "is_full": False}])
def test_a_waiver_of_a_rule_that_there_is_not_is_told_in_every_run(rule, change):
    (told,) = waive([], [waiver(rule=rule, asset="decks/**")], replace(TERMS, **change))
    near = " (the nearest is 'term.deprecated')" if rule == "term.depricated" else ""
    assert told.rule == "waiver.unused"
    assert told.message == (
        f"The waiver of who for {rule} in decks/** waives nothing: no rule or group is called so{near}."
    )


@pytest.mark.parametrize("subject", OTHERS)
def test_what_is_not_waived_and_so_unused(subject):
    terms = replace(TERMS, looked_for=frozenset({"term.deprecated", "ter.x", "term.forbidden"}))
    first, told = waive([FOUND], [waiver(**subject)], terms)
    assert first == FOUND
    assert (told.rule, told.severity, told.asset, told.place.line) == (
        "waiver.unused", Severity.SUGGESTION, "waivers.yaml", 4
    )  # fmt: skip


def test_an_expired_waiver_waives_nothing_and_is_told():
    first, told = waive([FOUND], [waiver(date(2026, 6, 30), fingerprint="v1:1")], TERMS)
    assert first.waiver is None
    assert (told.rule, "2026-06-30" in told.message) == ("waiver.expired", True)


def test_of_two_waivers_the_one_that_holds_counts():
    both = [waiver(date(2026, 6, 30), fingerprint="v1:1"), waiver(rule="term", asset="decks/**")]
    assert waive([FOUND], both, TERMS)[0].waiver is not None


def test_an_asset_that_is_gone_is_told():
    (told,) = waive([], [waiver(rule="term", asset="gone/**")], TERMS)
    assert "no longer matches any asset" in told.message


@pytest.mark.parametrize(
    "change", [{"is_whole": False}, {"looked_for": frozenset(), "is_full": False}, {"severities": {}}]
)
def test_nothing_is_called_unused_that_was_not_looked_at(change):
    unused = [waiver(rule="term", asset="decks/**", quote="x")]
    assert waive([], unused, replace(TERMS, **change)) == ()


def test_a_waiver_of_the_asset_itself_stays():
    own = replace(FOUND, waiver="inline")
    assert waive([own], [waiver(fingerprint="v1:1")], TERMS) == (own,)
