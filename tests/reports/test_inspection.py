"""What was read of one asset."""

import io
import json
from pathlib import Path

import pytest
from rich.cells import cell_len
from rich.console import Console

from msgcheck.model.asset import Asset
from msgcheck.model.passage import Coverage, Extraction, Layer, Passage, Role, UnreadPart
from msgcheck.model.place import SlidePlace
from msgcheck.reports.inspection import inspection_as_json, print_inspection

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
    assert "2 passages; 2 of 3 text units read, 1 part not read; * read and not checked: notes." in words
    assert "\x1b" not in text
