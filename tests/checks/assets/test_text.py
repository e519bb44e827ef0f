import io

import pytest
from reportlab.pdfgen.canvas import Canvas

from msgcheck.checks.assets.text import check_text
from msgcheck.extract.reading import extract
from msgcheck.model.observation import Reference
from msgcheck.model.passage import Layer, Passage, Role, UnreadPart
from msgcheck.model.place import LinePlace

BODY = frozenset({"body"})


def passage(text, layer=Layer.BODY):
    return Passage(text, layer, Role.PARAGRAPH, LinePlace(1))


@pytest.mark.parametrize("passages", [[], [passage("only here", Layer.HIDDEN)], [passage("—"), passage(" ")]])
def test_asset_without_text_in_checked_layers_is_said(passages):
    (seen,) = check_text(passages, BODY)
    assert (seen.rule, seen.passage) == ("asset.no-text", None)


def test_asset_with_a_word_is_not():
    assert check_text([passage("—"), passage("a caption")], BODY) == []


def test_a_page_without_text_is_said_where_others_have_some():
    unread = [UnreadPart("page 2", "a picture without text"), UnreadPart("page 3", "the page is damaged")]
    (seen,) = check_text([passage("a caption")], BODY, unread)
    assert (seen.rule, seen.passage, seen.reference) == ("asset.no-text", None, Reference("part", "page 2"))
    assert seen.message.startswith("On page 2 is a picture without text.")


def test_where_nothing_was_read_once_is_enough():
    unread = [UnreadPart(f"page {number}", "a picture without text") for number in (1, 2)]
    assert [seen.reference for seen in check_text([], BODY, unread)] == [None]


def test_the_reasons_are_those_of_the_reader():
    stream = io.BytesIO()
    canvas = Canvas(stream)
    canvas.rect(50, 50, 100, 100)
    canvas.showPage()
    canvas.drawString(72, 700, "A page with words")
    canvas.save()
    extraction = extract(stream, "pdf")
    assert [seen.reference.id for seen in check_text(extraction.passages, BODY, extraction.coverage.unread)] == [
        "page 1"
    ]
