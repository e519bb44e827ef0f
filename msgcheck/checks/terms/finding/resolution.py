"""Which of the wrong forms found in a passage speak: right phrases shadow, and the longest form wins."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import field
from itertools import accumulate

from msgcheck.checks.terms.forms.expansion import Distance, Span
from msgcheck.checks.terms.forms.form import Standing, WrongForm
from msgcheck.checks.terms.forms.words import fence
from msgcheck.values import dataclass


@dataclass(frozen=True, slots=True)
class Candidate:
    """A wrong form found at ``start:end`` of the passage.

    ``preferred`` is what to write instead in the same number, ``suggestions`` the same in the case of what stands
    there; ``doubt`` says what else of the sentence may have to change with it.
    """

    start: int
    end: int
    form: WrongForm
    preferred: tuple[str, ...]
    suggestions: tuple[str, ...]
    distance: Distance
    doubt: str | None = None


@dataclass(slots=True)
class RightSpans:
    """Where right forms stand in a passage: ``whole``, each with its distance; ``cased`` in the case they are listed.

    ``listed`` are the parts that stand as listed: of "self service portals", where "self-service portal" is right,
    neither the gap nor the last word.
    """

    cased: list[Span] = field(default_factory=list)
    listed: list[Span] = field(default_factory=list)
    whole: list[tuple[Distance, Span]] = field(default_factory=list)
    exceptions: list[Span] = field(default_factory=list)


def resolve(candidates: Sequence[Candidate], right: RightSpans, length: int) -> list[tuple[Candidate, ...]]:
    """Return what is to be reported of a passage of ``length`` characters, in reading order.

    Each entry holds the candidates of one span: the one that speaks, then its rivals. Right forms shadow what lies
    in them, exceptions also what they cut. What is wrong by its case alone is not shadowed by a form in any case, nor
    any by a right form that is further from what is listed than it is itself.
    """
    if right.whole or right.exceptions:
        candidates = _outside(candidates, right, length)
    return _longest(candidates, length)


def _outside(candidates: Sequence[Candidate], right: RightSpans, length: int) -> list[Candidate]:
    cut = fence(length, right.exceptions)
    cased = _Cover(right.cased + right.exceptions)
    nearest = [[span for how_far, span in right.whole if how_far <= distance] for distance in Distance]
    nearest[Distance.LISTED] = right.listed
    covers = [_Cover(spans + right.exceptions) for spans in nearest]

    def is_shadowed(candidate: Candidate) -> bool:
        cover = cased if candidate.form.is_about_case else covers[candidate.distance]
        return bool(cut[candidate.start] or cut[candidate.end]) or cover.holds(candidate)

    return [candidate for candidate in candidates if not is_shadowed(candidate)]


def _longest(candidates: Sequence[Candidate], length: int) -> list[tuple[Candidate, ...]]:
    """Keep the longest of overlapping candidates; listed forms go before casings that nobody listed.

    Where a list names the very form, what its other forms would become is not asked: "whitelisted: allowed".
    """
    if len(candidates) < 2:
        return [(candidate,) for candidate in candidates]
    taken = bytearray(length)
    winners: dict[Span, list[Candidate]] = {}
    for candidate in sorted(candidates, key=_precedence):
        span = (candidate.start, candidate.end)
        if span in winners:
            if not candidate.distance or candidate.form.source not in (rival.form.source for rival in winners[span]):
                winners[span].append(candidate)
        elif taken.find(1, *span) < 0:
            winners[span] = [candidate]
            taken[candidate.start : candidate.end] = b"\x01" * (candidate.end - candidate.start)
    return [tuple(winners[span]) for span in sorted(winners)]


def _precedence(candidate: Candidate) -> tuple[bool, int, int, int, int]:
    standing = candidate.form.source.standing
    length = candidate.end - candidate.start
    return standing is Standing.CASING, -length, candidate.distance, standing, candidate.start


class _Cover:
    """Tells in logarithmic time whether a candidate lies within one of many spans."""

    def __init__(self, spans: Iterable[Span]) -> None:
        ordered = sorted(spans)
        self._starts = [start for start, _ in ordered]
        self._furthest = list(accumulate((end for _, end in ordered), max))

    def holds(self, candidate: Candidate) -> bool:
        index = bisect_right(self._starts, candidate.start)
        return index > 0 and self._furthest[index - 1] >= candidate.end
