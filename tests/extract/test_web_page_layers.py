"""Names and styles that say something of an element's layer are found by their marks, however few look at them."""

from __future__ import annotations

import io

import pytest

from msgcheck.extract.limits import Limits
from msgcheck.extract.web_page.layers import is_hiding_style, is_telling
from msgcheck.extract.web_page.reader import extract_web_page
from msgcheck.extract.web_page.style_sheets import unseen_by
from msgcheck.extract.web_page.unseen import Unseen
from msgcheck.model.passage import Layer

CONSENT = """
cookie gdpr-box ccpa consent onetrust-banner-sdk CybotCookiebotDialog cc-window cc-banner cky-bar
cmplz-cookiebanner usercentrics-root uc-banner didomi-host truste_box trustarc-banner iubenda-cs-banner qc-cmp2
osano-cm-window termly-x BorlabsBox klaro tarteaucitronRoot moove_gdpr_cookie hs-eu-cookie axeptio_overlay
sp_message_container_1 fc-consent-root evidon-banner ketch-banner cookiefirst-root ppms_cm_popup efc-cookie
privacy-banner eu-cookie-law fs-cc-banner_component
"""
HIDING = """display:none
display:none!important
VISIBILITY : hidden
visibility:collapse
font-size:0
font-size : .0em
text-indent:-9999px
left : -1000px
clip:rect(0 0 0 0)
clip-path:inset(50%)
transform:scale(0)
color:transparent
color:rgba(0,0,0,0)
overflow:hidden;height:0
opacity:0
color:#fff;background:#fff
color:white;background-color:#FFFFFF
color:rgb(255, 255, 255);background:#fff
color:rgb(0 0 0 / 0%)
color:#0000
color:#12345600
font:0/0 a
left:-999em
margin-left:-624.9375rem
transform:translateX(-9999px)
transform: translate( -10000px, 0)"""
SHOWN = """color:red
display:nonesuch
background-color:red
font-size:10px
margin-top:-4px
opacity:0.5
height:0
color:#000;background:#fff
color:white;background:#fffffe
color:#100
color:#ff0000
color:rgb(0 0 0 / 80%)
color:rgb(255,0,0)
color:rgb(0,0,0)
color:rgba(255,255,0,.5)
font:10px/1.5 a
font:100/150 a
margin-left:-10em
transform:translateX(-100px)
background:linear-gradient(red,blue);-webkit-background-clip:text;color:transparent
color:transparent; background-clip: padding-box, text"""


@pytest.mark.parametrize("name", CONSENT.split())
def test_a_name_of_a_consent_tool_is_telling(name):
    assert is_telling(f"box {name}", Unseen())


@pytest.mark.parametrize("name", ["main", "trust-badges", "hero-banner", "btn btn-primary"])
def test_other_names_are_not(name):
    assert not is_telling(name, Unseen())


@pytest.mark.parametrize("style", HIDING.splitlines())
def test_a_style_that_hides(style):
    assert is_hiding_style(style)
    assert unseen_by(f".x {{ {style} }}") == Unseen(frozenset({".x"}))


@pytest.mark.parametrize("style", SHOWN.splitlines())
def test_a_style_that_does_not(style):
    assert not is_hiding_style(style)


ON_PATHS = {
    ".a .b": True,
    ".a > .b": False,  # a paragraph stands between
    ".a > p > .b": True,
    "div.a p .b": True,
    ".x .a .b": False,
    "#top .a > p .b": True,
    ".b.c": True,
    ".b.d": False,
    "p > b.b": True,
    ".a .b .c": False,
    ".a b": False,  # a tag alone is no name
    ".a .b:hover": False,
    ".a + .b": False,
    ".a [class]": False,
    "body div p b.b": True,
    "html body div p b.b": False,  # longer than is kept
}
PAGE = "<style>{}</style>{}<div id=top><div class=a><p>shown <b class='b c'>kept back</b>"


def hidden_texts(html):
    return [p.text for p in extract_web_page(io.BytesIO(html.encode()), Limits()).passages if p.layer is Layer.HIDDEN]


@pytest.mark.parametrize("selector", ON_PATHS)
def test_selectors_of_several_parts_hide(selector):
    found = hidden_texts(PAGE.format(f"{selector} {{ display: none }}", ""))
    assert found == (["kept back"] if ON_PATHS[selector] else [])


@pytest.mark.parametrize(
    ("sheet", "beside"),
    [
        (".a .b {display:none} .a:hover .b {display:block}", ""),
        (".a .b {display:none} @media (min-width: 1px) {.b {display:inline}}", ""),
        (".a .b {display:none} .a.open .b {height: auto}", ""),
        ("@media (max-width: 600px) {.a .b {display:none}}", ""),
        ("@media print {.a .b {display:none}}", ""),
        (".a .b {display:none}", "<script src=tabs.js></script>"),
        (".no-js .b {display:none}", "<button onclick='show()'>Show</button>"),
    ],
)
def test_what_may_be_shown_at_times_is_not_hidden(sheet, beside):
    assert hidden_texts(PAGE.format(sheet, beside)) == []


def test_structured_data_is_no_program():
    data = '<script type="application/ld+json; charset=utf-8">{"name": "Lumo"}</script>'
    assert hidden_texts(PAGE.format(".a .b {display:none}", data)) == ["kept back"]


def test_many_selectors_on_a_deep_page_take_bounded_time(clock):
    sheet = "".join(f".x{number} .a .a .b {{display:none}}" for number in range(10_000))
    inside = "".join(f"x{number} " for number in range(100))  # each is there, and on the wrong side
    page = f"<style>{sheet}</style>" + "<div class=a>" * 200 + f"<div class='{inside}'>" + "<p class=b>x</p>" * 5_000
    assert hidden_texts(page) == []
    clock.assert_within(15, lambda: hidden_texts(page))


def test_many_classes_take_as_much_longer_as_there_are_more(clock):
    def page(count):
        sheet = "".join(f".x{number} {{display:none}}" for number in range(count))
        return f"<style>{sheet}</style>" + "".join(f"<p class=y{number}>x</p>" for number in range(count))

    small, large = page(1_000), page(12_000)
    clock.assert_growth(24, small=lambda: hidden_texts(small), large=lambda: hidden_texts(large))
