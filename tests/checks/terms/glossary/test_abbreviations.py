"""Abbreviations that nobody explains are found once, at their first use; all others pass."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from msgcheck.checks.terms.finding.normalised_asset import NormalisedAsset
from msgcheck.checks.terms.glossary.abbreviations import undefined_abbreviations
from msgcheck.checks.terms.glossary.known_abbreviations import (
    abbreviations_named,
    country_codes,
    state_codes,
    well_known,
)
from msgcheck.model.message import MatchMode, Message, MessageKind, Persona, Platform
from msgcheck.model.passage import Role
from msgcheck.model.reference_data import Reference
from msgcheck.model.term import PackRule, RuleKind, RulePack

CASES = yaml.safe_load(Path(__file__).with_name("abbreviation_cases.yaml").read_text(encoding="utf-8"))
NAMED = frozenset({"MQL", "COBX"})
BODY, NOTES = frozenset({"body"}), frozenset({"notes"})


def found(passages):
    observations = undefined_abbreviations(NormalisedAsset(passages, BODY), lambda: NAMED)
    for seen in observations:
        assert passages[seen.passage].text[seen.start : seen.end]
    return [(dict(seen.evidence)["abbreviation"], dict(seen.evidence)["uses"]) for seen in observations]


@pytest.mark.parametrize("case", CASES["found"], ids=lambda case: case["text"])
def test_an_abbreviation_that_nobody_explains_is_found(asset, case):
    assert [short for short, _ in found(asset(case["text"]))] == case["abbreviations"]


@pytest.mark.parametrize("text", CASES["silent"])
def test_what_is_known_explained_or_no_abbreviation_passes(asset, text):
    assert found(asset(text)) == []


def test_one_finding_tells_the_first_use_and_the_count(asset):
    passages = asset("We hire.", "Each SDR calls.", "SDRs and one more SDR.")
    (seen,) = undefined_abbreviations(NormalisedAsset(passages, BODY), lambda: NAMED)
    assert (seen.passage, seen.start, seen.end) == (1, 5, 8)
    assert "3 times" in seen.message


def test_an_expansion_anywhere_in_the_asset_explains_every_use(asset):
    assert found(asset("The SDR calls.", "A sales development representative (SDR) calls.")) == []
    assert found(asset("The SDR calls.", "Sales development representatives call.")) == []


def test_the_next_cell_of_a_table_explains(asset):
    cells = asset(("SDR", Role.CELL), ("Sales development representative", Role.CELL), "The SDR calls.")
    assert found(cells) == []
    assert found(asset(("SDR", Role.CELL), ("Five people", Role.CELL), "The SDR calls.")) == [("SDR", 1)]


def test_a_layer_that_is_not_checked_is_not_looked_at(asset):
    assert undefined_abbreviations(NormalisedAsset(asset("The SDR calls."), NOTES), lambda: NAMED) == []


def test_what_the_workspace_names_is_known(glossary_of):
    glossary = glossary_of({"preferred": "lead", "abbreviation": "AAA", "deprecated": ("BBB lead",)})
    rule = PackRule(id="r", kind=RuleKind.SUBSTITUTION, message="m", swap=(("CCC", "DDD"),))
    message = Message(
        id="m", kind=MessageKind.CATEGORY, statement="The EEE for teams.", match=MatchMode.FACTS, products=("FFF",)
    )
    platform = Platform(name="GGG", version="1", messages=(message,), personas=(Persona("p", "HHH", ("III",)),))
    named = abbreviations_named(Reference(platform, glossary, (RulePack("pack", (rule,)),)))
    assert named >= {"AAA", "BBB", "CCC", "DDD", "EEE", "FFF", "GGG", "HHH", "III"}


def test_the_list_that_ships_is_in_capitals_and_knows_the_countries():
    assert all(entry == entry.upper() for entry in well_known() | country_codes() | state_codes())
    assert len(country_codes()) > 240
    assert {"TX", "QC", "NSW"} <= state_codes()
    assert {"USA", "EU", "PDF", "API", "CEO", "FAQ", "URL"} <= well_known()
    assert not {"SDR", "MQL", "SBOM", "SLA"} & well_known()
