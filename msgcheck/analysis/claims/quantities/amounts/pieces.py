"""Fixed pieces of a text, read by pattern before the grammar: dates, standards, versions, idioms."""

from __future__ import annotations

import re

from msgcheck.analysis.claims.quantities.amounts.dates import DATE, read_date
from msgcheck.analysis.claims.quantities.around.bound_words import BOUNDS
from msgcheck.analysis.claims.quantities.quantity import Quantity
from msgcheck.analysis.claims.quantities.tokens.measures import UNIT_NAMES, UNIT_SYMBOLS
from msgcheck.analysis.claims.quantities.tokens.vocabulary import (
    CURRENCIES_BEFORE,
    CURRENCY_CODES,
    GLUED_NOUNS,
    MEASURES,
)
from msgcheck.values import dataclass

_IDIOM = (
    r"24\s?h?\s?/\s?24|7\s?[jd]\s?(?:/|sur)\s?7|24\s?[x×/]\s?7(?:\s?[x×/]\s?36[05])?|8\s?x\s?5|9-to-5|9\s?to\s?5\b|80[/-]20|50[/-]50|(?:90/10|75/25|70/30|60/40)(?![\w/%]|[.,][0-9])|[1-9][05]/[1-9][05](?=\s(?:split|rule|mix|blend|balance|joint)\b)|30[-/]60[-/]90(?:[-\s]days?\b)?|360[-\s]?(?:degrees?|°)|360°"
    r"|\+[0-9][0-9\s().-]{6,20}[0-9]|\(?[0-9]{3}\)?[-\s][0-9]{3}-[0-9]{4}|[0-2]?[0-9]:[0-5][0-9](?::[0-5][0-9])?(?:\s?[ap]\.?m\b)?"
    r"|(?:1[0-2]|0?[1-9])\s?[ap]\.?m\b\.?|[1-8][kK](?=\s(?:videos?|films?|movies?|footage|cameras?|streams?|streaming|tvs?|projectors?|displays?|screens?|resolution|monitors?|uhd)\b)"
    r"|(?<=(?:in|at)\s)[48]k(?=\Z|[.,;:!?)]|\s(?:and|at|with|on|for)\b)"
    r"|(?:one|two|three|all|four)-(?:stop|in-one|way|click|step|off|size|sided|tier|eyes|factor|person|to-one|to-many)\b"
    r"|(?:all|two|three|four|[2-9])-in-(?:one|1)\b|one-size-fits-all"
    r"|double[- ](?:digit|click|check|opt|entry|sided|edged)[\w-]*"
    r"|(?:first|second)\s(?:half|quarter)\b(?!\sof\s[0-9])|zero[- ](?:trust|day|touch|click|code)\b"
    r"|(?:fortune|forbes|inc\.|global)\s(?:50|[1-9]00|1000|2000|5000)\b(?!\s?[%+])|s&p\s[1-5]00|ftse\s(?:100|250|350)"
    r"|(?:dax\s[34]0|cac\s40|nikkei\s225|stoxx\s(?:50|600)|nasdaq[-\s]100|russell\s[123]000)\b"
    r"|(?:office|word|excel|outlook|powerpoint|sharepoint|windows(?:\sserver)?|sql\sserver|visual\sstudio|autocad|"
    r"solidworks|revit|creative\scloud)\s20[0-9]{2}\b"
    r"|(?:a|one)\s(?:hundred|thousand|million)\s(?:reasons|ways|things|thanks|times|and\sone|miles\s(?:away|from|ahead))\b|a\sthousand\swords\b|(?:my|our|your)\stwo\scents\b"
    r"|(?:from\s)?(?:0|zero)[\s-]to[\s-](?:hero\b|(?:1|one)(?=\Z|[.,;:!?]|\s(?:in|with|on)\b))"
    r"|[1-9][0-9]?:[2-9](?![\w:.,])|1:1(?![\w:.,])"
    r"|(?:industry|web)\s[2-5]\.0\b|(?:type|group)\s[1-9](?![\w%.,]|\s?(?:%|x|million|[0-9]))"
    r"|six\ssigma|20/20\s(?:vision|hindsight)|9/11\b|(?!(?:top|sub|in|to)-|under-[0-9]+-)[A-Za-z]\w{0,30}-[0-9]+[A-Za-z]*(?![\w%.])"
)
_STANDARD = (
    r"(?:ETSI\s)?EN\s[0-9]{3}\s[0-9]{3}(?:-[0-9]{1,3})?\b|"
    r"(?:(?:ISO|(?<!-)[Ii]so|IEC|IATF|IEEE|ANSI|DIN|EN|BS|DIS|FDIS|PAS|TS|NIST|SP|RFC|ISAE|SSAE)(?:[/\s-](?=[A-Z]))?){1,4}"
    r"[\s-]?(?:No\.\s)?[0-9]{2,6}(?:-[0-9]{1,3}){0,2}(?::(?:19|20)[0-9]{2})?\b"
    r"|(?:FIPS|ASTM|UL|ITU-T|VDE|VDI|MIL-STD|AAMI|SAE)[\s-][A-Z]{0,2}\.?[0-9]{2,6}(?:[-./][0-9]{1,4}){0,3}[A-Z]?\b"
    r"|SOC\s?[123](?:\s[Tt]ype\s(?:I{1,2}|[12])\b)?|[A-Z]{2,5}\s(?:Type|Level)\s(?:I{1,3}|[0-9])\b"
)
_VERBS = (
    "is|was|has|does|as|its|us|plus|versus|adds|brings|ships|comes|lets|makes|introduces|gives|runs|helps|supports|"
    "includes|fixes|removes|requires|improves|arrives|launches|offers|delivers"
)
"""Words in -s after a version that are no counted noun: "Flow 3.0 adds"."""
_MEASURED = (
    rf"(?:(?i:{'|'.join(sorted(GLUED_NOUNS | MEASURES | UNIT_NAMES))})"
    rf"|{'|'.join(sorted(UNIT_SYMBOLS))}|A(?!\s[a-z])|[°µΩ]\w?)(?!\w)"
)
"""A unit of measure after a number: "Weight 2.4 kg" is no version."""
_NO_UNIT = (
    rf"(?![\w%$€£]|[,.][0-9]|[\s-]?{_MEASURED}|\s?(?:%|[-–/x×]\s?[0-9]|[x×]|per|out|stars?|to|and\s[0-9]|percent|per\scent|pp\b|points?|"
    rf"million|billion|bn|[mkhs]\b|ms\b|min\b|sec\b|[ap]\.?m\b|-?inch\b|hours?|days?|weeks?|months?|years?|minutes?|seconds?|(?!(?:{_VERBS})\b)[a-z]+s\b|(?:FTEs?|[KMGTP]i?B|[kKMG][Ww][hp]?|[MG]bps|[MGk]?Hz)\b))"
)
"""What does not follow a version: a unit, a scale, a plural noun, another number."""
_EDITION = (
    r"(?:(?P<what>version|ver|firmware|release|specification|spec|edition|section|sections|clause|chapter|article|annex|revision|issue)\.?\s"
    r"|(?P<sign>§{1,2})\s?|\b(?P<v>v)\.?\s?)(?P<number>[0-9]{1,30}(?:\.[0-9]{1,30}){0,4})(?![\w%]|[,.][0-9])"
    r"|(?:(?:new|introduced|added|deprecated|removed|fixed|supported|available)\s(?:in|with|since|from|as\sof)|improved\sin)\s"
    rf"(?P<since>[0-9]{{1,3}}(?:\.[0-9]{{1,3}}){{1,3}}){_NO_UNIT}"
)
_PLATFORMS = (
    r"Android|i?OS|iPadOS|macOS|Windows|Chrome|Edge|Firefox|Safari|Java|JDK|PHP|Python|Node(?:\.js)?|Ubuntu|Debian|RHEL|"
    "Kubernetes|PostgreSQL|MySQL|Angular|React"
)
"""What is numbered by whole numbers and asked for with a plus: "Android 12+"."""
_NAMED = (
    r"(?P<product>(?:(?!(?:Section|Sections|Version|Release|Clause|Chapter|Article|Annex|See|Edition)\b)[A-Z][\w+&-]{0,30}\s){1,3})"
    rf"(?:(?P<named>[0-9]{{1,3}}(?:\.[0-9]{{1,3}}){{1,3}}){_NO_UNIT}"
    r"|(?P<whole>[0-9]{1,3})(?=\s(?:or|and)\s(?:later|newer)\b))"
    rf"|(?P<platform>{_PLATFORMS})\s(?:(?P<span_of>[0-9]{{1,3}}(?:\.[0-9]{{1,3}})?)(?=\s?(?:[-–]|to)\s?[0-9]{{1,3}}(?:\.[0-9]{{1,3}})?(?![\w%.,]))|(?P<oldest>[0-9]{{1,3}})(?:\sLTS)?(?=\+|\s(?:or|and)\s(?:above|higher|up|later|newer)\b)"
    r"|(?:≥|>=?)\s?(?P<least>[0-9]{1,3}(?:\.[0-9]{1,3}){0,2})(?![\w%]|[,.][0-9]))"
    r"|(?P<family>Wi-?Fi|Bluetooth|USB|HTTP|Euro)[\s/-]?(?P<generation>[1-9](?:\.[0-9])?)[A-Za-z]?"
    r"(?![\w%€$]|[,.][0-9]|\s?(?:€|million|bn|billion|per|pro|/|a)\b)"
)
_OF_A_PROTOCOL = (
    r"(?P<protocol>[A-Z]{3,6}e?|[A-Z][a-z]+[A-Z][A-Za-z]{1,20})\s(?P<protocol_number>[0-9]{1,2}\.[0-9])"
    rf"(?=\s(?!(?:{_MEASURED}|times|points|pts|stars|hours|days|weeks|months|years|minutes|seconds|millions|billions|"
    rf"(?:{_VERBS}))\b)[a-z]+s\b(?!\s(?:per|a)\b))"
)
"""A number between a short name and what is of it, which no such number counts: "TLS 1.3 connections"."""
_SPAN_OF_TIME = (
    r"(?:in|within|over|during|after|for)\s(?:the|their|your|its|our)\s(?P<stretch>(?:first|last|past|next)\s"
    r"(?:decade|(?:full\s)?year|half[-\s]year|quarter|month|week|day|hour))\b"
    r"|(?P<relative>(?:last|this|next)\s(?:year|quarter|month|week)(?![-'’\w])"
    r"|(?:year|quarter|month|week)[-\s](?:over|on)[-\s](?:year|quarter|month|week)(?![-\w])|(?:yoy|qoq|y/y|q/q)(?!\w))"
)
_PIECE = re.compile(
    rf"(?<![\w.,/:$€£])(?:(?P<standard>{_STANDARD})|(?P<edition>(?i:{_EDITION}))|(?i:{DATE})"
    rf"|(?P<span>(?i:{_SPAN_OF_TIME}))|(?P<idiom>(?i:{_IDIOM})(?![\w]))|(?P<named_edition>{_NAMED}|{_OF_A_PROTOCOL}))"
)
_SECTIONS = frozenset({"section", "sections", "clause", "chapter", "article", "annex"})
NUMBERED_APART = frozenset({"section", "issue"})
"""What has numbers of its own, by what they are ``of``: section 4 is no version 4, nor issue 4 of a standard."""
_NUMBERED = ("named", "whole", "span_of", "oldest", "least", "generation", "protocol_number")
"""The groups of a pattern of products that hold the number."""
_NAMES = ("product", "platform", "family", "protocol")
"""Those that hold the name."""
_NOT_A_PRODUCT = re.compile(
    r"(?:From|Over|Under|About|Up|To|Save|Rated|Ratings?|Trustpilot|Capterra|G2|Glassdoor|Tripadvisor|Yelp|Score|Scored|Only|Just|Average|Avg|Mean|Median|The|A|In|By|At|Of|CVSS|PUE|NPS|CSAT|[A-Z][a-z]{1,20}ed)\s$"
)
_LAST_OF_BOUNDS = frozenset(phrase[-1] for phrase in BOUNDS)
_GROUPED = re.compile(r"[1-9][0-9]{0,2}(?:\.[0-9]{3})+")


@dataclass(frozen=True, slots=True)
class Piece:
    """One fixed piece: its span, and its quantity; an idiom has none. ``window`` is a period without a number."""

    start: int
    end: int
    quantity: Quantity | None = None
    window: str | None = None


def find_pieces(text: str, *, decimal_comma: bool = False) -> tuple[Piece, ...]:
    """Return the fixed pieces of ``text`` in order; they do not overlap. With a decimal comma 1.200 is no version."""
    found: list[Piece] = []
    at = 0
    while match := _PIECE.search(text, at):
        is_number = decimal_comma and _GROUPED.fullmatch(match.group("named") or "")
        piece = None if is_number else _read(match)
        if piece is not None:
            found.append(piece)
        at = piece.end if piece is not None else _next_start(text, match.start())
    return tuple(found)


_WORD_END = re.compile(r"\W|\Z")


def _next_start(text: str, start: int) -> int:
    return max(start + 1, _WORD_END.search(text, start).start()) if start < len(text) else start + 1  # type: ignore[union-attr]


def _read(match: re.Match[str]) -> Piece | None:
    start, end = match.span()
    if match.group("standard"):
        name = " ".join(match.group().split())
        return Piece(start, end, Quantity(start, end, "version", of=name, name=name))
    if match.group("edition"):
        return Piece(start, end, _edition(match))
    if match.group("date"):
        quantity = read_date(match)
        return Piece(quantity.start, quantity.end, quantity) if quantity else None
    if match.group("span"):
        named = match.group("stretch") or match.group("relative")
        return Piece(start, end, window=" ".join(named.lower().replace("-", " ").split()))
    if match.group("idiom"):
        return Piece(start, end)
    product = next(name for group in _NAMES if (name := match.group(group))).strip()
    group = next(name for name in _NUMBERED if match.group(name))
    start = match.start(group) if group == "least" else start  # its bound is read with the words before it
    is_product = bool(match.group("family")) or not (_opens_an_amount(product) or _NOT_A_PRODUCT.search(f"{product} "))
    return Piece(start, end, _version(match, product, group)) if is_product else None


def _opens_an_amount(product: str) -> bool:
    """Tell the words before "Rund 1.500" and "SAR 3.5" from those of a product."""
    last = product.rpartition(" ")[2]
    return product.lower() in _LAST_OF_BOUNDS or last in CURRENCY_CODES | CURRENCIES_BEFORE.keys()


def _edition(match: re.Match[str]) -> Quantity:
    if match.group("since"):
        return _version(match, "", "since")
    what = (match.group("what") or ("section" if match.group("sign") else "")).lower()
    return _version(match, "section" if what in _SECTIONS else what if what in NUMBERED_APART else "", "number")


def _version(match: re.Match[str], of: str, group: str) -> Quantity:
    """Return a version; its value is a number only where it has at most one point, its name tells 3.10 from 3.1."""
    name = match.group(group)
    value = float(name) if name.count(".") < 2 else None
    return Quantity(*match.span(), "version", value, of=of, name=name)
