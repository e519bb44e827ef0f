"""The words of one PDF page: spelled out, with their boxes as shown, and whether anybody sees them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import accumulate
from math import isfinite, pi

import pypdfium2 as pdfium

from msgcheck.extract.page_document.layout.lines import SLANTED, SOFT_HYPHEN, Words, turned
from msgcheck.extract.page_document.page.drawing import Drawings, Suspect
from msgcheck.extract.page_document.page.painting import Painting
from msgcheck.extract.page_document.page.sheet import Sheet
from msgcheck.extract.page_document.page.text_page import HYPHEN, PAGE_CHARACTERS, Sides, TextPage
from msgcheck.extract.page_document.page.visibility import Pieces, judged_by_geometry

_LIGATURES = str.maketrans(
    {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st", HYPHEN: SOFT_HYPHEN}
)

_LEVEL, _PIECE_GAP = 0.15, 0.1
"""Heights of a line: pieces of a word stand as high, and closer than the narrowest space is wide."""

_SLANT = 0.1
"""Quarter turns that a word may stand off the upright: a page that lies askew in a scanner does by less."""

_LINE_END = 2
"""Characters that PDFium ends a line with."""

_ODD_SPELLING = re.compile("[\ud800-\udfffﬀ-ﬆ\x02]")
"""What :func:`spelled_out` spells in another way; most pages have none of it."""


class WordReader:
    """Reads the words of the pages of one document; ``is_layered``: some of its layers are switched off."""

    def __init__(self, drawings: Drawings, *, is_layered: bool) -> None:
        self._drawings = drawings
        self._is_layered = is_layered

    def read(self, page: pdfium.PdfPage, sheet: Sheet, painting: Painting) -> tuple[Words, tuple[str, ...], str | None]:
        """Return the words of an open page in the order of the file, its lines as PDFium gives them, and why some
        words are left out, if any are.
        """
        text = TextPage(page)
        try:
            found = text.pieces(painting)
            pieces = _placed(found)
            words = _words(text, pieces, self._hidden(page, text, pieces, sheet, painting), sheet)
            return words, text.lines, _what_is_left_out(text, has_unplaced=pieces is not found)
        finally:
            text.close()

    def _hidden(
        self, page: pdfium.PdfPage, text: TextPage, pieces: Pieces, sheet: Sheet, painting: Painting
    ) -> set[int]:
        verdict = judged_by_geometry(pieces, painting, sheet, is_layered=self._is_layered)
        suspects = [
            Suspect(
                text.text[pieces.starts[index] : pieces.ends[index]],
                sheet.shown(*pieces.bounds(index)),
                pieces.drawn_by[index],
                index in verdict.inked,
            )
            for index in verdict.suspects
        ]
        unseen: set[int] = set()
        if suspects:
            # PDFium gives a text that is drawn twice at one place once: its second copy must be missed with it.
            copies = painting.orders.keys() - text.text_objects()
            unseen = self._drawings.unseen(page, sheet, suspects, copies)
        return verdict.hidden(len(pieces.starts), {verdict.suspects[index] for index in unseen})


def _what_is_left_out(text: TextPage, *, has_unplaced: bool) -> str | None:
    if has_unplaced:
        return "some text has no place on the page"
    if text.has_unknown_letters():
        return "fonts of the page do not say which letters they hold; some words are not read, or in other letters"
    return None if text.count <= PAGE_CHARACTERS else "more text than a page holds"


def _placed(pieces: Pieces) -> Pieces:
    """Return the pieces that have a place on the page: the same ones where all have."""
    sides = pieces.lefts, pieces.bottoms, pieces.rights, pieces.tops
    if isfinite(sum(map(sum, sides))):
        return pieces
    return pieces.at([at for at, bounds in enumerate(zip(*sides, strict=True)) if isfinite(sum(bounds))])


def spelled_out(characters: str) -> str:
    """Spell ligatures out, and join the halves PDFium gives for characters beyond the basic plane."""
    if characters.isascii() and not characters.endswith(HYPHEN):
        return characters
    text = characters.translate(_LIGATURES)
    if text.isascii() or text.isprintable():
        return text
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _words(text: TextPage, pieces: Pieces, hidden: set[int], sheet: Sheet) -> Words:
    """Return the words; pieces of one word that are all seen, or all hidden, are one again."""
    pieces, are_hidden = _rejoined(text.text, pieces, hidden)
    texts = [text.text[start:end] for start, end in zip(pieces.starts, pieces.ends, strict=True)]
    if _ODD_SPELLING.search(text.text):
        texts = list(map(spelled_out, texts))
    turns, are_bold = _styles(text, pieces, sheet.rotation)
    words = Words(texts, *_sides(pieces, turns, sheet), are_bold, turns, are_hidden)
    if SLANTED in turns:
        words, pieces = _slanted_lines(words, pieces)
    return _whole(words, pieces, text.lines) if 1 in turns or 3 in turns else words


def _slanted_lines(words: Words, pieces: Pieces) -> tuple[Words, Pieces]:
    """Join words that one text object draws aslant: their boxes, which hold the lines upright, do not tell a line."""
    marks = list(zip(words.turns, words.are_hidden, pieces.drawn_by, strict=True))
    firsts = [
        at for at, mark in enumerate(marks) if not at or mark[0] != SLANTED or not mark[2] or mark != marks[at - 1]
    ]
    spans = _spans(firsts, len(marks))
    joined = words.at(firsts)._replace(
        texts=[" ".join(words.texts[start:end]) for start, end in spans],
        lefts=[min(words.lefts[start:end]) for start, end in spans],
        tops=[min(words.tops[start:end]) for start, end in spans],
        rights=[max(words.rights[start:end]) for start, end in spans],
        bottoms=[max(words.bottoms[start:end]) for start, end in spans],
    )
    return joined, pieces.at(firsts)._replace(ends=[pieces.ends[end - 1] for _, end in spans])


def _spans(firsts: Sequence[int], count: int) -> list[tuple[int, int]]:
    """Return where each of the runs of so many pieces begins and ends, by the first ones of each."""
    return list(zip(firsts, [*firsts[1:], count], strict=True))


def _whole(words: Words, pieces: Pieces, lines: Sequence[str]) -> Words:
    """Join words that run up or down the page: PDFium ends its line within them, wherever the file draws another text.

    ``pieces`` are the words in the text of these ``lines``. One behind a space begins a word.
    """
    line_starts = set(accumulate((len(line) + 1 for line in lines), initial=0))
    ends = (-_LINE_END, *pieces.ends)
    firsts = [
        at
        for at, (end, start) in enumerate(zip(ends, pieces.starts, strict=False))
        if start not in line_starts or start - end > _LINE_END or not at or not _goes_on(words, at)
    ]
    if len(firsts) == len(pieces.starts):
        return words
    spans = _spans(firsts, len(pieces.starts))
    return words.at(firsts)._replace(
        texts=["".join(words.texts[start:end]) for start, end in spans],
        rights=[words.rights[end - 1] for _, end in spans],
    )


def _goes_on(words: Words, at: int) -> bool:
    """Tell a word that runs up or down, at the height of the one before it, and without a space between them."""
    before, here = words.at([at - 1]), words.at([at])
    if here.turns != before.turns or not here.turns[0] % 2 or here.are_hidden != before.are_hidden:
        return False
    height = here.bottoms[0] - here.tops[0]
    shift = abs(here.tops[0] - before.tops[0]) + abs(here.bottoms[0] - before.bottoms[0])
    return shift < _LEVEL * height and abs(here.lefts[0] - before.rights[0]) < _PIECE_GAP * height


def _styles(text: TextPage, pieces: Pieces, rotation: int) -> tuple[list[int], list[bool]]:
    """Return the turns of pieces, and whether they are bold: as the first of those drawn by a text object."""
    drawn_by = pieces.drawn_by
    if 0 in drawn_by:  # each that is drawn by none stands for itself
        drawn_by = [address or -start - 1 for address, start in zip(drawn_by, pieces.starts, strict=True)]
    firsts = dict(zip(reversed(drawn_by), reversed(pieces.starts), strict=True))
    angles, are_bold = text.styles(list(firsts.values()))
    quarters = [angle / (pi / 2) + rotation / 90 for angle in angles]
    turns = [round(each) % 4 if abs(each - round(each)) < _SLANT else SLANTED for each in quarters]
    turns_of, is_bold_of = dict(zip(firsts, turns, strict=True)), dict(zip(firsts, are_bold, strict=True))
    return [turns_of[each] for each in drawn_by], [is_bold_of[each] for each in drawn_by]


def _sides(pieces: Pieces, turns: Sequence[int], sheet: Sheet) -> Sides:
    """Return the left, top, right and bottom sides of pieces on the page as shown, turned until each stands upright."""
    if any(turns) or (turns and sheet.rotation):
        boxes = [turned(sheet.shown(*pieces.bounds(index)), count) for index, count in enumerate(turns)]
        lefts, tops, rights, bottoms = (list(column) for column in zip(*boxes, strict=True))
        return lefts, tops, rights, bottoms
    return (
        [left - sheet.left for left in pieces.lefts],
        [sheet.top - top for top in pieces.tops],
        [right - sheet.left for right in pieces.rights],
        [sheet.top - bottom for bottom in pieces.bottoms],
    )


def _rejoined(characters: str, pieces: Pieces, hidden: set[int]) -> tuple[Pieces, list[bool]]:
    """Return pieces and whether they are hidden; those that go on without a space, and alike, become one."""
    starts, ends = pieces.starts, pieces.ends
    are_hidden = [index in hidden for index in range(len(starts))]
    touching = [at for at, (end, start) in enumerate(zip(ends, starts[1:], strict=False), 1) if end == start]
    alike = [at for at in touching if are_hidden[at - 1] == are_hidden[at]]
    joined = {at for at in alike if characters[starts[at] - 1] != HYPHEN}
    if not joined:
        return pieces, are_hidden
    firsts = [at for at in range(len(starts)) if at not in joined]
    spans = _spans(firsts, len(starts))
    return Pieces(
        [starts[at] for at in firsts],
        [ends[end - 1] for _, end in spans],
        [min(pieces.lefts[at:end]) for at, end in spans],
        [min(pieces.bottoms[at:end]) for at, end in spans],
        [max(pieces.rights[at:end]) for at, end in spans],
        [max(pieces.tops[at:end]) for at, end in spans],
        [pieces.drawn_by[at] for at in firsts],
    ), [are_hidden[at] for at in firsts]


def squeezed(text: str) -> str:
    """Return a text without white space: what says the same in a file may be spaced in another way."""
    return "".join(text.split())
