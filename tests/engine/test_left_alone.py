"""What an asset shows as wrong on purpose is left alone, and counted."""

from __future__ import annotations

TABLE = "| Use | Not recommended |\n|-|-|\n| prospect | a lead, two leads |\n"


def test_what_is_left_alone_is_told_with_its_asset(workspace, scan):
    (workspace / "platform" / "glossary.yaml").write_text(
        "schema: 1\nterms:\n  - {id: prospect, preferred: prospect, deprecated: [lead]}\n"
    )
    (workspace / "pages" / "words.md").write_text(TABLE)
    for _ in range(2):
        told = [notice for notice in scan(select=("term",)).notices if "Left alone" in notice]
        assert len(told) == 1
        assert "2 uses" in told[0]
        assert "words.md (2)" in told[0]
    (workspace / "pages" / "words.md").write_text("A prospect.\n")
    assert not [notice for notice in scan(select=("term",)).notices if "Left alone" in notice]
