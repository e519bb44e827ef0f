"""Whether a word that is a noun and a verb stands as one or the other: "the leads", "she leads the team".

A trained pipeline decides where one is installed. Without one the closed classes of words on either side do, and
where they say nothing the question stays open.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from msgcheck.analysis.inflection import is_plural
from msgcheck.analysis.language import part_of_speech
from msgcheck.analysis.lemma_tables import PartOfSpeech, parts_of_speech
from msgcheck.analysis.lexicon import FUNCTION_WORDS, word_set
from msgcheck.late_pattern import late_pattern

_WORD_BEFORE = late_pattern(r"([^\W_]+(?:'[^\W_]+)?)[ ]?\Z")
_WORD_AFTER = late_pattern(r" ([^\W_]+)")
_REACH = 40
_NOUN_BEFORE = word_set(
    """a an the this that these those my your our his her its their each every all both some any no many more most few
    several other another such new of in for with by from on at per into about between without than as via qualified"""
)
_VERB_BEFORE = word_set(
    """will would can could may might must shall should do does did don't doesn't didn't won't can't i you he she it we
    they who which let's please never always also"""
)
_OBJECT_AFTER = word_set("a an the this these those my your our his its their me him us them it")
"""What follows a verb and hardly ever a noun."""

_FINITE_VERBS = word_set("is are was were isn't aren't wasn't weren't has will can could may might must should")
"""What follows a subject, and hardly ever a verb that ends its own: "Sunset is at nine"."""
_ONE = late_pattern(
    r"(?P<verb>[a-z]+ )?\b(?:an?|the|this|that|each|every|another|my|your|our|his|her|its|their) (?P<noun>[a-z]+) \Z",
    re.IGNORECASE,
)
_TAKES_BARE_VERB = word_set("let lets letting help helps helped helping make makes made making have has had see sees")
"""Verbs after which a subject of one has a verb without an ending: "helps your team crunch numbers"."""

_OBJECT_BEFORE = late_pattern(
    r"\b(?:about|at|between|by|for|from|in|into|of|on|onto|over|through|to|under|upon|via|with|within|without)"
    r"(?P<article> (?:the|our|your|its|their))? [\"'(]?\Z",
    re.IGNORECASE,
)


def is_object(text: str, start: int, *, may_have_article: bool = True) -> bool:
    """Tell whether a preposition stands before the noun at ``start``: no verb after it takes its number from it."""
    found = _OBJECT_BEFORE.search(text, max(0, start - _REACH), start)
    return found is not None and (may_have_article or not found["article"])


def may_be_used_as(parts: Iterable[PartOfSpeech], text: str, start: int, end: int) -> bool:
    """Tell whether the word ``text[start:end]`` may stand as one of ``parts``."""
    used = part_of_speech(text, start, end) or _told_by_neighbours(text, start, end)
    return used is None or used in {str(part) for part in parts}


def is_used_as(part: PartOfSpeech, text: str, start: int, end: int) -> bool:
    """Tell whether the word ``text[start:end]`` stands as ``part`` for sure."""
    return (part_of_speech(text, start, end) or _told_by_neighbours(text, start, end)) == part


def is_noun_modifier(text: str, start: int, end: int) -> bool:
    """Tell whether ``text[start:end]``, a noun or a verb, stands before a noun and nothing makes it a verb."""
    after = _WORD_AFTER.match(text, end)
    is_before_noun = after is not None and parts_of_speech(after[1].lower()) == {PartOfSpeech.NOUN}
    return is_before_noun and _told_by_neighbours(text, start, end) != PartOfSpeech.VERB


def _told_by_neighbours(text: str, start: int, end: int) -> str | None:
    before = _WORD_BEFORE.search(text, max(0, start - _REACH), start)
    word_before = before[1].lower() if before else ""
    if word_before in _NOUN_BEFORE:
        return PartOfSpeech.NOUN
    if word_before in _VERB_BEFORE or (word_before == "to" and not text[start:end].endswith("s")):
        return PartOfSpeech.VERB
    after = _WORD_AFTER.match(text, end)
    word_after = after[1].lower() if after else ""
    first = text[start:end].partition(" ")[0].lower()
    is_bare = not first.endswith(("ed", "ing"))
    if is_bare and (word_after in _FINITE_VERBS or (not first.endswith("s") and _is_told_of_one(text, start))):
        return PartOfSpeech.NOUN
    is_of_many = word_after == "to" and is_plural(word_before) and not is_plural(text[start:end].lower())
    return PartOfSpeech.VERB if word_after in _OBJECT_AFTER or is_of_many else None


def _is_told_of_one(text: str, start: int) -> bool:
    """Tell whether a noun for one thing stands before a word that as its verb would end in -s: "the credit crunch"."""
    found = _ONE.search(text, max(0, start - _REACH), start)
    if found is None:
        return False
    noun, verb = found["noun"].lower(), (found["verb"] or "").strip().lower()
    is_noun = parts_of_speech(noun) >= {PartOfSpeech.NOUN} and noun not in FUNCTION_WORDS
    return is_noun and verb not in _TAKES_BARE_VERB
