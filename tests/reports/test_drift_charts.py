"""The charts of the drift report: what is drawn where, gaps, long lines, and the library that may be missing."""

from __future__ import annotations

import re
import sys

import pytest
from bs4 import BeautifulSoup

from msgcheck.errors import UsageError
from msgcheck.model.drift_report import Figure, Trend
from msgcheck.reports.drift import charts as drift_charts
from msgcheck.reports.drift.charts import PAPER, count_chart, described, level_chart, trend_chart

pytest.importorskip("altair", reason="the extra 'report' is not installed")


def texts(svg):
    return [text.get_text() for text in BeautifulSoup(svg, "html.parser").select("text")]


def trend(values, unit="points"):
    return Trend("score", "Score", unit, tuple(f"P{n}" for n in range(len(values))), tuple(values))


def figure(value, **known):
    return Figure(id="f", label="Findings", value=value, unit="points", **known)


def test_a_gap_breaks_the_line_and_has_no_number():
    svg = trend_chart(trend([40.0, None, 60.0, 80.0]))
    assert [text for text in texts(svg) if text] == ["P0", "P1", "P2", "P3", "40", "60", "80"]
    (line,) = re.findall(r'<path d="([^"]+)" stroke="var\(--accent\)"', svg)
    assert line.count("M") == 2


def test_points_stand_at_their_share_of_the_height():
    svg = trend_chart(trend([0.0, 50.0, 100.0]))
    (line,) = re.findall(r'<path d="([^"]+)" stroke="var\(--accent\)"', svg)
    assert [float(y) for y in re.findall(r"[ML][\d.]+,([\d.]+)", line)] == [120, 60, 0]


def test_a_long_line_carries_its_first_last_lowest_and_highest_number():
    values = [50.0, 41.5, *[60.0] * 7, 77.5, 70.0]
    labels = [text for text in texts(trend_chart(trend(values))) if text and not text.startswith("P")]
    assert labels == ["50", "41.5", "77.5", "70"]


def test_levels_draw_now_before_and_interval():
    levels = [("deck", figure(80.0, before=70.0, low=72.0, high=88.0)), ("web", figure(None, before=60.0))]
    svg = level_chart(levels, PAPER)
    assert texts(svg)[:2] == ["deck", "web"]
    assert [text for text in texts(svg)[2:] if text] == ["80"]
    assert svg.count(f'fill="{PAPER.accent}"') == 1
    assert svg.count(f'stroke="{PAPER.soft}"') == 3


def test_counts_are_as_long_as_they_are_many():
    svg = count_chart([figure(10.0), figure(40.0)])
    first, second = (float(width) for width in re.findall(r'd="M0,[\d.]+h([\d.]+)v14', svg))
    assert second == pytest.approx(4 * first)


@pytest.mark.parametrize(
    "name", ["<script>alert(1)</script>", '"]; alert(1); ["', "\\", "'+alert(1)+'", "a\x00\u202eb"]
)
def test_a_name_is_text_and_no_code(name):
    svg = level_chart([(name, figure(50.0))])
    assert "".join(texts(svg)[:-1]).replace(" ", "") == name.replace("\x00", "").replace("\u202e", "").replace(" ", "")


def test_two_rows_of_one_name_stay_two():
    assert texts(level_chart([("deck", figure(50.0)), ("deck", figure(60.0))])).count("deck") == 2


def test_a_chart_is_one_picture_with_escaped_words():
    svg = BeautifulSoup(described(trend_chart(trend([1.0])), "c", "<b>", 'a "b" & c'), "html.parser").svg
    assert svg["role"] == "img"
    assert [svg.select_one(f"#{part}").get_text() for part in svg["aria-labelledby"].split()] == ["<b>", 'a "b" & c']
    assert not svg.select("[style], g[role], g[aria-roledescription]")


def test_a_chart_has_no_ids_that_another_of_the_page_could_have():
    for svg in (trend_chart(trend([1.0, 2.0])), level_chart([("deck", figure(1.0))]), count_chart([figure(1.0)])):
        assert not BeautifulSoup(svg, "html.parser").select("[id], [clip-path], [href]")


def test_the_same_chart_has_the_same_bytes():
    assert trend_chart(trend([1.0, 2.0])) == trend_chart(trend([1.0, 2.0]))


@pytest.mark.parametrize("missing", ["altair", "vl_convert"])
def test_without_the_library_the_error_names_the_way_out(monkeypatch, missing):
    monkeypatch.setitem(sys.modules, missing, None)
    with pytest.raises(UsageError, match=re.escape("pip install altair vl-convert-python")):
        drift_charts.trend_chart(trend([1.0]))
