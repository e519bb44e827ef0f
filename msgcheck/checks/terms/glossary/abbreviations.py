"""Abbreviations that an asset uses and nobody explains: neither the glossary, nor the asset, nor common knowledge."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from msgcheck.analysis.inflection import is_word
from msgcheck.analysis.lemma_tables import is_adverb
from msgcheck.analysis.lexicon import FUNCTION_WORDS, NEGATIONS
from msgcheck.analysis.normalise import NormalisedText, normalise
from msgcheck.checks.terms.finding.normalised_asset import NormalisedAsset
from msgcheck.checks.terms.forms.words import technical_fence
from msgcheck.checks.terms.glossary.expansions import (
    is_expanded_at,
    spelled_out,
    starts_with_long_form,
)
from msgcheck.checks.terms.glossary.known_abbreviations import country_codes, state_codes, well_known
from msgcheck.checks.terms.glossary.names_in_capitals import is_in_a_name
from msgcheck.checks.terms.glossary.rules import UNDEFINED_ABBREVIATION
from msgcheck.late_pattern import late_pattern
from msgcheck.model.observation import Observation
from msgcheck.model.passage import Passage, Role
from msgcheck.values import dataclass

_ABBREVIATION = late_pattern(
    r"""
    (?<![\w&$#@.']) (?<![A-Z]-) (?<!\d{3}-)           # starts a word; no handle, no cash tag, no CC-BY-NC, no 555-CALL
    (?P<short> [A-Z]{2,6} | [A-Z]{1,3}\d[A-Z]{1,2} | [A-Z]{1,3}&[A-Z]{1,2} )
    (?: s | 's )?                                     # SDRs, an SDR's
    (?! [\w&#(] | \.\w | -?\d | -[A-Z]\b | [ ]\d{2,} | /\d )  # GPL-2.0, RFC 2119, FY25 and AVG( are names or code
    (?! -[A-Z][a-z] )                                # nor is the start of a name: QTX-Oakham
    (?! (?: -[A-Z]{1,6} ){1,3} -?\d )                # nor is a number that is written with letters: NV-AC02-06CH11
    """,
    re.VERBOSE,
)

_CAPITALS = late_pattern(r"[A-Z][A-Z\d&]")
"""What every abbreviation holds, and most passages do not: looked for first."""
_ROMAN = late_pattern(r"X{0,3}(?:IX|IV|V?I{0,3})")
_TICKER = late_pattern(r"(?:NYSE|NASDAQ|Nasdaq|LSE|FRA|ETR|TSX|ASX|ticker)[: ]+\Z")
_WORD_BEFORE = late_pattern(r"([^\W\d_]{2,})[ ,:;!(\"']*\Z")
_WORD_AFTER = late_pattern(r"[ .,:;!?)\"']*([^\W\d_]{2,})")
_ZONE = late_pattern(r"[A-Z]{1,4}T")
_CLOCK_TIME = late_pattern(r"\d(?:\s?[ap]\.?m\.?|:\d\d)\s?\Z", re.IGNORECASE)
_CODE_BEFORE = late_pattern(r"\b([A-Z]{2})(?:, ?| ?/ ?| and | or | \| )\Z")
_CODE_AFTER = late_pattern(r"(?:, ?| ?/ ?| and | or | \| )([A-Z]{2})\b")
_PLACE_BEFORE = late_pattern(r"\b[A-Z][a-z'-]+, ?\Z")
_ADDRESS_ENDS = late_pattern(
    r"\s*(?:[.;:!?()|\n]|-\s|\d{4,5}\b|-\d|\Z|, ?(?:USA?|Canada|Australia)\b)"
    r"|\s+[A-Z][a-z]|,?\s+(?:(?:and|or)\s+[a-z]|(?:after|at|before|by|during|for|from|in|on|to|until|where|with)\b)"
)
"""What stands behind an address: its end, or a small word. A list goes on otherwise: "Word, CT and PDF"."""
_LOWER_WORD = late_pattern(r"[a-z]{3,4}")
_SURELY_A_WORD = 5
"""Letters from which capitals that make an English word are that word: "STRICT", "REVIEW"."""


@dataclass(frozen=True, slots=True)
class _Use:
    """One use of an abbreviation: passage by number, its normalised text, and the span there."""

    short: str
    passage: int
    reading: NormalisedText
    start: int
    end: int


def undefined_abbreviations(asset: NormalisedAsset, named: Callable[[], frozenset[str]]) -> list[Observation]:
    """Return one observation for each abbreviation that nobody explains, at its first use in the asset.

    ``named`` tells those that the workspace names, as
    :func:`msgcheck.checks.terms.glossary.known_abbreviations.abbreviations_named` does; it is asked where one is met
    that not everybody knows. The evidence holds how often it stands.
    """
    read = asset.readings
    uses: dict[str, list[_Use]] = {}
    for number, reading in read:
        for use in _uses(number, reading):
            uses.setdefault(use.short, []).append(use)
    unnamed = {short: found for short, found in uses.items() if short not in named()}
    if not unnamed:
        return []
    unexplained = _without_expanded(unnamed, asset.passages, read)
    return [_observe(short, unexplained[short]) for short in _without_words(unexplained, read)]


def _uses(number: int, reading: NormalisedText) -> Iterator[_Use]:
    text = reading.text
    if not _CAPITALS.search(text):
        return
    found = [each for each in _ABBREVIATION.finditer(text) if each["short"] not in well_known()]
    if not found or text.upper() == text:  # a line in capitals says nothing of its words
        return
    technical = technical_fence(text)
    for each in found:
        start, end = each.span("short")
        is_technical = technical is not None and (technical[start] or technical[end])
        if not (is_technical or _is_no_abbreviation(each["short"], text, start, end)):
            yield _Use(each["short"], number, reading, start, end)


def _is_no_abbreviation(short: str, text: str, start: int, end: int) -> bool:
    lower = short.lower()
    return (
        bool(_ROMAN.fullmatch(short))
        or len(set(short)) == 1  # XX, YYYY: a place to fill in
        or lower in FUNCTION_WORDS
        or lower in NEGATIONS
        or (len(short) >= _SURELY_A_WORD and (is_word(lower) or is_adverb(lower)))
        or bool(_TICKER.search(text, max(0, start - 20), start))
        or _is_time_zone(short, text, start)
        or _is_country(short, text, start, end)
        or _is_state(short, text, start, end)
        or is_in_a_name(short, text, start, end)
        or _is_shouted(text, start, end)
        or (start == 0 and text[end : end + 1] == ":" and is_word(lower))  # NOTE: ...
    )


def _is_time_zone(short: str, text: str, start: int) -> bool:
    """Tell the sign of a time zone behind a clock time: "2:30-4pm ET"."""
    return _ZONE.fullmatch(short) is not None and _CLOCK_TIME.search(text, max(0, start - 10), start) is not None


def _is_country(short: str, text: str, start: int, end: int) -> bool:
    """Tell a country code by another one beside it."""
    if short not in country_codes():
        return False
    neighbours = (_CODE_BEFORE.search(text, max(0, start - 8), start), _CODE_AFTER.match(text, end))
    return any(found is not None and found[1] in country_codes() for found in neighbours)


def _is_state(short: str, text: str, start: int, end: int) -> bool:
    """Tell the code of a state behind a place: "Toledo, OH 43604"."""
    return (
        short in state_codes()
        and _PLACE_BEFORE.search(text, max(0, start - 40), start) is not None
        and _ADDRESS_ENDS.match(text, end) is not None
    )


def _is_shouted(text: str, start: int, end: int) -> bool:
    """Tell whether a word beside is plain English in capitals: "for ALL NEW customers"."""
    neighbours = (_WORD_BEFORE.search(text, max(0, start - 30), start), _WORD_AFTER.match(text, end))
    return any(found is not None and found[1].isupper() and _is_plain_word(found[1].lower()) for found in neighbours)


def _is_plain_word(word: str) -> bool:
    return (word in FUNCTION_WORDS and word not in {"us", "it", "or", "and"}) or (
        len(word) >= _SURELY_A_WORD - 1 and is_word(word)
    )


def _without_expanded(
    uses: dict[str, list[_Use]], passages: Sequence[Passage], read: Sequence[tuple[int, NormalisedText]]
) -> dict[str, list[_Use]]:
    """Leave out what the asset writes out: beside a use, in the next cell of a table, or in words of their own."""
    left = {short: found for short, found in uses.items() if not any(_is_expanded(use, passages) for use in found)}
    text = "\n".join({reading.text: None for _, reading in read}) if left else ""
    told = spelled_out(left, text)
    return {short: found for short, found in left.items() if short not in told}


def _is_expanded(use: _Use, passages: Sequence[Passage]) -> bool:
    text = use.reading.text
    if is_expanded_at(use.short, text, use.start, use.end):
        return True
    following = passages[use.passage + 1 : use.passage + 2]
    is_entry = use.end - use.start == len(text.strip()) and passages[use.passage].role in {Role.CELL, Role.LABEL}
    return is_entry and any(starts_with_long_form(use.short, normalise(cell.text).text) for cell in following)


def _without_words(uses: dict[str, list[_Use]], read: Iterable[tuple[int, NormalisedText]]) -> list[str]:
    """Leave out short English words that the asset has in lower case as well: "FREE" is "free", said louder."""
    doubtful = {short.lower() for short in uses if 3 <= len(short) < _SURELY_A_WORD and is_word(short.lower())}
    if not doubtful:
        return list(uses)
    said = {word for _, reading in read for word in _LOWER_WORD.findall(reading.text)} & doubtful
    return [short for short in uses if short.lower() not in said]


def _observe(short: str, uses: Sequence[_Use]) -> Observation:
    first = uses[0]
    start, end = first.reading.original_span(first.start, first.end)
    times = {1: "", 2: " It stands here twice."}.get(len(uses), f" It stands here {len(uses)} times.")
    return Observation(
        rule=UNDEFINED_ABBREVIATION.id,
        message=f"“{short}” is in no glossary and is not written out in this asset.{times} Write it out at its first "
        "use, or add it to the glossary.",
        passage=first.passage,
        start=start,
        end=end,
        evidence=(("abbreviation", short), ("uses", len(uses))),
    )
