"""Term bases: TBX in both styles, SKOS, tables; and what happens with hostile ones."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest

from msgcheck.errors import ReferenceDataError
from msgcheck.model.term import Term
from msgcheck.reference.importing.skos import import_skos
from msgcheck.reference.importing.table import import_term_table
from msgcheck.reference.importing.tbx import import_tbx

REALDATA = os.environ.get("MSGCHECK_REALDATA")
needs_realdata = pytest.mark.skipif(REALDATA is None, reason="MSGCHECK_REALDATA is not set")

NAMES = """
<termSec><term>global warming</term>{superseded}</termSec>
<termSec><term>climate change</term>{preferred}{noun}</termSec>
<termSec><term>CC</term>{acronym}</termSec>
<termSec><term>weather doom</term>{deprecated}</termSec>
<termSec><term>climatic change</term></termSec>
"""
DCA = {
    "superseded": '<termNote type="administrativeStatus">supersededTerm-admn-sts</termNote>',
    "preferred": '<termNote type="administrativeStatus">preferredTerm-admn-sts</termNote>',
    "deprecated": '<termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote>',
    "noun": '<termNote type="partOfSpeech">noun</termNote>',
    "acronym": '<termNote type="termType">acronym</termNote>',
    "definition": '<descripGrp><descrip type="definition">It gets\n warmer.</descrip>'
    '<admin type="source">X</admin></descripGrp>',
}  # fmt: skip
DCT = {
    "superseded": "<min:administrativeStatus>supersededTerm-admn-sts</min:administrativeStatus>",
    "preferred": "<min:administrativeStatus>preferredTerm-admn-sts</min:administrativeStatus>",
    "deprecated": "<min:administrativeStatus>deprecatedTerm-admn-sts</min:administrativeStatus>",
    "noun": "<min:partOfSpeech>noun</min:partOfSpeech>",
    "acronym": "<basic:termType>acronym</basic:termType>",
    "definition": "<descripGrp><basic:definition>It gets\n warmer.</basic:definition>"
    "<basic:source>X</basic:source></descripGrp>",
}  # fmt: skip
CLIMATE = Term(
    id="c5",
    preferred="climate change",
    abbreviation="CC",
    admitted=("climatic change",),
    deprecated=("global warming",),
    forbidden=("weather doom",),
    definition="It gets warmer.",
    part_of_speech="noun",
    note="Be exact.",
)
TURTLE = """
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix : <http://a.example/> .
:love a skos:Concept ; skos:prefLabel "love"@en, "amour"@fr ; skos:altLabel "affection"@en-GB ;
  skos:hiddenLabel "luv"@en ; skos:definition "A feeling."@en ; skos:scopeNote "Not a score." ; skos:broader :feeling .
:feeling a skos:Concept ; skos:prefLabel "sentiment"@fr .
"""


def tbx(words: dict[str, str]) -> str:
    return f"""<?xml version="1.0"?>
<tbx style="x" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2" xmlns:min="http://www.tbxinfo.net/ns/min"
 xmlns:basic="http://www.tbxinfo.net/ns/basic"><text><body><conceptEntry id="c5"><note>Be exact.</note>
<langSec xml:lang="en-US">{words["definition"]}{NAMES.format(**words)}</langSec>
<langSec xml:lang="fr"><termSec><term>climat</term></termSec></langSec></conceptEntry></body></text></tbx>"""


def written(tmp_path: Path, name: str, text: str) -> Path:
    (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path / name


@pytest.mark.parametrize("words", [DCA, DCT], ids=["dca", "dct"])
def test_a_concept_of_tbx(tmp_path, words):
    found = import_tbx(written(tmp_path, "a.tbx", tbx(words)), "en")
    assert [replace(term, position=None) for term in found.terms] == [CLIMATE]
    assert [loss.words.split(": ")[1] for loss in found.losses] == ["its terms in fr", "source"]


def test_a_concept_without_a_term_in_the_language_is_told(tmp_path):
    found = import_tbx(written(tmp_path, "a.tbx", tbx(DCA)), "de")
    assert found.terms == ()
    assert found.losses[0].words == "c5: not imported: it has no term in 'de', only in en-US, fr"


def test_skos(tmp_path):
    found = import_skos(written(tmp_path, "a.ttl", TURTLE), "en")
    assert found.terms == (
        Term(
            id="love",
            preferred="love",
            admitted=("affection",),
            forbidden=("luv",),
            definition="A feeling.",
            note="Not a score.",
        ),
    )
    assert [loss.words for loss in found.losses] == [
        "feeling: not imported: it has no preferred label in 'en', only in fr",
        "'love': its labels in fr: a glossary is in one language, 'en'",
        "'love': broader: a term has no place for it",
    ]


@pytest.mark.parametrize("avoid", ["Not this", "Avoid", "Instead of", "Don\u2019t say", "old_name"])
@pytest.mark.parametrize("use", ["Use this", "Term", "Preferred"])
def test_columns_are_known_by_what_people_write_over_them(tmp_path, use, avoid):
    (term,) = import_term_table(written(tmp_path, "a.csv", f"{use},{avoid}\nopen source,FOSS|free software\n")).terms
    assert (term.preferred, term.deprecated) == ("open source", ("FOSS", "free software"))


def test_a_second_column_of_the_same_meaning_is_told(tmp_path):
    found = import_term_table(written(tmp_path, "a.csv", "Term,Avoid,Not this\nopen source,FOSS,OSS\n"))
    assert found.terms[0].deprecated == ("FOSS",)
    assert [(loss.entry, loss.what) for loss in found.losses] == [("line 2", "'OSS'")]


def test_what_is_left_out_is_told_in_the_order_it_is_written(tmp_path):
    forms = ["rail car", "Rail Line", "Track Bed", "signal box", "Level Crossing", "sleeper", "Buffer Stop"]
    text = f"preferred,admitted,deprecated\ntrack,{'|'.join(forms)},{'|'.join(form.upper() for form in forms)}\n"
    found = import_term_table(written(tmp_path, "a.csv", text))
    assert [loss.what for loss in found.losses] == [f"'{form.upper()}' as deprecated" for form in forms]


@pytest.mark.parametrize("ids", [lambda at: f"t{at}", lambda at: "same"], ids=["different", "the same"])
def test_terms_are_read_in_time_that_grows_with_them(ids, tmp_path, clock):
    def imported(count):
        lines = (f"{ids(at)},track {at}\n" for at in range(count))
        file = written(tmp_path, f"{count}.csv", "id,preferred\n" + "".join(lines))
        return lambda: import_term_table(file)

    clock.assert_growth(24, small=imported(1000), large=imported(12_000))


def test_a_table_merges_lines_of_one_term(tmp_path):
    text = "Preferred,Deprecated,Who\nopen source,FOSS|libre,x\nopen source,free\\|soft\n,lost\n"
    found = import_term_table(written(tmp_path, "a.csv", text))
    assert [(term.id, term.deprecated) for term in found.terms] == [("open-source", ("FOSS", "libre", "free|soft"))]
    assert found.losses[0].words.startswith("column 'who': not imported")
    assert found.losses[1].words == "line 4: not imported: it has no preferred form"


@pytest.mark.parametrize(("encoding", "delimiter"), [("utf-8-sig", ";"), ("utf-16", "\t"), ("utf-16", ",")])
def test_a_table_may_be_as_a_spreadsheet_writes_it(tmp_path, encoding, delimiter):
    file = tmp_path / "a.csv"
    file.write_bytes("preferred,note\r\ncafé,ä\r\n".replace(",", delimiter).encode(encoding))
    assert [(term.preferred, term.note) for term in import_term_table(file).terms] == [("café", "ä")]


def test_a_broken_utf_16_table_is_told_with_its_line(tmp_path):
    file = tmp_path / "a.csv"
    file.write_bytes("preferred\nx".encode("utf-16") + b"y")
    with pytest.raises(ReferenceDataError, match=r"a.csv:2:2: The file is not UTF-8 text"):
        import_term_table(file)


BOMB = '<!DOCTYPE tbx [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><tbx>&b;</tbx>'
OUTSIDE = '<!DOCTYPE tbx SYSTEM "file:///etc/hostname"><tbx><text>&outside;</text></tbx>'


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (BOMB, "declares things of its own"),
        (OUTSIDE, "'&outside;' is not known"),
        ("<a>" * 100_000, "nest more than"),
        (f"<tbx>{'<a/>' * 400_001}</tbx>", "more than 400,000 elements"),
        ("<tbx><text></tbx>", "no well-formed XML"),
        ("<html/>", "This is no TBX but <html>"),
        ("", "no well-formed XML"),
    ],
    ids=["bomb", "outside", "deep", "wide", "broken", "html", "empty"],
)
@pytest.mark.parametrize("read", [import_tbx, import_skos])
def test_hostile_xml_is_refused_with_its_place(tmp_path, text, words, read):
    if read is import_skos and "html" in words:
        pytest.skip("any XML may be RDF")
    with pytest.raises(ReferenceDataError, match=r"a\.rdf:\d+:\d+") as error:
        read(written(tmp_path, "a.rdf", text), "en")
    assert words in str(error.value)


def test_broken_turtle_is_a_mistake(tmp_path):
    with pytest.raises(ReferenceDataError, match="This is no turtle"):
        import_skos(written(tmp_path, "a.ttl", "<<<"), "en")


@needs_realdata
@pytest.mark.realdata
def test_both_styles_of_the_published_sample_say_the_same():
    folder = Path(str(REALDATA)) / "data" / "glossaries" / "tbx-basic"
    terms = [
        [replace(term, position=None) for term in import_tbx(next((folder / style).glob("*.tbx")), "en").terms]
        for style in ("DCA", "DCT")
    ]
    assert terms[0] == terms[1]
    assert len(terms[0]) == 39


@needs_realdata
@pytest.mark.realdata
def test_every_rename_of_the_published_table_is_taken():
    file = Path(str(REALDATA)) / "data" / "glossaries" / "microsoft-entra-rename" / "rename.csv"
    assert sum(len(term.deprecated) for term in import_term_table(file).terms) == 72
