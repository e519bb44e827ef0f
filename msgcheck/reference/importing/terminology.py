"""Terms of textlint-rule-terminology, JSON: https://github.com/sapegin/textlint-rule-terminology."""

from __future__ import annotations

from pathlib import Path

from msgcheck.config.located import Items, Node, Table
from msgcheck.config.mistakes import quoted
from msgcheck.model.loss import ImportedPack
from msgcheck.reference.importing.entries import EntryList, RuleEntry
from msgcheck.reference.importing.naming import id_of
from msgcheck.reference.importing.written_data import is_set, items_in, read_settings, text_in, value_at

_BOUNDS = r"(?<![-\w.])\b(?:{})\b(?![-\w]|\.\w)"
"""Where the rule looks for a pattern: not in longer words, names with hyphens, file names and addresses."""
_LOOKS_AROUND = ("(?=", "(?!", "(?<=", "(?<!")
_PLACES = (("rules", "terminology"), ("terminology",), ())
"""Where its options stand: in the settings of textlint, by themselves, or as a file of terms."""


def import_terminology(path: Path) -> ImportedPack:
    """Return the terms of ``path`` as a pack, named after the file: a list, or the options of the rule around it.

    A text is a name in its casing, a pair is a pattern (letters in any case) with what to write instead.
    Raises ``ReferenceDataError`` where the file cannot be read.
    """
    root = read_settings(path)
    options = next(node for keys in _PLACES if (node := value_at(root, *keys)) is not None)
    found = EntryList()
    terms = options
    if isinstance(options, Table):
        terms = value_at(options, "terms") or Items(options.position, ())
        _note_options(options, found)
    excluded = {text_in(node) for node in items_in(value_at(options, "exclude"))}
    if not isinstance(terms, Items):
        found.lose("terms", quoted(text_in(terms)), "another file is not opened: import it by itself", terms.position)
        return found.pack(id_of(path.stem))
    for node in terms.items:
        _add_term(node, excluded, found)
    return found.pack(id_of(path.stem))


def _note_options(options: Table, found: EntryList) -> None:
    defaults = value_at(options, "defaultTerms")
    if defaults is None or is_set(defaults):
        reason = "the list that comes with the rule is a file of its own (terms.jsonc): import it by itself"
        found.lose("defaultTerms", "the default terms", reason, options.position)
    for entry in options.entries:
        if entry.key not in {"terms", "exclude", "defaultTerms"}:
            found.lose(entry.key, "the option", "there is no such thing in a pack here", entry.position)


def _add_term(node: Node, excluded: set[str], found: EntryList) -> None:
    first, *rest = items_in(node) or (node,)
    pattern = text_in(first)
    if pattern in excluded:
        return
    if not pattern or len(rest) > 1 or (isinstance(node, Items) and not rest):
        found.lose(quoted(pattern), "not imported", "it is neither a text nor a pair", node.position)
        return
    if not rest:
        found.entries.append(RuleEntry(form=pattern, preferred=pattern, is_casing=True, position=node.position))
        return
    if isinstance(rest[0], Items):
        for word in map(text_in, rest[0].items):  # words in their casing, of which the pattern is the list
            found.entries.append(RuleEntry(form=word, preferred=word, is_casing=True, position=node.position))
        return
    bounds = "{}" if any(sign in pattern for sign in _LOOKS_AROUND) else _BOUNDS
    entry = RuleEntry(form="", preferred=text_in(rest[0]), position=node.position)
    found.add_regular(pattern, "im", entry, bounds=bounds)
