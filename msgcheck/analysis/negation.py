"""What a sentence denies: the words that a negation turns round, simply all up to the end of its clause."""

from __future__ import annotations

import re
from dataclasses import dataclass

from msgcheck.analysis.lexicon import FUNCTION_WORDS, NEGATIONS

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*|[,;:.!?()–—]")
_CLAUSE_END = frozenset(",;:.!?()–—") | {"but", "although", "because", "while", "which", "who", "instead", "rather"}
_NO_DENIAL_AFTER = frozenset({"only", "just", "merely", "simply", "matter", "doubt", "surprise"})
"""After a negation these make no denial of what follows: "not only fast", "no matter where", "no doubt"."""

_DENYING = frozenset({"fails", "fail", "failed", "stopped", "stops", "lacks", "lack", "avoid", "avoids", "instead"})


@dataclass(frozen=True, slots=True)
class Negation:
    """One negation: the span of its cue (code points, half-open) and the content words it reaches, lower case."""

    start: int
    end: int
    reach: frozenset[str]


def find_negations(text: str) -> tuple[Negation, ...]:
    """Return the negations of ``text`` in order. "Not only", "no matter" and the like deny nothing and are left out."""
    words = list(_WORD.finditer(text))
    found = []
    for index, match in enumerate(words):
        if not _is_cue(match.group()):
            continue
        following = [word.group().lower() for word in words[index + 1 : index + 14]]
        if following and following[0] in _NO_DENIAL_AFTER:
            continue
        found.append(Negation(match.start(), match.end(), _reach(following)))
    return tuple(found)


def _is_cue(word: str) -> bool:
    plain = word.lower().replace("’", "'")
    return plain in NEGATIONS or plain in _DENYING or plain.endswith("n't")


def _reach(following: list[str]) -> frozenset[str]:
    reached = set()
    for word in following:
        if word in _CLAUSE_END:
            break
        if word not in FUNCTION_WORDS and word[0].isalnum():
            reached.add(word)
    return frozenset(reached)
