"""Tables (CSV) of terms and of rules, with the columns in their first line."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from pathlib import Path

from msgcheck.config.mistakes import Mistakes, listed, quoted
from msgcheck.config.written_file import WrittenFile
from msgcheck.errors import Position, ReferenceDataError
from msgcheck.model.loss import ImportedPack, ImportedTerms
from msgcheck.model.severity import SHOWN_SEVERITIES, Severity
from msgcheck.model.term import Term
from msgcheck.reference.contrasts import column_names
from msgcheck.reference.importing.entries import EntryList, RuleEntry
from msgcheck.reference.importing.naming import id_of
from msgcheck.reference.importing.terms import TermList
from msgcheck.reference.importing.written_data import read_text_file
from msgcheck.reference.separated_terms import COLUMNS, LISTS, cell_text, split

_DELIMITERS = ",;\t"
_TRUE = frozenset({"true", "yes", "1", "x"})
_TERM_NAMES = column_names("preferred", "deprecated")
_RULE_NAMES = {"deprecated": "form", **column_names("preferred", "form")}
_RULE_COLUMNS = ("form", "preferred", "severity", "case_sensitive", "exceptions", "note")
_SEVERITIES = {str(each): each for each in SHOWN_SEVERITIES}
_LONGEST_CELL = 100_000

Row = tuple[Mapping[str, str], Position]
"""The cells of a line by column, and where it begins."""


def import_term_table(path: Path) -> ImportedTerms:
    """Return the terms of a table with a column ``preferred`` and any other of ``separated_terms.COLUMNS``.

    The heads over words to use that :mod:`msgcheck.reference.contrasts` lists ("Use this", "Term") are read as
    ``preferred``, those over words to avoid ("Not this", "Don't say") as ``deprecated``. Lines with the same preferred
    form are one term. Raises ``ReferenceDataError`` where the file is no such table.
    """
    found = TermList()
    for cells, position in _rows(path, COLUMNS, _TERM_NAMES, "preferred", found):
        preferred = cells.get("preferred", "")
        if preferred:
            found.add(_term(cells, preferred, position))
        else:
            found.lose(f"line {position.line}", "not imported", "it has no preferred form", position)
    return found.imported()


def _term(cells: Mapping[str, str], preferred: str, position: Position) -> Term:
    lists = {name: split(cells.get(name, "")) for name in LISTS}
    texts = {name: cells.get(name) or None for name in ("abbreviation", "definition", "part_of_speech", "note")}
    return Term(
        id=id_of(preferred) if not cells.get("id") else _id(cells["id"]),
        preferred=preferred,
        case_sensitive=cells.get("case_sensitive", "").casefold() in _TRUE,
        position=position,
        **lists,  # type: ignore[arg-type]
        **texts,  # type: ignore[arg-type]
    )


def _id(text: str) -> str:
    from msgcheck.config.fields import ID

    return text if ID.fullmatch(text) else id_of(text)


def import_rule_table(path: Path) -> ImportedPack:
    """Return the rules of a table with a column ``form`` as a pack; other heads are read as in a table of terms.

    Further columns: ``preferred`` (what to say instead), ``severity``, ``case_sensitive``, ``exceptions``, ``note``.
    Raises ``ReferenceDataError`` where the file is no such table.
    """
    found = EntryList()
    for cells, position in _rows(path, _RULE_COLUMNS, _RULE_NAMES, "form", found):
        form, severity = cells.get("form", ""), cells.get("severity", "").casefold()
        if not form:
            found.lose(f"line {position.line}", "not imported", "it has no form", position)
            continue
        if severity and severity not in _SEVERITIES:
            found.lose(quoted(form), f"severity {quoted(severity)}", f"it is none of {listed(_SEVERITIES)}", position)
        found.add_form(
            RuleEntry(
                form=form,
                preferred=cells.get("preferred", ""),
                severity=_SEVERITIES.get(severity, Severity.WARNING),
                case_sensitive=cells.get("case_sensitive", "").casefold() in _TRUE,
                exceptions=split(cells.get("exceptions", "")),
                note=cells.get("note", ""),
                position=position,
            )
        )
    return found.pack(id_of(path.stem))


def _rows(
    path: Path, columns: tuple[str, ...], names: Mapping[str, str], needed: str, found: TermList | EntryList
) -> Iterator[Row]:
    """Yield the lines below the head; columns that are not known are lost, each once."""
    file = read_text_file(path)
    lines = _lines(file)
    head = [" ".join(cell.casefold().replace("\u2019", "'").split()) for cell in next(lines, ([], 1))[0]]
    known = [
        name if (name := written.replace(" ", "_")) in columns else names.get(written.replace("_", " "), "")
        for written in head
    ]
    if needed not in known:
        mistakes = Mistakes()
        what = f"The first line names no column '{needed}'."
        mistakes.add(file.position(1, 1), what, f"Write the names of the columns there: {listed(columns)}.")
        mistakes.checked(None, ReferenceDataError)
    for written, name in zip(head, known, strict=True):
        if not name and written:
            found.lose(f"column {quoted(written)}", "not imported", f"known columns: {listed(columns)}")
    for cells, number in lines:
        row: dict[str, str] = {}
        for name, cell in zip(known, cells, strict=False):
            text = cell_text(cell).strip()
            if name and text and row.setdefault(name, text) != text:
                reason = f"another column of {quoted(name)} stands before it"
                found.lose(f"line {number}", quoted(text), reason, file.position(number, 1))
        if len(cells) > len(known):
            found.lose(f"line {number}", "its further cells", "they have no column", file.position(number, 1))
        if row:
            yield row, file.position(number, 1)


def _lines(file: WrittenFile) -> Iterator[tuple[list[str], int]]:
    """Yield the cells of each line and its number; the sign between cells is the one most used in the first."""
    first = file.text.split("\n", 1)[0]
    delimiter = max(_DELIMITERS, key=first.count)
    reader = csv.reader(io.StringIO(file.text, newline=""), delimiter=delimiter, strict=True)
    before = csv.field_size_limit(_LONGEST_CELL)
    mistakes = Mistakes()
    number = 1
    try:
        for cells in reader:
            yield cells, number
            number = reader.line_num + 1
    except csv.Error as error:
        mistakes.add(file.position(number, 1), f"This line is no CSV: {error}.", "Check its quotes.")
        mistakes.checked(None, ReferenceDataError)
    finally:
        csv.field_size_limit(before)
