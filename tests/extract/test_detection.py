"""The type of a file by its content; names decide between kinds of plain text and for damaged packages."""

from __future__ import annotations

import io
import zipfile

import pytest
from docx import Document
from pptx import Presentation

from msgcheck.extract.containers.object_storage import MAGIC
from msgcheck.extract.detection import HEAD_SIZE, format_of_content
from msgcheck.extract.reading import format_of, recognised, recognised_file


def zipped(*names: str, comment: bytes = b"", types: str = "") -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.comment = comment
        for name in names:
            archive.writestr(name, types if name == "[Content_Types].xml" else "x")
    return stream.getvalue()


def saved(document) -> bytes:
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def compound(name: str) -> bytes:
    """Write a compound file whose directory, in its second sector, names one stream."""
    header = bytearray(512)
    header[:8] = MAGIC
    header[30:32] = (9).to_bytes(2, "little")
    header[48:52] = (1).to_bytes(4, "little")
    written = name.encode("utf-16-le") + b"\0\0"
    entry = written.ljust(64, b"\0") + len(written).to_bytes(2, "little") + bytes(62)
    return bytes(header) + (b"\xfe\xff\xff\xff" * 128) + bytes(128) + entry + bytes(256)


MAIN = "application/vnd.openxmlformats-officedocument.{}.main+xml"
MAIL = b"Received: from a\r\n\tby b\r\nSubject: x\r\nMIME-Version: 1.0\r\n\r\nbody"
CONTENTS = [
    (saved(Presentation()), "pptx"),
    (saved(Document()), "docx"),
    (zipped("xl/workbook.xml"), "xlsx"),
    (zipped("xl/workbook.bin"), "xlsb"),
    (zipped("visio/document.xml"), "vsdx"),
    (zipped("META-INF/container.xml"), "epub"),
    (zipped("Index/Document.iwa"), "iwork"),
    (zipped("readme.txt"), "zip"),
    (zipped("ppt/presentation.xml", comment=b"c" * 3_000), "pptx"),
    (b"junk before" + zipped("word/document.xml"), "binary"),
    (zipped("[Content_Types].xml", "a/odd.xml", types=MAIN.format("presentationml.slideshow")), "pptx"),
    (zipped("[Content_Types].xml", "a/odd.xml", types=MAIN.format("spreadsheetml.sheet")), "xlsx"),
    (
        zipped(
            "[Content_Types].xml",
            "word/document.xml",
            "ppt/presentation.xml",
            types=MAIN.format("wordprocessingml.document"),
        ),
        "docx",
    ),
    (b"PK\x03\x04 cut off", "zip"),
    (b"%PDF-1.7\n", "pdf"),
    (b"\r\n" * 100 + b"%PDF-1.4", "pdf"),
    (b"x" * 1_100 + b"%PDF-1.4", None),
    (compound("PowerPoint Document"), "ppt"),
    (compound("WordDocument"), "doc"),
    (compound("Workbook"), "xls"),
    (compound("EncryptedPackage"), "encrypted"),
    (compound("__properties_version1.0"), "msg"),
    (compound("Strange"), "ole"),
    (MAGIC, "ole"),
    (b"{\\rtf1 text}", "rtf"),
    (b"\x89PNG\r\n\x1a\n", "image"),
    (b"\xff\xd8\xff\xe0", "image"),
    (b"BM\x36\0\0\0", "image"),
    (b"BMW sells cars", None),
    (b"MZ\x90\0\3", "program"),
    (b"ID3\3\0", "sound"),
    (b"\0\0\0\x20ftypisom", "video"),
    (b"\0\0\0\x20ftypM4A ", "sound"),
    (b"RIFF\0\0\0\0WEBPVP8", "image"),
    (b"RIFF\0\0\0\0AVI LIST", "video"),
    (b"RIFF\0\0\0\0CDRAvrsn", "binary"),
    (b"\x1f\x8b\x08", "archive"),
    (b"SQLite format 3\0", "database"),
    (b"<!DOCTYPE html>\n<p>", "html"),
    (b"\xef\xbb\xbf \n<!-- saved -->\n<HTML lang=en>", "html"),
    (b"<?xml version='1.0'?>\n<html xmlns='x'>", "html"),
    (b"<htmlx>", None),
    (b"We write <html> here", None),
    (b"WEBVTT\n\n", "vtt"),
    (b"WEBVTTX\n", None),
    (MAIL, "eml"),
    (b"Subject: x\nno more", None),
    ("Größe".encode(), None),
    ("Größe".encode("utf-16"), None),
    ("Size".encode("utf-16-le"), None),
    (b"\0\1\2\3\0\0", "binary"),
    (b"", None),
]


@pytest.mark.parametrize(("data", "form"), CONTENTS)
def test_content_tells_the_format(data, form):
    assert format_of_content(data[:HEAD_SIZE], io.BytesIO(data)) == form


DECK, PNG, TEXT, OLD = saved(Presentation()), b"\x89PNG\r\n\0", b"plain text", compound("PowerPoint Document")
WEIGHED = [
    ("deck.pptx", DECK, "pptx"),
    ("deck.docx", DECK, "pptx"),
    ("deck.txt", DECK, "pptx"),
    ("deck.zip", DECK, "pptx"),
    ("deck", DECK, "pptx"),
    ("deck.pptx", OLD, "ppt"),
    ("deck.pptx", compound("EncryptedPackage"), "pptx"),
    ("deck.pptx", compound("Strange"), "pptx"),
    ("deck.pptx", b"PK\x03\x04 cut off", "pptx"),
    ("deck.pptx", TEXT, "pptx"),
    ("plan.docx", b"junk before" + zipped("word/document.xml"), "docx"),
    ("deck.pptx", b"<html><p>Not found", "html"),
    ("deck.pptx", b"", "pptx"),
    ("page.html", zipped("a"), None),
    ("page.html", TEXT, "html"),
    ("note.txt", b"%PDF-1.4", "pdf"),
    ("note.md", b"PDF files begin with %PDF-1.4", "md"),
    ("odd.pdf", b"x %PDF-1.4", "pdf"),
    ("odd.pdf", b"\0\1\2", "pdf"),
    ("note.txt", b"<!doctype html>", "html"),
    ("note.md", b"<!doctype html>", "md"),
    ("note.md", b"# Title", "md"),
    ("list.csv", b"a,b", "csv"),
    ("letter.doc", TEXT, "txt"),
    ("letter.doc", b"<html>", "html"),
    ("letter.doc", b"{\\rtf1}", "rtf"),
    ("saved", b"<!doctype html>", "html"),
    ("mail", MAIL, "eml"),
    ("theme.php", b"<!doctype html>", None),
    ("icon.svg", TEXT, None),
    ("README", TEXT, None),
    ("photo.pptx", PNG, None),
    ("talk.vtt", TEXT, "vtt"),
]


@pytest.mark.parametrize(("name", "data", "form"), WEIGHED)
def test_name_and_content_are_weighed(name, data, form):
    assert recognised(name, io.BytesIO(data)).name == form


@pytest.mark.parametrize(
    ("name", "data", "reason", "detail"),
    [
        ("logo.png", PNG, "not-an-asset", "This is a picture"),
        ("photo.pptx", PNG, "unsupported", "This is a picture"),
        ("talk.mp4", b"\0\0\0\x20ftypisom", "not-an-asset", "captions as .vtt"),
        ("talk.m4a", b"\0\0\0\x20ftypisom", "not-an-asset", "sound recording"),
        ("book.epub", zipped("META-INF/container.xml"), "not-an-asset", "Export it as PDF"),
        ("deck.key", zipped("Index/Document.iwa"), "not-an-asset", "Keynote"),
        ("mail.msg", compound("__properties_version1.0"), "not-an-asset", "Save it as .eml"),
        ("all.zip", zipped("a.txt"), "not-an-asset", "Unpack it"),
        ("page.html", zipped("a.txt"), "unsupported", "Unpack it"),
        ("drawing.vsdx", zipped("visio/document.xml"), "not-an-asset", "Visio"),
        ("run.py", b"print()", "not-an-asset", "source code"),
        ("thing.xyz", TEXT, "not-an-asset", "does not read files .xyz"),
        ("README", TEXT, "not-an-asset", "without a suffix"),
    ],
)
def test_what_is_not_read_says_what_it_is_and_the_way_out(name, data, reason, detail):
    form = recognised(name, io.BytesIO(data))
    assert (form.name, form.reason) == (None, reason)
    assert detail in form.detail


def test_only_the_head_and_the_directory_are_read():
    class Counting(io.BytesIO):
        count = 0

        def read(self, size=-1):
            data = super().read(size)
            self.count += len(data)
            return data

    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("media.bin", bytes(3_000_000))
        archive.writestr("word/document.xml", "x")
    counting = Counting(stream.getvalue())
    assert recognised("a.docx", counting).name == "docx"
    assert counting.count < 10_000


def test_file_that_cannot_be_opened_is_what_its_name_says(tmp_path):
    assert recognised_file(tmp_path / "gone.pptx").name == "pptx"
    assert "picture" in recognised_file(tmp_path / "gone.png").detail


@pytest.mark.parametrize("seed", range(200))
def test_any_bytes_have_some_format_or_none(seed):
    import random

    source = random.Random(seed)
    start = source.choice([b"", b"PK\x03\x04", MAGIC, b"PK\x05\x06", b"PK\x03\x04" + bytes(26) + b"mimetype"])
    data = (
        start + source.randbytes(source.randrange(2_000)) + source.choice([b"", b"PK\x05\x06" + source.randbytes(18)])
    )
    name = "a" + source.choice([".pptx", ".txt", ".doc", "", ".pdf"])
    form = recognised(name, io.BytesIO(data))
    assert form.name or form.detail


@pytest.mark.realdata
@pytest.mark.parametrize("folder", ["python-pptx", "python-docx", "pypdf", "poi"])
def test_names_of_other_people_mostly_tell_the_truth(realdata, folder):
    files = [each for each in (realdata / "data/robustness" / folder).rglob("*") if format_of(each.name)]
    lies = [each.name for each in files if recognised_file(each).name != format_of(each.name)]
    assert len(files) > 20
    assert len(lies) <= 1
