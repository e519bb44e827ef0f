"""The word of a term that changes when the term does: "points of sale", "signs up", "free software licences"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from msgcheck.analysis.inflection import INFLECTIONS, Inflection, inflect, is_inflected, is_plural
from msgcheck.analysis.lemma_tables import PartOfSpeech, parts_of_speech
from msgcheck.analysis.lexicon import FUNCTION_WORDS, word_set
from msgcheck.late_pattern import late_pattern

Span = tuple[int, int]

_TOKEN = late_pattern(r"[^ -]+")
_LETTERS = late_pattern(r"[^\W\d_]{2,}")
_NAME_WITH_NUMBER = late_pattern(r"[^\W\d_]{2,}\d+")
"""A part of a name that takes an -s all the same: "Gen2s"."""
_BRACKETED_END = late_pattern(r" \([^()]*\)$")
_PREPOSITIONS = word_set("at by for from in into of on per to with de del des di du")
"""After them a noun phrase goes on with what does not change: "points of sale", "chefs de projet"."""
_SHORTENED = "d'"
"""One that stands within the next word: "coups d'état"."""
_PARTICLES = word_set("about along apart around ahead away back by down forward in into off on out over through to up")
_OBJECT_STARTS = word_set("a all an any each every her his it its my our that the their them these this those us your")
"""A verb and one of these begin a verb phrase: "move the needle"."""
_NAMED = {
    "noun": PartOfSpeech.NOUN,
    "name": PartOfSpeech.NOUN,
    "verb": PartOfSpeech.VERB,
    "adjective": PartOfSpeech.ADJECTIVE,
    "adj": PartOfSpeech.ADJECTIVE,
}
_CHANGES_NOTHING = word_set(
    "adverb adv pronoun preposition conjunction determiner interjection numeral phrase abbreviation acronym other"
)
"""What other glossaries say besides."""
_PROPER = word_set("proper propernoun")
ANY_PART = frozenset({PartOfSpeech.NOUN, PartOfSpeech.VERB})
"""What a word that no word list has may be."""


def named_parts(part_of_speech: str | None) -> frozenset[PartOfSpeech]:
    """Return what ``part_of_speech``, as a glossary writes it ("proper noun", "verb"), names; empty where nothing."""
    return frozenset(_NAMED[word] for word in _words_of(part_of_speech) if word in _NAMED)


def is_part_of_speech(written: str) -> bool:
    """Tell whether ``written`` names a part of speech: "noun", "proper noun", "properNoun", "verb/noun"."""
    return not _PROPER.union(_NAMED, _CHANGES_NOTHING).isdisjoint(_words_of(written))


def is_proper(part_of_speech: str | None) -> bool:
    """Tell whether ``part_of_speech`` says that a term is a proper noun."""
    return not _PROPER.isdisjoint(_words_of(part_of_speech))


def _words_of(part_of_speech: str | None) -> list[str]:
    """Return the words of a part of speech in lower case, in the singular: "properNoun" and "proper-noun" are one."""
    words = (part_of_speech or "").casefold().replace("proper-", "proper ").replace("/", " ").replace(",", " ").split()
    return [word.removesuffix("s") for word in words]


def possible_parts(form: str) -> frozenset[PartOfSpeech]:
    """Return what ``form`` may be, judged by its words; empty where it does not change at all."""
    tokens = _TOKEN.findall(form)
    if tokens and tokens[0] in FUNCTION_WORDS:
        return frozenset()
    if len(tokens) != 1:
        return frozenset({PartOfSpeech.VERB if _is_verb_phrase(form, tokens) else PartOfSpeech.NOUN})
    if not form.islower():
        return frozenset({PartOfSpeech.NOUN})
    if parts := parts_of_speech(form):
        # An adjective that is a noun or a verb as well is compared in its other sense, if at all.
        return (parts & ANY_PART) or parts
    return frozenset() if is_inflected(form) else ANY_PART


def inflected_phrases(form: str, parts: Iterable[PartOfSpeech]) -> Iterator[tuple[str, Inflection, Span]]:
    """Yield ``form`` in each inflection of ``parts``, with the span of the word that changed (in the new form).

    A single word is what ``parts`` say, though no word list has it so: "sunsetting", where a glossary has a verb.
    """
    for part in PartOfSpeech:
        if part in parts:
            for inflection in INFLECTIONS[part]:
                yield from _inflected(form, part, inflection, is_said=form.isalpha())


def inflect_phrase(form: str, inflection: Inflection) -> tuple[str, ...]:
    """Return ``form`` so inflected, the best one first; as it is where it does not change."""
    part = next(part for part, inflections in INFLECTIONS.items() if inflection in inflections)
    return tuple(text for text, _, _ in _inflected(form, part, inflection)) or (form,)


def head_noun(form: str) -> str | None:
    """Return the word of a noun phrase that is in the plural where the phrase is, ``None`` where that is no word."""
    head = _head(form, PartOfSpeech.NOUN)
    return None if head is None else form[slice(*head)]


def is_closed_phrasal_verb(word: str) -> bool:
    """Tell a noun made of a verb and a particle, which as a verb is two words: "login", "setup"; not "begin"."""
    if PartOfSpeech.VERB in parts_of_speech(word):
        return False
    verbs = (word.removesuffix(particle) for particle in _PARTICLES if word.endswith(particle))
    return any(PartOfSpeech.VERB in parts_of_speech(verb) for verb in verbs if len(verb) > 1)


def _inflected(
    form: str, part: PartOfSpeech, inflection: Inflection, *, is_said: bool = False
) -> Iterator[tuple[str, Inflection, Span]]:
    head = _head(form, part)
    if head is None:
        return
    start, end = head
    word = form[start:end]
    is_part = is_said and bool(parts_of_speech(word))
    if word.islower() and not (is_part or _may_change(word, part, is_joined=form[:start].endswith("-"))):
        return
    if not word.isupper() and is_plural(word.lower()):
        return
    forms = (word + "s",) if _NAME_WITH_NUMBER.fullmatch(word) else inflect(word, inflection)
    for changed in forms:
        yield form[:start] + changed + form[end:], inflection, (start, start + len(changed))


def _may_change(word: str, part: PartOfSpeech, *, is_joined: bool) -> bool:
    """Tell whether ``word`` has forms as ``part``; a particle has where a hyphen makes a noun of it: "rip-offs"."""
    if is_joined and word in _PARTICLES:
        return part is PartOfSpeech.NOUN
    return not is_inflected(word) and part in (parts_of_speech(word) or ANY_PART | {part})


def _head(form: str, part: PartOfSpeech) -> Span | None:
    """Return the span of the word that changes, ``None`` where that is no plain word (``C++``, ``24/7``, ``2.1``)."""
    core = _BRACKETED_END.sub("", form)
    tokens = list(_TOKEN.finditer(core))
    if not tokens:
        return None
    head = tokens[-1]
    if part is PartOfSpeech.VERB:
        head = tokens[0]
    elif part is PartOfSpeech.NOUN:
        head = _noun_head(core, tokens)
    is_countable = part is PartOfSpeech.NOUN and _NAME_WITH_NUMBER.fullmatch(head[0])
    return head.span() if is_countable or _LETTERS.fullmatch(head[0]) else None


def _noun_head(core: str, tokens: list[re.Match[str]]) -> re.Match[str]:
    for before, token in pairwise(tokens):
        is_whole = token[0] in _PREPOSITIONS and core[token.start() - 1] == " " and token is not tokens[-1]
        if (is_whole or token[0].startswith(_SHORTENED)) and PartOfSpeech.NOUN in (
            parts_of_speech(before[0].lower()) or ANY_PART
        ):
            return before
    return tokens[-1]


def _is_verb_phrase(form: str, tokens: list[str]) -> bool:
    """Tell "sign up", "move the needle" and "utilise data" from noun phrases."""
    if not form[0].islower() or " " not in form or not tokens[0].isalpha():
        return False
    parts = parts_of_speech(tokens[0])
    if PartOfSpeech.VERB not in parts or form[len(tokens[0])] != " ":
        return False
    return parts == {PartOfSpeech.VERB} or tokens[1] in _PARTICLES or tokens[1] in _OBJECT_STARTS
