"""A fixed wording that stands in parts: what one paragraph lacks, another one near it has, or the heading above it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from msgcheck.analysis.comparison import Reason
from msgcheck.analysis.words import plain_words
from msgcheck.checks.messages.index import MessageIndex
from msgcheck.checks.messages.rulings import Ruling
from msgcheck.checks.messages.units import Unit
from msgcheck.checks.messages.windows import MOST_PASSAGES
from msgcheck.model.verdict import Label, Verdict

_FEWEST_LOST = 4
"""Words of a part that may stand elsewhere; fewer, such as "and the", stand anywhere."""


def joined_wordings(rulings: Sequence[Ruling], units: Sequence[Unit], index: MessageIndex) -> tuple[Ruling, ...]:
    """Take a fixed wording for told where all that a unit lacks of it stands in its passage or the ones near it, or
    where the heading above it and the unit are the wording: "Acme", and below it "lays rails for every town".
    """
    by_passage: dict[tuple[int, str], list[str]] = defaultdict(list)
    for unit in units:
        by_passage[unit.passage, unit.layer].append(unit.text)
    wordings = [{plain_words(text) for text in profile.message.wordings} for profile in index.profiles]

    def is_told(ruling: Ruling, unit: Unit) -> bool:
        is_under_its_opening = plain_words(f"{unit.context} {unit.text}") in wordings[ruling.message]
        return bool(_lost(ruling)) and (is_under_its_opening or _is_completed(ruling, unit, by_passage))

    return tuple(_told(ruling) if is_told(ruling, units[ruling.unit]) else ruling for ruling in rulings)


def _is_completed(ruling: Ruling, unit: Unit, by_passage: Mapping[tuple[int, str], Iterable[str]]) -> bool:
    lost = _lost(ruling)
    if any(len(part.split()) < _FEWEST_LOST for part in lost):
        return False
    near = range(unit.passage - MOST_PASSAGES + 1, unit.passage + MOST_PASSAGES)
    texts = [plain_words(text) for at in near for text in by_passage.get((at, unit.layer), ())]
    return all(any(part in text for text in texts) for part in lost)


def _lost(ruling: Ruling) -> tuple[str, ...]:
    """Return the parts that the unit lacks of a fixed wording; none where that is not all that is wrong."""
    differences = dict(ruling.judgement.evidence).get("differences")
    if ruling.judgement.shown_by != (Reason.WORDING.value,) or not isinstance(differences, tuple):
        return ()
    pairs = [tuple(each) for each in differences if isinstance(each, tuple)]
    parts = [part for approved, _ in pairs for part in str(approved).split("; ")]
    return () if any(found for _, found in pairs) else tuple(map(plain_words, parts))


def _told(ruling: Ruling) -> Ruling:
    judgement = replace(ruling.judgement, label=Label.ALIGNED, confidence=None, reasons=())
    return replace(ruling, verdict=Verdict.ALIGNED, rule=None, judgement=judgement)
