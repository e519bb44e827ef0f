"""Reads the examples of a rule, in which ⟦ and ⟧ stand around what the rule must find."""

from __future__ import annotations

import re

from msgcheck.config.fields import Fields
from msgcheck.errors import Position
from msgcheck.model.term import Example

_OPEN, _CLOSE = "⟦", "⟧"
_MARKED = re.compile(f"{_OPEN}([^{_OPEN}{_CLOSE}]+){_CLOSE}")


def read_examples(fields: Fields, *, may_mark_nothing: bool) -> tuple[tuple[Example, ...], tuple[Example, ...]]:
    """Return the violating and the compliant examples of the ``examples`` of a rule.

    With ``may_mark_nothing`` a violating example may be one that lacks something as a whole.
    """
    violating = _examples(fields, "violating")
    compliant = _examples(fields, "compliant")
    for example, position in violating:
        if not example.marks and not may_mark_nothing:
            fields.mistakes.add(position, "This violating example marks nothing.", "Put ⟦ ⟧ around what is wrong.")
    for example, position in compliant:
        if example.marks:
            fields.mistakes.add(position, "This compliant example has a mark.", "Remove the ⟦ ⟧.")
    return tuple(example for example, _ in violating), tuple(example for example, _ in compliant)


def _examples(fields: Fields, key: str) -> list[tuple[Example, Position]]:
    """Return the examples whose marks are in order; note the others."""
    examples = []
    for text, position in fields.located_texts(key):
        parsed = parse_marked(text)
        if parsed is None:
            what = "The marks of this example are nested, empty or not in pairs."
            fields.mistakes.add(position, what, "Write each as ⟦wrong form⟧.")
        else:
            examples.append((Example(parsed[0], parsed[1], position), position))
    return examples


def parse_marked(text: str) -> tuple[str, tuple[tuple[int, int], ...]] | None:
    """Return the text without its marks and their spans in it; ``None`` where marks nest, are empty or unbalanced."""
    plain = ""
    spans = []
    end = 0
    for match in _MARKED.finditer(text):
        plain += text[end : match.start()]
        spans.append((len(plain), len(plain) + len(match[1])))
        plain += match[1]
        end = match.end()
    plain += text[end:]
    return None if _OPEN in plain or _CLOSE in plain else (plain, tuple(spans))
