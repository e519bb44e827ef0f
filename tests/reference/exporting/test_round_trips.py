"""A glossary out and in again: nothing is lost that the other form can hold, the rest is told."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from msgcheck.checks.vale.block import Block
from msgcheck.checks.vale.matching import compile_rule
from msgcheck.config.mistakes import Mistakes
from msgcheck.model.term import Glossary, Term
from msgcheck.reference.exporting.choosing import export
from msgcheck.reference.glossary import load_glossary
from msgcheck.reference.glossary_additions import add_terms
from msgcheck.reference.glossary_text import GlossaryText, read_glossary_text
from msgcheck.reference.importing.choosing import import_terms
from msgcheck.reference.vale.style import read_style

FORM = st.text(
    st.characters(codec="utf-8", exclude_categories=["C", "Z"], exclude_characters="\ufeff") | st.just(" "),
    min_size=1,
    max_size=12,
).filter(lambda text: text == " ".join(text.split()) and any(map(str.isalnum, text)))
FORMULA = st.sampled_from(["=1+1", "'=x", "-a", "@b", "+c", "|d\\", "''=e", "%f", "NO", "12", "# g", "~", "null"])
FORMS = st.lists(FORM | FORMULA, min_size=9, max_size=9, unique_by=str.casefold)


@st.composite
def glossaries(draw) -> Glossary:
    words = draw(FORMS)
    one = Term(
        id="one",
        preferred=words[0],
        abbreviation=words[1],
        admitted=(words[2],),
        deprecated=(words[3], words[4]),
        forbidden=(words[5],),
        exceptions=(words[6],),
        definition=words[7],
        note=words[8],
        part_of_speech=draw(st.sampled_from(["noun", "proper noun", None])),
        case_sensitive=draw(st.booleans()),
    )
    return Glossary((one, Term(id="2nd.term", preferred=words[4])))


def again(glossary: Glossary, format_name: str, read: str) -> tuple[Term, ...]:
    files, _ = export(glossary, format_name, "en")
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / f"x.{read}"
        file.write_bytes("".join(files.values()).encode())
        return tuple(replace(term, position=None) for term in import_terms(file, "en").terms)


@settings(max_examples=60)
@given(glossaries())
def test_a_table_holds_everything(glossary):
    assert again(glossary, "csv", "csv") == glossary.terms


@settings(max_examples=40)
@given(glossaries(), st.sampled_from(["tbx", "tbx-dct"]))
def test_tbx_holds_all_but_what_it_tells(glossary, format_name):
    one, second = glossary.terms
    _, losses = export(glossary, format_name, "en")
    told = {loss.what.split(":")[0].split(" ")[0] for loss in losses}
    assert ("exceptions" in told, "case_sensitive" in told) == (True, one.case_sensitive)
    assert ("part_of_speech" in told) == (one.part_of_speech == "proper noun")
    kept = replace(one, exceptions=(), case_sensitive=False, part_of_speech=one.part_of_speech and "noun")
    assert again(glossary, format_name, "tbx") == (kept, replace(second, id="2nd-term"))


@settings(max_examples=40)
@given(glossaries())
def test_terms_are_added_to_a_glossary_as_they_are(glossary):
    head = "# ours\nschema: 1\nterms:\n  - {id: x, preferred: only here}  # keep me\n"
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "glossary.yaml"
        path.write_text(head, encoding="utf-8")
        added = add_terms(read_glossary_text(Path(folder)), glossary.terms).glossary
        path.write_text(added.content, encoding="utf-8")
        known = [replace(term, position=None) for term in load_glossary(Path(folder)).terms]
    assert known[1:] == list(glossary.terms)
    assert added.text.startswith(head)


def test_a_term_that_is_there_is_told_and_kept():
    known = _source("schema: 1\nterms: [{id: a, preferred: Lead, deprecated: [x]}]\n")
    added = add_terms(known, [Term(id="b", preferred="lead", deprecated=("x", "y"))])
    assert (added.added, added.glossary) == ((), known)
    assert [loss.words for loss in added.losses] == [
        "'lead': deprecated: 'y': the term 'a' is there; what it has was kept"
    ]


def test_a_discarded_entry_is_known_and_its_id_is_taken():
    source = _source("schema: 1\r\nterms:\r\n  - {id: a, preferred: lead, status: discarded}\r\n")
    added = add_terms(source, [Term(id="x", preferred="lead"), Term(id="a", preferred="prospect")])
    assert added.added == ("a-2",)
    assert added.glossary.content == source.text + "  - id: a-2\r\n    preferred: prospect\r\n"


def _source(text: str) -> GlossaryText:
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "glossary.yaml").write_bytes(text.encode())
        return read_glossary_text(Path(folder))


SHADOWED = Glossary(
    (
        Term(id="a", preferred="open source", deprecated=("FOSS", "C++ (old)"),
             exceptions=("FOSS Weekly", "The FOSS Fund")),
        Term(id="b", preferred="Flow", forbidden=("flow",), case_sensitive=True),
        Term(id="c", preferred="team", forbidden=("squad",)),
    )
)  # fmt: skip


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Foss is C++ (old), of a squad.", {("Foss", "open source"), ("C++ (old)", "open source"), ("squad", "team")}),
        ("FOSS Weekly and the FOSS Fund of FOSSology.", set()),
        ("the FOSS Week", {("FOSS", "open source")}),
        ("Flow FLOW flow", {("flow", "Flow")}),
    ],
)
def test_a_vale_style_finds_what_the_glossary_does(tmp_path, text, wanted):
    files, losses = export(SHADOWED, "vale", "en")
    (tmp_path / "Acme").mkdir()
    for name, content in files.items():
        (tmp_path / "Acme" / name).write_text(content, encoding="utf-8")
    mistakes = Mistakes()
    style = read_style(tmp_path / "Acme", mistakes)
    assert (mistakes.count, style.unhonoured) == (0, ())
    hits = [hit for rule in style.rules for hit in compile_rule(rule)([Block(text, ("text",))])]
    assert {(text[hit.start : hit.end], *hit.suggestions) for hit in hits} == wanted
    assert "'Flow': its casing" in {loss.words.rpartition(":")[0] for loss in losses}


def test_no_cell_of_a_table_is_a_formula():
    glossary = Glossary((Term(id="a", preferred="=cmd|' /C calc'!A0", definition="@x", deprecated=("-1", "+2")),))
    cells = export(glossary, "csv", "en")[0]["glossary.csv"].split("\r\n")[1].split(",")
    assert [cell for cell in cells if cell.strip('"')[:1] in set("=+-@\t\r|%")] == []
