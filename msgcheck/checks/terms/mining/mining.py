"""Terms of a corpus that the glossary has not, and other spellings of those it has: proposals with evidence."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence

from msgcheck.analysis.capitals import is_ordinary
from msgcheck.analysis.inflection import is_word
from msgcheck.analysis.language import sentences
from msgcheck.analysis.normalise import normalise
from msgcheck.checks.terms.forms.spelling import normalise_form
from msgcheck.checks.terms.glossary.known_abbreviations import country_codes, well_known
from msgcheck.checks.terms.mining.counting import Key, Scored, count_candidates, shortlist
from msgcheck.checks.terms.mining.sightings import MinedText, Sighting, Sightings, best_places, collect
from msgcheck.checks.terms.mining.spellings import FoundSpelling, find_spellings, forms_of
from msgcheck.checks.terms.mining.tokens import key_of_form
from msgcheck.model.passage import Passage
from msgcheck.model.proposal import Evidence, Proposal, ProposalKind
from msgcheck.model.term import Glossary
from msgcheck.values import dataclass

_SENTENCES = 3
_LONGEST_SENTENCE = 300
_SINGULAR_SHARE = 0.25
"""Share of the singular among all spellings from which it is the form to propose."""
_NOT_OF_AN_ID = re.compile(r"[^a-z0-9.]+|\.(?![a-z0-9])|(?<![a-z0-9])\.")


@dataclass(frozen=True, slots=True)
class MinedAsset:
    """An asset with the passages that are looked at."""

    uri: str
    passages: tuple[Passage, ...]


def mine(
    assets: Sequence[MinedAsset],
    glossary: Glossary,
    known_forms: Iterable[str] = (),
    *,
    least: int = 3,
    most: int = 100,
    is_tagged: bool = False,
) -> tuple[Proposal, ...]:
    """Return at most ``most`` proposals, best first.

    What any entry of ``glossary`` has in any form is not proposed, nor what is in ``known_forms`` (of rule packs). A
    new term is met in ``least`` different passages or more. ``is_tagged`` asks for the noun chunks of a trained
    pipeline, which must be installed.
    """
    texts = _distinct_texts(assets)
    forms = (*(form for term in glossary.entries for form in forms_of(term)), *known_forms)
    known = _keys(forms)
    wrong = _keys(form for term in glossary.entries for form in (*term.deprecated, *term.forbidden))
    counts = count_candidates((text.text for text in texts), is_tagged=is_tagged)
    scored = [
        each
        for each in shortlist(counts, known, least)
        if not (_goes_without_saying(each.key) or _has_part(each.key, wrong))
    ]
    seen = collect(texts, [each.key for each in scored], is_tagged=is_tagged)
    naming = _Naming({term.id for term in glossary.entries})
    show = _Evidence(assets)
    spellings = [_spelling(found, naming, show) for found in find_spellings(texts, glossary)]
    terms = _without_abbreviated(_term(each, seen[each.key], naming, show) for each in scored[: 2 * most])
    return tuple(sorted([*spellings, *terms], key=lambda proposal: -proposal.score)[:most])


def _keys(forms: Iterable[str]) -> frozenset[Key]:
    return frozenset(key_of_form(text) for form in forms if (text := normalise_form(form)))


def _has_part(key: Key, wrong: Collection[Key]) -> bool:
    """Tell whether some words of ``key`` are a form to avoid: its right form is the one to propose."""
    return any(key[start:end] in wrong for start in range(len(key)) for end in range(start + 1, len(key) + 1))


def _distinct_texts(assets: Sequence[MinedAsset]) -> list[MinedText]:
    places: dict[str, list[tuple[int, int]]] = {}
    for number, asset in enumerate(assets):
        for at, passage in enumerate(asset.passages):
            places.setdefault(normalise(passage.text).text, []).append((number, at))
    return [MinedText(text, tuple(where)) for text, where in places.items()]


def _goes_without_saying(key: Key) -> bool:
    """Tell whether ``key`` is one word that needs no entry: PDF, DE, London, Monday."""
    word = key[-1]
    is_place_or_day = is_word(word) and not is_ordinary(word)
    return len(key) == 1 and (word.upper() in well_known() | country_codes() or is_place_or_day)


class _Naming:
    """Gives ids: the words of a form, with a number where the id is taken."""

    def __init__(self, taken: set[str]) -> None:
        self._taken = set(taken)

    def id_of(self, form: str) -> str:
        wanted = _NOT_OF_AN_ID.sub("-", form.lower()).strip("-") or "term"
        name, number = wanted, 1
        while name in self._taken:
            number += 1
            name = f"{wanted}-{number}"
        self._taken.add(name)
        return name


class _Evidence:
    """Finds the sentences of sightings."""

    def __init__(self, assets: Sequence[MinedAsset]) -> None:
        self._assets = assets

    def of(self, kept: Sequence[Sighting]) -> tuple[Evidence, ...]:
        found = (self._at(seen, *place) for seen, place in best_places(kept, 2 * _SENTENCES))
        by_sentence: dict[str, Evidence] = {}
        for evidence in found:
            by_sentence.setdefault(evidence.sentence, evidence)
        return tuple(by_sentence.values())[:_SENTENCES]

    def _at(self, seen: Sighting, asset: int, at: int) -> Evidence:
        passage = self._assets[asset].passages[at]
        sentence = _sentence(seen.text.text, seen.start, seen.end)
        return Evidence(self._assets[asset].uri, passage.place, str(passage.layer), sentence)


def _sentence(text: str, start: int, end: int) -> str:
    """Return the sentence around ``start:end``, cut at words where it is too long to read in a table."""
    around = next(((first, last) for first, last in sentences(text) if first <= start and end <= last), (start, end))
    first, last = around
    if last - first > _LONGEST_SENTENCE:
        first, last = max(first, start - _LONGEST_SENTENCE // 2), min(last, end + _LONGEST_SENTENCE // 2)
        return f"... {text[first:last].strip()} ..."
    return text[first:last]


def _term(scored: Scored, seen: Sightings, naming: _Naming, show: _Evidence) -> Proposal:
    form = _form(scored.key, seen)
    others = tuple((other, count) for other, count in seen.spellings.most_common(6) if other != form)
    short = seen.abbreviations.most_common(1)
    return Proposal(
        id=naming.id_of(form),
        kind=ProposalKind.NAME if _is_name(form) else ProposalKind.TERM,
        form=form,
        count=seen.count,
        assets=len(seen.assets),
        score=scored.score,
        abbreviation=short[0][0] if short else None,
        also=others,
        evidence=show.of(seen.kept),
    )


def _is_name(form: str) -> bool:
    """Tell whether ``form`` has its capitals by right: not a title such as "Technical Advisor", of ordinary words."""
    words = [word for word in form.split(" ") if word != "of"]
    return all(any(map(str.isupper, word)) for word in words) and not all(is_ordinary(word.lower()) for word in words)


def _form(key: Key, seen: Sightings) -> str:
    """Return the form to propose: as it is written most within sentences, in the singular where that is used too."""
    written = seen.running or Counter(
        {_without_capitals_of_titles(form): count for form, count in reversed(seen.spellings.most_common())}
    )
    singular = Counter({form: count for form, count in written.items() if form.lower().endswith(key[-1])})
    chosen = singular if singular.total() >= _SINGULAR_SHARE * written.total() else written
    return min(chosen, key=lambda form: (-chosen[form], form))


def _without_capitals_of_titles(form: str) -> str:
    """Write ordinary words of a form small that is met in titles only: "Purchase Order" is a purchase order there."""
    return " ".join(word.lower() if is_ordinary(word.lower()) and word.istitle() else word for word in form.split(" "))


def _without_abbreviated(proposals: Iterable[Proposal]) -> Iterator[Proposal]:
    """Leave out what is the abbreviation of another proposal."""
    kept = list(proposals)
    short = {proposal.abbreviation for proposal in kept}
    return (proposal for proposal in kept if proposal.form not in short)


def _spelling(found: FoundSpelling, naming: _Naming, show: _Evidence) -> Proposal:
    return Proposal(
        id=naming.id_of(f"{found.term_id}.{_NOT_OF_AN_ID.sub('-', found.form.lower()).strip('-')}"),
        kind=ProposalKind.SPELLING,
        form=found.form,
        count=found.seen.count,
        assets=len(found.seen.assets),
        score=found.score,
        spelling_of=found.term_id,
        listed=found.listed,
        evidence=show.of(found.seen.kept),
    )
