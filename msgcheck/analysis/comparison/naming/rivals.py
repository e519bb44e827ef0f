"""Whom a platform compares the company with: "10x faster than Velox", "compared with Old Ledger or Velox"."""

from __future__ import annotations

from collections.abc import Iterable

from msgcheck.analysis.words import words
from msgcheck.late_pattern import late_pattern

_NAME = r"[A-Z][\w&'’-]*(?:\s+[A-Z][\w&'’-]*){0,3}"
_COMPARED = late_pattern(
    r"(?:\b(?i:than|versus|vs\.?|unlike|outperforms?|beats?|compared\s+(?:to|with)|alternatives?\s+to)|"
    r"\b\d[\d.]*x\s+(?:the\s+)?[\w-]+(?:\s+[\w-]+)?\s+of)\s+(?:the\s+)?"
    rf"(?P<names>{_NAME}(?:(?:,\s+{_NAME})*,?\s+(?:and|or)\s+{_NAME})?)"
)


def rivals_in(wordings: Iterable[str]) -> frozenset[str]:
    """Return the stems of the names that ``wordings`` compare with, but for names that open one of them: these are told
    of, as the company is.
    """
    texts = tuple(wordings)
    subjects = {word.stem for text in texts for word in words(text)[:1]}
    compared = (match["names"] for text in texts for match in _COMPARED.finditer(text))
    named = {word.stem for names in compared for word in words(names) if names[word.start].isupper()}
    return frozenset(named - subjects)
