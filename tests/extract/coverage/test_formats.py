"""The proof of whole files: what the readers leave out is found by the walk, and nothing that they read."""

import io
from dataclasses import replace

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from msgcheck.extract.coverage.formats import proved
from msgcheck.extract.limits import Limits
from msgcheck.extract.reading import extract
from msgcheck.model.passage import UnreadPart


def pdf(*lines):
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=A4)
    canvas.setTitle("A plan")
    for number, line in enumerate(lines):
        canvas.drawString(72, 700 - 40 * number, line)
    canvas.bookmarkPage("first")
    canvas.addOutlineEntry("Opening words", "first")
    canvas.save()
    return stream.getvalue()


FILES = {
    "html": b"<title>Plan</title><p>Lakes are deep.<p>Hills are <b>high</b>.<img alt='A hill'>",
    "md": b"# Plan\n\n- Lakes are deep.\n- Hills are *high*.\n",
    "txt": b"Plan\n====\n\nLakes are deep.\n\nHills are high.\n",
    "srt": b"1\n00:00:01,000 --> 00:00:02,000\nLakes are deep.\n\n2\n00:00:03,000 --> 00:00:04,000\nHills are high.\n",
    "csv": b"name,note\nLakes,Lakes are deep\nHills,Hills are high\n",
    "eml": b"Subject: Plan\r\n\r\nLakes are deep.\r\n\r\nHills are high.\r\n",
    "pdf": pdf("Lakes are deep and very quiet.", "Hills are high and windy."),
}


@pytest.mark.parametrize("format_name", FILES)
def test_a_file_that_is_read_whole_is_proved_whole(format_name):
    coverage = extract(io.BytesIO(FILES[format_name]), format_name).coverage
    assert coverage.text_units == coverage.read >= 2
    assert coverage.unread == ()


@pytest.mark.parametrize(
    "format_name", [each for each in FILES if each != "pdf"]
)  # its reader proves itself, see its own tests
def test_a_passage_that_a_reader_drops_is_missed(format_name):
    stream = io.BytesIO(FILES[format_name])
    extraction = extract(stream, format_name)
    kept = tuple(each for each in extraction.passages if "Hills are" not in each.text)
    assert len(kept) < len(extraction.passages)
    coverage = proved(replace(extraction, passages=kept), stream, format_name, Limits()).coverage
    assert coverage.read < coverage.text_units == extraction.coverage.text_units
    assert "Hills are high" in coverage.unread[0].reason.replace("*", "")


def test_what_the_reader_could_not_read_stays_listed():
    stream = io.BytesIO(FILES["txt"])
    extraction = extract(stream, "txt")
    unread = (UnreadPart("end of the file", "limit"),)
    known = replace(extraction, coverage=replace(extraction.coverage, unread=unread))
    coverage = proved(known, stream, "txt", Limits()).coverage
    assert coverage.unread == unread
    assert coverage.text_units == coverage.read + 1
