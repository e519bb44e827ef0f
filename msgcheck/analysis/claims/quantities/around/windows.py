"""The time in which a value holds: "70 % within 90 days", "5 million invoices in 2025", "12 % in the first year"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from msgcheck.analysis.claims.quantities.quantity import SECONDS, Bound, Quantity
from msgcheck.analysis.claims.quantities.tokens.token_view import PHRASE_ENDS, Tokens
from msgcheck.analysis.claims.quantities.tokens.vocabulary import CURRENCY_CODES, ISO_PERIODS
from msgcheck.analysis.lexicon import word_set
from msgcheck.analysis.words import looks_plural

if TYPE_CHECKING:
    from msgcheck.analysis.claims.quantities.reading import Reading

_FARTHEST = 9
"""Words between a value and its window."""

_OPENERS = word_set("in within over during after for since from by until before seit bis depuis desde en")
_SKIPPED = frozenset(
    {"the", "their", "your", "its", "our", "first", "last", "past", "next", "only", "just", "solo", "nur"}
)
_LONGEST_LABEL = 4
"""Tokens between a period and its figure: "FY25 operating profit: $4M"."""
_CLAUSE_ENDS = PHRASE_ENDS | {","}
_OPENING_DATES = _OPENERS | word_set("as between on through throughout im ab ende anfang mitte d'ici d’ici")
_PRESENT = word_set("today now currently meanwhile heute inzwischen mittlerweile aujourd actuellement hoy actualmente")
"""Words after which a figure tells how things are, and not what has been done since: "since 1952, today 240 people"."""
_STEPS = frozenset({"by", "um"})
_APART = frozenset({"and", "but", "or", "with", "for", "from", "to"})
_GAINED = frozenset({"percent", "percentage_point", "multiple"})
"""Units of what is gained over a time."""
_SUBJECTS = word_set("the our its their we it they you this these")
_HAVING = word_set("has brings lasts takes spans averages boasts combines offers totals is was does needs")
"""Verbs in -s whose object is a time, and no counted nouns."""


def with_windows(readings: Sequence[Reading], tokens: Tokens, spans: Mapping[int, str]) -> list[Reading]:
    """Return the readings, each with the window that follows it in its clause or opens its sentence.

    ``spans`` are the tokens that name a period without a number ("in the first year").
    """
    readings = [_over_a_time(readings, index, tokens) for index in range(len(readings))]
    found = []
    for index, reading in enumerate(readings):
        window = None
        if reading.quantity.unit not in ("date", "version"):
            window = _following(readings, index, tokens, spans) or _leading(readings, index, tokens, spans)
        found.append(replace(reading, quantity=replace(reading.quantity, window=window)) if window else reading)
    return found


def _over_a_time(readings: Sequence[Reading], index: int, tokens: Tokens) -> Reading:
    """Take the bound off "300 % over three years": after an amount, "over" opens its window, and before a sentence that
    begins anew behind the time, "Over three years we planted 70,000 oaks".
    """
    time = readings[index]
    is_over = tokens.word(time.first) == "over" and time.quantity.unit in SECONDS
    if not is_over or tokens.word(time.last) in ("of", "old", "ago"):
        return time
    is_during = index > 0 and _follows_gain(readings[index - 1], time, tokens)
    if not (is_during or _opens_before_subject(readings, index, tokens)):
        return time
    time = replace(time, first=time.first + 1)
    if time.quantity.bound is Bound.RANGE:
        return time
    return replace(time, quantity=replace(time.quantity, low=None, bound=Bound.EXACT))


def _follows_gain(value: Reading, time: Reading, tokens: Tokens) -> bool:
    between = range(value.last, time.first)
    is_apart = any(tokens.word(at) in _APART or tokens.at(at).text in _CLAUSE_ENDS for at in between)
    is_gained = value.quantity.unit in _GAINED | CURRENCY_CODES or _is_counted_over(tokens, value, time)
    return is_gained and len(between) <= _FARTHEST and not is_apart


def _opens_before_subject(readings: Sequence[Reading], index: int, tokens: Tokens) -> bool:
    """Tell "Over three years, costs fell 30 %" from "Over 30 years in business" and "Over 25 years, 400 clients"."""
    time, following = readings[index], readings[index + 1 : index + 2]
    at = time.last + (tokens.word(time.last) == ",")
    is_subject = at > time.last or tokens.word(at) in _SUBJECTS or tokens.at(at).text[:1].isupper()
    begins_anew = tokens.at(at).kind == "word" and is_subject and _starts_a_sentence(tokens, time.first)
    return begins_anew and any(value.first > at and not _is_parted(tokens, at, value.first) for value in following)


def _is_counted_over(tokens: Tokens, value: Reading, time: Reading) -> bool:
    """Tell "40,000 patients over three years" from "40 experts bring over 25 years"."""
    before = tokens.at(time.first - 1)
    is_noun = before.lower == value.quantity.of or looks_plural(before.lower) or before.lower.endswith("ed")
    is_what_is_had = before.lower in _HAVING or tokens.word(time.last) in ("'", "experience")
    return value.quantity.unit == "count" and (is_noun or before.text[:1].isupper()) and not is_what_is_had


def _following(readings: Sequence[Reading], index: int, tokens: Tokens, spans: Mapping[int, str]) -> str | None:
    """Walk on through the clause, at most :data:`_FARTHEST` tokens, to the first thing that names a time."""
    here = readings[index]
    starts = {reading.first: reading for reading in readings[index + 1 : index + 3]}
    for at in range(here.last, here.last + _FARTHEST):
        if at in spans:
            return spans[at]
        if at in starts:
            window = _window(here, starts[at], tokens)
            is_passed = starts[at].quantity.unit == "count" or _is_result(tokens, here, starts[at])
            if window or not is_passed:
                return window
        if tokens.word(at) == "(" and at + 1 in starts and tokens.word(starts[at + 1].last) in (")", ","):
            return _window(here, starts[at + 1], tokens) if starts[at + 1].quantity.unit == "date" else None
        if tokens.at(at).kind == "" or tokens.at(at).text in _CLAUSE_ENDS or tokens.word(at) in ("and", "but"):
            return None
    return None


def _is_result(tokens: Tokens, gain: Reading, value: Reading) -> bool:
    """Tell whether ``value`` is what the gain right before it led to: "rose 8 % to €412m in 2024"."""
    is_joined = value.first == gain.last + 1 and tokens.word(gain.last) == "to"
    return is_joined and gain.quantity.unit in _GAINED and value.quantity.unit != gain.quantity.unit


def _window(value: Reading, time: Reading, tokens: Tokens) -> str | None:
    if time.quantity.unit == "date":
        return time.quantity.window
    if time.quantity.unit not in SECONDS or value.quantity.unit in SECONDS or time.quantity.value is None:
        return None
    at = time.first - 1
    while tokens.word(at) in _SKIPPED:
        at -= 1
    opens = tokens.word(at) in _OPENERS or tokens.word(time.first) == "within"
    return iso_period(time.quantity) if opens else None


def iso_period(duration: Quantity) -> str:
    """Return a duration as an ISO 8601 period: P90D, PT0.5H; a quarter is three months."""
    if duration.unit == "quarter":
        return f"P{3 * (duration.value or 0):g}M"
    return ISO_PERIODS[duration.unit].format(f"{duration.value:g}")


def _leading(readings: Sequence[Reading], index: int, tokens: Tokens, spans: Mapping[int, str]) -> str | None:
    """Return the time that opens the sentence of the reading, when nothing else was read between."""
    here, before = readings[index], readings[index - 1].last if index else 0
    for at in range(max(before, here.first - _FARTHEST), here.first):
        if at in spans and _opens_sentence_of(tokens, at, here, at + 1):
            return spans[at]
    if index == 0:
        return None
    time = readings[index - 1]
    if here.first - time.last > _FARTHEST:
        return None
    is_date = time.quantity.unit == "date"
    opens = _opens_sentence_of(tokens, time.first, here, time.last)
    if is_date:
        opens = opens and tokens.at(time.first).text.split()[0].lower() in _OPENING_DATES
        opens = opens and not _is_present(tokens, time, here)
    is_beside = is_date and (_heads(tokens, time, here) or _is_parted_by_step(tokens, time, here))
    return _window(here, time, tokens) if opens or is_beside else None


def _is_parted_by_step(tokens: Tokens, time: Reading, here: Reading) -> bool:
    """Tell "grew in 2024 by 11 %" and "wuchs 2024 um 11 %" from "founded in 2024 by two nurses"."""
    is_parted = here.first == time.last + 1 and tokens.word(time.last) in _STEPS
    return is_parted and here.quantity.unit in _GAINED


def _is_present(tokens: Tokens, time: Reading, here: Reading) -> bool:
    """Tell the 240 of "Since 1952 in the family, today 240 people", which are not counted since then."""
    is_since = time.quantity.bound is Bound.AT_LEAST
    return is_since and any(tokens.word(at) in _PRESENT for at in range(time.last, here.first))


def _heads(tokens: Tokens, time: Reading, here: Reading) -> bool:
    """Tell whether a label names the period, which opens the text ("FY25 revenue: $48M") or ends the label ("Revenue
    (2024): $48M", "Sales: €4m (2023: €3m)").
    """
    label = [tokens.at(at) for at in range(time.last, here.first)]
    if [token.text for token in label] in ([":"], [")", ":"]):
        return True
    is_label = all(token.kind == "word" or token.text == ":" for token in label)
    has_colon = any(token.text == ":" for token in label)
    return time.first == 0 and len(label) <= _LONGEST_LABEL and is_label and has_colon


def _opens_sentence_of(tokens: Tokens, first: int, here: Reading, last: int) -> bool:
    """Tell whether tokens ``first`` to ``last`` stand at the opening of the sentence that holds ``here``."""
    while tokens.word(first - 1) in _OPENERS | _SKIPPED:
        first -= 1
    is_opening = _starts_a_sentence(tokens, first) or any(
        tokens.word(first - back) == "since" and _starts_a_sentence(tokens, first - back) for back in (2, 3, 4)
    )  # "Since its launch in 2018"
    return is_opening and not _is_parted(tokens, last, here.first)


def _starts_a_sentence(tokens: Tokens, at: int) -> bool:
    return at == 0 or tokens.at(at - 1).text in PHRASE_ENDS


def _is_parted(tokens: Tokens, first: int, last: int) -> bool:
    return any(tokens.at(at).text in PHRASE_ENDS for at in range(first, last))
