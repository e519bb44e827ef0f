"""Dates in the names of files and folders: 2017-08-03-pricing.pptx, pricing_20201014.pdf, 2023Q1/pricing.md."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import PurePath

from msgcheck.errors import UsageError
from msgcheck.model.period import parse_period
from msgcheck.values import dataclass

_YEAR = r"(?P<year>(?:19[7-9]|20\d)\d)"
_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"(?<!\d){_YEAR}(?P<gap>[-_. ]?)(?P<month>\d\d)(?P=gap)(?P<day>\d\d)(?!\d)",
        rf"(?<!\d){_YEAR}[-_.](?P<month>\d\d)(?!\d|[-_.]\d\d(?!\d))",
        rf"(?<!\d){_YEAR}[-_. ]?(?P<part>[QH][1-4])(?!\d)",
        rf"(?<![^\W_])(?P<part>[QH][1-4])[-_. ]?{_YEAR}(?!\d)",
    )
)
_YEAR_ALONE = re.compile(_YEAR)
_GAPS = "-_. "
_COPY = re.compile(r"[-_ ]?\(\d{1,2}\)\Z")
"""What a browser writes behind the name of a file that was downloaded again."""


@dataclass(frozen=True, slots=True)
class DatedName:
    """A path without its dates, and the date it bears, if any: that of the file's name, else of the nearest folder."""

    path: PurePath
    on: date | None


def dated_name(path: PurePath) -> DatedName:
    """Return what ``path`` (relative) says of its date. A month, quarter, half year or year stands for its last day."""
    *folders, name = path.parts
    stem, on = _without_date(PurePath(name).stem)
    kept: list[str] = []
    found = [on]
    for folder in reversed(folders):
        is_year = _YEAR_ALONE.fullmatch(folder)
        rest, day = ("", parse_period(folder).end.date() - timedelta(days=1)) if is_year else _without_date(folder)
        found.append(day)
        if rest:
            kept.insert(0, rest)
    # Of a file whose name is a date only, the folder's name is what it is called.
    stem = stem or (kept[-1] if kept else "asset")
    return DatedName(PurePath(*kept, stem + PurePath(name).suffix), next((day for day in found if day), None))


def _without_date(text: str) -> tuple[str, date | None]:
    dates = sorted(_dates(text), key=lambda each: (each[0], -each[1]))
    if not dates:
        return text, None
    text = _COPY.sub("", text)
    start, end, day = dates[0]
    before, after = text[:start].rstrip(_GAPS), text[end:].lstrip(_GAPS)
    gap = text[start - 1] if start and text[start - 1] in _GAPS else "-"
    return (f"{before}{gap}{after}" if before and after else before + after), day


def _dates(text: str) -> Iterator[tuple[int, int, date]]:
    """Yield start, end and date of each date in ``text``; what only looks like one (month 13) is none."""
    for form in _FORMS:
        for found in form.finditer(text):
            day = _day(found.groupdict())
            if day is not None:
                yield found.start(), found.end(), day


def _day(parts: dict[str, str | None]) -> date | None:
    try:
        if parts.get("day"):
            return date.fromisoformat(f"{parts['year']}-{parts['month']}-{parts['day']}")
        period = f"{parts['year']}-{parts['month']}" if parts.get("month") else f"{parts['year']}{parts['part']}"
        return parse_period(period).end.date() - timedelta(days=1)
    except (ValueError, UsageError):
        return None
