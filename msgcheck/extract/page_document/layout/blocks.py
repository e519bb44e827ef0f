"""Lines of a PDF page become blocks (headings, paragraphs, bullets, cells) in natural reading order."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence, Set
from itertools import pairwise
from math import inf

from msgcheck.extract.page_document.layout.line import Box, Line
from msgcheck.extract.page_document.layout.lines import BULLET, SOFT_HYPHEN, overlap, union
from msgcheck.extract.page_document.layout.reading_order import reading_order
from msgcheck.extract.page_document.layout.running_lines import RunningKey, running_key
from msgcheck.values import dataclass

SENTENCE_END = re.compile(r"[.!?:;…][\"'”’)\]]*$")
_CONTENTS_ENTRY = re.compile(r"(?<!\.)(?<!\. )(?:\. ?){4,}+\s*\w{1,5}$")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_HYPHENS = ("-", "\u2010", SOFT_HYPHEN)
_CUT_WORD = re.compile(rf"([^\W\d_]+)[{''.join(_HYPHENS)}]$")
_LONGEST_WORD = 100
_WORD_START = re.compile(r"[^\W\d_]*")
_SAME_SIZE = 1.12
"""Fonts of one paragraph differ less; headings in the test corpora are 1.15 times the text and more."""

_BLOCK_LINES = 300
"""Lines of one block; a page of print has fifty. The work grows with their square."""

Leading = dict[int, float]
"""Rounded size of a font -> usual distance of its lines."""


@dataclass(frozen=True, slots=True)
class Block:
    """Lines that belong together, from top to bottom."""

    lines: tuple[Line, ...]

    @property
    def box(self) -> Box:
        """The box around all lines."""
        return union(line.box for line in self.lines)

    @property
    def size(self) -> float:
        """Height of the font, of the longest line."""
        return max(self.lines, key=lambda line: len(line.text)).size

    @property
    def is_bold(self) -> bool:
        """Whether all of it is bold."""
        return all(line.is_bold for line in self.lines)

    @property
    def is_bullet(self) -> bool:
        """Whether it begins with a bullet or a number."""
        return BULLET.match(self.lines[0].text) is not None


def usual_leading(strata: Iterable[Sequence[Line]]) -> Leading:
    """Measure the usual distance of lines per font size over a document: the commonest one, of two the smaller."""
    distances: dict[int, Counter[float]] = {}
    for lines in strata:
        for above, below in pairwise(lines):
            distance = below.box[3] - above.box[3]
            if _is_same_size(above, below) and 0.5 * below.size < distance < 2 * below.size:
                distances.setdefault(round(below.size), Counter())[round(2 * distance) / 2] += 1
    return {size: min(counts, key=lambda each: (-counts[each], each)) for size, counts in distances.items()}


def blocks_of(
    lines: Sequence[Line], leading: Leading, height: float = inf, running: Set[RunningKey] = frozenset()
) -> list[Block]:
    """Group the lines of a page of some height, in the order the file draws them, into blocks in reading order.

    ``running``: the lines that are headers and footers, which no other line goes on.
    """
    groups: list[list[Line]] = []
    apart = {line for line in lines if running_key(line.text, line.box) in running} if running else ()
    for line in lines:
        homes = (block for block in _candidates(groups, line) if _goes_on(block, line, leading))
        home = next((block for block in homes if not apart or (block[-1] in apart) == (line in apart)), None)
        if home is None:
            groups.append([line])
        else:
            home.append(line)
    blocks = [Block(tuple(group)) for group in groups]
    return [blocks[index] for index in reading_order([block.box for block in blocks], height)]


def _candidates(blocks: list[list[Line]], line: Line) -> list[list[Line]]:
    """Return the blocks a line may go on: the last one; earlier ones where a sentence is plainly cut in two."""
    if not line.text[0].islower():
        return blocks[-1:]
    return blocks[-1:] + [
        block
        for block in blocks[-2:-12:-1]
        if len(block[-1].text) >= 25 and not SENTENCE_END.search(block[-1].text)  # a line of a column, not a cell
    ]


def _goes_on(block: list[Line], line: Line, leading: Leading) -> bool:
    """Tell whether ``line`` is the next line of ``block``."""
    last = block[-1]
    if (
        len(block) >= _BLOCK_LINES
        or not _is_same_size(last, line)
        or BULLET.match(line.text)
        or _CONTENTS_ENTRY.search(last.text)
    ):
        return False
    if overlap((last.box[0], last.box[2]), (line.box[0], line.box[2])) < 0.3:
        return False
    distance = line.box[3] - last.box[3]
    usual = leading.get(round(line.size), 1.2 * line.size)
    if not 0.3 * line.size < distance < 1.2 * usual + 0.5:
        return False
    return not _is_new_paragraph(block, line, distance)


def _is_new_paragraph(block: list[Line], line: Line, distance: float) -> bool:
    last = block[-1]
    ends_sentence = SENTENCE_END.search(last.text) is not None
    if ends_sentence and len(block) > 1 and line.box[0] > last.box[0] + 0.8 * line.size:
        return not BULLET.match(block[0].text)  # the first line of a paragraph is set in; a bullet's lines are too
    right = max(each.box[2] for each in (*block, line))
    would_have_fitted = right - last.box[2] > line.first_width + 0.5 * line.size
    is_loose = distance > 1.4 * line.size
    return would_have_fitted and (ends_sentence or is_loose or last.is_bold != line.is_bold)


def _is_same_size(first: Line, second: Line) -> bool:
    return max(first.size, second.size) <= _SAME_SIZE * min(first.size, second.size)


def vocabulary(lines: Iterable[Line]) -> Counter[str]:
    """Count the words of a document in lower case, without those cut by the end of a line."""
    words: Counter[str] = Counter()
    whole: list[str] = []
    is_cut = False
    for line in lines:
        was_cut, is_cut = is_cut, line.text.endswith(_HYPHENS)
        if was_cut or is_cut:
            found = _WORD.findall(line.text.lower())
            words.update(found[was_cut : len(found) - is_cut])
        else:
            whole.append(line.text)
    words.update(_WORD.findall("\n".join(whole).lower()))
    return words


def joined_text(lines: Sequence[Line], words: Counter[str]) -> str:
    """Join lines by a space; a word cut by a hyphen at the end of a line becomes whole.

    ``words`` holds the words of the document in lower case: they decide whether the hyphen is part of the word.
    """
    text = lines[0].text
    for line in lines[1:]:
        text = join(text, line.text, words)
    end = "-" if text.endswith(SOFT_HYPHEN) else ""
    return text.replace(SOFT_HYPHEN, "") + end


def join(above: str, below: str, words: Counter[str]) -> str:
    """Join the text of a line to the text above it."""
    cut = _CUT_WORD.search(above, max(0, len(above) - _LONGEST_WORD)) if above.endswith(_HYPHENS) else None
    if cut is None:
        return f"{above} {below}"
    tail = _WORD_START.match(below)
    hyphen = "-" if _keeps_hyphen(cut[1], tail[0] if tail else "", words) else ""
    return above[:-1] + hyphen + below


def _keeps_hyphen(head: str, tail: str, words: Counter[str]) -> bool:
    """Ask the rest of the document: is the word written whole, with a hyphen, or are both halves words?"""
    if not tail or not tail[0].islower() or (len(head) > 1 and head.isupper()):
        return True
    whole, hyphenated = words[(head + tail).lower()], words[f"{head}-{tail}".lower()]
    if whole or hyphenated:
        return hyphenated > whole
    return bool(words[head.lower()] and words[tail.lower()])
