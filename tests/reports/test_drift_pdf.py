"""The drift report as PDF: real text, bookmarks, tags, charts, page numbers; nothing fetched, the same bytes."""

from __future__ import annotations

import importlib
import re
import socket
import sys
from dataclasses import replace
from io import BytesIO

import pypdfium2
import pytest
from pypdf import PdfReader

from msgcheck.errors import UsageError

pytest.importorskip("altair", reason="the extra 'report' is not installed")


@pytest.fixture(scope="module")
def drift_pdf():
    try:
        importlib.import_module("weasyprint")
    except (ImportError, OSError):
        pytest.skip("WeasyPrint, or the Pango it draws with, is not installed")
    return importlib.import_module("msgcheck.reports.drift.pdf")


@pytest.fixture(scope="module")
def report(made_drift):
    """The made report with fewer messages and tables: a page takes half a second to print."""
    full = made_drift.drift_report()
    return replace(full, messages=full.messages[:2], groups=full.groups[:1], unapproved=full.unapproved[:1])


@pytest.fixture(scope="module")
def printed(drift_pdf, report):
    return drift_pdf.drift_as_pdf(report)


@pytest.fixture(scope="module")
def pdf(printed):
    return PdfReader(BytesIO(printed))


def texts_of(data):
    """The text of each page, as readers of PDF copy it."""
    with pypdfium2.PdfDocument(data) as document:
        return [" ".join(page.get_textpage().get_text_range().split()) for page in document]


@pytest.fixture(scope="module")
def texts(printed):
    return texts_of(printed)


def titles(outline):
    """(title, depth) of every bookmark."""
    for entry in outline:
        if isinstance(entry, list):
            yield from ((title, depth + 1) for title, depth in titles(entry))
        else:
            yield entry.title, 0


def test_long_claims_leave_the_decisions_on_the_first_page(drift_pdf, report):
    long = "Our platform closes the books of a whole group of companies in less than half of the time it took. " * 2
    worst = tuple(replace(drift, told=long, approved=long, message=long * 2) for drift in report.worst)
    asked = tuple(replace(each, text=f"{each.text} “{long}”") for each in report.decisions[:2])
    shown = replace(report, worst=worst, decisions=(*asked, report.decisions[2]), messages=(), groups=(), trends=())
    assert "Move the 21 assets" in texts_of(drift_pdf.drift_as_pdf(shown))[0]


def test_the_first_page_is_for_the_reader_in_a_hurry(texts):
    first = texts[0]
    for expected in (
        "78.4",
        "Worst drifts",
        "closes the books 70 % faster",
        "Decisions asked for",
        "Move the 21 assets",
    ):
        assert expected in first
    assert "Trends" in texts[1]


def test_every_section_is_a_bookmark(pdf):
    marks = dict(titles(pdf.outline))
    assert marks["Acme Flow: message drift in 2026Q3"] == 0
    assert {"By message", "Terms", "Claims in conflict", "Waivers about to lapse", "Not read"} <= {
        title for title, depth in marks.items() if depth == 1
    }


def test_it_says_what_it_is_and_when_it_was_made(pdf, report):
    assert pdf.metadata.title == "Acme Flow: message drift in 2026Q3"
    assert pdf.metadata.author == "Acme Flow"
    assert pdf.metadata.creation_date == report.made_at


def test_it_is_tagged_and_says_its_language(pdf):
    root = pdf.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "en"
    assert b"pdfuaid:part" in root["/Metadata"].get_data()


def kinds_and_alternatives(element):
    """(tag, text alternative) of every element of the structure tree."""
    element = element.get_object()
    if not isinstance(element, dict):
        return
    yield element.get("/S"), element.get("/Alt", "")
    kids = element.get("/K", [])
    for kid in kids if isinstance(kids, list) else [kids]:
        if not isinstance(kid, int):
            yield from kinds_and_alternatives(kid)


def test_a_screen_reader_finds_headings_tables_and_what_charts_say(pdf):
    tags = list(kinds_and_alternatives(pdf.trailer["/Root"]["/StructTreeRoot"]))
    kinds = [kind for kind, _ in tags]
    assert {"/H1", "/H2", "/H3", "/Table", "/TH", "/TD"} <= set(kinds)
    assert any("rose from 61.2 in 2025Q2 to 78.4" in alternative for _, alternative in tags)


def test_charts_are_drawn_with_their_numbers(texts):
    assert all(number in texts[0] for number in ("61.2", "64.9", "70.3", "71.8", "75.3", "2025Q2"))


def test_pages_are_numbered(texts):
    for number, text in enumerate(texts, 1):
        assert f"{number} / {len(texts)}" in text


def test_the_same_report_gives_the_same_bytes(drift_pdf, report, printed):
    assert drift_pdf.drift_as_pdf(report) == printed


def test_nothing_is_fetched(drift_pdf, report, monkeypatch, tmp_path):
    secret = tmp_path / "secret.svg"
    secret.write_text('<svg xmlns="http://www.w3.org/2000/svg"><text>SECRET</text></svg>')
    pictures = f'<img src="{secret.as_uri()}" alt=""><img src="http://a.example/b" alt="">'
    page = f'<html lang="en"><title>t</title><style>@import "http://a.example/c";</style>{pictures}x</html>'
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: pytest.fail("a name was looked up"))
    monkeypatch.setattr(drift_pdf, "drift_as_html", lambda *_: page)
    assert texts_of(drift_pdf.drift_as_pdf(report)) == ["x"]


def test_without_the_library_the_error_names_the_way_out(drift_pdf, report, monkeypatch):
    monkeypatch.setattr(drift_pdf, "drift_as_html", lambda *_: "")
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    with pytest.raises(UsageError, match=re.escape("pip install weasyprint")):
        drift_pdf.drift_as_pdf(report)


def test_without_pango_the_error_names_its_packages(drift_pdf, report, monkeypatch):
    class Broken:
        def find_spec(self, name, path=None, target=None):
            if name == "weasyprint":
                raise OSError("cannot load library 'libpango-1.0-0'")

    monkeypatch.setattr(drift_pdf, "drift_as_html", lambda *_: "")
    monkeypatch.delitem(sys.modules, "weasyprint", raising=False)
    monkeypatch.setattr(sys, "meta_path", [Broken(), *sys.meta_path])
    with pytest.raises(UsageError, match="apt install libpango"):
        drift_pdf.drift_as_pdf(report)
