"""Other spellings of the terms that the glossary has: hyphens and spaces, capitals, letters that are off by one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import field
from math import log2

from msgcheck.analysis.inflection import is_word
from msgcheck.analysis.lexicon import FUNCTION_WORDS
from msgcheck.analysis.normalise import fold_case
from msgcheck.checks.terms.forms.expansion import expand
from msgcheck.checks.terms.forms.making import approved_forms
from msgcheck.checks.terms.forms.phrase import possible_parts
from msgcheck.checks.terms.forms.spelling import normalise_form
from msgcheck.checks.terms.glossary.spellings import is_other_spelling, letters
from msgcheck.checks.terms.mining.edit_distance import deletions, is_one_edit_apart
from msgcheck.checks.terms.mining.sightings import MinedText, Sighting, Sightings
from msgcheck.checks.terms.mining.tokens import Token, segments
from msgcheck.model.term import Glossary, Term
from msgcheck.values import dataclass

_SHORTEST = 6
"""Letters from which a form that is off by one is a misspelling. Among shorter ones every second is another word."""
_LEAST_BY_CASE = 2
_WEIGHT = 6.0
"""Score of a spelling that is met once: beside new terms of the middle, as one that is met often is beside the best."""


@dataclass(slots=True)
class FoundSpelling:
    """A spelling of the form ``listed`` of a term, with its sightings."""

    term_id: str
    listed: str
    form: str
    seen: Sightings = field(default_factory=Sightings)

    @property
    def score(self) -> float:
        """The more often it is met, the better."""
        return _WEIGHT * log2(1 + self.seen.count)


@dataclass(frozen=True, slots=True)
class _Listed:
    """An approved form of a term with what decides whether a difference of capitals is one."""

    term_id: str
    form: str
    minds_case: bool


class _Index:
    """The approved forms by their letters, by all of these but one, and what no spelling of them may be."""

    def __init__(self, terms: Iterable[Term], entries: Iterable[Term]) -> None:
        self.settled: set[str] = set()
        self.by_letters: dict[str, _Listed] = {}
        self.by_deletion: dict[str, list[_Listed]] = {}
        self.longest = 1
        self.most_letters = 0
        for term in entries:
            self._settle(term)
        for term in terms:
            for form in filter(None, map(normalise_form, approved_forms(term))):
                self._add(_Listed(term.id, form, term.case_sensitive or any(map(str.isupper, form[1:]))))

    def _settle(self, term: Term) -> None:
        for form in filter(None, map(normalise_form, forms_of(term))):
            plural = [spelling.text for spelling in expand(form, possible_parts(form)) if not spelling.is_respelled]
            self.settled.update((form, *plural))

    def _add(self, listed: _Listed) -> None:
        folded = letters(fold_case(listed.form))
        self.by_letters.setdefault(folded, listed)
        self.longest = max(self.longest, 1 + listed.form.count(" ") + listed.form.count("-"))
        self.most_letters = max(self.most_letters, len(folded))
        if len(folded) >= _SHORTEST:
            for shorter in (folded, *deletions(folded)):
                self.by_deletion.setdefault(shorter, []).append(listed)


def forms_of(term: Term) -> tuple[str, ...]:
    """Return every form of an entry, right or wrong, and its exceptions."""
    return (*approved_forms(term), *term.deprecated, *term.forbidden, *term.exceptions)


def find_spellings(texts: Iterable[MinedText], glossary: Glossary) -> list[FoundSpelling]:
    """Return the spellings of approved forms that no entry of the glossary has, the most frequent first."""
    index = _Index(glossary.terms, glossary.entries)
    found: dict[tuple[str, str], FoundSpelling] = {}
    for text in texts:
        for run in segments(text.text):
            for part in _parts(run, index.longest):
                start, end = part[0].start, part[-1].end
                listed = _meant(text.text, start, end, part, index)
                if listed is not None:
                    form = text.text[start:end] if listed.minds_case else fold_case(text.text[start:end])
                    spelling = found.setdefault(
                        (listed.term_id, form), FoundSpelling(listed.term_id, listed.form, form)
                    )
                    spelling.seen.add(Sighting(text, start, end), is_running=True)
    return sorted(filter(_is_enough, found.values()), key=lambda each: (-each.score, each.form))


def _parts(run: Sequence[Token], longest: int) -> Iterator[Sequence[Token]]:
    for start in range(len(run)):
        for end in range(start + 1, min(start + longest, len(run)) + 1):
            yield run[start:end]


def _meant(text: str, start: int, end: int, part: Sequence[Token], index: _Index) -> _Listed | None:
    """Return the form that ``text[start:end]`` is an unlisted spelling of."""
    form = text[start:end]
    folded = letters(fold_case(form))
    listed = index.by_letters.get(folded)
    if form in index.settled or fold_case(form) in index.settled:
        return None
    if listed is None:
        return _misspelt(folded, part, index)
    if fold_case(form) == fold_case(listed.form):
        return listed if listed.minds_case and not form.isupper() and _differs_in_names(form, listed.form) else None
    return listed if is_other_spelling(listed.form, text, start, end) else None


def _misspelt(folded: str, part: Sequence[Token], index: _Index) -> _Listed | None:
    """Return a form of which one word is one letter away, and all others are the same."""
    if not _SHORTEST <= len(folded) <= index.most_letters + 1:
        return None
    words = _words(" ".join(token.text for token in part))
    for shorter in (folded, *deletions(folded)):
        for listed in index.by_deletion.get(shorter, ()):
            if _differs_by_slip(words, _words(listed.form)):
                return listed
    return None


def _words(form: str) -> list[str]:
    return re.split("[ -]", fold_case(form))


def _differs_by_slip(words: Sequence[str], listed: Sequence[str]) -> bool:
    """Tell whether one word is misspelt. What a word list has is no slip but another word: "contract" of "contact"."""
    if len(words) != len(listed):
        return False
    differing = [pair for pair in zip(words, listed, strict=True) if pair[0] != pair[1]]
    return len(differing) == 1 and not is_word(differing[0][0]) and is_one_edit_apart(*differing[0])


def _differs_in_names(form: str, listed: str) -> bool:
    """Tell whether the capitals differ of a word that no dictionary has: "github", but not "cloud" for "Cloud"."""
    pairs = zip(re.split("[ -]", form), re.split("[ -]", listed), strict=True)
    return any(one != other and not (is_word(one.lower()) or one.lower() in FUNCTION_WORDS) for one, other in pairs)


def _is_enough(found: FoundSpelling) -> bool:
    is_by_case = fold_case(found.form) == fold_case(found.listed)
    return found.seen.count >= (_LEAST_BY_CASE if is_by_case else 1)
