"""A figure with few words or none: of what it is a figure says its table row, its caption, its heading, the line under
it, or a word or two beside it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence

from msgcheck.analysis.claims.quantities.grammar import find_quantities
from msgcheck.analysis.claims.quantities.quantity import Quantity, family
from msgcheck.analysis.claims.quantities.tokens.vocabulary import NUMBER_WORDS
from msgcheck.analysis.words import stems_and_length
from msgcheck.checks.messages.captions import captioned
from msgcheck.checks.messages.units import FEWEST_WORDS, Unit, is_judged, lettered_words
from msgcheck.checks.terms.finding.tables import Table, tables_of
from msgcheck.model.message import Message
from msgcheck.model.passage import HEADING_ROLES, Passage, Role
from msgcheck.values import dataclass

_LONGEST_FIGURE = 30
"""Code points of a passage that is nothing but a figure ("more than 1,200 a month"), or one with a word or two."""

_LONGEST_LABEL = 20
"""Words of what a figure is read with."""

_SHARED = 2
"""Words that a label shares with a message in figures of the same kind, from which the two are worth a look; of a label
of one or two words one is enough.
"""

_VALUE_COLUMNS = 2
"""Columns of a table whose values need no heading to be ours: what it is, and how much."""


_US = "we|us|ours?|our (?:solution|product|platform|offer|service)|with us"
"""Heads of a column of our own values, beside our names."""


@dataclass(frozen=True, slots=True)
class Figured:
    """The stems and the kinds of figures of each message that states any, and which heads of a column name us."""

    messages: tuple[tuple[frozenset[str], frozenset[str]], ...]
    our_heads: re.Pattern[str]


def figured_messages(messages: Iterable[Message], own_names: Iterable[str]) -> Figured:
    """Return what is known of the ``messages`` that state figures; ``own_names`` are those of company and products."""
    every = (
        (frozenset().union(*(stems_and_length(text)[0] for text in message.wordings)), _kinds(message.wordings))
        for message in messages
    )
    names = "|".join(map(re.escape, own_names)) or r"(?!)"
    ours = rf"\s*(?:{_US}|(?:(?:with|by|on) )?(?:the )?(?:{names})(?: (?:today|now))?)\s*"
    return Figured(tuple((stems, kinds) for stems, kinds in every if kinds), re.compile(ours, re.IGNORECASE))


def figure_units(passages: Sequence[Passage], layers: Collection[str], figured: Figured) -> tuple[Unit, ...]:
    """Return a unit for each lone figure that may belong to the claim of a message, in reading order.

    So is a figure with too few words to be judged by itself ("10,000 certified installers"), as it stands.

    Its text is the label and the figure ("Time to service a bike: 48 hours"); its span is that of the figure. Labels
    are the first cell of the row (in tables of two columns, and in a column whose head names us), the caption that has
    a shape or an element of its own, else the heading that the figure stands under, and, of a figure that is a heading,
    what stands under it.
    """
    if not figured.messages:
        return ()
    found = (
        unit
        for at, label, is_before in _labelled(passages, figured)
        if is_judged(passages[at], layers)
        for unit in _joined(passages[at], at, label, figured, is_before=is_before)
    )
    return tuple(sorted((*found, *_short(passages, layers, figured)), key=lambda unit: unit.passage))


def _short(passages: Sequence[Passage], layers: Collection[str], figured: Figured) -> Iterator[Unit]:
    """Yield each figure with a word or two of a message that has a figure of its kind."""
    for at, passage in enumerate(passages):
        text = passage.text.strip()
        is_short = len(text) <= _LONGEST_FIGURE and 0 < lettered_words(text) < FEWEST_WORDS
        if not (is_short and _may_be_figure(text) and is_judged(passage, layers)) or _figures_of(text, 0, len(text)):
            continue
        if any(_is_near(text, quantity, figured) for quantity in find_quantities(text)):
            start = passage.text.index(text)
            yield Unit(text, at, start, start + len(text), passage.layer, passage.role, passage.context)


def _kinds(texts: Iterable[str]) -> frozenset[str]:
    return frozenset(_kind(quantity) for text in texts for quantity in find_quantities(text))


def _kind(quantity: Quantity) -> str:
    return family(quantity).partition(":")[0]


def _labelled(passages: Sequence[Passage], figured: Figured) -> Iterator[tuple[int, str, bool]]:
    """Yield each passage that may be a lone figure, by index, with its label and whether that stands before it."""
    for name, value in _rows(passages, figured.our_heads):
        if _may_be_figure(passages[value].text):
            yield value, passages[name].text, True
    captions = {each.figure: each for each in captioned(passages, _is_figure)}
    for at, each in captions.items():
        yield at, passages[each.caption].text, each.is_before
    for at, passage in enumerate(passages):
        if passage.role is Role.CELL or at in captions or not _may_be_figure(passage.text):
            continue
        if passage.role not in HEADING_ROLES:
            yield at, passage.context, True
        elif at + 1 < len(passages) and passages[at + 1].context == passage.text.strip():
            yield at, passages[at + 1].text, False


def _rows(passages: Sequence[Passage], our_heads: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    """Yield the name of a row and a value of ours in it, both by index."""
    for table in tables_of(passages):
        if all(len(row) <= _VALUE_COLUMNS for row in table.rows):
            yield from ((row[0].number, row[1].number) for row in table.rows if len(row) == _VALUE_COLUMNS)
        else:
            yield from _below_our_heads(table, passages, our_heads)


def _below_our_heads(
    table: Table, passages: Sequence[Passage], our_heads: re.Pattern[str]
) -> Iterator[tuple[int, int]]:
    heads = [at for at, head in enumerate(table.rows[0]) if our_heads.fullmatch(passages[head.number].text)]
    ours = {cell.number for cell in table.below(heads)}
    for row in table.rows[1:]:
        yield from ((row[0].number, cell.number) for cell in row[1:] if cell.number in ours)


def _may_be_figure(text: str) -> bool:
    if len(text) > _LONGEST_FIGURE:
        return False
    return any(character.isdigit() for character in text) or not NUMBER_WORDS.keys().isdisjoint(text.lower().split())


def _is_figure(text: str) -> bool:
    """Tell a figure by itself, with its unit or without: "38 min", "24"."""
    said = text.strip()
    is_bare = not any(character.isalpha() for character in said)
    return _may_be_figure(said) and (is_bare or bool(_figures_of(said, 0, len(said))))


def _joined(passage: Passage, at: int, label: str, figured: Figured, *, is_before: bool) -> Iterator[Unit]:
    figure, label = passage.text.strip(), label.strip().rstrip(":")
    if not 0 < len(label.split()) <= _LONGEST_LABEL:
        return
    before = f"{label}: " if is_before else ""
    text = before + figure if is_before else f"{figure} {label}"
    if not any(_is_near(label, each, figured) for each in _figures_of(text, len(before), len(before) + len(figure))):
        return
    start = passage.text.index(figure)
    yield Unit(text, at, start, start + len(figure), passage.layer, passage.role, passage.context, len(before), label)


def _figures_of(text: str, start: int, end: int) -> tuple[Quantity, ...]:
    """Return the figures of ``text`` between ``start`` and ``end``, each with what it counts ("3 metres, 30 minutes");
    none where any other word stands there.
    """
    found = tuple(each for each in find_quantities(text) if start <= each.start and each.end <= end)
    apart, at = "", start
    for each in found:
        apart, at = apart + text[at : each.start], _end_of_noun(text, each)
    apart += text[at:end]
    return () if any(character.isalnum() for character in apart) else found


def _end_of_noun(text: str, figure: Quantity) -> int:
    """Return where the noun right after a figure ends that it counts, else where the figure does."""
    following = text[figure.end :].lstrip()
    has_noun = bool(figure.of) and following.lower().startswith(figure.of.lower())
    return len(text) - len(following) + len(figure.of) if has_noun else figure.end


def _is_near(label: str, figure: Quantity, figured: Figured) -> bool:
    said, stems = _kind(figure), stems_and_length(label)[0]
    fewest = min(_SHARED, (len(stems) + 1) // 2)
    return any(said in kinds and stems and len(stems & known) >= fewest for known, kinds in figured.messages)
