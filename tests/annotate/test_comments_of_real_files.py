"""Real decks and documents annotated: opened by other programs, the comments where the words are."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import zipfile
from collections import Counter

import docx
import pytest
from lxml import etree
from pptx import Presentation

from msgcheck import api
from msgcheck.annotate.presentation_comments import annotate_presentation

pytestmark = pytest.mark.realdata

DECK = "2018-07-13-curriculum-for-1-2"
WITH_COMMENT = "2024-07-03-training-slides-2024-04-update"
DOCUMENT = "2017-05-onboarding-handout-1-0"
OPTIONS = api.ScanOptions(select=("term.deprecated",), records=False)
ANNOTATION = "{http://openoffice.org/2009/office}annotation"
AC = "{http://schemas.microsoft.com/office/drawing/2013/main/command}"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@pytest.fixture(scope="module")
def folder(realdata, tmp_path_factory):
    """A workspace, its files, and the folders of their copies with comments of both kinds."""
    root = tmp_path_factory.mktemp("openchain")
    case = realdata / "cases" / "openchain"
    shutil.copytree(case / "platform", root / "platform")
    (root / "msgcheck.toml").write_text('[workspace]\nname = "O"\nplatform = "platform"\n')
    (root / "files").mkdir()
    for name in (f"decks/{DECK}.pptx", f"decks/{WITH_COMMENT}.pptx", f"collateral/{DOCUMENT}.docx"):
        shutil.copy(case / "assets" / name, root / "files")
    return root


@pytest.fixture(scope="module")
def annotated(folder):
    """Annotates the files; returns what was made of them by the name of the folder they are in."""
    made = {}
    for name, legacy in (("modern", False), ("legacy", True)):
        given = [folder / "files"]
        made[name] = api.annotate(given, workspace=folder, options=OPTIONS, legacy_comments=legacy)
        api.write_annotations(made[name], api.annotation_targets(made[name], given, folder / name))
    return made


def test_nearly_all_findings_stand_at_their_words_and_the_others_in_notes(annotated):
    for made in annotated.values():
        done = {each.asset.path.stem: each for each in made.assets}
        assert sum(len(each.done.failed) for each in done.values()) == 0
        assert {reason for each in done.values() for _, reason in each.done.elsewhere} <= {
            "It stands in the speaker notes:"
        }
        assert len(done[DECK].done.placed) > 250
        assert len(done[DOCUMENT].done.placed) >= 15


def test_every_text_anchor_of_the_deck_covers_the_quote(annotated, folder):
    path = folder / "modern" / f"{DECK}.pptx"
    findings = {each.fingerprint: each for each in annotated["modern"].assets[1].findings}
    presentation = Presentation(path)
    shapes = {slide.slide_id: {shape.shape_id: shape for shape in slide.shapes} for slide in presentation.slides}
    checked = Counter()
    with zipfile.ZipFile(path) as package:
        lists = [package.read(name) for name in package.namelist() if "modernComment" in name]
    for comment in (comment for each in lists for comment in etree.fromstring(each)):
        finding = findings[re.search("v1:[0-9a-f]+", "".join(comment.itertext())).group()]
        mark, shape_mark = next(comment.iter(AC + "txMk"), None), next(comment.iter(AC + "spMk"), None)
        slide = int(next(each.get("sldId") for each in comment[0] if each.get("sldId")))
        if mark is None or int(shape_mark.get("id")) not in shapes[slide]:
            continue
        frame = shapes[slide][int(shape_mark.get("id"))].text_frame
        text = "".join(f"{paragraph.text}\r" for paragraph in frame.paragraphs)
        start = int(mark.get("cp"))
        assert text[start : start + int(mark.get("len"))].replace("\v", "\n") == finding.quote
        checked[int(mark[0].get("len")) == len(text)] += 1
    assert checked[True] > 200
    assert not checked[False]


def test_the_document_has_its_comments_at_the_quotes(annotated, folder):
    data = (folder / "modern" / f"{DOCUMENT}.docx").read_bytes()
    done = next(each for each in annotated["modern"].assets if each.asset.path.stem == DOCUMENT)
    quotes = {each.fingerprint: each.quote for each in done.findings}
    root = docx.Document(io.BytesIO(data)).element
    for comment in docx.Document(io.BytesIO(data)).comments:
        start = next(
            each for each in root.iter(W + "commentRangeStart") if each.get(W + "id") == str(comment.comment_id)
        )
        text = ""
        for element in start.itersiblings():
            if element.tag == W + "commentRangeEnd" and element.get(W + "id") == str(comment.comment_id):
                break
            text += "".join(each.text or "" for each in element.iter(W + "t"))
        assert text == quotes.pop(comment.text.rsplit("\n", 1)[1])
    assert quotes == {}


def test_a_comment_that_powerpoint_wrote_survives(annotated, folder):
    name = f"{WITH_COMMENT}.pptx"

    def people(path):
        with zipfile.ZipFile(path) as package:
            lists = [etree.fromstring(package.read(each)) for each in package.namelist() if "modernComment" in each]
        written = [etree.tostring(each, method="c14n") for root in lists for each in root]
        return [each for each in written if b"v1:" not in each]

    old = people(folder / "files" / name)
    assert len(old) == 1
    assert people(folder / "modern" / name) == old
    bare = annotate_presentation((folder / "modern" / name).read_bytes(), ()).data
    (folder / "bare.pptx").write_bytes(bare)
    assert people(folder / "bare.pptx") == old


def test_libreoffice_opens_them_and_shows_every_old_comment(annotated, folder, tmp_path):
    program = shutil.which("soffice")
    if program is None:
        pytest.skip("LibreOffice is not installed")
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"

    def converted(path, suffix):
        command = [program, profile, "--headless", "--convert-to", suffix, "--outdir", str(tmp_path), str(path)]
        subprocess.run(command, check=True, capture_output=True, timeout=240)
        return tmp_path / f"{path.stem}.{suffix}"

    with zipfile.ZipFile(converted(folder / "legacy" / f"{DECK}.pptx", "odp")) as package:
        shown = list(etree.fromstring(package.read("content.xml")).iter(ANNOTATION))
    (deck,) = (each for each in annotated["legacy"].assets if each.asset.path.stem == DECK)
    assert len(shown) == len(deck.findings)
    with zipfile.ZipFile(converted(folder / "modern" / f"{DOCUMENT}.docx", "odt")) as package:
        notes = package.read("content.xml").count(b"<office:annotation ")
    (document,) = (each for each in annotated["modern"].assets if each.asset.path.stem == DOCUMENT)
    assert notes == len(document.findings)
    assert converted(folder / "modern" / f"{WITH_COMMENT}.pptx", "pdf").read_bytes().startswith(b"%PDF")
