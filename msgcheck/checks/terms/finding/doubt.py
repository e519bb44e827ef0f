"""What of the words around a form may have to change when it is replaced: then a person should do it."""

from __future__ import annotations

import re

from msgcheck.analysis.inflection import is_plural
from msgcheck.analysis.lemma_tables import PartOfSpeech, parts_of_speech
from msgcheck.analysis.lexicon import FUNCTION_WORDS
from msgcheck.checks.terms.finding.usage import is_object, is_used_as
from msgcheck.checks.terms.forms.expansion import Span, Spelling
from msgcheck.checks.terms.forms.form import Standing, WrongForm
from msgcheck.checks.terms.forms.phrase import head_noun, possible_parts
from msgcheck.checks.terms.forms.replacement import without_repeat
from msgcheck.late_pattern import late_pattern

IN_DOUBT = "in doubt"
"""Name of the evidence that the words around may have to change with the form; its value says what is in doubt."""
NUMBER = "number"
NOUN_OR_VERB = "noun or verb"
ADJECTIVE_OR_NOUN = "adjective or noun"
ARTICLE = "article"


_WORD_AFTER = late_pattern(r"[\"'”’]? ([^\W\d_]+)")
_LONGEST_WORDS = 60
_COUNTED = late_pattern(r"\b(?:an?|another|any|each|every|one)(?: [^\W\d_]+)? \Z", re.IGNORECASE)


def doubt_of(form: WrongForm, spelling: Spelling, text: str, place: Span) -> str | None:
    """Return what is in doubt where ``form``, found at ``place`` as ``spelling``, is replaced; ``None`` if nothing is.

    That is ``number``, ``article``, ``noun or verb`` or ``adjective or noun``.
    """
    preferred = form.preferred
    if preferred is None or form.source.standing is Standing.CASING:
        return None
    if form.is_phrasal_noun and not is_used_as(PartOfSpeech.VERB, text, *place):
        return NOUN_OR_VERB
    if form.names_one and not _end_alike(spelling.text, preferred) and _is_counted(text, *place):
        return ARTICLE
    is_listed = not spelling.inflections  # "utilised" of "utilise" is no adjective, though word lists have one
    if (
        is_listed
        and _is_noun_for_adjective(spelling.text, preferred)
        and without_repeat(preferred, text, *place) == preferred
    ):
        return ADJECTIVE_OR_NOUN
    if not _may_change_number(spelling.text, preferred, names_one=form.names_one):
        return None
    return None if is_object(text, place[0], may_have_article=not form.names_one) else NUMBER


def _end_alike(form: str, preferred: str) -> bool:
    """Tell whether what could be counted still can: "industry standard", "International Standard"."""
    return form.rpartition(" ")[2].lower() == preferred.rpartition(" ")[2].lower()


def _is_counted(text: str, start: int, end: int) -> bool:
    """Tell whether ``text[start:end]`` is one of several things ("an existing instance"), which a name is not."""
    after = _WORD_AFTER.match(text, end)
    is_before_noun = after is not None and after[1].lower() not in FUNCTION_WORDS
    return not is_before_noun and _COUNTED.search(text, max(0, start - _LONGEST_WORDS), start) is not None


def _is_noun_for_adjective(form: str, preferred: str) -> bool:
    """Tell whether a noun is to stand where an adjective did: "viral" becomes "reciprocal license"."""
    if parts_of_speech(form.lower()) != {PartOfSpeech.ADJECTIVE}:
        return False
    last = preferred.rpartition(" ")[2].lower()
    return PartOfSpeech.ADJECTIVE not in parts_of_speech(last) and PartOfSpeech.NOUN in parts_of_speech(last)


def _may_change_number(form: str, preferred: str, *, names_one: bool) -> bool:
    """Tell whether ``preferred`` in the place of ``form`` may leave a verb in the wrong number.

    A name in the place of a plural does, a plural in the place of one thing does ("details" for "info").
    """
    is_of_many = _is_plural(preferred)
    if names_one:
        return _is_plural(form) and not is_of_many
    return is_of_many and not _is_plural(form) and _is_noun(form) and _is_noun(preferred, one_word=True)


def _is_noun(form: str, *, one_word: bool = False) -> bool:
    words = form.lower().split()
    if words[0] in FUNCTION_WORDS:
        return False
    return (one_word and len(words) == 1) or PartOfSpeech.NOUN in possible_parts(form)


def _is_plural(form: str) -> bool:
    head = head_noun(form)
    return head is not None and not head.isupper() and is_plural(head.lower())
