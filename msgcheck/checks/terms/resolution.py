"""Which of the wrong forms found in a passage speak: right phrases shadow, and the longest form wins."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import accumulate

from msgcheck.checks.terms.forms import Standing, WrongForm
from msgcheck.checks.terms.words import fence

Span = tuple[int, int]
"""Code points of the passage, half-open."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A wrong form found at ``start:end`` of the passage, with the words to put there."""

    start: int
    end: int
    form: WrongForm
    suggestion: str | None


@dataclass(slots=True)
class RightSpans:
    """Where right forms stand in a passage: ``exact`` as they are written, ``loose`` in another case."""

    exact: list[Span] = field(default_factory=list)
    loose: list[Span] = field(default_factory=list)
    exceptions: list[Span] = field(default_factory=list)


def resolve(candidates: Sequence[Candidate], right: RightSpans, length: int) -> list[tuple[Candidate, ...]]:
    """Return what is to be reported of a passage of ``length`` characters, in reading order.

    Each entry holds the candidates of one span: the one that speaks, then its rivals. Right forms shadow what lies
    in them, exceptions also what they cut. What is wrong by its case alone is not shadowed by a form in any case.
    """
    exact = right.exact + right.exceptions
    if exact or right.loose:
        cut = fence(length, right.exceptions)
        exact_cover, full_cover = _Cover(exact), _Cover(exact + right.loose)
        candidates = [
            candidate
            for candidate in candidates
            if not (cut[candidate.start] or cut[candidate.end])
            and not (exact_cover if _is_about_case(candidate.form) else full_cover).holds(candidate)
        ]
    return _longest(candidates, length)


def _is_about_case(form: WrongForm) -> bool:
    return not form.any_case and form.source.standing is not Standing.CASING


def _longest(candidates: Sequence[Candidate], length: int) -> list[tuple[Candidate, ...]]:
    """Keep the longest of overlapping candidates; listed forms go before casings that nobody listed."""
    if len(candidates) == 1:
        return [(candidates[0],)]
    taken = bytearray(length)
    winners: dict[Span, list[Candidate]] = {}
    for candidate in sorted(candidates, key=_precedence):
        span = (candidate.start, candidate.end)
        if span in winners:
            winners[span].append(candidate)
        elif taken.find(1, *span) < 0:
            winners[span] = [candidate]
            taken[candidate.start : candidate.end] = b"\x01" * (candidate.end - candidate.start)
    return [tuple(winners[span]) for span in sorted(winners)]


def _precedence(candidate: Candidate) -> tuple[bool, int, int, int]:
    standing = candidate.form.source.standing
    return standing is Standing.CASING, candidate.start - candidate.end, standing, candidate.start


class _Cover:
    """Tells in logarithmic time whether a candidate lies within one of many spans."""

    def __init__(self, spans: Iterable[Span]) -> None:
        ordered = sorted(spans)
        self._starts = [start for start, _ in ordered]
        self._furthest = list(accumulate((end for _, end in ordered), max))

    def holds(self, candidate: Candidate) -> bool:
        index = bisect_right(self._starts, candidate.start)
        return index > 0 and self._furthest[index - 1] >= candidate.end
