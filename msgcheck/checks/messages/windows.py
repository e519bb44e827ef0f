"""Neighbouring passages read as one: a message may be told over a title and its bullets, or over several bullets.

A window is looked at only for a message that no single passage tells, before it is called missing. It makes no finding:
what is wrong in it is wrong in one of its passages, and is found there.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from heapq import nsmallest
from itertools import groupby

import numpy as np
from numpy.typing import NDArray

from msgcheck.analysis.combination import Similarity
from msgcheck.analysis.words import stems_and_length
from msgcheck.checks.messages.index import MessageIndex, Vectors
from msgcheck.checks.messages.screening import candidates, shared_words
from msgcheck.checks.messages.units import is_judged
from msgcheck.model.passage import Passage, Role
from msgcheck.model.place import slide_or_page
from msgcheck.model.verdict import Judgement, Label
from msgcheck.values import dataclass

MOST_PASSAGES = 4
MOST_WORDS = 45
"""A window reaches no further: the judge reads little more, and a whole slide always has a message's words."""

WINDOWS_JUDGED = 3
"""Windows looked at for one message in one asset: those with most of its words."""

_LEAST_SHARE = 0.4
"""Share of a wording's weight that a window must have to be looked at. The verdicts on passages of written documents,
cut in two, are the same from 0.2 to 0.5 (``training/measure_windows.py``), and fewer windows are embedded with more."""

_TITLES = frozenset({Role.TITLE, Role.HEADING})

_BLOCK = 1024
"""Windows compared at once: bounds memory."""


@dataclass(frozen=True, slots=True)
class Window:
    """Passages ``first`` to ``end`` (half-open, by index) as one ``text``, under one title."""

    text: str
    context: str
    first: int
    end: int


Vector = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Telling:
    """A window that tells a message rightly, and the confidence in it."""

    window: Window
    confidence: float | None


Told = dict[int, Telling]
"""Messages, by index, that several passages tell together."""


@dataclass(frozen=True, slots=True)
class WindowQuestion:
    """A window and a message, by index, that it may tell, with their cosines."""

    message: int
    window: Window
    similarity: Similarity


def windows_of(passages: Sequence[Passage], layers: Collection[str]) -> Iterator[Window]:
    """Yield the windows of two to :data:`MOST_PASSAGES` neighbours that stand in ``layers``, on one slide or page, in
    one layer and under one title, in reading order.
    """
    for _, block in groupby(enumerate(passages), key=lambda each: _block_of(each[1], layers)):
        members = list(block)
        if not is_judged(members[0][1], layers):
            continue
        for start in range(len(members)):
            yield from _windows_from(members[start : start + MOST_PASSAGES])


def _windows_from(members: Sequence[tuple[int, Passage]]) -> Iterator[Window]:
    texts = [passage.text.strip() for _, passage in members]
    for size in range(2, len(members) + 1):
        text = " ".join(texts[:size])
        if len(text.split()) > MOST_WORDS:
            return
        first, passage = members[0]
        yield Window(text, passage.context, first, members[size - 1][0] + 1)


def _block_of(passage: Passage, layers: Collection[str]) -> tuple[object, ...]:
    """Return what neighbours share; a title shares it with what stands under it."""
    title = passage.text.strip() if passage.role in _TITLES else passage.context
    return is_judged(passage, layers), passage.layer, title, slide_or_page(passage.place)


def likeliest_windows(
    windows: Iterable[Window], passages: Sequence[Passage], index: MessageIndex, messages: Collection[int]
) -> dict[int, tuple[Window, ...]]:
    """Return, for each of ``messages``, at most :data:`WINDOWS_JUDGED` windows that share most words with it.

    Both ends of a window must bring words of the message, or a shorter one says as much.
    """
    columns = sorted(messages)
    best: dict[int, list[tuple[float, int, int, Window]]] = {message: [] for message in columns}
    for part in _parts(windows):
        whole, less = _shares(part, passages, index)
        telling = (whole >= _LEAST_SHARE) & (whole > less)
        for row, column in np.argwhere(telling[:, columns]).tolist():
            window, message = part[row], columns[column]
            entry = (-float(whole[row, message]), window.first, window.end, window)
            best[message] = nsmallest(WINDOWS_JUDGED, [*best[message], entry], key=lambda each: each[:3])
    return {message: tuple(entry[3] for entry in entries) for message, entries in best.items() if entries}


def _parts(windows: Iterable[Window]) -> Iterator[list[Window]]:
    part: list[Window] = []
    for window in windows:
        part.append(window)
        if len(part) == _BLOCK:
            yield part
            part = []
    if part:
        yield part


def _shares(windows: Sequence[Window], passages: Sequence[Passage], index: MessageIndex) -> tuple[Vectors, Vectors]:
    """Return the shared words [windows, messages] of the windows, and the larger of those without either end."""
    stems = {
        at: stems_and_length(passages[at].text)[0]
        for at in {at for window in windows for at in range(window.first, window.end)}
    }

    def of(first: int, end: int) -> frozenset[str]:
        return frozenset().union(*(stems[at] for at in range(first, end)))

    whole = shared_words([of(window.first, window.end) for window in windows], index)
    tail = shared_words([of(window.first + 1, window.end) for window in windows], index)
    head = shared_words([of(window.first, window.end - 1) for window in windows], index)
    return whole, np.maximum(tail, head)


def window_questions(
    likeliest: Mapping[int, Sequence[Window]], vectors: Mapping[str, Vector], index: MessageIndex
) -> tuple[WindowQuestion, ...]:
    """Return the windows worth judging, the likeliest of each message first.

    ``likeliest`` is what :func:`likeliest_windows` found, ``vectors`` holds the unit vector of each window's text.
    """
    found: list[WindowQuestion] = []
    for message, windows in likeliest.items():
        texts = [window.text for window in windows]
        near = candidates(texts, np.stack([vectors[text] for text in texts]), index)
        found += (
            WindowQuestion(message, windows[each.text], each.similarity) for each in near if each.message == message
        )
    return tuple(found)


def told_together(questions: Sequence[WindowQuestion], judgements: Sequence[Judgement]) -> Told:
    """Return the messages that a window tells rightly, with the first that does."""
    told: Told = {}
    for question, judgement in zip(questions, judgements, strict=True):
        if judgement.label is Label.ALIGNED:
            told.setdefault(question.message, Telling(question.window, judgement.confidence))
    return told
