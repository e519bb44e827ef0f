"""Words that styles of OpenDocument put beside the numbers of lists and headings ("Chapter 1", "Article IV")."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from msgcheck.extract.open_document.names import OFFICE, STYLE, TEXT

_WORD = re.compile(r"[^\W\d_]{2,}")
_LIST, _HEADINGS = TEXT + "list-level-style-number", TEXT + "outline-level-style"
_STYLES = (OFFICE + "styles", OFFICE + "automatic-styles")
_BEFORE, _AFTER = STYLE + "num-prefix", STYLE + "num-suffix"
_USES = {
    **dict.fromkeys((TEXT + "list", TEXT + "numbered-paragraph"), TEXT + "style-name"),
    TEXT + "list-item": TEXT + "style-override",
    STYLE + "style": STYLE + "list-style-name",
}
"""What is numbered -> the attribute that names the style of its numbers."""


def numbering_labels(*roots: etree._Element | None) -> Iterator[tuple[str, str]]:
    """Yield (path, label) of each level whose label holds a word, each wording once; ``%1`` stands for a number.

    A list style that nothing uses is a template of the program.
    """
    there = [root for root in roots if root is not None]
    levels = [(each, label) for each in _levels(there) if _WORD.search(label := _label(each))]
    if not levels:
        return
    used = {each.get(_USES[each.tag]) for root in there for each in root.iter(*_USES)}
    found = {label: each for each, label in reversed(levels) if each.tag == _HEADINGS or _style(each) in used}
    for index, (label, level) in enumerate(reversed(found.items())):
        yield f"numbering/{index}/level {_number(level)}", label


def _levels(roots: list[etree._Element]) -> Iterator[etree._Element]:
    """Yield the levels that have more than a full stop or a bracket beside the number."""
    for styles in (each for root in roots for each in root.iterchildren(*_STYLES)):
        for level in styles.iter(_LIST, _HEADINGS):
            if len(level.get(_BEFORE, "")) > 1 or len(level.get(_AFTER, "")) > 1:
                yield level


def _label(level: etree._Element) -> str:
    number = f"%{_number(level)}" if level.get(STYLE + "num-format") else ""
    return level.get(_BEFORE, "") + number + level.get(_AFTER, "")


def _number(level: etree._Element) -> str:
    return level.get(TEXT + "level", "")[:2]


def _style(level: etree._Element) -> str | None:
    """Return the name of the list style of a level; the lists of a shape have one without."""
    styles = level.iterancestors(TEXT + "list-style")
    return next((style.get(STYLE + "name") for style in styles), None)
