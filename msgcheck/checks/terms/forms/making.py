"""The forms of a glossary and its rule packs: which spellings are wrong, which are right, and for whom."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from enum import IntEnum

from msgcheck.analysis.inflection import PartOfSpeech, parts_of_speech
from msgcheck.analysis.normalise import fold_case, normalise
from msgcheck.checks.terms.forms.conditions import Condition, condition_of
from msgcheck.checks.terms.forms.expansion import Spelling, expand, spellings_of
from msgcheck.checks.terms.forms.phrase import ANY_PART, is_closed_phrasal_verb, named_parts, possible_parts
from msgcheck.checks.terms.forms.replacement import is_name
from msgcheck.checks.terms.forms.spelling import closed_compound, compound_cuts, fold_form
from msgcheck.model.observation import Reference
from msgcheck.model.term import Glossary, PackRule, RuleKind, RulePack, Term
from msgcheck.values import dataclass


class Standing(IntEnum):
    """Why a form is wrong; on the same words the lower one speaks."""

    FORBIDDEN = 0
    DEPRECATED = 1
    PACK = 2
    CASING = 3


@dataclass(frozen=True, slots=True)
class Source:
    """The list a form stands in: a term's forbidden or deprecated forms, or a pack rule.

    ``message`` is a template with ``{match}`` and ``{preferred}``; ``layers`` empty means every layer that is checked;
    ``condition`` is what else must hold of a place.
    """

    rule: str
    standing: Standing
    reference: Reference
    message: str
    note: str | None = None
    layers: frozenset[str] = frozenset()
    is_proper_noun: bool = False
    condition: Condition | None = None


@dataclass(frozen=True, slots=True)
class WrongForm:
    """A form to report, in all its ``spellings``; the first is the form as listed, normalised.

    With ``any_case`` its case does not matter. A form that ``is_about_case`` differs from an approved one by its case
    alone; one of standing ``CASING`` is an approved one, wrong only where its case is. A form without ``is_flexible``
    counts as it is listed, to the hyphen. ``used_as`` is not empty where the word is wrong as these parts of speech
    only; ``is_declared`` tells that the glossary says so. ``variants`` are approved forms, ``preferred`` but for
    the hyphens; ``names_one`` tells that it is a name; ``is_phrasal_noun`` that a noun is to become a verb phrase.
    """

    source: Source
    written: str
    preferred: str | None
    spellings: tuple[Spelling, ...]
    any_case: bool
    is_about_case: bool = False
    is_flexible: bool = False
    used_as: frozenset[PartOfSpeech] = frozenset()
    is_declared: bool = False
    variants: tuple[str, ...] = ()
    names_one: bool = False
    is_phrasal_noun: bool = False

    @property
    def asks_part(self) -> bool:
        """Whether its list says as which part of speech the word is wrong, and it may be another."""
        return self.is_declared and bool(self.used_as)


@dataclass(frozen=True, slots=True)
class RightForm:
    """An approved form in its ``spellings``, or an exception: a phrase in which wrong forms are right."""

    spellings: tuple[Spelling, ...]
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
    is_proper_noun = _is_proper(term.part_of_speech)
    for rule, standing, forms in lists:
        source = Source(rule, standing, reference, _LISTED_MESSAGE, term.note, is_proper_noun=is_proper_noun)
        listed = _listed(source, [(form, _instead(form, term)) for form in forms], approved, term.case_sensitive)
        yield from _in_one_number([_flexible(form, declared, is_concept=True) for form in listed])
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
        is_proper_noun=_is_proper(rule.part_of_speech),
        condition=condition_of(rule),
    )
    pairs: Iterable[tuple[str, str | None]] = rule.swap
    if rule.kind is RuleKind.EXISTENCE:
        pairs = ((token, None) for token in rule.tokens)
    declared = named_parts(rule.part_of_speech)
    for form in _listed(source, pairs, [good for _, good in rule.swap], rule.case_sensitive):
        yield _flexible(form, declared, is_concept=False) if rule.is_inflected else _used_as(form, declared)


def _is_proper(part_of_speech: str | None) -> bool:
    return "proper" in (part_of_speech or "").casefold()


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


def _flexible(form: WrongForm, declared: frozenset[PartOfSpeech], *, is_concept: bool) -> WrongForm:
    """Give a form that is met in any case its other spellings, inflected as what it may be.

    A phrase in lower case that a name replaces is about the one thing of that name and has no plural; a noun that a
    verb phrase replaces ("login") has no forms of that verb.
    """
    if form.is_about_case:
        return form
    text = form.spellings[0].text
    parts = declared or _likely_parts(form, is_concept=is_concept)
    is_phrasal_noun = _is_phrasal_noun(form)
    is_fixed = is_phrasal_noun or (form.names_one and text.islower())
    verbs = _as_verb(form, declared)
    return replace(
        _used_as(form, parts | {PartOfSpeech.VERB} if verbs else parts),
        spellings=(*expand(text, () if is_fixed else parts), *verbs),
        is_flexible=True,
        is_declared=bool(declared),
        is_phrasal_noun=is_phrasal_noun,
    )


def _used_as(form: WrongForm, parts: frozenset[PartOfSpeech]) -> WrongForm:
    """Keep ``form``, where it is a word of several parts of speech, to some of them."""
    text = form.spellings[0].text
    first = text.partition(" ")[0]
    known = parts_of_speech(first if possible_parts(text) == {PartOfSpeech.VERB} else text)  # "the log in the archive"
    is_word = text.isalpha() and text.islower() and not _is_phrasal_noun(form)  # "login" is told wrong as either
    is_unlisted_verb = is_word and parts == {PartOfSpeech.VERB} and not known & parts
    may_be_another = is_unlisted_verb or (len(known) > 1 and bool(parts) and not known <= parts)
    return replace(form, used_as=parts, is_declared=True) if may_be_another else form


def _is_phrasal_noun(form: WrongForm) -> bool:
    text = form.spellings[0].text
    replaced = possible_parts(normalise_form(form.preferred)) if form.preferred else frozenset()
    return text.isalpha() and replaced == {PartOfSpeech.VERB} and is_closed_phrasal_verb(text)


def _likely_parts(form: WrongForm, *, is_concept: bool) -> frozenset[PartOfSpeech]:
    """Return what ``form`` may be by its own words and by those of what replaces it.

    A concept of a glossary that may be a noun is one: "lead" has leads there, not leading.
    """
    text = form.spellings[0].text
    parts = possible_parts(text)
    if form.preferred:
        parts = parts & possible_parts(normalise_form(form.preferred)) or parts
    is_noun = is_concept and PartOfSpeech.NOUN in parts_of_speech(text)
    return parts & {PartOfSpeech.NOUN} if is_noun else parts


def _as_verb(form: WrongForm, declared: frozenset[PartOfSpeech]) -> tuple[Spelling, ...]:
    """Return the verb that a compound makes in one word: "whitelisted" of "white list" and of "whitelist"."""
    text = form.spellings[0].text
    is_closed = PartOfSpeech.VERB in parts_of_speech(text) and bool(compound_cuts(text))
    closed = text if is_closed else closed_compound(text)
    replaced = possible_parts(normalise_form(form.preferred)) if form.preferred else ANY_PART
    if closed is None or declared or PartOfSpeech.VERB not in replaced:
        return ()
    verbs = expand(closed, {PartOfSpeech.VERB})[1:]
    is_past_or_gerund = [not spelling.text.endswith("s") and " " not in spelling.text for spelling in verbs]
    return tuple(
        replace(spelling, is_respelled=True)
        for spelling, is_new in zip(verbs, is_past_or_gerund, strict=True)
        if is_new
    )


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
