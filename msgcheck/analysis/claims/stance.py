"""How strongly a text claims: hedges, absolutes, superlatives, and comparisons with what they compare to."""

from __future__ import annotations

import re
from collections.abc import Iterable

from msgcheck.values import dataclass

_HEDGES = (
    "can|may|might|could|typically|usually|generally|normally|often|sometimes|potentially|possibly|likely|"
    "on average|an average of|average of|averaging|tends? to|aims? to|aim(?:s|ed)? to|designed to|intended to|"
    "expected to|helps?(?: to)?|helping|"
    "in (?:most|many|some) cases|in many situations|for (?:most|many)|most(?= (?:customers|teams|users|of))|as a rule|"
    "in part|partly|largely|mostly|typical|seeks? to|strives? to|where (?:available|possible)|under certain conditions"
)
_ABSOLUTES = (
    "guarant(?:ee|ees|eed|eeing)|always|never|every|all|none|only|entirely|fully|completely|totally|absolutely|"
    "perfect(?:ly)?|zero(?: \\w+)?|instantly|unlimited|impossible|certain(?:ly)?|permanently|forever|flawless(?:ly)?|"
    "eliminat(?:e|es|ed|ing)|ensur(?:e|es|ed|ing)|no matter (?:what|where|how)|without exception|risk[- ]free|"
    "bullet-?proof|"
    "any(?:thing|one|where)?|100 ?(?:%|per ?cent)|one hundred per ?cent|proven|must"
)
_SUPERLATIVES = (
    "best(?:-in-class|-of-breed|-selling|-loved|-rated)?|bestselling|top-selling|leading|"
    "market[- ]leading|industry[- ]leading|world[- ]class|first|only|"
    "number one|#1|"
    "no\\. ?1|unmatched|unrivall?ed|unbeatable|unparalleled|unprecedented|unique|ultimate|revolutionary|"
    "superior|premier|"
    "foremost|most \\w+|least \\w+|greatest|largest|biggest|simplest|strongest|smartest|fastest|easiest|"
    "cheapest|safest|lowest|"
    "highest|newest|widest|deepest|quickest|richest|broadest|finest|top-rated|top-ranked|second to none|"
    "state[- ]of[- ]the[- ]art"
)
_NO_SUPERLATIVE = re.compile(
    r"(?:at least|first (?:of all|step|name|half|quarter|year|month|week|day|time|\d)|best practices?|at best|"
    r"most (?:of|customers|users|teams|companies|people|recent)|not only|first-party|the first to)\b",
    re.IGNORECASE,
)
_COMPARATIVE = re.compile(
    r"\b(?P<cue>(?:[a-z]{2,}er|more|less|fewer|better|worse)(?:\s[\w-]+){0,4}?\sthan|unlike|compared (?:to|"
    r"with)|versus|"
    r"vs\.?|in comparison (?:to|with)|as opposed to|outperforms?|ahead of)\s"
    r"(?P<compared>[\w-]+(?:\s(?!and\b|but\b|or\b|in\b|is\b|for\b)[\w-]+){0,3})",
    re.IGNORECASE,
)
_BOUND_THAN = re.compile(
    r"(?:more|less|fewer|greater|higher|lower|longer|shorter|faster|better|no later|sooner)(?:\s\w+)?\sthan\s"
    r"(?:an?\s)?[$€£¥]?(?:\d|an? |one |two |three |four |five |half|twice)",
    re.IGNORECASE,
)

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Mark:
    """Words that say how a claim is meant; ``start`` and ``end`` are code points of the text, half-open.

    ``kind`` is ``hedge``, ``absolute``, ``superlative`` or ``comparative``; ``compared`` is what the
    last one compares to.
    """

    start: int
    end: int
    kind: str
    compared: str = ""


def _pattern(phrases: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{phrases})(?![\w-])", re.IGNORECASE)


_HEDGE, _ABSOLUTE, _SUPERLATIVE = map(_pattern, (_HEDGES, _ABSOLUTES, _SUPERLATIVES))


def find_hedges(text: str) -> tuple[Mark, ...]:
    """Return the words that soften a claim; a month of May and a tin can are not told apart by more than their case."""
    marks = (Mark(*match.span(), "hedge") for match in _HEDGE.finditer(text))
    return tuple(mark for mark in marks if text[mark.start : mark.start + 3] not in ("May", "Can") or mark.start == 0)


def find_absolutes(text: str) -> tuple[Mark, ...]:
    """Return absolutes and superlatives in order; "not only", "first of all" and "best practice" are neither."""
    excluded = [match.span() for match in _NO_SUPERLATIVE.finditer(text)]
    marks = [Mark(*match.span(), "superlative") for match in _SUPERLATIVE.finditer(text)]
    held = {mark.start for mark in marks}
    marks += [Mark(*match.span(), "absolute") for match in _ABSOLUTE.finditer(text) if match.start() not in held]
    free = set(outside([(mark.start, mark.end) for mark in marks], excluded))
    return tuple(sorted((mark for mark in marks if (mark.start, mark.end) in free), key=lambda mark: mark.start))


def outside(spans: Iterable[Span], taken: Iterable[Span]) -> tuple[Span, ...]:
    """Return the ``spans`` that touch none of ``taken``, in order; one pass over both."""
    kept: list[Span] = []
    others = sorted(taken)
    at = 0
    for start, end in sorted(spans):
        while at < len(others) and others[at][1] <= start:
            at += 1
        if at == len(others) or end <= others[at][0]:
            kept.append((start, end))
    return tuple(kept)


def find_comparatives(text: str) -> tuple[Mark, ...]:
    """Return comparisons with what they compare to ("faster than manual entry"); "more than 40" is a bound, not one."""
    matches = (match for match in _COMPARATIVE.finditer(text) if not _BOUND_THAN.match(text, match.start()))
    return tuple(Mark(*match.span(), "comparative", match.group("compared")) for match in matches)
