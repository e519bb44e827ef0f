"""A form of the lists as a value: wrong or right, in all its spellings, and where it is listed."""

from __future__ import annotations

from enum import IntEnum

from msgcheck.analysis.lemma_tables import PartOfSpeech
from msgcheck.checks.terms.forms.conditions import Condition
from msgcheck.checks.terms.forms.expansion import Spelling
from msgcheck.model.observation import Reference
from msgcheck.values import dataclass


class Standing(IntEnum):
    """Why a form is wrong; on the same words the lower one speaks."""

    FORBIDDEN = 0
    DEPRECATED = 1
    PACK = 2
    CASING = 3


@dataclass(frozen=True, slots=True)
class Source:
    """The list a form stands in: a term's forbidden or deprecated forms, or a pack rule.

    ``message`` is a template with ``{match}`` and ``{preferred}``; ``layers`` empty means every layer that is checked;
    ``condition`` is what else must hold of a place.
    """

    rule: str
    standing: Standing
    reference: Reference
    message: str
    note: str | None = None
    layers: frozenset[str] = frozenset()
    is_proper_noun: bool = False
    condition: Condition | None = None


@dataclass(frozen=True, slots=True)
class WrongForm:
    """A form to report, in all its ``spellings``; the first is the form as listed, normalised.

    With ``any_case`` its case does not matter. A form that ``is_about_case`` differs from an approved one by its case
    alone; one of standing ``CASING`` is an approved one, wrong only where its case is. A form without ``is_flexible``
    counts as it is listed, to the hyphen. ``used_as`` is not empty where the word is wrong as these parts of speech
    only; ``is_declared`` tells that the glossary says so. ``variants`` are approved forms, ``preferred`` but for
    the hyphens; ``names_one`` tells that it is a name; ``is_phrasal_noun`` that a noun is to become a verb phrase.
    """

    source: Source
    written: str
    preferred: str | None
    spellings: tuple[Spelling, ...]
    any_case: bool
    is_about_case: bool = False
    is_flexible: bool = False
    used_as: frozenset[PartOfSpeech] = frozenset()
    is_declared: bool = False
    variants: tuple[str, ...] = ()
    names_one: bool = False
    is_phrasal_noun: bool = False

    @property
    def asks_part(self) -> bool:
        """Whether its list says as which part of speech the word is wrong, and it may be another."""
        return self.is_declared and bool(self.used_as)


@dataclass(frozen=True, slots=True)
class RightForm:
    """An approved form in its ``spellings``, or an exception: a phrase in which wrong forms are right."""

    spellings: tuple[Spelling, ...]
    any_case: bool
    is_exception: bool
