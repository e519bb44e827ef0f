"""The patterns of all forms as JSON values and back, for the cache.

What comes back was in a file that anybody may have written: every value is held to its type and range.
"""

from __future__ import annotations

from dataclasses import astuple
from typing import Any

from msgcheck.analysis.inflection import Inflection
from msgcheck.checks.terms.forms.expansion import Spelling
from msgcheck.checks.terms.forms.patterns import FormPatterns


def patterns_to_json(patterns: FormPatterns) -> list[Any]:
    """Return ``patterns`` as lists, strings and numbers."""
    spellings = [[form, [astuple(each) for each in found]] for form, found in patterns.spellings]
    return [patterns.wrong, patterns.right, spellings, patterns.prefixed]


def patterns_from_json(data: object) -> FormPatterns | None:
    """Return the patterns that :func:`patterns_to_json` made ``data`` of; ``None`` where ``data`` are no such."""
    match data:
        case [list(wrong), list(right), list(spellings), list(prefixed)] if _are_texts(wrong) and _are_texts(right):
            try:
                known, hyphenated = tuple(map(_spellings, spellings)), tuple(map(_prefixed, prefixed))
                return FormPatterns(tuple(wrong), tuple(right), known, hyphenated)
            except ValueError:
                return None
    return None


def _are_texts(values: list[Any]) -> bool:
    """Tell whether ``values`` are distinct texts. An empty one would be found everywhere."""
    return all(isinstance(each, str) and each for each in values) and len(set(values)) == len(values)


def _spellings(data: object) -> tuple[str, tuple[Spelling, ...]]:
    match data:
        case [str(form), list(spellings)]:
            return form, tuple(map(_spelling, spellings))
    raise ValueError(data)


def _prefixed(data: object) -> tuple[str, str]:
    match data:
        case [str(form), str(hyphenated)] if "-" in hyphenated:
            return form, hyphenated
    raise ValueError(data)


def _spelling(data: object) -> Spelling:
    match data:
        case [str(text), list(inflections), changed, bool(any_case), bool(is_respelled)] if text:
            kinds = tuple(map(Inflection, inflections))
            return Spelling(text, kinds, _changed(changed, len(text)), any_case, is_respelled)
    raise ValueError(data)


def _changed(data: object, length: int) -> tuple[int, int] | None:
    match data:
        case None:
            return None
        case [int(start), int(end)] if 0 <= start <= end <= length:
            return int(start), int(end)
    raise ValueError(data)
