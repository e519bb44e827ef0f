"""What the finders of all kinds share: their result, exceptions, and a bound on the time of a pattern."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from regex import Match

from msgcheck.reference.vale.dialect import Pattern, compile_pattern, word_pattern
from msgcheck.values import dataclass

SECONDS = 2.0
"""Time of one pattern on one block; a page of prose takes a thousandth of it."""


@dataclass(frozen=True, slots=True)
class Found:
    """A span of a block's text. ``values`` fill the message where they are not simply the text found."""

    start: int
    end: int
    values: tuple[str, ...] = ()
    suggestions: tuple[str, ...] = ()
    message: str = ""


Find = Callable[[str], Iterator[Found]]
"""Yields what a rule finds in the text of one block."""


def matches(pattern: Pattern, text: str) -> Iterator[Match[str]]:
    """Yield the matches of ``pattern`` in ``text``. Raises ``TimeoutError`` after ``SECONDS``."""
    yield from pattern.finditer(text, timeout=SECONDS)


def is_found(pattern: Pattern | None, text: str) -> bool:
    """Tell whether ``pattern`` occurs in ``text``; ``None`` occurs nowhere."""
    return pattern is not None and pattern.search(text, timeout=SECONDS) is not None


def exception_pattern(exceptions: tuple[str, ...], accepted: tuple[str, ...], *, vocab: bool) -> Pattern | None:
    """Return one pattern of all exceptions as whole words, the longest first; ``None`` where there are none.

    Each goes by its case unless it begins with ``(?i)``.
    """
    words = sorted((*exceptions, *(accepted if vocab else ())), key=len, reverse=True)
    if not words:
        return None
    alternatives = (f"(?:{word})" if word.startswith("(?i)") else f"(?:(?-i){word})" for word in words)
    return compile_pattern(word_pattern("|".join(alternatives), nonword=False))
