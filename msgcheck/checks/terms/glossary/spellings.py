"""How a form of the glossary is spelled where it is used: as the glossary has it, or with other hyphens and spaces.

Grammar asks for some of these differences, and they are no fault: a compound takes a hyphen before the noun that it
describes ("supplier invoice", "supplier-invoice processing"), and a verb with its particle takes none where the noun
has one ("the go-live", "we go live").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgcheck.analysis.inflection import is_word
from msgcheck.analysis.lemma_tables import PartOfSpeech, parts_of_speech
from msgcheck.analysis.lexicon import FUNCTION_WORDS, word_set

_JOINT = re.compile(r"[ -]")
_NEXT_WORD = re.compile(r"(?:,(?= \w+-\w+ [^\W\d_]))? ([^\W\d_][\w'-]*)")
"""The word after a form, or after the comma between two that describe one noun: "supplier-invoice, line-level data"."""
_PARTICLES = word_set(
    "about along apart around aside away back by down forward in into live off on out over through together up"
)
_PREFIXES = word_set(
    """anti auto bi co cross cyber e hyper inter macro micro mid multi non omni over post pre semi sub super trans
    ultra"""
)
"""Beginnings that some write with a hyphen and some without; not "re", which a hyphen makes another word (re-sign)."""
_SHORTEST_REST = 4


def joints(form: str) -> tuple[str, ...]:
    """Return the hyphens and spaces of ``form``, in order."""
    return tuple(_JOINT.findall(form))


def letters(form: str) -> str:
    """Return ``form`` without its hyphens and spaces."""
    return _JOINT.sub("", form)


def joined_as(model: str, found: str) -> str:
    """Return ``found`` with hyphens and spaces where ``model`` has them; the letters of both are the same, but for
    case.
    """
    written = iter(letters(found))
    return "".join(character if _JOINT.fullmatch(character) else next(written) for character in model)


def hyphenated_prefix(form: str) -> str | None:
    """Return ``e-mail`` for ``email``; ``None`` for a form that is no prefix and a word."""
    for cut in range(1, len(form) - _SHORTEST_REST + 1):
        if form[:cut].lower() in _PREFIXES and form[cut:].isalpha() and is_word(form[cut:].lower()):
            return f"{form[:cut]}-{form[cut:]}"
    return None


def is_identifier(model: str, found: str) -> bool:
    """Tell whether ``found`` is a name of ``model`` for machines, as of a repository: "acme-flow" for "Acme Flow"."""
    return model != model.lower() and found == found.lower() and joints(found).count("-") > joints(model).count("-")


def is_modifier(form: str) -> bool:
    """Tell whether a form looks like one that stands before a noun: an adjective and a noun with a hyphen, "real-time".

    For terms without a part of speech.
    """
    first, hyphen, last = form.lower().partition("-")
    if not hyphen or first == "self":  # a noun keeps that hyphen
        return False
    return PartOfSpeech.ADJECTIVE in parts_of_speech(first) and PartOfSpeech.NOUN in parts_of_speech(last)


def is_other_spelling(listed: str, text: str, start: int, end: int, *, is_adjective: bool = False) -> bool:
    """Tell whether ``text[start:end]``, which has the letters of ``listed``, joins them as grammar does not ask for.

    An adjective loses its hyphen where it describes nothing that follows: "real-time", "in real time".
    """
    ours, theirs = joints(listed), joints(text[start:end])
    if ours == theirs or _is_part_of_compound(text, start, end):
        return False
    if len(ours) != len(theirs):
        return not (" " in theirs and _ends_in_particle(text[start:end]))
    if _ends_in_particle(listed):
        return False
    describes = _describes_what_follows(text, end)
    changes = set(_changes(ours, theirs))
    return ("lost" in changes and (describes or not is_adjective)) or (changes == {"gained"} and not describes)


def _changes(ours: Sequence[str], theirs: Sequence[str]) -> Iterator[str]:
    """Say of each joint that differs whether a hyphen was gained or lost."""
    for mine, other in zip(ours, theirs, strict=True):
        if mine != other:
            yield "gained" if other == "-" else "lost"


def _ends_in_particle(form: str) -> bool:
    return _JOINT.split(form)[-1].lower() in _PARTICLES


def _is_part_of_compound(text: str, start: int, end: int) -> bool:
    """A hyphen or a slash beside words makes them part of something longer: "open-source-based", "team/code-host".

    So do slashes on both sides: "MPL 1.1/GPL 2.0/LGPL 2.1" is one expression.
    """
    around = (text[start - 1 : start], text[end : end + 1])
    return "-" in around or around == ("/", "/") or ("/" in around and " " not in text[start:end])


def _describes_what_follows(text: str, end: int) -> bool:
    following = _NEXT_WORD.match(text, end)
    return following is not None and following[1].lower() not in FUNCTION_WORDS
