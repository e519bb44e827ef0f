"""Marks that call a footnote: they stand within a text and are no part of it, "since 2023" and a raised 3."""

from __future__ import annotations

import re
from itertools import islice

from lxml import etree

_CALLING_ROLES = frozenset({"doc-noteref"})
_MARK = re.compile(r"\W*(?:\d{1,3}|[a-z]|[*†‡§#]{1,3})(?:\s*,\s*\d{1,3}){0,5}\W*")
_MOST_PIECES = 12
"""Texts of an element that are looked at; a mark has one or two."""

_CALLED_AFTER = re.compile(r"(?:[%+.,;:!?)\]”’\"]|\b[a-z]{4,}|\b(?:19|20)\d\d)$")
"""What a number without a link is no exponent of: a sign, a word longer than a unit of measure, a year."""


def is_note_mark(element: etree._Element, before: str) -> bool:
    """Tell whether an element after the text ``before`` calls a note: by its role, or raised as a link within the page
    or as a number that can be no exponent.
    """
    if element.get("role", "").strip().lower() in _CALLING_ROLES:
        return True
    if element.tag != "sup" or not _MARK.fullmatch("".join(map(str, islice(element.itertext(), _MOST_PIECES)))):
        return False
    return _is_link_within(element) or (len(element) == 0 and _CALLED_AFTER.search(before[-40:]) is not None)


def _is_link_within(raised: etree._Element) -> bool:
    """Tell whether what is raised holds a link within the page or stands in one, or in what is all of one."""
    parent = raised.getparent()
    while parent is not None and parent.tag == "span" and len(parent) == 1 and not (parent.text or raised.tail):
        raised, parent = parent, parent.getparent()
    links = [*(each for each in raised.iterchildren("a")), *([parent] if parent is not None else [])]
    return any(each.tag == "a" and each.get("href", "").startswith("#") for each in links)
