"""The x-ray of one asset as a web page: whole without script, escaped, filtered by layer in a browser."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from msgcheck.model.asset import Asset
from msgcheck.model.passage import Coverage, Extraction, Layer, Passage, Role, UnreadPart
from msgcheck.model.place import SlidePlace
from msgcheck.reports.inspection.web_page import inspection_as_html

HOSTILE = "</script><img src=x onerror=alert(1)>{{7*7}}\x1b\u202e\x00<b>'\"&amp;"
ASSET = Asset("decks/a.pptx", Path("/nowhere/decks/a.pptx"), "deck", "pptx", frozenset({"body", "chart"}))
PASSAGES = (
    Passage("Close with calm", Layer.BODY, Role.TITLE, SlidePlace(1, 2, "Title 1", 0)),
    Passage("Say it slowly", Layer.NOTES, Role.NOTE, SlidePlace(1, 3, "Notes", 0), "Close with calm"),
    Passage("Europe", Layer.CHART, Role.LABEL, SlidePlace(2, 4, "Chart 3", 0)),
)
UNREAD = (UnreadPart("ppt/charts/chart3.xml", "1 text not read: “Asia”"),)
EXTRACTION = Extraction("A deck", PASSAGES, Coverage(4, 3, UNREAD))


@pytest.fixture
def soup():
    return BeautifulSoup(inspection_as_html(ASSET, EXTRACTION), "html.parser")


def words(element):
    return " ".join(element.get_text(" ").split())


def test_every_passage_stands_under_its_slide(soup):
    sections = soup.select("section.slide")
    assert [words(section.h3) for section in sections] == ["Slide 1 · Close with calm", "Slide 2"]
    rows = [words(row) for section in sections for row in section.select("li")]
    assert rows == [
        "body title Title 1 Close with calm",
        "notes * (not checked) note Notes Say it slowly",
        "chart label Chart 3 Europe",
    ]


def test_coverage_and_what_was_not_read_are_said(soup):
    assert soup.select_one("svg.bar")["aria-label"] == "3 of 4 text units read (75.0 %), 1 part not read"
    assert soup.select_one("svg.bar rect")["width"] == "75.00"
    assert words(soup.select_one(".unread")) == "ppt/charts/chart3.xml : 1 text not read: “Asia”"


def test_a_file_that_was_read_whole_says_so():
    page = inspection_as_html(ASSET, Extraction("", PASSAGES, Coverage(3, 3)))
    assert "Every text of the file was read." in page
    assert "100 %" in page
    assert "No text was read." in inspection_as_html(ASSET, Extraction("", (), Coverage(0, 0)))


def test_hostile_text_stays_text():
    passage = replace(PASSAGES[0], text=HOSTILE, context=HOSTILE, place=SlidePlace(1, 2, HOSTILE))
    coverage = Coverage(2, 1, (UnreadPart(HOSTILE, HOSTILE),))
    page = inspection_as_html(replace(ASSET, uri=HOSTILE, kind=HOSTILE), Extraction(HOSTILE, (passage,), coverage))
    soup = BeautifulSoup(page, "html.parser")
    assert len(soup.select("script")) == 1
    assert not soup.select("img, b")
    assert not [name for element in soup.find_all(True) for name in element.attrs if name.startswith("on")]
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]", page)
    assert "{{7*7}}" in soup.get_text()


def test_nothing_is_fetched(soup):
    assert soup.select_one("meta[http-equiv]")["content"].startswith("default-src 'none'; style-src 'sha256-")
    assert not soup.select("[src], link, iframe, object, embed, form[action], [style], base")


@pytest.fixture
def page(browser, tmp_path):
    file = tmp_path / "xray.html"
    file.write_text(inspection_as_html(ASSET, EXTRACTION), encoding="utf-8")
    noise = []
    opened = browser.new_page()
    opened.on("console", lambda message: noise.append(message.text))
    opened.on("pageerror", lambda error: noise.append(str(error)))
    opened.goto(file.as_uri())
    yield opened
    opened.close()
    assert noise == []


ROWS = "[...document.querySelectorAll('section.slide li')]"
SHOWN = f"{ROWS}.filter((row) => row.checkVisibility()).map((row) => row.dataset.layer)"


@pytest.mark.browser
def test_a_layer_is_switched_off_and_on_again(page):
    page.get_by_role("checkbox", name="body").uncheck()
    page.get_by_role("checkbox", name="notes").uncheck()
    assert page.evaluate(SHOWN) == ["chart"]
    assert page.get_by_role("status").inner_text() == "1 passage of 3."
    assert not page.get_by_role("heading", name="Slide 1").is_visible()
    page.get_by_role("button", name="Clear").click()
    page.get_by_role("status").filter(has_text="All 3 passages.").wait_for()


@pytest.mark.browser
def test_words_are_searched(page):
    page.get_by_role("searchbox", name="Words").fill("SLOWLY notes")
    page.get_by_role("status").filter(has_text="1 passage of 3.").wait_for()
    assert page.evaluate(SHOWN) == ["notes"]
