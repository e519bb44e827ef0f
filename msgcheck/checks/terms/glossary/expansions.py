"""Whether a text says what an abbreviation stands for.

The matching of short and long form is that of Schwartz and Hearst 2003, "A simple algorithm for identifying
abbreviation definitions in biomedical text": the letters of the short form are found in the long one from right to
left, its first letter at the start of a word; the long form has at most min(n + 5, 2 n) words for n letters.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import takewhile

from msgcheck.analysis.lexicon import FUNCTION_WORDS, word_set
from msgcheck.late_pattern import late_pattern

_REACH = 160
"""Characters in which the longest long form fits."""
_MOST_OF = 4
"""Letters from which all but the first are enough, in brackets after the words."""
_FEWEST_OF_NAME = 3
"""The same where the words are a name."""
_SHORTEST_NAME = 3
_SENTENCE_BREAK = late_pattern(r"[.;:!?|\n]")
_SMALL_WORDS = word_set("a an and as at by for from in of on or per the to with")
_MOST_PASSED_OVER = 3
_GAP = late_pattern("[ ,/&-]{1,3}")
_PAIR = late_pattern(r"\b(?=([A-Z\d])[a-z]+[ ,/&-]{1,3}([A-Z\d])[a-z]+)")
_BETWEEN_WORDS = late_pattern(r"([\W_]+)")
_WORD = late_pattern(r"[^\W_]+(?:['-][^\W_]+)*")
_OPENING = late_pattern(r'[ "\']*[(\[] *["\']?\Z')
_IN_BRACKETS = late_pattern(r"[\"']? *[(\[]([^()\[\]]+)[)\]]")
_STATED = late_pattern(
    r"[\"')]? *(?:,? *(?:which |that )?(?:stands|is short|short) for\b|,? *meaning\b|means\b|refers to\b|,? i\.e\.)",
    re.IGNORECASE,
)
_EQUATED = late_pattern(r"[\"')*]* *(?::|=| - | is (?:an? |the )?| are (?:the )?|, or |/)")
_TURNED = late_pattern(
    r"(?: - |: ?|, or |, (?:also )?(?:known as|called|abbreviated(?: as| to)?|or simply) | aka |/)\Z"
)


def is_expanded_at(short: str, text: str, start: int, end: int) -> bool:
    """Tell whether ``text``, in which ``short`` stands at ``start:end``, says there what it stands for."""
    before, after = text[max(0, start - _REACH) : start], text[end : end + _REACH]
    if opening := _OPENING.search(before):
        said = before[: opening.start()]
        is_all = after[:1] in (")", "]")
        return has_long_form(short, said) or _ends_in_initials(short, said) or (is_all and _ends_in_name(said))
    if _STATED.match(after):
        return True
    if (bracketed := _IN_BRACKETS.match(after)) and starts_with_long_form(short, bracketed[1]):
        return True
    if (equated := _EQUATED.match(after)) and starts_with_long_form(short, after[equated.end() :]):
        return True
    turned = _TURNED.search(before)
    return turned is not None and has_long_form(short, before[: turned.start()])


def has_long_form(short: str, before: str) -> bool:
    """Tell whether ``before`` ends in the long form of ``short``."""
    letters = _letters(short)
    words = list(_WORD.finditer(before))[-min(len(letters) + 5, 2 * len(letters)) :]
    return bool(words) and _matches(letters, before[words[0].start() :].lower())


def _ends_in_initials(short: str, before: str) -> bool:
    """Tell whether the last words of ``before`` begin with the letters of ``short`` but the first of them.

    Who writes "the strategy, execution and metrics (VSEM)" forgot a word, and did explain; of a name, "Ledger Engine
    (ALE)", it is the maker's, and two words are enough.
    """
    letters = _letters(short)
    words = [word[0] for word in _WORD.finditer(before) if word[0].lower() not in FUNCTION_WORDS][1 - len(letters) :]
    is_name = all(word[0].isupper() for word in words)
    is_long = len(letters) >= (_FEWEST_OF_NAME if is_name else _MOST_OF)
    return is_long and [word[0].lower() for word in words] == list(letters[1:])


def _ends_in_name(before: str) -> bool:
    """Tell whether ``before`` ends in a name of three words or more: "German Society of Bicycle Makers (DGF)".

    In brackets after it stands what it is called, by the letters of another language, too.
    """
    last = takewhile(_is_of_name, reversed(list(_WORD.finditer(before))))
    name = [word.start() for word in last if word[0][0].isupper()][:_SHORTEST_NAME]
    return len(name) == _SHORTEST_NAME and _SENTENCE_BREAK.search(before, name[-1]) is None


def _is_of_name(word: re.Match[str]) -> bool:
    return word[0][0].isupper() or word[0] in _SMALL_WORDS


def starts_with_long_form(short: str, after: str) -> bool:
    """Tell whether ``after`` starts with the long form of ``short``: its words begin with the letters, in order."""
    letters = _letters(short)
    words = [word[0].lower() for word in _WORD.finditer(after)][: min(len(letters) + 5, 2 * len(letters))]
    return _begins(letters, words)


def spelled_out(shorts: Iterable[str], text: str) -> frozenset[str]:
    """Return those of ``shorts`` whose letters begin words of ``text``, one after another in a line.

    Up to three small words in between are passed over. Two letters are met by chance too often: there both words must
    begin with a capital. One way through the text for all: it grows with its words, however many ``shorts`` there are.
    """
    by_letters: dict[str, list[str]] = {}
    for short in shorts:
        by_letters.setdefault(_letters(short), []).append(short)
    pairs = {"".join(found.groups()).lower() for found in _PAIR.finditer(text)}
    longer = _met({letters for letters in by_letters if len(letters) > 2}, text)
    return frozenset(short for letters in by_letters.keys() & (pairs | longer) for short in by_letters[letters])


def _met(wanted: Iterable[str], text: str) -> set[str]:
    """Return those of ``wanted`` whose letters begin words in a row, by a walk through the tree of their beginnings.

    Each has two letters at least.
    """
    beginnings = {letters[:count] for letters in wanted for count in range(1, len(letters) + 1)}
    pieces = _BETWEEN_WORDS.split(text)  # words, perhaps an empty one at either end, and what stands between them
    words = pieces[::2]
    initials = [word[:1].lower() for word in words]
    goes_on = [*[gap == " " or _GAP.fullmatch(gap) is not None for gap in pieces[1::2]], False]
    todo = [(initial, at) for at, initial in enumerate(initials) if initial in beginnings and goes_on[at]]
    met: set[tuple[str, int]] = set()
    while todo:
        letters, at = todo.pop()
        for _ in range(_MOST_PASSED_OVER + 1):
            if not goes_on[at]:
                break
            at += 1
            longer = letters + initials[at]
            if longer in beginnings and (longer, at) not in met:
                met.add((longer, at))
                todo.append((longer, at))
            if words[at] not in _SMALL_WORDS:
                break
    return {letters for letters, _ in met}.intersection(wanted)


def _letters(short: str) -> str:
    return "".join(character for character in short.lower() if character.isalnum())


def _matches(letters: str, long: str) -> bool:
    """Find the letters from right to left, the first one at the start of a word (Schwartz and Hearst 2003, fig. 1)."""
    at = len(long) - 1
    for index in range(len(letters) - 1, -1, -1):
        while at >= 0 and (long[at] != letters[index] or (index == 0 and at > 0 and long[at - 1].isalnum())):
            at -= 1
        if at < 0:
            return False
        at -= 1
    return True


def _begins(letters: str, words: list[str]) -> bool:
    """Tell whether every letter, in order, begins a word or follows one that does within its word ("CRM", "SaaS")."""
    if not words or not letters or words[0][0] != letters[0]:
        return False
    at = 0
    for word in words:
        if word[0] != letters[at : at + 1]:
            if word in FUNCTION_WORDS:
                continue
            return at >= len(letters)
        at += 1
        for character in word[1:]:
            if at < len(letters) and character == letters[at] and not _starts_next(letters[at], words, word):
                at += 1
        if at >= len(letters):
            return True
    return at >= len(letters)


def _starts_next(letter: str, words: list[str], word: str) -> bool:
    following = words[words.index(word) + 1 :][:1]
    return bool(following) and following[0][0] == letter
