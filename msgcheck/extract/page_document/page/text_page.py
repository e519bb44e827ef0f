"""The text of a PDF page as PDFium gives it: characters, words, where they stand and what draws them."""

from __future__ import annotations

import re
from array import array
from collections import deque
from collections.abc import Mapping, Sequence
from itertools import count, islice, pairwise, repeat
from math import isfinite

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from msgcheck.extract.page_document.page import pdfium_calls as calls
from msgcheck.extract.page_document.page.painting import Look, Painting
from msgcheck.extract.page_document.page.visibility import Pieces
from msgcheck.extract.raised import may_be_raised, raised

PAGE_CHARACTERS = 500_000
"""Characters of one page that are read; a full page of text has five thousand."""

HYPHEN = "\x02"
"""What PDFium puts for a hyphen that it takes out at the end of a line."""

_BOX_SIZE = 16
"""Bytes of four numbers."""

_BOLD_WEIGHT = 600
_WORD = re.compile(r"[^\s\x02]+\x02?|\x02")
_MARKS = dict.fromkeys((*range(32), 8203), " ") | {10: "\n", 2: HYPHEN, 0xFFFE: HYPHEN, 0xFFFF: "\ufffd"}
"""PDFium's two marks of a hyphen at the end of a line become one; other controls part words, as does the zero width
space that some writers put between words instead of a space."""

_ODD_MARK = re.compile("[\x00-\x01\x03-\x09\x0b-\x0c\x0e-\x1f\u200b\ufffe\uffff]")
"""What is to be marked and is no end of a line; most pages have none of it."""

_MARKS_ASKED = 1_000
_SMALLER, _ABOVE = 0.85, 0.2
"""Shares of the height of the line: what is raised is smaller, and its foot stands that much above the line's."""

Sides = tuple[list[float], list[float], list[float], list[float]]
"""The four sides of boxes, a column for each."""


class TextPage:
    """The text of an open PDFium page: its characters, and where each of them stands. Close it after use."""

    def __init__(self, page: pdfium.PdfPage) -> None:
        self._text_page = page.get_textpage()
        raw = self._text_page.raw
        self._handle = calls.address(raw)
        self.count = pdfium_c.FPDFText_CountChars(raw)
        characters = _characters(self._handle, min(self.count, PAGE_CHARACTERS))
        self._odd_marks = [mark.start() for mark in islice(_ODD_MARK.finditer(characters), _MARKS_ASKED)]
        marked = characters.translate(_MARKS) if self._odd_marks else characters.replace("\r", " ")
        self.lines = tuple(marked.split("\n"))
        self.text = marked.replace("\n", " ")

    def close(self) -> None:
        """Free what PDFium holds."""
        self._text_page.close()

    def pieces(self, painting: Painting) -> Pieces:
        """Return the words in the order of the file; a word whose letters are drawn in several styles in pieces.

        From then on figures that stand raised at the end of a word are raised in ``text``.
        """
        spans = [match.span() for match in _WORD.finditer(self.text)]
        drawn_by = self._drawn_by([start for start, _ in spans])
        firsts, lasts = self._edges(spans)
        self.text = self._with_raised([spans[word] for word in _rising(firsts, lasts)])
        if painting.has_odd_styles:
            last_by = self._drawn_by([end - 1 for _, end in spans])
            if any(last not in (first, 0) for first, last in zip(drawn_by, last_by, strict=True)):
                spans, drawn_by = self._split(spans, drawn_by, last_by, painting.looks)
                firsts, lasts = self._edges(spans)
        return Pieces([start for start, _ in spans], [end for _, end in spans], *_around(firsts, lasts), drawn_by)

    def has_unknown_letters(self) -> bool:
        """Tell whether letters side by side are of a font that does not say which they are.

        PDFium gives their numbers in the font, among which hardly ever no control is; one alone is a mark of a list.
        """
        return any(
            self._is_unknown(at) and (self._is_unknown(at - 1) or self._is_unknown(at + 1)) for at in self._odd_marks
        )

    def _is_unknown(self, index: int) -> bool:
        return bool(calls.has_no_meaning(self._handle, index) == 1)

    def _drawn_by(self, indexes: Sequence[int]) -> list[int]:
        """Return the addresses of the text objects that draw characters, 0 for what PDFium adds by itself."""
        return list(map(calls.text_object, repeat(self._handle), indexes))

    def _edges(self, spans: Sequence[tuple[int, int]]) -> tuple[Sides, Sides]:
        """Return the boxes of the first characters of words, and those of their last ones."""
        return self.boxes([start for start, _ in spans]), self.boxes([end - 1 for _, end in spans])

    def _with_raised(self, words: Sequence[tuple[int, int]]) -> str:
        """Return the text with the figures raised at the ends of ``words``, given by their spans."""
        cuts = [0]
        for start, end in words:
            first, *others = zip(*self.boxes(range(start, end)), strict=True)
            on_line = [at for at, box in enumerate(others, start + 1) if not _is_raised(box, first)]
            behind = max(on_line, default=start) + 1
            if may_be_raised(self.text[behind:end], self.text[behind - 1]):
                cuts += [behind, end]
        parts = [self.text[start:end] for start, end in pairwise((*cuts, len(self.text)))]
        return "".join(raised(part) if number % 2 else part for number, part in enumerate(parts))

    def boxes(self, indexes: Sequence[int]) -> Sides:
        """Return the left, top, right and bottom sides of the boxes of characters, as high as their fonts."""
        buffer = array("f", bytes(_BOX_SIZE * len(indexes)))
        at = buffer.buffer_info()[0]
        deque(map(calls.loose_box, repeat(self._handle), indexes, count(at, _BOX_SIZE)), maxlen=0)
        sides = buffer.tolist()
        return sides[::4], sides[1::4], sides[2::4], sides[3::4]

    def _split(
        self, spans: Sequence[tuple[int, int]], firsts: Sequence[int], lasts: Sequence[int], looks: Mapping[int, Look]
    ) -> tuple[list[tuple[int, int]], list[int]]:
        """Return spans and text objects, words that begin and end in two text objects parted where the style changes.

        ``firsts`` and ``lasts`` are the text objects of the first and last characters of the words.
        """
        parted: list[tuple[int, int]] = []
        drawn_by: list[int] = []
        for (start, end), first, last in zip(spans, firsts, lasts, strict=True):
            if last in (first, 0):
                parted.append((start, end))
                drawn_by.append(first)
                continue
            parts = self._parts(start, end, looks)
            cuts = [each for each, _ in parts[1:]]
            parted += zip([start, *cuts], [*cuts, end], strict=True)
            drawn_by += [text_object for _, text_object in parts]
        return parted, drawn_by

    def _parts(self, start: int, end: int, looks: Mapping[int, Look]) -> list[tuple[int, int]]:
        """Return start and text object of each part of a word that is drawn in one style.

        A hyphen that PDFium adds has the style before it.
        """
        part, drawn_by, style = start, 0, None
        parts: list[tuple[int, int]] = []
        for index, text_object in enumerate(self._drawn_by(range(start, end)), start):
            own = looks[text_object].style if text_object in looks else style
            if own != style:
                if style is not None:
                    parts.append((part, drawn_by))
                    part = index
                drawn_by, style = text_object, own
        return [*parts, (part, drawn_by)]

    def text_objects(self) -> set[int]:
        """Return the addresses of all text objects that draw some character of the text."""
        return set(self._drawn_by(range(len(self.text))))

    def styles(self, indexes: Sequence[int]) -> tuple[list[float], list[bool]]:
        """Return the angles that characters are written at, in radians, and whether they are bold."""
        angles = list(map(calls.character_angle, repeat(self._handle), indexes))
        if not isfinite(sum(angles)):
            angles = [angle if isfinite(angle) else 0.0 for angle in angles]
        return angles, [weight >= _BOLD_WEIGHT for weight in map(calls.font_weight, repeat(self._handle), indexes)]


def _characters(text_page: int, length: int) -> str:
    """Return one character for each of PDFium's, so that positions in the text are PDFium's own.

    All at once is ten times as fast as one by one, but leaves out characters that have no text in some files.
    """
    buffer = array("H", bytes(2 * (length + 1)))
    if calls.characters(text_page, 0, length, buffer.buffer_info()[0]) == length + 1:
        text = buffer[:length].tobytes().decode("utf-16-le", "surrogatepass")
        if len(text) == length:  # else halves of characters were joined
            return text
        return "".join(map(chr, buffer[:length]))
    return "".join(map(chr, map(calls.character, repeat(text_page, length), range(length))))


def _around(firsts: Sides, lasts: Sides) -> Sides:
    """Return the left, bottom, right and top sides of words, given the boxes of their first and last characters."""
    (left, top, right, bottom), (last_left, last_top, last_right, last_bottom) = firsts, lasts
    return (
        list(map(min, left, last_left)),
        list(map(min, bottom, last_bottom)),
        list(map(max, right, last_right)),
        list(map(max, top, last_top)),
    )


def _rising(firsts: Sides, lasts: Sides) -> list[int]:
    """Return which words end above the line they begin on, by index."""
    higher = [at for at, (foot, last) in enumerate(zip(firsts[3], lasts[3], strict=True)) if last > foot]
    return [at for at in higher if _is_raised([side[at] for side in lasts], [side[at] for side in firsts])]


def _is_raised(box: Sequence[float], first: Sequence[float]) -> bool:
    """Tell whether a character stands smaller, above the line and to the right of the first of its word."""
    height = first[1] - first[3]
    is_smaller_above = box[1] - box[3] < _SMALLER * height and box[3] - first[3] > _ABOVE * height
    return is_smaller_above and box[0] > (first[0] + first[2]) / 2
