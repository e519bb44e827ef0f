"""What the style sheets within a page hide: classes and ids that are not shown, whatever the screen."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from msgcheck.extract.web_page.layers import is_hiding_style

_MAX_CHARACTERS = 2_000_000
_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL)
_SIMPLE = re.compile(r"[a-z]{0,12}([.#][\w-]+)")
_NAMES = re.compile(r"[.#][\w-]+")
_UNCONDITIONAL = re.compile(r"(?i)@layer\b.*|@media\s+(?:only\s+)?(?:all|screen)")
"""Rules around others that hold whatever the screen."""


def hidden_names(sheet: str) -> frozenset[str]:
    """Return the classes (``.name``) and ids (``#name``) that a style sheet hides.

    Only rules for a class or id alone count, and none that stands within a condition such as ``@media print``. A name
    that another rule combines with something (``.tab.active``, ``.open .menu``) is shown at times, and not hidden.
    """
    hidden: set[str] = set()
    shown: list[str] = []
    for selectors, body in _rules(_COMMENT.sub(" ", sheet[:_MAX_CHARACTERS])):
        if not is_hiding_style(body):
            shown.append(selectors)
        else:
            hidden.update(simple[1] for each in selectors.split(",") if (simple := _SIMPLE.fullmatch(each.strip())))
    return frozenset(hidden - _combined(shown)) if hidden else frozenset()


def _combined(selectors: Iterable[str]) -> set[str]:
    """Return the names in selectors that are more than a class or an id alone."""
    parts = {part.strip() for part in ",".join(selectors).split(",")}
    return set(_NAMES.findall(" ".join(part for part in parts if not _SIMPLE.fullmatch(part))))


def _rules(sheet: str) -> Iterator[tuple[str, str]]:
    """Yield (selectors, declarations) of the rules outside any condition."""
    depth, selectors = 0, ""
    first, *opened = sheet.split("{")
    outside = first.rpartition("}")[2]
    for text in opened:
        if depth == 0:
            selectors = outside.rpartition(";")[2].strip()
        if depth or not _UNCONDITIONAL.fullmatch(selectors):
            depth += 1
        *closed, outside = text.split("}")
        for declarations in closed:
            depth = max(0, depth - 1)
            if depth == 0 and selectors and not selectors.startswith("@"):
                yield selectors, declarations
