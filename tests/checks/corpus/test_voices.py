"""Whose word holds: dates in names, versions of one asset, and how many say what."""

import pytest

from msgcheck.checks.corpus.voices import Decided, Ruling, current, ruling, voice_of

NEWEST, MOST = Decided.NEWEST, Decided.MOST


def voices(*uris):
    return [voice_of(uri) for uri in uris]


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ([["2024-01-01-a.md"], ["2026-01-01-b.md"]], Ruling(1, NEWEST)),
        ([["2026-01-01-a.md", "c.md"], ["2024-01-01-b.md"]], Ruling(0, NEWEST)),
        ([["2026-01-01-a.md"], ["2026-01-01-b.md"]], None),
        ([["2026-01-01-a.md"], ["b.md"]], None),
        ([["2019-01-01-a.md", "2026-01-01-saved-again.md"], ["2022-01-01-b.md"]], None),
        ([["a.md", "b.md", "c.md"], ["d.md"]], Ruling(0, MOST)),
        ([["a.md", "b.md"], ["d.md"]], None),
        ([["a.md", "b.md", "c.md"], ["d.md", "e.md"]], None),
        ([["a.md", "a.pdf", "a.pptx"], ["d.md"]], None),
        ([["a.md", "b.md", "c.md", "2026-01-01-e.md"], ["d.md"]], None),
    ],
)
def test_whose_value_holds(told, expected):
    assert ruling([voices(*uris) for uris in told]) == expected


def test_older_versions_do_not_speak():
    found = current(voices("2024-01-01-deck.pptx", "2026-01-01-deck.pptx", "2026-01-01-deck.pdf", "other.md"))
    assert [voice.uri for voice in found] == ["2026-01-01-deck.pptx", "2026-01-01-deck.pdf", "other.md"]
