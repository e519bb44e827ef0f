"""Markup becomes a tree: HTML as it is found, parsed within bounds, following and expanding nothing."""

from __future__ import annotations

import re

from lxml import etree

from msgcheck.errors import UnreadableError
from msgcheck.extract.wording import is_wording
from msgcheck.model.passage import UnreadPart

TOO_DEEP = UnreadPart("rest of the page", "elements are nested more than 256 deep")
TOO_LARGE = UnreadPart("rest of the page", "one text, script or style sheet is longer than 10 MB")
_ONE_ELEMENT = "<p></p>"

_MAX_ATTRIBUTES = 2_000
TOO_LONG = UnreadPart("markup", f"an element has more than {_MAX_ATTRIBUTES:,} attributes")
_MANY_ATTRIBUTES = re.compile(
    r"""<[a-zA-Z][^\s/<>]*+ (?:[\s/]*+ [^\s/<>="']++ (?:\s*+ = \s*+ (?:"[^"]*+" | '[^']*+' | [^\s<>"']++))?+)"""
    f"{{{_MAX_ATTRIBUTES + 1}}}",
    re.VERBOSE,
)
"""An element with more: the library compares each attribute with all before it, for minutes where there are many."""

TEXTS_OF_DOCTYPE = UnreadPart("document type", "texts that it defines are not filled in where the page names them")
_ENTITY = re.compile(r"<!ENTITY\s+[\w.-]+\s+(?:\"([^\"]{1,999})\"|'([^']{1,999})')")
_DOCTYPE_WITHIN = 10_000

_END_OF_PAGE = "</html"
_FURTHER_CONTENT = re.compile(r"(?is)</html\s*+>(?:\s++|<!--.*?-->|</[^<>]*+>)*+(?!<!)(?=.)")
_ENDS_OF_PAGE = re.compile(r"(?i)</html\s*+>")


def parse_markup(text: str, utf8: bytes | None = None) -> tuple[etree._Element | None, tuple[UnreadPart, ...]]:
    """Return the root of a page, or ``None`` for one that is empty or not read, and what was not read.

    ``utf8`` is ``text`` in UTF-8, where it is at hand. The library stops at 256 levels of nesting and in a text of
    10 MB; what comes after is unread. Raises ``UnreadableError`` (``damaged``).
    """
    if _MANY_ATTRIBUTES.search(text):
        return None, (TOO_LONG,)
    if _goes_on(text):
        text, utf8 = _ENDS_OF_PAGE.sub("", text), None
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, huge_tree=False, recover=True)
    try:
        root: etree._Element | None = etree.fromstring(utf8 or text.encode(), parser)
    except etree.ParserError:  # nothing but white space
        root = None
    except etree.XMLSyntaxError as error:
        raise UnreadableError("damaged", "The page cannot be parsed as HTML.") from error
    if root is None and "<!" in text and not text.endswith(_ONE_ELEMENT):
        return parse_markup(text + _ONE_ELEMENT)  # nothing but comments
    return root, (*_stopped(parser), *_undefined(text[:_DOCTYPE_WITHIN]))


def _stopped(parser: etree.HTMLParser) -> tuple[UnreadPart, ...]:
    """Return why the library stopped within the page, if it did."""
    said = [entry.message for entry in parser.error_log if entry.type_name == "ERR_RESOURCE_LIMIT"]
    return (TOO_DEEP if any("depth" in each for each in said) else TOO_LARGE,) if said else ()


def _undefined(start: str) -> tuple[UnreadPart, ...]:
    """Return what is said of a page whose document type defines texts (``<!ENTITY name "Two words">``)."""
    values = _ENTITY.findall(start) if "<!ENTITY" in start else []
    return (TEXTS_OF_DOCTYPE,) if any(is_wording(double or single) for double, single in values) else ()


def _goes_on(text: str) -> bool:
    """Tell whether content follows the end of a page: browsers show it with the rest, the library leaves it out.

    Comments there are no content: the library keeps them. Only the first end is looked at.
    """
    at = text.find(_END_OF_PAGE)
    if at < 0:
        at = text.find(_END_OF_PAGE.upper())
    return at >= 0 and _FURTHER_CONTENT.match(text, at) is not None
