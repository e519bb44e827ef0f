"""Files within files: read by the same readers, within what is left, and never an exception."""

from __future__ import annotations

import io
import struct
import zipfile

import pytest
from docx import Document

from msgcheck.extract.containers.object_storage import MAGIC, unwrapped
from msgcheck.extract.embedded import read_embedded
from msgcheck.extract.limits import Budget, Limits
from msgcheck.extract.reading import extract
from msgcheck.model.passage import Layer, UnreadPart
from msgcheck.model.place import SlidePlace

PLACE = SlidePlace(3, 7, "Object 1")


def document(text, comment_in_header=""):
    word = Document()
    word.add_heading("Head", 1)
    word.add_paragraph(text)
    word.sections[0].header.paragraphs[0].text = comment_in_header
    stream = io.BytesIO()
    word.save(stream)
    return stream.getvalue()


def test_passages_keep_their_text_and_stand_where_the_host_shows_the_file():
    embedded = read_embedded("plan.docx", document("tok-inner"), PLACE, Limits())
    (passage,) = (each for each in embedded.passages if each.text == "tok-inner")
    assert (passage.layer, passage.place) == (Layer.EMBEDDED, PLACE)
    assert passage.context == "plan.docx, body/1: Head"
    assert {each.layer for each in embedded.passages} == {Layer.EMBEDDED}
    assert embedded.unread == ()


def test_the_format_is_told_by_the_content_and_not_by_the_name():
    assert read_embedded("oleObject1.bin", document("tok-inner"), PLACE, Limits()).passages


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("photo.bin", b"\x89PNG\r\n\0", "This is a picture"),
        ("x.bin", bytes(range(64)), "This is data of a kind that is not known"),
        ("deck.pptx", b"PK\x03\x04 cut off", "cut short or damaged"),
        (
            "old.bin",
            MAGIC + bytes(600),
            "an OLE object of a program that msgcheck does not know; open it in",
        ),
        ("note.txt", b"", "The file is empty"),
        ("calc.py", b"import os", "source code"),
    ],
)
def test_what_cannot_be_read_is_named_with_its_reason(name, data, reason):
    embedded = read_embedded(name, data, PLACE, Limits())
    assert embedded.passages == ()
    (part,) = embedded.unread
    assert part.part == name
    assert reason in part.reason


def test_levels_are_bounded():
    assert read_embedded("a.txt", b"text", PLACE, Limits(depth=0)).unread == (UnreadPart("a.txt", "nested too deep"),)
    assert read_embedded("a.txt", b"text", PLACE, Limits(depth=1)).passages


def test_all_levels_share_the_bytes():
    data = document("tok-inner")
    whole = Budget(10**9)
    read_embedded("a.docx", data, PLACE, Limits(budget=whole))
    limits = Limits(budget=Budget(int(2.05 * (10**9 - whole.bytes_left))))
    results = [read_embedded("a.docx", data, PLACE, limits) for _ in range(3)]
    assert [bool(each.passages) for each in results] == [True, True, False]
    assert "larger than msgcheck reads" in results[-1].unread[0].reason


def test_budget_of_an_asset_is_its_own():
    data = document("tok")
    limits = Limits(total=10 * len(data))
    for _ in range(10):
        assert extract(io.BytesIO(data), "docx", limits).passages


def test_an_embedded_file_may_yield_a_quarter_of_the_passages():
    text = b"\n\n".join(b"text" for _ in range(100))
    embedded = read_embedded("a.txt", text, PLACE, Limits(passages=40))
    assert len(embedded.passages) == 10
    assert embedded.unread[0].part == "a.txt/end of the file"


def test_context_names_every_level():
    stream = io.BytesIO()
    head = b"Subject: Inner mail\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n"
    stream.write(head + b"Content-Disposition: attachment; filename=note.txt\r\n\r\ntok-deep\r\n--b--\r\n")
    embedded = read_embedded("mail.eml", stream.getvalue(), PLACE, Limits())
    (passage,) = (each for each in embedded.passages if "tok-deep" in each.text)
    assert passage.context == "mail.eml, note.txt, line 1, column 1"


def native(label, data):
    """Write the stream in which the packager of Windows wraps a file."""
    path = b"C:\\secret\\" + label + b"\0"
    body = struct.pack("<H", 2) + label + b"\0" + path + struct.pack("<HHI", 0, 3, len(path)) + path
    return struct.pack("<I", 0) + body + struct.pack("<I", len(data)) + data


def compound_file(name, data):
    """Write a compound file with one stream in sectors of 512 bytes."""
    count = -(-len(data) // 512)
    assert len(data) >= 4_096
    assert count + 2 <= 128
    header = (
        MAGIC
        + bytes(16)
        + struct.pack("<HHHHH6xIIIIIIIII", 0x3E, 3, 0xFFFE, 9, 6, 0, 1, 1, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0)
    )
    header += struct.pack("<I", 0) + b"\xff" * 4 * 108
    chain = [0xFFFFFFFD, 0xFFFFFFFE, *range(3, count + 2), 0xFFFFFFFE]
    table = struct.pack(f"<{len(chain)}I", *chain).ljust(512, b"\xff")

    def entry(title, kind, child, start, size):
        written = title.encode("utf-16-le") + b"\0\0"
        fields = struct.pack("<HBBIII", len(written), kind, 1, 0xFFFFFFFF, 0xFFFFFFFF, child)
        return written.ljust(64, b"\0") + fields + bytes(36) + struct.pack("<IQ", start, size)

    root, stream = entry("Root Entry", 5, 1, 0xFFFFFFFE, 0), entry(name, 2, 0xFFFFFFFF, 2, len(data))
    empty = bytes(68) + b"\xff" * 12 + bytes(48)
    return header + table + root + stream + empty * 2 + data.ljust(count * 512, b"\0")


@pytest.mark.parametrize(("stream", "wrap"), [("\x01Ole10Native", True), ("Package", False), ("CONTENTS", False)])
def test_object_gives_up_the_file_that_it_wraps(stream, wrap):
    data = document("tok-wrapped")
    wrapped = compound_file(stream, native(b"plan.docx", data) if wrap else data)
    embedded = read_embedded("oleObject1.bin", wrapped, PLACE, Limits())
    (passage,) = (each for each in embedded.passages if each.text == "tok-wrapped")
    assert passage.context.startswith("plan.docx, " if wrap else f"{stream}, ")


@pytest.mark.parametrize(("stream", "unread"), [("think-cellXML", 0), ("Data", 1)])
def test_object_in_which_an_add_in_keeps_positions_is_no_unread_part(stream, unread):
    embedded = read_embedded("oleObject1.bin", compound_file(stream, bytes(4_096)), PLACE, Limits())
    assert (embedded.passages, len(embedded.unread)) == ((), unread)


def test_damaged_object_comes_back_as_it_is():
    for data in (MAGIC, MAGIC + b"\xff" * 2_000):
        assert unwrapped("a.bin", data) == ("a.bin", data)


def test_object_that_is_cut_short_is_named():
    wrapped = compound_file("Package", document("tok-wrapped"))
    assert read_embedded("a.bin", wrapped[:6_000], PLACE, Limits()).unread


def test_archive_is_not_opened():
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("inner.txt", "text")
    (part,) = read_embedded("all.zip", stream.getvalue(), PLACE, Limits()).unread
    assert "archive" in part.reason
