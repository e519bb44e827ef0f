"""The OpenChain case backfilled from its dated files tells its own history; the figures are those of its README."""

from __future__ import annotations

import re
import shutil
from collections import Counter
from datetime import UTC, datetime
from pathlib import PurePosixPath

import pytest

from msgcheck import api
from msgcheck.model.period import parse_period, quarter_of
from msgcheck.store.history import open_history

pytestmark = pytest.mark.realdata

SETTINGS = """
[workspace]
name = "OpenChain"
platform = "platform"
rules = []

[assets.asset]
paths = ["decks/**", "collateral/**"]
"""
ONLY_TERMS = "".join(f'[rules.{group}]\nseverity = "off"\n' for group in ("message", "claim", "corpus"))
FAMILIES = "curriculum-", "core-open-source", "launch-presentation", "training-slides-", "supplier-leaflet"
TRAINING = "2019-08-05-curriculum-for-2-0", "2020-04-09-curriculum-for-2-0", "2024-07-03-training-slides"
# asset -> quarter in which a version was new -> FOSS in it
FOSS = {
    "curriculum-release-1": {"2017Q3": 202},
    "curriculum-release-2": {"2017Q3": 356},
    "curriculum-for-1-1": {"2017Q3": 404, "2017Q4": 403, "2018Q3": 403},
    "curriculum-for-1-2": {"2018Q3": 403},
    "curriculum-for-2-0": {"2019Q2": 0, "2019Q3": 0, "2020Q2": 0, "2020Q4": 0},
    "training-slides-for-DIS-5230": {"2020Q4": 0},
    "training-slides-for-ISO-5230": {"2020Q4": 0, "2021Q2": 0},
    "training-slides-2024-04-update": {"2024Q3": 0},
}


@pytest.fixture(scope="module")
def histories(realdata, tmp_path_factory):
    """Return a function: backfill the files of the case with these names; give the history of each asset by name, each
    spell with its findings.
    """

    def backfilled(names, settings):
        folder = tmp_path_factory.mktemp("openchain")
        case = realdata / "cases/openchain"
        shutil.copytree(case / "platform", folder / "platform")
        (folder / "msgcheck.toml").write_text(SETTINGS + settings)
        for kind in ("decks", "collateral"):
            (folder / kind).mkdir()
            for name in names:
                for file in (case / "assets" / kind).glob(f"*{name}*"):
                    shutil.copy(file, folder / kind)
        api.backfill(api.OldVersions(folder=folder), workspace=folder)
        with open_history("sqlite:///.msgcheck/history.db", folder) as history:
            found = list(history.asset_histories(datetime(2030, 1, 1, tzinfo=UTC), "OpenChain"))
            return {
                PurePosixPath(each.identity).stem: [
                    (spell, [history.finding(one.result_id, one.position)[1] for one in spell.result.findings])
                    for spell in each.spells
                ]
                for each in found
            }

    return backfilled


@pytest.fixture(scope="module")
def terms(histories):
    return histories(FAMILIES, ONLY_TERMS)


def foss(findings):
    return sum(len(re.findall(r"\bFOSS\b", each.quote)) for each in findings if each.rule == "term.deprecated")


@pytest.mark.parametrize("asset", FOSS)
def test_each_version_is_new_in_its_quarter_and_holds_foss_as_often_as_it_stands(terms, asset):
    assert {quarter_of(spell.start).name: foss(found) for spell, found in terms[asset]} == FOSS[asset]


def test_the_quarters_show_the_switch_away_from_foss(terms):
    new = Counter()
    for spells in terms.values():
        for spell, found in spells:
            new[quarter_of(spell.start).name] += foss(found)
    assert all(new[quarter] > 0 for quarter in ("2017Q3", "2017Q4", "2018Q3"))
    assert [new[quarter] for quarter in ("2019Q2", "2019Q3", "2020Q2", "2020Q4", "2021Q2", "2024Q3")] == [0] * 6


def test_the_quarter_of_the_iso_switch_has_the_first_decks_that_bear_the_name(terms):
    known = {}
    for quarter in ("2020Q2", "2020Q4"):
        end = parse_period(quarter).end
        known[quarter] = {name for name, spells in terms.items() if any(spell.start < end for spell, _ in spells)}
    assert not any("5230" in name for name in known["2020Q2"])
    assert {"training-slides-for-DIS-5230", "training-slides-for-ISO-5230"} <= known["2020Q4"]


def test_the_training_section_has_three_numbers_of_which_the_last_is_right(histories):
    spells = histories(TRAINING, "")
    told = {}
    for asset in spells.values():
        for spell, found in asset:
            numbers = [
                re.search(r"Section ([\d.]*\d)", each.passage).group(1)
                for each in found
                if each.rule == "claim.number-mismatch" and each.reference.id == "proof-training-3-1-2"
            ]
            told[quarter_of(spell.start).name] = numbers
    assert told == {"2019Q3": ["1.2"], "2020Q2": ["2.0"], "2024Q3": []}
