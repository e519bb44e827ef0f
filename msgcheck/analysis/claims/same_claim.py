"""When two sentences are near-duplicates: the same claim, copied and touched up."""

from __future__ import annotations

import re

from msgcheck.analysis.words import content_words
from msgcheck.values import dataclass

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_SHARED = 0.75
"""Share of common stems (Jaccard) from which two sentences with the same numbers are one claim: one word in ten may go
and another come.
"""


@dataclass(frozen=True, slots=True)
class ClaimWords:
    """What is compared of a sentence: stems of its content words, those of its capitalised words, numbers as written.

    The first word is capitalised for its place and counts as no name.
    """

    stems: frozenset[str]
    names: frozenset[str]
    numbers: frozenset[str]


def claim_words(text: str) -> ClaimWords:
    """Take a sentence apart for :func:`is_same_claim`."""
    content = content_words(text)
    names = frozenset(word.stem for word in content if text[word.start].isupper() and text[: word.start].strip())
    return ClaimWords(frozenset(word.stem for word in content), names, frozenset(_NUMBER.findall(text)))


def is_same_claim(one: ClaimWords, other: ClaimWords) -> bool:
    """Tell whether two sentences are near-duplicates; other numbers or other names make another claim."""
    if one.numbers != other.numbers or not (one.names <= other.stems and other.names <= one.stems):
        return False
    return len(one.stems & other.stems) >= _SHARED * len(one.stems | other.stems)
