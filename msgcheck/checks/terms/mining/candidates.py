"""The phrases of a passage that could be terms.

Without a trained pipeline these are runs of words between stop words, and all their parts that begin and end as a
noun phrase may ("Automatic recognition of multi-word terms", Frantzi, Ananiadou and Mima 2000, has a tagger choose
them); with one, the noun chunks that it finds, and their parts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgcheck.analysis.language import read_document
from msgcheck.checks.terms.mining.stop_words import (
    can_begin,
    can_begin_name,
    can_end,
    can_modify,
    ends_phrase,
    may_be_verb,
)
from msgcheck.checks.terms.mining.tokens import Token, key_of, segments
from msgcheck.values import dataclass

LONGEST = 5
"""Words of the longest candidate. Of the terms in the glossaries at hand three in a hundred are longer."""
_LONGEST_KEY = LONGEST + 3
"""Words with those that hyphens join. What has more is a path, not a compound."""
_VERB_FOLLOWS = re.compile(r"\b(?:can|could|may|must|not|should|they|to|we|will|would|you) \Z", re.IGNORECASE)
_GOES_ON = frozenset("/&-+.")
_GOES_ON_AFTER = re.compile(r"[/&+]|-\w|\.\w| (?=[A-Z\d.:v-]*\d)[\w.:-]+")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A phrase at ``start:end`` of the normalised text; ``key`` is the same for all its spellings."""

    start: int
    end: int
    key: tuple[str, ...]


def candidates(text: str, *, is_tagged: bool = False) -> Iterator[Candidate]:
    """Yield the candidates in normalised ``text``, longer ones and the parts of them alike."""
    for run in segments(text):
        for phrase in _in_chunks(run, text) if is_tagged else _between_stop_words(run):
            for part in _parts(phrase):
                if not _is_fragment(part, text):
                    yield part


def _between_stop_words(run: Sequence[Token]) -> Iterator[Sequence[Token]]:
    """Cut a run at its stop words; "of" within it stays, for names and compounds: "bill of materials"."""
    start = 0
    for at, token in enumerate(run):
        if not ends_phrase(token.lower) or (token.text == "of" and _joins(run, at)):
            continue
        if at > start:
            yield run[start:at]
        start = at + 1
    if start < len(run):
        yield run[start:]


def _joins(run: Sequence[Token], at: int) -> bool:
    around = (run[at - 1 : at], run[at + 1 : at + 2])
    return all(side and not ends_phrase(side[0].lower) for side in around)


def _in_chunks(run: Sequence[Token], text: str) -> Iterator[Sequence[Token]]:
    """Cut a run into what a trained pipeline calls noun chunks, and these at stop words as well."""
    first, last = run[0].start, run[-1].end
    document = read_document(text[first:last], is_tagged=True)
    for chunk in document.noun_chunks:
        inside = [
            token for token in run if chunk.start_char <= token.start - first and token.end - first <= chunk.end_char
        ]
        yield from _between_stop_words(inside)


def _parts(phrase: Sequence[Token]) -> Iterator[Candidate]:
    for start in range(len(phrase)):
        for end in range(start + 1, min(start + LONGEST, len(phrase)) + 1):
            part = phrase[start:end]
            if _is_possible(part) and len(key := key_of(part)) <= _LONGEST_KEY:
                yield Candidate(part[0].start, part[-1].end, key)


def _is_fragment(part: Candidate, text: str) -> bool:
    """Tell whether the phrase goes on where no word does ("ISO/IEC 5230", "R&D", "team/code host"), or begins with what
    must be a verb: "to train models".
    """
    if _VERB_FOLLOWS.search(text, max(0, part.start - 9), part.start) and may_be_verb(part.key[0]):
        return True
    return text[part.start - 1 : part.start] in _GOES_ON or _GOES_ON_AFTER.match(text, part.end) is not None


def _is_possible(part: Sequence[Token]) -> bool:
    first, last = part[0].lower, part[-1].lower
    if "of" in {first, last}:
        return False
    if len(part) > 1 and is_name(part):
        return can_begin_name(first)
    begins = can_begin(first) if len(part) == 1 else can_modify(first)
    return begins and can_end(last)


def is_name(tokens: Sequence[Token]) -> bool:
    """Tell whether every word but "of" has a capital."""
    return all(token.text[0].isupper() or any(map(str.isupper, token.text)) or token.text == "of" for token in tokens)
