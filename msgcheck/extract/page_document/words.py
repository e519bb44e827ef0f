"""The words of one PDF page, out of PDFium."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Mapping, Sequence
from ctypes import addressof, c_float, sizeof
from itertools import repeat
from math import isfinite, pi

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from msgcheck.extract.page_document import pdfium_calls as calls
from msgcheck.extract.page_document.drawing import Drawings, Suspect
from msgcheck.extract.page_document.lines import SOFT_HYPHEN, Words, turned
from msgcheck.extract.page_document.painting import Look, Painting
from msgcheck.extract.page_document.sheet import Sheet
from msgcheck.extract.page_document.visibility import Pieces, judged_by_geometry

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

Sides = tuple[list[float], list[float], list[float], list[float]]
"""The four sides of boxes, a column for each."""

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

    def pieces(self, painting: Painting) -> Pieces:
        """Return the words in the order of the file; a word whose letters are drawn in several styles in pieces."""
        spans = [match.span() for match in _WORD.finditer(self.text)]
        drawn_by = self._drawn_by([start for start, _ in spans])
        if painting.has_odd_styles:
            last_by = self._drawn_by([end - 1 for _, end in spans])
            if any(last not in (first, 0) for first, last in zip(drawn_by, last_by, strict=True)):
                spans, drawn_by = self._split(spans, drawn_by, last_by, painting.looks)
        starts, ends = [start for start, _ in spans], [end for _, end in spans]
        return Pieces(starts, ends, *self._bounds(starts, [end - 1 for end in ends]), drawn_by)

    def _drawn_by(self, indexes: Sequence[int]) -> list[int]:
        """Return the addresses of the text objects that draw characters, 0 for what PDFium adds by itself."""
        return list(map(calls.text_object, repeat(self._handle), indexes))

    def _bounds(self, starts: Sequence[int], lasts: Sequence[int]) -> Sides:
        """Return the left, bottom, right and top sides of words, given by their first and last characters."""
        left, top, right, bottom = self.boxes(starts)
        last_left, last_top, last_right, last_bottom = self.boxes(lasts)
        return (
            list(map(min, left, last_left)),
            list(map(min, bottom, last_bottom)),
            list(map(max, right, last_right)),
            list(map(max, top, last_top)),
        )

    def boxes(self, indexes: Sequence[int]) -> Sides:
        """Return the left, top, right and bottom sides of the boxes of characters, as high as their fonts."""
        buffer = (c_float * (4 * len(indexes)))()
        at = addressof(buffer)
        deque(map(calls.loose_box, repeat(self._handle), indexes, range(at, at + sizeof(buffer), _BOX_SIZE)), maxlen=0)
        sides = buffer[:]
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
            parts = [(start, first)] if last in (first, 0) else self._parts(start, end, looks)
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
            if pieces is not found:
                return words, text.lines, "some text has no place on the page"
            return words, text.lines, None if text.count <= _PAGE_CHARACTERS else "more text than a page holds"
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


def _placed(pieces: Pieces) -> Pieces:
    """Return the pieces that have a place on the page: the same ones where all have."""
    sides = zip(pieces.lefts, pieces.bottoms, pieces.rights, pieces.tops, strict=True)
    are_placed = list(map(isfinite, map(sum, sides)))
    return pieces if all(are_placed) else pieces.at([at for at, is_placed in enumerate(are_placed) if is_placed])


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


def _words(text: TextPage, pieces: Pieces, hidden: set[int], sheet: Sheet) -> Words:
    """Return the words; pieces of one word that are all seen, or all hidden, are one again."""
    pieces, are_hidden = _rejoined(text.text, pieces, hidden)
    texts = [text.text[start:end] for start, end in zip(pieces.starts, pieces.ends, strict=True)]
    if _ODD_SPELLING.search(text.text):
        texts = list(map(spelled_out, texts))
    turns, are_bold = _styles(text, pieces, sheet.rotation)
    return Words(texts, *_sides(pieces, turns, sheet), are_bold, turns, are_hidden)


def _styles(text: TextPage, pieces: Pieces, rotation: int) -> tuple[list[int], list[bool]]:
    """Return the quarter turns of pieces, and whether they are bold: as the first of those drawn by a text object."""
    drawn_by = pieces.drawn_by
    if 0 in drawn_by:  # each that is drawn by none stands for itself
        drawn_by = [address or -start - 1 for address, start in zip(drawn_by, pieces.starts, strict=True)]
    firsts = dict(zip(reversed(drawn_by), reversed(pieces.starts), strict=True))
    angles, are_bold = text.styles(list(firsts.values()))
    turns = [round(angle / (pi / 2) + rotation / 90) % 4 for angle in angles]
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
    joined = {at for at in alike if characters[starts[at] - 1] != _HYPHEN}
    if not joined:
        return pieces, are_hidden
    firsts = [at for at in range(len(starts)) if at not in joined]
    spans = list(zip(firsts, [*firsts[1:], len(starts)], strict=True))
    return Pieces(
        [starts[at] for at in firsts],
        [ends[end - 1] for _, end in spans],
        [min(pieces.lefts[at:end]) for at, end in spans],
        [min(pieces.bottoms[at:end]) for at, end in spans],
        [max(pieces.rights[at:end]) for at, end in spans],
        [max(pieces.tops[at:end]) for at, end in spans],
        [pieces.drawn_by[at] for at in firsts],
    ), [are_hidden[at] for at in firsts]
