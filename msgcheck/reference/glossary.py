"""Reads ``glossary.yaml``: one entry for each term, with the forms to use and the forms to avoid."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path

from msgcheck.config.fields import Fields
from msgcheck.config.mistakes import Mistakes, quoted
from msgcheck.errors import Position, ReferenceDataError
from msgcheck.model.term import Glossary, Term
from msgcheck.reference.yaml_data import check_schema, read_yaml_data, refuse_repeated

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


def _glossary(fields: Fields) -> Glossary:
    check_schema(fields)
    found = fields.required_records("terms", "term", lambda term: (_term(term), term))
    refuse_repeated("Term id", ((term.id, record.where("id")) for term, record in found), fields.mistakes)
    preferred = ((term.preferred, record.where("preferred")) for term, record in found)
    refuse_repeated("The preferred form", preferred, fields.mistakes)
    return Glossary(tuple(term for term, _ in found))


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
        position=fields.position,
    )
    _check_forms(term, fields)
    return term


def _check_forms(term: Term, fields: Fields) -> None:
    """A form has one standing in a term; without ``case_sensitive``, capitals make no other form."""
    standing: dict[str, tuple[str, str]] = {}
    for form, _, key in _located_forms(term, fields):
        standing.setdefault(form if term.case_sensitive else form.casefold(), (form, key))
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
