"""Text as people read it, whatever characters it was typed with, and the exact way back to the original.

A form of the glossary must be found however a slide, a PDF or a web page spells it: with a no-break space, a
curly apostrophe, a ligature, a soft hyphen or a trademark sign. Case is kept; ``fold_case`` takes it away.
"""

from __future__ import annotations

import re
import unicodedata

from msgcheck.late_pattern import late_pattern
from msgcheck.values import dataclass

ZERO_WIDTH_SPACE = "\u200b"

_DASHES = "\u058a\u2010\u2011\u2012\u2013\u2014\u2015\u2043\u2212\ufe58\ufe63\uff0d"
_SINGLE_QUOTES = "\u2018\u2019\u201a\u201b\u2032\u02bc\u00b4\uff07"
_DOUBLE_QUOTES = "\u201c\u201d\u201e\u201f\u2033\uff02"
_SPACES = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000"
_CONTROLS = "".join(map(chr, (*range(0x20), *range(0x7F, 0xA0))))
_DROPPED = frozenset("\u00ae\u2122\u2120\u034f\u180b\u180c\u180d\u180f")
"""Trademark signs and invisible marks; format characters (category Cf) and variation selectors go too."""
_SUPERSCRIPTS = frozenset("\u00b2\u00b3\u00b9\u2070\u2074\u2075\u2076\u2077\u2078\u2079")
"""Footnote marks. They stay as they are: NFKC would glue a digit to the word before (``term²`` -> ``term2``)."""

_SAME_LENGTH = str.maketrans(
    dict.fromkeys(_DASHES, "-")
    | dict.fromkeys(_SINGLE_QUOTES, "'")
    | dict.fromkeys(_DOUBLE_QUOTES, '"')
    | dict.fromkeys(_SPACES + _CONTROLS, " ")
    | {"\u2044": "/"}
)
# Characters that NFKC leaves alone and that neither combine nor change length; a test holds them to that.
_EVEN = late_pattern(
    "[ -~\u00a1-\u00a7\u00a9\u00ab\u00ac\u00b0\u00b1\u00b6\u00b7\u00bb\u00bf-\u00de\u00e0-\u0131\u0134-\u013e"
    "\u0141-\u0148\u014a-\u017e\u0391-\u03a1\u03a3-\u03a9\u03b1-\u03c9\u0400-\u0482\u048a-\u052f\u2020-\u2023\u20ac"
    "\u2190-\u21ff\u25a0-\u25ff\u2713-\u2718\u3001\u3002\u3041-\u3096\u30a1-\u30fa\u4e00-\u9fff\uac00-\ud7a3]*"
)
_REPLACED = late_pattern(f"[{''.join(map(re.escape, map(chr, _SAME_LENGTH)))}]")
_GAP = late_pattern(" {2,}")
_TO_GAP = late_pattern(r"((?:[^ ]++| (?! ))++ ?| ) *+")
"""Text up to a gap and its first space, then the rest of the gap."""
_RUN = late_pattern(r"[!-~]++(?: [!-~]++)*+|.", re.DOTALL)
_BROKEN_WORD = late_pattern(r"(?<=[^\W_])([-\u2010\u00ad])(\s+)(?=[^\W_])")
"""A hyphen and white space inside a word, as a wrapped line leaves them: the hyphen is the word's or the wrap's."""
_HYPHEN = late_pattern("[-\u2010\u00ad]")
_TYPED_SIGN = late_pattern(r"(?<=[^\W_])\((?:tm|r|sm)\)", re.IGNORECASE)
"""A trademark sign typed in brackets."""
_NOTHING = "\u2060"
"""A character that normalised text drops: stands for one that a reading does without, so that offsets stay."""
_LONGEST_CLUSTER = 31
"""A base and thirty marks, the limit of the Stream-Safe Text Format (UAX #15): ordering marks is quadratic."""


@dataclass(frozen=True, slots=True)
class NormalisedText:
    """Normalised ``text`` with, for each of its characters, the span of the original it stands for.

    ``starts`` and ``ends`` are code points of the original; ``None`` where both texts have the same offsets.
    """

    text: str
    starts: tuple[int, ...] | None = None
    ends: tuple[int, ...] | None = None

    def original_span(self, start: int, end: int) -> tuple[int, int]:
        """Return the original's span of the non-empty ``[start, end)`` of ``text``, with the marks dropped inside."""
        if self.starts is None or self.ends is None:
            return start, end
        return self.starts[start], self.ends[end - 1]


def is_plain(text: str) -> bool:
    """Tell whether ``text`` is its own normalised text: printable ASCII with single spaces, as most passages are."""
    return text.isascii() and text.isprintable() and "  " not in text


def normalise(text: str, zero_width_space: str = "") -> NormalisedText:
    """Unify what looks the same: NFKC, one space for any white space, plain dashes and quotes, no invisible marks.

    ``zero_width_space`` is what U+200B becomes: nothing, or a space where it stands between words.
    """
    if is_plain(text):
        return NormalisedText(text)
    even = _unify(text)
    if _EVEN.fullmatch(even):
        return _with_single_spaces(even)
    return _normalise_unevenly(text, zero_width_space)


def only_reading(text: str) -> str | None:
    """Return the text of the only one of :func:`readings`, where that is quickly told; else ``None``.

    For nearly all passages it is. It has no way back to the original: good for finding out that nothing is there.
    """
    if not is_plain(text):
        text = _GAP.sub(" ", _unify(text))
        if not _EVEN.fullmatch(text):
            return None
    return None if "- " in text or ("(" in text and _TYPED_SIGN.search(text)) else text


def readings(text: str) -> tuple[NormalisedText, ...]:
    """Return the ways to read ``text``: nearly always one.

    More where U+200B may join a word or part two words, where a hyphen and a line break may be inside a word or a
    compound ("white-⏎list" is "white-list" and "whitelist"), and where "(TM)" may be read past.
    """
    found = [normalise(text)]
    if ZERO_WIDTH_SPACE in text:
        found.append(normalise(text, " "))
    if _HYPHEN.search(text) and _BROKEN_WORD.search(text):
        found.append(normalise(_BROKEN_WORD.sub(_without_break, text)))
        found.append(normalise(_BROKEN_WORD.sub(_without_hyphen, text)))
    if "(" in text and _TYPED_SIGN.search(text):
        found.append(normalise(_TYPED_SIGN.sub(_without_sign, text)))
    return tuple(found)


def _without_break(broken: re.Match[str]) -> str:
    return broken[1] + _NOTHING * len(broken[2])


def _without_hyphen(broken: re.Match[str]) -> str:
    return _NOTHING * len(broken[0])


def _without_sign(sign: re.Match[str]) -> str:
    return _NOTHING * len(sign[0])


def fold_case(text: str) -> str:
    """Take the case away and keep every offset: the result has the length of ``text``."""
    folded = text.lower()
    if text.isascii():
        return folded
    if len(folded) != len(text):
        folded = "".join(character.lower()[0] for character in text)
    return folded.replace("ς", "σ")


def _unify(text: str) -> str:
    """Replace dashes, quotes and white space one for one. ``str.translate`` would look up every character."""
    return _REPLACED.sub(lambda found: _SAME_LENGTH[ord(found[0])], text)


def _with_single_spaces(even: str) -> NormalisedText:
    """Close the gaps in text that needs nothing else; what an indented continuation line leaves, most often."""
    if "  " not in even:
        return NormalisedText(even)
    starts: list[int] = []
    ends: list[int] = []
    for run in _TO_GAP.finditer(even):
        start, end = run.span(1)
        starts.extend(range(start, end))
        ends.extend(range(start + 1, end + 1))
        ends[-1] = run.end()
    return NormalisedText(_GAP.sub(" ", even), tuple(starts), tuple(ends))


def _normalise_unevenly(text: str, zero_width_space: str) -> NormalisedText:
    pieces: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    after_space = False
    for start, end in _clusters(text):
        cluster = text[start:end]
        piece = _normalise_cluster(cluster, zero_width_space)
        if piece == " " and after_space:
            ends[-1] = end
        elif piece:
            pieces.append(piece)
            is_even = cluster.isascii()
            starts.extend(range(start, end) if is_even else [start] * len(piece))
            ends.extend(range(start + 1, end + 1) if is_even else [end] * len(piece))
            after_space = piece == " "
    return NormalisedText("".join(pieces), tuple(starts), tuple(ends))


def _clusters(text: str) -> list[tuple[int, int]]:
    """Cut ``text`` into runs of plain ASCII and single characters, each with the marks that combine with it."""
    clusters: list[tuple[int, int]] = []
    for run in _RUN.finditer(text):
        start, end = run.span()
        first = text[start]
        if clusters and first > "\u02ff" and _is_combining(first) and end - clusters[-1][0] <= _LONGEST_CLUSTER:
            base_start, base_end = clusters.pop()
            if text[base_start] < "\u0080" and base_end - base_start > 1 and text[base_start + 1] < "\u0080":
                clusters.append((base_start, base_end - 1))
                base_start = base_end - 1
            start = base_start
        clusters.append((start, end))
    return clusters


def _is_combining(character: str) -> bool:
    """Marks, and the vowels and finals of Hangul syllables typed letter by letter."""
    return unicodedata.category(character)[0] == "M" or "\u1160" <= character <= "\u11ff"


def _normalise_cluster(cluster: str, zero_width_space: str) -> str:
    if cluster.isascii():
        return _unify(cluster)
    if cluster == ZERO_WIDTH_SPACE:
        return zero_width_space
    if cluster in _SUPERSCRIPTS:
        return cluster
    kept = "".join(character for character in cluster if not _is_invisible(character))
    composed = unicodedata.normalize("NFKC", _unify(kept))
    if composed.startswith(" ") and len(composed) > 1:
        return kept  # a lone accent: NFKC makes a space and a mark of it
    return _unify(composed).replace("ß", "ss").replace("ẞ", "SS")


def _is_invisible(character: str) -> bool:
    return (
        character in _DROPPED
        or "\ufe00" <= character <= "\ufe0f"
        or "\U000e0100" <= character <= "\U000e01ef"
        or unicodedata.category(character) in {"Cf", "Cs"}
    )
