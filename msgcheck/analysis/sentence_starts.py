"""Where sentences start, where that is plain: to import spaCy takes longer than to judge a deck.

What is said here is what spaCy's sentencizer says on its English tokeniser, once a sentence that goes on with the one
before it is joined to it (:mod:`msgcheck.analysis.language`). A text of which it might say anything else is left to it.
"""

from __future__ import annotations

import re

from msgcheck.late_pattern import late_pattern

_FOREIGN_ENDS = late_pattern(
    "["
    r"\u0589\u061f\u06d4\u0700-\u0702\u07f9\u0964\u0965\u104a\u104b\u1362\u1367\u1368\u166e\u1735\u1736"
    r"\u1803\u1809\u1944\u1945\u1aa8-\u1aab\u1b5a\u1b5b\u1b5e\u1b5f\u1c3b\u1c3c\u1c7e\u1c7f\u203c\u203d"
    r"\u2047-\u2049\u2e2e\u2e3c\u3002\ua4ff\ua60e\ua60f\ua6f3\ua6f7\ua876\ua877\ua8ce\ua8cf\ua92f"
    r"\ua9c8\ua9c9\uaa5d-\uaa5f\uaaf0\uaaf1\uabeb\ufe52\ufe56\ufe57\uff01\uff0e\uff1f\uff61"
    r"\U00010a56\U00010a57\U00011047\U00011048\U000110be-\U000110c1\U00011141-\U00011143\U000111c5\U000111c6"
    r"\U000111cd\U000111de\U000111df\U00011238\U00011239\U0001123b\U0001123c\U000112a9\U0001144b\U0001144c"
    r"\U000115c2\U000115c3\U000115c9-\U000115d7\U00011641\U00011642\U0001173c-\U0001173e\U00011a42\U00011a43"
    r"\U00011a9b\U00011a9c\U00011c41\U00011c42\U00016a6e\U00016a6f\U00016af5\U00016b37\U00016b38\U00016b44"
    r"\U0001bc9f\U0001da88"
    "]"
)
"""What ends a sentence in other scripts, to the sentencizer; these are left to it."""

_SIGN = late_pattern(r"\.|[!?]+")

_NO_END = late_pattern(r"(?<=[A-Za-z0-9])\.(?=[a-z0-9])|(?<![^A-Za-z0-9\s])\.{2,}(?=['\"”’)\]]*(?:\s|\Z))")
"""Within a word (``3.5``, ``example.com``), or dots that are a word of their own."""

_END = late_pattern(
    r"""
    ['"”’)\]*]*
    (?: (?P<last> \s*\Z )
      | [,;:]* (?: \s+ | [ ]["“(\[]* ) (?P<goes_on> [a-z] )
      | (?: \s+ | [ ]["“(\[]+ ) (?= [A-Z0-9] )      # with one blank alone, what opens counts to the sentence before
    )
    """,
    re.VERBOSE,
)
"""What follows the sign."""

_BEFORE = late_pattern(
    r"""(?: (?<![A-Za-z0-9]) (?P<word> [A-Za-z0-9]*[a-z0-9] ) | [A-Z]{2} | [%)"”’] | \s ) \Z""", re.VERBOSE
)
"""What the English tokeniser cuts a full stop off from, where the word is no abbreviation it knows."""

_LONGEST_WORD = 40

_ABBREVIATION = late_pattern(
    r"(?:\b(?:e\.g|i\.e|etc|approx|vs|cf|ca|incl|resp|no|vol|fig|inc|ltd|corp|co|dr|mr|mrs|ms|prof|st)\.|\b[A-Z]\.)$",
    re.IGNORECASE,
)

KEPT = late_pattern(
    "[a-z]|Adm|Ak|Ala|Apr|Ariz|Ark|Aug|Bros|Calif|Co|Colo|Conn|Corp|Dec|Del|Dr|Feb|Fla|Ga"
    "|Gen|Gov|Ia|Id|Ill|Inc|Ind|Jan|Jr|Jul|Jun|Kan|Kans|Ky|La|Ltd|Mar|Mass|Md|Messrs"
    "|Mich|Minn|Miss|Mo|Mont|Mr|Mrs|Ms|Mt|Neb|Nebr|Nev|Nov|Oct|Okla|Ore|Pa|Prof|Rep"
    "|Rev|Sen|Sep|Sept|St|Tenn|Va|Wash|Wis|co|vs"
)
"""Words that keep their full stop in spaCy's English."""


def plain_starts(text: str) -> list[int] | None:
    """Return where sentences of ``text`` start after the first one (code points), ``None`` where that is not plain.

    Words in lower case start none: what begins with one goes on with the sentence before it.
    """
    if _FOREIGN_ENDS.search(text):
        return None
    starts, at = [0], 0
    while sign := _SIGN.search(text, at):
        inner = _NO_END.match(text, sign.start())
        end = inner or _END.match(text, sign.end())
        if end is None:
            return None
        at = end.end()
        if inner or _goes_on(text, starts[-1], end):
            continue
        if not _is_cut_off(text, sign):
            return None
        if end["last"] is None:
            starts.append(at)
    return starts[1:]


def _goes_on(text: str, start: int, end: re.Match[str]) -> bool:
    """Tell whether the sentence that starts at ``start`` goes on behind ``end``, whatever the sentencizer says."""
    return bool(end["goes_on"]) or (end[0].isspace() and ends_in_abbreviation(text, start, end.start()))


def ends_in_abbreviation(text: str, start: int, end: int) -> bool:
    """Tell whether the sentence ``text[start:end]`` seems to end with an abbreviation, and so goes on behind it."""
    return bool(_ABBREVIATION.search(text[max(start, end - 12) : end]))


def _is_cut_off(text: str, sign: re.Match[str]) -> bool:
    """Tell whether ``sign`` is a word of its own to the tokeniser."""
    before = _BEFORE.search(text, max(0, sign.start() - _LONGEST_WORD), sign.start())
    return before is not None and not (sign[0] == "." and KEPT.fullmatch(before["word"] or ""))
