"""The forms of a workspace, ready to be looked up in a passage."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import cached_property, lru_cache
from typing import Generic, TypeVar

from ahocorasick_rs import AhoCorasick

from msgcheck.checks.terms.forms.expansion import Spelling
from msgcheck.checks.terms.forms.form import RightForm, WrongForm
from msgcheck.checks.terms.forms.making import iterate_right_forms, iterate_wrong_forms
from msgcheck.checks.terms.forms.patterns import FormPatterns
from msgcheck.checks.terms.forms.spelling import fold_form
from msgcheck.model.term import Glossary, RulePack
from msgcheck.values import dataclass

FormType = TypeVar("FormType", WrongForm, RightForm)


@dataclass(frozen=True)
class Lexicon(Generic[FormType]):
    """Forms by their folded spellings, the ``patterns``. Which forms they are is asked only where one was found."""

    patterns: tuple[str, ...]
    compiled: Callable[[], Mapping[str, tuple[tuple[FormType, Spelling], ...]]]

    @cached_property
    def _automaton(self) -> AhoCorasick:
        return AhoCorasick(self.patterns)

    @cached_property
    def by_pattern(self) -> Mapping[str, tuple[tuple[FormType, Spelling], ...]]:
        """The forms, each with the spelling that has the pattern."""
        return self.compiled()

    def forms(self, pattern: int) -> tuple[tuple[FormType, Spelling], ...]:
        """Return the forms that :meth:`find` finds as ``pattern``."""
        return self.by_pattern.get(self.patterns[pattern], ())

    def find(self, folded: str) -> list[tuple[int, int, int]]:
        """Return every (pattern, start, end) in ``folded`` (see :func:`fold_form`), overlapping ones too."""
        hits: list[tuple[int, int, int]] = self._automaton.find_matches_as_indexes(folded, overlapping=True)
        return hits


@dataclass(frozen=True, slots=True)
class TermIndex:
    """What :func:`compile_terms` makes of a glossary and rule packs. Built once a process, read by every check.

    Right forms are looked up only where a wrong one was found: most passages cost one search.
    """

    wrong: Lexicon[WrongForm]
    right: Lexicon[RightForm]


@lru_cache(maxsize=2)
def compile_terms(glossary: Glossary, packs: tuple[RulePack, ...] = (), known: FormPatterns | None = None) -> TermIndex:
    """Compile all forms of ``glossary`` and ``packs``. Time and memory grow with their total length.

    With the patterns ``known`` from before, forms are compiled where a text holds one of them, and not before.
    The last two are kept: the examples of the packs are tried on the index that the scan then uses.
    """
    return TermIndex(
        _lexicon(lambda: iterate_wrong_forms(glossary, packs), known.wrong if known else None),
        _lexicon(lambda: iterate_right_forms(glossary, packs), known.right if known else None),
    )


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


def _lexicon(forms: Callable[[], Iterable[FormType]], known: tuple[str, ...] | None) -> Lexicon[FormType]:
    if known is not None:
        return Lexicon(known, lambda: _compile(forms()))
    by_pattern = _compile(forms())
    return Lexicon(tuple(by_pattern), lambda: by_pattern)


def _compile(forms: Iterable[FormType]) -> Mapping[str, tuple[tuple[FormType, Spelling], ...]]:
    by_pattern: dict[str, list[tuple[FormType, Spelling]]] = {}
    with _no_collection():
        for form in forms:
            for spelling in form.spellings:
                by_pattern.setdefault(fold_form(spelling.text), []).append((form, spelling))
        return {pattern: tuple(found) for pattern, found in by_pattern.items()}
