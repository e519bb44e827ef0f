"""The words of one PDF page, out of PDFium."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from ctypes import addressof, c_float, sizeof
from itertools import repeat
from math import isfinite, pi
from operator import ne

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from msgcheck.extract.page_document import pdfium_calls as calls
from msgcheck.extract.page_document.drawing import Drawings, Suspect
from msgcheck.extract.page_document.lines import SOFT_HYPHEN, Word, turned
from msgcheck.extract.page_document.painting import Bounds, Painting, Text
from msgcheck.extract.page_document.sheet import Sheet
from msgcheck.extract.page_document.visibility import Piece, judged_by_geometry

_PAGE_CHARACTERS = 500_000
"""Characters of one page that are read; a full page of text has five thousand."""

_BOX_SIZE = 4 * sizeof(c_float)
_BOLD_WEIGHT = 600
_WORD = re.compile(r"[^\s\x02]+\x02?|\x02")
_HYPHEN = "\x02"
_MARKS = dict.fromkeys((*range(32), 8203), " ") | {10: "\n", 2: _HYPHEN, 0xFFFE: _HYPHEN, 0xFFFF: "\ufffd"}
"""PDFium's two marks of a hyphen at the end of a line become one; other controls part words, as does the zero width
space that some writers put between words instead of a space."""

_LIGATURES = str.maketrans(
    {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st", _HYPHEN: SOFT_HYPHEN}
)

_ODD_SPELLING = re.compile("[\ud800-\udfffﬀ-ﬆ\x02]")
"""What :func:`spelled_out` spells in another way; most pages have none of it."""


class TextPage:
    """The text of an open PDFium page: its characters, and where each of them stands. Close it after use."""

    def __init__(self, page: pdfium.PdfPage) -> None:
        self._text_page = page.get_textpage()
        raw = self._text_page.raw
        self._handle = calls.address(raw)
        self.count = pdfium_c.FPDFText_CountChars(raw)
        characters = _characters(raw, min(self.count, _PAGE_CHARACTERS))
        marked = characters.translate(_MARKS)
        self.lines = tuple(marked.split("\n"))
        self.text = marked.replace("\n", " ")

    def close(self) -> None:
        """Free what PDFium holds."""
        self._text_page.close()

    def pieces(self, painting: Painting) -> list[Piece]:
        """Return the words in the order of the file; a word whose letters are drawn in several styles in pieces."""
        spans = [match.span() for match in _WORD.finditer(self.text)]
        starts, lasts = [start for start, _ in spans], [end - 1 for _, end in spans]
        drawn_by = self._drawn_by(starts)
        bounds = self._bounds(starts, lasts)
        pieces = list(map(Piece, starts, (end for _, end in spans), bounds, drawn_by))
        if not painting.has_odd_styles:
            return pieces
        found: list[Piece] = []
        for piece, last_by in zip(pieces, self._drawn_by(lasts), strict=True):
            if last_by in (piece.text_object, 0):
                found.append(piece)
            else:
                found += self._parts(piece.start, piece.end, painting.texts)
        return found

    def _drawn_by(self, indexes: Sequence[int]) -> list[int]:
        """Return the addresses of the text objects that draw characters, 0 for what PDFium adds by itself."""
        return [each or 0 for each in map(calls.text_object, repeat(self._handle), indexes)]

    def _bounds(self, starts: Sequence[int], lasts: Sequence[int]) -> Iterator[Bounds]:
        """Return the bounds of words, given by their first and last characters."""
        left, top, right, bottom = self.boxes(starts)
        last_left, last_top, last_right, last_bottom = self.boxes(lasts)
        return zip(
            map(min, left, last_left),
            map(min, bottom, last_bottom),
            map(max, right, last_right),
            map(max, top, last_top),
            strict=True,
        )

    def boxes(self, indexes: Sequence[int]) -> tuple[list[float], ...]:
        """Return the left, top, right and bottom sides of the boxes of characters, as high as their fonts."""
        buffer = (c_float * (4 * len(indexes)))()
        at = addressof(buffer)
        deque(map(calls.loose_box, repeat(self._handle), indexes, range(at, at + sizeof(buffer), _BOX_SIZE)), maxlen=0)
        sides = buffer[:]
        return tuple(sides[side::4] for side in range(4))

    def _parts(self, start: int, end: int, texts: Mapping[int, Text]) -> Iterator[Piece]:
        """Yield the parts of a word that are each drawn in one style; a hyphen that PDFium adds has that before it."""
        part, drawn_by, style = start, 0, None
        starts: list[tuple[int, int]] = []
        for index, text_object in enumerate(self._drawn_by(range(start, end)), start):
            own = texts[text_object].style if text_object in texts else style
            if own != style:
                if style is not None:
                    starts.append((part, drawn_by))
                    part = index
                drawn_by, style = text_object, own
        starts.append((part, drawn_by))
        ends = [*(each for each, _ in starts[1:]), end]
        bounds = self._bounds([each for each, _ in starts], [each - 1 for each in ends])
        for (first, text_object), last, box in zip(starts, ends, bounds, strict=True):
            yield Piece(first, last, box, text_object)

    def text_objects(self) -> set[int]:
        """Return the addresses of all text objects that draw some character of the text."""
        return set(self._drawn_by(range(len(self.text))))

    def style(self, index: int) -> tuple[float, bool]:
        """Return the angle a character is written at, in radians, and whether it is bold."""
        angle = calls.character_angle(self._handle, index)
        return (angle if isfinite(angle) else 0.0), calls.font_weight(self._handle, index) >= _BOLD_WEIGHT


class WordReader:
    """Reads the words of the pages of one document; ``is_layered``: some of its layers are switched off."""

    def __init__(self, drawings: Drawings, *, is_layered: bool) -> None:
        self._drawings = drawings
        self._is_layered = is_layered

    def read(
        self, page: pdfium.PdfPage, sheet: Sheet, painting: Painting
    ) -> tuple[list[Word], tuple[str, ...], str | None]:
        """Return the words of an open page in the order of the file, its lines as PDFium gives them, and why some
        words are left out, if any are.
        """
        text = TextPage(page)
        try:
            pieces = text.pieces(painting)
            placed = [piece for piece in pieces if isfinite(sum(piece[2]))]
            hidden = self._hidden(page, text, placed, sheet, painting)
            words = list(_words(text, placed, hidden, sheet))
            if len(placed) < len(pieces):
                return words, text.lines, "some text has no place on the page"
            return words, text.lines, None if text.count <= _PAGE_CHARACTERS else "more text than a page holds"
        finally:
            text.close()

    def _hidden(
        self, page: pdfium.PdfPage, text: TextPage, pieces: list[Piece], sheet: Sheet, painting: Painting
    ) -> set[int]:
        verdict = judged_by_geometry(pieces, painting, sheet, is_layered=self._is_layered)
        suspects = [
            Suspect(
                text.text[pieces[index].start : pieces[index].end],
                sheet.shown(*pieces[index].bounds),
                pieces[index].text_object,
                index in verdict.inked,
            )
            for index in verdict.suspects
        ]
        unseen: set[int] = set()
        if suspects:
            # PDFium gives a text that is drawn twice at one place once: its second copy must be missed with it.
            copies = painting.texts.keys() - text.text_objects()
            unseen = self._drawings.unseen(page, sheet, suspects, copies)
        return verdict.hidden(len(pieces), {verdict.suspects[index] for index in unseen})


def _characters(raw: pdfium_c.FPDF_TEXTPAGE, count: int) -> str:
    """Return one character for each of PDFium's, so that positions in the text are PDFium's own.

    All at once is ten times as fast as one by one, but leaves out characters that have no text in some files.
    """
    buffer = (pdfium_c.c_ushort * (count + 1))()
    if pdfium_c.FPDFText_GetText(raw, 0, count, buffer) == count + 1:
        text = bytes(buffer)[: 2 * count].decode("utf-16-le", "surrogatepass")
        if len(text) == count:  # else halves of characters were joined
            return text
        return "".join(map(chr, buffer[:count]))
    return "".join(chr(pdfium_c.FPDFText_GetUnicode(raw, index)) for index in range(count))


def spelled_out(characters: str) -> str:
    """Spell ligatures out, and join the halves PDFium gives for characters beyond the basic plane."""
    if characters.isascii() and not characters.endswith(_HYPHEN):
        return characters
    text = characters.translate(_LIGATURES)
    if text.isascii() or text.isprintable():
        return text
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _words(text: TextPage, pieces: list[Piece], hidden: set[int], sheet: Sheet) -> Iterator[Word]:
    """Yield the words; pieces of one word that are all seen, or all hidden, are one again."""
    styles: dict[int, tuple[int, bool]] = {}
    characters = text.text
    is_even = _ODD_SPELLING.search(characters) is None
    left_edge, top_edge, is_upright = sheet.left, sheet.top, sheet.rotation == 0
    for (start, end, bounds, drawn_by), is_hidden in _rejoined(characters, pieces, hidden):
        style = styles.get(drawn_by) if drawn_by else None
        if style is None:
            angle, is_bold = text.style(start)
            style = styles[drawn_by] = (round(angle / (pi / 2) + sheet.rotation / 90) % 4, is_bold)
        turns, is_bold = style
        if is_upright and not turns:
            left, bottom, right, top = bounds
            box = left - left_edge, top_edge - top, right - left_edge, top_edge - bottom
        else:
            box = turned(sheet.shown(*bounds), turns)
        word = characters[start:end]
        yield Word(word if is_even else spelled_out(word), box, is_bold, turns, is_hidden)


def _rejoined(characters: str, pieces: list[Piece], hidden: set[int]) -> Iterator[tuple[Piece, bool]]:
    """Yield pieces and whether they are hidden; those that go on without a space, and alike, become one."""
    if all(map(ne, [piece[1] for piece in pieces], [piece[0] for piece in pieces[1:]])):
        yield from ((piece, index in hidden) for index, piece in enumerate(pieces))
        return
    held: Piece | None = None
    was_hidden = False
    for index, piece in enumerate(pieces):
        is_hidden = index in hidden
        goes_on = held is not None and piece.start == held.end and characters[held.end - 1] != _HYPHEN
        if held is not None and goes_on and is_hidden == was_hidden:
            held = Piece(held.start, piece.end, _around(held.bounds, piece.bounds), held.text_object)
            continue
        if held is not None:
            yield held, was_hidden
        held, was_hidden = piece, is_hidden
    if held is not None:
        yield held, was_hidden


def _around(first: tuple[float, ...], second: tuple[float, ...]) -> tuple[float, float, float, float]:
    left, bottom, right, top = zip(first, second, strict=True)
    return min(left), min(bottom), max(right), max(top)
