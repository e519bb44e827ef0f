"""The words of one PDF page, out of PDFium."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from math import isfinite, pi

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from msgcheck.extract.page_document_lines import SOFT_HYPHEN, Box, Word, turned

_PAGE_CHARACTERS = 500_000
"""Characters of one page that are read; a full page of text has five thousand."""

_BOLD_WEIGHT = 600
_WORD = re.compile(r"[^\s\x02]+\x02?|\x02")
_HYPHEN = "\x02"
_MARKS = dict.fromkeys((*range(32), 8203), " ") | {2: _HYPHEN, 0xFFFE: _HYPHEN, 0xFFFF: "\ufffd"}
"""PDFium's two marks of a hyphen at the end of a line become one; other controls part words, as does the zero width
space that some writers put between words instead of a space."""

_LIGATURES = str.maketrans(
    {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st", _HYPHEN: SOFT_HYPHEN}
)


def words_of(page: pdfium.PdfPage) -> tuple[list[Word], str | None]:
    """Return the words of an open PDFium page in the order of the file, and why some are left out, if any are."""
    text_page = page.get_textpage()
    try:
        raw = text_page.raw
        count = pdfium_c.FPDFText_CountChars(raw)
        limit = min(count, _PAGE_CHARACTERS)
        text = _characters(raw, limit)
        found = list(_words(raw, text, page))
        words = [word for word in found if all(map(isfinite, word.box))]
        if len(words) < len(found):
            return words, "some text has no place on the page"
        return words, None if count <= limit else "more text than a page holds"
    finally:
        text_page.close()


def page_size(page: pdfium.PdfPage) -> tuple[float, float]:
    """Return width and height as shown, in points; 0 for what a damaged file has no number for."""
    width, height = (float(side) if isfinite(side) else 0.0 for side in page.get_size())
    return width, height


def _characters(raw: pdfium_c.FPDF_TEXTPAGE, count: int) -> str:
    """Return one character for each of PDFium's, so that positions in the text are PDFium's own.

    All at once is ten times as fast as one by one, but leaves out characters that have no text in some files.
    """
    buffer = (pdfium_c.c_ushort * (count + 1))()
    written = pdfium_c.FPDFText_GetText(raw, 0, count, buffer)
    is_complete = written == count + 1
    codes = buffer[:count] if is_complete else (pdfium_c.FPDFText_GetUnicode(raw, index) for index in range(count))
    return "".join(map(chr, codes)).translate(_MARKS)


def _text(characters: str) -> str:
    """Spell ligatures out, and join the halves PDFium gives for characters beyond the basic plane."""
    text = characters.translate(_LIGATURES)
    if text.isascii() or text.isprintable():
        return text
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _quarter_turns(angle: float, rotation: int) -> int:
    """Return how often text is to be turned to the left: PDFium's ``angle`` is in radians, ``rotation`` in degrees."""
    return round((angle if isfinite(angle) else 0.0) / (pi / 2) + rotation / 90) % 4


def _words(raw: pdfium_c.FPDF_TEXTPAGE, text: str, page: pdfium.PdfPage) -> Iterator[Word]:
    to_display, rotation = _to_display(page), page.get_rotation()
    rectangle = pdfium_c.FS_RECTF()
    for match in _WORD.finditer(text):
        pdfium_c.FPDFText_GetLooseCharBox(raw, match.start(), rectangle)
        first = to_display(rectangle)
        last_index = match.end() - 1
        if last_index > match.start():
            pdfium_c.FPDFText_GetLooseCharBox(raw, last_index, rectangle)
        last = to_display(rectangle)
        box = (min(first[0], last[0]), min(first[1], last[1]), max(first[2], last[2]), max(first[3], last[3]))
        turns = _quarter_turns(pdfium_c.FPDFText_GetCharAngle(raw, match.start()), rotation)
        is_bold = pdfium_c.FPDFText_GetFontWeight(raw, match.start()) >= _BOLD_WEIGHT
        yield Word(_text(match[0]), turned(box, turns), is_bold, turns)


def _to_display(page: pdfium.PdfPage) -> Callable[[pdfium_c.FS_RECTF], Box]:
    """Return the way from the page's own points to points from the top left of the page as shown."""
    bounds = pdfium_c.FS_RECTF()
    pdfium_c.FPDF_GetPageBoundingBox(page.raw, bounds)
    left, bottom, right, top = bounds.left, bounds.bottom, bounds.right, bounds.top
    ways: dict[int, Callable[[pdfium_c.FS_RECTF], Box]] = {
        0: lambda box: (box.left - left, top - box.top, box.right - left, top - box.bottom),
        90: lambda box: (box.bottom - bottom, box.left - left, box.top - bottom, box.right - left),
        180: lambda box: (right - box.right, box.bottom - bottom, right - box.left, box.top - bottom),
        270: lambda box: (top - box.top, right - box.right, top - box.bottom, right - box.left),
    }
    return ways[page.get_rotation()]
