"""What tags and attributes of a web page say: hidden, furniture, or a text the reader meets."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from msgcheck.model.passage import Layer, Role

_BANNER_WORD = "cookies?|consent|gdpr|cookiebanner|cookieconsent|onetrust"
_BANNER = re.compile(rf"(?i)(?:^|[\s_-])(?:{_BANNER_WORD})(?:$|[\s_-])")
_INVISIBLE = re.compile(r"(?i)(?:display\s*:\s*none|visibility\s*:\s*hidden)")
_FURNITURE_ROLES = frozenset({"banner", "navigation", "contentinfo", "complementary"})
_BUTTON_TYPES = frozenset({"submit", "button", "reset"})

LAYERED_TAGS = frozenset({"template", "dialog", "nav", "header", "footer", "aside"})
"""Elements that :func:`layer_of` must be asked about; others only where they bear one of these attributes:"""

LAYERED_ATTRIBUTES = frozenset({"hidden", "aria-hidden", "style", "role", "class", "id"})
SPEAKING_ATTRIBUTES = frozenset({"alt", "aria-label", "placeholder", "value"})

Spoken = tuple[str, Layer, Role]
"""A text out of an attribute."""


def line_of(element: etree._Element) -> int | None:
    """Return the line of the source an element begins in, from 1."""
    line: object = element.sourceline
    return line if isinstance(line, int) else None


def layer_of(element: etree._Element, tag: str) -> Layer | None:
    """Return the layer an element puts its content in, or ``None`` for that of the element around it."""
    if tag in {"html", "body"}:
        return None
    if (
        tag == "template"
        or (tag == "dialog" and element.get("open") is None)
        or element.get("hidden") is not None
        or element.get("aria-hidden", "").strip().lower() == "true"
        or _INVISIBLE.search(element.get("style", ""))
    ):
        return Layer.HIDDEN
    return Layer.FURNITURE if _is_furniture(element, tag) else None


def spoken_by(element: etree._Element, tag: str) -> Iterator[Spoken]:
    """Yield alternative texts, and what fields and buttons show of themselves."""
    for name in ("alt", "aria-label"):
        yield element.get(name, ""), Layer.ALT, Role.LABEL
    yield element.get("placeholder", ""), Layer.BODY, Role.LABEL
    if tag == "input" and element.get("type", "").lower() in _BUTTON_TYPES:
        yield element.get("value", ""), Layer.BODY, Role.LINK


def _is_furniture(element: etree._Element, tag: str) -> bool:
    """Tell navigation, page header and footer, asides and cookie banners.

    A page header that holds the page's main heading is the top of its content (a hero), the header or footer of
    an article or quotation is part of it; neither is furniture.
    """
    role = element.get("role")
    if tag == "header" or role == "banner":
        return next(element.iterancestors("main", "article", "section"), None) is None and element.find(".//h1") is None
    if tag == "footer":
        return next(element.iterancestors("blockquote", "article"), None) is None
    if tag in {"nav", "aside"} or role in _FURNITURE_ROLES:
        return True
    return tag in {"div", "section", "form"} and any(_BANNER.search(element.get(name, "")) for name in ("class", "id"))
