"""Reservations that a passage leaves out of what is approved, or adds to what is promised."""

from __future__ import annotations

from collections.abc import Iterator

from msgcheck.analysis.claims.changes.alignment import Stated
from msgcheck.analysis.claims.changes.change import ClaimChange, told
from msgcheck.analysis.claims.changes.lost_hedge import lost_hedge
from msgcheck.analysis.claims.changes.weakened_promise import weakened_promise
from msgcheck.analysis.comparison.changed_figures import shares_the_rest
from msgcheck.analysis.comparison.difference import Difference, Reason
from msgcheck.analysis.comparison.text_profile import MessageProfile, TextProfile
from msgcheck.analysis.comparison.word_alignment import Alignment
from msgcheck.model.message import MessageKind

_HEDGE_SHARES = (0.7, 0.7)
"""Set as those of ``named_differences``."""


def changed_reservations(passage: TextProfile, message: MessageProfile, alignment: Alignment) -> Iterator[Difference]:
    """Yield what the passage reserves less than the wordings of ``message``, or more."""
    yield from _hedge(passage, message, alignment)
    yield from _promise(passage, message, alignment)


def _hedge(passage: TextProfile, message: MessageProfile, alignment: Alignment) -> Iterator[Difference]:
    """Yield the reservation that every approved wording makes and the passage does not."""
    if alignment.density < _HEDGE_SHARES[1]:
        return
    texts = [wording.text for wording in message.wordings if wording is not alignment.wording]
    wording = Stated(alignment.wording.text, alignment.wording.quantities)
    change = lost_hedge(wording, texts, Stated(passage.text, passage.quantities))
    if change is not None and shares_the_rest(alignment, change, _HEDGE_SHARES):
        yield Difference(Reason.QUALIFIER, change.wording, change.approved, change.found, change)


def _promise(passage: TextProfile, message: MessageProfile, alignment: Alignment) -> Iterator[Difference]:
    """Yield the reservation that the passage puts on a commitment, which is none any more where it is only aimed at."""
    if message.message.kind is not MessageKind.COMMITMENT or not alignment.shares(*_HEDGE_SHARES):
        return
    stretch = passage.content[alignment.first : alignment.last]
    texts = [wording.text for wording in message.wordings]
    weaker = weakened_promise(texts, passage.text, (stretch[0].start, stretch[-1].end))
    if weaker is not None:
        change = told(ClaimChange.HEDGE_ADDED, alignment.wording.text, None, passage.text, weaker)
        yield Difference(Reason.QUALIFIER, change.wording, change.approved, change.found, change)
