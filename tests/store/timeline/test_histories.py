"""Spells, gone assets and renames, over runs recorded in any order."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from itertools import permutations

import pytest

from msgcheck.analysis.content_sketch import content_sketch
from msgcheck.model.asset import SkippedAsset
from msgcheck.model.passage import Layer, Passage, Role
from msgcheck.model.place import LinePlace
from msgcheck.store.history import open_history

WORKSPACE = "Acme Flow"


def sketch(*texts):
    return content_sketch([Passage(text, Layer.BODY, Role.PARAGRAPH, LinePlace(1)) for text in texts])


TEN = [f"sentence {number} of the deck" for number in range(10)]


@pytest.fixture
def make(make_run):
    """Make a run of assets, each a letter for its content, by address; '-' is skipped, '+' adds a finding."""

    def build(number, assets, **fields):
        (asset,), (finding,) = make_run().assets, make_run(1, ("v1:a",)).findings
        listed = {uri: said for uri, said in assets.items() if said != "-"}
        values = {"command": "scan", "is_whole": True, "is_full": True} | fields
        return make_run(
            number,
            assets=tuple(
                replace(asset, uri=uri, sha256=said.rstrip("+") * 64, verdicts=(), content=None)
                for uri, said in listed.items()
            ),
            skipped=tuple(SkippedAsset(uri, "encrypted", "Closed.") for uri, said in assets.items() if said == "-"),
            findings=tuple(replace(finding, asset=uri) for uri, said in listed.items() if said.endswith("+")),
            **values,
        )

    return build


def told(url, runs, until=None):
    """Each asset's spells as (address, first run, last run, run that ended it)."""
    with open_history(url) as history:
        for run in runs:
            history.record(run)
        end = until or max(run.started_at for run in runs) + timedelta(days=1)
        names = {run.started_at: run.run_id.removeprefix("run-") for run in runs} | {None: None}
        return {
            each.identity: [
                (spell.result.uri, spell.first.run_id[4:], spell.last.run_id[4:], names[spell.end])
                for spell in each.spells
            ]
            for each in history.asset_histories(end, WORKSPACE)
        }


def test_runs_that_say_the_same_are_one_spell_and_a_change_begins_another(history_url, make):
    runs = [make(1, {"a": "x"}), make(2, {"a": "x"}), make(3, {"a": "x+"}), make(4, {"a": "x+"})]
    assert told(history_url, runs) == {"a": [("a", "1", "2", "3"), ("a", "3", "4", None)]}


def test_an_asset_is_gone_when_a_whole_run_does_not_list_it_and_may_come_back(history_url, make):
    runs = [make(1, {"a": "x", "b": "y"}), make(2, {"b": "y"}), make(3, {"a": "x", "b": "y"})]
    assert told(history_url, runs) == {
        "a": [("a", "1", "1", "2"), ("a", "3", "3", None)],
        "b": [("b", "1", "3", None)],
    }


@pytest.mark.parametrize(
    ("fields", "spells"),
    [
        ({"is_whole": False}, [("a", "1", "1", "2"), ("a", "2", "2", None)]),
        ({"is_whole": False, "is_full": False}, [("a", "1", "1", None)]),
        ({"command": "check", "is_whole": False}, [("a", "1", "1", "2"), ("a", "2", "2", None)]),
        ({"command": None, "is_whole": None, "is_full": None}, [("a", "1", "1", "2"), ("a", "2", "2", None)]),
        (
            {"command": None, "is_whole": None, "is_full": None, "scope": "gate of Acme Flow: all assets (rules 1)"},
            [("a", "1", "1", "2"), ("a", "2", "2", None)],
        ),
    ],
)
def test_a_run_over_a_part_makes_nothing_gone_and_one_without_all_rules_tells_no_state(
    history_url, make, fields, spells
):
    runs = [make(1, {"a": "x", "b": "y"}), make(2, {"a": "x+"}, **({"scope": "Acme Flow: a (rules 1)"} | fields))]
    assert told(history_url, runs) == {"a": spells, "b": [("b", "1", "1", None)]}


def test_an_old_run_over_all_assets_is_whole_by_its_scope(history_url, make):
    old = {"command": None, "is_whole": None, "is_full": None, "scope": "Acme Flow: all assets (rules 123)"}
    runs = [make(1, {"a": "x", "b": "y"}, **old), make(2, {"b": "y"}, **old)]
    assert told(history_url, runs) == {"a": [("a", "1", "1", "2")], "b": [("b", "1", "2", None)]}


def test_a_folder_scanned_again_misses_what_it_held_and_no_other(history_url, make):
    part = {"is_whole": False, "scope": "Acme Flow: decks (rules 1)"}
    runs = [
        make(1, {"web/c": "z"}),
        make(2, {"decks/a": "x", "decks/b": "y"}, **part),
        make(3, {"decks/b": "y"}, **part),
    ]
    assert told(history_url, runs) == {
        "decks/a": [("decks/a", "2", "2", "3")],
        "decks/b": [("decks/b", "2", "3", None)],
        "web/c": [("web/c", "1", "1", None)],
    }


def test_a_skipped_asset_is_there_and_its_state_is_unknown(history_url, make):
    runs = [make(1, {"a": "x+"}), make(2, {"a": "-"}), make(3, {"a": "x+"})]
    with open_history(history_url) as history:
        for run in runs:
            history.record(run)
        (found,) = history.asset_histories(runs[-1].started_at + timedelta(days=1), WORKSPACE)
    assert [spell.result.status for spell in found.spells] == ["ok", "skipped", "ok"]
    assert [len(spell.result.findings) for spell in found.spells] == [1, 0, 1]
    assert found.spells[1].result.reason == "encrypted"
    assert found.at(runs[1].started_at + timedelta(seconds=1)) is found.spells[1]
    assert found.at(runs[0].started_at) is None


@pytest.mark.parametrize("order", list(permutations(range(3))), ids=str)
def test_a_rename_is_one_asset_in_whatever_order_the_runs_were_recorded(history_url, make, order):
    runs = [make(1, {"a": "x", "b": "y"}), make(2, {"new/a": "x", "b": "y"}), make(3, {"best": "x", "b": "y"})]
    assert told(history_url, [runs[number] for number in order]) == {
        "a": [("a", "1", "1", "2"), ("new/a", "2", "2", "3"), ("best", "3", "3", None)],
        "b": [("b", "1", "3", None)],
    }


def test_twins_that_both_stay_are_two_assets(history_url, make):
    runs = [make(1, {"a": "x"}), make(2, {"a": "x", "a-copy": "x"}), make(3, {"a": "x", "a-copy": "x"})]
    assert set(told(history_url, runs)) == {"a", "a-copy"}


def test_a_new_file_under_the_old_name_is_another_asset(history_url, make):
    runs = [make(1, {"a": "x"}), make(2, {"b": "x"}), make(3, {"a": "z", "b": "x"})]
    assert told(history_url, runs) == {
        "a": [("a", "1", "1", "2"), ("b", "2", "3", None)],
        "a#2": [("a", "3", "3", None)],
    }


def test_of_two_that_are_gone_the_one_with_the_same_file_name_is_taken(history_url, make):
    runs = [make(1, {"a/one": "x", "b/two": "x"}), make(2, {"c/two": "x"})]
    assert told(history_url, runs) == {
        "a/one": [("a/one", "1", "1", "2")],
        "b/two": [("b/two", "1", "1", "2"), ("c/two", "2", "2", None)],
    }


def test_what_appeared_between_the_last_sight_and_the_miss_is_the_rename(history_url, make):
    part = {"is_whole": False, "command": "check", "scope": "gate of Acme Flow: new (rules 1)"}
    runs = [make(1, {"a": "x"}), make(2, {"new": "x"}, **part), make(3, {"new": "x"})]
    assert told(history_url, runs) == {"a": [("a", "1", "1", "3"), ("new", "2", "3", None)]}


@pytest.mark.parametrize(
    ("changed", "is_one"),
    [(TEN, True), ([*TEN[:9], "another"], True), ([*reversed(TEN)], True), ([*TEN[:8], "p", "q"], False)],
)
def test_what_says_nearly_the_same_under_another_name_is_the_same_asset(history_url, make, changed, is_one):
    before, after = make(1, {"a": "x"}), make(2, {"b": "y"})
    before = replace(before, assets=(replace(before.assets[0], content=sketch(*TEN)),))
    after = replace(after, assets=(replace(after.assets[0], content=sketch(*changed)),))
    assert (len(told(history_url, [before, after])) == 1) is is_one


def test_each_of_many_that_move_at_once_finds_its_own(history_url, make):
    def content(number):
        return sketch(*TEN, *(f"own sentence {number} {line}" for line in range(50)))

    before = make(1, {f"old/{number}": "x" for number in range(60)})
    after = make(2, {f"new/{number * 7 % 60}": "y" for number in range(60)})
    before = replace(
        before, assets=tuple(replace(each, sha256="", content=content(each.uri[4:])) for each in before.assets)
    )
    after = replace(
        after, assets=tuple(replace(each, sha256=" ", content=content(each.uri[4:])) for each in after.assets)
    )
    found = told(history_url, [before, after])
    assert len(found) == 60
    assert all(spells[1][0] == identity.replace("old", "new") for identity, spells in found.items())


def test_runs_at_the_same_time_are_in_order_of_their_ids(history_url, make):
    one, other = make(1, {"a": "x"}), make(2, {"a": "y"})
    runs = [replace(other, started_at=one.started_at), one]
    assert told(history_url, runs, one.started_at + timedelta(days=1))["a"][-1][:3] == ("a", "2", "2")


def test_only_what_was_known_before_and_in_this_workspace(history_url, make):
    runs = [make(1, {"a": "x"}), make(2, {"a": "y", "b": "y"}), make(3, {"c": "z"}, workspace="Other")]
    assert told(history_url, runs, runs[1].started_at) == {"a": [("a", "1", "1", None)]}
    with open_history(history_url) as history:
        assert [run.run_id for run in history.runs_until(runs[2].started_at, WORKSPACE)] == ["run-1", "run-2"]
        assert list(history.asset_histories(runs[0].started_at, WORKSPACE)) == []


def test_findings_are_slim_and_lead_to_their_texts(history_url, make):
    run = make(1, {"a": "x+", "b": "y+"})
    with open_history(history_url) as history:
        history.record(run)
        one, other = history.asset_histories(run.started_at + timedelta(days=1), WORKSPACE)
        (fact,), (alike,) = one.spells[0].result.findings, other.spells[0].result.findings
        assert history.finding(fact.result_id, fact.position) == ("a", run.findings[0])
    assert (fact.fingerprint, fact.rule, fact.reference_id) == ("v1:a", "term.deprecated", "open-source")
    assert fact.alike == alike.alike


def test_pages_of_a_host_whose_sitemap_could_not_be_read_are_not_gone(history_url, make):
    pages = {"https://a.example/1": "x", "https://a.example/2": "y", "https://b.example/3": "z", "deck": "w"}
    unread = SkippedAsset("https://a.example/sitemap.xml", "sitemap", "503")
    blind = replace(make(2, {"https://a.example/2": "v"}), skipped=(unread,))
    runs = [make(1, pages), blind, make(3, {"https://a.example/2": "v"})]
    assert told(history_url, runs) == {
        "deck": [("deck", "1", "1", "2")],
        "https://a.example/1": [("https://a.example/1", "1", "1", "3")],
        "https://a.example/2": [("https://a.example/2", "1", "1", "2"), ("https://a.example/2", "2", "3", None)],
        "https://a.example/sitemap.xml": [("https://a.example/sitemap.xml", "2", "2", "3")],
        "https://b.example/3": [("https://b.example/3", "1", "1", "2")],
    }


def test_what_stood_in_a_folder_that_is_not_there_is_not_gone(history_url, make):
    away = SkippedAsset("decks", "not-found", "There is no such folder or file.")
    blind = replace(make(2, {"web/b": "y"}), skipped=(away,))
    runs = [make(1, {"decks/a": "x", "web/b": "y", "decks-old": "z"}), blind, make(3, {"decks/a": "x", "web/b": "y"})]
    assert told(history_url, runs) == {
        "decks": [("decks", "2", "2", "3")],
        "decks-old": [("decks-old", "1", "1", "2")],
        "decks/a": [("decks/a", "1", "3", None)],
        "web/b": [("web/b", "1", "3", None)],
    }
