"""Which words there are and what they are, by the tables of the English lemmatiser.

The tables are its word lists and exceptions in ``spacy-lookups-data`` (made from WordNet), read the other way round:
there they lead from a form to its lemma, here from a word to its forms.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from enum import StrEnum
from functools import cache, lru_cache
from typing import cast

from msgcheck.analysis.word_tables import word_table
from msgcheck.values import dataclass


class PartOfSpeech(StrEnum):
    """The parts of speech that change their form; named as the tables name them."""

    NOUN = "noun"
    VERB = "verb"
    ADJECTIVE = "adj"


REMEMBERED = 1 << 15
"""Words whose answers are kept: the terms of a large glossary share theirs."""


@dataclass(frozen=True, slots=True)
class _Tables:
    lemmas: Mapping[PartOfSpeech, frozenset[str]]
    irregular: Mapping[PartOfSpeech, Mapping[str, tuple[str, ...]]]
    """Irregular forms by lemma."""
    inflected: frozenset[str]
    """Every irregular form."""
    adverbs: frozenset[str]


@lru_cache(maxsize=REMEMBERED)
def parts_of_speech(word: str) -> frozenset[PartOfSpeech]:
    """Return what ``word`` (lower case, uninflected) may be; empty where no word list has it."""
    return frozenset(part for part, words in _tables().lemmas.items() if word in words)


def is_superlative(form: str) -> bool:
    """Tell "fastest" (lower case) from "interest" and "latest", which are words of their own."""
    return form.endswith("est") and len(form) > 5 and not parts_of_speech(form)


def irregular_forms(part: PartOfSpeech, word: str) -> tuple[str, ...]:
    """Return the forms of ``word`` that the tables list, as this part of speech."""
    return _tables().irregular[part].get(word, ())


def is_irregular(form: str) -> bool:
    """Tell whether the tables list ``form`` as one of another word."""
    return form in _tables().inflected


def is_adverb(word: str) -> bool:
    """Tell whether ``word`` (lower case) may be an adverb: a listed one, or an adjective with -ly."""
    is_listed = word in _tables().adverbs
    return is_listed or (word.endswith("ly") and PartOfSpeech.ADJECTIVE in parts_of_speech(word[:-2]))


@cache
def _tables() -> _Tables:
    index = cast("Mapping[str, list[str]]", json.loads(word_table("en_lemma_index")))
    exceptions = cast("Mapping[str, Mapping[str, list[str]]]", json.loads(word_table("en_lemma_exc")))
    return _Tables(
        lemmas={part: frozenset(index[part]) for part in PartOfSpeech},
        irregular={part: _forms_by_lemma(exceptions[part]) for part in PartOfSpeech},
        inflected=frozenset().union(*(exceptions[part] for part in PartOfSpeech)),
        adverbs=frozenset(index["adv"]),
    )


def _forms_by_lemma(lemmas_by_form: Mapping[str, list[str]]) -> Mapping[str, tuple[str, ...]]:
    forms: dict[str, tuple[str, ...]] = {}
    for form, lemmas in lemmas_by_form.items():
        for lemma in lemmas:
            if form != lemma:
                forms[lemma] = (*forms.get(lemma, ()), form)
    return forms
