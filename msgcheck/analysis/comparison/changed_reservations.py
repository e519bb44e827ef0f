"""Reservations that a passage leaves out of what is approved, or adds to what is promised."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator

from msgcheck.analysis.claims.changes.change import ClaimChange, ClaimDifference, Span, told
from msgcheck.analysis.claims.changes.conditions import conditions, takes_up_condition
from msgcheck.analysis.claims.changes.lost_hedge import lost_hedge
from msgcheck.analysis.claims.changes.lowered_share import lowered_share
from msgcheck.analysis.claims.changes.weakened_promise import weakened_promise
from msgcheck.analysis.comparison.changed_figures import shares_the_rest
from msgcheck.analysis.comparison.difference import Difference, Reason
from msgcheck.analysis.comparison.text_profile import MessageProfile, TextProfile
from msgcheck.analysis.comparison.told_clauses import aligned_clauses
from msgcheck.analysis.comparison.word_alignment import Alignment
from msgcheck.model.message import MessageKind

NEARLY_EQUAL = (0.7, 0.7)
"""Shares of words from which two texts say the same but for what is compared; set as those of ``named_differences``."""

_WHOLE: Span = (0, sys.maxsize)


def changed_reservations(passage: TextProfile, message: MessageProfile, alignment: Alignment) -> Iterator[Difference]:
    """Yield what the passage reserves less than the wordings of ``message``, or more; where it tells only a clause of a
    wording, what it promises less than that.
    """
    parts = ((_WHOLE, alignment), *aligned_clauses(passage, alignment.wording))
    yield from _first([_hedge(passage, message, alignment)])
    yield from _first(_promise(passage, message, part) for _, part in parts)
    yield from _condition(passage, message, alignment)
    yield from _first(_share(passage, message, part, span) for span, part in parts)


def _first(found: Iterable[ClaimDifference | None]) -> Iterator[Difference]:
    change = next(filter(None, found), None)
    if change is not None:
        yield Difference(Reason.QUALIFIER, change.wording, change.approved, change.found, change)


def _hedge(passage: TextProfile, message: MessageProfile, alignment: Alignment) -> ClaimDifference | None:
    """Return the reservation that every approved wording makes and the passage does not."""
    if alignment.density < NEARLY_EQUAL[1]:
        return None
    texts = [wording.text for wording in message.wordings if wording is not alignment.wording]
    change = lost_hedge(alignment.wording.stated, texts, passage.stated)
    return change if change is not None and shares_the_rest(alignment, change, NEARLY_EQUAL) else None


def _promise(passage: TextProfile, message: MessageProfile, alignment: Alignment) -> ClaimDifference | None:
    """Return the reservation that the passage puts on what is promised: a commitment is none any more where it is only
    aimed at, and nothing is so that is only tried.
    """
    if not alignment.shares(*NEARLY_EQUAL):
        return None
    stretch = passage.content[alignment.first : alignment.last]
    texts = [wording.text for wording in message.wordings]
    is_commitment = message.message.kind is MessageKind.COMMITMENT
    weaker = weakened_promise(texts, passage.text, (stretch[0].start, stretch[-1].end), is_commitment=is_commitment)
    return told(ClaimChange.HEDGE_ADDED, alignment.wording.text, None, passage.text, weaker) if weaker else None


def _condition(passage: TextProfile, message: MessageProfile, alignment: Alignment) -> Iterator[Difference]:
    """Yield the condition of a commitment of which the passage, which says the rest, has no word and no other."""
    if message.message.kind is not MessageKind.COMMITMENT:
        return
    if takes_up_condition(passage.text) or any(conditions(passage.text)):
        return
    if not all(any(conditions(wording.text)) for wording in message.wordings):
        return
    rest, lost = alignment, []
    for each in conditions(alignment.wording.text):
        within = [word for word in alignment.wording.content if each.start <= word.start < each.end]
        if not any(word.stem in passage.stems for word in within):
            rest = rest.without((each.start, each.end))
            lost.append(each)
    if lost and rest.shares(*NEARLY_EQUAL):
        change = told(ClaimChange.CONDITION_LOST, alignment.wording.text, lost[0], passage.text, None)
        yield Difference(Reason.QUALIFIER, change.wording, change.approved, change.found, change)


def _share(passage: TextProfile, message: MessageProfile, alignment: Alignment, within: Span) -> ClaimDifference | None:
    """Return "most of our stores" where every wording says it of all of them ``within`` what is told."""
    if not alignment.shares(*NEARLY_EQUAL):
        return None
    wording = alignment.wording.text
    lowered = lowered_share(wording, [each.text for each in message.wordings if each.text != wording], passage.text)
    if lowered is None or not _is_in((lowered[0].start, lowered[0].end), within):
        return None
    return told(ClaimChange.SHARE_LOWERED, wording, lowered[0], passage.text, lowered[1])


def _is_in(span: Span | None, within: Span) -> bool:
    return span is not None and within[0] <= span[0] < within[1]
