"""Markdown files, with the extras of GitHub and of site generators, each passage with its line and column."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import BinaryIO

from msgcheck.extract.limits import Limits
from msgcheck.extract.markdown.components import Wording, prose_of
from msgcheck.extract.markdown.front_matter import COMMENT, Field, split_front_matter
from msgcheck.extract.markdown.parser import MAX_NESTING, Parsed, parse
from msgcheck.extract.markdown.walk import MarkdownWalk
from msgcheck.extract.text_decoding import decode, read_bytes
from msgcheck.model.passage import Coverage, Extraction, Layer, Passage, Role, UnreadPart
from msgcheck.model.place import LinePlace

_DATA_URL = re.compile(r"data:[\w.+/-]+;base64,[A-Za-z0-9+/=%]+")
_CONTAINERS = frozenset({"blockquote_open", "bullet_list_open", "ordered_list_open", "list_item_open"})
_CODE_LINES = 40
"""How many lines of code are searched for the wording in it."""

_LISTINGS = frozenset({"fence", "code_block"})


def extract_markdown(stream: BinaryIO, limits: Limits) -> Extraction:
    """Read a Markdown file, MDX too. Code, addresses and the targets of links are left out.

    A passage keeps its line ends, so its n-th line is line ``place.line + n`` of the file.
    Raises ``UnreadableError`` (``empty``, ``too-large``, ``not-text``).
    """
    decoded = decode(read_bytes(stream, limits.part))
    source = _DATA_URL.sub("data:", decoded.text) if ";base64," in decoded.text else decoded.text
    fields, body = split_front_matter(source)
    prose, wordings = prose_of(body)
    parsed = parse(prose)
    lines = source.split("\n")
    walk = MarkdownWalk(lines, limits)
    found = [*walk.passages(parsed), *_wording_passages(wordings, parsed, lines)]
    found.sort(key=lambda passage: (passage.place.line, passage.place.column))  # type: ignore[union-attr]
    passages = [*_field_passages(fields), *found]
    unread = [*decoded.unread, *parsed.unread, *walk.unread]
    if any(token.level >= MAX_NESTING - 2 and token.type in _CONTAINERS for token in parsed.tokens):
        unread.append(UnreadPart("nested lists or quotes", f"deeper than {MAX_NESTING // 2} levels"))
    if len(passages) > limits.passages:
        unread.append(UnreadPart("end of the file", f"more than {limits.passages} passages"))
    kept = tuple(passages[: limits.passages])
    return Extraction(_title(kept), kept, Coverage(len(passages), len(kept), tuple(unread)))


def _field_passages(fields: Iterable[Field]) -> Iterator[Passage]:
    for field in fields:
        if field.name == COMMENT:
            yield Passage(field.text, Layer.COMMENT, Role.NOTE, LinePlace(field.line))
            continue
        role = Role.TITLE if field.name == "title" else Role.PROPERTY
        yield Passage(field.text, Layer.METADATA, role, LinePlace(field.line))


def _wording_passages(wordings: list[Wording], parsed: Parsed, lines: list[str]) -> Iterator[Passage]:
    """Yield the wording of components and tags, but for those that stand in a listing."""
    if not wordings:
        return
    in_listings: set[int] = set()
    for token in parsed.tokens:
        if token.type in _LISTINGS and token.map:
            in_listings.update(range(token.map[0] + 1, token.map[1] + 1))
    for wording in wordings:
        if wording.text and wording.line not in in_listings:
            yield Passage(wording.text, wording.layer, wording.role, _place_of(wording, lines))


def _place_of(wording: Wording, lines: list[str]) -> LinePlace:
    """Return where the wording stands in its code, which may have several lines; else where the code begins."""
    first = wording.text.split("\n", 1)[0]
    for number in range(wording.line, min(wording.line + _CODE_LINES, len(lines)) + 1):
        column = lines[number - 1].find(first)
        if column >= 0:
            return LinePlace(number, column + 1)
    return LinePlace(wording.line)


def _title(passages: tuple[Passage, ...]) -> str:
    """Return the title of the text, else of the front matter, else the first heading."""
    for layer, role in ((Layer.BODY, Role.TITLE), (Layer.METADATA, Role.TITLE), (Layer.BODY, Role.HEADING)):
        for passage in passages:
            if passage.layer is layer and passage.role is role:
                return " ".join(passage.text.split())
    return ""
