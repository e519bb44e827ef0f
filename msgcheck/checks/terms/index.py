"""The forms of a workspace, ready to be looked up in a passage."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

from ahocorasick_rs import AhoCorasick

from msgcheck.analysis.normalise import fold_case
from msgcheck.checks.terms.forms import RightForm, WrongForm, iterate_right_forms, iterate_wrong_forms
from msgcheck.model.term import Glossary, RulePack

FormType = TypeVar("FormType", WrongForm, RightForm)


@dataclass(frozen=True, slots=True)
class Lexicon(Generic[FormType]):
    """Forms by their folded spelling: ``forms[pattern]`` are those that ``automaton`` finds as ``pattern``."""

    automaton: AhoCorasick
    forms: tuple[tuple[FormType, ...], ...]

    def find(self, folded: str) -> list[tuple[int, int, int]]:
        """Return every (pattern, start, end) in ``folded``, overlapping ones too."""
        hits: list[tuple[int, int, int]] = self.automaton.find_matches_as_indexes(folded, overlapping=True)
        return hits


@dataclass(frozen=True, slots=True)
class TermIndex:
    """What :func:`compile_terms` makes of a glossary and rule packs. Built once a process, read by every check.

    Right forms are looked up only where a wrong one was found: most passages cost one search.
    """

    wrong: Lexicon[WrongForm]
    right: Lexicon[RightForm]


def compile_terms(glossary: Glossary, packs: tuple[RulePack, ...] = ()) -> TermIndex:
    """Compile all forms of ``glossary`` and ``packs``. Time and memory grow with their total length."""
    return TermIndex(
        _compile(iterate_wrong_forms(glossary, packs)),
        _compile(iterate_right_forms(glossary, packs)),
    )


def _compile(forms: Iterable[FormType]) -> Lexicon[FormType]:
    by_spelling: dict[str, list[FormType]] = {}
    for form in forms:
        by_spelling.setdefault(fold_case(form.text), []).append(form)
    return Lexicon(AhoCorasick(by_spelling), tuple(map(tuple, by_spelling.values())))
