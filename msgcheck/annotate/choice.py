"""Which findings are fixed: those of words, with exactly one suggestion, where the words are the asset's own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from msgcheck.checks.terms.doubt import IN_DOUBT
from msgcheck.checks.terms.words import technical_fence
from msgcheck.model.finding import Finding
from msgcheck.model.passage import Layer

_WORD_REFERENCES = frozenset({"term", "rule"})
NOT_WORDS = ("message.", "claim.", "corpus.", "leak.", "asset.", "platform.")

REPEATED = "The words in brackets would repeat those before them."
QUOTED = "It stands in the words of somebody who is quoted."
DOUBTFUL = "The words around it may have to change with it, as in number: change it by hand."
_UNTOUCHED = {
    Layer.HIDDEN: "It stands in hidden text, which is not changed unseen.",
    Layer.COMMENT: "It stands in a comment, which is somebody's own.",
    Layer.METADATA: "It stands in the properties of the file.",
    Layer.EMBEDDED: "It stands in a file within the file. Fix that one, then put it in again.",
}

_QUOTATION = re.compile(r"“[^“”]*”|„[^„“]*“|«[^«»]*»|(?<![\w\"])\"[^\"\s][^\"]*\"(?!\w)")
_REACH = 200
"""Characters in which the words across a bracket stand."""
_BRACKET = re.compile(r"\s{0,3}\(([^()]{0,200})\)")
_QUOTED_WORDS = 8
"""A quotation of this many words is a sentence that somebody said; a shorter one is a name or a term in quotation
marks ("free software"), which the company's own rules hold for."""


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
    fence = technical_fence(finding.passage)
    if fence and any(fence[finding.start : finding.end]):
        return "It is part of an address, a path or a name for programs."
    return None


def obstacles(findings: Sequence[Finding]) -> dict[Finding, str | None]:
    """Return :func:`obstacle` of each finding of one asset, and what stands against fixing it beside the others."""
    found = {finding: obstacle(finding) for finding in findings}
    for finding, reason in found.items():
        if reason is None and _would_repeat_in_part(finding):
            found[finding] = REPEATED
    return found


def with_brackets(findings: Sequence[Finding]) -> list[Finding]:
    """Return ``findings``, all of one asset and to be fixed, each with the bracket that would repeat its new words.

    Of "free software (FOSS)", both of which become "open source", the second goes with its bracket.
    """
    beside: dict[tuple[str, str], list[Finding]] = {}
    for finding in findings:
        beside.setdefault((finding.passage, str(finding.place)), []).append(finding)
    return [_with_bracket(finding, beside[finding.passage, str(finding.place)]) for finding in findings]


def _with_bracket(finding: Finding, others: Iterable[Finding]) -> Finding:
    text, new = finding.passage, finding.suggestions[0]
    if text[: finding.start].endswith("(") and text[finding.end : finding.end + 1] == ")":
        before = text[: finding.start - 1].rstrip()
        start, end, fixed = len(before), finding.end + 1, before
        for other in others:
            if other.end == start:
                fixed = before[: other.start] + other.suggestions[0]
        if start and re.search(rf"(?<!\w){re.escape(new)}(?:\s+\w+)?\Z", fixed[-_REACH:], re.IGNORECASE):
            return replace(finding, start=start, end=end, quote=text[start:end], suggestions=("",))
    bracketed = _BRACKET.match(text, finding.end)
    if bracketed is not None and bracketed[1].casefold() == new.casefold():
        return replace(finding, end=bracketed.end(), quote=text[finding.start : bracketed.end()])
    return finding


def _would_repeat_in_part(finding: Finding) -> bool:
    """Tell whether the words in the bracket behind would begin with the new ones: "open source (open source code)"."""
    bracketed = _BRACKET.match(finding.passage, finding.end)
    new = finding.suggestions[0].casefold()
    return bracketed is not None and bracketed[1].casefold().startswith(f"{new} ")


def _unsettled(finding: Finding) -> str | None:
    """Return why the words to write are not settled, ``None`` where they are."""
    if not finding.suggestions:
        return "The rule suggests nothing in its place."
    if len(finding.suggestions) > 1:
        return f"There are {len(finding.suggestions)} suggestions; choose one: {', '.join(finding.suggestions)}."
    return DOUBTFUL if dict(finding.evidence).get(IN_DOUBT) else None


def _is_quotation(text: str, start: int, end: int) -> bool:
    return any(
        match.start() < start and end < match.end() and len(match.group().split()) >= _QUOTED_WORDS
        for match in _QUOTATION.finditer(text)
    )
