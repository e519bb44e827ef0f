"""The line ends of a text file that only wrap a paragraph: a reader meets a space there, and no end of a sentence."""

from __future__ import annotations

import re

from msgcheck.analysis.claims.quantities.tokens.vocabulary import NUMBER_WORDS
from msgcheck.analysis.lexicon import FUNCTION_WORDS

_LINE_END = re.compile(r"(?<!\n)\n(?=\S)(?!(?:[-–*•+|>#]|[0-9]{1,2}[.)])\s)")
"""A line end before text, and before no item of a list."""
_LAST_WORD = re.compile(r"(?P<word>[^\W\d_]+)\s*\Z")
_WANTING_MORE = FUNCTION_WORDS | NUMBER_WORDS.keys()
_LONGEST_WORD = 20
"""Code points of the end of a line in which its last word stands; none that wants another is longer."""
_SHORTEST_WRAPPED = 50
"""Code points from which a line is longer than what people put on a line of its own: a label, an address, a verse."""


def with_wraps_joined(text: str) -> str:
    """Return ``text`` of the same length, with a space for each line end that goes on in the middle of a sentence.

    It does where the line is long or ends with a comma or a word that wants another ("has two"), or the next one begins
    with a small letter.
    """
    pieces, at = [], 0
    for end in _LINE_END.finditer(text):
        line = text[text.rfind("\n", 0, end.start()) + 1 : end.start()]
        pieces += [text[at : end.start()], " " if _goes_on(line, text[end.end()]) else "\n"]
        at = end.end()
    return "".join([*pieces, text[at:]])


def _goes_on(line: str, first: str) -> bool:
    """Tell whether ``line`` goes on in the next one, which begins with the character ``first``."""
    last = _LAST_WORD.search(line[-_LONGEST_WORD:])
    wants_more = line.rstrip().endswith(",") or (last is not None and last["word"].lower() in _WANTING_MORE)
    return first.islower() or wants_more or len(line) >= _SHORTEST_WRAPPED
