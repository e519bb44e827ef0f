"""What to write instead of a form: in its number, verb form and hyphens. A name stays as it is."""

from __future__ import annotations

from msgcheck.analysis.inflection import Inflection, inflect
from msgcheck.analysis.lemma_tables import PartOfSpeech
from msgcheck.analysis.lexicon import FUNCTION_WORDS
from msgcheck.checks.terms.forms.phrase import inflect_phrase, possible_parts
from msgcheck.late_pattern import late_pattern

_NEXT_WORD = late_pattern(r"[\"'”’]? ([^\W\d_]+)(?![\w-])")
_TWO_WORDS = late_pattern(r"[^\W\d_]+ [^\W\d_]+")


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


def as_modifier(new: str, text: str, end: int) -> str:
    """Return two words with a hyphen where they describe the word behind ``text[:end]``: "open-source license"."""
    after = _NEXT_WORD.match(text, end)
    describes = after is not None and after[1].lower() not in FUNCTION_WORDS
    return new.replace(" ", "-") if describes and _TWO_WORDS.fullmatch(new) else new


def inflected_alike(preferred: str, inflections: tuple[Inflection, ...]) -> tuple[str, ...]:
    """Return ``preferred`` so inflected; twice where a past may be either ("taken", "took")."""
    if not inflections:
        return (preferred,)
    forms = [inflect_phrase(preferred, inflection) for inflection in inflections]
    return tuple(dict.fromkeys(name for names in forms for name in names[: 2 if len(forms) == 1 else 1]))


def without_repeat(new: str, text: str, start: int, end: int) -> str:
    """Return ``new`` in the place of ``text[start:end]`` without the word that would stand there twice.

    "FOSS source code" becomes "open source code", for which ``new`` is "open source" and the answer "open"; "viral
    licenses" becomes "reciprocal licenses".
    """
    first, *rest = new.split(" ")
    after = _NEXT_WORD.match(text, end)
    if rest and after and after[1].lower() in {last := rest[-1].lower(), *inflect(last, Inflection.PLURAL)}:
        return " ".join((first, *rest[:-1]))
    before = text[max(0, start - len(first) - 2) : start].lower()
    return " ".join(rest) if rest and f" {before}".endswith(f" {first.lower()} ") else new
