"""How English words change: plurals, verb forms, comparatives, regular by rule and irregular by table."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum
from functools import lru_cache

from msgcheck.analysis.lemma_tables import REMEMBERED, PartOfSpeech, irregular_forms, is_irregular, parts_of_speech
from msgcheck.analysis.lexicon import word_set
from msgcheck.analysis.words import looks_plural
from msgcheck.late_pattern import late_pattern


class Inflection(StrEnum):
    """What was done to a word. ``PAST`` is the past tense or the past participle."""

    PLURAL = "plural"
    THIRD_PERSON = "third person"
    PAST = "past"
    GERUND = "gerund"
    COMPARATIVE = "comparative"
    SUPERLATIVE = "superlative"


INFLECTIONS: Mapping[PartOfSpeech, tuple[Inflection, ...]] = {
    PartOfSpeech.NOUN: (Inflection.PLURAL,),
    PartOfSpeech.VERB: (Inflection.THIRD_PERSON, Inflection.PAST, Inflection.GERUND),
    PartOfSpeech.ADJECTIVE: (Inflection.COMPARATIVE, Inflection.SUPERLATIVE),
}
"""The inflections of each part of speech."""

_VOWEL_GROUP = late_pattern(r"[aeiouy]+")
_HISSING = ("s", "x", "z", "ch", "sh")
_CONSONANT_Y = late_pattern(r"[^aeiou]y$")
_TAKES_OES = word_set(
    """buffalo cargo domino echo embargo hero mango mosquito potato tomato tornado torpedo veto volcano
    do forgo go outdo overdo redo undergo undo"""
)
"""Words in -o that take -es; most take -s (pros, memos, logos)."""
_DOUBLED = late_pattern(r"(?:^|[^aeiou])[aeiou][^aeiouwxy]$")
"""One vowel and one consonant at the end: a word of one syllable doubles the consonant (plan, planned)."""
_LEARNED_PLURAL = ("um", "us", "a", "ex", "ix", "ff", "o")
"""Endings whose irregular plural is the learned one (forums, not fora): the regular one is suggested first."""
_NO_MEN = word_set("caiman german human norman ottoman roman shaman talisman")
"""Nouns in -man that are no compounds of "man"."""
_SAME_PAST = word_set(
    """bet bid broadcast burst cast cost cut forecast hit hurt let offset preset put quit read reset rid set shed shut
    split spread sublet thrust upset"""
)
"""Verbs whose past looks like the verb; the table lists only what looks otherwise."""
_SAME_PARTICIPLE = word_set("become come outrun overcome overrun rerun run")
"""Verbs whose participle alone looks like the verb: "has run"."""
_ENDINGS = ("ies", "es", "s", "ied", "ed", "d", "ying", "ing")


@lru_cache(maxsize=REMEMBERED)
def is_inflected(word: str) -> bool:
    """Tell whether ``word`` (lower case) is a form of another word and no entry of its own: "licences", "salesmen"."""
    return not parts_of_speech(word) and (is_irregular(word) or any(map(parts_of_speech, _stems(word))))


@lru_cache(maxsize=REMEMBERED)
def is_plural(word: str) -> bool:
    """Tell whether ``word`` (lower case) is the plural of a noun; a word in -s that no list has is taken for one."""
    if parts_of_speech(word):
        return False
    nouns = [stem for stem in _stems(word) if PartOfSpeech.NOUN in parts_of_speech(stem)]
    if nouns or is_inflected(word):
        return any(word in _plural(noun) for noun in nouns)
    return looks_plural(word)


def is_word(word: str) -> bool:
    """Tell whether a word list has ``word`` (lower case) or the word that it is a form of."""
    return bool(parts_of_speech(word)) or is_inflected(word)


@lru_cache(maxsize=REMEMBERED)
def inflect(word: str, inflection: Inflection) -> tuple[str, ...]:
    """Return the forms of ``word``, the best one first; several where usage is divided. Capitals are kept."""
    if len(word) > 1 and word.isupper():
        return _inflect_capitals(word, inflection)
    return tuple(_as_written(word, form) for form in _INFLECT[inflection](word.lower()))


def _as_written(word: str, form: str) -> str:
    """Give ``form`` the capitals of ``word``."""
    if form.startswith(word.lower()):
        return word + form[len(word) :]
    return form[0].upper() + form[1:] if word[0].isupper() else form


def _inflect_capitals(word: str, inflection: Inflection) -> tuple[str, ...]:
    """An abbreviation takes a small ending: MQLs, FOSSes."""
    if inflection not in {Inflection.PLURAL, Inflection.THIRD_PERSON}:
        return ()
    return (word + "s", word + "es") if word.lower().endswith(_HISSING) else (word + "s",)


def _plural(noun: str) -> tuple[str, ...]:
    if noun.endswith("man") and noun not in _NO_MEN:
        return (noun.removesuffix("man") + "men",)
    irregular = irregular_forms(PartOfSpeech.NOUN, noun)
    regular = (_with_s(noun),)
    if irregular and noun.endswith("sis"):
        return irregular
    return _distinct(regular + irregular if noun.endswith(_LEARNED_PLURAL) else irregular + regular)


def _third_person(verb: str) -> tuple[str, ...]:
    irregular = {"be": "is", "have": "has"}
    return (irregular.get(verb) or _with_s(verb),)


def _past(verb: str) -> tuple[str, ...]:
    if verb in _SAME_PAST:
        return (verb,)
    listed = tuple(
        form for form in irregular_forms(PartOfSpeech.VERB, verb) if not form.endswith(("ing", "s")) and form != "am"
    )
    if verb in _SAME_PARTICIPLE:
        listed += (verb,)
    if listed and not _has_two_spellings(verb):
        return listed
    return _distinct((*listed, *_doubled(verb, "ed"), _with_ending(verb, "ed")))


def _gerund(verb: str) -> tuple[str, ...]:
    listed = tuple(form for form in irregular_forms(PartOfSpeech.VERB, verb) if form.endswith("ing"))
    if listed and not _has_two_spellings(verb):
        return listed
    if verb.endswith("ie"):
        return (verb[:-2] + "ying",)
    return _distinct((*listed, *_doubled(verb, "ing"), _with_ending(verb, "ing")))


def _comparative(adjective: str) -> tuple[str, ...]:
    return _compared(adjective, "er", "more")


def _superlative(adjective: str) -> tuple[str, ...]:
    return _compared(adjective, "est", "most")


_INFLECT = {
    Inflection.PLURAL: _plural,
    Inflection.THIRD_PERSON: _third_person,
    Inflection.PAST: _past,
    Inflection.GERUND: _gerund,
    Inflection.COMPARATIVE: _comparative,
    Inflection.SUPERLATIVE: _superlative,
}


def _compared(adjective: str, ending: str, adverb: str) -> tuple[str, ...]:
    """Short adjectives take an ending, longer ones an adverb: cheaper, easier, more affordable."""
    syllables = len(_VOWEL_GROUP.findall(adjective.removesuffix("e")))
    if syllables > 1 and not (syllables == 2 and _CONSONANT_Y.search(adjective)):
        return (f"{adverb} {adjective}",)
    listed = tuple(form for form in irregular_forms(PartOfSpeech.ADJECTIVE, adjective) if form.endswith(ending))
    return listed or (_with_ending(adjective, ending),)


def _with_s(word: str) -> str:
    if word.endswith(_HISSING) or word in _TAKES_OES:
        return word + "es"
    return word[:-1] + "ies" if _CONSONANT_Y.search(word) else word + "s"


def _with_ending(word: str, ending: str) -> str:
    """Add an ending that begins with a vowel."""
    if word.endswith("e") and not (ending == "ing" and word.endswith(("ee", "oe", "ye"))):
        return word[:-1] + ending
    if _CONSONANT_Y.search(word) and ending != "ing":
        return word[:-1] + "i" + ending
    if _DOUBLED.search(word) and len(_VOWEL_GROUP.findall(word)) == 1:
        return word + word[-1] + ending
    return word + ending


def _doubled(verb: str, ending: str) -> tuple[str, ...]:
    """Return the form of a verb that no list has and that ends in a short one: "sunsetting", as of "set"."""
    if PartOfSpeech.VERB in parts_of_speech(verb):
        return ()
    ends_short = any(_DOUBLED.search(last) and PartOfSpeech.VERB in parts_of_speech(last) for last in _ends(verb))
    return (verb + verb[-1] + ending,) if ends_short else ()


def _ends(word: str) -> Iterable[str]:
    """Return the ends of ``word`` that may be the second word of a compound, which has three letters or four."""
    return (word[-length:] for length in (3, 4) if len(word) - length >= 3)


def _has_two_spellings(verb: str) -> bool:
    """Modelled and modeled, not runned: two syllables, and the table has the doubled consonant."""
    doubled = verb + verb[-1] + "ed"
    return len(_VOWEL_GROUP.findall(verb)) > 1 and doubled in irregular_forms(PartOfSpeech.VERB, verb)


def _stems(word: str) -> Iterable[str]:
    """Return what ``word`` may be a regular form of."""
    if word.endswith("men"):
        yield word.removesuffix("men") + "man"
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) > len(ending) + 2:
            stem = word.removesuffix(ending)
            yield from (stem + "y",) if ending in {"ies", "ied"} else (stem, stem + "e")
            if len(stem) > 2 and stem[-1] == stem[-2] and ending in {"ed", "ing"}:
                yield stem[:-1]


def _distinct(forms: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(forms))
