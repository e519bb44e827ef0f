"""The first pages: cover, the page for a reader in a hurry, the figures, and how they came here."""

from __future__ import annotations

from collections.abc import Sequence

from msgcheck.model.drift_report import Decision, Drift, DriftReport, Figure, Trend
from msgcheck.reports.drift.deck.area import EMU_PER_POINT, Area
from msgcheck.reports.drift.deck.chart_drawing import draw_trend
from msgcheck.reports.drift.deck.colours import ACCENT, BAND_GROUNDS, BAND_INK, SOFT, TINT
from msgcheck.reports.drift.deck.evidence import note_drift, told_in_notes
from msgcheck.reports.drift.deck.page import Line, Page, Pages, in_groups
from msgcheck.reports.drift.deck.table_drawing import draw_table, lay_out, rows_that_fit
from msgcheck.reports.drift.deck.text_fit import LINE_HEIGHT, line_count
from msgcheck.reports.drift.figure_words import (
    amount_text,
    basis_text,
    change_text,
    decision_text,
    direction_text,
    figure_text,
    headline_text,
    interval_text,
    number_text,
    trend_text,
)
from msgcheck.reports.drift.listings import Listing
from msgcheck.reports.wording import day_in_words

_GAP = 18 * EMU_PER_POINT
_CHART_UNITS = {"days": ", in days", "per_1000_words": ", per 1,000 words"}
"""Of numbers that stand alone in a chart."""


def add_cover(pages: Pages, report: DriftReport) -> None:
    """Add the cover: whose report it is, of which period, on which platform it stands, when it was made."""
    versions = ", ".join(report.platform_versions)
    pages.add_cover(
        f"{report.workspace}: message drift in {report.period.name}",
        (
            headline_text(report),
            f"{report.platform_name}, version {versions}. Made on {day_in_words(report.made_at)}.",
        ),
    )


def add_summary(pages: Pages, report: DriftReport) -> None:
    """Add the page for a reader in a hurry: score and trend, the worst drifts, the decisions asked for."""
    page = pages.add(headline_text(report))
    left, right = page.area.columns((4, 8), gap=_GAP)
    _score(page, report, left)
    upper, lower = right.rows((26, 24), gap=_GAP // 2)
    _worst(page, report.worst, upper)
    _decisions(page, report.decisions, lower)
    for sentence in report.summary:
        page.note(decision_text(sentence), *_ids(sentence.figures))


def add_figures(pages: Pages, report: DriftReport) -> None:
    """Add pages with a tile for each figure beside the score, with change, interval and basis."""
    for tiles in in_groups(report.headline[1:], 8):
        page = pages.add(_figures_title(tiles))
        columns = (1,) * max(3, (len(tiles) + 1) // 2)
        places = [area for row in page.area.rows((1, 1), gap=_GAP) for area in row.columns(columns, gap=_GAP)]
        for figure, area in zip(tiles, places, strict=False):
            _tile(page, report, figure, area)


def add_trends(pages: Pages, report: DriftReport) -> None:
    """Add line charts of the figures over the periods, four a page; a line needs two points."""
    for trends in in_groups(_drawn(report), 4):
        page = pages.add(_trends_title(trends[0]))
        shares = (1,) * ((len(trends) + 1) // 2)
        areas = [area for row in page.area.rows(shares, gap=_GAP) for area in row.columns((1, 1), gap=_GAP)]
        for trend, area in zip(trends, areas if len(trends) > 1 else [page.area], strict=False):
            head, chart = area.split(int(24 * page.scale * EMU_PER_POINT))
            page.text(head, [Line(f"{trend.label}{_CHART_UNITS.get(trend.unit, '')}", size=14, is_bold=True, lines=1)])
            draw_trend(page, trend, chart)
            page.note(trend_text(trend), f"Figure: {trend.figure_id}")


def _score(page: Page, report: DriftReport, area: Area) -> None:
    sentences = [Line(decision_text(sentence), size=11, lines=3, before=3) for sentence in report.summary[:4]]
    if not report.headline:
        page.text(area, sentences)
        return
    score = report.headline[0]
    top, rest = area.rows((40, 60), gap=_GAP // 2)
    band = [Line(score.band, size=12, is_bold=True, lines=1)] if score.band else []
    change = ", ".join(filter(None, (change_text(score, report.against), direction_text(score))))
    page.text(top, [
        Line(figure_text(score), size=54, is_bold=True, colour=ACCENT, lines=1),
        *([Line(change, size=14, is_bold=True, lines=1)] if change else []),
        *band,
        Line(_precision(score), size=11, colour=SOFT, lines=2, before=2),
    ])  # fmt: skip
    page.note(told_in_notes(score, report))
    trend = next((trend for trend in _drawn(report) if trend.figure_id == score.id), None)
    chart, words = rest.rows((52, 48), gap=_GAP // 3) if trend else (None, rest)
    if trend and chart:
        draw_trend(page, trend, chart)
    page.text(words, sentences)


def _drawn(report: DriftReport) -> list[Trend]:
    """Return the trends that make a line: a single point shows nothing."""
    return [trend for trend in report.trends if sum(value is not None for value in trend.values) > 1]


def _precision(figure: Figure) -> str:
    interval = interval_text(figure)
    return "; ".join(filter(None, (f"95 % interval {interval}" if interval else "", basis_text(figure), figure.note)))


def _worst(page: Page, worst: Sequence[Drift], area: Area) -> None:
    head, rest = area.split(int(22 * page.scale * EMU_PER_POINT))
    page.text(head, [Line("Worst drifts, in the words used", size=13, is_bold=True, lines=1)])
    if not worst:
        page.text(rest, [Line("Nothing drifted.", size=14)])
        return
    rows = tuple((drift.told, drift.approved, drift.assets) for drift in worst[:3])
    listing = Listing("worst drifts, in the words used", ("Told", "Approved", "Assets"), rows)
    drawings = [lay_out(listing, rest.width_points, (43, 43, 14), size * page.scale) for size in (14, 12, 10.5, 9)]
    drawing = next((one for one in drawings if one.height <= rest.height_points), drawings[-1])
    draw_table(page, drawing, rest, range(rows_that_fit(drawing, 0, rest.height_points)))
    for drift in worst[:3]:
        note_drift(page, drift)


def _decisions(page: Page, decisions: Sequence[Decision], area: Area) -> None:
    texts = [f"→ {decision_text(decision)}" for decision in decisions[:3]] or ["None."]
    width, room = area.width_points - 18 * page.scale, area.height_points - 50 * page.scale
    counts = {size: sum(line_count(text, width, size * page.scale) for text in texts) for size in (14, 13, 12, 11, 10)}
    size = next((size for size, count in counts.items() if count * size * LINE_HEIGHT * page.scale <= room), 10)
    lines = [Line("Decisions asked for", size=13, is_bold=True, lines=1)]
    lines += [Line(text, size=size, lines=6, before=4) for text in texts]
    page.text(area, lines, ground=TINT)
    for decision in decisions[:3]:
        page.note(decision_text(decision), *_ids(decision.figures))
        for drift in decision.evidence:
            note_drift(page, drift)


def _tile(page: Page, report: DriftReport, figure: Figure, area: Area) -> None:
    ground = BAND_GROUNDS.get(figure.band or "", TINT)
    ink = BAND_INK if ground != TINT else "ink"
    change = ", ".join(filter(None, (change_text(figure, report.against), direction_text(figure))))
    value, unit = _value_and_unit(figure)
    page.text(area, [
        Line(figure.label, size=13, is_bold=True, colour=ink, lines=2),
        Line(value, size=28, is_bold=True, colour=ink if ground != TINT else ACCENT, lines=1, before=4),
        *([Line(unit, size=13, colour=ink, lines=1)] if unit else []),
        *([Line(figure.band, size=13, is_bold=True, colour=ink, lines=1)] if figure.band else []),
        *([Line(change, size=12, colour=ink, lines=2, before=2)] if change else []),
        Line(_precision(figure), size=11, colour=ink, lines=4, before=4),
    ], ground=ground)  # fmt: skip
    page.note(told_in_notes(figure, report))


def _value_and_unit(figure: Figure) -> tuple[str, str]:
    """Return the number and a unit that is too long to stand beside it."""
    whole, number = figure_text(figure), number_text(figure)
    return (whole, "") if len(whole) <= len(number) + len(" days") else (number, whole[len(number) :].strip())


def _figures_title(figures: Sequence[Figure]) -> str:
    """Say the figure whose band is not healthy, or the first that is known."""
    banded = [figure for figure in figures if figure.band and figure.band != "healthy"]
    figure = next(iter((*banded, *(figure for figure in figures if figure.value is not None), figures[0])))
    band = f" ({figure.band})" if figure.band else ""
    return f"{figure.label}: {figure_text(figure)}{band}"


def _trends_title(trend: Trend) -> str:
    known = [(name, value) for name, value in zip(trend.periods, trend.values, strict=True) if value is not None]
    (first, start), (last, end) = known[0], known[-1]
    return f"{trend.label}: {amount_text(start, trend.unit)} in {first}, {amount_text(end, trend.unit)} in {last}"


def _ids(figures: Sequence[Figure]) -> list[str]:
    return [f"{figure.label}: {figure_text(figure)}. Figure: {figure.id}" for figure in figures]
