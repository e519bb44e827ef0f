"""A workspace with a few terms, and one call that fixes a file in it."""

from __future__ import annotations

import io
import re

import pytest

from msgcheck import api
from msgcheck.annotate.comment import Comment
from msgcheck.extract.reading import extract

GLOSSARY = """schema: 1
terms:
  - {id: open-source, preferred: open source, deprecated: [FOSS, free software]}
  - {id: rnd, preferred: research & development, deprecated: [R&D]}
  - {id: both, preferred: prospect, admitted: [lead], deprecated: [suspect]}
"""


@pytest.fixture
def workspace(tmp_path):
    root = tmp_path / "workspace"
    (root / "platform").mkdir(parents=True)
    (root / "platform" / "messages.yaml").write_text("schema: 1\nname: T\nversion: '1'\nlanguage: en\nmessages: []\n")
    (root / "platform" / "glossary.yaml").write_text(GLOSSARY)
    (root / "platform" / "personas.yaml").write_text("schema: 1\npersonas: []\n")
    (root / "msgcheck.toml").write_text('[workspace]\nname = "T"\nplatform = "platform"\n')
    return root


@pytest.fixture
def fix_file(workspace):
    def fix(path):
        return api.fix([path], workspace=workspace, select=("term.deprecated",)).assets[0].fix

    return fix


@pytest.fixture
def fix_text(workspace, fix_file):
    """Fix a text as a file of this name; returns its new content (``None`` where unchanged) and the reasons left."""

    def fix(name, text, encoding="utf-8"):
        path = workspace / name
        path.write_bytes(text.encode(encoding))
        done = fix_file(path)
        return done.data and done.data.decode(encoding), [left.reason for left in done.unfixed]

    return fix


@pytest.fixture
def comments_about():
    """Make a comment of each place where a word stands in a file, as a scan would: numbered, in reading order."""

    def about(data, format_name, word):
        found = [
            (passage, match)
            for passage in extract(io.BytesIO(data), format_name).passages
            for match in re.finditer(re.escape(word), passage.text)
        ]
        return [
            Comment(
                fingerprint=f"v1:{number}",
                place=passage.place,
                layer=passage.layer,
                passage=passage.text,
                start=match.start(),
                end=match.end(),
                text="Use 'open source'.",
                title="warning: term.deprecated",
            )
            for number, (passage, match) in enumerate(found)
        ]

    return about
