"""The forms of a workspace, ready to be looked up in a passage."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from typing import Generic, TypeVar

from ahocorasick_rs import AhoCorasick

from msgcheck.analysis.language import tagger_name
from msgcheck.checks.terms.expansion import Spelling
from msgcheck.checks.terms.forms import RightForm, WrongForm, iterate_right_forms, iterate_wrong_forms
from msgcheck.checks.terms.spelling import fold_form
from msgcheck.model.term import Glossary, RulePack

FormType = TypeVar("FormType", WrongForm, RightForm)


@dataclass(frozen=True, slots=True)
class Lexicon(Generic[FormType]):
    """Forms by their folded spellings: ``forms[pattern]`` are those that ``automaton`` finds as ``pattern``."""

    automaton: AhoCorasick
    forms: tuple[tuple[tuple[FormType, Spelling], ...], ...]

    def find(self, folded: str) -> list[tuple[int, int, int]]:
        """Return every (pattern, start, end) in ``folded`` (see :func:`fold_form`), overlapping ones too."""
        hits: list[tuple[int, int, int]] = self.automaton.find_matches_as_indexes(folded, overlapping=True)
        return hits


@dataclass(frozen=True, slots=True)
class TermIndex:
    """What :func:`compile_terms` makes of a glossary and rule packs. Built once a process, read by every check.

    Right forms are looked up only where a wrong one was found: most passages cost one search.
    """

    wrong: Lexicon[WrongForm]
    right: Lexicon[RightForm]


@lru_cache(maxsize=2)
def compile_terms(glossary: Glossary, packs: tuple[RulePack, ...] = ()) -> TermIndex:
    """Compile all forms of ``glossary`` and ``packs``. Time and memory grow with their total length.

    The last two are kept: the examples of the packs are tried on the index that the scan then uses.
    """
    with _no_collection():
        return TermIndex(
            _compile(iterate_wrong_forms(glossary, packs)),
            _compile(iterate_right_forms(glossary, packs)),
        )


def told_by_neighbours(index: TermIndex) -> tuple[str, ...]:
    """Return the ids of terms and pack rules with a ``part_of_speech`` that only a tagger could be sure of.

    Empty where a trained pipeline is installed. They run without one: the words beside a form tell what it is.
    """
    if tagger_name() is not None:
        return ()
    listed = (form for found in index.wrong.forms for form, _ in found if form.used_as and form.is_declared)
    return tuple(dict.fromkeys(form.source.reference.id for form in listed))


@contextmanager
def _no_collection() -> Iterator[None]:
    """Keep the garbage collector from walking, over and over, through a growing heap of values that all stay.

    Of the time to compile 10,000 terms it took two fifths.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def _compile(forms: Iterable[FormType]) -> Lexicon[FormType]:
    by_pattern: dict[str, list[tuple[FormType, Spelling]]] = {}
    for form in forms:
        for spelling in form.spellings:
            by_pattern.setdefault(fold_form(spelling.text), []).append((form, spelling))
    return Lexicon(AhoCorasick(by_pattern), tuple(map(tuple, by_pattern.values())))
