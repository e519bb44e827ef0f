"""Waivers that stand in the asset itself: in comments of web pages and Markdown, and in lines of speaker notes.

``msgcheck: ignore RULE until=2026-12-31 reason="..." owner="..."``
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from msgcheck.checks.gate.rules import INVALID
from msgcheck.late_pattern import late_pattern
from msgcheck.model.observation import Observation
from msgcheck.model.passage import Layer, Passage
from msgcheck.model.place import LinePlace, SlidePlace, WebPlace
from msgcheck.model.waiver import Grant, InlineWaiver
from msgcheck.values import dataclass

_LINE = late_pattern(r"(?im)^[ \t]*msgcheck(?:(?P<colon>:)[ \t]*|[ \t]+(?=ignore[ \t]))(?P<said>[^\n\v]*)")
_IGNORE = late_pattern(r"(?i)ignore[ \t]+(?P<rules>[\w.-]+(?:,[ \t]*[\w.-]+)*)(?=[ \t]|$)")
_VALUE = late_pattern(
    r"(?P<key>[a-z]+)[ \t]*=[ \t]*(?:[\"“”„](?P<quoted>[^\"“”„]*)[\"“”]|(?P<plain>[^\s\"“”„]+))", re.IGNORECASE
)
"""Programs for slides make typographic quotes of typed ones."""
_NO_COLON = "This waiver waives nothing: write 'msgcheck:' with a colon."
_KEYS = ("until", "reason", "owner")
_BESIDE = {Layer.COMMENT, Layer.METADATA}
"""Layers that stand between a comment and what the reader reads next."""


@dataclass(frozen=True, slots=True)
class InlineWaivers:
    """What was found: the waivers, observations of those not written in full, and passages that say nothing else."""

    waivers: tuple[InlineWaiver, ...] = ()
    observations: tuple[Observation, ...] = ()
    passages: frozenset[int] = frozenset()

    def is_about_one(self, seen: Observation) -> bool:
        """Tell whether ``seen`` is about the words of a waiver. That notes are in the file is still worth telling."""
        return seen.passage in self.passages and seen.rule != "leak.notes"


def find_inline_waivers(passages: Sequence[Passage]) -> InlineWaivers:
    """Find the waivers of ``passages`` and what each covers: the next passage, or in notes the whole slide."""
    waivers: list[InlineWaiver] = []
    observations: list[Observation] = []
    only: set[int] = set()
    for index, passage in enumerate(passages):
        if "msgcheck" not in passage.text.casefold() or not _may_hold_one(passage):
            continue
        for line in _LINE.finditer(passage.text):
            start, end = line.start("said"), line.end()
            found = _parsed(line["said"]) if line["colon"] else _NO_COLON
            if isinstance(found, str):
                observations.append(
                    Observation(rule=INVALID.id, message=found, passage=index, start=start, end=max(end, start))
                )
            else:
                rules, grant = found
                covers = frozenset(_covered(index, passages))
                waivers += [
                    InlineWaiver(grant=grant, rule=rule, covers=covers, passage=index, at=passage) for rule in rules
                ]
        if not _LINE.sub("", passage.text).strip():
            only.add(index)
    return InlineWaivers(tuple(waivers), tuple(observations), frozenset(only))


def _may_hold_one(passage: Passage) -> bool:
    if isinstance(passage.place, SlidePlace):
        return passage.layer is Layer.NOTES
    return passage.layer is Layer.COMMENT and isinstance(passage.place, LinePlace | WebPlace)


def _covered(index: int, passages: Sequence[Passage]) -> Iterator[int]:
    place = passages[index].place
    if isinstance(place, SlidePlace):
        for other, passage in enumerate(passages):
            if isinstance(passage.place, SlidePlace) and passage.place.slide == place.slide:
                yield other
        return
    following = (other for other in range(index + 1, len(passages)) if passages[other].layer not in _BESIDE)
    yield from [next(following, index)]


def _parsed(said: str) -> tuple[tuple[str, ...], Grant] | str:
    """Return the rules and what is granted, or the sentence that says what is wrong."""
    ignore = _IGNORE.match(said)
    if ignore is None:
        return "This waiver waives nothing: write 'ignore' and the id of a rule behind 'msgcheck:'."
    values = {each["key"].lower(): (each["quoted"] or each["plain"] or "").strip() for each in _VALUE.finditer(said)}
    missing = [key for key in _KEYS if not values.get(key)]
    if missing:
        return f"This waiver waives nothing: it has no {' and no '.join(missing)}."
    try:
        until = date.fromisoformat(values["until"])
    except ValueError:
        return f"This waiver waives nothing: its last day must be a date such as 2026-12-31, not '{values['until']}'."
    rules = tuple(rule.strip() for rule in ignore["rules"].split(","))
    return rules, Grant(reason=values["reason"], owner=values["owner"], until=until)
