"""What fixing would write twice: "free software (FOSS, OSS)", where all three become "open source"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby, pairwise

from msgcheck.late_pattern import late_pattern
from msgcheck.model.finding import Finding
from msgcheck.model.place import LinePlace, Place
from msgcheck.values import dataclass

_REACH = 200
"""Characters in which the words across a bracket, and the bracket itself, stand."""
_BRACKET_AFTER = late_pattern(r"\s{0,3}\(([^()]{0,200})\)")
_BETWEEN = late_pattern(r"[\s,;/&|]*(?:\b(?:and|or)\b[\s,;/&|]*)?")
"""What stands between two items of a list."""


@dataclass(frozen=True, slots=True)
class _Bracket:
    """A bracket with the white space before it (``start`` to ``end`` of the passage), and findings that are items."""

    start: int
    end: int
    items: tuple[Finding, ...]
    is_all_items: bool
    """Whether nothing else stands in it, and all of it on one line."""


def would_repeat(findings: Sequence[Finding]) -> frozenset[Finding]:
    """Return those of ``findings``, all of one asset and to be fixed, that would write what stands beside them.

    That is a list of which several items become the same words ("FOSS and OSS"), an item in a bracket that becomes the
    words before it, unless :func:`with_brackets` takes the whole bracket away, and a form whose bracket goes on with
    the new words. Words that an author repeats already ("clients and clients' banks") are no such list.
    """
    return frozenset(each for passage in _by_passage(findings) for each in _repeats(passage))


def with_brackets(findings: Sequence[Finding]) -> list[Finding]:
    """Return ``findings``, all of one asset and to be fixed, each with the bracket that would repeat its new words.

    Of "free software (FOSS, OSS)", all of which become "open source", the last two go with their bracket.
    """
    return [each for passage in _by_passage(findings) for each in _without_brackets(passage)]


def _by_passage(findings: Sequence[Finding]) -> Iterator[tuple[Finding, ...]]:
    texts = {each.passage for each in findings}
    breaks = {text: [at for at, char in enumerate(text) if char == "\n"] for text in texts}

    def passage(finding: Finding) -> tuple[str, str, str]:
        place: Place | int | None = finding.place
        if isinstance(place, LinePlace):  # it moves with the lines of its passage, and has no column below the first
            place = place.line - bisect_left(breaks[finding.passage], finding.start)
        return (finding.passage, finding.layer or "", str(place))

    ordered = sorted(findings, key=lambda each: (*passage(each), each.start))
    return (tuple(group) for _, group in groupby(ordered, passage))


def _repeats(findings: Sequence[Finding]) -> Iterator[Finding]:
    yield from filter(_goes_on_in_bracket, findings)
    gone, ending = _gone_with_brackets(findings), _by_end(findings)
    for first, second in pairwise(findings):
        is_list = _BETWEEN.fullmatch(first.passage, first.end, second.start) is not None
        if is_list and first not in gone and _become_one(first, second):
            yield from (first, second)
    for bracket in _brackets(findings):
        for item in bracket.items if gone.keys().isdisjoint(bracket.items) else ():
            if _stands_before(item, bracket, ending) or any(_become_one(item, other) for other in bracket.items):
                yield item


def _without_brackets(findings: Sequence[Finding]) -> Iterator[Finding]:
    gone = _gone_with_brackets(findings)
    for finding in findings:
        bracketed = _BRACKET_AFTER.match(finding.passage, finding.end)
        if finding in gone:
            yield _spread(finding, gone[finding].start, gone[finding].end, "")
        elif bracketed is not None and bracketed[1].casefold() == _new(finding).casefold():
            yield _spread(finding, finding.start, bracketed.end(), _new(finding))
        else:
            yield finding


def _gone_with_brackets(findings: Sequence[Finding]) -> dict[Finding, _Bracket]:
    """Return the findings in brackets that would say nothing but the words before them, each with its bracket."""
    ending = _by_end(findings)
    return {
        item: bracket
        for bracket in _brackets(findings)
        if bracket.is_all_items and all(_stands_before(each, bracket, ending) for each in bracket.items)
        for item in bracket.items
    }


def _spread(finding: Finding, start: int, end: int, new: str) -> Finding:
    return replace(finding, start=start, end=end, quote=finding.passage[start:end], suggestions=(new,))


def _brackets(findings: Sequence[Finding]) -> Iterator[_Bracket]:
    """Yield the brackets in which some of ``findings``, all of one passage, are items of a list."""
    spans = [_bracket_around(finding) for finding in findings]
    pairs = zip(spans, findings, strict=True)
    for span, group in groupby(pairs, lambda pair: pair[0]):
        if span is not None:
            yield _bracket(span[0], span[1], [finding for _, finding in group])


def _bracket_around(finding: Finding) -> tuple[int, int] | None:
    """Return the span inside the innermost bracket that ``finding`` stands in."""
    text = finding.passage
    start = text.rfind("(", max(0, finding.start - _REACH), finding.start) + 1
    end = text.find(")", finding.end, finding.end + _REACH)
    if not start or end < 0 or ")" in text[start : finding.start] or "(" in text[finding.end : end]:
        return None
    return start, end


def _bracket(start: int, end: int, inside: Sequence[Finding]) -> _Bracket:
    text = inside[0].passage
    edges = [start, *(edge for each in inside for edge in (each.start, each.end)), end]
    gaps = [text[first:last] for first, last in zip(edges[::2], edges[1::2], strict=True)]
    items = [each for each, gap, after in zip(inside, gaps, gaps[1:], strict=False) if _is_item(gap, after)]
    head = text[max(0, start - 1 - _REACH) : start - 1]
    before = start - 1 - (len(head) - len(head.rstrip()))
    is_one_line = "\n" not in text[before:end]  # a finding that moves up a line is not found at its place
    is_list = not gaps[0].strip() and not gaps[-1].strip() and all(map(_BETWEEN.fullmatch, gaps))
    return _Bracket(before, end + 1, tuple(items), is_one_line and is_list)


def _is_item(before: str, after: str) -> bool:
    """Tell whether what stands ``before`` and ``after`` words in a bracket makes an item of a list of them."""
    begins = not before.strip() or re.search(r"(?:[,;/&|]|\b(?:and|or))\s*\Z", before) is not None
    return begins and (not after.strip() or re.match(r"\s*(?:[,;/&|]|(?:and|or)\b)", after) is not None)


def _by_end(findings: Sequence[Finding]) -> dict[int, Finding]:
    return {each.end: each for each in reversed(findings)}


def _stands_before(item: Finding, bracket: _Bracket, ending: Mapping[int, Finding]) -> bool:
    """Tell whether the words before ``bracket`` are, once they are fixed, the new words of ``item``."""
    before = ending.get(bracket.start)
    end = before.start if before else bracket.start
    fixed = item.passage[max(0, end - _REACH) : end] + (_new(before) if before else "")
    pattern = rf"(?<!\w){re.escape(_new(item))}(?:\s+\w+)?\Z"
    return bracket.start > 0 and re.search(pattern, fixed[-_REACH:], re.IGNORECASE) is not None


def _become_one(first: Finding, second: Finding) -> bool:
    """Tell whether two findings that are written differently become the same words."""
    is_same = _new(first).casefold() == _new(second).casefold()
    return is_same and first.quote.casefold() != second.quote.casefold()


def _goes_on_in_bracket(finding: Finding) -> bool:
    """Tell whether the words in the bracket behind would begin with the new ones: "open source (open source code)"."""
    bracketed = _BRACKET_AFTER.match(finding.passage, finding.end)
    return bracketed is not None and bracketed[1].casefold().startswith(f"{_new(finding).casefold()} ")


def _new(finding: Finding) -> str:
    return finding.suggestions[0]
