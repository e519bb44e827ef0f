from __future__ import annotations

import sys
from pathlib import Path

import pytest

from msgcheck.engine.asset_facts import ReadAsset, Work
from msgcheck.engine.asset_reading import ReadingPlan
from msgcheck.engine.backends import WORKER_DIED, read_assets
from msgcheck.errors import UnreadableError
from msgcheck.model.asset import Asset
from msgcheck.model.message import Platform
from msgcheck.model.reference_data import Reference
from msgcheck.model.term import Glossary, Term

TERMS = (Term(id="open-source", preferred="open source", deprecated=("FOSS",)),)
PLAN = ReadingPlan(
    Reference(Platform(name="p", version="1", messages=()), Glossary(TERMS), ()),
    frozenset({"term.deprecated"}),
    keeps_passages=True,
)
DEADLY = """
import os

class DeadlyPath:
    name = "deadly.md"

    def open(self, mode):
        os._exit(9)

    def stat(self):
        return os.stat(__file__)
"""


def work(path, file_format="md"):
    return Work(Asset(path.name, path, "other", file_format, frozenset({"body"})), "0" * 64)


@pytest.fixture
def works(tmp_path):
    files = []
    for number in range(6):
        files.append(tmp_path / f"{number}.md")
        files[-1].write_text(f"Page {number} likes FOSS.\n" * (number + 1))
    (tmp_path / "empty.md").write_bytes(b"")
    return [work(file) for file in [*files, tmp_path / "empty.md"]]


def test_serial_and_processes_give_the_same_outcomes(works):
    serial = dict(read_assets(PLAN, works, 1))
    parallel = dict(read_assets(PLAN, works, 2))
    assert {index: str(outcome) for index, outcome in serial.items()} == {
        index: str(outcome) for index, outcome in parallel.items()
    }
    assert isinstance(parallel[6], UnreadableError)
    assert parallel[6].reason == "empty"


def test_file_that_cannot_be_opened_is_said(tmp_path, works):
    outcomes = dict(read_assets(PLAN, [*works, work(tmp_path / "gone.md")], jobs=1))
    assert outcomes[7].reason == "no-access"


def test_file_that_kills_its_process_costs_itself_only(works, tmp_path, monkeypatch):
    (tmp_path / "deadly_path.py").write_text(DEADLY)
    monkeypatch.syspath_prepend(str(tmp_path))
    import deadly_path

    try:
        deadly = work(deadly_path.DeadlyPath())
        outcomes = dict(read_assets(PLAN, [*works[:3], deadly, *works[3:6]], 2))
    finally:
        sys.modules.pop("deadly_path")
    assert outcomes[3].reason == WORKER_DIED.reason
    assert all(isinstance(outcomes[index], ReadAsset) for index in (0, 1, 2, 4, 5, 6))


def test_passages_stay_where_they_are_not_wanted(works):
    plan = ReadingPlan(PLAN.reference, PLAN.rule_ids, keeps_passages=False)
    outcome = dict(read_assets(plan, works[:1], 1))[0]
    assert outcome.passages == ()
    assert outcome.facts.passage_count == 1
    assert [Path(works[0].asset.uri).name, len(outcome.facts.sightings)] == ["0.md", 1]
