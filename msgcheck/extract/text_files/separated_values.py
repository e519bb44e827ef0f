"""Tables as text (.csv, .tsv): each field that holds a word or a figure, with its line and column."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import BinaryIO, NamedTuple

from msgcheck.extract.figures import MORE_FIGURES, MOST_FIGURES
from msgcheck.extract.limits import Limits
from msgcheck.extract.text_decoding import decode, read_bytes
from msgcheck.model.passage import Coverage, Extraction, Layer, Passage, Role, UnreadPart
from msgcheck.model.place import LinePlace

_DELIMITERS = ",;\t|"
_SAMPLE_LINES = 50
_STATED = re.compile(r"sep=(.)\n", re.I)
"""First line by which spreadsheet programs are told the delimiter."""

_QUOTED = re.compile(r'"(?:[^"]|"")*+"')
_LETTER = re.compile(r"[^\W\d_]")
_LETTER_OR_DIGIT = re.compile(r"[^\W_]")


class _Field(NamedTuple):
    text: str
    line: int
    column: int


def extract_separated_values(stream: BinaryIO, limits: Limits) -> Extraction:
    """Read the fields that hold words or figures.

    The first row is taken as headers where all its fields are words: they are labels, and the context of the fields
    below them. Places are the line and column of the file where a field begins. Raises ``UnreadableError``
    (``empty``, ``too-large``, ``not-text``).
    """
    decoded = decode(read_bytes(stream, limits.part))
    text, line = decoded.text, 1
    stated = _STATED.match(text)
    if stated:
        text, line = text[stated.end() :], 2
    rows = _rows(text, stated[1] if stated else _delimiter(text), line)
    passages: list[Passage] = []
    unread = dict.fromkeys(decoded.unread)
    figures = 0
    for passage in _passages(rows):
        is_figure = _LETTER.search(passage.text) is None
        figures += is_figure
        if is_figure and figures > MOST_FIGURES:
            unread[MORE_FIGURES] = None
        elif len(passages) == limits.passages:
            unread[UnreadPart("end of the file", f"more than {limits.passages} passages")] = None
            break
        else:
            passages.append(passage)
    return Extraction("", tuple(passages), Coverage(len(passages), len(passages), tuple(unread)))


def _passages(rows: Iterator[list[_Field]]) -> Iterator[Passage]:
    """Yield the fields with a word or a figure, row by row, each below the head of its column."""
    headers: list[str] = []
    for number, row in enumerate(rows):
        if number == 0 and len(row) > 1 and all(_LETTER.search(field.text) for field in row):
            headers = [" ".join(field.text.split()) for field in row]
        yield from _row_passages(row, [] if number == 0 else headers, is_header=number == 0 and bool(headers))


def _row_passages(row: list[_Field], headers: list[str], *, is_header: bool) -> Iterator[Passage]:
    for index, field in enumerate(row):
        if _LETTER_OR_DIGIT.search(field.text):
            context = headers[index] if index < len(headers) else ""
            role = Role.LABEL if is_header else Role.CELL
            yield Passage(field.text, Layer.BODY, role, LinePlace(field.line, field.column), context)


def _delimiter(text: str) -> str:
    """Return the delimiter that stands most evenly in the first lines, quoted fields left aside; else a comma."""
    sample = _QUOTED.sub("", text[:65_536]).split("\n")[:_SAMPLE_LINES]
    lines = [line for line in sample if line.strip()]

    def evenness(delimiter: str) -> tuple[int, int]:
        counts = Counter(line.count(delimiter) for line in lines)
        count, lines_alike = max(counts.items(), key=lambda item: (item[0] > 0) * item[1], default=(0, 0))
        return (lines_alike if count else 0), count

    return max(_DELIMITERS, key=evenness)


def _rows(text: str, delimiter: str, first_line: int) -> Iterator[list[_Field]]:
    """Yield the fields of each row, with the place of their text; quoted ones may hold delimiters and line ends."""
    end_of_field = rf"[^{re.escape(delimiter)}\n]*"
    pattern = re.compile(rf'[ ]*"((?:[^"]|"")*+)"({end_of_field})|{end_of_field}')
    empty_rows = re.compile(rf"\n(?:[{re.escape(delimiter)} ]*+\n)++")  # programs write a million below a table
    row: list[_Field] = []
    position, line, line_start = 0, first_line, 0
    while position < len(text) and (match := pattern.match(text, position)):
        row.append(_placed(match, line, line_start))
        breaks, end = match[0].count("\n"), match.end()
        if breaks:
            line, line_start = line + breaks, text.rfind("\n", position, end) + 1
        if empty := empty_rows.match(text, end):
            line, end = line + empty[0].count("\n") - 1, empty.end() - 1
        position = end + 1
        if text[end : end + 1] != delimiter:
            yield row
            row, line, line_start = [], line + 1, position
    if row:
        yield row


def _placed(match: re.Match[str], line: int, line_start: int) -> _Field:
    """Return a field without quotes and outer white space, at the place of its first character.

    Quotes with something behind them are part of the text: ``"Lumo" is a song``.
    """
    is_quoted = match[1] is not None and not match[2].strip()
    written = match[1] if is_quoted else match[0]
    start = match.start(1) if is_quoted else match.start()
    stripped = written.lstrip()
    skipped = written[: len(written) - len(stripped)]
    start += len(skipped)
    breaks = skipped.count("\n")
    column = start - line_start + 1 if not breaks else len(skipped) - skipped.rfind("\n")
    return _Field(stripped.rstrip().replace('""', '"') if is_quoted else stripped.rstrip(), line + breaks, column)
