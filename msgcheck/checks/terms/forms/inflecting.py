"""As which part of speech a wrong form is meant, and the spellings it has as that."""

from __future__ import annotations

from dataclasses import replace

from msgcheck.analysis.lemma_tables import PartOfSpeech, parts_of_speech
from msgcheck.checks.terms.forms.expansion import Spelling, expand
from msgcheck.checks.terms.forms.form import WrongForm
from msgcheck.checks.terms.forms.phrase import ANY_PART, is_closed_phrasal_verb, possible_parts
from msgcheck.checks.terms.forms.spelling import closed_compound, compound_cuts, normalise_form


def in_all_forms(form: WrongForm, declared: frozenset[PartOfSpeech], *, is_concept: bool) -> WrongForm:
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
        kept_to(form, parts | {PartOfSpeech.VERB} if verbs else parts),
        spellings=(*expand(text, () if is_fixed else parts), *verbs),
        is_flexible=True,
        is_declared=bool(declared),
        is_phrasal_noun=is_phrasal_noun,
    )


def kept_to(form: WrongForm, parts: frozenset[PartOfSpeech]) -> WrongForm:
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
