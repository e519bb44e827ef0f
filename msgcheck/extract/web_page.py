"""Web pages: what a visitor reads, as a browser would put it together, each passage with its CSS path and line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO

from lxml import etree

from msgcheck.errors import UnreadableError
from msgcheck.extract.limits import Limits
from msgcheck.extract.text_decoding import decode, read_bytes
from msgcheck.extract.web_page_marks import line_of
from msgcheck.extract.web_page_walk import Walk
from msgcheck.model.passage import Coverage, Extraction, Layer, Passage, Role, UnreadPart
from msgcheck.model.place import WebPlace

_DECLARED = re.compile(
    rb"""(?i)<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]+)|<\?xml[^>]{0,100}?encoding\s*=\s*["']([\w.:-]+)"""
)
_DECLARED_WITHIN = 4096
"""Browsers look for the charset in the first kilobyte; saved pages carry a longer comment before it."""

_META = frozenset({"description", "og:title", "og:description", "twitter:title", "twitter:description"})


def extract_web_page(stream: BinaryIO, limits: Limits) -> Extraction:
    """Read a saved web page; nothing it refers to is followed.

    Scripts, styles, code and ``noscript`` are left out. Raises ``UnreadableError`` (``empty``, ``too-large``,
    ``not-text``).
    """
    data = read_bytes(stream, limits.part)
    decoded = decode(data, _declared_charset(data))
    root, unread = _parsed(decoded.text)
    if root is None:
        return Extraction("", (), Coverage(0, 0, (*decoded.unread, *unread)))
    walk = Walk(root, limits.passages)
    passages = walk.passages()
    head = list(_head_passages(root))
    unread = (*decoded.unread, *unread, *walk.unread)
    units = len(head) + walk.units
    found = (*head, *passages)
    return Extraction(_title(found), found, Coverage(units, len(found), unread))


def _declared_charset(data: bytes) -> str | None:
    match = _DECLARED.search(data[:_DECLARED_WITHIN])
    return (match[1] or match[2]).decode("ascii", errors="ignore") if match else None


def _parsed(text: str) -> tuple[etree._Element | None, tuple[UnreadPart, ...]]:
    """Parse as HTML; the library stops at 256 levels of nesting, and what comes after is unread."""
    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, huge_tree=False, remove_comments=True, remove_pis=True, recover=True
    )
    try:
        root = etree.fromstring(text.encode(), parser)
    except etree.ParserError:  # nothing but white space and comments
        return None, ()
    except etree.XMLSyntaxError as error:
        raise UnreadableError("damaged", "The page cannot be parsed as HTML.") from error
    stopped = any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log)
    return root, (UnreadPart("rest of the page", "elements are nested more than 256 deep"),) if stopped else ()


def _head_passages(root: etree._Element) -> Iterator[Passage]:
    """Yield title and descriptions, each wording once."""
    seen: set[str] = set()
    for element in root.iterfind("head/*"):
        is_title = element.tag == "title"
        if is_title:
            text = element.text or ""
        elif element.tag == "meta" and (element.get("name") or element.get("property") or "").lower() in _META:
            text = element.get("content") or ""
        else:
            continue
        text = " ".join(text.split())
        if text and text not in seen:
            seen.add(text)
            css = "title" if is_title else f'meta[{"name" if element.get("name") else "property"}="{_name(element)}"]'
            place = WebPlace(None, f"head > {css}", line_of(element))
            yield Passage(text, Layer.METADATA, Role.TITLE if is_title else Role.PROPERTY, place)


def _name(element: etree._Element) -> str:
    return (element.get("name") or element.get("property") or "").lower()


def _title(passages: tuple[Passage, ...]) -> str:
    """Return the page's title, else its main heading."""
    return next((passage.text for passage in passages if passage.role is Role.TITLE), "")
