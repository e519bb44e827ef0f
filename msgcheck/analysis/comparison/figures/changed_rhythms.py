"""How often something comes, or when one is there, told otherwise: "every quarter" for "every month"."""

from __future__ import annotations

from collections.abc import Iterator

from msgcheck.analysis.claims.changes.change import ClaimChange, told
from msgcheck.analysis.claims.rhythms import rhythms
from msgcheck.analysis.comparison.difference import Difference, Reason
from msgcheck.analysis.comparison.telling.text_profile import MessageProfile, TextProfile
from msgcheck.analysis.comparison.telling.told_parts import is_told_around
from msgcheck.analysis.comparison.telling.word_alignment import Alignment

_HOURS = frozenset({"always", "working"})


def changed_rhythms(passage: TextProfile, message: MessageProfile, alignment: Alignment) -> Iterator[Difference]:
    """Yield the one rhythm of the passage that stands where the aligned wording has another, and no wording that one.

    Hours stand for hours only: "each morning" is not when a hotline answers.
    """
    wording = alignment.wording
    found = tuple(rhythms(passage.text, passage.quantities))
    approved = tuple(rhythms(wording.text, wording.quantities)) if len(found) == 1 else ()
    if len(approved) != 1 or (approved[0].kind in _HOURS) != (found[0].kind in _HOURS):
        return
    known = {each.kind for other in message.wordings for each in rhythms(other.text, other.quantities)}
    if found[0].kind not in known and is_told_around((approved[0], found[0]), passage, message, alignment):
        claim = told(ClaimChange.RHYTHM, wording.text, approved[0], passage.text, found[0])
        yield Difference(Reason.NUMBER, wording.text, claim.approved, claim.found, claim)
