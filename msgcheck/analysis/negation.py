"""What a sentence denies: the words that a negation turns round, simply all up to the end of its clause."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise, takewhile

from msgcheck.analysis.claims.quantities.tokens.vocabulary import NUMBER_WORDS
from msgcheck.analysis.denied_limits import is_denied_limit
from msgcheck.analysis.lexicon import FUNCTION_WORDS, NEGATIONS
from msgcheck.values import dataclass

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*|[,;:.!?()–—]")
_CLAUSE_END = frozenset(",;:.!?()–—") | {"but", "although", "because", "while", "which", "who", "instead", "rather"}
_LONGEST_SCOPE = 13
"""Words a negation reaches at most, so that a text of nothing but "not" takes no longer than another."""

_NO_DENIAL_AFTER = frozenset({"only", "just", "merely", "simply", "matter", "doubt", "surprise"})
"""After a negation these make no denial of what follows: "not only fast", "no matter where", "no doubt"."""

_NUMBERS = NUMBER_WORDS.keys() | {"a", "an", "half"}
_LONGEST_LIMIT = 7
"""Words from a cue to the number of the limit that it turns."""

_SENTENCE_START = frozenset(".:!?")

_DENYING = frozenset({"fails", "fail", "failed", "stopped", "stops", "lacks", "lack", "avoid", "avoids", "instead"})


@dataclass(frozen=True, slots=True)
class Negation:
    """One negation: the span of its cue (code points, half-open), where its scope ends, the content words it reaches.

    The scope runs from ``end`` to ``scope_end``, the end of the clause; ``reach`` holds lower-case forms. ``forbids``
    is the verb, lower case, where it is an order not to do something: "Do not share your key".
    """

    start: int
    end: int
    scope_end: int
    reach: frozenset[str]
    forbids: str | None = None


def find_negations(text: str) -> tuple[Negation, ...]:
    """Return the negations of ``text`` in order. "Not only", "no matter" and the like deny nothing and are left out."""
    words = list(_WORD.finditer(text))
    found = []
    for index, match in enumerate(words):
        following = words[index + 1 : index + 1 + _LONGEST_SCOPE]
        if not (_is_cue(match.group()) or _opens_rejection(match, following)):
            continue
        if _denies_nothing([word.group().lower() for word in following[:2]]) or _is_limit(words, index):
            continue
        following = following[_inserted(following) :]
        scope = list(takewhile(lambda word: word.group().lower() not in _CLAUSE_END, following))
        scope_end = scope[-1].end() if scope else match.end()
        reach = _reach(word.group().lower() for word in scope)
        forbids = scope[0].group().lower() if scope and _is_order(words, index) else None
        found.append(Negation(match.start(), match.end(), scope_end, reach, forbids))
    return tuple(found)


def _inserted(following: list[re.Match[str]]) -> int:
    """Return how many tokens stand between commas right after the cue: "never, as elsewhere, on ..."."""
    signs = [word.group() for word in following]
    return signs.index(",", 1) + 1 if signs[:1] == [","] and "," in signs[1:] else 0


def _denies_nothing(following: list[str]) -> bool:
    """Tell "not only" and the like, and the limits "no more than" and "no later than"."""
    return bool(following) and (following[0] in _NO_DENIAL_AFTER or following[1:] == ["than"])


def _is_limit(words: list[re.Match[str]], at: int) -> bool:
    """Tell the limit "never falls below 99.9 %", whose cue is ``words[at]``; "why not save more than 40 %" is none."""
    if at and words[at - 1].group().lower() == "why":
        return False
    cue, *following = [word.group().lower() for word in words[at : at + _LONGEST_LIMIT]]
    for index, word in enumerate(following[:-1]):
        if following[index + 1][0].isdigit() or following[index + 1] in _NUMBERS:
            start = index - (word == "than")
            return start >= 0 and is_denied_limit(cue, following[:start], following[start : index + 1])
    return False


def _opens_rejection(word: re.Match[str], following: list[re.Match[str]]) -> bool:
    """Tell the "rather than" that denies what follows it."""
    return word.group().lower() == "rather" and [each.group().lower() for each in following[:1]] == ["than"]


def negates(text: str) -> bool:
    """Tell whether a "not" stands in ``text`` that denies something, and be it as a limit ("no faster than"): not "no
    doubt", nor what only denies what follows, as "lacks" does.
    """
    words = [*(match.group().lower() for match in _WORD.finditer(text)), ""]
    return any(_is_not(word) and following not in _NO_DENIAL_AFTER for word, following in pairwise(words))


def _is_not(word: str) -> bool:
    plain = word.lower().replace("’", "'")
    return plain in NEGATIONS or plain.endswith("n't")


def _is_cue(word: str) -> bool:
    return _is_not(word) or word.lower() in _DENYING


def _is_order(words: list[re.Match[str]], at: int) -> bool:
    """Tell whether the cue ``words[at]`` opens its sentence as an order: "Don't", "Never", "Please do not"."""
    cue = words[at].group().lower().replace("’", "'")
    first = at - (cue == "not")
    if cue not in ("don't", "never", "not") or first < 0 or (cue == "not" and words[first].group().lower() != "do"):
        return False
    before = words[first - 1].group().lower() if first else "."
    return before in _SENTENCE_START or (
        before == "please" and (first == 1 or words[first - 2].group() in _SENTENCE_START)
    )


def _reach(scope: Iterable[str]) -> frozenset[str]:
    return frozenset(word for word in scope if word not in FUNCTION_WORDS)
