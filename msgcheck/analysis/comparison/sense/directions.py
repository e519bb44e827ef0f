"""Comparisons turned round: "increases the risk" where "reduces the risk" is approved."""

from __future__ import annotations

from collections.abc import Iterator

from msgcheck.analysis.comparison.difference import Difference, Reason
from msgcheck.analysis.comparison.telling.text_profile import TextProfile
from msgcheck.analysis.lexicon import FUNCTION_WORDS, word_set
from msgcheck.analysis.words import Word, quote, stem, words
from msgcheck.values import dataclass

_OPPOSITES = (
    (
        """increase increases increased increasing raise raises raised raising boost boosts boosted boosting grow
        grows grew grown growing rise rises rose risen rising expand expands expanded expanding multiply multiplies more
        higher greater bigger larger""",
        """decrease decreases decreased decreasing reduce reduces reduced reducing lower lowers lowered lowering cut
        cuts cutting shrink shrinks shrank shrinking drop drops dropped dropping fall falls fell fallen falling lessen
        lessens lessened minimise minimises minimize minimizes less fewer smaller""",
    ),
    (
        "accelerate accelerates accelerated accelerating faster quicker sooner earlier",
        "delay delays delayed delaying slow slows slowed slower later",
    ),
    ("first", "last"),
    ("improve improves improved improving better", "worsen worsens worsened worsening worse"),
    ("simplify simplifies simplified easier simpler", "complicate complicates complicated harder"),
    ("strengthen strengthens strengthened stronger", "weaken weakens weakened weaker"),
)
_DIRECTIONS = {
    form: (axis, sign)
    for axis, pair in enumerate(_OPPOSITES)
    for sign, forms in zip((1, -1), pair, strict=True)
    for form in word_set(forms)
}
_FARTHEST = 4
"""Words between a direction and its object, as in "reduces the average time"."""


@dataclass(frozen=True, slots=True)
class _Direction:
    """A direction and the stem of what goes that way, with their words."""

    axis: int
    sign: int
    stem: str
    words: tuple[Word, ...]

    def turned(self) -> tuple[int, int, str]:
        return (self.axis, -self.sign, self.stem)

    @property
    def key(self) -> tuple[int, int, str]:
        return (self.axis, self.sign, self.stem)


def turned_directions(
    passage: TextProfile, wording: TextProfile, others: tuple[TextProfile, ...]
) -> Iterator[Difference]:
    """Yield each thing that goes the one way in ``wording`` and only the other way in the passage.

    Neither side may deny it, and none of the ``others``, the message's approved wordings, may say it the passage's way.
    """
    mine = tuple(_directions(passage))
    keys = {each.key for each in mine}
    if not mine:
        return
    approved = {each.key: each for each in _directions(wording)}
    known = {each.key for other in others for each in _directions(other)}
    for each in mine:
        opposite = approved.get(each.turned())
        if opposite is not None and each.key not in known and each.turned() not in keys:
            said = quote(wording.text, opposite.words), quote(passage.text, each.words)
            yield Difference(Reason.NEGATION, wording.text, *said)


def denies_the_opposite(passage: TextProfile, wording: TextProfile) -> bool:
    """Tell whether what the passage denies is the opposite of a direction of ``wording``: "does not raise costs" for
    "lowers costs".
    """
    theirs = {_DIRECTIONS[form] for form in wording.forms & _DIRECTIONS.keys()}
    denied = {_DIRECTIONS[form] for form in passage.forms & _DIRECTIONS.keys() if stem(form) in passage.denied}
    return any((axis, -sign) in theirs for axis, sign in denied)


def says_the_opposite(passage: TextProfile, wording: TextProfile) -> bool:
    """Tell whether the passage has the opposite of a direction of ``wording``, whatever it is about, and not that
    direction itself: "slower than Acme" for "faster than Velox".
    """
    ours, theirs = ({_DIRECTIONS[form] for form in side.forms & _DIRECTIONS.keys()} for side in (passage, wording))
    return any((axis, -sign) in ours - theirs for axis, sign in theirs - ours)


def _directions(profile: TextProfile) -> Iterator[_Direction]:
    """Yield the directions of a text, those that it denies left out."""
    if profile.forms.isdisjoint(_DIRECTIONS):
        return
    every = words(profile.text)
    for at, word in enumerate(every):
        direction = _DIRECTIONS.get(word.lower)
        if direction is None or word.stem in profile.denied:
            continue
        thing = _object(profile.text, every, at)
        if thing is not None:
            yield _Direction(*direction, every[thing].stem, every[min(at, thing) : max(at, thing) + 1])


def _object(text: str, every: tuple[Word, ...], at: int) -> int | None:
    """Return which word the direction at ``at`` is about: the next one that carries meaning, in the same clause."""
    for following in range(at + 1, min(len(every), at + 1 + _FARTHEST)):
        between = text[every[following - 1].end : every[following].start]
        if any(sign in between for sign in ".,;:!?()") or every[following].lower == "than":
            return None
        if every[following].lower not in FUNCTION_WORDS:
            return following if every[following].lower.isalpha() else None
    return None
