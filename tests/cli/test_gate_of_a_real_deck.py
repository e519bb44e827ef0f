"""The baseline of a real deck holds over all that people do to a deck without changing what it says."""

from __future__ import annotations

import copy
import json
import shutil
import subprocess

import pytest

CHECK = ("check", "--select", "term", "--fail-on", "suggestion", "--no-record", "--format", "json")
SETTINGS = '[workspace]\nname = "OpenChain"\nplatform = "platform"\nrules = []\n\n[assets.deck]\npaths = ["decks/**"]\n'


@pytest.fixture(scope="module")
def original(realdata):
    decks = sorted((realdata / "cases/openchain/assets/decks").glob("*for-1-2*.pptx"))
    assert decks, "the case holds no deck of specification 1.2"
    return decks[0]


@pytest.fixture
def workspace(realdata, original, tmp_path, monkeypatch, msgcheck):
    shutil.copytree(realdata / "cases/openchain/platform", tmp_path / "platform")
    (tmp_path / "msgcheck.toml").write_text(SETTINGS)
    (tmp_path / "decks").mkdir()
    shutil.copy(original, tmp_path / "decks/deck.pptx")
    monkeypatch.chdir(tmp_path)
    assert msgcheck("baseline", "--select", "term").code == 0
    return tmp_path


def new(msgcheck, path):
    done = msgcheck(*CHECK, path)
    found = json.loads(done.out)["findings"]
    assert len(found) > 200
    fresh = [each for each in found if each["baseline"] == "new"]
    assert done.code == (1 if fresh else 0)
    return fresh


def reorder(presentation):
    slides = presentation.slides._sldIdLst
    for element in reversed(list(slides)):
        slides.append(element)


@pytest.mark.realdata
@pytest.mark.parametrize("name", ["deck.pptx", "renamed.pptx"])
def test_slides_moved_and_saved_again_bring_nothing_new(workspace, msgcheck, name):
    import pptx

    presentation = pptx.Presentation("decks/deck.pptx")
    reorder(presentation)
    (workspace / "decks/deck.pptx").unlink()
    presentation.save(f"decks/{name}")
    assert new(msgcheck, f"decks/{name}") == []


@pytest.mark.realdata
def test_saved_by_libreoffice_brings_nothing_new(workspace, msgcheck):
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice is not installed")
    command = [office, f"-env:UserInstallation=file://{workspace}/profile", "--headless", "--convert-to", "pptx",
               "--outdir", "saved", "decks/deck.pptx"]  # fmt: skip
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    shutil.move("saved/deck.pptx", "decks/deck.pptx")
    assert new(msgcheck, "decks/deck.pptx") == []


@pytest.mark.realdata
@pytest.mark.parametrize("way", ["a box", "a paragraph"])
def test_one_more_is_exactly_one_at_its_slide_and_shape(workspace, msgcheck, way):
    import pptx

    presentation = pptx.Presentation("decks/deck.pptx")
    reorder(presentation)
    slide = presentation.slides[6]
    if way == "a box":
        shape = slide.shapes.add_textbox(0, 0, 10**6, 10**6)
        shape.text_frame.text = "We tell of FOSS here."
    else:
        shape, paragraph = next(
            (shape, paragraph)
            for slide in presentation.slides
            for shape in slide.shapes
            if shape.has_text_frame
            for paragraph in shape.text_frame.paragraphs
            if "FOSS" in paragraph.text
        )
        run = copy.deepcopy(paragraph.runs[-1]._r)
        run.text = " And then at the very end there is more FOSS to be told."
        paragraph.runs[-1]._r.addnext(run)
    presentation.save("decks/deck.pptx")
    number = next(n for n, each in enumerate(presentation.slides, 1) if each.part is shape.part)
    (found,) = new(msgcheck, "decks/deck.pptx")
    assert (found["quote"], found["place"]["slide"], found["place"]["shape_id"]) == ("FOSS", number, shape.shape_id)


def paragraphs_that_say_it_again(presentation):
    """Yield (slide number, shape, paragraph) wherever a paragraph holds several FOSS in one of its runs."""
    for number, slide in enumerate(presentation.slides, 1):
        for shape in slide.shapes:
            for paragraph in shape.text_frame.paragraphs if shape.has_text_frame else ():
                if any(run.text.count("FOSS") > 1 for run in paragraph.runs):
                    yield number, shape, paragraph


@pytest.mark.realdata
@pytest.mark.parametrize("words", [" and more FOSS,", " (FOSS)", " FOSS"])
def test_one_more_inside_each_paragraph_that_holds_several_is_one_new_there(workspace, msgcheck, words):
    import pptx

    presentation = pptx.Presentation("decks/deck.pptx")
    reorder(presentation)
    edited = list(paragraphs_that_say_it_again(presentation))
    assert len(edited) >= 5
    for _, _, paragraph in edited:
        run = next(run for run in paragraph.runs if run.text.count("FOSS") > 1)
        before, after = run.text.split("FOSS", 1)
        run.text = f"{before}FOSS{words}{after}"
    presentation.save("decks/deck.pptx")
    found = [(each["place"]["slide"], each["place"]["shape_id"]) for each in new(msgcheck, "decks/deck.pptx")]
    assert sorted(found) == sorted((number, shape.shape_id) for number, shape, _ in edited)
