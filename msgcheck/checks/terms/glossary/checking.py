"""The glossary checks of one asset, all that need nothing but the asset."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache, partial

from msgcheck.checks.terms.finding.normalised_asset import NormalisedAsset
from msgcheck.checks.terms.forms.index import TermIndex
from msgcheck.checks.terms.forms.patterns import FormPatterns, spell_from
from msgcheck.checks.terms.glossary.abbreviations import undefined_abbreviations
from msgcheck.checks.terms.glossary.consistency import (
    SpellingIndex,
    compile_spellings,
    uses_of_spellings,
)
from msgcheck.checks.terms.glossary.definition import Definition
from msgcheck.checks.terms.glossary.definitions import DefinitionIndex, compile_definitions, find_definitions
from msgcheck.checks.terms.glossary.known_abbreviations import abbreviations_named
from msgcheck.checks.terms.glossary.rules import DEFINITION_DRIFT, INCONSISTENT, UNDEFINED_ABBREVIATION
from msgcheck.checks.terms.glossary.spellings import hyphenated_prefix
from msgcheck.model.observation import Observation
from msgcheck.model.passage import Passage
from msgcheck.model.reference_data import Reference
from msgcheck.values import dataclass


@dataclass(frozen=True, slots=True)
class GlossaryIndex:
    """What :func:`compile_glossary` makes of the reference data; a part is ``None`` where its rule does not run."""

    terms: TermIndex
    named: Callable[[], frozenset[str]] | None
    spellings: SpellingIndex | None
    definitions: DefinitionIndex | None


@dataclass(frozen=True, slots=True)
class GlossaryOutcome:
    """What one asset shows: observations, the uses that only the whole run can judge
    (:mod:`msgcheck.checks.terms.form_spread`), and the definitions that the judge is to compare.
    """

    observations: tuple[Observation, ...] = ()
    uses: tuple[Observation, ...] = ()
    definitions: tuple[Definition, ...] = ()


def compile_glossary(
    reference: Reference, terms: TermIndex, rule_ids: frozenset[str], patterns: FormPatterns | None = None
) -> GlossaryIndex:
    """Compile what the rules among ``rule_ids`` need; ``terms`` is the index of all forms of ``reference``.

    ``patterns`` are those of its forms, where they are known from before.
    """
    glossary, spell = reference.glossary, spell_from(patterns)
    prefix = dict(patterns.prefixed).get if patterns else hyphenated_prefix
    return GlossaryIndex(
        terms,
        cache(partial(abbreviations_named, reference)) if UNDEFINED_ABBREVIATION.id in rule_ids else None,
        compile_spellings(glossary, spell, prefix) if INCONSISTENT.id in rule_ids else None,
        compile_definitions(glossary, spell) if DEFINITION_DRIFT.id in rule_ids else None,
    )


def check_glossary(passages: Sequence[Passage], index: GlossaryIndex, layers: frozenset[str]) -> GlossaryOutcome:
    """Check the passages of one asset whose layer is in ``layers``."""
    named, spellings, definitions = index.named, index.spellings, index.definitions
    if named is None and spellings is None and definitions is None:
        return GlossaryOutcome()
    asset = NormalisedAsset(passages, layers)
    return GlossaryOutcome(
        () if named is None else tuple(undefined_abbreviations(asset, named)),
        () if spellings is None else tuple(uses_of_spellings(asset, spellings, index.terms)),
        () if definitions is None else find_definitions(asset, definitions),
    )
