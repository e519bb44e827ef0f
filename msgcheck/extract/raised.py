"""Figures that stand raised in a line, written as the superscripts of Unicode: the mark of a note behind a number, and
an exponent, are no digits of it. “10,000” and a raised 2 read as “10,000²”, not as “10,0002”.
"""

from __future__ import annotations

import re

_DIGITS, _RAISED = "0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹"
_SUPERSCRIPTS, _PLAIN = str.maketrans(_DIGITS, _RAISED), str.maketrans(_RAISED, _DIGITS)
_LONGEST = 20
_FIGURES = re.compile(r"(?![.,/]\d)[^\w]*\d{1,3}(?:[^\w]+\d{1,3})*[^\w]*")
"""Figures and signs without a letter. A year that stands raised is a year, and ".99" the rest of a price."""


def may_be_raised(text: str, before: str) -> bool:
    """Tell whether ``text`` is figures that would be part of the word or number that ``before`` ends in."""
    return len(text) <= _LONGEST and before[-1:].strip() != "" and _FIGURES.fullmatch(text) is not None


def raised(text: str) -> str:
    """Return ``text``, of the same length, with its digits raised."""
    return text.translate(_SUPERSCRIPTS)


def lowered(text: str) -> str:
    """Return ``text``, of the same length, with its raised digits as plain ones."""
    return text if text.isascii() else text.translate(_PLAIN)
