"""Pictures that list what Windows draws (EMF): their words, in PPTX and DOCX too."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib

import docx
import pptx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from pptx.util import Inches

from msgcheck.extract.drawing.metafile import read_metafile
from msgcheck.extract.reading import extract
from msgcheck.model.passage import Layer, Role
from msgcheck.model.place import DocumentPlace, SlidePlace

MOVE = struct.pack("<IIii", 27, 16, 5, 5)
SHAPES_OF_A_FONT = 0x10


def text(words: str, x: int = 0, y: int = 0, width: int = 10, options: int = 0) -> bytes:
    """Return a record that draws ``words``, each letter ``width`` wide."""
    letters = words.encode("utf-16-le")
    letters += bytes(-len(letters) % 4)
    advances = struct.pack(f"<{len(words)}i", *[width] * len(words))
    size = 76 + len(letters) + len(advances)
    placed = struct.pack("<iiIII16xI", x, y, len(words), 76, options, 76 + len(letters))
    return struct.pack("<II28x", 84, size) + placed + letters + advances


def font(key: int, charset: int) -> bytes:
    return struct.pack("<III23xB64x", 82, 100, key, charset)


def select(key: int) -> bytes:
    return struct.pack("<III", 37, 12, key)


def metafile(*records: bytes) -> bytes:
    head = struct.pack("<II32x4s64x", 1, 108, b" EMF")
    return head + b"".join(records) + struct.pack("<IIIII", 14, 20, 0, 0, 20)


@pytest.mark.parametrize(
    ("records", "expected"),
    [
        ([text("Lantern fares")], ["Lantern fares"]),
        ([text("Lan", 0), text("tern", 30), text("fares", 75)], ["Lantern fares"]),
        ([text("Lantern", 0, 0), text("fares", 0, 20)], ["Lantern", "fares"]),
        ([text("right", 90), text("left", 0)], ["right", "left"]),
        ([text("Boats", 0), MOVE, text("Trains", 0)], ["Boats", "Trains"]),
        ([text("2025"), text("  ", 60), text("%", 80)], []),
        ([text("abc", options=SHAPES_OF_A_FONT)], []),
        ([font(1, 2), font(2, 0), select(1), text("n"), select(2), text("Bell", 10)], ["Bell"]),
        ([text("Øre \u2013 5 €")], ["Øre \u2013 5 €"]),
    ],
)
def test_words_are_read_line_by_line(records, expected):
    assert read_metafile(metafile(*records)) == expected


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\x89PNG" + bytes(200),
        metafile()[:60],
        metafile(struct.pack("<II", 84, 8)),
        metafile(struct.pack("<II", 84, 0)),
        metafile(struct.pack("<II28xiiIII16xI", 84, 76, 0, 0, 2**31, 2**31, 0, 2**31)),
    ],
)
def test_what_is_no_metafile_or_is_damaged_has_no_words(data):
    assert read_metafile(data) == []


def test_many_pieces_of_one_line_take_time_in_proportion(clock):
    once, twice = (metafile(*[text("ab ", at * 30) for at in range(count)]) for count in (20_000, 40_000))
    clock.assert_growth(3, lambda: read_metafile(once), lambda: read_metafile(twice))


def dot() -> io.BytesIO:
    """Return a picture of one dot (PNG): what libraries take for a picture to put in."""
    chunks = {b"IHDR": struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0), b"IDAT": zlib.compress(b"\0\0"), b"IEND": b""}
    parts = (struct.pack(">I", len(data)) + key + data for key, data in chunks.items())
    sums = (struct.pack(">I", zlib.crc32(key + data)) for key, data in chunks.items())
    return io.BytesIO(b"\x89PNG\r\n\x1a\n" + b"".join(part + check for part, check in zip(parts, sums, strict=True)))


def with_pictures(document, picture: bytes) -> io.BytesIO:
    """Return a file in which ``picture`` stands for each picture of ``document``."""
    saved, changed = io.BytesIO(), io.BytesIO()
    document.save(saved)
    with zipfile.ZipFile(saved) as file, zipfile.ZipFile(changed, "w") as target:
        for name in file.namelist():
            content = picture if name.endswith(".png") else file.read(name).replace(b".png", b".emf")
            target.writestr(name.replace(".png", ".emf"), content.replace(b'"png"', b'"emf"'))
    return changed


FARES = metafile(text("Lantern"), text("fares", 75))


def test_a_picture_on_slides_is_read_once_and_what_stands_for_an_object_is_not():
    deck = pptx.Presentation()
    for _ in range(2):
        slide = deck.slides.add_slide(deck.slide_layouts[6])
        slide.shapes.add_picture(dot(), 0, 0, Inches(2))
    inner = pptx.Presentation()
    data = io.BytesIO()
    inner.save(data)
    icon = io.BytesIO(dot().getvalue() + b" ")  # another picture than the one before
    slide.shapes.add_ole_object(data, "PowerPoint.Show.12", 0, 0, icon_file=icon)
    extraction = extract(with_pictures(deck, FARES), "pptx")
    shown = [each for each in extraction.passages if "Lantern" in each.text]
    assert [(each.text, each.layer, each.role) for each in shown] == [("Lantern fares", Layer.BODY, Role.LABEL)]
    assert shown[0].place == SlidePlace(1, 2, "Picture 1")
    assert extraction.coverage.unread == ()


def test_a_picture_in_a_document_is_read_once():
    document = docx.Document()
    for _ in range(2):
        document.add_picture(dot())
    extraction = extract(with_pictures(document, FARES), "docx")
    shown = [each for each in extraction.passages if "Lantern" in each.text]
    assert [(each.text, each.layer) for each in shown] == [("Lantern fares", Layer.BODY)]
    assert shown[0].place == DocumentPlace("body/0/graphic 0/picture text 0")
    assert extraction.coverage.unread == ()


@pytest.mark.parametrize(("holder", "expected"), [("w:pict", ["Lantern fares"]), ("w:object", [])])
def test_a_picture_in_the_old_format_is_read_unless_it_stands_for_an_object(holder, expected):
    document = docx.Document()
    document.add_picture(dot())
    (relationship,) = (each for each, to in document.part.rels.items() if to.reltype.endswith("/image"))
    run = document.paragraphs[0].runs[0]._r
    picture = f"<v:shape><v:imagedata r:id='{relationship}'/></v:shape>"
    names = f"{nsdecls('w', 'r')} xmlns:v='urn:schemas-microsoft-com:vml'"
    run.replace(run[-1], parse_xml(f"<{holder} {names}>{picture}</{holder}>"))
    extraction = extract(with_pictures(document, FARES), "docx")
    assert [each.text for each in extraction.passages if each.layer is Layer.BODY] == expected


def test_a_large_picture_is_left_alone_and_uses_up_nothing():
    painted = struct.pack("<II", 81, 2**20) + bytes(2**20 - 8)
    document = docx.Document()
    document.add_picture(dot())
    extraction = extract(with_pictures(document, metafile(text("Lantern"), painted)), "docx")
    assert not any("Lantern" in each.text for each in extraction.passages)
    assert extraction.coverage.unread == ()
