"""Of whom each clause of a text tells its figures: "Velox supports 16 engines; Acme supports 23"."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace

from msgcheck.analysis.capitals import is_ordinary
from msgcheck.analysis.claims.changes.alignment import Stated
from msgcheck.analysis.claims.quantities.grammar import find_quantities
from msgcheck.analysis.claims.quantities.quantity import Quantity
from msgcheck.analysis.comparison.telling.text_profile import MessageProfile, TextProfile
from msgcheck.analysis.inflection import is_word
from msgcheck.analysis.lexicon import FUNCTION_WORDS
from msgcheck.analysis.words import words
from msgcheck.late_pattern import late_pattern
from msgcheck.values import dataclass

_BOUNDARY = late_pattern(r"[.;!?](?=\s)|[\n•|]|\s[—–-]\s|:\s|,\s")
_SUBJECT = late_pattern(
    r"\s*(?:(?i:while|whereas|where|but|and|though|although)\s+)?(?:[Tt]he\s+)?"
    r"(?P<name>[Ww]e\b|[A-Z][\w&.'’-]*(?:\s+[A-Z][\w&.'’-]*){0,3})\s+(?P<verb>[a-z]{2,})\b"
)
_HAVE = frozenset({"has", "have", "is", "are"})
_US = frozenset({"we", "us", "our", "ours"})


@dataclass(frozen=True, slots=True)
class _Clause:
    """Part of a text (code points, half-open); ``is_ours`` is ``None`` where it is not told of whom it speaks."""

    start: int
    end: int
    is_ours: bool | None


def without_figures_of_others(passage: TextProfile, stated: Stated, message: MessageProfile) -> Stated:
    """Return ``stated``, the figures of ``passage``, without those told of somebody else, where a clause beside tells
    ours: "Velox supports 16 engines, while Acme supports 23".

    What ours leaves out after its number, the counted noun, is that of theirs.
    """
    clauses = tuple(_clauses(passage.text, message))
    if not any(clause.is_ours for clause in clauses):
        return stated
    told = [(each, _clause_of(each, clauses)) for each in stated.quantities]
    noun = next((each.of for each, clause in told if clause.is_ours is False and each.of), "")
    kept = [(each, clause) for each, clause in told if clause.is_ours is not False]
    bare = {clause for clause in clauses if clause.is_ours} - {clause for _, clause in kept}
    counted = (each for clause in bare if noun for each in _counted(passage.text, clause, noun))
    figures = [*(each for each, _ in kept), *counted]
    return Stated(stated.text, tuple(sorted(figures, key=lambda each: each.start)))


def _clause_of(quantity: Quantity, clauses: tuple[_Clause, ...]) -> _Clause:
    return clauses[bisect_right(clauses, quantity.start, key=lambda clause: clause.start) - 1]


def _counted(text: str, clause: _Clause, noun: str) -> Iterator[Quantity]:
    """Yield the number at the end of ``clause`` as a count of ``noun``."""
    said = f"{text[clause.start : clause.end].rstrip(' .;,!')} {noun}"
    for each in find_quantities(said):
        if each.of == noun:
            yield replace(each, start=clause.start + each.start, end=clause.start + each.end)


def _clauses(text: str, message: MessageProfile) -> Iterator[_Clause]:
    """Yield the clauses of ``text``; one without a subject after a comma goes on with the one before."""
    start, is_ours = 0, None
    for mark, end in (*((found.group(), found.end()) for found in _BOUNDARY.finditer(text)), ("", len(text))):
        is_said_of_us = _is_ours(text[start:end], message)
        is_ours = is_ours if is_said_of_us is None else is_said_of_us
        yield _Clause(start, end, is_ours)
        start, is_ours = end, is_ours if mark.startswith(",") else None


def _is_ours(clause: str, message: MessageProfile) -> bool | None:
    """Tell whether the subject of ``clause`` is a name of the platform or "we", or one that it does not know or that it
    compares with; ``None`` where no name is the subject, or somebody else says something of us.
    """
    subject = _SUBJECT.match(clause)
    if subject is None or not _is_verb(subject["verb"]):
        return None
    if _is_of_others(subject["name"], message):
        return None if _names_us(clause, subject.end("name"), message) else False
    name = words(subject["name"])
    return True if any(word.lower in _US or word.stem in message.own_names for word in name) else None


def _is_verb(word: str) -> bool:
    """Tell whether ``word``, after a name, may be its verb: one of no list is part of the name or of a phrase."""
    return word in _HAVE or (word not in FUNCTION_WORDS and is_word(word))


def _is_of_others(name: str, message: MessageProfile) -> bool:
    every = words(name)
    if {word.stem for word in every} <= message.rivals:
        return True
    return not any(
        is_ordinary(word.lower) or word.stem in message.own_names or word.stem in message.stems for word in every
    )


def _names_us(clause: str, at: int, message: MessageProfile) -> bool:
    """Tell whether a name of the platform stands in ``clause`` from ``at`` on, or "we" and its forms do."""
    after = (word for word in words(clause) if word.start >= at)
    named = message.own_names - message.rivals
    return any(word.lower in _US or (clause[word.start].isupper() and word.stem in named) for word in after)
