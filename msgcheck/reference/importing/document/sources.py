"""The source that a proof point names, and its date: "(Source: Time study, May 2026)"."""

from __future__ import annotations

import re
from datetime import date

from msgcheck.model.message import Evidence

_SOURCE = r"(?:sources?|quellen?|evidence|based on|nachweis|beleg|référence|ref)"
_IN_BRACKETS = re.compile(
    rf"(?<!\s)\s*[(\[]\s*{_SOURCE}(?:\s*:)?\s++([^()\[\]]+(?:\([^()]*\)[^()\[\]]*)?)[)\]]", re.IGNORECASE
)
_AT_END = re.compile(rf"(?<!\s)(?:\s*[;|–—-]\s*|\s+){_SOURCE}\s*:\s+(.+)$", re.IGNORECASE)
_DATED = re.compile(r"\s*\(([^()\d][^()]*\b(?:19|20)\d\d\b[^()]*)\)(?=[.!]?$)")
"""Brackets at the end with a year in them: "(Forrester, 2025)"."""

_MONTHS = {
    name: number
    for number, names in enumerate(
        [
            "january januar janvier jan", "february februar février feb", "march märz mars mar", "april avril apr",
            "may mai", "june juni juin jun", "july juli juillet jul", "august août aug", "september septembre sept sep",
            "october oktober octobre oct okt", "november novembre nov", "december dezember décembre dec dez",
        ],
        start=1,
    )
    for name in names.split()
}  # fmt: skip
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_DATES = (
    re.compile(r"\b(?P<year>(?:19|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d)\b"),
    re.compile(r"\b(?P<day>\d{1,2})\.\s?(?P<month>\d{1,2})\.\s?(?P<year>(?:19|20)\d\d)\b"),
    re.compile(
        rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th|\.)?\s(?P<name>{_MONTH})\.?,?\s(?P<year>(?:19|20)\d\d)\b", re.IGNORECASE
    ),
    re.compile(
        rf"\b(?P<name>{_MONTH})\.?\s(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,\s(?P<year>(?:19|20)\d\d)\b", re.IGNORECASE
    ),
    re.compile(rf"\b(?P<name>{_MONTH})\.?,?\s(?P<year>(?:19|20)\d\d)\b", re.IGNORECASE),
    re.compile(
        r"\bQ(?P<quarter>[1-4])[ /]?(?P<year>(?:19|20)\d\d)\b|\b(?P<year_2>(?:19|20)\d\d)[ /-]?Q(?P<quarter_2>[1-4])\b"
    ),
    re.compile(r"\b(?P<year>(?:19|20)\d\d)\b"),
)
_ADDRESS = re.compile(r"\(?\bhttps?://[^\s<>()\"]+[^\s<>()\".,;:!?']\)?")


def split_source(text: str, *, takes_dated: bool = False) -> tuple[str, tuple[Evidence, ...]]:
    """Return ``text`` without the source it names, and that source.

    With ``takes_dated`` brackets at the end with a year in them are a source too.
    """
    for pattern in (_IN_BRACKETS, _AT_END, *([_DATED] if takes_dated else [])):
        match = pattern.search(text)
        if match and text[: match.start()].strip():
            rest = (text[: match.start()] + text[match.end() :]).strip()
            return rest, evidence_of(match[1])
    return text, ()


def evidence_of(source: str) -> tuple[Evidence, ...]:
    """Return a source as evidence; nothing where no letter is in it.

    ``as_of`` is the first day of the month, quarter or year where the source gives no more.
    """
    address = _ADDRESS.search(source)
    url = address[0].strip("()") if address else None
    words = _ADDRESS.sub(" ", source)
    words = " ".join(words.split()).replace("( )", "").strip(" ,;:.|–—-") or url or ""
    if not any(map(str.isalnum, words)):
        return ()
    return (Evidence(source=words, url=url, as_of=date_in(source)),)


def date_in(text: str) -> date | None:
    """Return the first of the most exact dates in ``text``, ``None`` where there is none."""
    for pattern in _DATES:
        match = pattern.search(text)
        if match:
            return _date(match.groupdict())
    return None


def _date(parts: dict[str, str | None]) -> date | None:
    name, quarter = parts.get("name"), parts.get("quarter") or parts.get("quarter_2")
    month = _MONTHS[name.casefold()] if name else 3 * int(quarter) - 2 if quarter else int(parts.get("month") or 1)
    try:
        return date(int(parts.get("year") or parts.get("year_2") or 0), month, int(parts.get("day") or 1))
    except ValueError:
        return None
