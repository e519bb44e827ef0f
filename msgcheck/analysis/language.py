"""Sentences of a passage and parts of speech: the only door to spaCy, opened when the first one is asked for."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib.util import find_spec
from itertools import pairwise
from typing import TYPE_CHECKING

from msgcheck.analysis.sentence_starts import ends_in_abbreviation, plain_starts

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

_LONGEST_TEXT = 100_000
"""Code points given to spaCy at once; longer passages are cut at white space first, so that memory stays bounded."""

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
    for sentence_start, sentence_end in _cut(text[start:end]):
        first, last = _stripped(text, start + sentence_start, start + sentence_end)
        if first == last:
            continue
        if spans and _runs_on(text, spans[-1], first):
            spans[-1] = (spans[-1][0], last)
        else:
            spans.append((first, last))
    return spans


def _cut(block: str) -> list[tuple[int, int]]:
    """Return the spans of ``block`` between ends of sentences; spaCy is asked only where they are not plain."""
    starts = plain_starts(block)
    if starts is None:
        return [(sentence.start_char, sentence.end_char) for sentence in _pipeline()(block).sents]
    return list(pairwise([0, *starts, len(block)]))


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _runs_on(text: str, before: tuple[int, int], start: int) -> bool:
    """Tell whether what starts at ``start`` goes on with the sentence before it."""
    return text[start].islower() or ends_in_abbreviation(text, *before)


@cache
def _pipeline() -> Language:
    import spacy

    pipeline = spacy.blank("en")
    pipeline.add_pipe("sentencizer")
    return pipeline


_TAGGERS = ("en_core_web_trf", "en_core_web_lg", "en_core_web_md", "en_core_web_sm")
"""Trained English pipelines that tag parts of speech, the best one first. None of them comes with msgcheck."""
_TAGGED_REACH = 300
"""Characters on either side of a word that a tagger sees: a sentence, and a bound for passages without one."""
_COARSE = {"NOUN": "noun", "PROPN": "noun", "VERB": "verb", "AUX": "verb", "ADJ": "adj", "ADV": "adv"}


@cache
def tagger_name() -> str | None:
    """Return the trained pipeline that is installed, ``None`` where there is none. Opens nothing."""
    return next((name for name in _TAGGERS if find_spec(name)), None)


def part_of_speech(text: str, start: int, end: int) -> str | None:
    """Return what ``text[start:end]`` is by a trained pipeline: ``noun``, ``verb``, ``adj``, ``adv``.

    ``None`` where no pipeline is installed, or where the span ends with a word of another kind.
    """
    name = tagger_name()
    if name is None:
        return None
    first, last = max(0, start - _TAGGED_REACH), end + _TAGGED_REACH
    span = _tagged(name, text[first:last]).char_span(start - first, end - first, alignment_mode="expand")
    return _COARSE.get(span.root.pos_) if span is not None else None


@lru_cache(maxsize=64)
def _tagged(name: str, text: str) -> Doc:
    return _trained(name)(text)


@cache
def _trained(name: str) -> Language:
    import spacy

    return spacy.load(name, exclude=["ner"])


def read_document(text: str, *, is_tagged: bool) -> Doc:
    """Return ``text`` in words, with parts of speech where ``is_tagged``.

    Raises ``LookupError`` where they are asked for and no trained pipeline is installed.
    """
    if not is_tagged:
        return _pipeline()(text)
    name = tagger_name()
    if name is None:
        raise LookupError("no trained English pipeline is installed")
    return _tagged(name, text)
