"""Sentences of a passage: the only door to spaCy, opened when the first sentence is asked for."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language

_LONGEST_TEXT = 100_000
"""Code points given to spaCy at once; longer passages are cut at white space first, so that memory stays bounded."""

_ABBREVIATION_END = re.compile(
    r"(?:\b(?:e\.g|i\.e|etc|approx|vs|cf|ca|incl|resp|no|vol|fig|inc|ltd|corp|co|dr|mr|mrs|ms|prof|st)\.|\b[A-Z]\.)$",
    re.IGNORECASE,
)
_BLANK_LINE = re.compile(r"\n\s*\n")


def sentences(text: str) -> tuple[tuple[int, int], ...]:
    """Return the spans (code points, half-open, without outer white space) of the sentences of ``text``, in order.

    The rules are spaCy's sentencizer on its English tokeniser (which keeps ``3.5`` and ``e.g.`` whole); a full stop
    after an abbreviation or inside a name does not end a sentence, a blank line always does.
    """
    spans: list[tuple[int, int]] = []
    for start, end in _blocks(text):
        spans.extend(_sentences_of_block(text, start, end))
    return tuple(spans)


def _blocks(text: str) -> list[tuple[int, int]]:
    edges = [0, *(match.end() for match in _BLANK_LINE.finditer(text)), len(text)]
    blocks: list[tuple[int, int]] = []
    for start, end in pairwise(edges):
        at = start
        while end - at > _LONGEST_TEXT:
            cut = text.rfind(" ", at + 1, at + _LONGEST_TEXT)
            cut = cut if cut > 0 else at + _LONGEST_TEXT
            blocks.append((at, cut))
            at = cut
        blocks.append((at, end))
    return blocks


def _sentences_of_block(text: str, start: int, end: int) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    for sentence in _pipeline()(text[start:end]).sents:
        first, last = _stripped(text, start + sentence.start_char, start + sentence.end_char)
        if first == last:
            continue
        if spans and _runs_on(text, spans[-1], first):
            spans[-1] = (spans[-1][0], last)
        else:
            spans.append((first, last))
    return spans


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _runs_on(text: str, before: tuple[int, int], start: int) -> bool:
    """Tell whether what starts at ``start`` goes on with the sentence before it."""
    return text[start].islower() or bool(_ABBREVIATION_END.search(text[max(before[0], before[1] - 12) : before[1]]))


@cache
def _pipeline() -> Language:
    import spacy

    pipeline = spacy.blank("en")
    pipeline.add_pipe("sentencizer")
    return pipeline
