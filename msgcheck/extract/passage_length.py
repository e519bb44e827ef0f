"""How long a passage may be: a finding shows its passage, so one of megabytes would be shown thousands of times."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from msgcheck.late_pattern import late_pattern
from msgcheck.model.passage import Extraction, Passage
from msgcheck.model.place import LinePlace, Place

MAX_LENGTH = 4_000
"""Code points of a passage: some six hundred words, more than a page of print. Of 40,059 passages of real decks,
documents and pages one has more than 2,000. What shows a passage with each of its findings is at most 4,000 times as
large as the file.
"""

CONTEXT_LENGTH = 400
"""Code points of a title where it stands for something else: as context of a passage, as title of an asset."""

_SENTENCE_END = late_pattern(r"[.!?…][\"'”’»)\]]{0,4}(?=\s)|[。！？]")
_CLAUSE_END = late_pattern(r"[,;:)\n]\s|\n")
_WHITE_SPACE = late_pattern(r"\s")
_CUTS = (_SENTENCE_END, _CLAUSE_END, _WHITE_SPACE)
"""Where a passage is cut, the best first: within a sentence, a cut before a new clause parts no term."""


def bounded(extraction: Extraction) -> Extraction:
    """Cut every passage longer than ``MAX_LENGTH`` into consecutive ones of the same layer, role, context and place.

    A piece ends at the last sentence end of the 4,000 code points it may have, else at the last clause end, else at
    the last white space, in their second half; else it is cut hard. White space at the cut is left out, nothing else. A
    :class:`LinePlace` moves to the line and column where the piece begins; another place holds for all pieces. Titles
    used as context are cut at ``CONTEXT_LENGTH``.
    """
    is_short = all(len(each.text) <= MAX_LENGTH and len(each.context) <= CONTEXT_LENGTH for each in extraction.passages)
    if is_short and len(extraction.title) <= CONTEXT_LENGTH:
        return extraction
    passages = tuple(piece for passage in extraction.passages for piece in _pieces(passage))
    return Extraction(_shortened(extraction.title), passages, extraction.coverage)


def spans(text: str) -> Iterator[tuple[int, int]]:
    """Yield the spans that a text is cut into; between them, and around the first and last, lies only white space."""
    start = _after_white_space(text, 0)
    while start < len(text):
        end = len(text) if len(text) - start <= MAX_LENGTH else _cut(text, start)
        yield start, start + len(text[start:end].rstrip())
        start = _after_white_space(text, end)


def _after_white_space(text: str, start: int) -> int:
    while start < len(text) and text[start].isspace():
        start += 1
    return start


def _cut(text: str, start: int) -> int:
    """Return where the piece that begins at ``start`` ends, by the best kind of end in its second half."""
    middle, end = start + MAX_LENGTH // 2, start + MAX_LENGTH
    for kind in _CUTS:
        last = max((match.end() for match in kind.finditer(text, middle, end)), default=0)
        if last:
            return last
    return end


def _pieces(passage: Passage) -> Iterator[Passage]:
    context = _shortened(passage.context)
    if len(passage.text) <= MAX_LENGTH:
        yield passage if context == passage.context else replace(passage, context=context)
        return
    place, before = passage.place, 0
    for start, end in spans(passage.text):
        place, before = _moved(place, passage.text, before, start), start
        yield replace(passage, text=passage.text[start:end], place=place, context=context)


def _moved(place: Place, text: str, before: int, start: int) -> Place:
    """Return the place of code point ``start``, when that of ``before`` is known."""
    if not isinstance(place, LinePlace):
        return place
    line_ends = text.count("\n", before, start)
    if not line_ends:
        return LinePlace(place.line, place.column + start - before)
    return LinePlace(place.line + line_ends, start - text.rfind("\n", before, start))


def _shortened(title: str) -> str:
    """Cut a title at the last white space that fits, else hard."""
    if len(title) <= CONTEXT_LENGTH:
        return title
    head = title[: CONTEXT_LENGTH + 1]
    return head.rsplit(None, 1)[0][:CONTEXT_LENGTH]
