"""Findings by the passages they are in, and what those passages become."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgcheck.checks.terms.article import article_before
from msgcheck.model.finding import Finding
from msgcheck.model.passage import Passage
from msgcheck.model.place import Place, place_of_span
from msgcheck.values import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Swap:
    """Code points ``start`` to ``end`` of a passage become ``new``."""

    start: int
    end: int
    new: str


@dataclass(frozen=True, slots=True)
class PassageChange:
    """A passage before and after, at its place."""

    place: Place
    before: str
    after: str


class Wanted:
    """The findings to fix, found again in any reading of the same text.

    ``passages`` are those of the file as it is. A reading of a marked copy may hold more: what readers leave out where
    it only repeats (the drawing of a diagram beside its data) differs by its marks. Findings of the same text in the
    same layer hold there too.
    """

    def __init__(self, findings: Iterable[Finding], passages: Iterable[Passage]) -> None:
        self._by_text: dict[tuple[str, str], list[Finding]] = {}
        for finding in findings:
            self._by_text.setdefault((finding.passage, finding.layer or ""), []).append(finding)
        self._known = {(passage.text, passage.layer, passage.place) for passage in passages}

    def in_passage(self, passage: Passage, text: str) -> list[Finding]:
        """Return the findings of a passage, whose text without marks is ``text``, in the order they stand."""
        rivals = self._by_text.get((text, passage.layer), [])
        if rivals and (text, passage.layer, passage.place) in self._known:
            rivals = [each for each in rivals if each.place == place_of_span(passage.place, text, each.start)]
        return sorted(rivals, key=lambda each: (each.start, each.end))


def swaps_of(finding: Finding) -> list[Swap]:
    """Return what fixes a finding: its one suggestion in place of its words, and the article before them."""
    new = finding.suggestions[0]
    article = article_before(finding.passage, finding.start, new)
    return [*([Swap(*article)] if article else []), Swap(finding.start, finding.end, new)]


def new_text(text: str, findings: Sequence[Finding]) -> str:
    """Return ``text`` with its findings replaced by their one suggestion; spans are the same or do not overlap."""
    for swap in sorted({swap for finding in findings for swap in swaps_of(finding)}, reverse=True):
        text = text[: swap.start] + swap.new + text[swap.end :]
    return text


def changes_of(passages: Iterable[Passage], findings: Sequence[Finding]) -> tuple[PassageChange, ...]:
    """Return the passages that ``findings`` change, in reading order."""
    passages = tuple(passages)
    wanted = Wanted(findings, passages)
    changes = []
    for passage in passages:
        here = wanted.in_passage(passage, passage.text)
        if here:
            changes.append(PassageChange(passage.place, passage.text, new_text(passage.text, here)))
    return tuple(changes)
