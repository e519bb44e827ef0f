"""How much of a wording a passage has in whatever order: "freight savings" where "save on freight" is approved."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from msgcheck.analysis.claims.changes.alignment import has_same_amount
from msgcheck.analysis.claims.changes.change import ClaimDifference, Span
from msgcheck.analysis.claims.quantities.quantity import Quantity, interval
from msgcheck.analysis.comparison.telling.text_profile import MessageProfile, TextProfile
from msgcheck.analysis.words import Word, has_capital, stem
from msgcheck.values import dataclass

_MOST_TIMES = 10
_FEWEST_SHARED = 2


@dataclass(frozen=True, slots=True)
class SharedWords:
    """What two texts share beside the figures that differ: ``recall`` is the share of the wording's words and figures
    that the passage has, ``density`` that of the passage's words that the wording has (both 0..1), ``count`` how many.
    """

    recall: float
    density: float
    count: int

    def reach(self, recall: float, density: float) -> bool:
        """Tell whether at least so much is shared, and at least two words or figures."""
        return self.recall >= recall and self.density >= density and self.count >= 2


def shared_words(passage: TextProfile, wording: TextProfile) -> SharedWords:
    """Compare the words of two texts; a figure that both have counts as one word, one that only one has as none."""
    ours, theirs = words_apart(passage), words_apart(wording)
    figures = sum(any(has_same_amount(one, other) for other in passage.quantities) for one in wording.quantities)
    both = len(ours & theirs) + figures
    return SharedWords(both / max(1, len(theirs) + figures), both / max(1, len(ours) + figures), both)


def says_nothing_else(passage: TextProfile, message: MessageProfile) -> bool:
    """Tell whether every word of the passage beside its figures and our names stands in a wording of the message, and
    two at least do that are no names: "Insured mills: 5,000".
    """
    plain = {
        word.stem
        for word in _words_apart(passage)
        if not (word.stem in message.own_names and has_capital(passage.text, word))
    }
    return len(plain) >= _FEWEST_SHARED and plain <= message.stems


def counts_the_same(passage: TextProfile, message: MessageProfile, change: ClaimDifference) -> bool:
    """Tell whether both sides count one thing by name, "250,000 lines" and "350,000 lines".

    Less than a tenth of it is a part, or another occasion: "three lines" are no older count of the library.
    """
    wording = next(each for each in message.wordings if each.text == change.wording)
    found, approved = _count_at(passage, change.found_span), _count_at(wording, change.approved_span)
    if found is None or approved is None or stem(found.of.lower()) != stem(approved.of.lower()):
        return False
    fewer, more = sorted((interval(found)[1], interval(approved)[1]))
    return more < _MOST_TIMES * fewer


def _count_at(profile: TextProfile, span: Span | None) -> Quantity | None:
    """Return the figure at ``span`` that says what it counts, ``None`` of any other figure."""
    at = next((each for each in profile.quantities if span and each.start == span[0]), None)
    return at if at and at.unit == "count" and at.of else None


def words_apart(profile: TextProfile) -> frozenset[str]:
    """Return the stems of the content words of a text that belong to no figure."""
    return frozenset(word.stem for word in _words_apart(profile))


def _words_apart(profile: TextProfile) -> Iterator[Word]:
    return (word for word in profile.content if not _is_in_figure(word, profile.quantities))


def stems_of_figures(profile: TextProfile) -> frozenset[str]:
    """Return the stems of the content words of a text that belong to a figure or a date."""
    return frozenset(word.stem for word in profile.content if _is_in_figure(word, profile.quantities))


def _is_in_figure(word: Word, figures: Sequence[Quantity]) -> bool:
    """Tell whether a word belongs to one of the ``figures`` of its text, which are in order and do not overlap."""
    before = bisect_right(figures, word.start, key=lambda figure: figure.start)
    return before > 0 and word.start < figures[before - 1].end
