"""The way through the blocks of a Markdown file; HTML in them is read as in a web page.

What reads HTML is imported where there is some: most files have none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from markdown_it.token import Token

from msgcheck.extract.limits import Limits
from msgcheck.extract.markdown.inline import InlineText, inline_text
from msgcheck.extract.markdown.parser import Parsed
from msgcheck.extract.wording import is_wording
from msgcheck.model.passage import Layer, Passage, Role, UnreadPart
from msgcheck.model.place import LinePlace, WebPlace

if TYPE_CHECKING:
    from msgcheck.extract.web_page.open_tags import OpenTags

_ROLES = {
    "heading_open": Role.HEADING,
    "list_item_open": Role.BULLET,
    "dt_open": Role.BULLET,
    "dd_open": Role.BULLET,
    "blockquote_open": Role.QUOTE,
    "th_open": Role.CELL,
    "td_open": Role.CELL,
    "footnote_open": Role.NOTE,
}
_ROLE_ENDS = frozenset(name.replace("_open", "_close") for name in _ROLES)
_TASK = re.compile(r"\[[ xX]\]\s+")
"""The box before the text of a task."""

_LISTING_TITLE = re.compile(r"\b(?:title|caption)=(?:\"([^\"]+)\"|'([^']+)')")
_INDENT = re.compile(r"\s{0,200}")
_COLUMNS_SEARCHED = 2_000
"""How far from the passage before it the first word of a passage is looked for; markup in between is shorter."""


class MarkdownWalk:
    """One way through a file: the roles that are open, the heading above, where the last text stood."""

    def __init__(self, lines: list[str], limits: Limits) -> None:
        self.unread: list[UnreadPart] = []
        self._lines = lines
        self._limits = limits
        self._roles: list[Role] = []
        self._context = ""
        self._has_title = False
        self._level = 0
        self._cell: int | None = None
        self._last = LinePlace(0)
        self._open_tags: OpenTags | None = None

    def passages(self, parsed: Parsed) -> list[Passage]:
        """Return the passages block by block; footnotes come last, as the parser has them."""
        found: list[Passage] = []
        titles: set[str] = set()
        for token in parsed.tokens:
            if token.type in _ROLES:
                self._roles.append(self._role_of(token))
            elif token.type in _ROLE_ENDS:
                self._roles.pop()
            elif token.type == "tr_close":
                self._cell = None
            elif token.type == "inline":
                inline = inline_text(token.children or [])
                titles |= inline.titles
                found += self._inline(inline, token.map[0] + 1 if token.map else self._line_of(token.content))
            elif token.type == "fence":
                found += self._listing(token)
            elif token.type == "html_block":
                found += self._html(token.content, (token.map or [0])[0] + 1, Role.PARAGRAPH)
                self._take_up(token.content)
        return [*found, *self._comments(parsed, titles)]

    @property
    def _layer(self) -> Layer:
        """The layer of what stands within the HTML elements that are open."""
        return self._open_tags.layer if self._open_tags else Layer.BODY

    def _take_up(self, markup: str) -> None:
        """Open and close elements by the tags in a block of HTML."""
        from msgcheck.extract.web_page.open_tags import OpenTags

        self._open_tags = self._open_tags or OpenTags()
        self._open_tags.take_up(markup)

    def _line_of(self, content: str) -> int:
        """Return the line of a note that is written within a text: the parser does not say."""
        first = content.strip().split("\n", 1)[0]
        return next((number for number, line in enumerate(self._lines, start=1) if first in line), 1)

    def _role_of(self, token: Token) -> Role:
        role = _ROLES[token.type]
        if role is Role.HEADING:
            self._level = int(token.tag[1])
            if self._level == 1 and not self._has_title:
                self._has_title = True
                return Role.TITLE
        elif role is Role.CELL:
            self._cell = 0 if self._cell is None else self._cell + 1
        return role

    def _inline(self, inline: InlineText, first_line: int) -> Iterator[Passage]:
        """Yield the text of one block, then the alternative texts and titles in it."""
        role = self._roles[-1] if self._roles else Role.PARAGRAPH
        layer = self._layer
        text = inline.text
        if role is Role.BULLET and (box := _TASK.match(text)):
            text = text[box.end() :]
        if inline.is_html:
            yield from self._html(text, first_line, role)
        elif stripped := text.lstrip():
            skipped = text[: len(text) - len(stripped)].count("\n")
            yield self._passage(stripped.rstrip(), layer, role, first_line + skipped)
        for spoken in inline.spoken:
            yield self._passage(spoken.text, _within(layer, Layer.ALT), spoken.role, first_line + spoken.line)

    def _listing(self, token: Token) -> Iterator[Passage]:
        """Yield the title that stands above a listing; what is listed is code."""
        match = _LISTING_TITLE.search(token.info[:_COLUMNS_SEARCHED])
        title = (match[1] or match[2]).strip() if match else ""
        if token.map and is_wording(title):
            yield self._passage(title, self._layer, Role.CAPTION, token.map[0] + 1)

    def _html(self, markup: str, first_line: int, role: Role) -> Iterator[Passage]:
        from msgcheck.extract.web_page.reader import read_fragment

        passages, unread = read_fragment(markup, self._limits, self._layer, role, self._context)
        self.unread += [UnreadPart(f"HTML of line {first_line}", part.reason) for part in unread]
        for passage in passages:
            text = passage.text.lstrip()
            line = passage.place.line if isinstance(passage.place, WebPlace) else None
            skipped = passage.text[: len(passage.text) - len(text)].count("\n")
            text = text.rstrip()
            if text:
                yield self._passage(text, passage.layer, passage.role, first_line + (line or 1) - 1 + skipped)

    def _comments(self, parsed: Parsed, titles: set[str]) -> Iterator[Passage]:
        """Yield what stands in definitions of links that no link has: ``[//]: # (a comment)``."""
        for title, line in parsed.definition_titles:
            if title not in titles:
                yield Passage(title, Layer.COMMENT, Role.NOTE, LinePlace(line))

    def _passage(self, text: str, layer: Layer, role: Role, line: int) -> Passage:
        is_heading = role in {Role.TITLE, Role.HEADING} and layer is Layer.BODY
        place = self._last = LinePlace(line, self._column(text, line))
        context = "" if is_heading else self._context
        if is_heading:
            self._context = " ".join(text.split())
        return Passage(text, layer, role, place, context, self._level if is_heading else 0, self._cell)

    def _column(self, text: str, line: int) -> int:
        """Return the column of the first word, after the passage before on this line; else where the line begins."""
        written = self._lines[line - 1] if line <= len(self._lines) else ""
        start = self._last.column if self._last.line == line else 0
        first = text.split(None, 1)[0]
        column = written.find(first, start, start + _COLUMNS_SEARCHED)
        if column < 0 < start:  # comments come before the sentence they stand in
            column = written.find(first, 0, start)
        indent = _INDENT.match(written)
        return 1 + (column if column >= 0 or indent is None else indent.end())


def _within(around: Layer, layer: Layer) -> Layer:
    return layer if around in {Layer.BODY, Layer.FURNITURE} else around
