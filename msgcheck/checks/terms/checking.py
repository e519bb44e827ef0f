"""The term checks: passages and a term index in, observations out."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache, partial
from itertools import accumulate, pairwise

from msgcheck.analysis.inflection import Inflection
from msgcheck.analysis.normalise import NormalisedText, only_reading, readings
from msgcheck.checks.terms.article import article_before
from msgcheck.checks.terms.casing import is_capitalised_variant, is_casing_fault, keep_case, spell_name
from msgcheck.checks.terms.conditions import HEADING_ROLES
from msgcheck.checks.terms.doubt import IN_DOUBT, doubt_of
from msgcheck.checks.terms.excuses import is_excused, is_told_as_history
from msgcheck.checks.terms.expansion import Span, Spelling
from msgcheck.checks.terms.forms import RightForm, Standing, WrongForm
from msgcheck.checks.terms.index import TermIndex
from msgcheck.checks.terms.replacement import inflected_alike, with_hyphens_of, without_repeat
from msgcheck.checks.terms.resolution import Candidate, RightSpans, resolve
from msgcheck.checks.terms.spelling import fold_form
from msgcheck.checks.terms.usage import is_noun_modifier, may_be_used_as
from msgcheck.checks.terms.words import is_part_of_compound, stands_alone, technical_fence
from msgcheck.checks.terms.wrong_examples import wrong_examples
from msgcheck.model.observation import EvidenceValue, Observation
from msgcheck.model.passage import Passage
from msgcheck.model.place import LinePlace
from msgcheck.values import dataclass

_FULL_STOP = re.compile(r"\Z|[\"')]* +[\"'(]*[A-Z]|[\"')]*\Z")
"""What follows a dotted abbreviation whose last dot ends the sentence as well."""


_VERB_FORMS = frozenset({Inflection.PAST, Inflection.GERUND})
"""What no noun has: the words beside them tell nothing."""

_TEXTS, _SHORT_TEXT = 1024, 500
"""Texts of which is remembered what stands in them, and the characters of the longest: a few megabytes in all."""

_ANYWHERE = LinePlace(1)
"""Where a text stands makes no form in it wrong."""

Speaks = Callable[[str, int], bool]
"""Tells whether a rule, by its id, may speak of a passage, by its number."""


@dataclass(frozen=True, slots=True)
class TermsFound:
    """What :meth:`TermCheck.find` finds: what to report, what the asset shows as wrong itself, and the (rule, id) of
    terms and pack rules of which it had to be told whether words stand as noun or verb.
    """

    observations: tuple[Observation, ...] = ()
    shown_as_wrong: tuple[Observation, ...] = ()
    parts_asked: tuple[tuple[str, str], ...] = ()


def check_terms(
    passages: Sequence[Passage], index: TermIndex, layers: frozenset[str], speaks: Speaks | None = None
) -> list[Observation]:
    """Find wrong forms in the passages of one asset whose layer is in ``layers``.

    A rule that ``speaks`` (default: all do) does not let speak keeps no other from speaking of the same words.

    Returns observations of ``term.forbidden``, ``term.deprecated``, ``term.casing`` and ``PACK.ID``, in reading
    order; no two of one passage overlap, and each spans exactly the words as they stand in the passage. What the asset
    shows as wrong (:func:`wrong_examples`) is left alone.
    """
    return list(TermCheck(index).find(passages, layers, speaks).observations)


class TermCheck:
    """:func:`check_terms` for one asset after another.

    What stands in a short text is found once: decks of one company have most of their texts in common.
    """

    def __init__(self, index: TermIndex) -> None:
        self._index = index
        self._find_again = lru_cache(maxsize=_TEXTS)(partial(_find, index))

    def find(self, passages: Sequence[Passage], layers: frozenset[str], speaks: Speaks | None = None) -> TermsFound:
        """Return what :func:`check_terms` returns, and what a run should tell beside it."""
        numbers, patterns = _worth_checking(passages, self._index, layers)
        shown_as_wrong = wrong_examples(passages) if numbers else frozenset()
        found: tuple[list[Observation], list[Observation]] = ([], [])
        for number in numbers:
            found[number in shown_as_wrong].extend(self._check_passage(number, passages[number], speaks))
        return TermsFound(tuple(found[0]), tuple(found[1]), _parts_asked(patterns, self._index))

    def _check_passage(self, number: int, passage: Passage, speaks: Speaks | None) -> list[Observation]:
        text = passage.text
        unplaced = Passage(text, passage.layer, passage.role, _ANYWHERE)
        found, right = self._find_again(unplaced) if len(text) <= _SHORT_TEXT else _find(self._index, unplaced)
        candidates = [each for each in found if speaks is None or speaks(each.form.source.rule, number)]
        return [_observe(number, text, rivals) for rivals in resolve(candidates, right, len(text))]


def _worth_checking(
    passages: Sequence[Passage], index: TermIndex, layers: frozenset[str]
) -> tuple[list[int], set[int]]:
    """Return the passages that may hold a wrong form, and the patterns of the index that were found in them.

    Those with one reading, nearly all, are searched as one block.
    """
    numbers: set[int] = set()
    patterns: set[int] = set()
    searched: list[int] = []
    texts: list[str] = []
    for number, passage in enumerate(passages):
        if passage.layer not in layers:
            continue
        text = only_reading(passage.text)
        if text is None:
            met = {hit[0] for reading in readings(passage.text) for hit in _hits(index, fold_form(reading.text))}
            numbers.update([number] if met else ())
            patterns |= met
        else:
            searched.append(number)
            texts.append(text)
    # No form holds a line break and every edge of a passage is one: a hit lies in one passage, as it would alone.
    block = fold_form("\n".join(texts))
    offsets = [0, *accumulate(len(text) + 1 for text in texts)]
    hits = _hits(index, block)
    numbers.update(searched[bisect_right(offsets, start) - 1] for _, start, _ in hits)
    return sorted(numbers), patterns.union(pattern for pattern, _, _ in hits)


def _hits(index: TermIndex, folded: str) -> list[tuple[int, int, int]]:
    """Return (pattern, start, end) of the wrong forms that stand alone in ``folded``."""
    return [hit for hit in index.wrong.find(folded) if stands_alone(folded, hit[1], hit[2])]


def _parts_asked(patterns: Iterable[int], index: TermIndex) -> tuple[tuple[str, str], ...]:
    """Return rule and id of the forms of ``patterns`` that are wrong as one part of speech only, as their list says."""
    found = (form for pattern in patterns for form, _ in index.wrong.forms(pattern))
    return tuple(sorted({(form.source.rule, form.source.reference.id) for form in found if form.asks_part}))


def _find(index: TermIndex, passage: Passage) -> tuple[list[Candidate], RightSpans]:
    """Return the wrong forms in a passage, and the right ones where there are any wrong."""
    passage_readings = readings(passage.text)
    candidates = [each for reading in passage_readings for each in _find_candidates(reading, index, passage)]
    right = RightSpans()
    for reading in passage_readings if candidates else ():
        _add_right_spans(right, reading, index)
    return candidates, right


def _find_candidates(reading: NormalisedText, index: TermIndex, passage: Passage) -> list[Candidate]:
    text = reading.text
    hits = [hit for hit in index.wrong.find(fold_form(text)) if stands_alone(text, hit[1], hit[2])]
    if not hits:
        return []
    technical = technical_fence(text)
    found = [
        (form, spelling, (start, end))
        for pattern, start, end in hits
        if not (technical and (technical[start] or technical[end]))
        for form, spelling in index.wrong.forms(pattern)
        if _is_wrong(form, spelling, text, (start, end), passage)
        and not (form.is_flexible and is_part_of_compound(passage.text, reading.original_span(start, end)[0]))
    ]
    history = [place for form, _, place in found if is_told_as_history(form, text, place)]
    return [
        _candidate(form, spelling, reading, place, passage)
        for form, spelling, place in found
        if not any(first <= place[0] and place[1] <= last for first, last in history)
    ]


def _candidate(
    form: WrongForm, spelling: Spelling, reading: NormalisedText, place: Span, passage: Passage
) -> Candidate:
    text = reading.text
    start, end = place
    found = text[start:end]
    preferred: tuple[str, ...]
    suggestions: tuple[str, ...]
    if form.source.standing is Standing.CASING:
        preferred = suggestions = (spell_name(spelling.text, found),)
    else:
        preferred = suggestions = _replacements(form, spelling, found)
        if not form.is_about_case:
            in_heading = passage.role in HEADING_ROLES
            cased = [keep_case(name, spelling.text, text, start, end, in_heading=in_heading) for name in preferred]
            suggestions = tuple(name if form.names_one else without_repeat(name, text, start, end) for name in cased)
    span = reading.original_span(start, end)
    doubt = doubt_of(form, spelling, text, place)
    return Candidate(*span, form, preferred, suggestions, spelling.distance(found), doubt)


def _replacements(form: WrongForm, spelling: Spelling, found: str) -> tuple[str, ...]:
    if form.preferred is None:
        return ()
    preferred = with_hyphens_of(found, form.preferred, form.variants)
    return inflected_alike(preferred, () if form.names_one else spelling.inflections)


def _is_wrong(form: WrongForm, spelling: Spelling, text: str, place: Span, passage: Passage) -> bool:
    source = form.source
    start, end = place
    if source.layers and passage.layer not in source.layers:
        return False
    if not _is_spelled_so(form, spelling, text, start, end):
        return False
    if form.is_phrasal_noun and is_noun_modifier(text, start, end):
        return False
    is_verb_form = bool(spelling.inflections) and _VERB_FORMS.issuperset(spelling.inflections)  # "by retrofitting"
    is_restricted = form.used_as and (form.is_declared or spelling.inflections) and not is_verb_form
    if is_restricted and not may_be_used_as(form.used_as, text, start, end):
        return False
    if is_excused(form, spelling, text, place):
        return False
    return source.condition is None or source.condition.holds(passage, text, start, end)


def _is_spelled_so(form: WrongForm, spelling: Spelling, text: str, start: int, end: int) -> bool:
    """Tell whether what stands there is ``spelling`` as far as case and hyphens count."""
    found = text[start:end]
    if form.source.standing is Standing.CASING:
        is_another_case = found != spelling.text and spelling.is_kept_by(found)
        is_proper_noun = form.source.is_proper_noun
        return is_another_case and is_casing_fault(spelling.text, text, start, end, is_proper_noun=is_proper_noun)
    if not (form.any_case and spelling.any_case):
        return found == spelling.text
    if not form.is_flexible:
        return spelling.is_kept_by(found)
    return not (spelling.changed and found.endswith(".") and _FULL_STOP.match(text, end))


def _add_right_spans(right: RightSpans, reading: NormalisedText, index: TermIndex) -> None:
    text = reading.text
    for pattern, start, end in index.right.find(fold_form(text)):
        if stands_alone(text, start, end):
            for form, spelling in index.right.forms(pattern):
                _add_right_span(right, reading, form, spelling, (start, end))


def _add_right_span(
    right: RightSpans, reading: NormalisedText, form: RightForm, spelling: Spelling, place: Span
) -> None:
    found = reading.text[slice(*place)]
    span = reading.original_span(*place)
    if form.is_exception:
        right.exceptions.append(span)
    elif found == spelling.text or form.any_case or is_capitalised_variant(spelling.text, found):
        right.whole.append((spelling.distance(found), span))
        listed = _listed_parts(spelling, found)
        right.listed += [reading.original_span(place[0] + first, place[0] + last) for first, last in listed]
        if found == spelling.text and not spelling.is_respelled:
            right.cased.append(span)


def _listed_parts(spelling: Spelling, found: str) -> list[Span]:
    """Return the parts of ``found`` that stand as somebody listed them: all but other hyphens and changed words."""
    first, last = spelling.changed or (0, 0)
    hyphens = zip(found, spelling.text, strict=True)
    edges = [at for at, pair in enumerate(hyphens) if first <= at < last or (pair[0] == "-") != (pair[1] == "-")]
    return [(before + 1, at) for before, at in pairwise([-1, *edges, len(found)]) if before + 1 < at]


def _observe(number: int, text: str, rivals: tuple[Candidate, ...]) -> Observation:
    first = rivals[0]
    source = first.form.source
    listed = [rival for rival in rivals if rival.form.source.standing is not Standing.CASING]
    suggestions = _distinct([suggestion for rival in listed or rivals for suggestion in rival.suggestions])
    names = _distinct([name for rival in listed for name in rival.preferred]) or suggestions
    message = source.message.replace("{preferred}", "' or '".join(names))
    message = message.replace("{match}", text[first.start : first.end])
    return Observation(
        rule=source.rule,
        message=message + _article_words(text, first.start, suggestions),
        passage=number,
        start=first.start,
        end=first.end,
        suggestions=suggestions,
        reference=source.reference,
        evidence=_evidence(first.form, rivals),
    )


def _article_words(text: str, start: int, suggestions: tuple[str, ...]) -> str:
    """Return what to say of the article before words that the one suggestion replaces: "a FOSS", "an open source"."""
    article = article_before(text, start, suggestions[0]) if len(suggestions) == 1 else None
    return f" Write '{article[2]}' before it." if article else ""


def _evidence(form: WrongForm, rivals: tuple[Candidate, ...]) -> tuple[tuple[str, EvidenceValue], ...]:
    evidence: list[tuple[str, EvidenceValue]] = [("form", form.written)]
    if form.source.note:
        evidence.append(("note", form.source.note))
    others = _distinct([rival.form.source.reference.id for rival in rivals])[1:]
    if others:
        evidence.append(("also", others))
    if doubt := next((rival.doubt for rival in rivals if rival.doubt), None):
        evidence.append((IN_DOUBT, doubt))
    return tuple(evidence)


def _distinct(words: list[str | None] | list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, words)))
