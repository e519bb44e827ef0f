"""What the rows of a table give: by the heads of its columns, or by the names in its first column."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from msgcheck.model.message import MessageKind
from msgcheck.reference.importing.document.context import Context, context_of
from msgcheck.reference.importing.document.contrasts import QUOTES, forms_in, is_form
from msgcheck.reference.importing.document.gathering import Gathering
from msgcheck.reference.importing.document.outline import GROUP_LEVEL, PART_LEVEL, Heading, Row, Table, Text, lines_in
from msgcheck.reference.importing.document.paired_heads import paired_topics
from msgcheck.reference.importing.document.sources import evidence_of
from msgcheck.reference.importing.document.texts import read_said, read_text, term_name
from msgcheck.reference.importing.document.topic import Topic
from msgcheck.reference.importing.document.topics import PERSONA_FIELDS, TERM_FIELDS, named, status_of
from msgcheck.values import dataclass

_IN_COLUMNS = frozenset({Topic.VALUE_PROPOSITION, Topic.GOALS, Topic.PAINS, Topic.SOURCE})
_PEOPLE = frozenset({Topic.AUDIENCE, Topic.PERSONAS})
_FORBIDDEN = re.compile(r"never|forbidden|banned|prohibited|verboten|niemals|interdit|jamais", re.IGNORECASE)
_NEW_NAMES = re.compile(r"(?:new|current) (?:name|term|wording)|neuer (?:name|begriff)", re.IGNORECASE)
_OLD_NAMES = re.compile(r"(?:old|former|previous) (?:name|term|wording)s?|alter (?:name|begriff)", re.IGNORECASE)


def read_table(table: Table, found: Gathering) -> None:
    """Add to ``found`` what the cells of ``table`` give; those that give nothing are left, with the reason."""
    found.headings = table.headings
    while len(table.rows) > 1 and len(table.rows[0].cells) > 1 and _is_caption(table.rows[0]):
        _read_lines(table.rows[0].cells[0], table.rows[0], table.headings, found)
        table = replace(table, rows=table.rows[1:])
    context = context_of(table.headings)
    width = len(table.rows[0].cells)
    topics = _head_topics(table.rows[0], context)
    if width == 1:
        for row in table.rows:
            _read_lines(row.cells[0], row, table.headings, found)
    elif len(table.rows) > 1 and _is_head(table.rows[0], topics):
        _read_below_heads(table, topics, context, found)
    elif _names_first(table.rows) or (width > 2 and _names_first(table.rows[1:])):
        _read_by_names(table, found)
    else:
        _read_unnamed(table, context, found)


def _is_caption(row: Row) -> bool:
    """Tell whether a row has one cell, merged over all columns."""
    return bool(row.cells[0]) and not any(row.cells[1:])


def _head_topics(head: Row, context: Context) -> list[Topic | None]:
    first = (
        TERM_FIELDS
        if context.topic in {Topic.TERMS, Topic.WORDING, Topic.AVOIDED, Topic.PREFERRED, Topic.RETIRED}
        else _IN_COLUMNS
    )
    topics = [_column_topic(cell, first) for cell in head.cells]
    if Topic.AVOIDED in topics or _NEW_NAMES.search(" ".join(head.cells)):
        topics = [_column_topic(cell, TERM_FIELDS) for cell in head.cells]
    if topics[0] is Topic.VALUE_PROPOSITION and topics.count(Topic.VALUE_PROPOSITION) > 1:
        topics[0] = Topic.PILLAR  # "Value driver | Benefit"
    people = PERSONA_FIELDS.intersection(filter(None, topics))
    if people and not _PEOPLE.intersection(filter(None, topics)) and topics[0] is None:
        topics[0] = Topic.PERSONAS  # "Name", "Title", or nothing
    return paired_topics(head.cells, topics, context)


def _column_topic(cell: str, first: frozenset[Topic]) -> Topic | None:
    if _OLD_NAMES.fullmatch(cell.strip()):
        return Topic.AVOIDED
    found = named(cell, first) if "\n" not in cell else None
    return found.topic if found and not found.detail else None


def _is_head(head: Row, topics: Sequence[Topic | None]) -> bool:
    known, filled = sum(topic is not None for topic in topics), sum(map(bool, head.cells))
    return known >= 2 and 2 * known >= filled


def _names_first(rows: Sequence[Row]) -> bool:
    """Tell whether the first column names what stands beside it."""
    names = [row.cells[0] for row in rows if row.cells[0]]
    return bool(names) and 2 * sum(named(name) is not None for name in names) >= len(names)


def _read_by_names(table: Table, found: Gathering) -> None:
    """Read a table whose first column names what the row holds; more columns than one are pillars, or personas."""
    rows = table.rows
    groups: Sequence[str] = [""] * len(rows[0].cells)
    first = named(rows[0].cells[0], frozenset({Topic.PILLAR}))
    if (len(groups) > 2 and first is None) or (first is not None and first.topic is Topic.PILLAR):
        is_people = any(_column_topic(row.cells[0], PERSONA_FIELDS) in PERSONA_FIELDS for row in rows[1:])
        noun = "Persona" if is_people else "Pillar"
        groups = [f"{noun}: {_without_name(cell)}" if cell else "" for cell in rows[0].cells]
        rows = rows[1:]
    for row in rows:
        if named(row.cells[0]) is None and any(row.cells):
            found.leave(" | ".join(filter(None, row.cells)), row.place, "its first cell is no name that is known")
    rows = tuple(row for row in rows if named(row.cells[0]) is not None)
    for column in range(1, len(groups)):
        for row in rows:
            group = (Heading(groups[column], GROUP_LEVEL, row.place),) if groups[column] else ()
            part = (Heading(row.cells[0], PART_LEVEL, row.place),)
            _read_lines(row.cells[column], row, (*table.headings, *group, *part), found)


def _without_name(cell: str) -> str:
    known = named(cell)
    return known.detail or cell if known else cell


def _read_lines(cell: str, row: Row, headings: tuple[Heading, ...], found: Gathering) -> None:
    for line in lines_in(cell):
        read_text(Text(line, row.place, headings), found)


def _read_unnamed(table: Table, context: Context, found: Gathering) -> None:
    """Read a table of terms or people without heads; of any other nobody knows what it says."""
    for row in table.rows:
        cells = [cell for cell in row.cells if cell]
        if context.topic in {Topic.WORDING, Topic.TERMS} and len(row.cells) >= 2 and is_form(row.cells[0]):
            second = Topic.AVOIDED if context.topic is Topic.WORDING else Topic.DEFINITION
            width = len(row.cells)
            topics = [Topic.PREFERRED, second, Topic.NOTE, *([None] * width)][:width]
            _read_term_row(row, topics, [""] * width, table, found)
        else:
            found.leave(" | ".join(cells), row.place, "the columns of its table have no names that are known")


def _read_below_heads(table: Table, topics: Sequence[Topic | None], context: Context, found: Gathering) -> None:
    heads, carried = table.rows[0].cells, ""
    is_terms = Topic.PREFERRED in topics or (
        Topic.AVOIDED in topics and not any(topic and topic.kind for topic in topics)
    )
    for row in table.rows[1:]:
        if is_terms:
            _read_term_row(row, topics, heads, table, found)
            continue
        pillar = _cell(row, topics, Topic.PILLAR) or carried
        carried = pillar
        _read_message_row(row, topics, replace(context, pillar=pillar or context.pillar), table, found)


def _cell(row: Row, topics: Sequence[Topic | None], *wanted: Topic) -> str:
    return next((cell for cell, topic in zip(row.cells, topics, strict=False) if topic in wanted and cell), "")


@dataclass(frozen=True, slots=True)
class _MessageRow:
    """A row of messages: its context, and the number of messages before it."""

    row: Row
    context: Context
    headings: tuple[Heading, ...]
    first: int


def _read_message_row(
    row: Row, topics: Sequence[Topic | None], context: Context, table: Table, found: Gathering
) -> None:
    """Read the messages of a row first, then what belongs to them."""
    persona, said = _cell(row, topics, *_PEOPLE), _cell(row, topics, Topic.STATUS)
    status = status_of(said)
    if status is None:
        found.leave(said, row.place, "it is no status that is known")
    context = replace(context, persona=persona or context.persona, status=status or context.status)
    reading = _MessageRow(row, context, table.headings, len(found.messages))
    used = [Topic.PROBLEM if topic is Topic.PAINS and not persona else topic for topic in topics]
    cells = [
        (head, cell, topic)
        for head, cell, topic in zip(table.rows[0].cells, row.cells, used, strict=True)
        if cell and topic not in {Topic.PILLAR, Topic.STATUS, *_PEOPLE}
    ]
    for head, cell, topic in sorted(cells, key=lambda each: not _holds_message(each[2])):
        _read_cell(cell, head, topic, reading, found)
    if persona and not any(map(_holds_message, used)):
        found.add_persona(persona)
    elif persona and not cells:
        found.leave(persona, row.place, "its row holds no message")


def _holds_message(topic: Topic | None) -> bool:
    return topic is not None and topic.kind is not None and topic not in _PEOPLE


def _read_cell(cell: str, head: str, topic: Topic | None, reading: _MessageRow, found: Gathering) -> None:
    row, has_message = reading.row, len(found.messages) > reading.first
    if topic is Topic.OWNER and has_message:
        found.change(owner=cell)
    elif topic is Topic.SOURCE and has_message:
        found.add_evidence_since(reading.first, evidence_of(" ".join(cell.split())))
    elif topic is None or topic in {Topic.NOTE, Topic.OWNER, Topic.ASIDE}:
        said = f"{head}: {cell}" if head else cell
        found.leave(said, row.place, "its column holds nothing that the platform holds")
    else:
        kind = topic.kind or (MessageKind.VALUE_PROPOSITION if has_message else None)
        context = replace(reading.context, topic=topic, kind=kind)
        for line in lines_in(cell):
            read_said(Text(line, row.place, reading.headings), context, found, whole=line)


def _read_term_row(
    row: Row, topics: Sequence[Topic | None], heads: Sequence[str], table: Table, found: Gathering
) -> None:
    right = _cell(row, topics, Topic.PREFERRED)
    wrong = [
        (head, cell)
        for head, cell, topic in zip(heads, row.cells, topics, strict=False)
        if topic is Topic.AVOIDED and cell
    ]
    if len(right) <= 1 and sum(map(bool, row.cells)) <= 1:
        return  # the letter over the words that begin with it
    name, abbreviation = term_name(right)
    preferred = forms_in(name)
    avoided = [(_FORBIDDEN.search(head) is not None, form) for head, cell in wrong for form in forms_in(cell)]
    if preferred and all(map(is_form, (*preferred, *(form for _, form in avoided)))):
        found.add_term(
            preferred[0], admitted=preferred[1:],
            deprecated=(form for is_forbidden, form in avoided if not is_forbidden),
            forbidden=(form for is_forbidden, form in avoided if is_forbidden),
            abbreviation=_cell(row, topics, Topic.ABBREVIATION) or abbreviation,
            definition=" ".join(_cell(row, topics, Topic.DEFINITION).split()) or None,
            note=" ".join(_cell(row, topics, Topic.NOTE).split()) or None,
        )  # fmt: skip
    elif right and wrong and not is_form(right):
        statement = " ".join(right.split()).strip(QUOTES)
        found.add_message(
            MessageKind.POSITIONING, statement, row.place, table.headings, doubt="the kind is a guess", label="wording"
        )
        found.add_contradictions(" ".join(cell.split()).strip(QUOTES) for _, cell in wrong)
    else:
        reason = "it does not pair words to use with words to avoid" if wrong or not right else "its term is a sentence"
        found.leave(" | ".join(filter(None, row.cells)), row.place, reason)
    is_sentence = right and not is_form(right)
    unknown = [
        cell for cell, topic in _each_topic_once(row, topics) if topic is None or (is_sentence and topic is Topic.NOTE)
    ]
    found.leave(" | ".join(unknown), row.place, "its column holds nothing that the glossary holds")


def _each_topic_once(row: Row, topics: Sequence[Topic | None]) -> Iterator[tuple[str, Topic | None]]:
    """Yield the filled cells with their topics: a second definition has none; words to avoid may fill any number."""
    met: set[Topic | None] = set()
    for cell, topic in zip(row.cells, topics, strict=False):
        if cell:
            yield cell, None if topic in met else topic
            met.update({topic} - {Topic.AVOIDED})
