"""Captions: what is said, with its line; numbers, times and styles are no text."""

from __future__ import annotations

import io

import pytest

from msgcheck.errors import UnreadableError
from msgcheck.extract.limits import Limits
from msgcheck.extract.reading import extract, recognised
from msgcheck.model.passage import Layer, Role
from msgcheck.model.place import LinePlace

VTT = """WEBVTT - tok-title

STYLE
::cue { color: tok-style }

NOTE
tok-note

intro
00:01.000 --> 00:04.000 align:start
<v.loud Ann Lee>tok-first <i>tok-italic</i>
tok-second &amp; more

NOTE tok-short

00:00:05.000 --> 00:00:06.000
<c.yellow>tok-</c>split <00:00:05.500>karaoke
"""
SRT = """1
00:00:01,000 --> 00:00:04,000
{\\an8}<b>tok-first</b>
tok-second
2
00:00:05,000 --> 00:00:06,000
tok-third is <5 and >3

x
00:00:07,000 --> 00:00:08,000
"""


def read(text, form):
    return extract(io.BytesIO(text.encode()), form)


@pytest.mark.parametrize(
    ("text", "layer", "role", "line", "context"),
    [
        ("tok-title", Layer.METADATA, Role.TITLE, LinePlace(1, 10), ""),
        ("tok-note", Layer.COMMENT, Role.PARAGRAPH, LinePlace(7), "Comment"),
        ("tok-first tok-italic\ntok-second & more", Layer.BODY, Role.PARAGRAPH, LinePlace(11), "Ann Lee"),
        ("tok-short", Layer.COMMENT, Role.PARAGRAPH, LinePlace(14), "Comment"),
        ("tok-split karaoke", Layer.BODY, Role.PARAGRAPH, LinePlace(17), ""),
    ],
)
def test_every_place_of_captions_is_read(text, layer, role, line, context):
    extraction = read(VTT, "vtt")
    (passage,) = (each for each in extraction.passages if each.text == text)
    assert (passage.layer, passage.role, passage.place, passage.context) == (layer, role, line, context)
    assert len(extraction.passages) == 5
    assert extraction.coverage.unread == ()
    assert extraction.title == "tok-title"


def test_subrip_is_read_without_empty_lines_between_cues():
    extraction = read(SRT, "srt")
    found = [(each.text, each.place) for each in extraction.passages]
    assert found == [("tok-first\ntok-second", LinePlace(3)), ("tok-third is <5 and >3", LinePlace(7))]
    assert extraction.coverage.unread == ()


def test_captions_are_told_by_their_content():
    assert recognised("captions.txt", io.BytesIO(VTT.encode())).name == "vtt"
    assert recognised("talk.srt", io.BytesIO(SRT.encode())).name == "srt"


def test_too_many_captions_are_refused():
    with pytest.raises(UnreadableError) as caught:
        extract(io.BytesIO(b"a\n\n" * 11), "srt", Limits(passages=10))
    assert caught.value.reason == "too-large"
