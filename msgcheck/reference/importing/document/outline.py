"""The passages of a document as an outline: texts and tables, each with the headings it stands under.

Not every author uses the styles of headings. A paragraph that is nothing but a known name ("Tagline", "Proof points:")
is a heading too, and so is a question of an interview, and a short line over longer ones where pillars or personas are
listed.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from msgcheck.model.passage import Layer, Passage, Role
from msgcheck.model.place import DocumentPlace, LinePlace, Place
from msgcheck.reference.importing.document.topic import Topic
from msgcheck.reference.importing.document.topics import PERSONA_FIELDS, named
from msgcheck.values import dataclass

_UNSHOWN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufffe\uffff]")
"""What nobody sees or what turns letters round; Word leaves soft hyphens and joiners in texts."""
_BULLET = re.compile(r"(?:[\u2022\u2023\u25aa\u25cf\u25e6\u2043\u00b7\u2013*o-]|\(?\d{1,2}[.)]|\(?[a-z][.)])\s+")
_QUESTION = re.compile(r"\A(?:q(?:uestion)?|frage|f)\s?\d{0,2}\s?[.:)]\s*", re.IGNORECASE)
_ANSWER = re.compile(r"\A(?:a(?:nswer)?|antwort|réponse|r)\s?\d{0,2}\s?[.:)]\s+", re.IGNORECASE)
_HEADING_NUMBER = re.compile(r"\A(?:\d{1,2}(?:\.\d{1,2})+[.)]?|\d{1,2}[.)])\s+(?=\S)")
_CELL_PATH = re.compile(r"(.*/table \d+)/r(\d+)c(\d+)(?:/.*)?")
_HEAD_TO_ROW = 2
"""Lines from the head of a table of Markdown to its first row: the rule under the head is a line too."""
FEWEST_TITLE_WORDS, _MOST_TITLE_WORDS, _MOST_QUESTION_WORDS = 4, 8, 16
_STYLED_LEVEL, _SECTION_LEVEL, GROUP_LEVEL, PART_LEVEL = 2, 7, 8, 9
"""Levels of headings that have none of their own: one by style, and of those that are some by their words a section, a
pillar or persona, and what stands under such ones.
"""
_GROUPED = frozenset({Topic.VALUE_PROPOSITION, Topic.DIFFERENTIATOR, Topic.PILLAR, Topic.PERSONAS})
_PARTS = frozenset(
    {Topic.VALUE_PROPOSITION, Topic.PROOF_POINT, Topic.SOURCE, Topic.VARIANT, Topic.AVOIDED, *PERSONA_FIELDS}
)
"""What a pillar or persona has; anything else ends it."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; a lower ``level`` stands above a higher one, the title of the document has 0."""

    title: str
    level: int
    place: Place


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph or bullet under its headings, the outermost first."""

    text: str
    place: Place
    headings: tuple[Heading, ...]
    is_bullet: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table: its cells, empty ones too; paragraphs of a cell have a line end between."""

    cells: tuple[str, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Table:
    """A table under its headings; its rows are equally long."""

    rows: tuple[Row, ...]
    headings: tuple[Heading, ...]


Item = Text | Table | Heading
"""A heading is an item as well: who reads them in order sees which have nothing under them."""


def outlined(passages: Sequence[Passage]) -> Iterator[Item]:
    """Yield the outline of what the body of a document shows, in its order."""
    headings: tuple[Heading, ...] = ()
    body = _with_title([each for each in passages if each.layer is Layer.BODY])
    for at, (first, group) in enumerate(groups := list(_groups(body))):
        if isinstance(first, str):
            yield from (Table(tuple(_rows(cells)), headings) for cells in _tables(group))
            continue
        following = groups[at + 1][1][0] if at + 1 < len(groups) else None
        for piece in _pieces(group[0], following, headings):
            if isinstance(piece, Heading):
                headings = (*(each for each in headings if each.level < piece.level), piece)
            yield piece if isinstance(piece, Heading) else replace(piece, headings=headings)


def _with_title(body: list[Passage]) -> list[Passage]:
    """Return the passages with the level of the title as 0, where the first heading is one and no section.

    Markdown has no title of its own: the only heading of the first level is one, and the first of several where it has
    more words than a section would.
    """
    first = next((at for at, each in enumerate(body) if each.role in {Role.TITLE, Role.HEADING}), None)
    if first is None or body[first].role is not Role.TITLE:
        return body
    is_only = sum(each.level == 1 for each in body) <= 1
    is_title = is_only or len(body[first].text.split()) >= FEWEST_TITLE_WORDS
    return [*body[:first], replace(body[first], level=0), *body[first + 1 :]] if is_title else body


def _groups(passages: Iterable[Passage]) -> Iterator[tuple[str | None, list[Passage]]]:
    """Yield passages one by one, those of a table together with its name."""
    name, last_line = "", 0
    cells: list[Passage] = []
    for passage in passages:
        table = _table_of(passage, name, last_line)
        if cells and table != name:
            yield name, cells
            cells = []
        if table:
            cells.append(passage)
        else:
            yield None, [passage]
        name = table
        last_line = passage.place.line if isinstance(passage.place, LinePlace) else 0
    if cells:
        yield name, cells


def _table_of(passage: Passage, before: str, last_line: int) -> str:
    """Return a name for the table that a passage stands in, empty for none."""
    if isinstance(passage.place, DocumentPlace):
        path = _CELL_PATH.fullmatch(passage.place.paragraph)
        return path[1] if path else ""
    if passage.role is not Role.CELL or not isinstance(passage.place, LinePlace) or passage.column is None:
        return ""
    line = passage.place.line
    return before if before and line - last_line <= _HEAD_TO_ROW else f"line {line}"


def _tables(cells: Sequence[Passage]) -> Iterator[list[Passage]]:
    """Yield the cells of each table: in Markdown a blank line alone may stand between two, and a rule under a head."""
    lines = sorted(set(map(_line_of, cells)))
    heads = lines[:1]
    for before, line, after in zip(lines[1:], lines[2:], lines[3:], strict=False):
        if line - before == after - line == _HEAD_TO_ROW and before != heads[-1]:
            heads.append(line)
    for _, table in groupby(cells, lambda cell: bisect_right(heads, _line_of(cell))):
        yield list(table)


def _line_of(cell: Passage) -> int:
    return cell.place.line if isinstance(cell.place, LinePlace) else 0


def _rows(cells: Iterable[Passage]) -> Iterator[Row]:
    rows: dict[int, dict[int, list[str]]] = {}
    places: dict[int, Place] = {}
    for cell in cells:
        row, column = _cell_of(cell)
        rows.setdefault(row, {}).setdefault(column, []).append(shown(cell.text))
        places.setdefault(row, cell.place)
    width = max(column for row in rows.values() for column in row) + 1
    for number, row_cells in rows.items():
        yield Row(tuple("\n".join(row_cells.get(column, ())) for column in range(width)), places[number])


def _cell_of(cell: Passage) -> tuple[int, int]:
    if isinstance(cell.place, DocumentPlace) and (path := _CELL_PATH.fullmatch(cell.place.paragraph)):
        return int(path[2][:6]), min(int(path[3][:6]), 1_000)
    return _line_of(cell), cell.column or 0


def shown(text: str) -> str:
    """Return what a reader sees of ``text``, single spaces within its lines."""
    lines = (" ".join(_UNSHOWN.sub("", line).split()) for line in text.splitlines())
    return "\n".join(line for line in lines if line)


def _pieces(passage: Passage, following: Passage | None, headings: tuple[Heading, ...]) -> Iterator[Text | Heading]:
    """Yield the texts of a passage, and headings for those that are some."""
    text = shown(passage.text)
    if passage.role in {Role.TITLE, Role.HEADING}:
        level = passage.level or (0 if passage.role is Role.TITLE else _STYLED_LEVEL)
        yield Heading(_HEADING_NUMBER.sub("", " ".join(text.split())), level, passage.place)
        return
    is_answer = any(each.title.endswith("?") for each in headings)
    for joined, is_bullet in _joined_lines(text, is_bullet=passage.role is Role.BULLET):
        line = _ANSWER.sub("", joined, count=1) if is_answer else joined
        level = 0 if is_bullet and not line.endswith(":") else _level_of_words(line, passage, following, headings)
        if level:
            yield Heading(_HEADING_NUMBER.sub("", _QUESTION.sub("", line, count=1)).rstrip(" :"), level, passage.place)
        elif line:
            yield Text(line, passage.place, headings, is_bullet)


def lines_in(cell: str) -> Iterator[str]:
    """Yield the lines of a cell without the signs of a list."""
    for line in cell.split("\n"):
        bullet = _BULLET.match(line)
        if stripped := line[bullet.end() if bullet else 0 :].strip():
            yield stripped


def _joined_lines(text: str, *, is_bullet: bool) -> Iterator[tuple[str, bool]]:
    """Yield the lines of a paragraph, joined where the line end is the author's editor's: not before a known name."""
    joined, is_joined_bullet = "", is_bullet
    for line in text.split("\n"):
        bullet = _BULLET.match(line)
        start = line[bullet.end() :] if bullet else line
        lead_in = start.split(":", 1)[0] if ":" in start else ""
        if joined and not bullet and not (lead_in and named(lead_in)) and not named(start):
            joined = f"{joined} {line}"
            continue
        if joined:
            yield joined, is_joined_bullet
        joined, is_joined_bullet = start, is_bullet or bullet is not None
    yield joined, is_joined_bullet


def _level_of_words(line: str, passage: Passage, following: Passage | None, headings: tuple[Heading, ...]) -> int:
    """Return the level of a line that is a heading by its words, 0 for one that is none."""
    words = len(line.split())
    if line.endswith("?") and words <= _MOST_QUESTION_WORDS and (_QUESTION.match(line) or named(line)):
        return PART_LEVEL
    outer = [each for each in headings if each.level < PART_LEVEL]
    above = next((found.topic for each in reversed(outer) if (found := named(each.title))), None)
    if words > _MOST_TITLE_WORDS:
        return 0
    found = named(line, PERSONA_FIELDS if above is Topic.PERSONAS else frozenset())
    if found is not None and found.topic in {Topic.PILLAR, Topic.PERSONAS}:
        return GROUP_LEVEL
    if found is not None and not found.detail:
        has_group = above in _GROUPED and outer[-1].level == GROUP_LEVEL
        return PART_LEVEL if found.topic in _PARTS and has_group else _SECTION_LEVEL
    return GROUP_LEVEL if above in _GROUPED and _stands_over(line, passage, following) else 0


def _stands_over(line: str, passage: Passage, following: Passage | None) -> bool:
    """Tell whether a short line without an end stands over something longer, or over a list."""
    if passage.role is not Role.PARAGRAPH or following is None or line[-1:] in ".!;,":
        return False
    is_list = following.role in {Role.BULLET, Role.CELL}
    is_text = following.role is Role.PARAGRAPH and len(following.text.split()) > max(
        _MOST_TITLE_WORDS, len(line.split())
    )
    return is_list or is_text
