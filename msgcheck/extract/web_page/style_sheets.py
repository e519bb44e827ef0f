"""What the style sheets within a page hide: what is not shown, whatever the screen."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from functools import cache, partial

from msgcheck.extract.web_page.layers import SHOWS_BACKGROUND, is_block_style, is_hiding_style, is_showing_style
from msgcheck.extract.web_page.rows import is_row_style
from msgcheck.extract.web_page.unseen import MAX_PATHS, HiddenPath, Unseen, hidden_path

_MAX_CHARACTERS = 2_000_000
_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL)
_SIMPLE = re.compile(r"[a-z]{0,12}([.#][\w-]+)")
_NAMES = re.compile(r"[.#][\w-]+")
_LAST_CLASS = re.compile(r"\.([\w-]++)\s*+(?=,|\Z)")
_UNCONDITIONAL = re.compile(r"(?i)@layer\b.*|@media\s+(?:only\s+)?(?:all|screen)")
"""Rules around others that hold whatever the screen."""

_PRINT = r"\s*+(?:only\s++)?print\b[^,]*+"
_FOR_PRINT = re.compile(rf"(?i)@media\b{_PRINT}(?:,{_PRINT})*+")
_BESIDE = re.compile(r"::?(?:before|after)\b")
"""What stands beside the text of an element: a rule for it says nothing of the element."""


def keeps_for_print(head: str) -> bool:
    """Tell whether what stands around rules (``@media print``) keeps them for print alone."""
    return _FOR_PRINT.fullmatch(head) is not None


def unseen_by(sheet: str) -> Unseen:
    """Return what a style sheet hides, and which classes it makes rows and lines of.

    No rule counts that stands within a condition such as ``@media print``. A name that another rule combines with
    something (``.tab.active``, ``.open .menu``), or that some rule shows, on wide screens for example, is shown at
    times, and not hidden.
    """
    hidden: set[str] = set()
    paths: list[HiddenPath] = []
    others: list[str] = []
    shown: set[str] = set()
    rows: set[str] = set()
    lines: set[str] = set()
    is_hiding = cache(partial(is_hiding_style, is_whole=SHOWS_BACKGROUND.search(sheet.lower()) is None))
    for selectors, declarations, is_conditional, is_for_print in _rules(_COMMENT.sub(" ", sheet[:_MAX_CHARACTERS])):
        if not is_for_print and is_showing_style(declarations):
            shown.update(_NAMES.findall(_of_elements(selectors)))
            for classes, is_such in ((rows, is_row_style), (lines, is_block_style)):
                classes.update(_LAST_CLASS.findall(selectors) if is_such(declarations) else ())
        if is_conditional:
            continue
        if is_hiding(declarations):
            for selector in map(str.strip, selectors.split(",")):
                if simple := _SIMPLE.fullmatch(selector):
                    hidden.add(simple[1])
                elif len(paths) < MAX_PATHS and (path := hidden_path(selector)):
                    paths.append(path)
        else:
            others.append(selectors)
    if not (hidden or paths):
        return Unseen(rows=frozenset(rows), lines=frozenset(lines))
    told = hidden.union(*(path[-1].names for path in paths))
    at_times = shown | _combined(others, told)
    lasting = tuple(path for path in paths if at_times.isdisjoint(path[-1].names))
    return Unseen(frozenset(hidden - at_times), lasting, frozenset(rows), frozenset(lines))


def _of_elements(selectors: str) -> str:
    """Return those of ``selectors`` that are not for what stands beside the text of an element."""
    return (
        ",".join(part for part in selectors.split(",") if not _BESIDE.search(part)) if ":" in selectors else selectors
    )


def _combined(selectors: Sequence[str], names: Set[str]) -> set[str]:
    """Return those of ``names`` that stand in selectors that are more than a class or an id alone."""
    telling = [each for each in selectors if not names.isdisjoint(_NAMES.findall(each))]  # hardly one does
    parts = {part.strip() for part in ",".join(telling).split(",")}
    return set(_NAMES.findall(" ".join(part for part in parts if not _SIMPLE.fullmatch(_BESIDE.sub("", part)))))


_Rule = tuple[str, str, bool, bool]
"""One rule: its selectors and declarations, and whether what stands around it is a condition, or for print alone."""


def _rules(sheet: str) -> Iterator[_Rule]:
    """Yield the rules of a sheet, those within conditions and within other rules too."""
    around: list[tuple[str, bool, bool]] = []
    is_conditional = is_for_print = False
    before, *opened = sheet.split("{")
    outside = before.rpartition("}")[2]
    for text in opened:
        head = outside.rpartition(";")[2].strip()
        around.append((head, is_conditional, is_for_print))
        if head.startswith("@"):
            is_conditional = is_conditional or not _UNCONDITIONAL.fullmatch(head)
            is_for_print = is_for_print or keeps_for_print(head)
        else:
            is_conditional = True
        *closed, outside = text.split("}")
        for declarations in closed[: len(around)]:
            head, is_conditional, is_for_print = around.pop()
            if head and not head.startswith("@"):
                yield head, declarations, is_conditional, is_for_print
