"""Finds the forms of a term index in one passage: the wrong ones, and the right ones that may excuse them."""

from __future__ import annotations

import re
from itertools import pairwise

from msgcheck.analysis.inflection import Inflection
from msgcheck.analysis.normalise import NormalisedText, fold_case, readings
from msgcheck.checks.terms.finding.casing import is_capitalised_variant, is_casing_fault, keep_case, spell_name
from msgcheck.checks.terms.finding.doubt import doubt_of
from msgcheck.checks.terms.finding.excuses import is_excused, is_told_as_history
from msgcheck.checks.terms.finding.resolution import Candidate, RightSpans
from msgcheck.checks.terms.finding.usage import is_noun_modifier, may_be_used_as
from msgcheck.checks.terms.forms.expansion import Span, Spelling
from msgcheck.checks.terms.forms.form import RightForm, Standing, WrongForm
from msgcheck.checks.terms.forms.index import TermIndex
from msgcheck.checks.terms.forms.replacement import as_modifier, inflected_alike, with_hyphens_of, without_repeat
from msgcheck.checks.terms.forms.spelling import fold_form
from msgcheck.checks.terms.forms.words import is_part_of_compound, is_parted, stands_alone, technical_fence
from msgcheck.model.passage import HEADING_ROLES, Passage

_FULL_STOP = re.compile(r"\Z|[\"')]* +[\"'(]*[A-Z]|[\"')]*\Z")
"""What follows a dotted abbreviation whose last dot ends the sentence as well."""

_VERB_FORMS = frozenset({Inflection.PAST, Inflection.GERUND})
"""What no noun has: the words beside them tell nothing."""


def find_forms(index: TermIndex, passage: Passage) -> tuple[list[Candidate], RightSpans]:
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
        and not is_parted(passage.text, *reading.original_span(start, end))
    ]
    history = [place for form, _, place in found if is_told_as_history(form, text, place)]
    return [
        _candidate(hit, reading, passage, index)
        for hit in found
        if not any(first <= hit[2][0] and hit[2][1] <= last for first, last in history)
    ]


def _candidate(
    hit: tuple[WrongForm, Spelling, Span], reading: NormalisedText, passage: Passage, index: TermIndex
) -> Candidate:
    form, spelling, place = hit
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
            if "-" in found and "-" not in spelling.text and not form.names_one:
                suggestions = tuple(_hyphenated(name, text, end, index) for name in suggestions)
    span = reading.original_span(start, end)
    doubt = doubt_of(form, spelling, text, place)
    return Candidate(*span, form, preferred, suggestions, spelling.distance(found), doubt)


def _hyphenated(name: str, text: str, end: int, index: TermIndex) -> str:
    """Return ``name`` with a hyphen as what it replaces has one before a noun, unless that would be wrong as well."""
    other = as_modifier(name, text, end)
    return name if _is_listed_as_wrong(other, index) else other


def _is_listed_as_wrong(words: str, index: TermIndex) -> bool:
    """Tell whether somebody lists ``words`` as a wrong form, to the hyphen."""
    hits = index.wrong.find(fold_form(words))
    forms = (each for pattern, *span in hits if span == [0, len(words)] for each in index.wrong.forms(pattern))
    return any(spelling.is_kept_by(words) and not form.is_about_case for form, spelling in forms)


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
    if spelling.is_respelled and fold_case(found) in map(fold_case, _replacements(form, spelling, found)):
        return False  # "DEVKIT" is "DevKit" in another case, and no "dev kit" in one word
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
