"""Words in pictures of pages: read by a program when it is asked for, and said to be unread when it is not there."""

from __future__ import annotations

import importlib.util
import io
import shutil
import subprocess

import pytest
from PIL import Image, ImageDraw, ImageFont
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from msgcheck.extract.limits import Limits
from msgcheck.extract.page_document import extract_page_document, recognition

NEEDED = {
    "tesseract": shutil.which("tesseract") is not None,
    "rapidocr": importlib.util.find_spec("rapidocr") is not None,
}


@pytest.fixture
def scan():
    picture = Image.new("RGB", (1200, 400), "white")
    font = ImageFont.load_default(size=60)
    ImageDraw.Draw(picture).text((80, 80), "Plans for quiet teams", fill="black", font=font)
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=(600, 200))
    canvas.drawImage(ImageReader(picture), 0, 0, 600, 200)
    canvas.save()
    return stream


def read(stream, program):
    return extract_page_document(stream, Limits(ocr=program))


def test_pictures_are_left_when_nobody_asks(scan):
    coverage = read(scan, None).coverage
    assert [(each.part, each.reason) for each in coverage.unread] == [("page 1", "a picture without text")]


@pytest.mark.parametrize("program", NEEDED)
def test_words_of_a_picture(scan, program):
    if not NEEDED[program]:
        pytest.skip(f"{program} is not installed")
    extraction = read(scan, program)
    found = next(p for p in extraction.passages if p.layer == "body")
    assert found.text == "Plans for quiet teams"
    x0, y0, x1, y1 = found.place.box
    assert 30 < x0 < 45  # RapidOCR draws its boxes some points wider than the letters
    assert 250 < x1 < 400
    assert 30 < y0 < y1 < 90
    assert extraction.coverage.unread == ()


def test_a_program_that_is_not_there_is_named(scan, monkeypatch):
    monkeypatch.setattr(shutil, "which", lambda _: None)
    unread = read(scan, "tesseract").coverage.unread
    assert [each.reason for each in unread] == ["a picture without text; Tesseract is not installed"]


def test_a_program_that_takes_too_long_is_given_up(scan, monkeypatch):
    def run(command, **options):
        raise subprocess.TimeoutExpired(command, options["timeout"])

    monkeypatch.setattr(shutil, "which", lambda _: "/usr/bin/tesseract")
    monkeypatch.setattr(subprocess, "run", run)
    unread = read(scan, "tesseract").coverage.unread
    assert [each.reason for each in unread] == ["a picture without text; Tesseract took more than 30 seconds"]


def test_the_rows_of_a_table_become_lines():
    head = "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext"
    rows = [
        head,
        "4\t1\t1\t1\t1\t0\t10\t20\t300\t30\t-1\t",
        "5\t1\t1\t1\t1\t1\t10\t22\t90\t28\t96.5\tquiet",
        "5\t1\t1\t1\t1\t2\t110\t20\t90\t30\t95\tteams",
        "5\t1\t1\t1\t2\t1\t10\t60\t90\t30\t12\tdirt",
        "broken",
    ]
    assert list(recognition._lines_of_table("\n".join(rows))) == [("quiet teams", (10, 20, 200, 50))]
