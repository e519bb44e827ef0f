"""Plain text files: paragraphs between blank lines, bullets, and headings that are underlined."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO

from msgcheck.extract.limits import Limits
from msgcheck.extract.text_decoding import decode, read_bytes
from msgcheck.model.passage import Coverage, Extraction, Layer, Passage, Role, UnreadPart
from msgcheck.model.place import LinePlace

_BULLET = re.compile(r"(?:[-*+•‣▪◦·–—]|\(?(?:\d{1,3}|[a-zA-Z])[.)])[ \t]+(?=\S)")
_RULE = re.compile(r"[-=_*~#+.\s]{3,}")
_UNDERLINE = re.compile(r"(?:={3,}|-{3,}|~{3,})")

_Block = list[tuple[int, str]]
"""Lines of one passage: (line number from 1, line as it stands)."""


def extract_plain_text(stream: BinaryIO, limits: Limits) -> Extraction:
    """Read a text file. A passage keeps its line ends, so its n-th line is line ``place.line + n`` of the file.

    Raises ``UnreadableError`` (``empty``, ``too-large``, ``not-text``).
    """
    decoded = decode(read_bytes(stream, limits.part))
    passages: list[Passage] = []
    context, units = "", 0
    for block, role in _blocks(decoded.text):
        units += 1
        if len(passages) < limits.passages:
            passages.append(_passage(block, role, context))
            context = passages[-1].text if role in {Role.TITLE, Role.HEADING} else context
    unread = decoded.unread
    if units > len(passages):
        unread += (UnreadPart("end of the file", f"more than {limits.passages} passages"),)
    title = passages[0].text if passages and passages[0].role is Role.TITLE else ""
    return Extraction(title, tuple(passages), Coverage(units, len(passages), unread))


def _passage(block: _Block, role: Role, context: str) -> Passage:
    """Build a passage: the marker of a bullet and white space at both ends are left out."""
    number, first = block[0]
    start = len(first) - len(first.lstrip())
    if role is Role.BULLET and (marker := _BULLET.match(first, start)):
        start = marker.end()
    text = "\n".join([first[start:], *(line for _, line in block[1:])]).rstrip()
    is_heading = role in {Role.TITLE, Role.HEADING}
    return Passage(text, Layer.BODY, role, LinePlace(number, start + 1), "" if is_heading else context)


def _blocks(text: str) -> Iterator[tuple[_Block, Role]]:
    """Yield the lines of each passage with its role."""
    block: _Block = []
    has_title = False
    for number, line in enumerate(text.split("\n"), start=1):
        stripped = line.strip()
        if _is_underline(block, stripped):
            yield block, Role.HEADING if has_title else Role.TITLE
            has_title, block = True, []
        elif not stripped or _RULE.fullmatch(stripped):
            yield from _finished(block)
            block = []
        elif _BULLET.match(stripped):
            yield from _finished(block)
            block = [(number, line)]
        else:
            block.append((number, line))
    yield from _finished(block)


def _finished(block: _Block) -> Iterator[tuple[_Block, Role]]:
    if block:
        yield block, Role.BULLET if _BULLET.match(block[0][1].lstrip()) else Role.PARAGRAPH


def _is_underline(block: _Block, stripped: str) -> bool:
    """Tell a line that underlines the one line above it: at least half as long, not much longer."""
    if len(block) != 1 or not _UNDERLINE.fullmatch(stripped):
        return False
    above = len(block[0][1].strip())
    return above / 2 <= len(stripped) <= above + 8
