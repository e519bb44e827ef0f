"""New, fixed and unchanged are those of all fingerprints, though those of equal assets are not read."""

from __future__ import annotations

import re
from collections import Counter
from contextlib import contextmanager
from dataclasses import replace
from itertools import count

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from msgcheck.model.asset import SkippedAsset
from msgcheck.store import history as history_module
from msgcheck.store.comparison import PreviousRun, compare_assets, not_compared
from msgcheck.store.history import History, open_history
from msgcheck.store.recorded_asset import recorded_assets
from msgcheck.store.tables import fingerprints_of

NUMBERS = count(1)


def figures(comparison):
    return (comparison.new, comparison.fixed, comparison.unchanged)


def naive(now, before):
    now, before = (Counter(finding.fingerprint for finding in run.findings) for run in (now, before))
    return ((now - before).total(), (before - now).total(), (now & before).total())


def as_previous(run):
    """The run as a history gives it, without a database."""
    assets = recorded_assets(run)

    def fingerprints(digests):
        return [finding.fingerprint for asset in assets if asset.digest in digests for finding in asset.findings]

    return PreviousRun(run.run_id, run.started_at, tuple(asset.digest for asset in assets), fingerprints)


def compared(run, previous):
    return compare_assets(recorded_assets(run), previous)


@pytest.mark.parametrize(
    ("before", "now", "expected"),
    [
        ((), (), (0, 0, 0)),
        (("a",), ("a",), (0, 0, 1)),
        (("a", "b"), ("b", "c"), (1, 1, 1)),
        (("a", "a", "a"), ("a", "a"), (0, 1, 2)),
        (("a",), ("a", "a"), (1, 0, 1)),
    ],
)
def test_findings_are_compared_as_often_as_they_occur(make_run, before, now, expected):
    comparison = compared(make_run(2, now), as_previous(make_run(1, before)))
    assert figures(comparison) == expected
    assert (comparison.previous_run_id, comparison.previous_started_at) == ("run-1", make_run(1).started_at)


def run_of(make_run, scope, assets):
    """A run of assets, each with its title (which changes nothing about its findings) and fingerprints."""
    number = next(NUMBERS)
    (asset,), (finding,) = make_run().assets, make_run(1, ("v1:a",)).findings
    return make_run(
        number,
        scope=scope,
        assets=tuple(replace(asset, uri=f"{place}.md", title=title) for place, (title, _) in enumerate(assets)),
        findings=tuple(
            replace(finding, asset=f"{place}.md", fingerprint=name)
            for place, (_, names) in enumerate(assets)
            for name in names
        ),
    )


ASSETS = st.lists(st.tuples(st.sampled_from("xy"), st.lists(st.sampled_from("abc"), max_size=3)), max_size=4)


@settings(max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(before=ASSETS, now=ASSETS)
def test_the_outcome_is_that_of_all_fingerprints(history_url, make_run, before, now):
    scope = f"scope {next(NUMBERS)}"
    before, now = run_of(make_run, scope, before), run_of(make_run, scope, now)
    with open_history(history_url) as history:
        assert history.record(before) is None
        assert figures(history.record(now)) == naive(now, before)


@settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(before=ASSETS, now=ASSETS, twice=st.booleans())
def test_assets_that_stand_twice_count_twice(make_run, before, now, twice):
    before, now = run_of(make_run, "s", before), run_of(make_run, "s", now)
    if twice:
        now = replace(now, assets=now.assets * 2, skipped=now.skipped * 2)
    assert figures(compared(now, as_previous(before))) == naive(now, before)


class Watched:
    """A database or a connection that notes what is asked of it, with the row counts, and asks the real one."""

    def __init__(self, real, asked):
        self.real, self.asked = real, asked

    def __getattr__(self, name):
        return getattr(self.real, name)

    @contextmanager
    def writing(self):
        with self.real.writing() as connection:
            yield Watched(connection, self.asked)

    def execute(self, statement, values=None):
        self.asked.append((statement, 1))
        return self.real.execute(statement, values)

    def execute_many(self, statement, rows):
        self.asked.append((statement, len(rows)))
        self.real.execute_many(statement, rows)


def test_a_run_that_says_the_same_reads_and_writes_no_finding(history_url, make_run):
    with open_history(history_url) as history:
        history.record(make_run(1, ("v1:a", "v1:b")))
        watched = History(Watched(history._database, asked := []))
        assert figures(watched.record(make_run(2, ("v1:a", "v1:b")))) == (0, 0, 2)
    assert asked
    assert not [statement for statement, _ in asked if re.search(r"\bfinding\b", statement)]
    written = {statement.split()[2]: rows for statement, rows in asked if statement.startswith("INSERT")}
    assert written == {"run": 1, "run_asset": 2}


def test_only_assets_that_differ_are_read(history_url, make_run, monkeypatch):
    read = []

    def watched(connection, digests):
        read.append(fingerprints_of(connection, digests))
        return read[-1]

    monkeypatch.setattr(history_module, "fingerprints_of", watched)
    before = [("x", ("a", "b")), ("x", ("c",))]
    first, second = run_of(make_run, "s", before), run_of(make_run, "s", [before[0], ("x", ("d",))])
    with open_history(history_url) as history:
        history.record(first)
        assert figures(history.record(second)) == (1, 1, 2)
    assert read == [["c"]]


def test_nothing_of_a_host_is_fixed_whose_sitemap_could_not_be_read(make_run):
    (asset,) = make_run().assets
    unread = SkippedAsset("https://a.example/sitemap.xml", "sitemap", "503")
    gone = SkippedAsset("https://a.example/2", "not-found", "404")
    is_unknown = not_compared(make_run(assets=(replace(asset, uri="https://a.example/1"),), skipped=(unread, gone)))
    told = {
        (uri, was_read): is_unknown(uri, was_read)
        for uri in ("https://a.example/1", "https://a.example/2", "https://a.example/3", "https://b.example/1", "a.md")
        for was_read in (True, False)
    }
    unknown = {("https://a.example/2", True), ("https://a.example/3", True), ("https://a.example/3", False)}
    assert {each for each, is_one in told.items() if is_one} == unknown
    assert not not_compared(make_run(skipped=()))("https://a.example/3", True)
