"""What is judged: a passage, or the sentences of a long one."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

from msgcheck.analysis.combination import is_question
from msgcheck.analysis.language import sentences
from msgcheck.analysis.words import stems_and_length
from msgcheck.checks.messages.wrapped_lines import with_wraps_joined
from msgcheck.model.message import Message
from msgcheck.model.passage import Layer, Passage, Role
from msgcheck.model.place import LinePlace
from msgcheck.values import dataclass

_LONGEST_WHOLE = 40
"""Words up to which a passage is judged whole; a claim of one to three sentences stays together."""

_ROOM_FOR_CHANGES = 1.5
"""How much longer than a wording a passage may be and still be compared with it as a whole."""

_COPIED_SHARE = 0.6
"""Share of a long wording's words that a passage has which is compared with it as a whole; that of a near-copy of a
fixed wording (``analysis.comparison.fixed_wording``)."""

FEWEST_WORDS = 3
"""Words below which a text makes no claim."""

_NEVER_A_CLAIM = frozenset({Role.LINK, Role.LABEL, Role.PROPERTY})


@dataclass(frozen=True, slots=True)
class Unit:
    """One text to judge: the passage's index and the span in it (code points, half-open), and where it stands.

    Of a figure that is read with another passage, ``label`` is the text of that one, and ``lead`` says how many code
    points of ``text`` stand before the figure. ``by_wording`` tells that it or the platform is not English.
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
    by_wording: bool = False


@dataclass(frozen=True, slots=True)
class LongWording:
    """A wording of some length: its content ``stems``, and how many words a passage that copies it may have."""

    stems: frozenset[str]
    most_words: int

    def is_copied_in(self, text: str) -> bool:
        """Tell whether ``text`` has most of its words and not many more."""
        if len(text.split()) > self.most_words:
            return False
        return len(self.stems & stems_and_length(text)[0]) >= _COPIED_SHARE * len(self.stems)


def long_wordings(messages: Iterable[Message]) -> tuple[LongWording, ...]:
    """Return the wordings, right and wrong, that a passage may copy which is too long to be judged whole otherwise."""
    texts = dict.fromkeys(text for message in messages for text in (*message.wordings, *message.contradictions))
    every = [(text, int(_ROOM_FOR_CHANGES * len(text.split()))) for text in texts]
    return tuple(LongWording(stems_and_length(text)[0], most) for text, most in every if most > _LONGEST_WHOLE)


def units_of(
    passages: tuple[Passage, ...], layers: Collection[str], long: tuple[LongWording, ...] = ()
) -> tuple[Unit, ...]:
    """Return the units of the passages that stand in ``layers``, in reading order; ``unit.text`` is the span's text,
    with spaces for the line ends of a text file that only wrap it.

    Passages of more than 40 words are judged sentence by sentence, a question with its answer, unless they copy one of
    the ``long`` wordings: a boilerplate is read as a whole, and what only happens to be as long as one is not.
    """
    units: list[Unit] = []
    for index, passage in enumerate(passages):
        if not is_judged(passage, layers):
            continue
        said = with_wraps_joined(passage.text) if isinstance(passage.place, LinePlace) else passage.text
        for start, end in _spans(passage.text, long):
            text = said[start:end]
            if lettered_words(text) >= FEWEST_WORDS:
                units.append(Unit(text, index, start, end, passage.layer, passage.role, passage.context))
    return tuple(units)


def is_judged(passage: Passage, layers: Collection[str]) -> bool:
    """Tell whether a passage stands in one of ``layers`` and may make a claim: links, labels and properties do not."""
    return passage.layer in layers and passage.role not in _NEVER_A_CLAIM


def _spans(text: str, long: tuple[LongWording, ...]) -> tuple[tuple[int, int], ...]:
    if len(text.split()) > _LONGEST_WHOLE and not any(wording.is_copied_in(text) for wording in long):
        return tuple(_with_answers(text, sentences(text)))
    start = len(text) - len(text.lstrip())
    return ((start, max(start, len(text.rstrip()))),)


def _with_answers(text: str, spans: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield the spans of sentences, a question with what follows it: alone it claims nothing, nor may its answer."""
    asked: tuple[int, int] | None = None
    for start, end in spans:
        if is_question(text[start:end]):
            yield from (asked,) if asked else ()
            asked = start, end
        else:
            yield asked[0] if asked else start, end
            asked = None
    yield from (asked,) if asked else ()


def lettered_words(text: str) -> int:
    """Return how many words a text may make a claim with, mere figures and signs left out."""
    return sum(1 for word in text.split() if any(character.isalpha() for character in word))
