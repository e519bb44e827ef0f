"""The web page as markup: self-contained, whole without script, and deaf to what assets say."""

import base64
import hashlib
import re
from collections import Counter

import pytest
from bs4 import BeautifulSoup

from msgcheck.model.verdict import Verdict
from msgcheck.reports.run.web_page import run_as_html


def soup_of(run):
    return BeautifulSoup(run_as_html(run), "html.parser")


def words(element):
    return " ".join(element.get_text().split())


@pytest.fixture(scope="module")
def soup(made):
    return soup_of(made.made_run())


def test_the_header_names_workspace_platform_version_and_date(soup):
    assert words(soup.h1) == "Acme Flow"
    lede = words(soup.select_one(".lede"))
    assert lede == "How 4 assets tell the Acme Flow message platform, version 2026.3. 1 July 2026, 09:30 UTC"


def test_the_overview_tells_score_counts_and_trend(soup):
    overview = words(soup.select_one(".overview"))
    assert "79.2" in overview
    assert "1 error 6 warnings 1 suggestion" in overview
    assert "2 new 1 fixed 6 unchanged against 30 June 2026, 08:00 UTC" in overview
    assert "1 asset skipped, 1 part not read, 1 rule not run." in overview


def test_what_several_assets_say_is_told_once_with_a_link_to_the_first(made):
    often = [made.finding(asset=uri) for uri in (made.DECK, made.DECK, made.PAGE)]
    page = soup_of(made.made_run(findings=tuple(often)))
    table = page.find(id="spread-heading").find_next("tbody")
    assert [words(cell) for cell in table.select("td")] == ["3", "2", "warning", often[0].message]
    assert page.select_one(table.a["href"]).mark.get_text() == "FOSS"
    assert soup_of(made.made_run(findings=(often[0],))).find(id="spread-heading") is None


def test_every_finding_is_in_the_markup(made, soup):
    groups = soup.select("article")
    assert sum(int(group["data-n"]) for group in groups) == len(made.made_run().findings)
    assert [len(group.select("li")) for group in groups] == [0, 5, 0, 0]


def test_a_message_finding_shows_quote_wording_place_reason_and_certainty(made, soup):
    article = soup.select_one("#g1")
    assert article.mark.get_text() == "closes the books 70 % faster"
    assert article.blockquote.get_text() == "Flow closes the books 70 % faster for every team."
    text = words(article)
    assert f"Approved wording: {made.STATEMENT}" in text
    assert "Page 2, under “What you gain” · message.conflicting · value-prop · how sure: very likely (91 %)" in text
    why = dict(zip(map(words, article.select("dt")), map(words, article.select("dd")), strict=True))
    assert why == {"similarity": "0.812", "found": "70 %"}


def test_a_term_group_shows_what_to_say_and_all_places(soup):
    text = words(soup.select_one("#g2"))
    assert "Use 'open source' instead of 'Foss'." in text
    assert "Say instead" not in text
    assert "Slides 1, 3, 4 and 2 more · term.deprecated · open-source · how sure: certain" in text
    assert "All 5 places" in text


def test_the_map_shows_each_verdict_by_symbol_and_word_and_links_its_finding(made, soup):
    rows = {row["data-asset"]: row for row in soup.select(".map tbody tr")}
    cells = rows[made.SHEET].select("td:not(.num)")
    assert [words(cell) for cell in cells] == ["×conflicting", "✓aligned"]
    assert cells[0].a["href"] == "#g1"
    assert cells[1].a is None
    assert words(rows[made.PAGE].select("td:not(.num)")[0]) == "not judged"
    assert [header["data-message"] for header in soup.select(".map thead th[data-message]")] == [
        "value-prop",
        "tagline",
    ]


def test_the_map_has_a_legend_and_a_text_alternative(soup):
    legend = words(soup.select_one(".legend"))
    assert legend == "✓ 1 aligned ≈ 0 drifted × 1 conflicting R 0 retired ○ 1 missing"
    assert soup.select_one("svg.bar")["aria-label"] == "1 aligned, 1 conflicting, 1 missing"
    row = soup.select("details.list tbody tr")[1]
    assert [words(cell) for cell in row.select(".num")] == ["1", "0", "0", "0", "1"]


def test_verdicts_are_told_apart_without_colour(made):
    soup = soup_of(made.large_run(6, 1, 1))
    symbols = Counter(words(cell.select_one("[aria-hidden]")) for cell in soup.select(".map .cell"))
    assert len(symbols) == len(Verdict)


def test_what_was_not_checked_is_listed_with_reasons(made, soup):
    text = words(soup.select_one("#unchecked"))
    for expected in (
        "It needs a password. encrypted",
        "slide 3 video, no text",
        "The platform names no personas.",
        "cache",
    ):
        assert expected in text


def test_a_clean_run_says_so(made):
    clean = made.made_run(findings=(), skipped=(), rules_not_run=(), notices=(), comparison=None, score=None, assets=())
    text = words(soup_of(clean).main)
    assert "No drift was found in what was checked." in text
    assert "Everything that was given was read in full, and every rule ran." in text
    assert "No score" in text
    assert "Nothing was compared: there is no earlier run" in text


def test_nothing_is_fetched_and_only_the_pages_own_style_and_script_may_run(soup):
    policy = soup.select_one("meta[http-equiv=Content-Security-Policy]")["content"]
    for element, directive in (("style", "style-src"), ("script", "script-src")):
        (source,) = soup.select(element)
        digest = base64.b64encode(hashlib.sha256(source.string.encode()).digest()).decode()
        assert f"{directive} 'sha256-{digest}';" in policy
    assert policy.startswith("default-src 'none'; ")
    assert not soup.select("[src], link, iframe, object, embed, form[action], [style], base")
    assert not [a["href"] for a in soup.select("a[href]") if not a["href"].startswith("#")]
    assert "url(" not in soup.style.string
    assert "@import" not in soup.style.string


def test_hostile_text_stays_text(made):
    page = run_as_html(made.hostile_run())
    soup = BeautifulSoup(page, "html.parser")
    page.encode()
    assert len(soup.select("script")) == 1
    assert not soup.select("img")
    assert not [name for element in soup.find_all(True) for name in element.attrs if name.startswith("on")]
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]", page)
    assert "{{7*7}}" in soup.get_text()
    assert "</script><img src=x" in soup.select_one("#g1 mark").get_text()


def test_ids_are_unique_and_anchors_arrive(made, soup):
    for page in (soup, soup_of(made.large_run(10, 20))):
        ids = [element["id"] for element in page.select("[id]")]
        assert len(ids) == len(set(ids))
        assert {a["href"][1:] for a in page.select("a[href]")} <= set(ids)


def test_a_big_run_is_written_fast_and_below_eight_megabytes(made, clock):
    run = made.large_run()
    assert len(run_as_html(run).encode()) < 8_000_000
    clock.assert_within(5, lambda: run_as_html(run))


def test_assets_that_are_not_drawn_are_counted(made):
    soup = soup_of(made.large_run(403, 1, 1))
    assert len(soup.select(".map tbody tr")) == 400
    assert "3 more assets with fewer findings are not drawn here." in words(soup.main)
