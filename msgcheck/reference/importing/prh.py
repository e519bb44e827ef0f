"""Rules of prh (proofread-helper), a YAML file: https://github.com/prh/prh."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

from msgcheck.config.located import Node, Table
from msgcheck.config.mistakes import quoted
from msgcheck.model.loss import ImportedPack
from msgcheck.reference.importing.entries import EntryList, RuleEntry
from msgcheck.reference.importing.javascript_pattern import is_of_words, split_literal, without_boundaries
from msgcheck.reference.importing.naming import id_of
from msgcheck.reference.importing.written_data import is_set, items_in, read_settings, text_in, value_at

_KNOWN = frozenset({"expected", "pattern", "patterns", "options", "prh", "specs", "regexpMustEmpty"})
_INSIDE = "it is found as a word of its own, not inside a longer one"


def import_prh(path: Path) -> ImportedPack:
    """Return the rules of ``path`` as a pack, named after the file.

    A rule without a pattern is the casing of its ``expected``. Patterns that list words become forms, others patterns.
    Raises ``ReferenceDataError`` where the file cannot be read.
    """
    root = read_settings(path)
    found = EntryList()
    for node in items_in(value_at(root, "imports")):
        what = quoted(text_in(node) or text_in(value_at(node, "path")))
        found.lose("imports", what, "another file is not opened: import it by itself", node.position)
    for node in items_in(value_at(root, "rules")):
        _add_rule(node, found)
    return found.pack(id_of(path.stem))


def _add_rule(node: Node, found: EntryList) -> None:
    expected = text_in(node if not isinstance(node, Table) else value_at(node, "expected")).strip()
    if not expected:
        found.lose("rule", "not imported", "it has no 'expected'", node.position)
        return
    _note_rest(node, expected, found)
    entry = RuleEntry(form="", preferred=expected, note=text_in(value_at(node, "prh")).strip(), position=node.position)
    patterns = (*items_in(value_at(node, "pattern")), *items_in(value_at(node, "patterns")))
    is_word = is_set(value_at(node, "options", "wordBoundary"))
    for pattern in patterns:
        _add_pattern(text_in(pattern), entry, found, is_word=is_word)
    if not patterns:
        found.entries.append(
            RuleEntry(form=expected, preferred=expected, is_casing=True, note=entry.note, position=node.position)
        )


def _note_rest(node: Node, expected: str, found: EntryList) -> None:
    for key, value in ((each.key, each.value) for each in node.entries) if isinstance(node, Table) else ():
        if key == "regexpMustEmpty":
            found.lose(quoted(expected), key, "what it excepts is found as well", value.position)
        elif key == "specs":
            found.lose(quoted(expected), key, "examples carry no marks of what is wrong in them", value.position)
        elif key not in _KNOWN:
            found.lose(quoted(expected), key, "there is no such thing in a rule here", value.position)


def _add_pattern(text: str, entry: RuleEntry, found: EntryList, *, is_word: bool) -> None:
    if not text.strip():
        return
    literal = split_literal(text.strip())
    if literal is None:
        _add_text(text.strip(), entry, found, is_word=is_word)
        return
    source, flags = literal
    inner, has_boundaries = without_boundaries(source)
    is_word = is_word or has_boundaries
    count = len(found.entries)
    found.add_regular(inner, flags, entry, bounds=_BOUNDED if is_word else "{}")
    if len(found.entries) > count and not is_word and is_of_words([source]):
        found.lose(quoted(text), "inside other words", _INSIDE, entry.position)


_BOUNDED = r"\b(?:{})\b"


def _add_text(text: str, entry: RuleEntry, found: EntryList, *, is_word: bool) -> None:
    """A text of prh is found in its own casing, and inside words too, unless it says otherwise."""
    if is_of_words([text]):
        found.add_form(replace(entry, form=text, case_sensitive=True))
        if not is_word:
            found.lose(quoted(text), "inside other words", _INSIDE, entry.position)
        return
    found.entries.append(replace(entry, form=re.escape(text), is_pattern=True, case_sensitive=True))
