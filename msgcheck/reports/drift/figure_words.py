"""The words of a figure, the same in every format of the drift report; a number reaches a reader through here only."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from msgcheck.model.drift_report import ClaimGroup, Decision, Drift, DriftReport, Figure, MessageTold, Table, Trend
from msgcheck.model.period import Period
from msgcheck.reports.plain_text import one_line
from msgcheck.reports.wording import confidence_in_words

NOT_MEASURED = "-"
"""What stands for a figure without a value; its note says why."""

NOBODY_LOOKED = "No asset was held to a message in this period: such claims were not looked for."

NO_DAY = "less than a day"
"""No whole day, in words: of what was found in the last run, "0 days" would say that it is not there."""

_UNITS = {
    "points": ("", ""),
    "percent": (" %", " %"),
    "count": ("", ""),
    "days": (" day", " days"),
    "per_1000_words": (" per 1,000 words", " per 1,000 words"),
    "money": ("", ""),
}
"""What follows one, and any other number."""

_CHANGES = {
    "points": (" point", " points"),
    "percent": (" percentage point", " percentage points"),
    "per_1000_words": ("", ""),
}
"""The same for a difference, where it is said in other words than the value: a share of 40 % that is 10 % is down by
30 percentage points."""

_DECIMALS = {"count": 1, "points": 1, "percent": 1, "days": 1, "per_1000_words": 2, "money": 0}
"""At most; zeros at the end are not written."""

_PLACEHOLDER = re.compile(r"\{([^{}]+)\}")


def number_text(figure: Figure) -> str:
    """Return the value without its unit: ``78.4``, ``3,120``, or ``-`` where there is none."""
    return NOT_MEASURED if figure.value is None else value_text(figure.value, figure.unit)


def figure_text(figure: Figure) -> str:
    """Return the value with its unit: ``78.4``, ``12 %``, ``34 days``, or ``-`` where there is none."""
    return amount_text(figure.value, figure.unit)


def interval_text(figure: Figure) -> str:
    """Return the 95 % interval as ``74.1 to 82``, or nothing where none is known."""
    if figure.low is None or figure.high is None:
        return ""
    return f"{value_text(figure.low, figure.unit)} to {amount_text(figure.high, figure.unit)}"


def change_text(figure: Figure, against: Period | None = None) -> str:
    """Return what changed as ``+3.1 points since 2026Q2``, or nothing where the figure has no value to compare with.

    The difference is that of the two numbers as they are shown, so that a reader who subtracts gets the same.
    """
    change = change_of(figure)
    if change is None:
        return ""
    since = f" since {against.name}" if against else ""
    return f"{_signed(change, figure.unit)}{since}" if change else f"unchanged{since}"


def short_change_text(figure: Figure) -> str:
    """Return the change for a cell of a table, ``+3.1`` or ``±0``, or nothing where there is none."""
    change = change_of(figure)
    if change is None:
        return ""
    return f"{'+' if change > 0 else '−'}{value_text(abs(change), figure.unit)}" if change else "±0"


def verb_text(figure: Figure, against: Period | None = None) -> str:
    """Return the change within a sentence, ``up 3.1 points since 2026Q2``, or nothing where there is none."""
    change = change_of(figure)
    if change is None:
        return ""
    since = f" since {against.name}" if against else ""
    verb = "up" if change > 0 else "down"
    return f"{verb} {_difference(abs(change), figure.unit)}{since}" if change else f"unchanged{since}"


def change_of(figure: Figure) -> float | None:
    """Return value minus ``before``, each as it is shown; ``None`` where one of them is missing."""
    if figure.value is None or figure.before is None:
        return None
    decimals = _DECIMALS.get(figure.unit, 1)
    return round(round(figure.value, decimals) - round(figure.before, decimals), decimals)


def direction_text(figure: Figure) -> str:
    """Return ``better`` or ``worse``, or nothing where nothing changed or neither way is better."""
    change = change_of(figure)
    if not change or figure.better is None:
        return ""
    return "better" if (change > 0) == (figure.better == "up") else "worse"


def basis_text(figure: Figure) -> str:
    """Return what the figure was made from: ``from 120 verdicts``.

    Nothing where that is not told, where nothing was measured, or where the value counts just these.
    """
    if not figure.of_what or figure.value is None or (figure.unit == "count" and figure.value == figure.basis):
        return ""
    return f"from {figure.basis:,} {figure.of_what.removesuffix('s') if figure.basis == 1 else figure.of_what}"


def about_text(figure: Figure, against: Period | None = None) -> str:
    """Return all that qualifies a figure on one line: change, band, interval, basis, note."""
    interval = interval_text(figure)
    said = (
        " ".join(filter(None, (change_text(figure, against), _in_brackets(direction_text(figure))))),
        figure.band or "",
        f"95 % interval {interval}" if interval else "",
        basis_text(figure),
        figure.note,
    )
    return "; ".join(filter(None, said))


def decision_text(decision: Decision) -> str:
    """Return the sentence with each ``{id}`` replaced by its figure with unit; other braces stay as they are."""
    figures = {figure.id: figure_text(figure) for figure in decision.figures}
    return _PLACEHOLDER.sub(lambda found: figures.get(found[1], found[0]), decision.text)


def headline_text(report: DriftReport) -> str:
    """Return the message of the report in one line: ``Alignment score 78.4, up 3.1 points since 2026Q2``."""
    if not report.headline:
        return f"{report.workspace}, {report.period.name}"
    score = report.headline[0]
    if score.value is None:
        return f"{score.label}: not measured"
    return ", ".join(filter(None, (f"{score.label} {figure_text(score)}", verb_text(score, report.against))))


def trend_text(trend: Trend) -> str:
    """Return a trend as one line, for those who cannot see the chart: ``Alignment score: 2026Q1 71.2, 2026Q2 -``."""
    said = (f"{name} {amount_text(value, trend.unit)}" for name, value in zip(trend.periods, trend.values, strict=True))
    return f"{trend.label}: {', '.join(said)}"


def certainty_text(drift: Drift) -> str:
    """Return how sure the example is: words of a term or rule stand there, what a text means is judged."""
    if drift.confidence is None and drift.reference_kind in {"term", "rule"}:
        return "certain, the words stand there"
    return confidence_in_words(drift.confidence)


def none_found_text(report: DriftReport, words: str) -> str:
    """Return ``words``, which say that no such claim was found, or that nobody looked: none found is no answer then."""
    judged = next((figure for figure in report.basis if figure.id == "assets.judged"), None)
    return words if judged is None or judged.value else NOBODY_LOOKED


def count_text(figure: Figure, thing: str) -> str:
    """Return a count with its noun: ``1 asset``, ``12 assets``."""
    return f"{figure_text(figure)} {thing if figure.value == 1 else f'{thing}s'}"


def short_text(text: str, longest: int) -> str:
    """Return ``text`` on one plain line of at most ``longest`` characters, cut between words where there is a blank."""
    shown = one_line(text, longest)
    if not shown.endswith("…") or " " not in shown[longest // 2 :]:
        return shown
    return f"{shown.rpartition(' ')[0].rstrip(' ,.;:')}…"


def more_text(count: int, thing: str) -> str:
    """Count what a format leaves out for want of room: ``And 8 more messages``."""
    return f"And {count:,} more {thing if count == 1 else f'{thing}s'}"


def where_text(drift: Drift) -> str:
    """Return where the example stands: the asset and the place in it."""
    return ", ".join(filter(None, (drift.asset, drift.place)))


def amount_text(value: float | None, unit: str) -> str:
    """Return ``value`` with its unit, as :func:`figure_text` does."""
    if value is None:
        return NOT_MEASURED
    if unit == "days" and not value:
        return NO_DAY
    number = value_text(value, unit)
    one, many = _UNITS.get(unit, ("", ""))
    return f"{number}{one if number == '1' else many}"


def value_text(value: float, unit: str) -> str:
    """Return ``value`` with the decimals of its unit and separated thousands. Nothing but zero reads as zero."""
    decimals = _DECIMALS.get(unit, 1)
    text = f"{value:,.{decimals}f}"
    if value and not float(text.replace(",", "")):
        return f"<{10**-decimals:g}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def figures_of(report: DriftReport) -> Iterator[Figure]:
    """Yield every figure of ``report`` in the order of the report; those that stand in two places come twice."""
    for decision in (*report.summary, *report.decisions):
        yield from decision.figures
        yield from _of_drifts(decision.evidence)
    yield from report.headline
    yield from _of_drifts(report.worst)
    for table in tables_of(report):
        yield from (figure for row in table.rows for figure in row.figures)
    told: tuple[MessageTold | ClaimGroup, ...] = (*report.messages, *report.unapproved)
    for about in told:
        yield from about.figures
        yield from _of_drifts(about.examples)
    yield from _of_drifts((*report.term_examples, *report.conflicts))
    yield from (*report.flow, *report.basis)
    yield from (waiver.findings for waiver in report.lapsing)
    yield from (unread.parts for unread in report.unread)


def tables_of(report: DriftReport) -> tuple[Table, ...]:
    """Return every table of ``report``, in its order."""
    return report.audit, *report.groups, report.terms, report.service_levels


def _of_drifts(drifts: Iterable[Drift]) -> Iterator[Figure]:
    for drift in drifts:
        yield drift.assets
        yield drift.open_days


def _signed(change: float, unit: str) -> str:
    return f"{'+' if change > 0 else '−'}{_difference(abs(change), unit)}"


def _difference(change: float, unit: str) -> str:
    number = value_text(change, unit)
    one, many = _CHANGES.get(unit, _UNITS.get(unit, ("", "")))
    return f"{number}{one if number == '1' else many}"


def _in_brackets(words: str) -> str:
    return f"({words})" if words else ""
