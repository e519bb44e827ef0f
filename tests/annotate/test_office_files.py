"""Presentations and documents: run by run, and nothing beside."""

from __future__ import annotations

import re
import zipfile

import pytest
from docx import Document
from pptx import Presentation
from pptx.util import Inches

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


@pytest.fixture
def deck(workspace):
    """Makes a deck of one text box a slide, each a list of runs; the first run of each is bold."""

    def make(*slides, name="deck.pptx"):
        presentation = Presentation()
        for runs in slides:
            slide = presentation.slides.add_slide(presentation.slide_layouts[6])
            paragraph = slide.shapes.add_textbox(0, 0, Inches(5), Inches(1)).text_frame.paragraphs[0]
            for number, text in enumerate(runs):
                run = paragraph.add_run()
                run.text, run.font.bold = text, number == 0
        presentation.save(workspace / name)
        return workspace / name

    return make


@pytest.fixture
def document(workspace):
    def make(body):
        plain = workspace / "plain.docx"
        Document().save(plain)
        return rewritten(
            plain,
            workspace / "text.docx",
            "word/document.xml",
            lambda xml: re.sub("<w:body>", f"<w:body>{body}", xml, count=1),
        )

    return make


def rewritten(source, target, part, change):
    """Copy a package with the text of one part changed."""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            data = old.read(info)
            new.writestr(info, change(data.decode()).encode() if info.filename == part else data)
    source.unlink()
    return target


def parts(data, tmp_path):
    path = tmp_path / "fixed.zip"
    path.write_bytes(data)
    with zipfile.ZipFile(path) as package:
        assert package.testzip() is None
        return {info.filename: (info.date_time, package.read(info)) for info in package.infolist()}


def runs_of(data, tmp_path):
    path = tmp_path / "fixed.pptx"
    path.write_bytes(data)
    frames = [shape.text_frame for slide in Presentation(path).slides for shape in slide.shapes]
    return [[(run.text, run.font.bold) for run in frame.paragraphs[0].runs] for frame in frames]


RUNS = [
    (["We use FOSS."], ["We use open source."]),
    (["We use FO", "SS", " daily"], ["We use open source", "", " daily"]),
    (["free", " ", "software it is"], ["open source", "", " it is"]),
    (["R", "&", "D of FOSS"], ["Research & development", "", " of open source"]),
    (["a ", "FOSS plan"], ["an ", "open source plan"]),
    (["no such word"], None),
]


@pytest.mark.parametrize(("runs", "fixed"), RUNS)
def test_a_match_over_several_runs_takes_the_place_of_its_first_character(deck, fix_file, tmp_path, runs, fixed):
    data = fix_file(deck(runs)).data
    if fixed is None:
        assert data is None
    else:
        assert runs_of(data, tmp_path) == [[(text, number == 0) for number, text in enumerate(fixed)]]


def test_all_other_parts_and_bytes_stay(deck, fix_file, tmp_path):
    path = deck(["We use FOSS."], ["Nothing here"])
    old, new = parts(path.read_bytes(), tmp_path), parts(fix_file(path).data, tmp_path)
    assert list(old) == list(new)
    changed = [name for name in old if old[name] != new[name]]
    assert changed == ["ppt/slides/slide1.xml"]
    assert new[changed[0]][1] == old[changed[0]][1].replace(b"FOSS", b"open source")
    assert new[changed[0]][0] == old[changed[0]][0]


def test_equal_texts_are_changed_only_where_the_finding_is(deck, fix_file, tmp_path):
    path = deck(["We use FOSS."], ["We use FOSS."], name="plain.pptx")
    hidden = rewritten(
        path,
        path.with_name("deck.pptx"),
        "ppt/slides/slide2.xml",
        lambda xml: xml.replace("<p:sld ", '<p:sld show="0" '),
    )
    assert runs_of(fix_file(hidden).data, tmp_path) == [[("We use open source.", True)], [("We use FOSS.", True)]]


def test_notes_tables_and_alternative_texts_are_fixed(workspace, fix_file, tmp_path):
    presentation = Presentation()
    slide = presentation.slides.add_slide(presentation.slide_layouts[6])
    slide.notes_slide.notes_text_frame.text = "Say FOSS."
    table = slide.shapes.add_table(1, 1, 0, 0, Inches(2), Inches(1))
    table.table.cell(0, 0).text = "FOSS cell"
    table._element.nvGraphicFramePr.cNvPr.set("descr", "All FOSS")
    presentation.save(workspace / "deck.pptx")
    new = b"".join(content for _, content in parts(fix_file(workspace / "deck.pptx").data, tmp_path).values())
    assert b"FOSS" not in new
    assert all(text in new for text in (b">Say open source.<", b">Open source cell<", b'descr="All open source"'))


DOCUMENTS = [
    (
        "<w:p><w:r><w:t>We use FO</w:t></w:r><w:r><w:t>SS daily</w:t></w:r></w:p>",
        b'<w:t>We use open source</w:t></w:r><w:r><w:t xml:space="preserve"> daily</w:t>',
    ),
    (
        '<w:p><w:r><w:t>FOSS</w:t></w:r><w:del w:id="1"><w:r><w:delText>FOSS</w:delText></w:r></w:del></w:p>',
        b'<w:t>Open source</w:t></w:r><w:del w:id="1"><w:r><w:delText>FOSS</w:delText>',
    ),
    (
        "<w:p><w:r><w:t>free</w:t><w:br/><w:t>software now</w:t></w:r></w:p>",
        b'<w:t>open source</w:t><w:br/><w:t xml:space="preserve"> now</w:t>',
    ),
]  # fmt: skip


@pytest.mark.parametrize(("body", "fixed"), DOCUMENTS)
def test_documents(document, fix_file, tmp_path, body, fixed):
    done = fix_file(document(body))
    assert done.data is not None, done.unfixed
    assert fixed in parts(done.data, tmp_path)["word/document.xml"][1]


def test_an_old_form_of_a_text_box_follows_the_new_one(document, fix_file, tmp_path):
    text = "<w:txbxContent><w:p><w:r><w:t>Boxed FO</w:t></w:r><w:r><w:t>SS</w:t></w:r></w:p></w:txbxContent>"
    body = (
        '<w:p><w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        '<mc:Choice Requires="wps"><w:drawing><wps:wsp '
        'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">'
        f"<wps:txbx>{text}</wps:txbx></wps:wsp></w:drawing></mc:Choice>"
        f'<mc:Fallback><w:pict><v:textbox xmlns:v="urn:schemas-microsoft-com:vml">{text}</v:textbox></w:pict>'
        "</mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )
    new = parts(fix_file(document(body)).data, tmp_path)["word/document.xml"][1]
    assert new.count(b"Boxed open source") == 2
