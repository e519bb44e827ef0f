"""Text cut into the tokens of the grammar of quantities, in one pass."""

from __future__ import annotations

import re
from typing import NamedTuple

from msgcheck.analysis.claims.quantities.tokens.measures import measure_of
from msgcheck.analysis.claims.quantities.tokens.vocabulary import CURRENCY_CODES, MEASURES, SIGNS, TIME_UNITS
from msgcheck.analysis.lexicon import word_set

_FRACTIONS = "".join(SIGNS)  # a letter or a number to Unicode, as raised digits are: neither begins a word
_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_LETTER = rf"[^\W_{_FRACTIONS}{_RAISED}]"
_TOKEN = re.compile(
    rf"(?P<power>10(?:(?<=[×x·]10)|(?<=[×x·]\s10))[{_RAISED}]+)"
    r"|(?P<number>[0-9]{1,3}(?:[ \u00a0\u2009\u202f][0-9]{3})+(?![0-9])(?:[.,][0-9]{1,2}(?![0-9]))?"
    r"|(?<=[$€£])\.[0-9]{1,2}(?![0-9])|[0-9]+(?:[.,'’][0-9]+)*)"
    rf"|(?P<word>(?=[A-Z]{{3}}[0-9])(?:{'|'.join(sorted(CURRENCY_CODES))})"
    rf"|(?!\d){_LETTER}+(?:&{_LETTER}+)*)"
    r"|(?P<footnote>(?<=\S)(?:[*†‡]+|\[[0-9]{1,2}\]))"
    rf"|(?P<symbol>[^\s\w]|[{_FRACTIONS}])"
)
_SAME_SIGN = str.maketrans({"–": "-", "—": "-", "‑": "-", "‐": "-", "−": "-", "’": "'", "×": "x", "⁄": "/"})
_DECIMAL_COMMA = re.compile(r"(?<![0-9.,])[0-9]{1,3}(?:\.[0-9]{3})*,(?:[0-9]{1,2}|[0-9]{4,})(?![0-9,])")
_GROUPED_BY_POINT = re.compile(r"(?<![0-9.,])[1-9][0-9]{0,2}(?:\.[0-9]{3})+(?![0-9.])")
_GROUPED_BY_COMMA = re.compile(r"[0-9],[0-9]{3}")
_COMMA_WORDS = re.compile(
    r"\b(?:und|oder|der|für|[Üü]ber|[Mm]ehr|[Rr]und|etwa|bis|[Ww]eniger|seit|Kunden|Nutzer|Mitarbeit\w+|Unternehmen|les|"
    r"une|dans|avec|pour|[Mm]ás|del|los|las|con|clientes|usuarios|empresas|países|[Pp]iù|[Oo]ltre|clienti|utenti|"
    r"[Mm]eer|klanten|voor|mit|uns|wir|wird|werden|sind|haben|nicht|auf|bei|[Bb]ereits|[Uu]nsere?[rnm]?|nous|nos|notre|sur|jährlich|monatlich|täglich|sparen|[Aa]b|Jahre?n?|Stunden|Länder|chez|sont|para|por)\b"
    r"|[0-9]{3}\s?€|[0-9]{3},[-–—]|[äöüßñ]"
)
"""Words and letters of the languages with a decimal comma that English lacks, and their place of the currency."""
_COUNTED_THOUSANDS = re.compile(
    r"(?<![\w.,$€£-])[1-9][0-9]{0,2}\.000\+?\s+(?:[A-Z][\w-]{0,30}\s+){0,3}(?P<noun>[a-z]{4,30}s)\b"
)
_DECIMALS = re.compile(r"[0-9]\.(?:[0-9]{1,2}|[0-9]{4,})(?![0-9.])|(?<![0-9])0\.[0-9]")
_MEASURED = frozenset({"points", "percents", "times", "inches", "microns", "pixels", "stars"})
"""What is told with three decimals, beside units."""
_COMMA_LANGUAGES = word_set("de fr es it nl pt pl cs da sv nb fi")
_LONGEST_NUMBER = 30
"""Characters of a number that means something; longer digits are data."""


class Token(NamedTuple):
    """One token: ``kind`` is ``number``, ``word``, ``symbol`` or ``piece`` (a date, a version, an idiom)."""

    kind: str
    text: str
    lower: str
    start: int
    end: int


def tokenise(text: str, pieces: tuple[tuple[int, int], ...] = ()) -> list[Token]:
    """Return the tokens of ``text`` in order; each of the ``pieces`` (spans, in order) is one token."""
    tokens: list[Token] = []
    at = 0
    for start, end in pieces:
        tokens.extend(_between(text, at, start))
        tokens.append(Token("piece", text[start:end], "", start, end))
        at = end
    tokens.extend(_between(text, at, len(text)))
    return tokens


def _between(text: str, start: int, end: int) -> list[Token]:
    return [
        Token(match.lastgroup or "", match.group(), match.group().lower().translate(_SAME_SIGN), *match.span())
        for match in _TOKEN.finditer(text, start, end)
        if match.lastgroup != "footnote"
    ]


def has_decimal_comma(text: str, language: str = "en") -> bool:
    """Tell whether commas are decimal marks: by the language, or by a number that can be read in no other way."""
    if language in _COMMA_LANGUAGES or _DECIMAL_COMMA.search(text):
        return True
    if not _GROUPED_BY_POINT.search(text) or _GROUPED_BY_COMMA.search(text):
        return False
    return bool(_COMMA_WORDS.search(text)) or (not _DECIMALS.search(text) and _counts_thousands(text))


def _counts_thousands(text: str) -> bool:
    """Tell whether things are counted by a number like 25.000: nobody counts them with three decimals."""
    nouns = (found["noun"] for found in _COUNTED_THOUSANDS.finditer(text))
    return any(
        noun not in _MEASURED
        and measure_of(noun) is None
        and {noun, noun[:-1]}.isdisjoint(MEASURES | TIME_UNITS.keys())
        for noun in nouns
    )


def parse_digits(raw: str, *, decimal_comma: bool) -> float | None:
    """Return the value of a number as written, or ``None`` where its marks make none, as in 3.1.2 or an address."""
    plain = re.sub(r"[ \u00a0\u2009\u202f'’]", "", raw)
    if len(plain) > _LONGEST_NUMBER:
        return None
    decimal = _decimal_mark(plain, decimal_comma=decimal_comma)
    whole, _, rest = plain.rpartition(decimal) if decimal else (plain, "", "")
    groups = re.split(r"[.,]", whole)
    if len(groups) > 1 and not (_are_thousands(groups) or (not decimal_comma and _are_lakhs(groups))):
        return None
    return float(f"{''.join(groups)}.{rest or 0}")


def _are_thousands(groups: list[str]) -> bool:
    """Tell the groups of 1,200,000."""
    return 1 <= len(groups[0]) <= 3 and all(len(group) == 3 for group in groups[1:])


def _are_lakhs(groups: list[str]) -> bool:
    """Tell the groups of 12,00,000, as India writes them: a last one of three digits, others of two."""
    lengths = [len(group) for group in groups]
    return lengths[0] <= 2 and lengths[-1] == 3 and len(groups) > 2 and all(length == 2 for length in lengths[1:-1])


def _decimal_mark(plain: str, *, decimal_comma: bool) -> str:
    """Return the decimal mark of a number, or nothing where all marks are thousands marks."""
    commas, points = plain.count(","), plain.count(".")
    if commas and points:
        return "," if plain.rfind(",") > plain.rfind(".") else "."
    mark = "," if commas else "."
    if commas + points != 1:
        return ""
    grouped = len(plain) - plain.index(mark) == 4 and plain.index(mark) <= 3 and plain[0] != "0"
    return mark if not grouped or decimal_comma == (mark == ",") else ""
