"""The text of a shape as PowerPoint counts it in the anchors of comments."""

from __future__ import annotations

from typing import NamedTuple

from lxml import etree

from msgcheck.annotate.comment import Comment
from msgcheck.extract.drawing.text import A
from msgcheck.extract.raised import raised

_PARAGRAPH, _RUN, _BREAK, _TEXT = A + "p", A + "r", A + "br", A + "t"
_SILENT = frozenset({A + "pPr", A + "endParaRPr"})
_END, _LINE = "\r", "\v"
"""What ends a paragraph and a line ([MS-ODRAWXML] 2.29.3.22); the text ends with a paragraph's end too, as in the file
of PowerPoint that was looked at."""


class TextSpan(NamedTuple):
    """``length`` characters from ``start`` in a text of ``text_length`` characters; all in units of UTF-16.

    ``text_hash`` tells whether the text is still the same; where it is not, PowerPoint shows the comment at the shape.
    """

    start: int
    length: int
    text_length: int
    text_hash: int


def text_span(body: etree._Element, ordinal: int, comment: Comment) -> TextSpan | None:
    """Return the span of ``comment`` in paragraph ``ordinal`` of ``body``.

    ``None`` where the body holds fields or equations, whose text the program makes, or reads differently.
    """
    paragraphs = [_text(each) for each in body.iterchildren(_PARAGRAPH)]
    texts = [each for each in paragraphs if each is not None]
    if len(texts) < len(paragraphs) or ordinal >= len(texts):
        return None
    if raised(texts[ordinal].replace(_LINE, "\n")) != raised(comment.passage):
        return None
    before = "".join(text + _END for text in texts[:ordinal])
    whole = "".join(text + _END for text in texts)
    start = _units(before + texts[ordinal][: comment.start])
    length = _units(texts[ordinal][comment.start : comment.end])
    return TextSpan(start, length, _units(whole), text_hash(whole))


def _text(paragraph: etree._Element) -> str | None:
    """Return the text of a paragraph, ``None`` where some of it is neither run nor line break."""
    text = ""
    for child in paragraph.iterchildren(etree.Element):
        if child.tag == _RUN:
            text += child.findtext(_TEXT) or ""
        elif child.tag == _BREAK:
            text += _LINE
        elif child.tag not in _SILENT:
            return None
    return text


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def text_hash(text: str) -> int:
    """Return the hash of [MS-ODRAWXML] 1.3.9.1 over the UTF-16 units of ``text``: 33 times the last, and the unit."""
    value = 0
    units = text.encode("utf-16-le")
    for at in range(0, len(units), 2):
        value = (value * 33 + int.from_bytes(units[at : at + 2], "little")) & 0xFFFFFFFF
    return value
