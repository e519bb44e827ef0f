"""How much room a text takes on a slide, estimated without fonts, so that nothing stands off the slide."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import lru_cache

LINE_HEIGHT = 1.2
"""Of a line, in sizes of its font: Arial and its metric equals take 1.15."""

_WIDTHS = {
    0.191: "'", 0.222: "ijl", 0.26: "|", 0.278: " !,./:;I[\\]ft", 0.333: "()-`r", 0.334: "{}", 0.355: '"', 0.389: "*",
    0.469: "^", 0.5: "Jcksvxyz", 0.556: "#$0123456789?L_abdeghnopqu", 0.584: "+<=>~", 0.611: "FTZ", 0.667: "&ABEKPSVXY",
    0.722: "CDHNRUw", 0.778: "GOQ", 0.833: "Mm", 0.889: "%", 0.944: "W", 1.015: "@",
}  # fmt: skip
"""Letters by their width in sizes of the font: the metrics of Helvetica (Adobe), which Arial and its equals share."""

_WIDTH_OF = {letter: width for width, letters in _WIDTHS.items() for letter in letters}

_SAFETY = 1.1
"""Bold takes up to 7 % more; many fonts of brands are as wide as Arial or narrower."""


def line_count(text: str, width: float, size: float) -> int:
    """Return how many lines ``text`` takes at ``size`` points in ``width`` points; too long a word is broken."""
    return sum(1 for _ in _lines(text, width, size))


def cut_text(text: str, width: float, size: float, lines: int) -> str:
    """Return ``text`` as it fits into ``lines`` lines, with an ellipsis for the rest, cut between words if possible."""
    shown = ""
    for number, line in enumerate(_lines(text, width, size), start=1):
        if number > lines:
            return _with_ellipsis(shown, width, size)
        shown = f"{shown}{line}"
    return shown


def longest_word(text: str, size: float) -> float:
    """Return the width of the widest word of ``text``, in points."""
    return max((text_width(word, size) for word in text.split()), default=0.0)


def text_width(text: str, size: float) -> float:
    """Return the estimated width of ``text`` on one line, in points."""
    return sum(map(_em, text)) * size * _SAFETY


def _lines(text: str, width: float, size: float) -> Iterator[str]:
    """Yield the lines with the blanks at their ends, so that joined they are ``text``; at least one."""
    line, used = "", 0.0
    for word in _words(text):
        room = text_width(word.rstrip(), size)
        if line and used + room > width:
            yield line
            line, used = "", 0.0
        while room > width and len(word) > 1:
            head = _head(word, width, size)
            yield head
            word = word[len(head) :]  # noqa: PLW2901  the rest of a word that is broken
            room = text_width(word.rstrip(), size)
        line, used = line + word, used + text_width(word, size)
    if line or not text:
        yield line


def _words(text: str) -> list[str]:
    """Split after blanks."""
    words = text.split(" ")
    return [f"{word} " for word in words[:-1]] + ([words[-1]] if words[-1] else [])


def _head(word: str, width: float, size: float) -> str:
    used = 0.0
    for place, letter in enumerate(word):
        used += text_width(letter, size)
        if used > width:
            return word[: max(1, place)]
    return word


def _with_ellipsis(shown: str, width: float, size: float) -> str:
    """Drop as much of the end as the ellipsis needs: a whole word where that is short."""
    kept = shown.rstrip()
    while kept and text_width([*_lines(kept, width, size)][-1] + "…", size) > width:
        kept = kept[:-1]
    head, blank, tail = kept.rpartition(" ")
    return f"{head if blank and len(tail) < 12 else kept}…".replace(" …", "…")


@lru_cache(maxsize=4096)
def _em(letter: str) -> float:
    """Return the width of ``letter`` in sizes of its font, on the wide side where it is not of ASCII."""
    if letter in _WIDTH_OF:
        return _WIDTH_OF[letter]
    if unicodedata.combining(letter):
        return 0.0
    if unicodedata.east_asian_width(letter) in "WF":
        return 1.1
    return 0.8 if letter.isupper() else 0.65
