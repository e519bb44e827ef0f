"""Web pages: items of rows and grids stand apart, readings above the line leave it whole."""

from __future__ import annotations

import io

import pytest

from msgcheck.extract.reading import extract
from msgcheck.model.passage import Layer, Role

_SHEET = (
    ".row, .box .items > .inner { display: flex } @media screen { .tiles { display:inline-grid } } b.not {top: 0}"
    ".tile .figure { display: block } .pill { display: inline-block } @media print { .line { display: block } }"
)


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


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ('<div><span class="figure">500</span><span class="figure">shops served</span></div>', "500 shops served"),
        (
            '<h2><span class="block xl:inline">Ledgers that</span><span class="block">close</span></h2>',
            "Ledgers that close",
        ),
        ('<p>From<b class="d-block">$29</b>a month</p>', "From $29 a month"),
        ('<x-tile><span slot="a">500</span><span slot="b">shops</span></x-tile>', "500 shops"),
    ],
)
def test_lines_of_their_own_do_not_fuse_and_are_one_text(content, expected):
    assert [each.text for each in read(content).passages] == [expected]


@pytest.mark.parametrize(
    "content",
    [
        '<p><span class="figure">L</span>edgers</p>',  # a drop cap
        "<p>" + "".join(f'<span class="block">{letter}</span>' for letter in "Ledgers") + "</p>",
        '<p><span class="pill">Led</span>gers</p>',
        '<p><span class="line">Led</span>gers</p>',
        '<p><span class="blocks">Led</span>gers</p>',
    ],
)
def test_what_is_no_line_of_its_own_fuses(content):
    assert [each.text for each in read(content).passages] == ["Ledgers"]


def test_links_on_lines_of_their_own_stay_links():
    passages = read('<div><a class="block" href="/a">Plans</a><a class="block" href="/b">Prices</a></div>').passages
    assert [(each.text, each.role) for each in passages] == [("Plans", Role.LINK), ("Prices", Role.LINK)]


def test_a_component_and_what_it_holds_are_two_texts():
    content = '<x-tile><template shadowrootmode="open">Shops<slot></slot></template><b>500</b></x-tile>'
    assert [each.text for each in read(content).passages] == ["Shops", "500"]


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
