"""The scopes of Vale: a passage as the blocks of text that rules look at, each with its selector.

A heading, a list item, a table cell, a quotation, a caption and an alternative text are one block each; prose is
looked at three times: as paragraph, sentence by sentence, and as text. A selector matches a block whose scope holds
all its parts: ``text`` matches ``text.heading.h1``, ``heading`` as well, ``sentence`` does not.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from msgcheck.analysis.language import sentences
from msgcheck.model.passage import Layer, Passage, Role
from msgcheck.reference.vale.scope import FORMATS
from msgcheck.values import dataclass

_PROSE = ("text",)
_HEADING = ("text", "heading")
_SCOPES: dict[Role, tuple[str, ...]] = {
    Role.TITLE: ("text", "heading", "h1"),
    Role.HEADING: _HEADING,
    Role.CELL: ("text", "table", "cell"),
    Role.BULLET: ("text", "list"),
    Role.QUOTE: ("text", "blockquote"),
    Role.CAPTION: ("text", "figure", "caption"),
}
_ALT = ("text", "attr", "alt")
_LEFT_OUT = re.compile(
    r"(?<=[^\s.?!:])[ ]{3,}(?=\S)"  # between words
    r"|(?<=[^\s.?!:])[ ]{2}(?=[.,;:!?)\]”’])"  # before a sign
    r"|(?<=[(\[“‘])[ ](?=[)\]”’.,])"  # between brackets or quotes
)
"""Where a reader left out what is no prose (code, a picture), spaces are left that nobody wrote."""

_SIZED = frozenset({"raw", "summary"})


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of a text: ``source`` numbers the text (passage) it is from, ``start`` is its first code point there."""

    text: str
    scope: tuple[str, ...]
    source: int = 0
    start: int = 0


def blocks_of(passages: Sequence[Passage], *, by_sentence: bool = True) -> Iterator[Block]:
    """Yield the blocks of all passages in reading order, ``source`` being the index of the passage.

    Without ``by_sentence`` prose is not split: for rules none of which asks for sentences.
    """
    for number, passage in enumerate(passages):
        scope = _ALT if passage.layer is Layer.ALT else _SCOPES.get(passage.role, _PROSE)
        yield from text_blocks(passage.text, scope, number, by_sentence=by_sentence)
        yield Block(passage.text, ("raw",), number)


def text_blocks(text: str, scope: tuple[str, ...], source: int, *, by_sentence: bool = True) -> Iterator[Block]:
    """Yield the blocks of one text: itself, and its paragraph and sentences where it is prose."""
    text = _LEFT_OUT.sub(_mark, text)
    if scope == _PROSE:
        yield Block(text, ("paragraph",), source)
        for start, end in sentences(text) if by_sentence else ():
            yield Block(text[start:end], ("sentence",), source, start)
    yield Block(text, scope, source)


def _mark(spaces: re.Match[str]) -> str:
    """Put asterisks where something was left out, as Vale does: they are no word, and no space too many either."""
    length = len(spaces[0])
    return "*" if length == 1 else " *" if length == 2 else f" {'*' * (length - 2)} "


def is_in_scope(scope: tuple[str, ...], selectors: Iterable[str]) -> bool:
    """Tell whether any of a rule's selectors matches a block's scope: ``heading``, ``~heading``, ``text & ~list``."""
    return any(all(_part_matches(scope, part.strip()) for part in selector.split("&")) for selector in selectors)


def _part_matches(scope: tuple[str, ...], part: str) -> bool:
    is_negated = part.startswith("~")
    sections = [section for section in part.removeprefix("~").split(".") if section not in FORMATS]
    if scope == _HEADING and not is_negated and sections[:1] == ["heading"] and sections[1:] != ["h1"]:
        sections = sections[:1]  # below the title a reader tells no levels: a heading may be any of them
    is_contained = all(section in scope for section in sections)
    if is_negated:
        return not is_contained and _SIZED.isdisjoint(scope)
    return is_contained
