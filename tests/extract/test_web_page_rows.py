"""Web pages: items of rows and grids stand apart, readings above the line leave it whole."""

from __future__ import annotations

import io

import pytest

from msgcheck.extract.reading import extract
from msgcheck.model.passage import Layer, Role

_SHEET = ".row, .box .items > .inner { display: flex } @media screen { .tiles { display:inline-grid } } b.not {top: 0}"


def read(content):
    page = f"<!doctype html><html><head><style>{_SHEET}</style></head><body><main>{content}</main></body></html>"
    return extract(io.BytesIO(page.encode()), "html")


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ('<div style="gap: 4px; display: flex"><span>Open</span><span>Books</span></div>', "Open Books"),
        ('<div style="display:inline-grid"><b>45%</b><i>less</i></div>', "45% less"),
        ('<div class="mt-4 flex"><span>$29</span><span>/month</span></div>', "$29 /month"),
        ('<div class="d-flex"><em>10</em><em>days</em></div>', "10 days"),
        ('<div class="row"><span>Open</span><span>Books</span></div>', "Open Books"),
        ('<div class="inner"><span>Open</span><span>Books</span></div>', "Open Books"),
        ('<div class="tiles"><span>Open</span><button>Buy</button><span>Books</span></div>', "Open Books"),
    ],
)
def test_items_of_a_row_do_not_fuse(content, expected):
    assert expected in [each.text for each in read(content).passages]


@pytest.mark.parametrize(
    "content",
    [
        "<p><b>Led</b>gers</p>",
        '<p class="not"><b>Led</b>gers</p>',
        '<p style="display:block"><b>Led</b>gers</p>',
        '<p style="flex: 1"><b>Led</b>gers</p>',
        '<div class="flex"><p><b>Led</b>gers</p></div>',
        '<p class="flexible"><b>Led</b>gers</p>',
    ],
)
def test_a_word_outside_a_row_stays_whole(content):
    assert [each.text for each in read(content).passages] == ["Ledgers"]


def test_links_of_a_row_stay_links():
    passages = read('<div class="row"><a href="/a">Plans</a><a href="/b">Prices</a></div>').passages
    assert [(each.text, each.role) for each in passages] == [("Plans", Role.LINK), ("Prices", Role.LINK)]


@pytest.mark.parametrize(
    ("content", "line", "readings"),
    [
        (
            "<ruby>漢<rp>(</rp><rt>かん</rt><rp>)</rp>字<rp>(</rp><rt>じ</rt><rp>)</rp></ruby>です",
            "漢字です",
            ["かん", "じ"],
        ),
        ("two <ruby>Ledger<rt>led-jer</rt></ruby>s open", "two Ledgers open", ["led-jer"]),
        ("<ruby>Ledger<rtc><rt>one</rt><rt>two</rt></rtc></ruby> ends", "Ledger ends", ["one", "two"]),
    ],
)
def test_a_reading_above_the_line_is_a_label_and_the_line_is_whole(content, line, readings):
    extraction = read(f"<p>{content}</p>")
    assert [each.text for each in extraction.passages if each.role is Role.PARAGRAPH] == [line]
    labels = [each.text for each in extraction.passages if (each.role, each.layer) == (Role.LABEL, Layer.BODY)]
    assert labels == readings
    assert extraction.coverage.unread == ()
