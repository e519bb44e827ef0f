"""Texts and messages taken apart once, to be compared with many."""

from __future__ import annotations

from collections.abc import Iterable

from msgcheck.analysis.claims.changes.alignment import Stated
from msgcheck.analysis.claims.quantities.grammar import find_quantities
from msgcheck.analysis.claims.quantities.quantity import Quantity
from msgcheck.analysis.negation import find_negations
from msgcheck.analysis.words import Word, content_words, has_capital, stem, words
from msgcheck.late_pattern import late_pattern
from msgcheck.model.message import Message
from msgcheck.values import dataclass


@dataclass(frozen=True, slots=True)
class TextProfile:
    """A text taken apart once, to be compared with many: content words in order, all forms, numbers, denied stems."""

    text: str
    content: tuple[Word, ...]
    stems: frozenset[str]
    forms: frozenset[str]
    quantities: tuple[Quantity, ...]
    denied: frozenset[str]
    word_count: int

    @property
    def stated(self) -> Stated:
        """The text with its quantities, as claims are compared."""
        return Stated(self.text, self.quantities)


@dataclass(frozen=True, slots=True)
class MessageProfile:
    """A message taken apart once: its approved wordings, its known wrong ones, and the words of all approved ones.

    ``own_names`` are the stems of words that have a capital in some wording of the same platform, ``others`` the
    stems of the wordings of each other message of it, ``rivals`` those of the names that it compares with, ``company``
    those of the name that most of its wordings open with.
    """

    message: Message
    wordings: tuple[TextProfile, ...]
    wrong: tuple[TextProfile, ...]
    stems: frozenset[str]
    forms: frozenset[str]
    own_names: frozenset[str]
    others: tuple[frozenset[str], ...] = ()
    rivals: frozenset[str] = frozenset()
    company: frozenset[str] = frozenset()


def profile_text(text: str) -> TextProfile:
    """Take a text apart."""
    content = content_words(text)
    every = words(text)
    denied = frozenset(
        stem(part) for negation in find_negations(text) for word in negation.reach for part in word.split("-")
    )
    return TextProfile(
        text,
        content,
        frozenset(word.stem for word in content),
        frozenset(word.lower for word in every),
        find_quantities(text),
        denied,
        len(every),
    )


def capitalised_stems(texts: Iterable[str]) -> frozenset[str]:
    """Return the stems of the words of ``texts`` that have a capital, within them too: eBay."""
    return frozenset(word.stem for text in texts for word in words(text) if has_capital(text, word))


_SOURCE = late_pattern(r"\s*\([^()]*\b(?:19|20)\d\d\)(?=\.?\s*$)")


def _without_source(wrong: str) -> str:
    """Leave out where a known wrong wording was found, "(Survey 2021)" at its end: who repeats it need not say so."""
    return _SOURCE.sub("", wrong)


def profile_message(
    message: Message,
    own_names: frozenset[str] = frozenset(),
    others: tuple[frozenset[str], ...] = (),
    rivals: frozenset[str] = frozenset(),
    company: frozenset[str] = frozenset(),
) -> MessageProfile:
    """Take a message apart; ``own_names`` and all that follows: see :class:`MessageProfile`."""
    wordings = tuple(profile_text(text) for text in message.wordings)
    return MessageProfile(
        message,
        wordings,
        tuple(profile_text(_without_source(text)) for text in message.contradictions),
        frozenset().union(*(wording.stems for wording in wordings)),
        frozenset().union(*(wording.forms for wording in wordings)),
        own_names,
        others,
        rivals,
        company,
    )
