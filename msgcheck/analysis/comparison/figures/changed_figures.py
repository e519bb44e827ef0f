"""Figures, dates and versions of a passage that stand in the place of approved ones."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgcheck.analysis.claims.changes.alignment import Stated, has_same_amount
from msgcheck.analysis.claims.changes.change import ClaimChange, ClaimDifference
from msgcheck.analysis.claims.changes.quantity_difference import compare_quantities
from msgcheck.analysis.claims.quantities.grammar import find_quantities
from msgcheck.analysis.claims.quantities.quantity import SECONDS, Quantity
from msgcheck.analysis.comparison.difference import Difference, Reason
from msgcheck.analysis.comparison.figures.named_releases import only_names_release
from msgcheck.analysis.comparison.naming.names import names_of, shares_more_than_names, words_beside_names
from msgcheck.analysis.comparison.telling.clause_owners import without_figures_of_others
from msgcheck.analysis.comparison.telling.shared_words import SharedWords, counts_the_same, shared_words, words_apart
from msgcheck.analysis.comparison.telling.text_profile import MessageProfile, TextProfile
from msgcheck.analysis.comparison.telling.told_clauses import is_within, told_clauses
from msgcheck.analysis.comparison.telling.word_alignment import Alignment, goes_on_at, rest_further_on
from msgcheck.analysis.negation import negates
from msgcheck.analysis.words import content_words, has_capital, stem
from msgcheck.late_pattern import late_pattern

# The shares below were set as those of ``named_differences``.
_NUMBER_SHARES = (0.4, 0.5)
_REORDERED_NUMBER_SHARES = (0.5, 0.6)
_COUNT_SHARES = (0.5, 0.25)
_QUALIFIER_SHARES = (0.6, 0.6)
_TURNED_SHARES = (0.4, 0.8)

_FOUNDED = frozenset({"founded", "founding", "established", "incorporated"})
_BEGUN = frozenset(map(stem, ("founded", "established", "formed", "created", "started", "launched", "began", "begun")))
_EVENT_OF_A_PRONOUN = late_pattern(
    r"\W*(?:it|they)\s+(?:was|were)\s+(?:[a-z]+ly\s+)?(?P<event>[a-z]+)\b", re.IGNORECASE
)
_AS_A_NAME = late_pattern(r"\bas\s+(?:(?:the|our)\s+)?[^\W\d_a-z]")
_TODAY = frozenset(map(stem, ("now", "today", "currently", "already")))
_WITHIN = late_pattern(r"\b(?:first|within|in)(?: the| just| only)? ", re.IGNORECASE)
_TIMES = SECONDS.keys() | {"date"}
_LONGEST_LABEL = 6
"""Words beside its figures of a passage that is little more than a label."""

_LONGEST_PLACE = 4
"""Words of the place before the date of a dateline: "Bad Aussee, Austria"."""
_LENGTH_OF_DAY = len("2026-03-20")
_ON_THAT_DAY = late_pattern(r"\btoday\b", re.IGNORECASE)

_REASONS = {
    ClaimChange.VALUE: Reason.NUMBER,
    ClaimChange.ROUNDED_UP: Reason.NUMBER,
    ClaimChange.UNIT: Reason.NUMBER,
    ClaimChange.DENOMINATOR: Reason.NUMBER,
    ClaimChange.DATE: Reason.NUMBER,
    ClaimChange.VERSION: Reason.NUMBER,
    ClaimChange.BOUND_LOST: Reason.QUALIFIER,
    ClaimChange.BOUND_ADDED: Reason.QUALIFIER,
    ClaimChange.BOUND_TURNED: Reason.QUALIFIER,
    ClaimChange.RANGE: Reason.QUALIFIER,
    ClaimChange.WINDOW_DROPPED: Reason.QUALIFIER,
    ClaimChange.WINDOW: Reason.NUMBER,
    ClaimChange.OTHER_TIME: Reason.QUALIFIER,
}

_TOLD_IN_ANY_ORDER = frozenset(
    {ClaimChange.VALUE, ClaimChange.ROUNDED_UP, ClaimChange.UNIT, ClaimChange.DENOMINATOR, ClaimChange.VERSION}
)
"""What is told of a passage that says the message in another order of words; the rest is only of one in order."""


def changed_figures(passage: TextProfile, message: MessageProfile, alignment: Alignment) -> Iterator[Difference]:
    """Yield each number of the passage that stands in the place of an approved one and says another amount, or the
    same amount without its limit or its time.
    """
    if not passage.quantities:
        return
    is_in_order = alignment.shares(*_NUMBER_SHARES)
    shared = None if _has_a_time_of_its_own(passage, message) else shared_words(passage, alignment.wording)
    is_terse = _is_terse(passage, message)
    further_on = rest_further_on(passage, alignment.wording, message.own_names)
    clauses = told_clauses(passage, alignment.wording, message.own_names) if shared else ()
    if not (is_in_order or is_terse or further_on or clauses or (shared and shared.reach(*_COUNT_SHARES))):
        return
    stated = [wording.stated for wording in _nearest_first(message, alignment)]
    ours = without_figures_of_others(passage, _without_dateline(passage.stated, message.stems), message)
    for change in compare_quantities(stated, ours):
        reason = _reason(change, passage)
        is_told = (is_in_order and _is_told_in_order(passage, alignment, change)) or (
            is_terse and _is_told_tersely(shared, change)
        )
        is_clause = is_within(change, alignment.wording, clauses) and counts_the_same(passage, message, change)
        is_told = is_told or is_clause or _is_told_further_on(passage, further_on, change)
        is_told = is_told or (shared is not None and _is_told_in_any_order(passage, message, shared, change))
        if reason is not None and is_told and not only_names_release(passage, message, change):
            yield Difference(reason, change.wording, change.approved, change.found, change)


def _reason(change: ClaimDifference, passage: TextProfile) -> Reason | None:
    """Return why a change makes another claim; a limit that one side alone denies, in the words of the other, is a
    denial: "does not lift more than 80 tonnes" for "lifts more than 80 tonnes".
    """
    if change.change is ClaimChange.BOUND_TURNED:
        approved, found = change.approved.lower(), change.found.lower()
        if found.endswith(f" {approved}") and not negates(change.wording):
            return Reason.NEGATION
        if approved.endswith(f" {found}") and not negates(passage.text):
            return Reason.NEGATION_LOST
    return _REASONS.get(change.change)


def is_time_in_heading(difference: Difference, heading: str) -> bool:
    """Tell a difference that is no more than a time left out, which ``heading`` names: "12,000 rides" under "2025".

    "Answers for 90 days" says how long something takes, "The first 90 days" when.
    """
    if difference.claim is None or difference.claim.change is not ClaimChange.WINDOW_DROPPED:
        return False
    above = [each for each in find_quantities(heading) if _names_a_time(heading, each)]
    times = (each for each in find_quantities(difference.approved) if each.unit in _TIMES)
    return any(has_same_amount(time, other) for time in times for other in above)


def _names_a_time(heading: str, quantity: Quantity) -> bool:
    return quantity.unit == "date" or any(quantity.start in found.span() for found in _WITHIN.finditer(heading))


def _is_told_tersely(shared: SharedWords | None, change: ClaimDifference) -> bool:
    """Tell whether a label's figure says otherwise: where it has a time of its own ("by 2030"), only if that is what it
    tells of, as in "founded in 1969".
    """
    if shared is not None:
        return _REASONS.get(change.change) is Reason.NUMBER
    return change.change is ClaimChange.DATE and change.approved.split()[0] == change.found.split()[0]


def _is_terse(passage: TextProfile, message: MessageProfile) -> bool:
    """Tell whether the passage is a label and a figure in words of the message alone: "Solvency ratio: 241%".

    A word of its own may make it a figure of something else: "Warehouses in Norway: 3" of "26 warehouses".
    """
    said = words_apart(passage) - _TODAY
    return len(said) <= _LONGEST_LABEL and said <= message.stems | message.own_names and len(said & message.stems) >= 2


def _is_told_in_order(passage: TextProfile, alignment: Alignment, change: ClaimDifference) -> bool:
    is_date = change.change is ClaimChange.DATE
    if is_date and (_shares_opening_of_name(passage, alignment.wording) or not _tells_of_one_event(passage, alignment)):
        return False
    if _REASONS.get(change.change) is Reason.NUMBER or change.change is ClaimChange.OTHER_TIME:
        return True
    is_turned = change.change is ClaimChange.BOUND_TURNED and alignment.shares(*_TURNED_SHARES)
    return is_turned or shares_the_rest(alignment, change, _QUALIFIER_SHARES)


def _without_dateline(stated: Stated, told: frozenset[str]) -> Stated:
    """Leave out the date on which a text was written: "Graz, 20.03.2026: ..."."""
    first = stated.quantities[:1]
    is_written_on = any(each.unit == "date" and _is_dateline(stated.text, each, told) for each in first)
    return Stated(stated.text, stated.quantities[1:]) if is_written_on else stated


def _is_dateline(text: str, date: Quantity, told: frozenset[str]) -> bool:
    """Tell whether nothing but a place stands before ``date``, a day, and a sign behind it: in "Founded, 2014: ..." a
    word of what is ``told`` does. What happens "today" happens on that day.
    """
    if len(date.window or "") != _LENGTH_OF_DAY or _ON_THAT_DAY.search(text):
        return False
    place = text[: date.start].strip()
    named = content_words(place)
    is_place = (
        place.endswith(",") and 0 < len(named) <= _LONGEST_PLACE and all(has_capital(place, one) for one in named)
    )
    is_alone = told.isdisjoint(one.stem for one in named) and not text[date.start].islower()
    return is_place and is_alone and text[date.end :].lstrip(" .)").startswith((":", "–", "—", "-"))


def _shares_opening_of_name(passage: TextProfile, wording: TextProfile) -> bool:
    """Tell whether nothing is shared beside names but the word that opens the wording and a name with it, the "Free" of
    "Free Bikes Penwick started in 2010": many years are told of it. Not where both tell of a beginning, "since" too.
    """
    shared = [word for word in words_beside_names(wording) if word.stem in passage.stems]
    is_opening = all(word.start == 0 and wording.text[word.end + 1 : word.end + 2].isupper() for word in shared)
    return bool(shared) and is_opening and not (_tells_of_beginning(wording) and _tells_of_beginning(passage))


def _tells_of_beginning(profile: TextProfile) -> bool:
    return not profile.stems.isdisjoint(_BEGUN) or "since" in profile.forms


def _tells_of_one_event(passage: TextProfile, alignment: Alignment) -> bool:
    """Tell whether more is shared than names, or both tell of a founding: of one founder many years may be told."""
    if _began_beside_name(passage) and not names_of(alignment.wording).isdisjoint(passage.stems):
        return False
    return shares_more_than_names(passage, alignment.wording) or (
        not passage.forms.isdisjoint(_FOUNDED) and not alignment.wording.forms.isdisjoint(_FOUNDED)
    )


def _began_beside_name(passage: TextProfile) -> bool:
    """Tell whether only what "it" is began, and no name beside it: "It was created in 2004, and joined Acme".

    Not where it began as that name, or another beginning is told: "It was created as a club; we founded Acme in 2004".
    """
    told = _EVENT_OF_A_PRONOUN.match(passage.text)
    if told is None or stem(told["event"].lower()) not in _BEGUN:
        return False
    others = (word for word in passage.content if word.start >= told.end() and not has_capital(passage.text, word))
    return not _AS_A_NAME.search(passage.text) and not any(word.stem in _BEGUN for word in others)


def _is_told_in_any_order(
    passage: TextProfile, message: MessageProfile, shared: SharedWords, change: ClaimDifference
) -> bool:
    if change.change in (ClaimChange.BOUND_LOST, ClaimChange.BOUND_ADDED, ClaimChange.RANGE):
        return shared.reach(*_QUALIFIER_SHARES)
    shares = _COUNT_SHARES if counts_the_same(passage, message, change) else _REORDERED_NUMBER_SHARES
    return change.change in _TOLD_IN_ANY_ORDER and shared.reach(*shares)


def _is_told_further_on(passage: TextProfile, rest: Alignment | None, change: ClaimDifference) -> bool:
    """Tell whether a limit is lost, or another amount is told, of what is said of a name further on in its sentence:
    "Acme stores files in many regions and costs 60% less than ..." of "Acme costs up to 60% less than ...".
    """
    is_lost = change.change is ClaimChange.BOUND_LOST
    is_told = is_lost or (change.change is ClaimChange.VALUE and rest is not None and goes_on_at(passage, rest.first))
    return is_told and rest is not None and shares_the_rest(rest, change, _QUALIFIER_SHARES)


def _has_a_time_of_its_own(passage: TextProfile, message: MessageProfile) -> bool:
    """Tell whether the passage names a date that no wording has: what it says in other words holds for that time."""
    dates = [date for wording in message.wordings for date in wording.quantities if date.unit == "date"]
    return any(
        each.unit == "date" and not any(has_same_amount(each, date) for date in dates) for each in passage.quantities
    )


def shares_the_rest(alignment: Alignment, change: ClaimDifference, shares: tuple[float, float]) -> bool:
    """Tell whether enough is shared to speak of what was lost: the words that went with it do not count."""
    lost = change.approved_span if change.wording == alignment.wording.text else None
    return (alignment.without(lost) if lost else alignment).shares(*shares)


def _nearest_first(message: MessageProfile, alignment: Alignment) -> list[TextProfile]:
    return sorted(message.wordings, key=lambda wording: wording is not alignment.wording)
