"""What is judged: a passage, or the sentences of a long one."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from msgcheck.analysis.language import sentences
from msgcheck.model.passage import Layer, Passage, Role

_LONGEST_WHOLE = 40
"""Words up to which a passage is judged whole; a claim of one to three sentences stays together."""

_SHORTEST = 3
"""Words below which a text makes no claim."""

_NEVER_A_CLAIM = frozenset({Role.LINK, Role.LABEL, Role.PROPERTY})


@dataclass(frozen=True, slots=True)
class Unit:
    """One text to judge: the passage's index and the span in it (code points, half-open), and where it stands."""

    text: str
    passage: int
    start: int
    end: int
    layer: Layer
    role: Role
    context: str = ""


def units_of(passages: tuple[Passage, ...], layers: Collection[str]) -> tuple[Unit, ...]:
    """Return the units of the passages that stand in ``layers``, in reading order; ``unit.text`` is the span's text."""
    units: list[Unit] = []
    for index, passage in enumerate(passages):
        if passage.layer not in layers or passage.role in _NEVER_A_CLAIM:
            continue
        for start, end in _spans(passage.text):
            text = passage.text[start:end]
            if _word_count(text) >= _SHORTEST:
                units.append(Unit(text, index, start, end, passage.layer, passage.role, passage.context))
    return tuple(units)


def _spans(text: str) -> tuple[tuple[int, int], ...]:
    if len(text.split()) > _LONGEST_WHOLE:
        return sentences(text)
    start = len(text) - len(text.lstrip())
    return ((start, max(start, len(text.rstrip()))),)


def _word_count(text: str) -> int:
    return sum(1 for word in text.split() if any(character.isalpha() for character in word))
