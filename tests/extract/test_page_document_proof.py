"""The proof of a PDF: a passage that goes lost on the way from PDFium to the passages is missed."""

import io
from dataclasses import replace

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from msgcheck.extract.coverage.proof import prove
from msgcheck.extract.coverage.read_texts import ReadTexts
from msgcheck.extract.limits import Limits
from msgcheck.extract.page_document import document, extract_page_document
from msgcheck.extract.page_document.page.text_page import TextPage
from msgcheck.extract.page_document.text_units import page_units
from msgcheck.extract.reading import extract
from msgcheck.model.passage import Layer, Passage, Role
from msgcheck.model.place import PagePlace

LINES = ("Lakes are deep and very quiet.", "Hills are high and windy.", "Rivers run to the sea.", "Forests breathe.")


@pytest.fixture
def plan():
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=A4)
    canvas.setTitle("The plan")
    canvas.setSubject("Land and water")
    for number, line in enumerate(LINES):
        canvas.drawString(72, 700 - 60 * number, line)
    canvas.textAnnotation("A remark on hills", Rect=[200, 200, 220, 220])
    canvas.save()
    return stream


def test_a_document_that_is_read_whole_is_proved_whole(plan):
    coverage = extract(plan, "pdf").coverage
    assert coverage.text_units == coverage.read == len(LINES) + 3  # title, subject, annotation
    assert coverage.unread == ()


@pytest.mark.parametrize("line", LINES)
def test_a_passage_that_is_dropped_is_missed(monkeypatch, plan, line):
    kept = document.passages_of
    monkeypatch.setattr(document, "passages_of", lambda *a: (each for each in kept(*a) if each.text != line))
    coverage = extract_page_document(plan, Limits()).coverage
    assert coverage.text_units - coverage.read == 1
    assert [(part.part, line[:20] in part.reason) for part in coverage.unread] == [("page 1", True)]


@pytest.mark.parametrize("number", range(0, 16, 5))
def test_a_word_that_is_dropped_is_missed(monkeypatch, plan, number):
    pieces_of = TextPage.pieces

    def without_one(page, painting):
        pieces = pieces_of(page, painting)
        return pieces.at([at for at in range(len(pieces.starts)) if at != number])

    monkeypatch.setattr(TextPage, "pieces", without_one)
    coverage = extract_page_document(plan, Limits()).coverage
    assert coverage.read < coverage.text_units


def test_a_dropped_annotation_is_read_as_left_over(monkeypatch, plan):
    read = document.read_hangings
    monkeypatch.setattr(document, "read_hangings", lambda *a: replace(read(*a), after=()))
    found = [each for each in extract_page_document(plan, Limits()).passages if each.text == "A remark on hills"]
    assert [str(each.layer) for each in found] == ["hidden"]


@pytest.mark.realdata
def test_most_passages_that_are_dropped_from_real_documents_are_missed(monkeypatch, realdata):
    """One passage in five is dropped; what is left without a trace must stand elsewhere on the pages too."""
    dropped, missed = [], 0
    for file in sorted((realdata / "cases/openchain/assets/collateral").glob("*one-pager*.pdf")):
        pairs = []

        def proved(parts, passages, unread, pairs=pairs):
            body = [each for each in passages if each.layer == "body" and len(each.text) > 20]
            parts = [(name, list(units)) for name, units in parts]
            for lost in body[::5]:
                less = [each for each in passages if each is not lost]
                pairs.append((lost.text, prove(parts, less, unread)))
            return prove(parts, passages, unread)

        with monkeypatch.context() as patched, file.open("rb") as stream:
            patched.setattr(document, "prove", proved)
            whole = extract_page_document(stream, Limits()).coverage
        dropped += pairs
        missed += sum(less.read < whole.read for _, less in pairs)
    assert len(dropped) >= 8
    assert missed >= 0.95 * len(dropped)


@pytest.mark.parametrize(
    ("read", "is_read"),
    [(["2.5", "Customers", "Price"], True), (["2.5", "Customers", "Cost"], False), (["2.5", "Custom", "Price"], False)],
)
def test_letters_of_a_word_that_runs_up_the_page_are_proved_as_one_word(read, is_read):
    ((_, units),) = page_units([["2.5", "C", "u", "sto", "m", "e", "rs", "Price"]])
    assert all(map(ReadTexts(read).hold, units)) is is_read


def test_of_whole_words_that_stand_in_lines_of_their_own_the_one_that_is_lost_is_told():
    lines = ["Harbours", "Mountains", "Meadows"]
    coverage = prove(
        page_units([lines]), [Passage(each, Layer.BODY, Role.PARAGRAPH, PagePlace(1)) for each in lines[::2]]
    )
    assert (coverage.text_units, coverage.read) == (3, 2)
    assert [each.reason for each in coverage.unread] == ["1 text not read: “Mountains”"]


def test_of_short_words_that_stand_in_lines_of_their_own_a_lost_one_is_told():
    ((_, units),) = page_units([["Lake", "Hill", "Sea"]])
    assert not all(map(ReadTexts(["Lake", "Sea"]).hold, units))
