"""Terms of other tools added to ``glossary.yaml``: which are new, and what the known ones say otherwise."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from msgcheck.config.mistakes import quoted
from msgcheck.model.loss import Loss
from msgcheck.model.term import Term
from msgcheck.reference.glossary_edit import add_entries
from msgcheck.reference.glossary_text import GlossaryText
from msgcheck.reference.importing.naming import unique
from msgcheck.values import dataclass

_SINGLE = ("preferred", "abbreviation")
_LISTS = ("admitted", "deprecated", "forbidden", "exceptions")
_AFTER = ("definition", "part_of_speech", "case_sensitive", "note")


@dataclass(frozen=True, slots=True)
class Additions:
    """A glossary with terms added; ``added`` are their ids, ``losses`` what was there before."""

    glossary: GlossaryText
    added: tuple[str, ...]
    losses: tuple[Loss, ...] = ()


def add_terms(source: GlossaryText, terms: Iterable[Term]) -> Additions:
    """Return ``source`` with those of ``terms`` at its end that are new.

    A term is known by its preferred form in any case; a new one whose id is taken gets a number. Forms that a term
    brings and its known twin has not are told, not written: which of two glossaries is right is for people to say.
    Entries that are proposed or discarded are known too. Raises ``UsageError`` where the text cannot be changed without
    touching anything else.
    """
    known = {term.preferred.casefold(): term for term in source.glossary.entries}
    taken = {term.id: 1 for term in source.glossary.entries}
    new: list[Mapping[str, Any]] = []
    losses: list[Loss] = []
    for term in terms:
        twin = known.get(term.preferred.casefold())
        if twin is not None:
            losses += _differences(twin, term)
            continue
        known[term.preferred.casefold()] = term
        new.append({"id": unique(term.id, taken), **term_values(term)})
    written = add_entries(source, new) if new else source
    return Additions(written, tuple(str(entry["id"]) for entry in new), tuple(losses))


def term_values(term: Term) -> dict[str, Any]:
    """Return the keys of a term but its id, with their values; those that say nothing are left out."""
    values = {name: getattr(term, name) for name in (*_SINGLE, *_LISTS, *_AFTER)}
    return {name: list(value) if name in _LISTS else value for name, value in values.items() if value}


def _differences(known: Term, brought: Term) -> Iterable[Loss]:
    entry = quoted(brought.preferred)
    reason = f"the term '{known.id}' is there; what it has was kept"
    for name in ("abbreviation", *_LISTS, *_AFTER):
        mine, theirs = getattr(known, name), getattr(brought, name)
        missing = tuple(form for form in theirs if form not in mine) if name in _LISTS else theirs
        if missing and (name in _LISTS or theirs != mine):
            what = ", ".join(missing) if name in _LISTS else str(theirs)
            yield Loss(entry, f"{name}: {quoted(what)}", reason, brought.position)
