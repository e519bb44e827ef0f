"""Which reader a file of another tool is for: by the name that is given, else by the file's own name and content."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from msgcheck.config.located import Items, Node, Table
from msgcheck.config.mistakes import listed
from msgcheck.errors import UsageError
from msgcheck.model.loss import ImportedPack, ImportedTerms
from msgcheck.reference.importing.cspell import import_cspell
from msgcheck.reference.importing.prh import import_prh
from msgcheck.reference.importing.skos import SUFFIXES as SKOS_SUFFIXES
from msgcheck.reference.importing.skos import import_skos
from msgcheck.reference.importing.table import import_rule_table, import_term_table
from msgcheck.reference.importing.tbx import import_tbx
from msgcheck.reference.importing.terminology import import_terminology
from msgcheck.reference.importing.written_data import read_settings, value_at

RULE_FORMATS: Mapping[str, Callable[[Path], ImportedPack]] = {
    "prh": import_prh,
    "textlint": import_terminology,
    "cspell": import_cspell,
    "csv": import_rule_table,
}
"""Formats of rules by name."""
TERM_FORMATS: Mapping[str, Callable[[Path, str], ImportedTerms]] = {
    "tbx": import_tbx,
    "skos": import_skos,
    "csv": lambda path, _language: import_term_table(path),
}
"""Formats of term bases by name; the second argument is the language wanted."""

_TABLES = frozenset({".csv", ".tsv"})
_CSPELL_KEYS = ("flagWords", "suggestWords", "words", "ignoreWords")


def import_rules(path: Path, format_name: str | None = None) -> ImportedPack:
    """Return the rules of ``path``, in a format of ``RULE_FORMATS`` (default: as the file looks).

    Raises ``UsageError`` where the format is not clear, ``ReferenceDataError`` where the file cannot be read.
    """
    return RULE_FORMATS[format_name or _rule_format(path)](path)


def import_terms(path: Path, language: str, format_name: str | None = None) -> ImportedTerms:
    """Return the terms of ``path`` in ``language``, in a format of ``TERM_FORMATS``; errors as for rules."""
    return TERM_FORMATS[format_name or _term_format(path)](path, language)


def _term_format(path: Path) -> str:
    suffix = path.suffix.lower()
    if suffix in _TABLES:
        return "csv"
    if suffix in {".tbx", ".tbxm"}:
        return "tbx"
    if suffix in SKOS_SUFFIXES - {".xml"}:
        return "skos"
    raise UsageError(f"The format of {path} is not clear from its name. Add --format {' or '.join(TERM_FORMATS)}.")


def _rule_format(path: Path) -> str:
    if path.suffix.lower() in _TABLES:
        return "csv"
    root = read_settings(path)
    name = _format_of(root)
    if name is None:
        raise UsageError(f"{path} is none of {listed(RULE_FORMATS)} by its look. Add --format NAME.")
    return name


def _format_of(root: Node) -> str | None:
    if isinstance(root, Items) or value_at(root, "terms") is not None:
        return "textlint"
    if isinstance(value_at(root, "rules"), Table) or value_at(root, "terminology") is not None:
        return "textlint"
    if any(value_at(root, key) is not None for key in _CSPELL_KEYS):
        return "cspell"
    return "prh" if isinstance(value_at(root, "rules"), Items) else None
