"""Text of strangers, made safe to show: nothing in it steers a terminal or turns the line around."""

from __future__ import annotations

import re
import unicodedata

from msgcheck.model.finding import Finding
from msgcheck.values import dataclass

_BIDI_CONTROLS = (0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A))
"""Unicode Technical Report 36: these reorder what is shown ("Trojan source"); letters keep their own direction."""

_INVISIBLE = (0x2060, 0xFEFF, *range(0xFFF9, 0xFFFC), 0xFFFE, 0xFFFF, *range(0xE0000, 0xE0080))
"""Word joiner, byte order mark, annotation marks, what is no character (XML takes none) and tags: they show nothing and
can hide words.
"""

_REMOVED = dict.fromkeys((*range(0x20), *range(0x7F, 0xA0), *_BIDI_CONTROLS, *_INVISIBLE))
_BLANKS = dict.fromkeys((0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x85, 0x2028, 0x2029), " ")
_TRANSLATION = _REMOVED | _BLANKS
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
_BLANK_RUN = re.compile(r"\s+")


def plain(text: str) -> str:
    """Return ``text`` without control characters, direction overrides and lone surrogates; a line break is a blank."""
    return _LONE_SURROGATE.sub("\ufffd", text.translate(_TRANSLATION))


def one_line(text: str, longest: int | None = None) -> str:
    """Return ``text`` plain, with single blanks, and cut to ``longest`` characters."""
    if longest is None:
        return _even(text).strip()
    # Twice the room bounds the work on a hostile text of megabytes; cleaning shortens it.
    shown = one_line(text[: 2 * longest])
    return shown if len(shown) <= longest else shown[: longest - 1] + "…"


def without_middle(text: str, longest: int) -> str:
    """Return ``text`` plain, on one line, and with ``…`` for its middle where it has more than ``longest`` characters.

    Names that programs give differ at their ends.
    """
    shown = one_line(text)
    if len(shown) <= longest:
        return shown
    tail = (longest - 1) // 2
    return f"{shown[: longest - 1 - tail]}…{_without_leading_marks(shown[len(shown) - tail :])}"


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A quote with the words around it, plain and bounded; ``before + quote + after`` reads as one line."""

    before: str
    quote: str
    after: str


def excerpt_of(finding: Finding, around: int) -> Excerpt:
    """Cut the passage of ``finding`` down to its quote and at most ``around`` characters on either side.

    Cuts fall between words where there is a blank near, and show as ``…``. A quote longer than ``4 * around``
    loses its middle.
    """
    before, after = finding.passage[: finding.start], finding.passage[finding.end :]
    return Excerpt(_tail(before, around), _without_middle(finding.quote, 4 * around), _head(after, around))


def _tail(text: str, room: int) -> str:
    shown = _even(text[-4 * room :]).lstrip()
    if len(shown) <= room and len(text) <= 4 * room:
        return shown
    cut = shown[-room:]
    _, blank, rest = cut[: room // 3].partition(" ")
    return "…" + (rest + cut[room // 3 :] if blank else _without_leading_marks(cut))


def _head(text: str, room: int) -> str:
    shown = _even(text[: 4 * room]).rstrip()
    if len(shown) <= room and len(text) <= 4 * room:
        return shown
    cut = shown[:room]
    keep = room - room // 3
    start, blank, _ = cut[keep:].rpartition(" ")
    return (cut[:keep] + start if blank else cut) + "…"


def _without_middle(text: str, room: int) -> str:
    if len(text) <= room:
        return _even(text)
    half = room // 2
    return f"{_even(text[:half])} … {_without_leading_marks(_even(text[-half:]))}"


def _even(text: str) -> str:
    """Plain text with single blanks; those at its ends stay, for it is joined to its neighbours."""
    return _BLANK_RUN.sub(" ", plain(text))


def _without_leading_marks(text: str) -> str:
    """Drop accents that lost the letter they stood on."""
    first = next((index for index, letter in enumerate(text) if not unicodedata.combining(letter)), len(text))
    return text[first:]
