"""Forbidden words of CSpell, JSON or YAML: https://cspell.org/docs/forbidden-words."""

from __future__ import annotations

from pathlib import Path

from msgcheck.config.located import Node, Table
from msgcheck.config.mistakes import quoted
from msgcheck.model.loss import ImportedPack
from msgcheck.model.severity import Severity
from msgcheck.reference.importing.entries import EntryList, RuleEntry
from msgcheck.reference.importing.naming import id_of
from msgcheck.reference.importing.written_data import items_in, read_settings, text_in, value_at

_FLAGGED = (("flagWords", Severity.ERROR), ("suggestWords", Severity.SUGGESTION))
_ALLOWED = ("words", "userWords", "ignoreWords")
_SILENT = frozenset({"$schema", "version", "language", "name", "description", "id", "files", "ignorePaths", "enabled"})
_ARROWS = ("->", ":")


def import_cspell(path: Path) -> ImportedPack:
    """Return the words that the settings ``path`` flag as a pack, named after the file.

    ``flagWords``, ``suggestWords`` and words that begin with ``!`` are rules; of several suggestions the first is
    taken. Words that are only allowed have no rule: nothing else is flagged here. Raises ``ReferenceDataError``.
    """
    root = read_settings(path)
    found = EntryList()
    for key, severity in _FLAGGED:
        for node in items_in(value_at(root, key)):
            _add_flagged(node, severity, found)
    for key in _ALLOWED:
        _add_allowed(key, value_at(root, key), found)
    known = {*_SILENT, *_ALLOWED, *(key for key, _ in _FLAGGED)}
    for entry in root.entries if isinstance(root, Table) else ():
        if entry.key not in known:
            found.lose(entry.key, "not imported", "it has no rule of words of its own", entry.position)
    return found.pack(id_of(path.stem))


def _add_flagged(node: Node, severity: Severity, found: EntryList) -> None:
    word, suggestions = _split(text_in(node))
    if not word:
        return
    if len(suggestions) > 1:
        others = ", ".join(suggestions[1:])
        found.lose(quoted(word), f"the suggestions {others}", "a form has one replacement", node.position)
    entry = RuleEntry(
        form=word, preferred=suggestions[0] if suggestions else "", severity=severity, position=node.position
    )
    found.add_form(entry)


def _split(text: str) -> tuple[str, tuple[str, ...]]:
    """Return the word and its suggestions of ``word->this, that`` or ``word: this``."""
    text = text.strip().lstrip("!~")
    for arrow in _ARROWS:
        word, sign, rest = text.partition(arrow)
        if sign and word.strip():
            return word.strip(), tuple(each.strip() for each in rest.split(",") if each.strip())
    return text, ()


def _add_allowed(key: str, node: Node | None, found: EntryList) -> None:
    """Words that are allowed are no rules; among them, those with ``!`` are forbidden."""
    words = items_in(node)
    forbidden = [word for word in words if text_in(word).startswith("!")]
    for word in forbidden:
        _add_flagged(word, Severity.ERROR, found)
    allowed = len(words) - len(forbidden)
    if allowed:
        reason = "no spelling is checked, so that none needs a permission"
        found.lose(key, f"{allowed} words" if allowed > 1 else "1 word", reason, node.position if node else None)
