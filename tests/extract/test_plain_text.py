"""Plain text: what is one passage, what role it has, and on which line it stands."""

from __future__ import annotations

import io

import pytest

from msgcheck.errors import UnreadableError
from msgcheck.extract.limits import Limits
from msgcheck.extract.text_files.plain_text import extract_plain_text
from msgcheck.model.place import LinePlace

LETTER = """\
Acme Flow in brief
==================

Acme Flow plans work
for whole teams.

Why it matters
--------------
- fewer meetings
- one plan, so that
  nobody guesses
1. Start small

***
Write to us.
"""


def read(text, limits=None):
    return extract_plain_text(io.BytesIO(text.encode()), limits or Limits())


def test_passages_of_a_letter():
    found = [(p.role.value, p.text, p.place.line, p.place.column) for p in read(LETTER).passages]
    assert found == [
        ("title", "Acme Flow in brief", 1, 1),
        ("paragraph", "Acme Flow plans work\nfor whole teams.", 4, 1),
        ("heading", "Why it matters", 7, 1),
        ("bullet", "fewer meetings", 9, 3),
        ("bullet", "one plan, so that\n  nobody guesses", 10, 3),
        ("bullet", "Start small", 12, 4),
        ("paragraph", "Write to us.", 15, 1),
    ]


def test_title_and_context():
    extraction = read(LETTER)
    assert extraction.title == "Acme Flow in brief"
    assert [p.context for p in extraction.passages][1:4] == ["Acme Flow in brief", "", "Why it matters"]


def test_each_line_of_a_passage_is_a_line_of_the_file():
    lines = LETTER.split("\n")
    for passage in read(LETTER).passages:
        place = passage.place
        assert isinstance(place, LinePlace)
        first, *others = passage.text.split("\n")
        assert lines[place.line - 1][place.column - 1 :] == first
        assert lines[place.line : place.line + len(others)] == others


@pytest.mark.parametrize("text", ["\n", "   \n\t\n", "----\n\n====\n"])
def test_a_file_without_words_has_no_passages(text):
    assert read(text).passages == ()


@pytest.mark.parametrize(("data", "reason"), [(b"", "empty"), (b"\x89PNG\r\n\x1a\n", "not-text")])
def test_what_cannot_be_read_has_a_reason(data, reason):
    with pytest.raises(UnreadableError) as caught:
        extract_plain_text(io.BytesIO(data), Limits())
    assert caught.value.reason == reason


def test_passages_above_the_limit_are_reported():
    extraction = read("one\n\ntwo\n\nthree\n", Limits(passages=2))
    assert [p.text for p in extraction.passages] == ["one", "two"]
    assert (extraction.coverage.text_units, extraction.coverage.read) == (3, 2)
    assert extraction.coverage.unread[0].part == "end of the file"
