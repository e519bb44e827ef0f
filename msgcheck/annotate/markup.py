"""The text of XML parts and of web pages, as pieces of their source.

This is no parser and need not be one: what it takes for text and the reader does not (within a comment, in code) is in
no passage, and so is never changed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgcheck.annotate.piece import Piece, markup_piece, without_overlaps

_OFFICE_TEXT = re.compile(
    r"<(?P<tag>(?:[\w.-]+:)?t)(?P<attributes>\s[^<>]*)?(?<!/)>(?P<text>[^<]+)</(?P=tag)\s*>"
    r"|\s(?:descr|title)=(?:\"(?P<double>[^<\"]+)\"|'(?P<single>[^<']+)')"
)
"""The text of runs (``a:t``, ``w:t``) and the alternative texts of shapes."""

PAGE_TOKEN = re.compile(
    r"(?is)<!--.*?(?:-->|\Z)|<(?P<raw>script|style)\b.*?(?:</(?P=raw)\b[^<>]*+>?|\Z)"
    r"|<(?P<tag>[a-z!/?](?:[^<>\"']|\"[^\"]*\"|'[^']*')*+)>"
    r"|(?P<text>[^<]+)"
)
"""Comments, scripts and styles as a whole, tags, and the text between them. What never
ends goes to the end of the page: searched from each of many beginnings it would take its time."""

_PAGE_ATTRIBUTE = re.compile(
    r"(?is)\s(?:alt|title|aria-label|placeholder)\s*=\s*(?:\"(?P<double>[^\"]+)\"|'(?P<single>[^']+)')"
)


def office_pieces(part: str, source: str) -> Iterator[Piece]:
    """Yield the pieces of an XML part of a presentation or document."""
    for match in _OFFICE_TEXT.finditer(source):
        if match["tag"] is None:
            yield markup_piece(part, source, *_value_span(match))
            continue
        trims = match["tag"] == "w:t" and "xml:space" not in (match["attributes"] or "")
        yield markup_piece(part, source, *match.span("text"), match.end("tag") if trims else None)


def page_pieces(part: str, source: str) -> Iterator[Piece]:
    """Yield the pieces of a web page: the text between its tags, and of the attributes that people meet."""
    found: list[Piece] = []
    for match in PAGE_TOKEN.finditer(source):
        if match["text"] is not None:
            found.append(markup_piece(part, source, *match.span()))
        elif match["raw"] is None and not match.group().startswith("<!--"):
            attributes = _PAGE_ATTRIBUTE.finditer(source, match.start(), match.end())
            found += [markup_piece(part, source, *_value_span(each)) for each in attributes]
    return iter(without_overlaps(found))


def _value_span(attribute: re.Match[str]) -> tuple[int, int]:
    return attribute.span("double" if attribute["double"] is not None else "single")
