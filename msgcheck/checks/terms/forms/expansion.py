"""Every spelling that one listed form stands for, made when the terms are compiled."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from enum import IntEnum

from msgcheck.analysis.inflection import INFLECTIONS, Inflection
from msgcheck.analysis.lemma_tables import PartOfSpeech
from msgcheck.analysis.normalise import fold_case
from msgcheck.checks.terms.forms.phrase import inflected_phrases, named_parts, possible_parts
from msgcheck.checks.terms.forms.spelling import compound_cuts, fold_form, other_spellings
from msgcheck.values import dataclass

Span = tuple[int, int]
"""Characters of a text, half-open."""


class Distance(IntEnum):
    """How far what stands in a text is from what somebody listed; capitals are no distance."""

    LISTED = 0
    CHANGED = 1
    """Another number or verb form, or a hyphen for a space."""
    CHANGED_TWICE = 2
    """Both."""
    RESPELLED = 3
    """Two words for one, one for two, dots."""


@dataclass(frozen=True, slots=True)
class Spelling:
    """One way to write a form. ``inflections`` is empty where it stands in the number it is listed in.

    ``changed`` is the part of ``text`` that nobody listed: an inflected word, all of a respelled form; ``None`` where
    there is none. Without ``any_case`` the capitals count too.
    """

    text: str
    inflections: tuple[Inflection, ...] = ()
    changed: Span | None = None
    any_case: bool = True
    is_respelled: bool = False

    def is_kept_by(self, found: str) -> bool:
        """Tell whether ``found`` is this spelling to the hyphen, whatever its case."""
        return fold_case(found) == fold_case(self.text)

    def distance(self, found: str) -> Distance:
        """Return how far ``found``, which has the letters of this spelling, is from what somebody listed."""
        if self.is_respelled:
            return Distance.RESPELLED
        return Distance((self.changed is not None) + (not self.is_kept_by(found)))


Spell = Callable[[str], tuple[Spelling, ...]]
"""Gives the spellings of a normalised form, as :func:`spellings_of` does."""


def spellings_of(form: str) -> tuple[Spelling, ...]:
    """Return the spellings of the normalised ``form``, inflected as what its words may be; see :func:`expand`."""
    return expand(form, possible_parts(form)) if form else ()


def used_as(spellings: Iterable[Spelling], part_of_speech: str | None) -> tuple[Spelling, ...]:
    """Leave out what is inflected as none of the parts of speech that a glossary names: of a noun "viewed"."""
    parts = named_parts(part_of_speech)
    allowed = {inflection for part in parts for inflection in INFLECTIONS[part]}
    return tuple(
        each for each in spellings if not (parts and each.inflections) or allowed.intersection(each.inflections)
    )


def expand(form: str, parts: Iterable[PartOfSpeech]) -> tuple[Spelling, ...]:
    """Return the spellings of the normalised ``form``: as listed first, then inflected as ``parts`` are, then others.

    No two have the same letters (:func:`fold_form`); one that is two inflections ("leads") carries both.
    """
    spellings: dict[str, Spelling] = {}
    for spelling in _spellings(form, parts):
        key = fold_form(spelling.text)
        known = spellings.setdefault(key, spelling)
        further = tuple(inflection for inflection in spelling.inflections if inflection not in known.inflections)
        if known.inflections and further:
            spellings[key] = replace(known, inflections=known.inflections + further)
    return tuple(spellings.values())


def _spellings(form: str, parts: Iterable[PartOfSpeech]) -> Iterator[Spelling]:
    inflected = [Spelling(text, (inflection,), changed) for text, inflection, changed in inflected_phrases(form, parts)]
    yield Spelling(form)
    yield from inflected
    cuts = compound_cuts(form)
    for spelling in (Spelling(form), *inflected):
        for text, any_case in other_spellings(spelling.text, cuts):
            yield Spelling(text, spelling.inflections, (0, len(text)), any_case, is_respelled=True)
