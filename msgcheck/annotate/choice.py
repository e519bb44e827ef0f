"""Which findings are fixed: those of words, with exactly one suggestion, where the words are the asset's own."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache

from msgcheck.annotate.repeats import would_repeat
from msgcheck.checks.terms.finding.doubt import IN_DOUBT
from msgcheck.checks.terms.forms.words import technical_fence
from msgcheck.model.finding import Finding
from msgcheck.model.passage import Layer

_WORD_REFERENCES = frozenset({"term", "rule"})
NOT_WORDS = ("message.", "claim.", "corpus.", "leak.", "asset.", "platform.")

REPEATED = "The new words would stand there twice, beside each other: change it by hand."
QUOTED = "It stands in the words of somebody who is quoted."
DOUBTFUL = "The words around it may have to change with it, as in number: change it by hand."
_UNTOUCHED = {
    Layer.HIDDEN: "It stands in hidden text, which is not changed unseen.",
    Layer.COMMENT: "It stands in a comment, which is somebody's own.",
    Layer.METADATA: "It stands in the properties of the file.",
    Layer.EMBEDDED: "It stands in a file within the file. Fix that one, then put it in again.",
}

_QUOTATION = re.compile(r"“[^“”]*”|„[^„“]*“|«[^«»]*»|(?<![\w\"])\"[^\"\s][^\"]*\"(?!\w)")
_QUOTED_WORDS = 8
"""A quotation of this many words is a sentence that somebody said; a shorter one is a name or a term in quotation
marks ("free software"), which the company's own rules hold for."""
_TEXTS = 4
"""Texts that are remembered: the findings of one passage stand together, and may be very many."""


def is_about_words(finding: Finding) -> bool:
    """Tell findings of the glossary and of rule packs from those of messages, claims and whole assets."""
    reference = finding.reference
    return (
        bool(finding.quote)
        and not finding.rule.startswith(NOT_WORDS)
        and reference is not None
        and reference.kind in _WORD_REFERENCES
    )


def obstacle(finding: Finding) -> str | None:
    """Return why a finding of words is not fixed, ``None`` where nothing stands against it."""
    if unsettled := _unsettled(finding):
        return unsettled
    if finding.layer in _UNTOUCHED:
        return _UNTOUCHED[Layer(finding.layer)]
    if _is_quotation(finding.passage, finding.start, finding.end):
        return QUOTED
    fence = _technical_fence(finding.passage)
    if fence and any(fence[finding.start : finding.end]):
        return "It is part of an address, a path or a name for programs."
    return None


def obstacles(findings: Sequence[Finding]) -> dict[Finding, str | None]:
    """Return :func:`obstacle` of each finding of one asset, and what stands against fixing it beside the others."""
    found = {finding: obstacle(finding) for finding in findings}
    return found | dict.fromkeys(would_repeat([each for each, reason in found.items() if reason is None]), REPEATED)


def _unsettled(finding: Finding) -> str | None:
    """Return why the words to write are not settled, ``None`` where they are."""
    if not finding.suggestions:
        return "The rule suggests nothing in its place."
    if len(finding.suggestions) > 1:
        return f"There are {len(finding.suggestions)} suggestions; choose one: {', '.join(finding.suggestions)}."
    return DOUBTFUL if dict(finding.evidence).get(IN_DOUBT) else None


_technical_fence = lru_cache(maxsize=_TEXTS)(technical_fence)


def _is_quotation(text: str, start: int, end: int) -> bool:
    quotations = _quotations(text)
    at = bisect_left(quotations, (start, 0)) - 1
    return at >= 0 and end < quotations[at][1]


@lru_cache(maxsize=_TEXTS)
def _quotations(text: str) -> tuple[tuple[int, int], ...]:
    """Return where somebody is quoted in ``text``, in order."""
    found = _QUOTATION.finditer(text)
    return tuple(match.span() for match in found if len(match.group().split()) >= _QUOTED_WORDS)
