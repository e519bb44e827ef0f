"""Terms of other tools' term bases become terms of the glossary: one standing a form, an id each."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from msgcheck.config.mistakes import quoted
from msgcheck.config.written_file import is_printable
from msgcheck.errors import Position
from msgcheck.model.loss import ImportedTerms, Loss
from msgcheck.model.term import Term
from msgcheck.reference.importing.naming import unique


@dataclass(slots=True)
class TermList:
    """Terms and losses while a file is read."""

    terms: list[Term] = field(default_factory=list)
    losses: list[Loss] = field(default_factory=list)
    _places: dict[str, int] = field(default_factory=dict)

    def lose(self, entry: str, what: str, reason: str, position: Position | None = None) -> None:
        """Note that something is not held."""
        self.losses.append(Loss(entry, what, reason, position))

    def add(self, term: Term) -> None:
        """Add a term; one whose preferred form is there already brings its forms to that one."""
        if not is_printable(term.preferred, *_texts(term)):
            self.lose(quoted(term.preferred), "not imported", "it holds control characters", term.position)
            return
        known = self._places.setdefault(term.preferred, len(self.terms))
        if known == len(self.terms):
            self.terms.append(self._settled(term))
            return
        self.terms[known] = self._settled(_merged(self.terms[known], term))
        if term.definition and self.terms[known].definition != term.definition:
            self.lose(quoted(term.preferred), "its second definition", "a term has one", term.position)

    def has_definition_of(self, preferred: str) -> bool:
        """Tell whether the term with this preferred form is there and has a definition."""
        at = self._places.get(preferred)
        return at is not None and bool(self.terms[at].definition)

    def imported(self) -> ImportedTerms:
        """Return the terms, each with an id of its own."""
        taken: dict[str, int] = {}
        terms = tuple(replace(term, id=unique(term.id, taken)) for term in self.terms)
        return ImportedTerms(terms, tuple(self.losses))

    def _settled(self, term: Term) -> Term:
        """Give each form one standing: the first of preferred, abbreviation, admitted, deprecated, forbidden."""
        term = _held_to_its_case(term)
        right = {term.preferred, term.abbreviation}
        seen = {_key(term.preferred, term), _key(term.abbreviation or "", term)}
        lists: dict[str, tuple[str, ...]] = {}
        for name in ("admitted", "deprecated", "forbidden"):
            forms = dict.fromkeys(form for form in getattr(term, name) if form)
            kept = dict.fromkeys(form for form in forms if _key(form, term) not in seen or name == "admitted")
            for form in (each for each in forms if each not in kept):
                why = "it is right as well" if form in right else "another case of it is right"
                self.lose(quoted(term.preferred), f"{quoted(form)} as {name}", why, term.position)
            lists[name] = tuple(form for form in kept if form not in right)
            seen.update(_key(form, term) for form in kept)
        return replace(term, **lists)  # type: ignore[arg-type]


def _held_to_its_case(term: Term) -> Term:
    """Hold a name to its capitals where another case of it is given as wrong: "NordBus, not Nordbus"."""
    others = {form for form in (*term.deprecated, *term.forbidden) if _is_other_case(form, term.preferred)}
    if not others or term.preferred.islower():
        return term
    deprecated, forbidden = (
        tuple(form for form in forms if form not in others) for forms in (term.deprecated, term.forbidden)
    )
    return replace(term, case_sensitive=True, deprecated=deprecated, forbidden=forbidden)


def _is_other_case(form: str, preferred: str) -> bool:
    return form != preferred and form.casefold() == preferred.casefold()


def _texts(term: Term) -> Iterable[str]:
    single = (term.abbreviation, term.definition, term.note, term.part_of_speech)
    return (*filter(None, single), *term.admitted, *term.deprecated, *term.forbidden, *term.exceptions)


def _key(form: str, term: Term) -> str:
    return form if term.case_sensitive else form.casefold()


def _merged(one: Term, other: Term) -> Term:
    further = (other.abbreviation,) if other.abbreviation not in {None, one.abbreviation} and one.abbreviation else ()
    return replace(
        one,
        abbreviation=one.abbreviation or other.abbreviation,
        admitted=_joined(one.admitted, other.admitted, further),
        deprecated=_joined(one.deprecated, other.deprecated),
        forbidden=_joined(one.forbidden, other.forbidden),
        exceptions=_joined(one.exceptions, other.exceptions),
        definition=one.definition or other.definition,
        part_of_speech=one.part_of_speech or other.part_of_speech,
        note="\n".join(dict.fromkeys(filter(None, (one.note, other.note)))) or None,
    )


def _joined(*lists: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(form for forms in lists for form in forms if form))


def in_language(language: str, wanted: str) -> bool:
    """Tell whether a language tag (``en-US``) is of the wanted language (``en``); no tag is of any."""
    return not language or language.casefold().split("-")[0] == wanted.casefold().split("-")[0]
