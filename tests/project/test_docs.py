"""Docs that cannot lie: generated pages are current, links lead somewhere, every floor is told."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib

import pytest

from msgcheck.model.message import Approval, Evidence, Message, Persona, Variant
from msgcheck.model.term import Term

PAGES = ["README.md", "CONTRIBUTING.md"]
PAGES += [
    f"docs/{name}.md"
    for name in (
        "guide",
        "architecture",
        "scores",
        "judge",
        "judge-quality",
        "rule-packs",
        "glossary-checks",
        "gate",
        "integrations",
        "platform-files",
    )
]


def test_generated_pages_are_current(repository):
    done = subprocess.run(
        [sys.executable, "docs/make_pages.py", "--check"], cwd=repository, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, f"{done.stderr}run `make docs`"


@pytest.mark.parametrize("page", PAGES)
def test_links_of_the_docs_lead_to_files(repository, page):
    path = repository / page
    targets = re.findall(r"\]\((?!https?:|#)([^)#]+)[^)]*\)", path.read_text(encoding="utf-8"))
    assert [target for target in targets if not (path.parent / target).exists()] == []


@pytest.mark.parametrize("record", [Message, Variant, Evidence, Approval, Persona, Term])
def test_every_key_of_the_platform_files_is_told(repository, record):
    text = (repository / "docs" / "platform-files.md").read_text(encoding="utf-8")
    keys = [key for key in record.__dataclass_fields__ if key != "position"]
    assert [key for key in keys if f"`{key}`" not in text] == []


def test_every_floor_is_told_in_the_architecture(repository):
    settings = tomllib.loads((repository / "pyproject.toml").read_text(encoding="utf-8"))
    floors = settings["tool"]["importlinter"]["contracts"][0]["layers"]
    text = (repository / "docs" / "architecture.md").read_text(encoding="utf-8")
    assert [name for floor in floors for name in floor.split(" | ") if f"`{name}`" not in text] == []


def test_data_folders_hold_no_python_package(repository):
    """``platform/`` would shadow the standard library."""
    for folder in ("platform", "rules", "tests/platform"):
        assert not list((repository / folder).rglob("*.py"))
