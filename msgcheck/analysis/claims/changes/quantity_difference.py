"""What the numbers, dates and versions of a passage say otherwise than a message's.

The same fact in another form ("two thirds" and 67 %, 0.5-1 h and 30 to 60 minutes) is no difference.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgcheck.analysis.claims.changes.alignment import (
    SENTENCE_END,
    Pair,
    Stated,
    are_comparable,
    are_complements,
    follows_from,
    has_same_amount,
)
from msgcheck.analysis.claims.changes.averages import is_of_one_period
from msgcheck.analysis.claims.changes.change import ClaimChange, ClaimDifference, Span, Spanned, told
from msgcheck.analysis.claims.changes.changed_bounds import bound_change
from msgcheck.analysis.claims.changes.complements import is_level_of_change, is_the_rest, with_direction
from msgcheck.analysis.claims.changes.compound_times import join_times
from msgcheck.analysis.claims.changes.current_release import is_of_another_release, without_another_dated
from msgcheck.analysis.claims.changes.denominator_change import is_per_something_else
from msgcheck.analysis.claims.changes.free_of_charge import is_free_there
from msgcheck.analysis.claims.changes.held_times import dropped_window, is_other_window, with_window
from msgcheck.analysis.claims.changes.options import without_the_other_option
from msgcheck.analysis.claims.changes.other_limits import is_and_more, without_lost_limits
from msgcheck.analysis.claims.changes.pairing import pair_quantities
from msgcheck.analysis.claims.changes.shared_out import is_shared_out
from msgcheck.analysis.claims.changes.steps import turned_steps, without_starts
from msgcheck.analysis.claims.quantities.quantity import Quantity, has_same_unit, interval
from msgcheck.analysis.claims.stance import Mark

_OF_THE_FORMER = re.compile(
    r"\b(?:previous|former|prior|preceding)\s+(?:[\w-]+\s+){0,3}[\w-]+,?\s+"
    r"(?:(?:which|that)\s+(?:\w+\s+){1,2}|with\s+|of\s+|(?:had|held|contained|counted|listed|covered|was|were)\s+)"
    r"(?:(?:only|just|about|around|some)\s+)?\Z",
    re.IGNORECASE,
)
"""What gives a figure to the one before: "the previous edition, which had 25 tests"."""

_REACHES_TODAY = re.compile(r"(?:since|from|by|until|till|before|after|through|throughout)\b", re.IGNORECASE)


def compare_quantities(wordings: Sequence[Stated], passage: Stated) -> tuple[ClaimDifference, ...]:
    """Return the differences in numbers, dates and versions, in the passage's order."""
    passage = _joined(passage)
    wordings = [without_the_other_option(_joined(wording), passage) for wording in wordings]
    found: dict[tuple[Span | None, ClaimChange], ClaimDifference] = {}
    for pair in pair_quantities(wordings, without_starts(passage, wordings)):
        difference = _difference(pair, wordings, passage)
        if difference is not None:
            found.setdefault((difference.found_span, difference.change), difference)
    for difference in turned_steps(wordings, passage):
        found.setdefault((difference.found_span, difference.change), difference)
    told_apart = without_another_dated(tuple(found.values()), passage)
    return tuple(sorted(without_lost_limits(told_apart, passage), key=lambda each: each.found_span or (0, 0)))


def _joined(stated: Stated) -> Stated:
    return Stated(stated.text, join_times(stated.text, stated.quantities))


def _difference(pair: Pair, wordings: Sequence[Stated], passage: Stated) -> ClaimDifference | None:
    if is_free_there(pair.found, passage, wordings) or is_of_another_release(pair, passage):
        return None
    change = _qualification(pair, passage) if pair.has_same_amount else _change(pair, passage)
    if change is ClaimChange.BOUND_LOST and is_and_more(pair, passage):
        return None
    dated = _dated_figures(pair, passage) if change is ClaimChange.DATE else None
    is_of_a_figure = change in (ClaimChange.VALUE, ClaimChange.ROUNDED_UP)
    if dated is not None or (is_of_a_figure and _is_of_another_time(pair, wordings, passage)):
        change = ClaimChange.OTHER_TIME
    if change is None:
        return None
    approved, found = dated or _shown(change, pair, passage)
    return None if approved is None else told(change, pair.wording.text, approved, passage.text, found)


def _shown(change: ClaimChange, pair: Pair, passage: Stated) -> tuple[Spanned | None, Spanned]:
    """Return what is shown of both sides: the amounts, with the words beside them that were changed."""
    wording, approved, found = pair.wording, pair.approved, pair.found
    if change is ClaimChange.VALUE and pair.has_same_amount:
        return with_direction(wording, approved), with_direction(passage, found)
    if change is ClaimChange.UNIT:
        return _with_noun(wording, approved), _with_noun(passage, found)
    if change is ClaimChange.DENOMINATOR:
        return _with_denominator(wording, approved), _with_denominator(passage, found)
    if change is ClaimChange.WINDOW_DROPPED:
        return dropped_window(pair, passage), found
    if change is ClaimChange.WINDOW:
        return with_window(wording, approved), with_window(passage, found)
    return approved, found


def _with_noun(stated: Stated, quantity: Quantity) -> Mark:
    """Return an amount with the measure that follows it: "80 miles"."""
    following = stated.text[quantity.end :]
    gap = len(following) - len(following.lstrip())
    has_noun = bool(quantity.of) and following.lstrip().lower().startswith(quantity.of.lower())
    return Mark(quantity.start, quantity.end + (gap + len(quantity.of) if has_noun else 0), "unit")


def _with_denominator(stated: Stated, quantity: Quantity) -> Mark:
    """Return an amount up to its denominator, which may stand some words on: "EUR 2 m to suppliers each month"."""
    last = (quantity.per or "").split("/")[-1]
    found = re.compile(rf"\b{re.escape(last)}\b", re.IGNORECASE).search(stated.text, quantity.start)
    return Mark(quantity.start, max(quantity.end, found.end() if found else 0), "denominator")


def _is_of_another_time(pair: Pair, wordings: Sequence[Stated], passage: Stated) -> bool:
    """Tell whether the passage dates its figure to a time that no wording names: "20 % in 2021" was right then."""
    named = [date for wording in wordings for date in wording.quantities if date.unit == "date"]
    return any(
        _is_past(passage, date)
        and _is_in_one_sentence(passage, date, pair.found)
        and not any(has_same_amount(other, date) for other in named)
        for date in passage.quantities
    )


def _dated_figures(pair: Pair, passage: Stated) -> tuple[Quantity, Quantity] | None:
    """Return the approved figure and the passage's, where the differing dates of ``pair`` date different figures.

    ``None`` where the figure is the same and only its date is another.
    """
    if not _is_past(passage, pair.found):
        return None
    figures = [other for other in pair.wording.quantities if other.unit not in ("date", "version")]
    said = [each for each in passage.quantities if _is_in_one_sentence(passage, pair.found, each)]
    alike = [(one, other) for one in figures for other in said if are_comparable(one, other)]
    if any(has_same_amount(one, other) for one, other in alike):
        return None
    return alike[0] if alike else None


def _is_past(stated: Stated, date: Quantity) -> bool:
    """Tell a date of its own; "since 2021" and "by 2027" reach to today or on, and date nothing."""
    return date.unit == "date" and not _REACHES_TODAY.match(stated.quote(date))


def _is_in_one_sentence(stated: Stated, one: Quantity, other: Quantity) -> bool:
    first, second = sorted((one, other), key=lambda quantity: quantity.start)
    return not SENTENCE_END.search(stated.text, first.end, second.start)


def _change(pair: Pair, passage: Stated) -> ClaimChange | None:
    """Name the difference of two amounts that are not the same."""
    approved, found = pair.approved, pair.found
    if approved.unit in ("date", "version"):
        return None if follows_from(approved, found) else ClaimChange(approved.unit)
    is_other_share = are_complements(approved, found) and not is_the_rest(pair, passage)
    if (follows_from(approved, found) and not is_other_share) or is_shared_out(pair, passage):
        return None
    if _is_of_the_former(passage, found) and not _is_of_the_former(pair.wording, approved):
        return None
    if not has_same_unit(approved, found) and _numbers(approved) == _numbers(found):
        return ClaimChange.UNIT
    if is_of_one_period(pair, passage):
        return None
    return ClaimChange.ROUNDED_UP if _is_rounded_up(approved, found) else ClaimChange.VALUE


def _is_of_the_former(stated: Stated, figure: Quantity) -> bool:
    return _OF_THE_FORMER.search(stated.lead_to(figure)) is not None


def _numbers(quantity: Quantity) -> tuple[float | None, ...]:
    return (
        quantity.value,
        quantity.low if quantity.value is None else None,
        quantity.high if quantity.value is None else None,
    )


def _is_rounded_up(approved: Quantity, found: Quantity) -> bool:
    """Tell whether ``found`` is a rounder and larger number, at most a tenth larger: 70 % for 68 %."""
    one, other = interval(approved)[1], interval(found)[1]
    return 0 < one < other <= 1.1 * one and _digits(other) < _digits(one)


def _digits(number: float) -> int:
    """Return the significant digits of a number: 2 for 68, 1 for 70."""
    return len(f"{number:.10g}".replace(".", "").strip("0"))


def _qualification(pair: Pair, passage: Stated) -> ClaimChange | None:
    """Name what was changed about an amount that is the same."""
    approved, found = pair.approved, pair.found
    if is_per_something_else(pair, passage):
        return ClaimChange.DENOMINATOR
    if is_level_of_change(pair, passage):
        return ClaimChange.VALUE
    is_undated = approved.window is not None and not found.window and approved.unit != "date"
    change = bound_change(pair, passage) or (ClaimChange.WINDOW_DROPPED if is_undated else None)
    return change or (ClaimChange.WINDOW if is_other_window(pair, passage) else None)
