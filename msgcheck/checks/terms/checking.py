"""The term checks: passages and a term index in, observations out."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from msgcheck.analysis.normalise import NormalisedText, fold_case, is_plain, readings
from msgcheck.checks.terms.casing import is_capitalised_variant, is_casing_fault, keep_case, spell_name
from msgcheck.checks.terms.forms import Standing, WrongForm
from msgcheck.checks.terms.index import TermIndex
from msgcheck.checks.terms.resolution import Candidate, RightSpans, resolve
from msgcheck.checks.terms.words import stands_alone, technical_fence
from msgcheck.model.observation import EvidenceValue, Observation
from msgcheck.model.passage import Passage

_TOLD_AS_HISTORY = re.compile(
    r"\b(?:formerly|previously|(?:then|once|originally|initially) (?:called|known as|named))"
    r"(?: called| known as| named)?(?: the)?[ \"'(]*\Z",
    re.IGNORECASE,
)
"""Words before an old name that say it is one: "then called X". Such a name is deprecated everywhere but here."""
_HISTORY_REACH = 40
"""Characters before a form in which the longest of these wordings fits."""


def check_terms(passages: Sequence[Passage], index: TermIndex, layers: frozenset[str]) -> list[Observation]:
    """Find wrong forms in the passages of one asset whose layer is in ``layers``.

    Returns observations of ``term.forbidden``, ``term.deprecated``, ``term.casing`` and ``PACK.ID``, in reading
    order; no two of one passage overlap, and each spans exactly the words as they stand in the passage.
    """
    return [
        observation
        for number in _worth_checking(passages, index, layers)
        for observation in _check_passage(number, passages[number], index)
    ]


def _worth_checking(passages: Sequence[Passage], index: TermIndex, layers: frozenset[str]) -> list[int]:
    """Return the passages that may hold a wrong form. Plain ones, nearly all, are searched together as one block."""
    numbers: list[int] = []
    plain: list[int] = []
    offsets: list[int] = []
    length = 0
    for number, passage in enumerate(passages):
        if passage.layer not in layers:
            continue
        if is_plain(passage.text):
            plain.append(number)
            offsets.append(length)
            length += len(passage.text) + 1
        else:
            numbers.append(number)
    # No form holds a line break and every edge of a passage is one: a hit lies in one passage, as it would alone.
    block = fold_case("\n".join([passages[number].text for number in plain]))
    hits = [start for _, start, end in index.wrong.find(block) if stands_alone(block, start, end)]
    return sorted({plain[bisect_right(offsets, start) - 1] for start in hits}.union(numbers))


def _check_passage(number: int, passage: Passage, index: TermIndex) -> list[Observation]:
    candidates: list[Candidate] = []
    passage_readings = readings(passage.text)
    for reading in passage_readings:
        candidates += _find_candidates(reading, index, passage.layer)
    if not candidates:
        return []
    right = RightSpans()
    for reading in passage_readings:
        _add_right_spans(right, reading, index)
    return [_observe(number, passage.text, rivals) for rivals in resolve(candidates, right, len(passage.text))]


def _find_candidates(reading: NormalisedText, index: TermIndex, layer: str) -> list[Candidate]:
    text = reading.text
    hits = [hit for hit in index.wrong.find(fold_case(text)) if stands_alone(text, hit[1], hit[2])]
    if not hits:
        return []
    technical = technical_fence(text)
    return [
        Candidate(*reading.original_span(start, end), form, _suggest(form, text, start, end))
        for pattern, start, end in hits
        if not (technical and (technical[start] or technical[end]))
        for form in index.wrong.forms[pattern]
        if _is_wrong(form, text, start, end, layer)
    ]


def _suggest(form: WrongForm, text: str, start: int, end: int) -> str | None:
    if form.source.standing is Standing.CASING:
        return spell_name(form.text, text[start:end])
    if form.preferred and form.any_case:
        return keep_case(form.preferred, form.text, text, start, end)
    return form.preferred


def _is_wrong(form: WrongForm, text: str, start: int, end: int, layer: str) -> bool:
    source = form.source
    if source.layers and layer not in source.layers:
        return False
    if form.source.standing is Standing.CASING:
        return text[start:end] != form.text and is_casing_fault(
            form.text, text, start, end, is_proper_noun=source.is_proper_noun
        )
    if not form.any_case and text[start:end] != form.text:
        return False
    is_old_name = form.source.standing is not Standing.FORBIDDEN and form.preferred is not None
    return not (is_old_name and _TOLD_AS_HISTORY.search(text, max(0, start - _HISTORY_REACH), start))


def _add_right_spans(right: RightSpans, reading: NormalisedText, index: TermIndex) -> None:
    text = reading.text
    for pattern, start, end in index.right.find(fold_case(text)):
        if not stands_alone(text, start, end):
            continue
        found = text[start:end]
        for form in index.right.forms[pattern]:
            span = reading.original_span(start, end)
            if form.is_exception:
                right.exceptions.append(span)
            elif found == form.text:
                right.exact.append(span)
            elif form.any_case or is_capitalised_variant(form.text, found):
                right.loose.append(span)


def _observe(number: int, text: str, rivals: tuple[Candidate, ...]) -> Observation:
    first = rivals[0]
    source = first.form.source
    listed = [rival for rival in rivals if rival.form.source.standing is not Standing.CASING]
    suggestions = _distinct([rival.suggestion for rival in listed or rivals])
    names = _distinct([rival.form.preferred for rival in listed]) or suggestions
    message = source.message.replace("{preferred}", "' or '".join(names))
    return Observation(
        rule=source.rule,
        message=message.replace("{match}", text[first.start : first.end]),
        passage=number,
        start=first.start,
        end=first.end,
        suggestions=suggestions,
        reference=source.reference,
        evidence=_evidence(first.form, rivals),
    )


def _evidence(form: WrongForm, rivals: tuple[Candidate, ...]) -> tuple[tuple[str, EvidenceValue], ...]:
    evidence: list[tuple[str, EvidenceValue]] = [("form", form.written)]
    if form.source.note:
        evidence.append(("note", form.source.note))
    others = _distinct([rival.form.source.reference.id for rival in rivals])[1:]
    if others:
        evidence.append(("also", others))
    return tuple(evidence)


def _distinct(words: list[str | None] | list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, words)))
