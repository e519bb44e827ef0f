"""A small workspace of pages, with a message and a term."""

from __future__ import annotations

from datetime import date

import pytest

from msgcheck import api
from msgcheck.engine.asset_facts import Work
from msgcheck.engine.asset_reading import ReadingPlan
from msgcheck.model.asset import Asset
from msgcheck.model.message import Platform
from msgcheck.model.reference_data import Reference
from msgcheck.model.term import Glossary, Term

FILES = {
    "msgcheck.toml": '[workspace]\nname = "Lumo"\nplatform = "platform"\n\n[assets.page]\npaths = ["pages/**"]\n',
    "platform/messages.yaml": """
schema: 1
name: Lumo platform
version: "1"
messages:
  - {id: saves-time, kind: proof_point, statement: Lumo cuts the time to close the books by 70 percent.}
""",
    "platform/glossary.yaml": """
schema: 1
terms:
  - {id: open-source, preferred: open source, deprecated: [FOSS], forbidden: [freeware]}
""",
    "pages/home.md": "# Home\n\nWe like FOSS. Lumo cuts the time to close the books by 40 percent.\n",
    "pages/clean.md": "# Clean\n\nWe like open source.\n",
}


@pytest.fixture
def workspace(tmp_path):
    folder = tmp_path / "lumo"
    for name, text in FILES.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def scan(workspace):
    """Scan the workspace without the history; keyword arguments are options of the scan."""

    def run(**options):
        given = {"records": False, "today": date(2026, 11, 21), **options}
        return api.scan(workspace=workspace, options=api.ScanOptions(**given))

    return run


@pytest.fixture(scope="session")
def plan():
    """A plan that looks for one term and keeps the passages."""
    terms = (Term(id="open-source", preferred="open source", deprecated=("FOSS",)),)
    reference = Reference(Platform(name="p", version="1", messages=()), Glossary(terms), ())
    return ReadingPlan(reference, frozenset({"term.deprecated"}), keeps_passages=True)


@pytest.fixture(scope="session")
def work():
    """Make the work of reading a path."""

    def of(path, file_format="md"):
        return Work(Asset(path.name, path, "other", file_format, frozenset({"body"})), "0" * 64)

    return of


@pytest.fixture
def works(tmp_path, work):
    """Six pages of different length."""
    for number in range(6):
        (tmp_path / f"{number}.md").write_text(f"Page {number} likes FOSS.\n" * (number + 1))
    return [work(tmp_path / f"{number}.md") for number in range(6)]
