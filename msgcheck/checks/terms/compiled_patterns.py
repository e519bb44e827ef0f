"""Compiles all forms of a workspace, to keep of it what the next run can start from."""

from __future__ import annotations

from msgcheck.checks.terms.forms.expansion import Spelling, spellings_of
from msgcheck.checks.terms.forms.index import compile_terms
from msgcheck.checks.terms.forms.patterns import FormPatterns
from msgcheck.checks.terms.glossary.consistency import compile_spellings
from msgcheck.checks.terms.glossary.definitions import compile_definitions
from msgcheck.checks.terms.glossary.spellings import hyphenated_prefix
from msgcheck.checks.terms.kinds.compiling import compile_rules
from msgcheck.model.reference_data import Reference


def form_patterns(reference: Reference) -> FormPatterns:
    """Return the patterns of all forms of ``reference``."""
    asked: dict[str, tuple[Spelling, ...]] = {}

    def spell(form: str) -> tuple[Spelling, ...]:
        return asked.setdefault(form, spellings_of(form))

    prefixed: dict[str, str | None] = {}

    def prefix(form: str) -> str | None:
        return prefixed.setdefault(form, hyphenated_prefix(form))

    compile_spellings(reference.glossary, spell, prefix)
    compile_definitions(reference.glossary, spell)
    compile_rules(reference.packs, spell)
    terms = compile_terms(reference.glossary, reference.packs)
    with_prefix = tuple((form, hyphenated) for form, hyphenated in prefixed.items() if hyphenated)
    return FormPatterns(terms.wrong.patterns, terms.right.patterns, tuple(asked.items()), with_prefix)
