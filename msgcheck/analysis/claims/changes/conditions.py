"""Conditions under which something is promised: "if an own workshop fitted it", "for orders before noon"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgcheck.analysis.claims.stance import Mark
from msgcheck.analysis.words import content_words

_OPENER = re.compile(
    r"\b(?:if|unless|provided(?: that)?|as long as|so long as|only (?:if|when|where|for|in|during)|subject to|during|"
    r"where|when|for (?=orders|bookings|requests|purchases|contracts|customers|members|users|claims)|"
    r"on (?=working|school|business|week))",
    re.IGNORECASE,
)
_TAKES_UP = re.compile(
    r"\W*(?:(?:and|but|so|then)\s+)?(?:in (?:that|this|such|which)(?: an?)? (?:cases?|events?|situations?)|"
    r"if (?:so|not)|under (?:these|those|such) (?:conditions|circumstances)|"
    r"(?:when|where|once) (?:this|that) (?:is so|happens))\b",
    re.IGNORECASE,
)
"""What takes up the condition of the sentence before: "In that case, we send a new key"."""
_CLOSE = re.compile(r"[,;.:!?()]|$")


def conditions(text: str) -> Iterator[Mark]:
    """Yield each condition of ``text``, from the word that opens it to the end of its clause."""
    at = 0
    while found := _OPENER.search(text, at):
        end = _CLOSE.search(text, found.end())
        at = max(end.start() if end else len(text), found.end())
        if content_words(text[found.end() : at]):
            yield Mark(found.start(), at, "condition")


def takes_up_condition(text: str) -> bool:
    """Tell whether ``text`` opens with what takes up the condition of the sentence before."""
    return _TAKES_UP.match(text) is not None
