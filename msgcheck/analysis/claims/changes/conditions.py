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
_CLOSE = re.compile(r"[,;.:!?()]|$")


def conditions(text: str) -> Iterator[Mark]:
    """Yield each condition of ``text``, from the word that opens it to the end of its clause."""
    at = 0
    while found := _OPENER.search(text, at):
        end = _CLOSE.search(text, found.end())
        at = max(end.start() if end else len(text), found.end())
        if content_words(text[found.end() : at]):
            yield Mark(found.start(), at, "condition")
