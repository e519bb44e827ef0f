"""However the sample decks and documents are scanned, the findings are the same."""

from __future__ import annotations

import shutil
import sqlite3
from datetime import date

import pytest

from msgcheck import api
from msgcheck.engine.caching.cache import CACHE_FILE

PARTS = ("msgcheck.toml", "platform", "rules", "corpora/decks", "corpora/collateral")
HALF = "rowid IN (SELECT rowid FROM {table} ORDER BY rowid LIMIT (SELECT count(*) / 2 FROM {table}))"


@pytest.fixture(scope="module")
def sample(repository, tmp_path_factory):
    """A copy of the sample workspace with its decks and documents, and no cache."""
    folder = tmp_path_factory.mktemp("sample")
    for part in PARTS:
        source = repository / part
        (folder / part).parent.mkdir(parents=True, exist_ok=True)
        (shutil.copytree if source.is_dir() else shutil.copy)(source, folder / part)
    for empty in ("corpora/clean", "corpora/web"):
        (folder / empty).mkdir()
    return folder


def scan(sample, jobs):
    options = api.ScanOptions(jobs=jobs, records=False, today=date(2026, 11, 21))
    run = api.scan(workspace=sample, options=options)
    assert "cache" not in " ".join(run.notices)
    return run.findings, run.assets, run.skipped, run.score


def forget(sample, table, condition="1"):
    with sqlite3.connect(sample / CACHE_FILE) as db:
        forgotten = db.execute(f"DELETE FROM {table} WHERE {condition.format(table=table)}").rowcount
    db.close()
    return forgotten


@pytest.fixture(scope="module")
def cold(sample):
    return scan(sample, jobs=1)


def test_cold_scan_finds_something(cold):
    findings, assets, skipped, _ = cold
    assert len(findings) > 50
    assert {asset.format for asset in assets} == {"pptx", "docx", "pdf", "md"}
    assert skipped == ()


def test_warm_cache_gives_the_same(sample, cold):
    assert scan(sample, jobs=None) == cold


@pytest.mark.parametrize("jobs", [1, 2])
def test_processes_give_the_same(sample, cold, jobs):
    assert forget(sample, "facts") == len(cold[1])
    assert scan(sample, jobs) == cold


@pytest.mark.parametrize("jobs", [None, 2])
def test_partly_warm_cache_gives_the_same(sample, cold, jobs):
    assert forget(sample, "facts", HALF) > 5
    assert forget(sample, "vector", HALF) > 5
    assert scan(sample, jobs) == cold
