"""Markdown files, with the extras of GitHub and of site generators: prose only, each passage with its line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import BinaryIO

from markdown_it.token import Token

from msgcheck.extract.limits import Limits
from msgcheck.extract.markdown_parser import MAX_NESTING, parse
from msgcheck.extract.markdown_source import (
    alt_text,
    html_chunks,
    is_tag,
    split_front_matter,
    without_code_tags,
    without_data_urls,
)
from msgcheck.extract.text_decoding import decode, read_bytes
from msgcheck.model.passage import Coverage, Extraction, Layer, Passage, Role, UnreadPart
from msgcheck.model.place import LinePlace

_ROLES = {
    "heading_open": Role.HEADING,
    "list_item_open": Role.BULLET,
    "blockquote_open": Role.QUOTE,
    "th_open": Role.CELL,
    "td_open": Role.CELL,
    "footnote_open": Role.NOTE,
}
_CONTAINERS = frozenset({"blockquote_open", "bullet_list_open", "ordered_list_open", "list_item_open"})
_ROLE_ENDS = frozenset(name.replace("_open", "_close") for name in _ROLES)
_TASK = re.compile(r"\[[ xX]\]\s+")
"""The box before the text of a task."""

_INDENT = re.compile(r"\s{0,200}")
_COLUMNS_SEARCHED = 2_000
"""How far from the passage before it the first word of a passage is looked for; markup in between is shorter."""

_BARE_URL = re.compile(r"(?i)\b(?:https?://|www\.)[^\s<>\"]*[^\s<>\".,;:!?')\]]")
_CODE_TAGS = ("code", "pre", "script", "style", "svg", "math")


def extract_markdown(stream: BinaryIO, limits: Limits) -> Extraction:
    """Read a Markdown file. Code, link targets, addresses, comments and tags are no prose and are left out.

    A passage keeps its line ends, so its n-th line is line ``place.line + n`` of the file.
    Raises ``UnreadableError`` (``empty``, ``too-large``, ``not-text``).
    """
    decoded = decode(read_bytes(stream, limits.part))
    source = without_data_urls(decoded.text)
    properties, body = split_front_matter(source)
    tokens, unparsed = parse(without_code_tags(body))
    passages = [*_property_passages(properties), *_Walk(source.split("\n")).passages(tokens)]
    unread = [*decoded.unread, *unparsed]
    if any(token.level >= MAX_NESTING - 2 and token.type in _CONTAINERS for token in tokens):
        unread.append(UnreadPart("nested lists or quotes", f"deeper than {MAX_NESTING // 2} levels"))
    if len(passages) > limits.passages:
        unread.append(UnreadPart("end of the file", f"more than {limits.passages} passages"))
    kept = tuple(passages[: limits.passages])
    return Extraction(_title(kept), kept, Coverage(len(passages), len(kept), tuple(unread)))


def _property_passages(properties: Sequence[tuple[str, str, int]]) -> Iterator[Passage]:
    for name, value, line in properties:
        role = Role.TITLE if name == "title" else Role.PROPERTY
        yield Passage(value, Layer.METADATA, role, LinePlace(line))


def _title(passages: Sequence[Passage]) -> str:
    """Return the title of the text, else of the front matter, else the first heading."""
    for layer, role in ((Layer.BODY, Role.TITLE), (Layer.METADATA, Role.TITLE), (Layer.BODY, Role.HEADING)):
        for passage in passages:
            if passage.layer is layer and passage.role is role:
                return " ".join(passage.text.split())
    return ""


@dataclass(slots=True)
class _Walk:
    """The way through the tokens of one file: the roles that are open, the heading above, where the last text stood."""

    lines: list[str]
    roles: list[Role] = field(default_factory=list)
    context: str = ""
    has_title: bool = False
    last: LinePlace = field(default_factory=lambda: LinePlace(0))

    def passages(self, tokens: Sequence[Token]) -> list[Passage]:
        """Return the passages in the order of the file; footnotes come where they are written."""
        found: list[Passage] = []
        for token in tokens:
            if token.type in _ROLES:
                self.roles.append(self._role_of(token))
            elif token.type in _ROLE_ENDS:
                self.roles.pop()
            elif token.type == "inline":
                found += self._inline(token)
            elif token.type == "html_block":
                found += self._html_block(token)
        return sorted(found, key=lambda passage: (passage.place.line, passage.place.column))  # type: ignore[union-attr]

    def _role_of(self, token: Token) -> Role:
        if token.type == "heading_open" and token.tag == "h1" and not self.has_title:
            self.has_title = True
            return Role.TITLE
        return _ROLES[token.type]

    def _inline(self, token: Token) -> Iterator[Passage]:
        """Yield the text of one block, then the alternative texts of its pictures."""
        first_line = (token.map or [0])[0] + 1
        text, alternatives = _inline_text(token.children or [])
        role = self.roles[-1] if self.roles else Role.PARAGRAPH
        if role is Role.BULLET and (box := _TASK.match(text)):
            text = text[box.end() :]
        stripped = text.lstrip()
        if stripped:
            skipped = text[: len(text) - len(stripped)].count("\n")
            yield self._passage(stripped.rstrip(), Layer.BODY, role, first_line + skipped)
        for offset, alternative in alternatives:
            yield self._passage(alternative, Layer.ALT, Role.LABEL, first_line + offset)

    def _html_block(self, token: Token) -> Iterator[Passage]:
        first_line = (token.map or [0])[0] + 1
        for chunk in html_chunks(token.content):
            layer = Layer.BODY if chunk.role else Layer.ALT
            yield self._passage(chunk.text, layer, chunk.role or Role.LABEL, first_line + chunk.line)

    def _passage(self, text: str, layer: Layer, role: Role, line: int) -> Passage:
        is_heading = role in {Role.TITLE, Role.HEADING}
        place = self.last = LinePlace(line, self._column(text, line))
        context = "" if is_heading else self.context
        if is_heading:
            self.context = " ".join(text.split())
        return Passage(text, layer, role, place, context)

    def _column(self, text: str, line: int) -> int:
        """Return the column of the first word, after the passage before on this line; else where the line begins."""
        written = self.lines[line - 1] if line <= len(self.lines) else ""
        start = self.last.column if self.last.line == line else 0
        column = written.find(text.split(None, 1)[0], start, start + _COLUMNS_SEARCHED)
        indent = _INDENT.match(written)
        return 1 + (column if column >= 0 or indent is None else indent.end())


def _inline_text(children: Sequence[Token]) -> tuple[str, list[tuple[int, str]]]:
    """Return the prose of a block and its alternative texts as (line from 0, text).

    Code, addresses and pictures leave a space, so that the words beside them do not fuse.
    """
    pieces: list[str] = []
    alternatives: list[tuple[int, str]] = []
    lines, is_left_out = 0, False
    for child in children:
        was_left_out, is_left_out = is_left_out, _is_left_out(child, is_left_out)
        alternative = _alternative(child)
        if alternative:
            alternatives.append((lines, alternative))
        piece = _piece(child) if not is_left_out else "" if was_left_out else " "
        lines += piece.count("\n")
        pieces.append(piece)
    return "".join(pieces), alternatives


def _is_left_out(child: Token, was_left_out: bool) -> bool:
    """Tell whether what begins here is no prose: an address in angle brackets, or code within tags."""
    if child.type in {"link_open", "link_close"}:
        return child.type == "link_open" and child.markup == "autolink"
    if child.type == "html_inline" and is_tag(child.content, *_CODE_TAGS):
        return not child.content.startswith("</")
    return was_left_out


def _alternative(child: Token) -> str:
    if child.type == "image":
        return _inline_text(child.children or [])[0].strip()
    return alt_text(child.content) if child.type == "html_inline" and is_tag(child.content, "img") else ""


def _piece(child: Token) -> str:
    """Return what an inline token adds to the prose."""
    match child.type:
        case "text" | "text_special":
            return _BARE_URL.sub(" ", child.content)
        case "softbreak" | "hardbreak":
            return "\n"
        case "code_inline" | "image":
            return " "
        case "html_inline":
            return "\n" * child.content.count("\n") or (" " if is_tag(child.content, "br", "img") else "")
        case _:
            return ""
