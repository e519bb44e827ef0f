"""The forms of a glossary and its rule packs: which spellings are wrong, which are right, and for whom."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from msgcheck.analysis.normalise import fold_case
from msgcheck.checks.terms.forms.conditions import condition_of
from msgcheck.checks.terms.forms.expansion import Spelling, spellings_of
from msgcheck.checks.terms.forms.form import RightForm, Source, Standing, WrongForm
from msgcheck.checks.terms.forms.inflecting import in_all_forms, kept_to
from msgcheck.checks.terms.forms.phrase import is_proper, named_parts
from msgcheck.checks.terms.forms.replacement import is_name
from msgcheck.checks.terms.forms.spelling import fold_form, normalise_form
from msgcheck.model.observation import Reference
from msgcheck.model.term import Glossary, PackRule, RuleKind, RulePack, Term

_LISTED_MESSAGE = "Use '{preferred}' instead of '{match}'."
_CASING_MESSAGE = "Write '{preferred}' instead of '{match}'."


def approved_forms(term: Term) -> tuple[str, ...]:
    """Return the forms of ``term`` that are right: preferred, abbreviation, admitted."""
    abbreviation = (term.abbreviation,) if term.abbreviation else ()
    return (term.preferred, *abbreviation, *term.admitted)


def iterate_wrong_forms(glossary: Glossary, packs: Iterable[RulePack]) -> Iterator[WrongForm]:
    """Yield every form to report, terms first, in the order they are written."""
    for term in glossary.terms:
        yield from _wrong_forms_of_term(term)
    for pack in packs:
        for rule in filter(_is_list, pack.rules):
            yield from _wrong_forms_of_rule(f"{pack.name}.{rule.id}", rule)


def iterate_right_forms(glossary: Glossary, packs: Iterable[RulePack]) -> Iterator[RightForm]:
    """Yield every approved form and exception. A pack does not approve what the glossary calls wrong."""
    refused: set[str] = set()
    for term in glossary.terms:
        refused.update(fold_case(normalise_form(form)) for form in (*term.forbidden, *term.deprecated))
        yield from _right_forms(approved_forms(term), any_case=not term.case_sensitive)
        yield from _right_forms(term.exceptions, is_exception=True)
    for pack in packs:
        for rule in filter(_is_list, pack.rules):
            preferred = [good for _, good in rule.swap if fold_case(normalise_form(good)) not in refused]
            yield from _right_forms(preferred, any_case=not rule.case_sensitive)
            yield from _right_forms(rule.exceptions, is_exception=True)


def _is_list(rule: PackRule) -> bool:
    """Tell whether ``rule`` is a list of forms; other kinds have checks of their own."""
    return rule.kind in {RuleKind.EXISTENCE, RuleKind.SUBSTITUTION} and not rule.is_pattern


def _right_forms(forms: Iterable[str], *, any_case: bool = True, is_exception: bool = False) -> Iterator[RightForm]:
    for form in forms:
        if text := normalise_form(form):
            yield RightForm(spellings_of(text), any_case, is_exception)


def _wrong_forms_of_term(term: Term) -> Iterator[WrongForm]:
    reference = Reference("term", term.id)
    approved = approved_forms(term)
    lists = (
        ("term.forbidden", Standing.FORBIDDEN, term.forbidden),
        ("term.deprecated", Standing.DEPRECATED, term.deprecated),
    )
    declared = named_parts(term.part_of_speech)
    is_proper_noun = is_proper(term.part_of_speech)
    for rule, standing, forms in lists:
        source = Source(rule, standing, reference, _LISTED_MESSAGE, term.note, is_proper_noun=is_proper_noun)
        listed = _listed(source, [(form, _instead(form, term)) for form in forms], approved, term.case_sensitive)
        yield from _in_one_number([in_all_forms(form, declared, is_concept=True) for form in listed])
    if term.case_sensitive:
        source = Source(
            "term.casing", Standing.CASING, reference, _CASING_MESSAGE, term.note, is_proper_noun=is_proper_noun
        )
        yield from _casings(source, approved)


def _instead(form: str, term: Term) -> str:
    """Return what to write instead of a wrong form: for an abbreviation the right one, "kWh" for "KWH"."""
    letters = [letter for letter in form if letter.isalpha()]
    is_capitals = sum(map(str.isupper, letters)) * 2 > len(letters) > 1
    short = term.abbreviation or ""
    is_respelled = bool(short) and fold_case(short) == "".join(map(fold_case, letters))
    return short if short and " " not in form and (is_capitals or is_respelled) else term.preferred


def _wrong_forms_of_rule(rule_id: str, rule: PackRule) -> Iterator[WrongForm]:
    reference = Reference("rule", rule_id)
    source = Source(
        rule_id,
        Standing.PACK,
        reference,
        rule.message,
        rule.note,
        rule.layers,
        is_proper_noun=is_proper(rule.part_of_speech),
        condition=condition_of(rule),
    )
    pairs: Iterable[tuple[str, str | None]] = rule.swap
    if rule.kind is RuleKind.EXISTENCE:
        pairs = ((token, None) for token in rule.tokens)
    declared = named_parts(rule.part_of_speech)
    for form in _listed(source, pairs, [good for _, good in rule.swap], rule.case_sensitive):
        yield in_all_forms(form, declared, is_concept=False) if rule.is_inflected else kept_to(form, declared)


def _listed(
    source: Source, pairs: Iterable[tuple[str, str | None]], approved: Sequence[str], case_sensitive: bool
) -> Iterator[WrongForm]:
    """Yield the (form, preferred) of a list.

    A form that is an approved one but for its case is about that case. Of a case-sensitive term, a form written in
    lower case is met in any case (at the start of a sentence, in a heading); one with a capital only as it is written.
    """
    approved_folded = {fold_case(normalise_form(form)) for form in approved}
    for form, preferred in pairs:
        if text := normalise_form(form):
            is_about_case = fold_case(text) in approved_folded or (case_sensitive and text != text.lower())
            yield WrongForm(
                source,
                form,
                preferred or None,
                (Spelling(text),),
                not is_about_case,
                is_about_case,
                variants=tuple(other for other in approved if fold_form(other) == fold_form(preferred or "")),
                names_one=is_name(preferred or "", is_proper_noun=source.is_proper_noun, case_sensitive=case_sensitive),
            )


def _casings(source: Source, approved: Iterable[str]) -> Iterator[WrongForm]:
    for form in approved:
        text = normalise_form(form)
        if text.swapcase() != text:
            yield WrongForm(source, form, form, (Spelling(text),), any_case=False)


def _in_one_number(forms: list[WrongForm]) -> Iterator[WrongForm]:
    """Leave out forms that are inflections of others of the list, which then count as listed.

    "licences" listed beside "licence" is its plural, and so is what to write instead.
    """
    if len(forms) == 1:
        yield from forms
        return
    listed = {fold_case(form.spellings[0].text) for form in forms if form.any_case}
    covered: set[str] = set()
    for form in forms:
        spellings = tuple(
            replace(spelling, changed=None) if fold_case(spelling.text) in listed else spelling
            for spelling in form.spellings
        )
        inflected = {fold_case(spelling.text) for spelling in spellings if spelling.inflections}
        if form.any_case and fold_case(form.spellings[0].text) in covered:
            continue
        covered |= inflected & listed
        yield replace(form, spellings=spellings)
