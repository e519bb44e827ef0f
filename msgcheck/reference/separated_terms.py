"""The columns of a glossary as a table (CSV), and how a cell holds what a spreadsheet would take for a formula."""

from __future__ import annotations

import re

COLUMNS = (
    "id",
    "preferred",
    "abbreviation",
    "admitted",
    "deprecated",
    "forbidden",
    "exceptions",
    "definition",
    "part_of_speech",
    "case_sensitive",
    "note",
)
"""The columns, named as the keys of ``glossary.yaml``."""
LISTS = frozenset({"admitted", "deprecated", "forbidden", "exceptions"})
"""Columns of several forms, with ``|`` between them; a ``|`` of a form itself is written ``\\|``."""

_FORMULA = re.compile(r"'*[=+\-@\t\r\n|%]")
"""What begins with one of these is run by a spreadsheet; quotes before it are those that keep it from that."""
_PART = re.compile(r"((?:[^\\|]|\\.|\\$)*)(?:\||$)", re.DOTALL)


def safe_cell(text: str) -> str:
    """Return ``text`` as a cell that no spreadsheet runs: with ``'`` before what would be a formula."""
    return f"'{text}" if _FORMULA.match(text) else text


def cell_text(cell: str) -> str:
    """Return the text that :func:`safe_cell` made a cell of."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell[1:]) else cell


def joined(forms: tuple[str, ...]) -> str:
    """Return several forms as one text."""
    return "|".join(form.replace("\\", "\\\\").replace("|", "\\|") for form in forms)


def split(text: str) -> tuple[str, ...]:
    """Return the forms that :func:`joined` made a text of, without the space around them."""
    parts = (re.sub(r"\\(.)", r"\1", part, flags=re.DOTALL).strip() for part in _PART.findall(text))
    return tuple(part for part in parts if part)
