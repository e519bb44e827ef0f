"""Reservations that a passage leaves out of what is approved, or adds to what is promised."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from msgcheck.analysis.claims.changes.change import WHOLE, ClaimChange, ClaimDifference, Span, told
from msgcheck.analysis.claims.changes.conditions import conditions, has_condition, lifted_conditions
from msgcheck.analysis.claims.changes.lost_hedge import lost_hedge
from msgcheck.analysis.claims.changes.lost_part import lost_part
from msgcheck.analysis.claims.changes.lowered_share import lowered_share
from msgcheck.analysis.claims.changes.weakened_promise import weakened_promise, weaker_words
from msgcheck.analysis.comparison.difference import Difference, Reason
from msgcheck.analysis.comparison.figures.changed_figures import shares_the_rest
from msgcheck.analysis.comparison.telling.text_profile import MessageProfile, TextProfile
from msgcheck.analysis.comparison.telling.told_clauses import aligned_clauses, clause_at
from msgcheck.analysis.comparison.telling.word_alignment import Alignment
from msgcheck.model.message import MessageKind

NEARLY_EQUAL = (0.7, 0.7)
"""Shares of words from which two texts say the same but for what is compared; set as those of ``named_differences``."""


def changed_reservations(passage: TextProfile, message: MessageProfile, alignment: Alignment) -> Iterator[Difference]:
    """Yield what the passage reserves less than the wordings of ``message``, or more; where it tells only a clause of a
    wording, what it promises less than that.
    """
    for change in (
        _hedge(passage, message, alignment),
        _part(passage, message, alignment),
        _promise(passage, message, alignment),
        _condition(passage, message, alignment),
        _share(passage, message, alignment),
    ):
        if change is not None:
            yield Difference(Reason.QUALIFIER, change.wording, change.approved, change.found, change)


def _nearly_told(passage: TextProfile, alignment: Alignment) -> Iterator[tuple[Span, Alignment]]:
    """Yield the aligned wording and its clauses of which the passage is nearly equal to, each with its span."""
    parts = chain([(WHOLE, alignment)], aligned_clauses(passage, alignment.wording))
    return ((span, part) for span, part in parts if part.shares(*NEARLY_EQUAL))


def _tells_place(at: int, passage: TextProfile, alignment: Alignment) -> bool:
    """Tell whether the passage nearly tells the wording, or the clause of it that code point ``at`` stands in."""
    return any(start <= at < end for (start, end), _ in _nearly_told(passage, alignment))


def _hedge(passage: TextProfile, message: MessageProfile, alignment: Alignment) -> ClaimDifference | None:
    """Return the reservation that every approved wording makes and the passage does not."""
    if alignment.density < NEARLY_EQUAL[1]:
        return None
    texts = [wording.text for wording in message.wordings if wording is not alignment.wording]
    change = lost_hedge(alignment.wording.stated, texts, passage.stated)
    if change is None or not shares_the_rest(alignment, change, NEARLY_EQUAL):
        return None
    return change if _tells_clause_of(change, passage, alignment.wording) else None


def _part(passage: TextProfile, message: MessageProfile, alignment: Alignment) -> ClaimDifference | None:
    """Return "part of the fare" where every wording says it of a part and the passage of all of it."""
    texts = [wording.text for wording in message.wordings if wording is not alignment.wording]
    change = lost_part(alignment.wording.stated, texts, passage.stated)
    lost = change.approved_span if change else None
    return change if lost and _tells_place(lost[0], passage, alignment) else None


def _tells_clause_of(change: ClaimDifference, passage: TextProfile, wording: TextProfile) -> bool:
    """Tell whether the passage has a word of the clause that makes the reservation: in "A smith comes to 40 yards,
    usually on foot" nothing is reserved of the yards.
    """
    lost = change.approved_span or WHOLE
    start, end = clause_at(wording.text, lost[0])
    reserved = {word.stem for word in wording.content if start <= word.start < lost[0] or lost[1] <= word.start < end}
    return not reserved or not reserved.isdisjoint(passage.stems)


def _promise(passage: TextProfile, message: MessageProfile, alignment: Alignment) -> ClaimDifference | None:
    """Return the reservation that the passage puts on what is promised: a commitment is none any more where it is only
    aimed at, and nothing is so that is only tried.
    """
    texts = [wording.text for wording in message.wordings]
    reservations = weaker_words(texts, passage.text, is_commitment=message.message.kind is MessageKind.COMMITMENT)
    for _, part in _nearly_told(passage, alignment) if reservations else ():
        stretch = passage.content[part.first : part.last]
        weaker = weakened_promise(reservations, passage.text, (stretch[0].start, stretch[-1].end))
        if weaker is not None:
            return told(ClaimChange.HEDGE_ADDED, alignment.wording.text, None, passage.text, weaker)
    return None


def _condition(passage: TextProfile, message: MessageProfile, alignment: Alignment) -> ClaimDifference | None:
    """Return the condition of which the passage, which says the rest, has no word and no other, or that it lifts.

    Of a commitment everything that may be a condition is one; what else holds "at any time" names but an occasion.
    """
    strictly = message.message.kind is not MessageKind.COMMITMENT
    texts = [wording.text for wording in message.wordings]
    if not all(any(conditions(each, strictly=strictly)) for each in texts):
        return None
    if has_condition(passage.text, texts) or (strictly and any(map(lifted_conditions, texts))):
        return None
    lifted, rest, lost = lifted_conditions(passage.text), alignment, []
    for each in conditions(alignment.wording.text, strictly=strictly):
        within = [word for word in alignment.wording.content if each.start <= word.start < each.end]
        if lifted or not any(word.stem in passage.stems for word in within):
            rest = rest.without((each.start, each.end))
            lost.append(each)
    if not lost or not rest.shares(*NEARLY_EQUAL):
        return None
    return told(ClaimChange.CONDITION_LOST, alignment.wording.text, lost[0], passage.text, lifted)


def _share(passage: TextProfile, message: MessageProfile, alignment: Alignment) -> ClaimDifference | None:
    """Return "most of our stores" where every wording says it of all of them, in what the passage tells of it."""
    wording, others = alignment.wording.text, [each.text for each in message.wordings if each is not alignment.wording]
    lowered = lowered_share(wording, others, passage.text)
    if lowered is None:
        return None
    whole, part = lowered
    is_told = _tells_place(whole.start, passage, alignment)
    return told(ClaimChange.SHARE_LOWERED, wording, whole, passage.text, part) if is_told else None
