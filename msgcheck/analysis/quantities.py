"""Numbers that a claim rests on, found in text as values: "up to 45 %" is at most 45 percent.

A first, small grammar of English: percent, multiples, ratios, money, durations, ranks, versions, years and counts, with
bounds and ranges. What it is not sure of is no quantity: a number read wrongly makes a false alarm.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from msgcheck.analysis.lexicon import (
    BOUNDS,
    CURRENCIES,
    FRACTION_SIGNS,
    MULTIPLE_WORDS,
    NEVER_COUNTED,
    NUMBER_WORDS,
    SCALES,
    SECONDS,
    TIME_UNITS,
)

_WORD_FORMS = "|".join(sorted(NUMBER_WORDS, key=len, reverse=True))
_NUMBER = re.compile(
    rf"(?:(?<![\w.,/:])|(?<=\bv))(?:"
    rf"(?P<fraction>[1-9]/[2-9](?![\d/]))|"
    rf"(?P<digits>\d{{1,3}}(?:[, \u00a0\u202f]\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)*)"
    rf"(?:\s?(?P<scale>thousand|hundred|million|billion|mn|bn|[kKmMbB])\b)?|"
    rf"(?P<word>(?a:{_WORD_FORMS}))(?![\w]|-(?!fold|time)[a-z]))"
    rf"(?![/:]\d)",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"(?:\s?%)?\s?(?:[-–—]|to|and)\s?[$€£¥]?", re.IGNORECASE)
_BOUND = "|".join(f"(?P<{name}>{phrases})" for name, phrases in BOUNDS.items())
_BOUND_BEFORE = re.compile(rf"(?:^|(?<=[\s(]))(?:{_BOUND})\s*(?:a |the )?[$€£¥]?$", re.IGNORECASE)
_MONEY_BEFORE = re.compile(r"(?P<sign>[$€£¥])\s?$")
_VERSION_BEFORE = re.compile(
    r"(?:§+|\b(?P<what>section|clause|chapter|version|release|specification|spec|v)\.?)\s?$", re.IGNORECASE
)
_RANK_BEFORE = re.compile(r"(?:#|\b(?:no\.|number)\s)$", re.IGNORECASE)
_NAME_BEFORE = re.compile(r"(?:\b[A-Z][A-Z/]+\s|[A-Za-z]-)$")
_PLUS = re.compile(r"\+(?!\w)")
_PERCENT = re.compile(r"\s?%|[-\s]?per\s?cent\b(?!age)|[-\s]percentage\spoints?\b", re.IGNORECASE)
_MULTIPLE = re.compile(r"\s?[x×](?!\w)|(?:\s|-)times\b(?!\s(?:a|per)\b)|-?fold\b", re.IGNORECASE)
_RATIO = re.compile(r"\s(?:in|out of|of)\s(?:the (?:top\s)?)?", re.IGNORECASE)
_NEXT_WORD = re.compile(r"[-\s]([A-Za-z][A-Za-z'’]*)")
_UNCOUNTING = ("one", "zero")
"""Number words that count nothing most of the time: "one platform", "zero trust"."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """One number with its meaning; ``start`` and ``end`` are code points of the text, half-open.

    ``unit`` is ``percent``, ``percentage_point``, ``multiple``, ``ratio``, an ISO 4217 code, a unit of time, ``rank``,
    ``version``, ``date`` (a bare year) or ``count``; ``of`` is the counted noun, lower case, or the sort of version.
    ``bound`` is ``exact``, ``at_least``, ``at_most``, ``about`` or ``range`` (``value`` is then ``None``).
    ``name`` is a version as written, since 3.10 is not 3.1.
    """

    start: int
    end: int
    unit: str
    value: float | None
    low: float | None = None
    high: float | None = None
    bound: str = "exact"
    of: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class _Number:
    start: int
    end: int
    value: float
    raw: str
    scaled: bool


def find_quantities(text: str) -> tuple[Quantity, ...]:
    """Return the quantities of ``text`` in order; they do not overlap."""
    found: list[Quantity] = []
    numbers = [_number(match) for match in _NUMBER.finditer(text)]
    index = 0
    while index < len(numbers):
        number = numbers[index]
        following = numbers[index + 1] if index + 1 < len(numbers) else None
        quantity = _ratio(text, number, following) or _range(text, number, following)
        if quantity is not None:
            index += 1
        else:
            quantity = _single(text, number)
        if quantity is not None:
            found.append(quantity)
        index += 1
    return tuple(found)


def agree(left: Quantity, right: Quantity) -> bool:
    """Tell whether two quantities of one family say the same amount (bounds aside): 1 hour and 60 minutes agree."""
    if family(left) != family(right):
        return False
    if left.unit == "version":
        return left.name == right.name
    one, other = _interval(left), _interval(right)
    tolerance = 0.005 * max(abs(one[0]), abs(other[1]), 1e-9)
    return one[0] - tolerance <= other[1] and other[0] - tolerance <= one[1]


def family(quantity: Quantity) -> str:
    """Return what a quantity may be compared with: duration with duration, ratio with percent, count by its noun."""
    if quantity.unit in SECONDS:
        return "duration"
    if quantity.unit in ("ratio", "percentage_point"):
        return "percent"
    if quantity.unit in ("count", "version"):
        return f"{quantity.unit}:{quantity.of}"
    return quantity.unit


def _interval(quantity: Quantity) -> tuple[float, float]:
    factor = SECONDS.get(quantity.unit, 100.0 if quantity.unit == "ratio" else 1.0)
    if quantity.bound == "range" and quantity.low is not None and quantity.high is not None:
        return quantity.low * factor, quantity.high * factor
    value = quantity.value or 0.0
    return value * factor, value * factor


def _number(match: re.Match[str]) -> _Number:
    raw = match.group("fraction") or match.group("digits") or match.group("word")
    if match.group("fraction"):
        return _Number(match.start(), match.end(), int(raw[0]) / int(raw[2]), raw, scaled=False)
    if match.group("word"):
        return _Number(match.start(), match.end(), NUMBER_WORDS[raw.lower()], raw.lower(), scaled=False)
    plain = re.sub(r"[,\s]", "", raw)
    value = float(plain) if plain.count(".") < 2 else 0.0
    scale = (match.group("scale") or "").lower()
    return _Number(match.start(), match.end(), value * SCALES.get(scale, 1.0), raw, scaled=bool(scale))


def _ratio(text: str, first: _Number, second: _Number | None) -> Quantity | None:
    """Read "one in three" and "4 of the top 5"."""
    if second is None or not 0 < first.value < second.value:
        return None
    joint = _RATIO.fullmatch(text, first.end, second.start)
    if joint is None or _PERCENT.match(text, second.end):
        return None
    return Quantity(first.start, second.end, "ratio", round(first.value / second.value, 4))


def _range(text: str, first: _Number, second: _Number | None) -> Quantity | None:
    """Read "10-15 %", "25% to 40%", "between 2 and 3 weeks"."""
    if second is None or not _BETWEEN.fullmatch(text, first.end, second.start):
        return None
    joint = text[first.end : second.start].lower()
    if "and" in joint and not re.search(r"\bbetween\s[$€£¥]?$", text[: first.start][-12:], re.IGNORECASE):
        return None
    whole = _single(text, second)
    if whole is None or whole.unit in ("version", "rank") or first.value >= second.value:
        return None
    low = first.value if first.scaled or not second.scaled else first.value * second.value / _unscaled(second)
    return replace(whole, start=first.start, value=None, low=low, high=second.value, bound="range")


def _unscaled(number: _Number) -> float:
    return float(re.sub(r"[,\s]", "", number.raw)) or 1.0


def _single(text: str, number: _Number) -> Quantity | None:
    before = text[max(0, number.start - 24) : number.start]
    version = _VERSION_BEFORE.search(before)
    if version:
        what = (version.group("what") or "section").lower()
        sort = "section" if what in ("section", "clause", "chapter") else "version"
        return Quantity(number.start, number.end, "version", None, of=sort, name=number.raw)
    if _NAME_BEFORE.search(before) or number.raw.count(".") > 1 or _is_glued(text, number):
        return None
    if _RANK_BEFORE.search(before):
        return Quantity(number.start, number.end, "rank", number.value)
    bare = _with_unit(text, before, number)
    return _bounded(text, before, bare, number) if bare else None


def _is_glued(text: str, number: _Number) -> bool:
    """Tell whether the digits run into letters, as in ``3D`` or ``2nd``: part of a name, no quantity."""
    rest = text[number.end : number.end + 1]
    return rest.isalpha() and not _MULTIPLE.match(text, number.end)


def _with_unit(text: str, before: str, number: _Number) -> Quantity | None:
    start, value = number.start, number.value
    plus = _PLUS.match(text, number.end)
    end = plus.end() if plus else number.end
    money = _MONEY_BEFORE.search(before)
    if money:
        return Quantity(start - len(money.group(0)), end, CURRENCIES[money.group("sign")], value)
    percent = _PERCENT.match(text, end)
    if percent:
        unit = "percentage_point" if "point" in percent.group(0).lower() else "percent"
        return Quantity(start, percent.end(), unit, value)
    multiple = _MULTIPLE.match(text, end)
    if multiple:
        return Quantity(start, multiple.end(), "multiple", value)
    if number.raw in MULTIPLE_WORDS:
        return Quantity(start, end, "multiple", value)
    return _counted(text, number, end)


def _counted(text: str, number: _Number, end: int) -> Quantity | None:
    """Read durations, years and counts by the word that follows."""
    words: list[str] = []
    stop = end
    while len(words) < 3 and (match := _NEXT_WORD.match(text, stop)):
        words.append(match.group(1).lower())
        stop = match.end()
        if words[-1] in NEVER_COUNTED and len(words) > 1:
            break
    first = words[0] if words else ""
    after_first = end + 1 + len(first)
    if first in TIME_UNITS:
        return Quantity(number.start, after_first, TIME_UNITS[first], number.value)
    if first in CURRENCIES:
        return Quantity(number.start, after_first, CURRENCIES[first], number.value)
    if number.raw.isdigit() and 1900 <= number.value <= 2100 and not number.scaled:
        return Quantity(number.start, number.end, "date", number.value)
    if "/" in number.raw or number.raw in FRACTION_SIGNS:
        return Quantity(number.start, end, "ratio", round(number.value, 4))
    if number.raw in _UNCOUNTING or not words or first in NEVER_COUNTED:
        return None
    return Quantity(number.start, end, "count", number.value, of=_noun(words))


def _noun(words: list[str]) -> str:
    """Return the last word before a function word that looks like a plural, else the first: "40 large customers"."""
    for word in words:
        if word.endswith("s") and not word.endswith("ss") and word not in NEVER_COUNTED:
            return word
    return words[0]


def _bounded(text: str, before: str, quantity: Quantity, number: _Number) -> Quantity:
    value = quantity.value
    if "+" in text[quantity.start : quantity.end]:
        return replace(quantity, bound="at_least", low=value)
    match = _BOUND_BEFORE.search(before)
    if match is None:
        return quantity
    bound = next(name for name, phrase in match.groupdict().items() if phrase)
    if quantity.unit == "date":
        return quantity
    low, high = (value if bound == "at_least" else None), (value if bound == "at_most" else None)
    start = number.start - len(before) + match.start()
    return replace(quantity, start=min(start, quantity.start), bound=bound, low=low, high=high)
