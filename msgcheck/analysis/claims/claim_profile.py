"""One text taken apart: everything a claim consists of, as values, and whether it is a claim at all."""

from __future__ import annotations

import re

from msgcheck.analysis.claims.quantities.grammar import find_quantities
from msgcheck.analysis.claims.quantities.quantity import Quantity
from msgcheck.analysis.claims.stance import Mark, Span, find_absolutes, find_comparatives, find_hedges, outside
from msgcheck.analysis.lexicon import FUNCTION_WORDS, MONTHS
from msgcheck.analysis.negation import Negation, find_negations
from msgcheck.analysis.words import Word
from msgcheck.values import dataclass

_INSTRUCTION = re.compile(
    r"(?:please\s+)?(?:click|open|see|contact|learn|read|visit|download|select|choose|enter|go to|call|register|sign|"
    r"watch|try|ask|tell|note|check|press|type|add|run|install|follow|remember|discuss|explain|review|complete|create|use|"
    r"do not|don't|make sure|let's|insert|find out|get in touch|book|subscribe|join us)\b",
    re.IGNORECASE,
)
_PROMISE = re.compile(
    r"\b(?:will|commits? to|promis(?:e|es)|guarant\w+|ensur(?:e|es)|cuts?|sav(?:e|es)|reduc(?:e|es)|increas(?:e|es)|"
    r"improv(?:e|es)|accelerat(?:e|es)|eliminat(?:e|es)|prevents?|protects?|automat(?:e|es)|enabl(?:e|es)|lets?|gives?|"
    r"delivers?|keeps?|makes?|turns?|settles?|closes?|supports?|offers?|provides?|stores?|checks?|matches|shortens?|lowers?|"
    r"doubl(?:e|es)|replaces?|detects?|helps?|is the|are the|is an?)\b",
    re.IGNORECASE,
)
_NAME = re.compile(r"(?<![\w.])[A-Z][\w&-]{0,40}(?:\s(?:of\s)?[A-Z0-9][\w&-]{0,40}){0,4}")
_SENTENCE_END = frozenset(".!?:;•\n")
_AS_OF = re.compile(r"(?:as of|as at|since|status|updated|last updated|per)\b", re.IGNORECASE)
_FEWEST_WORDS = 3


@dataclass(frozen=True, slots=True)
class ClaimProfile:
    """A text taken apart. ``names`` are spans (code points, half-open) of capitalised names, sentence openings apart;
    ``as_of`` are the dates that say when the text holds.
    """

    text: str
    quantities: tuple[Quantity, ...]
    negations: tuple[Negation, ...]
    hedges: tuple[Mark, ...]
    absolutes: tuple[Mark, ...]
    comparatives: tuple[Mark, ...]
    names: tuple[Span, ...]
    as_of: tuple[Quantity, ...]
    is_claim: bool


def take_apart(text: str, language: str = "en") -> ClaimProfile:
    """Take ``text`` apart; the time is linear in its length."""
    quantities = find_quantities(text, language)
    absolutes = tuple(mark for mark in find_absolutes(text) if not opens_limit(mark, quantities))
    comparatives = find_comparatives(text)
    return ClaimProfile(
        text=text,
        quantities=quantities,
        negations=find_negations(text),
        hedges=find_hedges(text),
        absolutes=absolutes,
        comparatives=comparatives,
        names=_names_outside(find_names(text), quantities),
        as_of=tuple(quantity for quantity in quantities if _is_as_of(text, quantity)),
        is_claim=_is_claim(text, quantities, (*absolutes, *comparatives)),
    )


def find_names(text: str) -> tuple[Span, ...]:
    """Return the spans of capitalised names; a single capital that opens a sentence is no name, ERP there is one."""
    found = []
    for match in _NAME.finditer(text):
        name = match.group()
        if name.lower() in MONTHS or not any(character.islower() or character.isupper() for character in name):
            continue
        start = match.start()
        before = text[max(0, start - 20) : start].rstrip(' "“(\t')[-1:]
        if not before or before in _SENTENCE_END:
            start += _opening(name)
        if start < match.end():
            found.append((start, match.end()))
    return tuple(found)


def _opening(name: str) -> int:
    """Return how much of a sentence's first words is no name: "As of", a lone "Teams"; ERP is one there too."""
    first, _, rest = name.partition(" ")
    if first.lower() in FUNCTION_WORDS:
        return len(first) + 1 + (_opening(rest) if rest[:3] == "of " else 0) if rest else len(name)
    return len(name) if not rest and first[1:] == first[1:].lower() else 0


def _names_outside(names: tuple[Span, ...], quantities: tuple[Quantity, ...]) -> tuple[Span, ...]:
    """Leave out what was read as a date or a version."""
    taken = [(quantity.start, quantity.end) for quantity in quantities]
    return outside(names, taken)


def opens_limit(mark: Mark | Word, quantities: tuple[Quantity, ...]) -> bool:
    """Tell the "never" of "never falls below 99.9 %", which says a limit and no more."""
    return any(quantity.start == mark.start and mark.end < quantity.end for quantity in quantities)


def _is_as_of(text: str, quantity: Quantity) -> bool:
    return quantity.unit == "date" and bool(
        _AS_OF.match(text, quantity.start) or _AS_OF.match(text, max(0, quantity.start - 8))
    )


def _is_claim(text: str, quantities: tuple[Quantity, ...], marks: tuple[Mark, ...]) -> bool:
    """Tell a value, a superiority, a number or a promise from a question, an instruction and a heading."""
    plain = text.strip()
    if plain.endswith("?") or len(plain.split()) < _FEWEST_WORDS:
        return plain[-1:] != "?" and any(quantity.unit not in ("date", "version") for quantity in quantities)
    if _INSTRUCTION.match(plain):
        return False
    if any(quantity.unit not in ("date", "version") for quantity in quantities):
        return True
    return bool(marks) or bool(_PROMISE.search(plain))
