"""Dates and periods of a text, as ISO 8601: 31 March 2026, Q3 2025, FY25, between 2019 and 2024."""

from __future__ import annotations

import re

from msgcheck.analysis.claims.quantities.quantity import Bound, Quantity
from msgcheck.analysis.lexicon import word_set
from msgcheck.analysis.words import looks_plural

_MONTHS = [
    "january|januar|janvier|enero|gennaio|januari",
    "february|februar|février|febrero|febbraio|februari",
    "march|märz|mars|marzo|maart",
    "april|avril|abril|aprile",
    "may|mai|mayo|maggio",
    "june|juni|juin|junio|giugno",
    "july|juli|juillet|julio|luglio",
    "august|août|agosto|augustus",
    "september|septembre|septiembre|settembre",
    "october|oktober|octobre|octubre|ottobre",
    "november|novembre|noviembre",
    "december|dezember|décembre|diciembre|dicembre",
]
_MONTH_NUMBER = {name: number for number, names in enumerate(_MONTHS, start=1) for name in names.split("|")}
_MONTH_NUMBER |= {
    short: number
    for number, short in enumerate(
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"], start=1
    )
} | {"sept": 9}
_MONTH = rf"(?:{'|'.join(sorted(_MONTH_NUMBER, key=len, reverse=True))})"
_YEAR = r"(?:19|20)[0-9]{2}"
_DAY = r"(?:3[01]|[12][0-9]|0?[1-9])"
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4}
_WHEN = (
    r"(?:(?:(?:no|not)\s(?:later|earlier)\sthan|not\s(?:before|until)|until\sat\sleast|"
    r"since|by|until|till|before|after|as of|as at|from|in|on|during|through|throughout|"
    r"(?:starting|beginning)(?:\s(?:on|from|in|with))?|seit|bis|ab|im|depuis|d['’]ici|desde|en)\s+(?:the\s+)?)?"
    r"(?:(?:end|start|beginning|middle)\s+of\s+|early[-\s]|mid[-\s]|late[-\s]|(?:jahr|ende|anfang|mitte|fin|el\saño)\s+)?"
)

DATE = (
    rf"(?P<date>{_WHEN}(?:"
    rf"(?P<iso>{_YEAR}-[01][0-9]-[0-3][0-9])(?![0-9])"
    rf"|(?P<dotted>[0-3]?[0-9]\.[01]?[0-9]\.{_YEAR})(?![0-9])"
    rf"|(?P<slashed>[0-3]?[0-9]/[0-3]?[0-9]/{_YEAR})(?![0-9])"
    rf"|(?P<month_number>0?[1-9]|1[0-2])/(?P<numbered_year>{_YEAR})(?![\w/%.])"
    rf"|(?P<first_day>{_DAY})(?:\s(?P<first_month>{_MONTH}))?\s?(?:-|–|to|until)\s?(?P<last_day>{_DAY})\s"
    rf"(?P<last_month>{_MONTH})\s(?P<days_year>{_YEAR})\b"
    rf"|(?P<us_days_month>{_MONTH})\s(?P<us_first_day>{_DAY})\s?[-–]\s?(?P<us_last_day>{_DAY}),?\s(?P<us_days_year>{_YEAR})\b"
    rf"|(?P<day>{_DAY})(?:st|nd|rd|th|\.)?\s(?:de\s)?(?P<day_month>{_MONTH})\b\.?(?:,?\s(?:de\s)?(?P<day_year>{_YEAR})(?![0-9]))?"
    rf"|(?P<us_month>{_MONTH})\.?\s(?P<us_day>{_DAY})(?:st|nd|rd|th)?(?:,?\s(?P<us_year>{_YEAR})\b|(?![\w%,.]))"
    rf"|(?P<first_part>[QH][1-4]|{_MONTH})\s?(?:-|–|to)\s?(?P<last_part>[QH][1-4]|{_MONTH})\s(?P<parts_year>{_YEAR})\b"
    rf"|(?P<month>{_MONTH})\b\.?,?\s(?:de\s)?(?P<month_year>{_YEAR}|['’][0-9]{{2}})(?![0-9])"
    r"|(?P<part_number>[1-4])(?P<part_letter>[QH])\s?['’]?(?P<part_number_year>(?:20)?[0-9]{2})\b"
    rf"|(?P<iso_month>{_YEAR}-(?:0[1-9]|1[0-2]))(?![\w-])"
    rf"|(?P<half>[QH][1-4])(?:\s?[/'’,]?\s?(?P<fiscal>FY)?\s?'?(?P<half_year>{_YEAR}|(?<=[/'’Y])[0-9]{{2}})\b|\b)"
    rf"|(?P<year_first>{_YEAR})[-\s]?(?P<half_after>[QH][1-4])\b"
    rf"|(?P<ordinal>first|second|third|fourth)\s(?P<part>quarter|half)\s(?:of\s)?(?P<part_year>{_YEAR})\b"
    r"|(?:FY|(?:fiscal|financial)\s(?:year\s)?)\s?'?(?:"
    r"(?P<fiscal_first>(?:20)?[0-9]{2})[-–/](?:FY)?(?P<fiscal_last>(?:20)?[0-9]{2})(?![\w%/-]|[.,][0-9])"
    rf"|(?P<fiscal_year>{_YEAR}|[0-9]{{2}})\b)"
    rf"|between\s(?P<between_year>{_YEAR})\s(?:and|-|–)\s(?P<and_year>{_YEAR})\b"
    rf"|(?:from\s)?(?P<from_year>{_YEAR})(?:/|\s?(?:-|–|to|until|bis)\s?)(?P<to_year>{_YEAR})\b"
    r"|['’](?P<short_year>[0-9]{2})(?![\w%.,])"
    rf"|(?P<split_year>{_YEAR}(?:/[0-9]|[-–][2-9])[0-9])(?![0-9/-])"
    rf"|(?<![0-9]-)(?P<year>{_YEAR})(?![\w%]|[.,][0-9]|/(?!{_YEAR}\b)[0-9]|\s?[-–]\s?[0-9]|\s?(?:%|percent|million|[a-z]+\+|[x×]\s?[0-9]))"
    r"|(?P<old_year>1[5-8][0-9]{2})(?=\Z|[.,;:!?)|]|\s(?:in|as|with|at|when|near|and|by|under|we|the|our|·|\|)(?:\s|\Z))"
    rf"))"
)
"""A pattern without its own edges: what stands before decides whether a year is one."""

_COUNTED = re.compile(
    r"[ \u00a0](?!(?:is|was|has|as|this|its|us|plus|versus|across|sales|results|news|edition|says|shows|finds|"
    r"indicates)\b)(?P<noun>[a-z]+s)\b"
)

_OLD = re.compile(
    r"(?:since|in|dat(?:e|es|ed|ing)\sfrom|(?:dat(?:e|es|ed|ing)|going|goes)(?:\sback)?\sto|before|after|until|seit|depuis|desde|en|founded|established|est\.?|gegründet|fondée?)\s[0-9]{4}\Z",
    re.IGNORECASE,
)
"""What stands before a year from which people have no other use for four digits."""
_LONGEST_OPENING = 40
_ORIGIN = re.compile(r"\b(?:dat(?:es|ed|ing|e)|comes?|stems?|far)\s\Z", re.IGNORECASE)
_CHANGE = re.compile(
    r"\b(?:up|down|higher|lower|(?:rise|increase|growth|gain|decrease|drop|decline|fall|reduction)\sof)"
    r"(?:\s[a-z]+){0,2}\s[0-9][0-9.,]{0,9}\s?(?:%|percent|per\scent|pp|(?:percentage\s)?points)\s\Z",
    re.IGNORECASE,
)
"""A change that is told before what it started from: "up 12 % from 2023"."""
_BOUNDS = dict.fromkeys(word_set("since after from starting beginning seit ab depuis desde"), Bound.AT_LEAST)
_BOUNDS |= dict.fromkeys(word_set("by until till before bis d'ici d’ici"), Bound.AT_MOST)
_BOUNDS |= dict.fromkeys(("no earlier", "not earlier", "not before", "not until"), Bound.AT_LEAST)
_BOUNDS |= dict.fromkeys(("no later", "not later"), Bound.AT_MOST)
"""What the word before a time says of it: it lasts from then on, or is over by then."""


def read_date(match: re.Match[str]) -> Quantity | None:
    """Return the date of a match of :data:`DATE`, or ``None`` where a four-digit number counts something."""
    if match.group("date")[0] in "'’":
        return None  # the opening quote of "'25 users"
    window = _window(match.groupdict())
    if window is None or (match.group("year") and _counts(match)):
        return None
    if match.group("us_month") and not match.group("us_year") and match.group("us_month").islower():
        return None  # "you may 5 times a day"
    start = match.start("date")
    if match.group("old_year") and not _is_old_year(match):
        return None
    if match.group("from_year") and match.group("date").lower().startswith(("in ", "on ", "by ")):
        start = match.start("from_year")
    return Quantity(start, match.end("date"), "date", bound=_bound(match, window), window=window)


def _bound(match: re.Match[str], window: str) -> Bound:
    """Return what the first word says of a date; a period of two ends, and what "dates from 1896", has its own."""
    words = match.group("date").lower().split()
    opening = " ".join(words[:2]) if words[0] in ("no", "not") else words[0]
    opening = "since" if words[1:3] == ["at", "least"] else opening
    start = match.start("date")
    is_origin = _ORIGIN.search(match.string, max(start - _LONGEST_OPENING, 0), start) or (
        opening == "from" and _CHANGE.search(match.string, max(start - _LONGEST_OPENING, 0), start)
    )
    return Bound.EXACT if "/" in window or is_origin else _BOUNDS.get(opening, Bound.EXACT)


def _is_old_year(match: re.Match[str]) -> bool:
    """Tell "since 1764" and "Est. 1874" from the four digits that count something."""
    return bool(_OLD.search(match.string, max(match.start("date") - _LONGEST_OPENING, 0), match.end("date")))


def _counts(match: re.Match[str]) -> bool:
    """Tell whether a bare four-digit number stands before a plural noun and after no word of time: 2000 customers.

    "The 2022 class" and "the 2020 census" are of a year.
    """
    has_preposition = match.start("year") > match.start("date")
    counted = None if has_preposition else _COUNTED.match(match.string, match.end("year"))
    return counted is not None and looks_plural(counted["noun"])


def _window(part: dict[str, str | None]) -> str | None:
    for read in (_days, _day, _month, _part_of_year, _year):
        window = read(part)
        if window is not None:
            return window
    return None


def _days(part: dict[str, str | None]) -> str | None:
    """Read "1 May to 30 June 2026", "3-5 June 2026" and "June 3-5, 2026"."""
    month = part["last_month"] or part["us_days_month"]
    if not month:
        return None
    year, opening = part["days_year"] or part["us_days_year"], part["first_month"] or month
    first, last = part["first_day"] or part["us_first_day"] or "", part["last_day"] or part["us_last_day"] or ""
    return "/".join(
        f"{year}-{_MONTH_NUMBER[name.lower()]:02}-{int(day):02}" for name, day in ((opening, first), (month, last))
    )


def _day(part: dict[str, str | None]) -> str | None:
    if part["iso"]:
        return part["iso"]
    if part["dotted"]:
        day, month, year = part["dotted"].split(".")
        return f"{year}-{int(month):02}-{int(day):02}"
    if part["slashed"]:
        return _slashed(part["slashed"])
    number, name = part["day"] or part["us_day"], part["day_month"] or part["us_month"]
    if number and name:
        year = part["day_year"] or part["us_year"] or "-"
        return f"{year}-{_MONTH_NUMBER[name.lower()]:02}-{int(number):02}"
    return None


def _slashed(date: str) -> str:
    """Read 31/12/2026 and 12/31/2026; where day and month may be either, only the year is certain."""
    first, second, year = date.split("/")
    if int(first) > 12 >= int(second):
        return f"{year}-{int(second):02}-{int(first):02}"
    return f"{year}-{int(first):02}-{int(second):02}" if int(second) > 12 >= int(first) else year


def _month(part: dict[str, str | None]) -> str | None:
    if part["month_number"]:
        return f"{part['numbered_year']}-{int(part['month_number']):02}"
    if not part["month"]:
        return part["iso_month"]
    year = part["month_year"] or ""
    return f"{year if year.isdecimal() else _short_year(year[1:])}-{_MONTH_NUMBER[part['month'].lower()]:02}"


def _part_of_year(part: dict[str, str | None]) -> str | None:
    if part["first_part"] and part["last_part"]:
        return "/".join(f"{part['parts_year']}-{_named_part(part[end] or '')}" for end in ("first_part", "last_part"))
    if part["half"]:
        year = _full_year(part["half_year"], fiscal=bool(part["fiscal"]))
        return f"{year}-{part['half'].upper()}" if year else part["half"].upper()
    if part["part_number"]:
        return (
            f"{_full_year(part['part_number_year'], fiscal=False)}-{part['part_letter']}{part['part_number']}".upper()
        )
    if part["year_first"] and part["half_after"]:
        return f"{part['year_first']}-{part['half_after'].upper()}"
    if part["ordinal"] and part["part"]:
        letter = "Q" if part["part"].lower() == "quarter" else "H"
        return f"{part['part_year']}-{letter}{_ORDINALS[part['ordinal'].lower()]}"
    return None


def _named_part(name: str) -> str:
    """Return a part of a year as ISO 8601 has it: "03" for March, "Q1" as it is."""
    return f"{_MONTH_NUMBER[name.lower()]:02}" if name.lower() in _MONTH_NUMBER else name.upper()


def _year(part: dict[str, str | None]) -> str | None:
    if part["fiscal_first"] and part["fiscal_last"]:
        first, last = part["fiscal_first"][-2:], part["fiscal_last"][-2:]
        return f"20{first}/20{last}" if first < last else None
    if part["fiscal_year"]:
        return _full_year(part["fiscal_year"], fiscal=True)
    if part["from_year"]:
        return f"{part['from_year']}/{part['to_year']}"
    if part["between_year"]:
        return f"{part['between_year']}/{part['and_year']}"
    if part["split_year"]:
        return _split_year(part["split_year"])
    return _short_year(part["short_year"]) if part["short_year"] else part["year"] or part["old_year"]


def _short_year(digits: str) -> str:
    """Return the year of "since ’23" and "in '98"."""
    return f"19{digits}" if digits > "60" else f"20{digits}"


def _split_year(written: str) -> str | None:
    """Read "2024/25" and "2024-25"; two numbers that do not follow each other are no year."""
    first, second = written[:4], written[-2:]
    following = int(first) + 1
    return f"{first}/{following}" if following % 100 == int(second) else None


def _full_year(year: str | None, *, fiscal: bool) -> str | None:
    if year is None:
        return None
    full = year if len(year) == 4 else f"20{year}"
    return f"FY{full}" if fiscal else full
