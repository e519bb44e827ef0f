"""Text units of a PDF for the proof of what was read, and what stands in its objects wherever they hang.

A unit is a line of a page as PDFium gives it, before words are put in order. The texts of objects are gone through
without following any reference, so that what nothing refers to, or no reader knows a place for, is met too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import pikepdf
from pikepdf import Array, Dictionary, String

from msgcheck.extract.coverage.line_walk import without_list_marks
from msgcheck.extract.coverage.proof import PartUnits
from msgcheck.extract.coverage.read_texts import TextUnit
from msgcheck.extract.page_document.file.objects import ERRORS, Node, entry, items, text
from msgcheck.extract.page_document.layout.lines import BULLET
from msgcheck.extract.page_document.page.words import squeezed
from msgcheck.model.passage import Layer, Passage, Role
from msgcheck.model.place import DocumentPlace

_HYPHENS = ("-", "\u00ad", "\u2010", "\x02")
"""What stands at the end of a line where a word goes on; PDFium puts the last for a hyphen it takes out."""

_MARK_LENGTH = 4
"""Characters of the longest mark of a list, as in "(12)"."""

_SCRAP_LENGTH = 4
"""Letters of the longest line that is taken for a piece of a word."""

_KEYS = frozenset({
    "/Contents", "/V", "/TU", "/Title", "/Subject", "/Keywords", "/Alt", "/E", "/Desc", "/Subj", "/OverlayText",
    "/CA", "/AC",
})  # fmt: skip
_WITHIN = frozenset({"/Annots", "/Kids", "/K", "/A", "/MK", "/I", "/EF", "/Params", "/OCGs", "/First"})
"""Under these, dictionaries with texts may stand that are no objects of their own."""

_ALL_KEYS = _KEYS | _WITHIN
_MAX_OBJECTS = 200_000
_MAX_DEPTH = 8


def page_units(pages: Sequence[Sequence[str]]) -> Iterator[PartUnits]:
    """Yield the lines of each page, given as PDFium has them; the pieces of a unit are its words."""
    for number, lines in enumerate(pages, 1):
        yield f"page {number}", _lines(lines)


def object_units(texts: Iterable[str]) -> Iterator[PartUnits]:
    """Yield the texts of objects as units."""
    yield "comments, fields and properties", ((found,) for found in texts)


def object_texts(document: pikepdf.Pdf) -> Iterator[str]:
    """Yield the texts of all objects of a document, whether something refers to them or not."""
    try:
        for index, thing in enumerate(document.objects):
            if index >= _MAX_OBJECTS:
                return
            yield from _texts_in(thing, _MAX_DEPTH)
    except ERRORS:
        return


def left_over_passages(texts: Iterable[str], passages: Sequence[Passage]) -> Iterator[Passage]:
    """Yield the texts that are in no passage: what stands in objects that nothing refers to any more is hidden."""
    known = {passage.text for passage in passages}
    whole = ""
    for found in texts:
        if found in known:
            continue
        known.add(found)
        whole = whole or "".join(squeezed(passage.text) for passage in passages)
        if squeezed(found) not in whole:
            yield Passage(found, Layer.HIDDEN, Role.PROPERTY, DocumentPlace("unused objects"))


def _lines(lines: Sequence[str]) -> Iterator[TextUnit]:
    """Yield the lines; one that ends within a word is one unit with the next.

    PDFium parts words that run up or down the page into lines of a few letters: such lines, one after another, are one
    unit. A letter alone before a line in lower case may be the capital that begins it.
    """
    unit, scraps = "", list[str]()
    for line in lines:
        written = _plain(without_list_marks(line.strip()))
        if list(map(len, scraps)) == [1] and len(written) > _SCRAP_LENGTH and written[0].islower():
            unit = f"{scraps.pop()} "  # a drop cap
        unit += written
        if not unit or unit.endswith(_HYPHENS):
            continue
        if len(unit) <= _SCRAP_LENGTH and unit.isalpha():
            scraps.append(unit)
        else:
            yield from filter(None, (_words(" ".join(scraps)), _words(unit)))
            scraps = []
        unit = ""
    yield from filter(None, (_words(" ".join(scraps)), _words(unit)))


def _words(line: str) -> TextUnit:
    """Return the words of a line; one line may be several cells, each with a mark of a list, which is no text."""
    return tuple([f"{word} " for word in line.split() if len(word) > _MARK_LENGTH or not BULLET.fullmatch(word)])


def _plain(line: str) -> str:
    """Join the halves PDFium gives for characters beyond the basic plane."""
    return line if line.isascii() else line.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _texts_in(holder: Node, depth: int) -> Iterator[str]:
    """Yield the texts of an object and of what stands in it, not of what it refers to."""
    if isinstance(holder, Array):
        for each in items(holder):
            if isinstance(each, Dictionary) and not each.is_indirect and depth:
                yield from _texts_in(each, depth - 1)
        return
    try:
        keys = holder.keys() & _ALL_KEYS
    except (AttributeError, *ERRORS):
        return  # neither a dictionary nor a stream
    for key in sorted(keys):
        value = entry(holder, key)
        if key in _KEYS:
            if isinstance(value, String) and not _is_signature(holder) and len(found := text(value)) > 1:
                yield found
        elif isinstance(value, Dictionary | Array) and not value.is_indirect and depth:
            yield from _texts_in(value, depth - 1)


def _is_signature(holder: Node) -> bool:
    """Tell the value of a signature, whose contents are no text."""
    return "/ByteRange" in holder
