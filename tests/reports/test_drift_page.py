"""The drift report's page as markup: self-contained, every number a figure's, charts with their data, deaf to texts."""

from __future__ import annotations

import re
from dataclasses import fields, is_dataclass, replace
from functools import cache

import pytest
from bs4 import BeautifulSoup

from msgcheck.model.drift_report import Figure, Trend
from msgcheck.reports.drift import figure_words
from msgcheck.reports.drift.page import drift_as_html

pytest.importorskip("altair", reason="the extra 'report' is not installed")

NUMBER = re.compile(r"\d[\d,.]*\d|\d")
QUOTED = re.compile("“[^”]*”")


@cache
def soup_of(report):
    return BeautifulSoup(drift_as_html(report), "html.parser")


def words(element):
    return " ".join(element.get_text().split())


@pytest.fixture(scope="module")
def report(made_drift):
    return made_drift.drift_report()


@pytest.fixture(scope="module")
def soup(report):
    return soup_of(report)


def test_the_first_page_has_score_trend_summary_drifts_and_decisions(soup, made_drift):
    brief = " ".join(soup.select_one("#brief").get_text(" ").split())
    for expected in (
        "Alignment score 78.4 +3.1 points since 2026Q2, better · 95 % interval 74.1 to 82 · from 412 verdicts",
        "The score rose to 78.4; 3,120 conflicts are open.",
        "Required messages told 71.2 % ◦ watch +1.1 percentage points since 2026Q2, better",
        "Half-life of a drift - Fewer than half of the findings are fixed.",
        "Approve or retire: 9 assets claim “one-click close”.",
    ):
        assert expected in brief
    told, approved = soup.select("#brief article blockquote")[:2]
    assert [told.get_text(), approved.get_text()] == ["closes the books 70 % faster", made_drift.STATEMENT]
    assert len(soup.select("#brief article")) == 3
    assert len(soup.select("#brief .asked > li")) == 3
    assert soup.select_one("#brief .score svg[role=img]")


def test_every_section_is_there_in_its_order(soup):
    ids = [section["id"] for section in soup.select("main > section")]
    assert ids == [
        *("brief", "trends", "messages", "audit", "groups", "terms", "conflicts", "unapproved", "flow", "service"),
        *("waivers", "unread", "meaning", "about"),
    ]
    assert {a["href"][1:] for a in soup.select("a[href]")} <= {element["id"] for element in soup.select("[id]")}


def test_every_figure_of_the_report_is_on_the_page(report, soup):
    shown = {element["data-figure"]: words(element) for element in soup.select("[data-figure]")}
    left_out = {figure.id for drift in report.unapproved[0].examples for figure in (drift.assets, drift.open_days)}
    for figure in figure_words.figures_of(report):
        if not figure.id.startswith(("decide.", "drift.10", "drift.11", "drift.20")) and figure.id not in left_out:
            assert shown[figure.id] == figure_words.figure_text(figure)


def figures_in(value):
    """Every figure anywhere in ``value``, found without the help of the reports."""
    if isinstance(value, Figure):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from figures_in(item)
    elif is_dataclass(value):
        for field in fields(value):
            yield from figures_in(getattr(value, field.name))


def numbers_of(report):
    """The numbers a reader may meet: those of figures and of points of trends, as they are written."""
    said = ["95 % interval", f"{len(report.runs)} recorded runs"]
    for figure in figures_in(report):
        said += [figure_words.figure_text(figure), figure_words.about_text(figure, report.against)]
        said += [figure_words.amount_text(figure.before, figure.unit) if figure.before is not None else ""]
        said += [figure_words.amount_text(end, figure.unit) for end in (figure.low, figure.high) if end is not None]
    for trend in report.trends:
        said += [*trend.periods, figure_words.trend_text(trend)]
    return {number for text in said for number in NUMBER.findall(text)}


def test_every_number_outside_quotes_is_a_figures(report):
    page = BeautifulSoup(drift_as_html(report), "html.parser").body
    for quote in page.select("bdi, blockquote, q, time, code, title, desc, [data-sure]"):
        quote.decompose()
    text = QUOTED.sub("", page.get_text(" "))
    assert set(NUMBER.findall(text)) <= numbers_of(report)
    assert len(NUMBER.findall(text)) > 300


def test_the_description_of_a_chart_has_the_numbers_of_its_points_alone(report, soup):
    for trend in report.trends:
        svg = next(svg for svg in soup.select("svg") if svg.title.get_text() == trend.label)
        known = {number for text in (*trend.periods, figure_words.trend_text(trend)) for number in NUMBER.findall(text)}
        assert set(NUMBER.findall(svg.desc.get_text())) <= known
    assert soup.select_one(".score desc").get_text() == (
        "It rose from 61.2 in 2025Q2 to 78.4 in 2026Q3; lowest 61.2 in 2025Q2, highest 78.4 in 2026Q3."
    )


def test_the_table_beside_a_chart_has_its_data(report, soup):
    tables = {chart.svg.title.get_text(): chart.select("tbody tr") for chart in soup.select("figure.chart")}
    for trend in report.trends:
        cells = [tuple(words(cell) for cell in row.select("th, td")) for row in tables[trend.label]]
        values = ["-" if v is None else figure_words.amount_text(v, trend.unit) for v in trend.values]
        assert cells == list(zip(trend.periods, values, strict=True))
    flow = [tuple(map(words, row.select("th, td"))) for row in tables["Where findings came from and went"]]
    assert flow == [("New", "38"), ("Fixed", "51"), ("Inherited", "402"), ("Platform", "17")]


def test_a_chart_draws_the_numbers_of_its_data(report, soup):
    for chart in soup.select("figure.chart"):
        drawn = [text.get_text() for text in chart.select("svg text")]
        for row in chart.select("tbody tr"):
            shown = words(row.select("td")[0])
            assert shown == "-" or any(label and shown.startswith(label) for label in drawn)


def test_bands_are_told_by_word_and_symbol(soup):
    bands = {words(chip) for chip in soup.select("#audit .figures .band")}
    assert bands == {"✓ healthy", "◦ watch", "! concerning", "× crisis"}


def test_headline_figures_say_what_they_cannot_say_and_how_they_are_traced(soup):
    row = next(row for row in soup.select("#meaning tbody tr") if "score.run" in row.get_text())
    assert "It weighs what is written, not who hears it" in words(row)
    assert "--trace ID" in words(soup.select_one("#meaning"))


def test_what_the_report_stands_on_is_counted(made_drift, report):
    basis = (made_drift.figure("assets", "Assets read", 35), made_drift.figure("assets.skipped", "Assets not read", 2))
    shown = soup_of(replace(report, basis=basis)).select("#about [data-figure]")
    assert {element["data-figure"]: words(element) for element in shown} == {"assets": "35", "assets.skipped": "2"}


def test_what_is_not_on_the_page_is_counted(made_drift, report):
    many = soup_of(replace(report, fixed=report.fixed * 70))
    assert len(many.select("#flow .words tbody tr")) == 200
    assert "10 more lines are not printed here" in words(many.select_one("#flow"))


def test_a_retired_wording_is_not_called_approved(report):
    first, second, *_ = report.messages
    shown = soup_of(replace(report, messages=(replace(first, status="retired"), second)))
    assert [words(label) for label in shown.select("section.message > .label")] == ["Retired", "Approved"]


def test_an_empty_report_says_so(report):
    empty = {field.name: () for field in fields(report) if isinstance(getattr(report, field.name), tuple)}
    page = words(soup_of(replace(report, **empty, against=None)).body)
    for expected in (
        "There is no earlier period to compare with.",
        "No drift stands open at the end of this period.",
        "Nothing needs a decision.",
        "No message was judged in this period.",
        "Every claim that was found is covered by a message.",
        "Nothing was fixed in this period.",
        "Everything that was given was read in full.",
    ):
        assert expected in page


def test_a_trend_that_was_never_measured_is_named_and_not_drawn(report):
    gaps = Trend("x", "Lost art", "count", ("2026Q2", "2026Q3"), (None, None))
    trends = soup_of(replace(report, trends=(gaps,))).select_one("#trends")
    assert "Not measured in any of these periods: Lost art." in words(trends)
    assert not trends.select("svg")


def test_nothing_is_fetched_and_no_script_may_run(soup):
    policy = soup.select_one("meta[http-equiv=Content-Security-Policy]")["content"]
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert "script-src 'none'" in policy
    assert not soup.select("script, [src], link, iframe, object, embed, form, base, [style], svg image, svg a")
    assert not [a["href"] for a in soup.select("a[href]") if not a["href"].startswith("#")]
    assert "url(" not in soup.style.string


def test_hostile_text_stays_text(report, soup, made_drift):
    page = drift_as_html(report)
    assert not [name for element in soup.find_all(True) for name in element.attrs if name.startswith("on")]
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]", page)
    assert not soup.select("img")
    assert made_drift.SCRIPT in soup.get_text()
    assert any("<script>" in text.get_text() for text in soup.select("svg text"))


def test_ids_are_unique_and_the_same_report_gives_the_same_page(report, soup):
    ids = [element["id"] for element in soup.select("[id]")]
    assert len(ids) == len(set(ids))
    assert drift_as_html(report) == drift_as_html(report)


def test_a_score_that_cannot_be_compared_begins_with_no_dot(report):
    score = replace(report.headline[0], before=None, low=None, high=None)
    soup = soup_of(replace(report, headline=(score, *report.headline[1:])))
    assert words(soup.select_one(".score .small")) == "from 412 verdicts"


def test_no_whole_day_is_told_in_words(report):
    worst = replace(report.worst[0], open_days=replace(report.worst[0].open_days, label="Open for", value=0.0))
    soup = soup_of(replace(report, worst=(worst,)))
    assert "Open for: less than a day" in words(soup.select_one("article.drift"))


def test_claims_that_nobody_looked_for_are_not_told_as_right(report):
    judged = Figure(id="assets.judged", label="Assets held to messages", value=0.0, unit="count")
    soup = soup_of(replace(report, conflicts=(), unapproved=(), basis=(judged,)))
    assert [words(soup.select_one(f"#{part} .calm")) for part in ("conflicts", "unapproved")] == [
        figure_words.NOBODY_LOOKED
    ] * 2


def test_the_first_page_says_no_claim_twice(report):
    told = "Flow closes the books\u00a070 % faster."
    worst = replace(report.worst[0], told=told, message="70 % stands where up to 40 % is approved.")
    asked = replace(
        report.decisions[0], text="Decide: 1 asset says “Flow closes the books 70 % faster”.", evidence=(worst,)
    )
    brief = soup_of(replace(report, worst=(worst,), decisions=(asked,))).select_one("#brief")
    assert brief.select(".say") == []
    assert words(brief.select_one(".asked .meta")).startswith("For example")
