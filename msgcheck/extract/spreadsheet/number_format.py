"""Numbers as cells show them, by the code of a format (ISO/IEC 29500-1, 18.8.31): ``0.0%``, ``"$"#,##0``, ``0.0,,"M"``.

A code with anything that is not known for certain shows no number: dates, times, fractions, powers of ten, digits in
groups as those of a telephone.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from functools import lru_cache
from operator import eq, ge, gt, le, lt, ne
from typing import NamedTuple

GENERAL = "General"
_LONGEST_CODE = 255
_LONGEST_NUMBER = 40
_GREATEST = Decimal(10**15)
"""Programs count with 15 digits, and show a greater number as a power of ten."""

_MOST_DECIMALS = 10
_GENERAL_DIGITS = 11
"""Characters of a number without a format, its point among them."""

_SECTION = re.compile(r'(?:"[^"]*+"|\\.|\[[^\]]*+\]|[^;"\[\\])*+')
_CONDITION = re.compile(r"\[(<=|>=|<>|<|>|=)\s*(-?\d{1,15}(?:\.\d{1,15})?)\]")
_COLOUR = r"\[(?:black|blue|cyan|green|magenta|red|white|yellow|color\s*\d{1,2})\]"
_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*+)"|\\(?P<escaped>.)|\[\$(?P<currency>[^\]-]*+)[^\]]*+\]|(?P<silent>\*.|' + _COLOUR + r")|"
    r"(?P<space>_.)|(?P<digits>[#0?][#0?,.]*+|\.[#0?]++)|(?P<literal>[-+$€£¥()%:! &'{}<>=^~’–—−\u00a0\u202f])",
    re.IGNORECASE,
)
_OPERATORS: dict[str, Callable[[Decimal, Decimal], bool]] = {
    "<": lt, "<=": le, ">": gt, ">=": ge, "=": eq, "<>": ne,
}  # fmt: skip


class _Digits(NamedTuple):
    """How the digits of a number are set: the fewest before and after the point, and the most after it."""

    whole: int
    fewest: int
    most: int
    is_grouped: bool
    thousands: int


class _Section(NamedTuple):
    """One part of a code: what stands before and after the digits, ``None`` for no digits at all."""

    before: str
    digits: _Digits | None
    after: str
    condition: tuple[str, Decimal] | None


def shown_number(value: str, code: str) -> str | None:
    """Return a number as a cell with a format shows it, ``None`` where that is not known, or nothing is shown.

    >>> shown_number("0.45", "0 %")
    '45 %'
    """
    try:
        number = Decimal(value[:_LONGEST_NUMBER])
    except InvalidOperation:
        return None
    if not (number.is_finite() and -_GREATEST < number < _GREATEST):
        return None
    if code.lower() == GENERAL.lower():
        return _general(number)
    sections = _sections(code)
    return _set(number, sections) if sections else None


def hides_text(code: str) -> bool:
    """Tell whether a format shows nothing of a text: its fourth section is empty, as in ``;;;``."""
    parts = _parts(code)
    return len(parts) > 3 and not parts[3]


def _general(number: Decimal) -> str | None:
    """Set a number as a cell without a format does; one that needs a power of ten is not known."""
    if number and not Decimal("1e-9") <= abs(number) < Decimal(10**_GENERAL_DIGITS):
        return None
    decimals = max(0, _GENERAL_DIGITS - 1 - len(str(int(abs(number)))))
    shown = f"{round(number, decimals):f}"
    return shown.rstrip("0").rstrip(".") if "." in shown else shown


def _parts(code: str) -> list[str]:
    if len(code) > _LONGEST_CODE:
        return []
    parts, position = [], 0
    while position <= len(code) and (match := _SECTION.match(code, position)):
        parts.append(match[0])
        position = match.end() + 1
    return parts


@lru_cache(maxsize=256)
def _sections(code: str) -> tuple[_Section, ...]:
    """Return the sections for numbers, none where one of them is not known."""
    sections = [_section(part) for part in _parts(code)[:3]]
    known = [section for section in sections if section is not None]
    return tuple(known) if len(known) == len(sections) else ()


def _section(part: str) -> _Section | None:
    condition = _CONDITION.search(part)
    if condition:
        part = part.replace(condition[0], "", 1)
    digits: _Digits | None = None
    sides = ["", ""]
    position = 0
    while position < len(part):
        token = _TOKEN.match(part, position)
        if token is None or (token["digits"] and digits):
            return None
        position = token.end()
        if token["digits"]:
            digits = _digits(token["digits"])
        else:
            sides[digits is not None] += _literal(token)
    limit = (condition[1], Decimal(condition[2])) if condition else None
    return _Section(sides[0], digits, sides[1], limit)


def _literal(token: re.Match[str]) -> str:
    if token["space"] is not None:
        return " "
    return next((token[name] for name in ("quoted", "escaped", "currency", "literal") if token[name] is not None), "")


def _digits(pattern: str) -> _Digits:
    scaled = pattern.rstrip(",")
    whole, _, decimals = scaled.partition(".")
    return _Digits(whole.count("0"), len(decimals.rstrip("#")), len(decimals), "," in whole, len(pattern) - len(scaled))


def _set(number: Decimal, sections: Sequence[_Section]) -> str | None:
    at = _chosen(number, sections)
    section = None if at is None else sections[at]
    if section is None or section.digits is None:
        return None
    is_signed = number < 0 and (at == 0 or section.condition is not None)
    percents = (section.before + section.after).count("%")
    if section.digits.most + 2 * percents > _MOST_DECIMALS:
        return None
    text = _in_digits(abs(number).scaleb(2 * percents - 3 * section.digits.thousands), section.digits)
    if not text:
        return None
    sign = "-" if is_signed and any(digit in "123456789" for digit in text) else ""
    return f"{sign}{section.before}{text}{section.after}".strip()


def _chosen(number: Decimal, sections: Sequence[_Section]) -> int | None:
    """Return which section a number takes: by conditions, else by its sign; ``None`` where none is for it."""
    if any(section.condition for section in sections):
        for at, section in enumerate(sections):
            if section.condition is None or _OPERATORS[section.condition[0]](number, section.condition[1]):
                return at
        return None
    if len(sections) == 1:
        return 0
    return 1 if number < 0 else 2 if not number and len(sections) == 3 else 0


def _in_digits(number: Decimal, digits: _Digits) -> str:
    rounded = number.quantize(Decimal(1).scaleb(-digits.most), ROUND_HALF_UP)
    whole, _, decimals = f"{rounded:f}".partition(".")
    kept = decimals[: digits.fewest] + decimals[digits.fewest :].rstrip("0")
    whole = whole.lstrip("0").rjust(digits.whole, "0")
    if digits.is_grouped:
        whole = f"{int(whole):,}".rjust(digits.whole, "0") if whole else whole
    return f"{whole}.{kept}" if kept else whole
