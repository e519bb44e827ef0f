"""How one text is understood: its quantities, negations, hedges, absolutes, comparisons and names."""

from __future__ import annotations

import re

from rich.console import Console

from msgcheck.analysis.claims.claim_profile import ClaimProfile
from msgcheck.analysis.claims.quantities.amounts.in_words import with_amounts_in_words
from msgcheck.analysis.claims.quantities.quantity import SECONDS, Quantity
from msgcheck.analysis.claims.stance import Mark
from msgcheck.analysis.negation import Negation
from msgcheck.reports.console_line import put
from msgcheck.reports.json_values import JsonObject, document_lines
from msgcheck.reports.plain_text import one_line

SCHEMA = "msgcheck.analysis/1"


def analysis_as_json(claim: ClaimProfile) -> str:
    """Return the form ``msgcheck.analysis/1``; spans are code points of ``text``, half-open."""
    text = claim.text
    lists = (
        ("quantities", [_quantity(text, quantity) for quantity in with_amounts_in_words(text, claim.quantities)]),
        ("negations", [_negation(text, negation) for negation in claim.negations]),
        ("hedges", [_quoted(text, mark.start, mark.end) for mark in claim.hedges]),
        ("absolutes", [_quoted(text, mark.start, mark.end) | {"kind": mark.kind} for mark in claim.absolutes]),
        (
            "comparatives",
            [_quoted(text, mark.start, mark.end) | {"compared": mark.compared} for mark in claim.comparatives],
        ),
        ("names", [_quoted(text, start, end) for start, end in claim.names]),
        ("as_of", [quantity.window for quantity in claim.as_of]),
    )
    return "".join(document_lines({"schema": SCHEMA, "text": text, "is_claim": claim.is_claim}, lists))


def _quoted(text: str, start: int, end: int) -> JsonObject:
    return {"span": {"start": start, "end": end}, "quote": text[start:end]}


def _quantity(text: str, quantity: Quantity) -> JsonObject:
    return _quoted(text, quantity.start, quantity.end) | {
        "value": _number(quantity.value),
        "low": _number(quantity.low),
        "high": _number(quantity.high),
        "bound": str(quantity.bound),
        "unit": quantity.unit,
        "per": quantity.per,
        "window": quantity.window,
        "of": quantity.of or None,
    }


def _number(value: float | None) -> float | int | None:
    """Return a whole number without its ``.0``, others to fifteen digits: 1.1 million is no 1100000.0000000002."""
    if value is None:
        return None
    rounded = float(f"{value:.15g}")
    return int(rounded) if rounded.is_integer() else rounded


def _negation(text: str, negation: Negation) -> JsonObject:
    scope = {"start": negation.end, "end": negation.scope_end}
    return _quoted(text, negation.start, negation.end) | {"scope": scope}


def print_analysis(claim: ClaimProfile, console: Console) -> None:
    """Print what the text claims, one thing on a line, in words."""
    put(console, (f"“{one_line(claim.text)}”", "bold"))
    put(console, ("A claim." if claim.is_claim else "No claim: a heading, a question or an instruction.", "dim"))
    put(console)
    for name, found in _lines(claim):
        put(console, (f"{name}: ", "bold"), one_line(found))


def _lines(claim: ClaimProfile) -> list[tuple[str, str]]:
    text = claim.text
    lines = [("quantity", _described(text, quantity)) for quantity in with_amounts_in_words(text, claim.quantities)]
    lines += [
        ("negation", f"“{text[each.start : each.end]}” denies “{text[each.end : each.scope_end].strip()}”")
        for each in claim.negations
    ]
    lines += [(mark.kind, _marked(text, mark)) for mark in (*claim.hedges, *claim.absolutes, *claim.comparatives)]
    lines += [("name", f"“{text[start:end]}”") for start, end in claim.names]
    return lines


def _marked(text: str, mark: Mark) -> str:
    compared = f", compared with “{mark.compared}”" if mark.compared else ""
    return f"“{text[mark.start : mark.end]}”{compared}"


def _described(text: str, quantity: Quantity) -> str:
    said = _amount(quantity)
    said += f" per {quantity.per.replace('/', ' and ')}" if quantity.per else ""
    said += f", time: {_time_in_words(quantity.window)}" if quantity.window else ""
    return f"“{text[quantity.start : quantity.end]}”: {said}"


_PERIOD = re.compile(r"P(\d+(?:\.\d+)?)([YMWD])")
_PERIOD_UNITS = {"Y": "year", "M": "month", "W": "week", "D": "day"}


def _time_in_words(window: str) -> str:
    """Say a period of days or longer in words; a date, and what is shorter, as ISO 8601 writes it."""
    period = _PERIOD.fullmatch(window)
    return f"{period[1]} {_in_number(_PERIOD_UNITS[period[2]], float(period[1]))}" if period else window


def _in_number(unit: str, value: float | None) -> str:
    """Return a unit of time in the plural where there is not one of it; other units as they are."""
    return f"{unit}s" if unit in SECONDS and value != 1 else unit


def _amount(quantity: Quantity) -> str:
    """Say an amount in words: "at most 45 percent of costs", "1,200,000 users"."""
    unit = _in_number(quantity.unit, quantity.value).replace("_", " ")
    if quantity.low is not None and quantity.high is not None:
        value = f"{_number(quantity.low):,} to {_number(quantity.high):,}"
    else:
        value = "" if quantity.value is None else f"{_number(quantity.value):,}"
    if quantity.unit == "count":
        return " ".join(part for part in (_limit(quantity), value, quantity.of) if part)
    said = " ".join(part for part in (_limit(quantity), value, unit) if part)
    return f"{said} of {quantity.of}" if quantity.of else said


def _limit(quantity: Quantity) -> str:
    return "" if quantity.bound in ("exact", "range") else quantity.bound.replace("_", " ")
