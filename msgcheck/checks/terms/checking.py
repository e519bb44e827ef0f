"""The term checks: passages and a term index in, observations out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache, partial

from msgcheck.analysis.normalise import only_reading, readings
from msgcheck.checks.terms.finding.candidates import find_forms
from msgcheck.checks.terms.finding.resolution import resolve
from msgcheck.checks.terms.finding.text_block import TextBlock
from msgcheck.checks.terms.finding.wrong_examples import wrong_examples
from msgcheck.checks.terms.forms.index import TermIndex
from msgcheck.checks.terms.forms.spelling import fold_form
from msgcheck.checks.terms.forms.words import stands_alone
from msgcheck.checks.terms.observing import observe
from msgcheck.model.observation import Observation
from msgcheck.model.passage import Passage
from msgcheck.model.place import LinePlace
from msgcheck.values import dataclass

_TEXTS, _SHORT_TEXT = 1024, 500
"""Texts of which is remembered what stands in them, and the characters of the longest: a few megabytes in all."""

_ANYWHERE = LinePlace(1)
"""Where a text stands makes no form in it wrong."""

Speaks = Callable[[str, int], bool]
"""Tells whether a rule, by its id, may speak of a passage, by its number."""


@dataclass(frozen=True, slots=True)
class TermsFound:
    """What :meth:`TermCheck.find` finds: what to report, what the asset shows as wrong itself, and the (rule, id) of
    terms and pack rules of which it had to be told whether words stand as noun or verb.
    """

    observations: tuple[Observation, ...] = ()
    shown_as_wrong: tuple[Observation, ...] = ()
    parts_asked: tuple[tuple[str, str], ...] = ()


def check_terms(
    passages: Sequence[Passage], index: TermIndex, layers: frozenset[str], speaks: Speaks | None = None
) -> list[Observation]:
    """Find wrong forms in the passages of one asset whose layer is in ``layers``.

    A rule that ``speaks`` (default: all do) does not let speak keeps no other from speaking of the same words.

    Returns observations of ``term.forbidden``, ``term.deprecated``, ``term.casing`` and ``PACK.ID``, in reading
    order; no two of one passage overlap, and each spans exactly the words as they stand in the passage. What the asset
    shows as wrong (:func:`wrong_examples`) is left alone.
    """
    return list(TermCheck(index).find(passages, layers, speaks).observations)


class TermCheck:
    """:func:`check_terms` for one asset after another.

    What stands in a short text is found once: decks of one company have most of their texts in common.
    """

    def __init__(self, index: TermIndex) -> None:
        self._index = index
        self._find_again = lru_cache(maxsize=_TEXTS)(partial(find_forms, index))

    def find(self, passages: Sequence[Passage], layers: frozenset[str], speaks: Speaks | None = None) -> TermsFound:
        """Return what :func:`check_terms` returns, and what a run should tell beside it."""
        numbers, patterns = _worth_checking(passages, self._index, layers)
        shown_as_wrong = wrong_examples(passages) if numbers else frozenset()
        found: tuple[list[Observation], list[Observation]] = ([], [])
        for number in numbers:
            found[number in shown_as_wrong].extend(self._check_passage(number, passages[number], speaks))
        return TermsFound(tuple(found[0]), tuple(found[1]), _parts_asked(patterns, self._index))

    def _check_passage(self, number: int, passage: Passage, speaks: Speaks | None) -> list[Observation]:
        text = passage.text
        unplaced = Passage(text, passage.layer, passage.role, _ANYWHERE)
        found, right = self._find_again(unplaced) if len(text) <= _SHORT_TEXT else find_forms(self._index, unplaced)
        candidates = [each for each in found if speaks is None or speaks(each.form.source.rule, number)]
        return [observe(number, text, rivals) for rivals in resolve(candidates, right, len(text))]


def _worth_checking(
    passages: Sequence[Passage], index: TermIndex, layers: frozenset[str]
) -> tuple[list[int], set[int]]:
    """Return the passages that may hold a wrong form, and the patterns of the index that were found in them.

    Those with one reading, nearly all, are searched as one block.
    """
    numbers: set[int] = set()
    patterns: set[int] = set()
    searched: list[int] = []
    texts: list[str] = []
    for number, passage in enumerate(passages):
        if passage.layer not in layers:
            continue
        text = only_reading(passage.text)
        if text is None:
            met = {hit[0] for reading in readings(passage.text) for hit in _hits(index, fold_form(reading.text))}
            numbers.update([number] if met else ())
            patterns |= met
        else:
            searched.append(number)
            texts.append(text)
    block = TextBlock(texts)
    hits = _hits(index, block.folded)
    numbers.update(searched[block.text_at(start)] for _, start, _ in hits)
    return sorted(numbers), patterns.union(pattern for pattern, _, _ in hits)


def _hits(index: TermIndex, folded: str) -> list[tuple[int, int, int]]:
    """Return (pattern, start, end) of the wrong forms that stand alone in ``folded``."""
    return [hit for hit in index.wrong.find(folded) if stands_alone(folded, hit[1], hit[2])]


def _parts_asked(patterns: Iterable[int], index: TermIndex) -> tuple[tuple[str, str], ...]:
    """Return rule and id of the forms of ``patterns`` that are wrong as one part of speech only, as their list says."""
    found = (form for pattern in patterns for form, _ in index.wrong.forms(pattern))
    return tuple(sorted({(form.source.rule, form.source.reference.id) for form in found if form.asks_part}))
