"""Reads ``glossary.yaml``: one entry for each term, with the forms to use and the forms to avoid."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from msgcheck.config.fields import Fields
from msgcheck.config.mistakes import Mistakes, quoted
from msgcheck.config.written_file import WrittenFile
from msgcheck.errors import Position, ReferenceDataError
from msgcheck.model.term import Glossary, Term, TermStatus
from msgcheck.reference.yaml_data import check_schema, parse_yaml_data, read_yaml_data, refuse_repeated

GLOSSARY = "glossary.yaml"


def load_glossary(folder: Path) -> Glossary:
    """Return the glossary in ``folder``, an empty one where there is no file.

    Raises ``ReferenceDataError`` with all mistakes.
    """
    mistakes = Mistakes()
    return mistakes.checked(read_glossary(folder, mistakes), ReferenceDataError)


def read_glossary(folder: Path, mistakes: Mistakes) -> Glossary | None:
    """As :func:`load_glossary`, but note the mistakes; ``None`` where the file cannot be read at all."""
    path = folder / GLOSSARY
    if not path.exists():
        return Glossary()
    glossary, data = read_yaml_data(path, "the glossary", mistakes, _glossary)
    return glossary and replace(glossary, sha256=hashlib.sha256(data).hexdigest())


def parse_glossary(file: WrittenFile, mistakes: Mistakes) -> Glossary | None:
    """Return what the text of ``file`` says; note the mistakes, ``None`` where it is empty or no YAML."""
    return parse_yaml_data(file, "the glossary", mistakes, _glossary)


def _glossary(fields: Fields) -> Glossary:
    check_schema(fields)
    found = fields.required_records("terms", "term", lambda term: (_term(term), term))
    refuse_repeated("Term id", ((term.id, record.where("id")) for term, record in found), fields.mistakes)
    preferred = ((term.preferred, record.where("preferred")) for term, record in found)
    refuse_repeated("The preferred form", preferred, fields.mistakes)
    _check_replacements(found, fields.mistakes)
    entries = tuple(term for term, _ in found)
    checked = tuple(_checked_terms(entries))
    return Glossary(checked, written=() if checked == entries else entries)


def _check_replacements(found: Sequence[tuple[Term, Fields]], mistakes: Mistakes) -> None:
    """A deprecated entry names an approved one, and no other entry names any."""
    approved = [term.id for term, _ in found if term.status is TermStatus.APPROVED]
    for term, record in found:
        if term.status is not TermStatus.DEPRECATED:
            if term.replaced_by is not None:
                what = f"Term {quoted(term.id)} is {term.status} and has 'replaced_by'."
                mistakes.add(record.where("replaced_by"), what, "Remove it, or write status: deprecated.")
        elif term.replaced_by is None:
            what = f"The deprecated term {quoted(term.id)} does not say what to write instead."
            mistakes.add(record.position, what, "Add replaced_by: with the id of an approved term.")
        elif term.replaced_by not in approved:
            what = f"'replaced_by' names {quoted(term.replaced_by)}, which is no approved term."
            way_out = mistakes.closest(term.replaced_by, approved) or "Name the id of an approved term."
            mistakes.add(record.where("replaced_by"), what, way_out)


_LONGEST_FORM = 500
"""Characters. Spellings of one of 300,000 took more than ten minutes to make."""


def _checked_terms(entries: Sequence[Term]) -> Iterator[Term]:
    """Yield what is checked: approved terms, and of a deprecated one that its forms are those of its replacement."""
    by_id = {term.id: term for term in entries}
    for term in entries:
        if term.status is TermStatus.APPROVED:
            yield term
        elif term.status is TermStatus.DEPRECATED and term.replaced_by in by_id:
            abbreviation = (term.abbreviation,) if term.abbreviation else ()
            yield replace(
                term,
                preferred=by_id[term.replaced_by].preferred,
                abbreviation=None,
                admitted=(),
                deprecated=(term.preferred, *abbreviation, *term.admitted, *term.deprecated),
                definition=None,
                case_sensitive=False,
            )


def _term(fields: Fields) -> Term:
    term = Term(
        id=fields.required_id("id"),
        preferred=fields.required_text("preferred"),
        abbreviation=fields.text("abbreviation"),
        admitted=fields.texts("admitted"),
        deprecated=fields.texts("deprecated"),
        forbidden=fields.texts("forbidden"),
        exceptions=fields.texts("exceptions"),
        definition=fields.text("definition"),
        part_of_speech=fields.text("part_of_speech"),
        case_sensitive=fields.flag("case_sensitive", False),
        note=fields.text("note"),
        status=fields.choice("status", TermStatus, TermStatus.APPROVED),
        replaced_by=fields.text("replaced_by"),
        position=fields.position,
    )
    _check_forms(term, fields)
    return term


def _check_forms(term: Term, fields: Fields) -> None:
    """A form has one standing in a term; without ``case_sensitive``, capitals make no other form."""
    standing: dict[str, tuple[str, str]] = {}
    for form, _, key in _located_forms(term, fields):
        standing.setdefault(form if term.case_sensitive else form.casefold(), (form, key))
    for form, position, _ in _located_forms(term, fields):
        if len(form) > _LONGEST_FORM:
            what = f"A form of term {quoted(term.id)} has {len(form):,} characters."
            fields.mistakes.add(position, what, f"Write a word or phrase of {_LONGEST_FORM:,} at most.")
    for form, position, key in _located_forms(term, fields):
        first_form, first_key = standing[form if term.case_sensitive else form.casefold()]
        if key != first_key and key in {"deprecated", "forbidden"}:
            _note_conflict(term, fields, position, (form, key), (first_form, first_key))


def _note_conflict(
    term: Term, fields: Fields, position: Position, form: tuple[str, str], first: tuple[str, str]
) -> None:
    what = f"{quoted(form[0])} is '{form[1]}' and '{first[1]}' in term {quoted(term.id)}."
    way_out = "Keep one." if form[0] == first[0] else "They differ in capitals only: add case_sensitive: true."
    fields.mistakes.add(position, what, way_out)


def _located_forms(term: Term, fields: Fields) -> list[tuple[str, Position, str]]:
    forms = [(term.preferred, fields.where("preferred"), "preferred")]
    if term.abbreviation:
        forms.append((term.abbreviation, fields.where("abbreviation"), "abbreviation"))
    for key in ("admitted", "deprecated", "forbidden"):
        forms.extend((form, position, key) for form, position in fields.located_texts(key))
    return forms
