"""Where the forms and patterns of compiled rules stand in the passages of an asset."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from msgcheck.analysis.normalise import NormalisedText, is_plain, readings
from msgcheck.checks.terms.forms.spelling import fold_form
from msgcheck.checks.terms.forms.words import (
    fence,
    is_parted,
    is_word_character,
    stands_alone,
    technical_fence,
)
from msgcheck.checks.terms.kinds.compiling import Form, Pattern, RuleSet
from msgcheck.checks.terms.kinds.rule_view import Part, Use
from msgcheck.model.passage import Passage
from msgcheck.reference.rule_pattern import filled, pattern_matches

FoundUses = dict[tuple[int, Part], list[Use]]
"""Uses by rule and part, in reading order."""


def find_uses(passages: Sequence[Passage], rules: RuleSet) -> tuple[FoundUses, dict[int, str]]:
    """Return every use of a form of ``rules``, and the reason of each rule that could not be followed to the end.

    Of overlapping uses of one rule the longest stands; what lies in one of its exceptions is no use.
    """
    found: FoundUses = {}
    reasons: dict[int, str] = {}
    for number in _worth_reading(passages, rules):
        for reading in readings(passages[number].text):
            for rule, part, use in _uses_of_forms(number, passages[number], reading, rules):
                found.setdefault((rule, part), []).append(use)
    for pattern in rules.patterns:
        try:
            uses = [
                use for number, passage in enumerate(passages) for use in _uses_of_pattern(number, passage, pattern)
            ]
        except TimeoutError:
            reasons[pattern.rule] = f"The pattern '{pattern.pattern.pattern}' takes too long."
        else:
            found.setdefault((pattern.rule, pattern.part), []).extend(uses)
    return {key: _resolved(uses, _exceptions(found, key)) for key, uses in found.items()}, reasons


def _worth_reading(passages: Sequence[Passage], rules: RuleSet) -> list[int]:
    """Return the passages that may hold a form. Plain ones, nearly all, are searched together as one block."""
    if rules.automaton is None:
        return []
    numbers: list[int] = []
    plain: list[int] = []
    offsets: list[int] = []
    length = 0
    for number, passage in enumerate(passages):
        if is_plain(passage.text):
            plain.append(number)
            offsets.append(length)
            length += len(passage.text) + 1
        else:
            numbers.append(number)
    # No form holds a line break: a hit lies in one passage.
    block = fold_form("\n".join([passages[number].text for number in plain]))
    hits = rules.automaton.find_matches_as_indexes(block, overlapping=True)
    return sorted({plain[bisect_right(offsets, start) - 1] for _, start, _ in hits}.union(numbers))


def _uses_of_forms(
    number: int, passage: Passage, reading: NormalisedText, rules: RuleSet
) -> Iterator[tuple[int, Part, Use]]:
    if rules.automaton is None:
        return
    text = reading.text
    hits = rules.automaton.find_matches_as_indexes(fold_form(text), overlapping=True)
    hits = [(pattern, start, end) for pattern, start, end in hits if stands_alone(text, start, end)]
    technical = technical_fence(text) if hits else None
    for pattern, start, end in hits:
        is_technical = technical is not None and bool(technical[start] or technical[end])
        span = reading.original_span(start, end)
        for form in () if is_parted(passage.text, *span) else rules.forms[pattern]:
            if _counts(form, text[start:end], is_technical=is_technical):
                yield (
                    form.rule,
                    form.part,
                    Use(number, *span, form.form, text, start, end, inflections=form.spelling.inflections),
                )


def _counts(form: Form, words: str, *, is_technical: bool) -> bool:
    """Tell whether a hit is a use. Addresses are no prose, but may well be what a rule asks for."""
    if is_technical and form.part is Part.MAIN:
        return False
    if form.is_literal and not form.spelling.is_kept_by(words):
        return False
    return form.any_case or words.replace("-", " ") == form.spelling.text.replace("-", " ")


def _uses_of_pattern(number: int, passage: Passage, pattern: Pattern) -> Iterator[Use]:
    for reading in (NormalisedText(passage.text),) if pattern.is_verbatim else readings(passage.text):
        text = reading.text
        for match in pattern_matches(pattern.pattern, text):
            start, end = match.span()
            if start < end and _has_free_edges(text, start, end):
                suggestion = None if pattern.replacement is None else filled(pattern.replacement, match)
                if suggestion != match[0]:  # what a group puts back as it stood is right
                    yield Use(number, *reading.original_span(start, end), pattern.form, text, start, end, suggestion)


def _has_free_edges(text: str, start: int, end: int) -> bool:
    """Tell whether ``text[start:end]`` cuts no word in two."""
    cuts_start = start > 0 and is_word_character(text[start - 1]) and is_word_character(text[start])
    cuts_end = end < len(text) and is_word_character(text[end - 1]) and is_word_character(text[end])
    return not (cuts_start or cuts_end)


def _exceptions(found: FoundUses, key: tuple[int, Part]) -> list[Use]:
    rule, part = key
    return found.get((rule, Part.EXCEPTION), []) if part is Part.MAIN else []


def _resolved(uses: list[Use], exceptions: list[Use]) -> list[Use]:
    """Return the longest of overlapping uses, without those that lie in or cut into an exception."""
    shields = _by_passage(exceptions)
    return [
        use
        for number, together in sorted(_by_passage(uses).items())
        for use in _longest(_unshielded(together, shields.get(number, [])))
    ]


def _by_passage(uses: list[Use]) -> dict[int, list[Use]]:
    grouped: dict[int, list[Use]] = {}
    for use in uses:
        grouped.setdefault(use.passage, []).append(use)
    return grouped


def _unshielded(uses: list[Use], exceptions: list[Use]) -> list[Use]:
    spans = {(use.start, use.end) for use in exceptions}
    inside = fence(max(use.end for use in (*uses, *exceptions)), spans)
    return [use for use in uses if (use.start, use.end) not in spans and not (inside[use.start] or inside[use.end])]


def _longest(uses: list[Use]) -> list[Use]:
    if len(uses) < 2:
        return uses
    taken = bytearray(max(use.end for use in uses))
    kept = []
    for use in sorted(uses, key=lambda use: (use.start - use.end, use.start, use.form)):
        if taken.find(1, use.start, use.end) < 0:
            taken[use.start : use.end] = b"\x01" * (use.end - use.start)
            kept.append(use)
    return sorted(kept, key=lambda use: use.start)
