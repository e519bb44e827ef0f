"""How a term may be spelled besides the way it is listed: closed, in two words, with dots or without.

Hyphen and space need no form of their own: texts and forms are compared with both as one (:func:`fold_form`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from msgcheck.analysis.inflection import is_word
from msgcheck.analysis.lemma_tables import PartOfSpeech, parts_of_speech
from msgcheck.analysis.lexicon import FUNCTION_WORDS
from msgcheck.analysis.normalise import fold_case, normalise
from msgcheck.late_pattern import late_pattern

_JOINED_WORDS = late_pattern(r"[^\W\d_]{2,}(?:[ -](?:[^\W\d_]{2,}|\d{2,})){1,3}")
_ONE_WORD = late_pattern(r"[^\W\d_]{7,30}")
_ABBREVIATION = late_pattern(r"\b[A-Z]{3,6}\b")
_DOTTED = late_pattern(r"(?:[A-Za-z]\.){2,}[A-Za-z]?")
_SIGN = late_pattern(r" ?([&/]) ?")
_HUMP = late_pattern(r"(?<=[a-z])(?=[A-Z])")
_SHORTEST_PIECES = (3, 4)
"""Letters of the first and the second word that a closed form is taken for: "web site" is one, "car pet" is not."""


def normalise_form(form: str) -> str:
    """Normalise a form as passages are, without white space around it; empty when nothing is left."""
    return normalise(form).text.strip()


def fold_form(text: str) -> str:
    """Take the case and the difference of hyphen and space away and keep every offset."""
    return fold_case(text).replace("-", " ")


def other_spellings(form: str, cuts: Iterable[int] = ()) -> Iterator[tuple[str, bool]]:
    """Yield further spellings of the normalised ``form``, each with whether it counts in any case.

    A closed form that is another word ("setup", "everyday") counts in camel case alone ("SetUp"). ``cuts`` are those
    of :func:`compound_cuts` for the form or the word that it is an inflection of.
    """
    yield from _closed(form)
    yield from ((f"{form[:cut]} {form[cut:]}", True) for cut in cuts)
    yield from _dotted(form)
    yield from ((text, True) for text in _around_signs(form))


def closed_compound(form: str) -> str | None:
    """Return two words in lower case as the one word they can be, ``None`` where that is another word or none."""
    words = form.replace("-", " ").split(" ")
    is_compound = form.islower() and len(words) == 2 and _JOINED_WORDS.fullmatch(form)
    return "".join(words) if is_compound and _is_unmistakable(*words) else None


def _closed(form: str) -> Iterator[tuple[str, bool]]:
    if not _JOINED_WORDS.fullmatch(form):
        return
    words = re.split("[ -]", form)
    humps = "".join(word[0].upper() + word[1:] for word in words)
    yield humps, len(words) > 2 or _is_unmistakable(*map(str.lower, words))


def _is_unmistakable(first: str, second: str) -> bool:
    """Tell whether two words written as one are the same thing: "website", not "setup", "everyday" or "greenhouse"."""
    if FUNCTION_WORDS.intersection((first, second)):
        return False
    parts = [parts_of_speech(word) for word in (first, second, first + second)]
    if all(PartOfSpeech.NOUN in known for known in parts) and PartOfSpeech.ADJECTIVE not in parts[0]:
        return True
    return not is_word(first + second)


def compound_cuts(form: str) -> tuple[int, ...]:
    """Return where one word may be cut in two: at its humps, or where both parts are words that make a compound."""
    if not _ONE_WORD.fullmatch(form):
        return ()
    if hump := _HUMP.search(form):
        return (hump.start(),)
    cuts = range(_SHORTEST_PIECES[0], len(form) - _SHORTEST_PIECES[1] + 1)
    return tuple(cut for cut in cuts if all(map(_is_compound_part, (form[:cut].lower(), form[cut:].lower()))))


def _is_compound_part(word: str) -> bool:
    parts = parts_of_speech(word)
    return bool(parts & {PartOfSpeech.NOUN, PartOfSpeech.ADJECTIVE}) and word not in FUNCTION_WORDS


def _dotted(form: str) -> Iterator[tuple[str, bool]]:
    if _DOTTED.fullmatch(form):
        bare = form.replace(".", "")
        yield bare, len(bare) > 3 or not is_word(bare.lower())
        yield form.removesuffix("."), True
        yield form.removesuffix(".") + ".", True
    elif _ABBREVIATION.search(form):
        dotted = _ABBREVIATION.sub(lambda found: ".".join(found[0]), form)
        yield dotted, True
        yield _ABBREVIATION.sub(lambda found: ".".join(found[0]) + ".", form), True


def _around_signs(form: str) -> Iterator[str]:
    """Yield ``R & D`` for ``R&D`` and the other way round."""
    if _SIGN.search(form) and not form.startswith(("/", "&")):
        yield _SIGN.sub(r"\1", form)
        yield _SIGN.sub(r" \1 ", form)
