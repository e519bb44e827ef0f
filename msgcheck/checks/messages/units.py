"""What is judged: a passage, or the sentences of a long one."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from msgcheck.analysis.language import sentences
from msgcheck.model.message import MatchMode, Message
from msgcheck.model.passage import Layer, Passage, Role
from msgcheck.values import dataclass

_LONGEST_WHOLE = 40
"""Words up to which a passage is judged whole; a claim of one to three sentences stays together."""

_ROOM_FOR_CHANGES = 1.5
"""How much longer than a fixed wording a passage may be and still be compared with it as a whole."""

_SHORTEST = 3
"""Words below which a text makes no claim."""

_NEVER_A_CLAIM = frozenset({Role.LINK, Role.LABEL, Role.PROPERTY})


@dataclass(frozen=True, slots=True)
class Unit:
    """One text to judge: the passage's index and the span in it (code points, half-open), and where it stands.

    Of a figure that is read with another passage, ``label`` is the text of that one, and ``lead`` says how many code
    points of ``text`` stand before the figure.
    """

    text: str
    passage: int
    start: int
    end: int
    layer: Layer
    role: Role
    context: str = ""
    lead: int = 0
    label: str = ""


def longest_whole(messages: Iterable[Message]) -> int:
    """Return the words up to which a passage is judged whole: a boilerplate that stands word for word may be long."""
    fixed = (text for message in messages if message.match is MatchMode.EXACT for text in message.wordings)
    return max(_LONGEST_WHOLE, *(int(_ROOM_FOR_CHANGES * len(text.split())) for text in fixed), 0)


def units_of(passages: tuple[Passage, ...], layers: Collection[str], longest: int = _LONGEST_WHOLE) -> tuple[Unit, ...]:
    """Return the units of the passages that stand in ``layers``, in reading order; ``unit.text`` is the span's text.

    Passages of more than ``longest`` words are judged sentence by sentence.
    """
    units: list[Unit] = []
    for index, passage in enumerate(passages):
        if not is_judged(passage, layers):
            continue
        for start, end in _spans(passage.text, longest):
            text = passage.text[start:end]
            if _word_count(text) >= _SHORTEST:
                units.append(Unit(text, index, start, end, passage.layer, passage.role, passage.context))
    return tuple(units)


def is_judged(passage: Passage, layers: Collection[str]) -> bool:
    """Tell whether a passage stands in one of ``layers`` and may make a claim: links, labels and properties do not."""
    return passage.layer in layers and passage.role not in _NEVER_A_CLAIM


def _spans(text: str, longest: int) -> tuple[tuple[int, int], ...]:
    if len(text.split()) > longest:
        return sentences(text)
    start = len(text) - len(text.lstrip())
    return ((start, max(start, len(text.rstrip()))),)


def _word_count(text: str) -> int:
    return sum(1 for word in text.split() if any(character.isalpha() for character in word))
