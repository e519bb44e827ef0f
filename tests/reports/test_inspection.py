"""What was read of one asset."""

import io
import json
from dataclasses import replace
from pathlib import Path

import pytest
from rich.cells import cell_len
from rich.console import Console

from msgcheck.model.asset import Asset
from msgcheck.model.passage import Coverage, Extraction, Layer, Passage, Role, UnreadPart
from msgcheck.model.place import DocumentPlace, LinePlace, PagePlace, SlidePlace, WebPlace
from msgcheck.reports.inspection.console import print_inspection
from msgcheck.reports.inspection.json_form import inspection_as_json
from msgcheck.reports.inspection.view import place_within, sections_of, share_read
from msgcheck.reports.inspection.web_page import inspection_as_html

ASSET = Asset("decks/a.pptx", Path("/nowhere/decks/a.pptx"), "deck", "pptx", frozenset({"body"}))
EXTRACTION = Extraction(
    "A deck",
    (
        Passage("Close with calm", Layer.BODY, Role.TITLE, SlidePlace(1, 2, "Title 1", 0)),
        Passage(
            "Say it\nslowly \x1b[31m[red]", Layer.NOTES, Role.NOTE, SlidePlace(1, 3, "Notes", 0), "Close with calm"
        ),
    ),
    Coverage(3, 2, (UnreadPart("slide 1 picture", "text in a picture"),)),
)


def printed(width):
    console = Console(file=io.StringIO(), width=width)
    print_inspection(ASSET, EXTRACTION, console)
    return console.file.getvalue()


def test_the_json_form():
    document = json.loads(inspection_as_json(ASSET, EXTRACTION))
    assert list(document) == ["schema", "asset", "coverage", "passages"]
    assert document["schema"] == "msgcheck.inspection/1"
    assert document["asset"] == {"uri": "decks/a.pptx", "kind": "deck", "format": "pptx", "title": "A deck"}
    assert document["coverage"]["unread"] == [{"part": "slide 1 picture", "reason": "text in a picture"}]
    place = {"kind": "slide", "slide": 1, "shape_id": 3, "shape": "Notes", "paragraph": 0, "row": None, "column": None}
    assert document["passages"][1] == {
        "text": EXTRACTION.passages[1].text,
        "layer": "notes",
        "role": "note",
        "place": place,
        "context": "Close with calm",
    }


@pytest.mark.parametrize("width", [30, 80])
def test_every_passage_is_printed_with_layer_role_and_place(width):
    text = printed(width)
    words = " ".join(text.split())
    assert max(map(cell_len, text.splitlines())) <= width
    for expected in ("Close with calm", "[31m[red]", "body", "notes*", "title", "note", "Not read: slide 1 picture"):
        assert expected in words
    assert words.index("Slide 1 · Close with calm") < words.index("title")
    totals = (
        "2 passages (body 1, notes 1); 2 of 3 text units read (66.6 %), 1 part not read; * read and not checked: notes."
    )
    assert totals in words
    assert "\x1b" not in text


def test_parts_that_share_a_reason_are_one_line():
    unread = tuple(UnreadPart(f"oleObject{number}.bin", "unknown") for number in (10, 9, 1))
    extraction = replace(EXTRACTION, coverage=Coverage(5, 2, unread))
    console = Console(file=io.StringIO(), width=80)
    print_inspection(ASSET, extraction, console)
    said = "3 parts (oleObject1.bin, oleObject9.bin, oleObject10.bin): unknown"
    assert f"Not read: {said}\n" in console.file.getvalue()
    assert said in " ".join(inspection_as_html(ASSET, extraction).replace("</bdi>", "").replace("<bdi>", "").split())


@pytest.mark.parametrize(
    ("shape", "shown"),
    [("Title 1", "Title 1"), ("Google Shape;163;p2:notes", "Google S…2:notes"), ("e\u0301" * 40, None)],
)
def test_a_long_name_of_a_shape_loses_its_middle(shape, shown):
    words = place_within(passage("a", SlidePlace(2, 7, shape, row=0, column=1)), 16)
    name, rest = words.split(", ")
    assert rest == "row 1 column 2"
    assert len(name) <= 16
    assert name == (shown or name)


def passage(text, place, role=Role.PARAGRAPH, layer=Layer.BODY, context=""):
    return Passage(text, layer, role, place, context)


@pytest.mark.parametrize(
    ("passages", "names"),
    [
        (
            [passage("a", SlidePlace(1)), passage("b", SlidePlace(2)), passage("c", SlidePlace(2))],
            ["Slide 1", "Slide 2"],
        ),
        ([passage("a", PagePlace(3)), passage("b", PagePlace(3)), passage("c", PagePlace(4))], ["Page 3", "Page 4"]),
        (
            [
                passage("Before", LinePlace(1)),
                passage("One", LinePlace(3), Role.HEADING),
                passage("a", LinePlace(5), context="One"),
                passage("Two", LinePlace(7), Role.HEADING),
            ],
            ["Before the first heading", "One", "Two"],
        ),
        (
            [
                passage("Page title", WebPlace(None, "title"), Role.TITLE, Layer.METADATA),
                passage("a", DocumentPlace("body/1"), context="One"),
                passage("Author", DocumentPlace("properties/creator"), Role.PROPERTY, Layer.METADATA),
            ],
            ["Document properties", "One", "Document properties"],
        ),
    ],
)
def test_passages_stand_by_slide_page_or_heading(passages, names):
    sections = list(sections_of(passages))
    assert [section.name for section in sections] == names
    assert [each for section in sections for each in section.passages] == passages


@pytest.mark.parametrize(
    ("coverage", "share"),
    [
        (Coverage(0, 0), "100 %"),
        (Coverage(3, 3), "100 %"),
        (Coverage(3, 2), "66.6 %"),
        (Coverage(100_000, 99_999), "99.9 %"),
    ],
)
def test_only_what_is_whole_is_called_whole(coverage, share):
    assert share_read(coverage) == share
