"""What to write instead of a form: in its number, verb form and hyphens. A name stays as it is."""

from __future__ import annotations

import re

from msgcheck.analysis.inflection import Inflection, PartOfSpeech, is_plural
from msgcheck.analysis.lexicon import FUNCTION_WORDS
from msgcheck.checks.terms.phrase import head_noun, inflect_phrase, possible_parts

IN_DOUBT = "in doubt"
"""Name of the evidence that the words around may have to change with the form; its value says what is in doubt."""
NUMBER = "number"
NOUN_OR_VERB = "noun or verb"

_NEXT_WORD = re.compile(r" ([^\W\d_]+)(?![\w-])")
_LAST_WORD = re.compile(r"(?<![\w-])([^\W\d_]+) \Z")
_LONGEST_WORD = 40


def is_name(preferred: str, *, is_proper_noun: bool, case_sensitive: bool) -> bool:
    """Tell whether ``preferred`` names one thing: "Acme Cloud", not "Acme role", "MQL" or "sales SQL"."""
    if is_proper_noun:
        return True
    words = preferred.split()
    if not words or words[-1].islower() or PartOfSpeech.VERB in possible_parts(preferred):
        return False
    if words[-1].isupper() and all(word.islower() for word in words[:-1]):
        return case_sensitive
    return case_sensitive or any(letter.isupper() for letter in preferred[1:])


def with_hyphens_of(found: str, preferred: str, variants: tuple[str, ...]) -> str:
    """Return ``preferred``, or the one of ``variants`` (its letters, other hyphens) hyphenated as ``found`` is."""
    is_hyphenated = "-" in found
    fitting = (form for form in (preferred, *variants) if ("-" in form) == is_hyphenated)
    return next(fitting, preferred)


def inflected_alike(preferred: str, inflections: tuple[Inflection, ...]) -> tuple[str, ...]:
    """Return ``preferred`` so inflected; twice where a past may be either ("taken", "took")."""
    if not inflections:
        return (preferred,)
    forms = [inflect_phrase(preferred, inflection) for inflection in inflections]
    return tuple(dict.fromkeys(name for names in forms for name in names[: 2 if len(forms) == 1 else 1]))


def without_repeat(new: str, text: str, start: int, end: int) -> str:
    """Return ``new`` in the place of ``text[start:end]`` without the word that would stand there twice.

    "FOSS source code" becomes "open source code", for which ``new`` is "open source" and the answer "open".
    """
    first, *rest = new.split(" ")
    after = _NEXT_WORD.match(text, end)
    if rest and after and after[1].lower() == rest[-1].lower():
        return " ".join((first, *rest[:-1]))
    before = _LAST_WORD.search(text, max(0, start - _LONGEST_WORD), start)
    return " ".join(rest) if rest and before and before[1].lower() == first.lower() else new


def may_change_number(form: str, preferred: str, *, names_one: bool) -> bool:
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
