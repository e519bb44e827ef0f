"""The charts of the drift report as SVG, drawn by Vega-Altair; the only door to it."""

from __future__ import annotations

import html
import json
import re
import textwrap
from collections.abc import Mapping, Sequence
from types import ModuleType
from typing import TYPE_CHECKING

from msgcheck.errors import UsageError
from msgcheck.model.drift_report import Figure, Trend
from msgcheck.reports.drift.figure_words import figure_text, value_text
from msgcheck.reports.plain_text import one_line
from msgcheck.values import dataclass

if TYPE_CHECKING:
    import altair as alt

_WIDTH = 460
_NAMES = 165
"""Room for names before rows. Given, not measured: the page may draw them in a wider font than the renderer has."""

_LABELLED_POINTS = 8
"""Points of a line that all carry their number; of a longer line the first, the last and the extremes do."""

_SHARES = frozenset({"points", "percent"})
"""Units with a known top: their charts end at 100, so that charts can be compared by eye."""

_ROLES = re.compile(r' (?:role|aria-[a-z]+|class|pointer-events)="[^"]*"')
_LONG_NUMBER = re.compile(r"(\d\.\d\d)\d+")
_TAG = re.compile(r"<[^>]*>")


@dataclass(frozen=True, slots=True)
class Palette:
    """What a chart is drawn with: CSS colours and a font, or names of them that the page around it resolves."""

    ink: str
    soft: str
    line: str
    accent: str
    card: str
    font: str


SCREEN = Palette("currentColor", "var(--soft)", "var(--line)", "var(--accent)", "var(--card)", "inherit")
"""Follows the page into dark mode and onto paper."""

PAPER = Palette("#1c2430", "#566070", "#dedcd4", "#22577a", "#ffffff", "Liberation Sans, Arial, sans-serif")
"""Those of the light page, for a reader of SVG that knows no CSS variables."""


def trend_chart(trend: Trend, palette: Palette = SCREEN) -> str:
    """Return ``trend`` as a line with its numbers at the points; a period without a value is a gap.

    The scale begins at 0 and, for points and percent, ends at 100. Raises ``UsageError`` where Altair is missing.
    """
    alt, marked = _altair(), _marked(trend.values)
    rows = [
        {
            "period": name,
            "value": value,
            "label": value_text(value, trend.unit) if value is not None and n in marked else "",
        }
        for n, (name, value) in enumerate(zip(trend.periods, trend.values, strict=True))
    ]
    last = max((n for n, value in enumerate(trend.values) if value is not None), default=0)
    periods = alt.X("period:N", sort=None, title=None, axis=alt.Axis(labelAngle=0, labelOverlap="greedy", domain=True))
    values = alt.Y("value:Q", title=None, axis=None, scale=_scale(trend.values, trend.unit))
    line = alt.Chart(_data(rows)).encode(x=periods, y=values)
    here = alt.Chart(_data(rows[last : last + 1])).encode(x=periods, y=values)
    drawn = alt.layer(
        line.mark_line(color=palette.accent, strokeWidth=2.5, strokeCap="round", strokeJoin="round"),
        line.mark_circle(color=palette.accent, size=36, opacity=1),
        here.mark_circle(color=palette.accent, size=110, opacity=1),
        line.mark_text(dy=-13, color=palette.ink, fontSize=13, fontWeight=600).encode(text="label:N"),
    )
    return _svg(drawn.properties(width=_WIDTH, height=120), palette)


def level_chart(levels: Sequence[tuple[str, Figure]], palette: Palette = SCREEN) -> str:
    """Return named figures of one unit as dots on a line each: now (full) with its interval, and before (a ring).

    A figure without a value is a name without a dot. Raises ``UsageError`` where Altair is missing.
    """
    alt = _altair()
    ends = [end for _, figure in levels for end in (figure.value, figure.before, figure.high)]
    value = {"title": None, "axis": None, "scale": _scale(ends, levels[0][1].unit)}
    base = alt.Chart(_data([_level_row(number, figure) for number, (_, figure) in enumerate(levels)])).encode(
        y=_names([name for name, _ in levels])
    )
    at = base.encode(x=alt.X("value:Q", **value))
    was = base.encode(x=alt.X("before:Q", **value))
    drawn = alt.layer(
        base.mark_rule(color=palette.line, strokeWidth=1).encode(
            x=alt.datum(0, **value), x2=alt.datum(_top(ends, levels[0][1].unit))
        ),
        base.mark_rule(color=palette.soft, strokeWidth=3, opacity=0.45).encode(x=alt.X("low:Q", **value), x2="high:Q"),
        was.mark_point(color=palette.soft, fill=palette.card, size=60, strokeWidth=1.5, opacity=1),
        at.mark_circle(color=palette.accent, size=110, opacity=1),
        at.mark_text(dy=-13, color=palette.ink, fontSize=13, fontWeight=600).encode(text="label:N"),
    )
    return _svg(drawn.properties(width=_WIDTH - _NAMES, height=alt.Step(36)), palette)


def count_chart(counts: Sequence[Figure], palette: Palette = SCREEN) -> str:
    """Return figures as bars from 0, each with its label before and its number behind it.

    Raises ``UsageError`` where Altair is missing.
    """
    alt = _altair()
    ends = [figure.value for figure in counts]
    base = alt.Chart(_data([_level_row(number, figure) for number, figure in enumerate(counts)])).encode(
        y=_names([figure.label for figure in counts]),
        x=alt.X("value:Q", title=None, axis=None, scale=_scale(ends, "count")),
    )
    drawn = alt.layer(
        base.mark_bar(color=palette.accent, height=14),
        base.mark_text(dx=7, align="left", color=palette.ink, fontSize=13, fontWeight=600).encode(text="label:N"),
    )
    return _svg(drawn.properties(width=_WIDTH - _NAMES, height=alt.Step(36)), palette)


def described(svg: str, chart_id: str, title: str, description: str) -> str:
    """Return ``svg`` as one picture for those who do not see it: role, title and description, cleaned and escaped."""
    told, said = html.escape(one_line(title)), html.escape(one_line(description))
    names = f'<title id="{chart_id}-t">{told}</title><desc id="{chart_id}-d">{said}</desc>'
    head, _, body = svg.partition(">")
    return f'{head} role="img" aria-labelledby="{chart_id}-t {chart_id}-d">{names}{body}'


def _marked(values: Sequence[float | None]) -> set[int]:
    """Return which points of a line carry their number."""
    known = [n for n, value in enumerate(values) if value is not None]
    if len(known) <= _LABELLED_POINTS:
        return set(known)
    by_value = sorted(known, key=lambda n: values[n] or 0)
    return {known[0], known[-1], by_value[0], by_value[-1]}


def _level_row(number: int, figure: Figure) -> dict[str, object]:
    ends = {"low": figure.low, "high": figure.high} if figure.value is not None else {"low": None, "high": None}
    label = figure_text(figure) if figure.value is not None else ""
    return {"row": number, "value": figure.value, "before": figure.before, "label": label, **ends}


def _names(names: Sequence[str]) -> object:
    """Return an axis of rows by number, told by name: two rows of one name stay two, and no name is taken as code."""
    told = json.dumps([textwrap.wrap(one_line(name, 40), 21) for name in names])
    alt = _altair()
    return alt.Y(
        "row:O",
        title=None,
        axis=alt.Axis(
            labelExpr=f"{told}[datum.value]",
            labelLimit=0,
            labelLineHeight=14,
            labelPadding=10,
            labelFontSize=12,
            minExtent=_NAMES,
            maxExtent=_NAMES,
        ),
    )


def _scale(values: Sequence[float | None], unit: str) -> object:
    return _altair().Scale(domain=[0, _top(values, unit)], nice=False, zero=True)


def _top(values: Sequence[float | None], unit: str) -> float:
    """Return where the scale ends: at 100 where the unit does, else a little above the highest value."""
    if unit in _SHARES:
        return 100
    return 1.15 * max((value for value in values if value is not None), default=0) or 1


def _data(rows: Sequence[Mapping[str, object]]) -> object:
    return _altair().Data(values=list(rows))


def _svg(chart: alt.LayerChart, palette: Palette) -> str:
    """Return ``chart`` as SVG that scales with the page, without roles of its parts: it is one picture."""
    import vl_convert

    axis = {"domainColor": palette.line, "tickColor": palette.line, "labelColor": palette.soft, "labelFontSize": 13}
    spec = chart.configure(aria=False, background="transparent", font=palette.font, padding=2).to_dict()
    spec["config"] |= {
        "view": {"stroke": None},
        "axis": {**axis, "grid": False, "ticks": False, "domain": False, "labelPadding": 8},
    }
    drawn = vl_convert.vegalite_to_svg(spec, vl_version="6.1", allowed_base_urls=[])
    return _TAG.sub(_slim, drawn)


def _slim(tag: re.Match[str]) -> str:
    """Drop from a tag what Vega tells of parts and the digits nobody sees."""
    return _LONG_NUMBER.sub(r"\1", _ROLES.sub("", tag[0]))


def _altair() -> ModuleType:
    """Return Altair; ``UsageError`` with the way out where it or its renderer is not installed."""
    try:
        import altair as alt
        import vl_convert  # noqa: F401 - asked for here, so that the error comes before any work
    except ImportError as error:
        raise UsageError("The charts of the report need Altair: pip install altair vl-convert-python.") from error
    return alt
