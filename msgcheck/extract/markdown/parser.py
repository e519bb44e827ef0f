"""The Markdown parser within bounds: what it would take quadratic time or boundless memory for is read as plain text.

The bounds count characters, never seconds, so that the same file always gives the same passages.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock, table
from markdown_it.rules_core import StateCore
from markdown_it.token import Token
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin

from msgcheck.errors import UnreadableError
from msgcheck.model.passage import UnreadPart
from msgcheck.values import dataclass

MAX_NESTING = 40
"""Lists in lists, quotes in quotes: twenty of them. The parser's time on hostile brackets grows with it."""

_MAX_CHARACTERS = 8 * 2**20
_MARKS = "\n|*_`[]<&\\!~"
_MAX_MARKS = 500_000
"""Line ends and characters that may begin markup: each may cost the parser a kilobyte (measured), prose or not. The
parser reads about a megabyte a second; what is larger than this is no document."""

_BLOCK_CHARACTERS = 100_000
_BLOCK_ANGLES = 1_000
"""From each ``<`` of a block the parser may look for an end through the whole block."""

_OPEN_BRACKETS = 20
"""From each ``[`` the parser looks for its ``]``, and again from those within; prose opens two or three at once."""

_TABLE_TOKENS = 300_000
"""Tokens of all tables of a file, three for each cell: a line of one character may have as many cells as the head."""

_BRACKET = re.compile(r"[\[\]]")
_UNPARSED = "unparsed"
_TABLES = "table tokens"


@dataclass(frozen=True, slots=True)
class Parsed:
    """The tokens of a text, and which of its blocks are taken as plain text because of the bounds.

    ``definition_titles`` holds title and line (from 1) of definitions of links (``[id]: address "title"``).
    """

    tokens: list[Token]
    unread: tuple[UnreadPart, ...]
    definition_titles: tuple[tuple[str, int], ...]


def parse(text: str) -> Parsed:
    """Parse a Markdown text.

    Raises ``UnreadableError`` (``too-large``).
    """
    if len(text) > _MAX_CHARACTERS or sum(map(text.count, _MARKS)) > _MAX_MARKS:
        raise UnreadableError("too-large", f"The file holds more than {_MAX_CHARACTERS // 2**20} MB of Markdown.")
    env: dict[str, Any] = {_UNPARSED: [], _TABLES: 0}
    tokens = _parser().parse(text, env)
    definitions = [*env.get("references", {}).values(), *env.get("duplicate_refs", [])]
    titles = tuple((each["title"], each["map"][0] + 1) for each in definitions if each.get("title"))
    return Parsed(tokens, tuple(env[_UNPARSED]), titles)


class _Parser(MarkdownIt):
    """Follows no link, so that none needs checking: a refused one would be read as prose."""

    def validateLink(self, url: str) -> bool:  # noqa: ARG002, N802 - the library's names
        return True

    def normalizeLink(self, url: str) -> str:  # noqa: N802
        return url

    def normalizeLinkText(self, link: str) -> str:  # noqa: N802
        return link


@cache
def _parser() -> MarkdownIt:
    parser = _Parser("commonmark", {"maxNesting": MAX_NESTING}).enable(["table", "strikethrough"])
    parser.use(footnote_plugin).use(deflist_plugin)
    parser.core.ruler.at("inline", _parse_inline)
    parser.block.ruler.at("table", _parse_table, {"alt": ["paragraph", "reference"]})
    return parser


def _parse_inline(state: StateCore) -> None:
    """Parse the text of each block, or leave it as it is."""
    for token in state.tokens:
        if token.type != "inline":
            continue
        token.children = []
        reason = _reason_to_leave(token.content)
        if reason is None:
            state.md.inline.parse(token.content, state.md, state.env, token.children)
        else:
            token.children.append(Token("text", "", 0, content=token.content))
            line = (token.map or [0])[0] + 1
            state.env[_UNPARSED].append(UnreadPart(f"markup of line {line} and after", f"{reason}; read as plain text"))


def _reason_to_leave(content: str) -> str | None:
    if len(content) > _BLOCK_CHARACTERS:
        return "the paragraph is too long"
    if content.count("<") > _BLOCK_ANGLES or _open_brackets(content) > _OPEN_BRACKETS:
        return "too many brackets in one paragraph"
    return None


def _open_brackets(content: str) -> int:
    """Return how many brackets are open at most."""
    if content.count("[") <= _OPEN_BRACKETS:
        return 0
    level = most = 0
    for match in _BRACKET.finditer(content):
        level = level + 1 if match[0] == "[" else max(0, level - 1)
        most = max(most, level)
    return most


def _parse_table(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Read a table, unless the tables before it were as large as those of a file may be."""
    if state.env[_TABLES] > _TABLE_TOKENS:
        return False
    before = len(state.tokens)
    is_table = table(state, start, end, silent)
    state.env[_TABLES] += len(state.tokens) - before
    if state.env[_TABLES] > _TABLE_TOKENS:
        state.env[_UNPARSED].append(UnreadPart(f"tables after line {start + 1}", "too many cells; read as plain text"))
    return is_table
