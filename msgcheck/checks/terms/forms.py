"""The forms of a glossary and its rule packs: which spellings are wrong, which are right, and for whom."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import IntEnum

from msgcheck.analysis.normalise import fold_case, normalise
from msgcheck.model.observation import Reference
from msgcheck.model.term import Glossary, PackRule, RuleKind, RulePack, Term


class Standing(IntEnum):
    """Why a form is wrong; on the same words the lower one speaks."""

    FORBIDDEN = 0
    DEPRECATED = 1
    PACK = 2
    CASING = 3


@dataclass(frozen=True, slots=True)
class Source:
    """The list a form stands in: a term's forbidden or deprecated forms, or a pack rule.

    ``message`` is a template with ``{match}`` and ``{preferred}``; ``layers`` empty means every layer that is checked.
    """

    rule: str
    standing: Standing
    reference: Reference
    message: str
    note: str | None = None
    layers: frozenset[str] = frozenset()
    is_proper_noun: bool = False


@dataclass(frozen=True, slots=True)
class WrongForm:
    """A form to report. ``text`` is normalised; with ``any_case`` its case does not matter.

    A form of standing ``CASING`` is an approved one, wrong only where its case is.
    """

    source: Source
    written: str
    text: str
    preferred: str | None
    any_case: bool


@dataclass(frozen=True, slots=True)
class RightForm:
    """An approved form, or an exception: a phrase in which wrong forms are right."""

    text: str
    any_case: bool
    is_exception: bool


_LISTED_MESSAGE = "Use '{preferred}' instead of '{match}'."
_CASING_MESSAGE = "Write '{preferred}' instead of '{match}'."


def approved_forms(term: Term) -> tuple[str, ...]:
    """Return the forms of ``term`` that are right: preferred, abbreviation, admitted."""
    abbreviation = (term.abbreviation,) if term.abbreviation else ()
    return (term.preferred, *abbreviation, *term.admitted)


def normalise_form(form: str) -> str:
    """Normalise a form as passages are, without white space around it; empty when nothing is left."""
    return normalise(form).text.strip()


def iterate_wrong_forms(glossary: Glossary, packs: Iterable[RulePack]) -> Iterator[WrongForm]:
    """Yield every form to report, terms first, in the order they are written."""
    for term in glossary.terms:
        yield from _wrong_forms_of_term(term)
    for pack in packs:
        for rule in pack.rules:
            yield from _wrong_forms_of_rule(f"{pack.name}.{rule.id}", rule)


def iterate_right_forms(glossary: Glossary, packs: Iterable[RulePack]) -> Iterator[RightForm]:
    """Yield every approved form and exception. A pack does not approve what the glossary calls wrong."""
    refused: set[str] = set()
    for term in glossary.terms:
        refused.update(fold_case(normalise_form(form)) for form in (*term.forbidden, *term.deprecated))
        yield from _right_forms(approved_forms(term), any_case=not term.case_sensitive)
        yield from _right_forms(term.exceptions, is_exception=True)
    for pack in packs:
        for rule in pack.rules:
            preferred = [good for _, good in rule.swap if fold_case(normalise_form(good)) not in refused]
            yield from _right_forms(preferred, any_case=not rule.case_sensitive)
            yield from _right_forms(rule.exceptions, is_exception=True)


def _right_forms(forms: Iterable[str], *, any_case: bool = True, is_exception: bool = False) -> Iterator[RightForm]:
    for form in forms:
        if text := normalise_form(form):
            yield RightForm(text, any_case, is_exception)


def _wrong_forms_of_term(term: Term) -> Iterator[WrongForm]:
    reference = Reference("term", term.id)
    approved = approved_forms(term)
    listed = (
        ("term.forbidden", Standing.FORBIDDEN, term.forbidden),
        ("term.deprecated", Standing.DEPRECATED, term.deprecated),
    )
    for rule, standing, forms in listed:
        source = Source(rule, standing, reference, _LISTED_MESSAGE, term.note)
        yield from _listed(source, ((form, term.preferred) for form in forms), approved, term.case_sensitive)
    if term.case_sensitive:
        is_proper_noun = "proper" in (term.part_of_speech or "").casefold()
        source = Source(
            "term.casing", Standing.CASING, reference, _CASING_MESSAGE, term.note, is_proper_noun=is_proper_noun
        )
        yield from _casings(source, approved)


def _wrong_forms_of_rule(rule_id: str, rule: PackRule) -> Iterator[WrongForm]:
    source = Source(rule_id, Standing.PACK, Reference("rule", rule_id), rule.message, rule.note, rule.layers)
    pairs: Iterable[tuple[str, str | None]] = rule.swap
    if rule.kind is RuleKind.EXISTENCE:
        pairs = ((token, None) for token in rule.tokens)
    yield from _listed(source, pairs, tuple(good for _, good in rule.swap), rule.case_sensitive)


def _listed(
    source: Source, pairs: Iterable[tuple[str, str | None]], approved: Iterable[str], case_sensitive: bool
) -> Iterator[WrongForm]:
    """Yield the (form, preferred) of a list.

    A form that is an approved one but for its case is about that case. Of a case-sensitive term, a form written in
    lower case is met in any case (at the start of a sentence, in a heading); one with a capital only as it is written.
    """
    approved_folded = {fold_case(normalise_form(form)) for form in approved}
    for form, preferred in pairs:
        if text := normalise_form(form):
            may_vary = not case_sensitive or text == text.lower()
            any_case = may_vary and fold_case(text) not in approved_folded
            yield WrongForm(source, form, text, preferred or None, any_case)


def _casings(source: Source, approved: Iterable[str]) -> Iterator[WrongForm]:
    for form in approved:
        text = normalise_form(form)
        if text.swapcase() != text:
            yield WrongForm(source, form, text, form, any_case=False)
