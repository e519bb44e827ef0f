"""Case: when another casing of an approved form is a fault, and how a suggestion takes over the case it replaces.

Nobody listed the casing as wrong, so the rule speaks only where no ordinary reading is left: titles, capitals at
the start of a sentence, shouted lines and words that are also plain English ("go" for Go, "Rest" for REST) pass.
"""

from __future__ import annotations

from enum import Enum

from msgcheck.analysis.inflection import is_word
from msgcheck.late_pattern import late_pattern

_WORD = late_pattern(r"[^\W_]+")
_SMALL_WORDS = frozenset(
    (
        "a",
        "an",
        "and",
        "as",
        "at",
        "but",
        "by",
        "for",
        "from",
        "in",
        "into",
        "nor",
        "of",
        "on",
        "or",
        "the",
        "to",
        "with",
    )
)
"""Words that titles leave small: their case never matters."""
_LONG_WORD = late_pattern(r"\b[^\W\d_]{4,}\b")
_LIST_NUMBER = late_pattern(r"\(?\d+[.)]? *")
_OPENING = " \"'([{<*•·▪■–-_→✓"
_REACH = 200
"""Characters either side that tell a title or a line in capitals; a bound, so that long passages stay linear."""
_VOWELS = frozenset("aeiouy")


class _Change(Enum):
    """What became of the case of one word."""

    NONE = "as approved, or as a title or a sentence start would have it"
    LOST = "a capitalised word in lower case"
    SHOUTED = "all capitals"
    WRONG = "a casing that no ordinary word has"


def is_casing_fault(approved: str, text: str, start: int, end: int, *, is_proper_noun: bool) -> bool:
    """Tell whether ``text[start:end]``, which is ``approved`` in another casing, is a slip in the name's spelling."""
    found = text[start:end]
    words = [(approved[slice(*word.span())], found[slice(*word.span())]) for word in _WORD.finditer(approved)]
    if len(words) == 1 and (approved.isupper() or _is_word_in_odd_case(approved)):
        return _is_acronym_fault(found, text, start, end)
    changes = [_change(*pair) for pair in words]
    if _Change.WRONG in changes:
        return True
    if _Change.SHOUTED in changes:
        return not approved.islower() and not is_shouted(text, start, end)
    return _Change.LOST in changes and _is_loss_fault(words, changes, is_proper_noun, starts_sentence(text, start))


def is_capitalised_variant(approved: str, found: str) -> bool:
    """Tell whether ``found`` is ``approved`` with capitals that a title or the start of a sentence gives it."""
    return all(
        written == word or (written.islower() and word == written.capitalize())
        for written, word in zip(_WORD.findall(approved), _WORD.findall(found), strict=False)
    )


def starts_sentence(text: str, start: int) -> bool:
    """Tell whether a capital at ``start`` may be that of a sentence, a bullet or a label."""
    before = text[max(0, start - 40) : start].rstrip(_OPENING)
    return not before or before[-1] in ".!?:;…|" or bool(_LIST_NUMBER.fullmatch(before))


def spell_name(approved: str, found: str) -> str:
    """Return ``approved``, with the small words as ``found`` has them: "the Linux Foundation" within a sentence."""
    words = {word.start(): word[0] for word in _WORD.finditer(found) if word[0].lower() in _SMALL_WORDS}
    return _WORD.sub(lambda word: words.get(word.start(), word[0]), approved)


def keep_case(preferred: str, form: str, text: str, start: int, end: int, *, in_heading: bool = False) -> str:
    """Return ``preferred`` in the case of ``text[start:end]``, a use of ``form``: title, sentence start, shouted."""
    found = text[start:end]
    if is_in_capitals(text, start, end):
        return preferred.upper()
    words = _WORD.findall(found)
    if not words or not words[0][:1].isupper():
        return preferred
    if _has_capitals_of_title(form, found) or _is_among_capitals(text, start, end, in_heading=in_heading):
        return _WORD.sub(lambda word: word[0] if word[0] in _SMALL_WORDS else _capitalise(word[0]), preferred)
    if starts_sentence(text, start):
        return _WORD.sub(lambda word: _capitalise(word[0]), preferred, count=1)
    return preferred


def _has_capitals_of_title(form: str, found: str) -> bool:
    """Tell whether every word of ``found`` is capitalised, the later ones though ``form`` has them small."""
    words = _WORD.findall(found)
    later = _WORD.findall(form)[1:]
    is_title = all(word[0].isupper() or word in _SMALL_WORDS for word in words)
    return is_title and len(words) > 1 and any(word.islower() and word not in _SMALL_WORDS for word in later)


def _is_among_capitals(text: str, start: int, end: int, *, in_heading: bool) -> bool:
    """Tell whether most long words around are capitalised as in a title; in running text all, and two of them at least.

    Words in capitals, such as other abbreviations, tell nothing. A sentence full of names has words that are none.
    """
    fewest, share = (1, 0.75) if in_heading else (2, 1.0)
    around = [
        word
        for word in _LONG_WORD.finditer(text, max(0, start - _REACH), min(len(text), end + _REACH))
        if not (start <= word.start() < end or word[0] in _SMALL_WORDS or word[0].isupper())
    ]
    if sum(word[0][0].isupper() for word in around) < fewest:
        return False
    told = [word[0][0].isupper() for word in around if not starts_sentence(text, word.start())]
    return sum(told) >= fewest and sum(told) >= share * len(told)


def _capitalise(word: str) -> str:
    return word[0].upper() + word[1:] if word.islower() else word


def _change(approved: str, found: str) -> _Change:
    if found == approved or approved.lower() in _SMALL_WORDS:
        return _Change.NONE
    if found.isupper():
        return _Change.SHOUTED
    if approved.islower() and found == approved.capitalize():
        return _Change.NONE
    if approved == approved.capitalize() and found.islower():
        return _Change.LOST
    return _Change.WRONG


def _is_loss_fault(
    words: list[tuple[str, str]], changes: list[_Change], is_proper_noun: bool, at_sentence_start: bool
) -> bool:
    """Some capitals lost is a slip; all lost may be the common noun, unless the glossary says it is a name."""
    if len(words) == 1:
        return False
    kept = [
        index
        for index, ((approved, _), change) in enumerate(zip(words, changes, strict=True))
        if change is _Change.NONE and not approved.islower() and approved.lower() not in _SMALL_WORDS
    ]
    is_plain_phrase = not kept or (kept == [0] and at_sentence_start)
    return is_proper_noun or not is_plain_phrase


def _is_word_in_odd_case(approved: str) -> bool:
    """Tell an abbreviation with a small letter or two whose letters make an English word: "LOOm", no "EndPoint"."""
    is_abbreviation = 2 * sum(map(str.isupper, approved)) > len(approved)
    return is_abbreviation and is_word(approved.lower())


def _is_acronym_fault(found: str, text: str, start: int, end: int) -> bool:
    """An acronym of four letters without a vowel is no English word in any case; others may be ("rest", "Lead")."""
    if not (found.islower() or found == found.capitalize()):
        return True
    letters = [letter for letter in found.lower() if letter.isalpha()]
    if len(letters) > 3 and _VOWELS.isdisjoint(letters):
        return True
    is_capitalised = not found.islower() and len(letters) > 2
    return is_capitalised and not starts_sentence(text, start) and not _is_title(text, start, end)


def _is_title(text: str, start: int, end: int) -> bool:
    """Tell whether the words around are capitalised as in a heading (none to judge by counts as one)."""
    return all(word[0][0].isupper() for word in _LONG_WORD.finditer(_around(text, start, end)))


def is_in_capitals(text: str, start: int, end: int) -> bool:
    """Tell whether ``text[start:end]`` is in capitals like all of the text around it, a long word at least."""
    is_all = text[start:end].isupper() and _is_all_capitals_outside(text, start, end)
    return bool(is_all) and _LONG_WORD.search(_around(text, start, end)) is not None


def is_shouted(text: str, start: int, end: int) -> bool:
    """Tell whether capitals surround the words: the whole passage, or a word next to them."""
    if _is_all_capitals_outside(text, start, end) is not False:
        return True
    neighbours = (_WORD.findall(text[max(0, start - 40) : start])[-1:], _WORD.findall(text[end : end + 40])[:1])
    return any(len(word) > 1 and word.isupper() for words in neighbours for word in words)


def _is_all_capitals_outside(text: str, start: int, end: int) -> bool | None:
    """Tell whether the text around is in capitals; ``None`` where it has no letters with case."""
    around = _around(text, start, end)
    if around.upper() == around.lower():
        return None
    return around.upper() == around


def _around(text: str, start: int, end: int) -> str:
    return f"{text[max(0, start - _REACH) : start]} {text[end : end + _REACH]}"
