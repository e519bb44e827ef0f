"""In which spellings an asset has the forms of the glossary: hyphenated, in two words, closed.

Two forms that the glossary lists are both allowed, side by side too; what is told here is how *one* form is spelled.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from ahocorasick_rs import AhoCorasick

from msgcheck.analysis.normalise import NormalisedText, fold_case
from msgcheck.checks.terms.finding.normalised_asset import Hit, NormalisedAsset
from msgcheck.checks.terms.form_spread import form_use
from msgcheck.checks.terms.forms.expansion import Spell, Spelling, spellings_of, used_as
from msgcheck.checks.terms.forms.index import TermIndex
from msgcheck.checks.terms.forms.making import approved_forms
from msgcheck.checks.terms.forms.spelling import fold_form, normalise_form
from msgcheck.checks.terms.forms.words import fence, stands_alone, technical_fence
from msgcheck.checks.terms.glossary.rules import INCONSISTENT
from msgcheck.checks.terms.glossary.spellings import (
    hyphenated_prefix,
    is_identifier,
    is_modifier,
    is_other_spelling,
    joined_as,
    joints,
    letters,
)
from msgcheck.model.observation import Observation, Reference
from msgcheck.model.place import PagePlace
from msgcheck.model.term import Glossary, Term
from msgcheck.values import dataclass

_MESSAGE = "“{}” is spelled “{}” in the glossary."

Span = tuple[int, int]
Prefix = Callable[[str], str | None]
"""Gives ``e-mail`` for ``email``, as :func:`hyphenated_prefix` does."""


@dataclass(frozen=True, slots=True)
class SpelledForm:
    """An approved form as listed, and the inflection of it (``model``) that a pattern stands for.

    Without ``any_case`` the capitals must be those of ``model``; of a closed form that is another word as well, those
    of ``camel_case``.
    """

    term: Term
    listed: str
    model: str
    any_case: bool
    camel_case: str | None = None


@dataclass(frozen=True, slots=True)
class SpellingIndex:
    """Approved forms by the letters of their spellings: ``forms[pattern]`` are those ``automaton`` finds as it.

    ``listed`` holds every form that the glossary names, in lower case: none of them is a slip in the spelling.
    """

    automaton: AhoCorasick
    forms: tuple[tuple[SpelledForm, ...], ...]
    listed: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Place:
    """Where another spelling stands first, in the words that stand there, and what to write instead."""

    passage: int
    start: int
    end: int
    match: str
    suggestion: str


@dataclass(slots=True)
class _Found:
    """One spelling of one form while an asset is read, in the words first ``written``; the listed one has no place."""

    form: SpelledForm
    written: str
    place: _Place | None = None
    count: int = 0


def compile_spellings(
    glossary: Glossary, spell: Spell = spellings_of, prefix: Prefix = hyphenated_prefix
) -> SpellingIndex:
    """Compile the spellings of every approved form of ``glossary`` that can be spelled in more than one way."""
    patterns: dict[str, list[SpelledForm]] = {}
    for term in glossary.terms:
        for listed in dict.fromkeys(map(normalise_form, (term.preferred, *term.admitted))):
            for pattern, form in _spelled(term, listed, used_as(spell(listed), term.part_of_speech), prefix(listed)):
                patterns.setdefault(pattern, []).append(form)
    named = (form for term in glossary.terms for form in (*approved_forms(term), *term.deprecated, *term.forbidden))
    return SpellingIndex(
        AhoCorasick(patterns),
        tuple(map(tuple, patterns.values())),
        frozenset(fold_case(normalise_form(f)) for f in named),
    )


def uses_of_spellings(asset: NormalisedAsset, index: SpellingIndex, terms: TermIndex) -> list[Observation]:
    """Return the uses (see :mod:`msgcheck.checks.terms.form_spread`) of each spelling in the passages of one asset.

    Another spelling within a longer form of ``terms``, right or wrong, is no use: that form speaks for its words.
    """
    found: dict[tuple[str, str, str], _Found] = {}
    for number, reading, hits in asset.find(index.automaton):
        is_page = isinstance(asset.passages[number].place, PagePlace)
        _count(found, number, reading, hits, index=index, terms=terms, is_page=is_page)
    return [_use(key, each) for key, each in found.items()]


def _spelled(
    term: Term, listed: str, spellings: Sequence[Spelling], prefixed: str | None
) -> Iterator[tuple[str, SpelledForm]]:
    """Yield each pattern of a form; nothing for a form of which there is one spelling only."""
    models = {letters(fold_case(each.text)): each.text for each in spellings if joints(each.text) == joints(listed)}
    others = [each for each in spellings if len(joints(each.text)) != len(joints(listed))]
    if not (joints(listed) or others or prefixed):
        return
    any_case = not term.case_sensitive
    for model in models.values():
        yield fold_form(model), SpelledForm(term, listed, model, any_case)
        if prefixed:
            cut = prefixed.index("-")
            yield fold_form(f"{model[:cut]}-{model[cut:]}"), SpelledForm(term, listed, model, any_case)
    for each in others:
        spelled = models.get(letters(fold_case(each.text)))
        if spelled:
            camel_case = None if each.any_case else each.text
            yield fold_form(each.text), SpelledForm(term, listed, spelled, any_case, camel_case)


def _count(
    found: dict[tuple[str, str, str], _Found],
    number: int,
    reading: NormalisedText,
    hits: Sequence[Hit],
    *,
    index: SpellingIndex,
    terms: TermIndex,
    is_page: bool,
) -> None:
    """Count the uses in one passage; on a page of a PDF where it ``is_page``."""
    text = reading.text
    others: list[tuple[tuple[str, str, str], SpelledForm, Span]] = []
    for pattern, start, end in hits:
        told = _told(index.forms[pattern], text, start, end, index.listed) if stands_alone(text, start, end) else None
        if told is None:
            continue
        form, spelling = told
        key = (form.term.id, fold_case(letters(form.listed)), spelling)
        if spelling == form.listed or (is_page and _may_be_wrapped(form.listed, text[start:end])):
            key = (*key[:2], form.listed)
            found.setdefault(key, _Found(form, text[start:end])).count += 1
        else:
            others.append((key, form, (start, end)))
    for key, form, span in _in_prose(others, text, terms) if others else ():
        found.setdefault(key, _Found(form, text[slice(*span)], _place(form, number, reading, span))).count += 1


def _in_prose(
    others: Iterable[tuple[tuple[str, str, str], SpelledForm, Span]], text: str, terms: TermIndex
) -> Iterator[tuple[tuple[str, str, str], SpelledForm, Span]]:
    """Leave out what stands in an address or a path, and what a longer form speaks for."""
    fences = [technical_fence(text), fence(len(text), _spans(text, terms))]
    for key, form, (start, end) in others:
        if not any(marks is not None and (marks[start] or marks[end]) for marks in fences):
            yield key, form, (start, end)


def _may_be_wrapped(listed: str, words: str) -> bool:
    """Tell whether a hyphen in ``words`` may be that of the end of a line, where the listed form has nothing."""
    return len(joints(words)) > len(joints(listed)) and "-" in words


def _told(
    forms: Iterable[SpelledForm], text: str, start: int, end: int, listed: frozenset[str]
) -> tuple[SpelledForm, str] | None:
    """Return the first of ``forms`` that ``text[start:end]`` spells, and how."""
    for form in forms:
        spelling = _spelling(form, text, start, end, listed)
        if spelling is not None:
            return form, spelling
    return None


def _spans(text: str, terms: TermIndex) -> list[Span]:
    """Return where listed forms stand, in any spelling."""
    folded = fold_form(text)
    both = (*terms.right.find(folded), *terms.wrong.find(folded))
    return [(start, end) for _, start, end in both if stands_alone(text, start, end)]


def _spelling(form: SpelledForm, text: str, start: int, end: int, listed: frozenset[str]) -> str | None:
    """Return how ``text[start:end]`` spells ``form``, in the words listed; ``None`` where it is no use of it.

    A spelling that the glossary lists, or that grammar asks for, counts as the listed one.
    """
    words = text[start:end]
    if form.camel_case is not None and words != form.camel_case:
        return None
    is_other_case = not form.any_case and letters(words) != letters(form.model)
    if is_other_case or is_identifier(form.model, words):
        return None
    part = (form.term.part_of_speech or "").casefold()
    is_adjective = "adj" in part if part else is_modifier(form.model)
    if fold_case(words) in listed or not is_other_spelling(form.model, text, start, end, is_adjective=is_adjective):
        return form.listed
    return _in_listed_number(form, words)


def _in_listed_number(form: SpelledForm, words: str) -> str:
    """Return the spelling of ``words`` for the form as it is listed: Code-Hosts are a "code-host"."""
    if not joints(words):
        return letters(form.listed)
    if len(joints(words)) == len(joints(form.listed)):
        model = iter(joints(words))
        return "".join(next(model) if character in " -" else character for character in form.listed)
    return words.lower() if form.any_case else words


def _place(form: SpelledForm, number: int, reading: NormalisedText, span: Span) -> _Place:
    words = reading.text[slice(*span)]
    return _Place(number, *reading.original_span(*span), words, joined_as(form.model, words))


def _use(key: tuple[str, str, str], found: _Found) -> Observation:
    term_id, group, spelling = key
    note, place = found.form.term.note, found.place
    seen = Observation(
        rule=INCONSISTENT.id,
        message="" if place is None else _MESSAGE.format(place.match, place.suggestion),
        passage=None if place is None else place.passage,
        start=place.start if place else 0,
        end=place.end if place else 0,
        suggestions=(place.suggestion,) if place else (),
        reference=Reference("term", term_id),
        evidence=(("note", note),) if note else (),
    )
    return form_use(
        seen, group=group, form=spelling, count=found.count, preferred=found.form.listed, written=found.written
    )
