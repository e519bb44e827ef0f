"""How the content words of an approved wording stand in a passage, in order."""

from __future__ import annotations

import re
from dataclasses import replace
from difflib import SequenceMatcher

from msgcheck.analysis.claims.changes.alignment import sentence_start
from msgcheck.analysis.comparison.telling.text_profile import MessageProfile, TextProfile
from msgcheck.analysis.words import has_capital
from msgcheck.late_pattern import late_pattern
from msgcheck.values import dataclass

_GOES_ON = late_pattern(
    r"(?:\b(?:and|but|then|so)|[,;:–—])\s+(?:(?:and|but|it|they|we|now|also|already|then|even|only)\s+)*\Z",
    re.IGNORECASE,
)
"""What stands before words that go on with the subject of their sentence."""


@dataclass(frozen=True, slots=True)
class Alignment:
    """How a wording's content words stand in a passage, in order.

    ``recall`` is the share of the wording's words found, ``density`` the share of found words in the stretch of the
    passage they span (both 0..1), ``first`` and ``last`` that stretch (indices of content words, half-open).
    """

    wording: TextProfile
    recall: float
    density: float
    first: int
    last: int
    operations: tuple[tuple[str, int, int, int, int], ...]

    @property
    def shared(self) -> int:
        """How many of the wording's words are found."""
        return sum(last - first for tag, first, last, _, _ in self.operations if tag == "equal")

    @property
    def places(self) -> dict[int, int]:
        """Where they are found: of each, in order, the index of its content word in the wording and in the passage."""
        equal = (operation[1:] for operation in self.operations if operation[0] == "equal")
        return {first + at: here + at for first, last, here, _ in equal for at in range(last - first)}

    def shares(self, recall: float, density: float) -> bool:
        """Tell whether at least so much is shared, and at least two words."""
        return self.recall >= recall and self.density >= density and self.shared >= 2

    def without(self, lost: tuple[int, int]) -> Alignment:
        """Return the alignment with the wording less what it lost within the span ``lost`` (code points, half-open)."""
        missing = [
            word
            for tag, first, last, _, _ in self.operations
            if tag != "equal"
            for word in self.wording.content[first:last]
            if lost[0] <= word.start < lost[1]
        ]
        every = len(self.wording.content)
        return replace(self, recall=self.recall * every / max(1, every - len(missing)))


def align(passage: TextProfile, message: MessageProfile) -> Alignment:
    """Align the passage with the approved wording that shares most with it."""
    alignments = [align_with(passage, wording) for wording in message.wordings]
    return max(alignments, key=lambda alignment: alignment.recall * alignment.density)


def align_with(passage: TextProfile, wording: TextProfile) -> Alignment:
    """Align the passage with one wording."""
    ours = [word.stem for word in passage.content]
    theirs = [word.stem for word in wording.content]
    operations = tuple(SequenceMatcher(None, theirs, ours, autojunk=False).get_opcodes())
    equal = [operation for operation in operations if operation[0] == "equal"]
    if not equal:
        return Alignment(wording, 0.0, 0.0, 0, 0, operations)
    shared = sum(operation[2] - operation[1] for operation in equal)
    first, last = equal[0][3], equal[-1][4]
    return Alignment(wording, shared / len(theirs), shared / (last - first), first, last, operations)


FEWEST_SAID = 3
"""Words that a wording says of its subject, from which they may stand apart from it; fewer are said of anything."""

_SAID_DENSITY = 0.8


def subject_length(wording: TextProfile, names: frozenset[str]) -> int:
    """Return how many content words of a wording are the name that it opens with.

    ``names`` are the stems of words that may be one; with no capital here they are none: the "guild" of "Acme is a
    guild", beside a Guild of Bakers.
    """
    is_name = (word.stem in names and has_capital(wording.text, word) for word in wording.content)
    return next((at for at, is_one in enumerate(is_name) if not is_one), 0)


def is_said_further_on(passage: TextProfile, wording: TextProfile, names: frozenset[str]) -> bool:
    """Tell whether all that a wording says of its subject, a name, stands there together, and the subject before it in
    its sentence: "Acme was founded by two nurses and is run by a city" for "Acme is run by a city".

    ``names`` are the stems of words that may be one.
    """
    first = subject_length(wording, names)
    ours = align_with(passage, wording)
    if first == 0 or ours.recall < 1.0 or len(wording.content) - first < FEWEST_SAID:
        return False
    at = ours.places[first]
    return _is_said_of(wording, first, passage, at) and len(wording.content) - first >= _SAID_DENSITY * (ours.last - at)


def rest_further_on(passage: TextProfile, wording: TextProfile, names: frozenset[str]) -> Alignment | None:
    """Align what a wording says of its subject, a name, where that stands before it in its sentence; ``None`` where
    it does not, or where little is said of it.
    """
    first = subject_length(wording, names)
    if first == 0:
        return None
    rest = align_with(passage, replace(wording, content=wording.content[first:]))
    return rest if rest.shared >= FEWEST_SAID and _is_said_of(wording, first, passage, rest.first) else None


def goes_on_at(passage: TextProfile, at: int) -> bool:
    """Tell whether content word ``at`` goes on with the subject of its sentence: "..., and it heats up", not "and the
    dock heats up".
    """
    return _GOES_ON.search(passage.text, 0, passage.content[at].start) is not None


def _is_said_of(wording: TextProfile, first: int, passage: TextProfile, at: int) -> bool:
    """Tell whether the ``first`` words of a wording stand before content word ``at`` in its sentence."""
    opening = sentence_start(passage.text, passage.content[at].start)
    before = {word.stem for word in passage.content[:at] if word.start >= opening}
    return before.issuperset(word.stem for word in wording.content[:first])


_COPIED_SHARES = (0.8, 0.8)
"""Share of the wording's words, in any order, and of the stretch they stand in, that a near copy has."""


def is_near_copy(passage: TextProfile, message: MessageProfile, changed: frozenset[str] = frozenset()) -> bool:
    """Tell whether the passage repeats nearly all of an approved wording, and little else between its words.

    ``changed`` are stems of words that a named difference is about: what only one side has of them does not count.
    """
    alignment = align(passage, message)
    theirs = alignment.wording.stems
    missing = theirs - passage.stems - changed
    recall = len(theirs & passage.stems) / max(1, len(theirs & passage.stems) + len(missing))
    stretch = passage.content[alignment.first : alignment.last]
    replaced = sum(word.stem in changed and word.stem not in theirs for word in stretch)
    return recall >= _COPIED_SHARES[0] and alignment.shared >= max(2, _COPIED_SHARES[1] * (len(stretch) - replaced))
