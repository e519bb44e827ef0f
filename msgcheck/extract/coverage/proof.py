"""The proof: text units that a file holds, part by part, against the passages that were read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgcheck.extract.coverage.read_texts import ReadTexts, TextUnit, has_letter
from msgcheck.model.passage import Coverage, Passage, UnreadPart

PartUnits = tuple[str, Iterable[TextUnit]]
"""The name of a part, as reports show it, and the text units it holds."""

_EXCERPT = 40
"""Characters of the first text that was not read, shown in the reason."""


def prove(parts: Iterable[PartUnits], passages: Sequence[Passage], unread: Sequence[UnreadPart] = ()) -> Coverage:
    """Return the coverage of a file whose ``parts`` hold text units and of which ``passages`` were read.

    ``unread`` are the parts already known as not read, each counted as one text unit at least. A part that holds
    units that were not read is added, once, with their number and the first words.
    """
    read_texts = ReadTexts(passage.text for passage in passages)
    known = {each.part for each in unread}
    count = missed = len(unread)
    added = []
    for part, units in parts:
        part_count, misses = _missed(units, read_texts)
        count += part_count
        missed += len(misses)
        if misses and part in known:  # one of them is the part itself, counted above
            count, missed = count - 1, missed - 1
        elif misses:
            added.append(UnreadPart(part, _reason(misses)))
    return Coverage(count, count - missed, (*unread, *added))


def _missed(units: Iterable[TextUnit], read_texts: ReadTexts) -> tuple[int, list[TextUnit]]:
    """Return the number of text units, and those of them that were not read."""
    count, misses = 0, []
    for unit in units:
        if unit and (has_letter(unit[0]) or any(map(has_letter, unit[1:]))):
            count += 1
            if not read_texts.hold(unit):
                misses.append(unit)
    return count, misses


def _reason(misses: Sequence[TextUnit]) -> str:
    words = " ".join("".join(misses[0]).split())
    excerpt = words if len(words) <= _EXCERPT else words[:_EXCERPT].rstrip() + "…"
    return f"{len(misses):,} text{'s' * (len(misses) > 1)} not read: “{excerpt}”"
