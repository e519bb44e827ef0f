"""The drift report's page in a real browser: quiet, readable by everybody, on every screen and on paper."""

from __future__ import annotations

import re
from dataclasses import replace
from io import BytesIO
from itertools import pairwise

import pytest
from pypdf import PdfReader

from msgcheck.reports.drift.page import drift_as_html

pytestmark = pytest.mark.browser
pytest.importorskip("altair", reason="the extra 'report' is not installed")

OPEN_ALL = "document.querySelectorAll('details').forEach((details) => { details.open = true; })"


@pytest.fixture(scope="module")
def html(made_drift):
    return drift_as_html(made_drift.drift_report())


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_serious_violation(opened_page, axe_violations, html, scheme):
    page = opened_page(html, color_scheme=scheme, bypass_csp=True)
    page.evaluate(OPEN_ALL)
    assert axe_violations(page) == []


@pytest.mark.parametrize("width", [320, 390, 768, 1280])
def test_the_page_never_scrolls_sideways(opened_page, html, width):
    page = opened_page(html, viewport={"width": width, "height": 800})
    page.evaluate(OPEN_ALL)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_reader_in_a_hurry_sees_score_trend_and_summary_without_scrolling(opened_page, made_drift):
    page = opened_page(drift_as_html(made_drift.drift_report()), viewport={"width": 1280, "height": 800})
    for selector in (".score .big", ".score svg", ".sum .sentence", "article.drift"):
        assert page.locator(selector).first.bounding_box()["y"] < 800


PAINTED = "[...document.querySelectorAll('.score svg text')].map((text) => getComputedStyle(text).fill)"


@pytest.mark.parametrize(("scheme", "darkest", "lightest"), [("light", 0, 140), ("dark", 140, 255)])
def test_charts_follow_the_colour_scheme(opened_page, html, scheme, darkest, lightest):
    page = opened_page(html, color_scheme=scheme)
    painted = page.evaluate(PAINTED)
    assert len(painted) == 12
    for colour in painted:
        assert all(darkest <= int(channel) <= lightest for channel in re.findall(r"\d+", colour))


CUT_OFF = """
() => [...document.querySelectorAll(".chart svg")].flatMap((svg) => {
  const box = svg.getBoundingClientRect();
  return [...svg.querySelectorAll("text")].filter((text) => {
    const at = text.getBoundingClientRect();
    return at.left < box.left - 1 || at.right > box.right + 1 || at.top < box.top - 1 || at.bottom > box.bottom + 1;
  }).map((text) => text.textContent);
})
"""


def test_no_text_of_a_chart_is_cut_off(opened_page, html):
    assert opened_page(html).evaluate(CUT_OFF) == []


def test_headings_step_down_one_at_a_time(opened_page, html):
    levels = opened_page(html).evaluate(
        "[...document.querySelectorAll('h1, h2, h3, h4')].map((heading) => Number(heading.tagName[1]))"
    )
    assert levels.count(1) == 1
    assert all(below - above <= 1 for above, below in pairwise([1, *levels[1:]]))


def test_the_data_of_a_chart_opens_by_keyboard(opened_page, html):
    page = opened_page(html)
    page.locator(".score summary").focus()
    page.keyboard.press("Enter")
    assert page.locator(".score details table").is_visible()


def test_paper_begins_with_one_page_for_the_reader_in_a_hurry(opened_page, made_drift):
    report = made_drift.drift_report()
    page = opened_page(drift_as_html(replace(report, worst=report.worst[:1] * 3)))
    pages = PdfReader(BytesIO(page.pdf(prefer_css_page_size=True, print_background=True))).pages
    first, second = pages[0].extract_text(), pages[1].extract_text()
    assert "Decisions asked for" in first
    assert "Move the 21 assets" in first
    assert "Trends" in second
    assert "Skip to the details" not in first
