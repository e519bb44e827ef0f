"""Regular expressions of rule packs, with a bound on their time. ``regex`` is imported where there is a pattern."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    import regex

RulePattern: TypeAlias = "regex.Pattern[str]"
PatternMatch: TypeAlias = "regex.Match[str]"

SECONDS = 2.0
"""Time of one pattern on one passage; a page of prose takes a thousandth of it."""
_GROUP = re.compile(r"\\([1-9])")
_LONGEST_PATTERN = 20_000
"""Characters; a list that is longer belongs into forms, which cost nothing however many there are."""


@lru_cache(maxsize=4096)
def compile_rule_pattern(pattern: str, *, case_sensitive: bool) -> RulePattern:
    """Return ``pattern`` compiled. Raises ``ValueError`` with a text for people where it cannot be used."""
    import regex

    if len(pattern) > _LONGEST_PATTERN:
        raise ValueError(f"it is longer than {_LONGEST_PATTERN:,} characters")
    try:
        compiled = regex.compile(pattern, 0 if case_sensitive else regex.IGNORECASE)
        is_empty_match = compiled.search("", timeout=SECONDS) is not None
    except regex.error as error:
        raise ValueError(str(error)) from error
    except (RecursionError, OverflowError, MemoryError) as error:
        raise ValueError("it is nested or repeated too often") from error
    except TimeoutError as error:
        raise ValueError("it takes too long") from error
    if is_empty_match:
        raise ValueError("it matches where nothing stands")
    return compiled


def pattern_matches(pattern: RulePattern, text: str) -> Iterator[PatternMatch]:
    """Yield the matches of ``pattern`` in ``text``. Raises ``TimeoutError`` after ``SECONDS``."""
    yield from pattern.finditer(text, timeout=SECONDS)


def group_numbers(replacement: str) -> tuple[int, ...]:
    """Return the numbers of the groups (``\\1`` to ``\\9``) that ``replacement`` puts in."""
    return tuple(int(number) for number in _GROUP.findall(replacement))


def filled(replacement: str, match: PatternMatch) -> str:
    """Return ``replacement`` with the text of each group of ``match`` in the place of its number."""
    return _GROUP.sub(lambda group: match[int(group[1])] or "", replacement)
