"""Captions of videos (.vtt, .srt): what is said, cue by cue, with its line."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import BinaryIO

from msgcheck.errors import UnreadableError
from msgcheck.extract.limits import Limits
from msgcheck.extract.text_decoding import decode, read_bytes
from msgcheck.model.passage import Coverage, Extraction, Layer, Passage, Role
from msgcheck.model.place import LinePlace

_TIMING = re.compile(r"\s*(?:\d+:)?\d{1,2}:\d{2}[.,]\d{1,3}\s*-->\s*(?:\d+:)?\d{1,2}:\d{2}[.,]\d{1,3}")
_TAG = re.compile(r"</?(?:[cibuv]|ruby|rt|lang|font|\d\d:)[^>\n]{0,500}>|\{\\[^}\n]{0,100}\}", re.I)
"""Tags of WebVTT (section 4.2), those of SubRip that came from HTML, and positions such as ``{\\an8}``."""

_VOICE = re.compile(r"<v(?:\.[\w.-]+)?[ \t]+([^>\n]{1,200})>")
_NOTE = re.compile(r"NOTE(?:[ \t\n]|$)")
_NOT_TEXT = re.compile(r"(?:STYLE|REGION)[ \t]*(?:\n|$)")
_HEADER = re.compile(r"WEBVTT(?:[ \t]([^\n]*))?")

_Block = tuple[int, list[str]]
"""Number of the first line, from 1, and the lines up to the next empty one."""


def extract_subtitles(stream: BinaryIO, limits: Limits) -> Extraction:
    """Read captions of either kind. A cue keeps its line ends, so its n-th line is line ``place.line + n``.

    Who speaks stands in the context. Notes of the author are comments; a title behind ``WEBVTT`` is a title; numbers,
    times, styles and regions are no text. Raises ``UnreadableError`` (``empty``, ``too-large``, ``not-text``).
    """
    decoded = decode(read_bytes(stream, limits.part))
    passages: list[Passage] = []
    for number, lines in _blocks(decoded.text):
        if len(passages) < limits.passages:
            passages += _passages(number, lines)
    if len(passages) >= limits.passages:
        raise UnreadableError("too-large", f"The file has more than {limits.passages} captions.")
    title = next((each.text for each in passages if each.role is Role.TITLE), "")
    return Extraction(title, tuple(passages), Coverage(len(passages), len(passages), decoded.unread))


def _blocks(text: str) -> Iterator[_Block]:
    """Yield what stands between empty lines. Some writers leave those out: a second time begins a block as well, and
    a number right above it belongs to it.
    """
    block: list[tuple[int, str]] = []
    for number, line in enumerate(text.split("\n"), start=1):
        if block and (not line.strip() or (_TIMING.match(line) and any(_TIMING.match(each) for _, each in block))):
            is_numbered = bool(line.strip()) and block[-1][1].strip().isdecimal()
            kept = block[-1:] if is_numbered else []
            yield _finished(block[: len(block) - len(kept)])
            block = kept
        if line.strip():
            block.append((number, line))
    if block:
        yield _finished(block)


def _finished(block: list[tuple[int, str]]) -> _Block:
    return block[0][0], [line for _, line in block]


def _passages(number: int, lines: list[str]) -> Iterator[Passage]:
    text = "\n".join(lines)
    if number == 1 and (header := _HEADER.match(text)):
        title = (header[1] or "").lstrip("- \t").rstrip()
        if title:
            yield Passage(title, Layer.METADATA, Role.TITLE, LinePlace(1, 1 + text.index(title)))
    elif note := _NOTE.match(text):
        yield from _passage(number, text[note.end() :], text[: note.end()].count("\n"), Layer.COMMENT, "Comment")
    elif not _NOT_TEXT.match(text):
        timing = next((index for index, line in enumerate(lines) if _TIMING.match(line)), -1)
        voice = _VOICE.search(text)
        cue = "\n".join(lines[timing + 1 :])
        yield from _passage(number, cue, timing + 1, Layer.BODY, " ".join(voice[1].split()) if voice else "")


def _passage(number: int, text: str, lines_down: int, layer: Layer, context: str) -> Iterator[Passage]:
    plain = html.unescape(_TAG.sub("", text))
    stripped = plain.lstrip()
    if stripped:
        leading = plain[: len(plain) - len(stripped)].count("\n")
        yield Passage(stripped.rstrip(), layer, Role.PARAGRAPH, LinePlace(number + lines_down + leading), context)
