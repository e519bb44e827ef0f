"""What must hold around a form before a rule speaks: words near it or not near it, in headings or outside them."""

from __future__ import annotations

import re
from itertools import islice

from msgcheck.analysis.normalise import normalise
from msgcheck.checks.terms.forms.expansion import Spell, spellings_of
from msgcheck.checks.terms.forms.spelling import fold_form
from msgcheck.checks.terms.forms.words import stands_alone
from msgcheck.model.passage import HEADING_ROLES, Passage
from msgcheck.model.term import Headings, PackRule
from msgcheck.values import dataclass

"""Roles of the passages that stand above others."""

_WORD = re.compile(r"\S*\w\S*")
_WORD_REACH = 40
"""Characters, on average, of the words before a form: a bound, so that long passages without a space stay linear."""


@dataclass(frozen=True, slots=True)
class Condition:
    """When a rule speaks. ``near`` and ``not_near`` hold every form, folded; ``within`` counts words."""

    near: tuple[str, ...] = ()
    not_near: tuple[str, ...] = ()
    within: int = 10
    headings: Headings = Headings.ANY

    def holds(self, passage: Passage, text: str, start: int, end: int) -> bool:
        """Tell whether a form at ``text[start:end]`` counts; ``text`` is a normalised reading of ``passage``."""
        if not is_wanted_heading(passage, self.headings):
            return False
        if not (self.near or self.not_near):
            return True
        around = _sides(text, start, end, self.within)
        if self.near and not _any_stands(self.near, text, around):
            return False
        return not _any_stands(self.not_near, text, around)


def condition_of(rule: PackRule, spell: Spell = spellings_of) -> Condition | None:
    """Return what ``rule`` asks of a place, ``None`` where it asks nothing. Layers and language are not part of it."""
    if not rule.near and not rule.not_near and rule.headings is Headings.ANY:
        return None
    return Condition(_folded(rule.near, spell), _folded(rule.not_near, spell), rule.within, rule.headings)


def is_wanted_heading(passage: Passage, headings: Headings) -> bool:
    """Tell whether a rule with ``headings`` looks at ``passage`` at all."""
    return headings is Headings.ANY or (passage.role in HEADING_ROLES) is (headings is Headings.ONLY)


def _folded(phrases: tuple[str, ...], spell: Spell) -> tuple[str, ...]:
    """Return ``phrases`` in all their forms, as they are compared."""
    written = filter(None, (normalise(phrase).text.strip() for phrase in phrases))
    forms = (spelling.text for text in written for spelling in spell(text))
    return tuple(dict.fromkeys(map(fold_form, forms)))


def _sides(text: str, start: int, end: int, within: int) -> tuple[tuple[int, int], tuple[int, int]]:
    """Return the spans of the ``within`` words before ``start`` and after ``end``; the form itself is in neither."""
    reach = max(0, start - _WORD_REACH * (within + 1))
    before = [word.start() for word in _WORD.finditer(text, reach, start)][-within:]
    rest = re.compile(r"\S*").match(text, end)
    after = [word.end() for word in islice(_WORD.finditer(text, rest.end() if rest else end), within)]
    return (before[0] if before else start, start), (end, after[-1] if after else end)


def _any_stands(phrases: tuple[str, ...], text: str, spans: tuple[tuple[int, int], ...]) -> bool:
    return any(_stands(phrase, text, *span) for span in spans for phrase in phrases)


def _stands(phrase: str, text: str, start: int, end: int) -> bool:
    """Tell whether ``phrase`` stands in ``text[start:end]`` as whole words, in any case."""
    folded = fold_form(text[start:end])
    at = folded.find(phrase)
    while at >= 0:
        if stands_alone(text, start + at, start + at + len(phrase)):
            return True
        at = folded.find(phrase, at + 1)
    return False
