"""The glossary as a table (CSV), whole, and safe to open in a spreadsheet."""

from __future__ import annotations

import csv
import io

from msgcheck.model.term import Glossary, Term
from msgcheck.reference.separated_terms import COLUMNS, LISTS, joined, safe_cell


def glossary_table(glossary: Glossary) -> str:
    """Return a line for each term under the columns of ``separated_terms.COLUMNS``; nothing of it is lost."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    writer.writerows([_cell(term, name) for name in COLUMNS] for term in glossary.terms)
    return stream.getvalue()


def _cell(term: Term, name: str) -> str:
    if name == "case_sensitive":
        return "true" if term.case_sensitive else ""
    value = getattr(term, name)
    return safe_cell(joined(value) if name in LISTS else value or "")
