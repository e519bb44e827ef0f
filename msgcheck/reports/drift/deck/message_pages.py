"""Pages on messages: the audit, how each message is told, and told beside approved."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from msgcheck.model.drift_report import DriftReport, Figure, MessageTold
from msgcheck.model.verdict import Verdict
from msgcheck.reports.drift.deck.area import EMU_PER_POINT, Area
from msgcheck.reports.drift.deck.chart_drawing import ChartData, Series, draw_stacked_bars
from msgcheck.reports.drift.deck.colours import SEVERITY_COLOURS, SOFT, TINT, VERDICT_COLOURS
from msgcheck.reports.drift.deck.evidence import note_drift
from msgcheck.reports.drift.deck.listing_pages import Part, add_listings
from msgcheck.reports.drift.deck.page import Line, Page, Pages, in_groups
from msgcheck.reports.drift.figure_words import count_text, figure_text, more_text, short_text, where_text
from msgcheck.reports.drift.listings import list_messages, list_table, verdict_figures
from msgcheck.reports.wording import VERDICT_WORDS

_GAP = 18 * EMU_PER_POINT
_BARS = 10
"""Messages of a chart."""
_EXAMPLES = 24
"""Messages with an example in the deck; the other formats show all of them."""
_EXAMPLES_OF_A_PAGE = 3


def add_audit(pages: Pages, report: DriftReport) -> None:
    """Add the five questions by surface; the title is the answer that is worst."""
    shares = (18, *(16 for _ in report.audit.columns))
    add_listings(pages, _audit_title(report), [Part(list_table(report.audit), shares)])


def add_messages(pages: Pages, report: DriftReport) -> None:
    """Add charts of the verdicts on each message, then the table of their figures."""
    counted = [(told, verdict_figures(told)) for told in report.messages]
    for shown in in_groups([pair for pair in counted if pair[1]], _BARS):
        _add_verdicts(pages, shown)
    if report.messages:
        _add_measured(pages, report)


def add_examples(pages: Pages, report: DriftReport) -> None:
    """Add the messages that are told otherwise, three a page: approved on the left, told on the right."""
    shown = [told for told in report.messages if told.examples]
    for group in in_groups(shown[:_EXAMPLES], _EXAMPLES_OF_A_PAGE):
        page = pages.add(f"Approved and told: {', '.join(short_text(told.id, 30) for told in group)}")
        for told, area in zip(group, page.area.rows((1,) * _EXAMPLES_OF_A_PAGE, gap=_GAP), strict=False):
            _draw_example(page, told, area)
    if len(shown) > _EXAMPLES:
        rest = f"{more_text(len(shown) - _EXAMPLES, 'message')} with examples in the other formats."
        page = pages.add("More messages are told otherwise")
        page.text(page.area, [Line(rest, size=16)])


def _add_measured(pages: Pages, report: DriftReport) -> None:
    """Add the table of figures that the chart of verdicts does not show."""
    counts = {figure.id for told in report.messages for figure in verdict_figures(told).values()}
    figures = [tuple(figure for figure in told.figures if figure.id not in counts) for told in report.messages]
    kept = tuple(replace(told, figures=kept) for told, kept in zip(report.messages, figures, strict=True))
    listing = list_messages(replace(report, messages=kept))
    columns = (*listing.columns[:2], *listing.columns[4:])
    narrow = replace(listing, columns=columns, rows=tuple((*row[:2], *row[4:]) for row in listing.rows))
    add_listings(pages, _weakest_title(kept), [Part(narrow, (18, 46, *(12 for _ in columns[2:])), most=30)])


def _weakest_title(messages: Sequence[MessageTold]) -> str:
    measured = [(told.figures[0], told.id) for told in messages if told.figures and told.figures[0].value is not None]
    if not measured:
        return "How each message is told"
    figure, message_id = min(measured, key=lambda pair: pair[0].value or 0.0)
    return f"How each message is told: {short_text(message_id, 30)}, {figure.label.lower()} {figure_text(figure)}"


def _audit_title(report: DriftReport) -> str:
    cells = [(figure, row.name) for row in report.audit.rows for figure in row.figures if figure.value is not None]
    if not cells:
        return report.audit.title
    figure, surface = min(cells, key=lambda cell: (cell[0].value or 0.0, cell[1]))
    band = f" ({figure.band})" if figure.band else ""
    return f"Weakest answer: {figure.label} on {short_text(surface, 40)}, {figure_text(figure)}{band}"


def _add_verdicts(pages: Pages, shown: Sequence[tuple[MessageTold, dict[Verdict, Figure]]]) -> None:
    page = pages.add(_verdicts_title(shown))
    series = tuple(
        Series(words, tuple(_value(figures.get(verdict)) for _, figures in shown), VERDICT_COLOURS[verdict])
        for verdict, words in VERDICT_WORDS.items()
        if any(verdict in figures for _, figures in shown)
    )
    said = [f"{told.id}: {_in_words(figures)}" for told, figures in shown]
    description = f"Assets by verdict on each message. {'; '.join(said)}"
    draw_stacked_bars(page, ChartData(tuple(told.id for told, _ in shown), series, "count", description), page.area)
    for told, figures in shown:
        page.note(*(_traceable(told, figure) for figure in figures.values()))


def _traceable(told: MessageTold, figure: Figure) -> str:
    return f"{told.id}, {figure.label}: {figure_text(figure)}. Figure: {figure.id}"


def _verdicts_title(shown: Sequence[tuple[MessageTold, dict[Verdict, Figure]]]) -> str:
    """Name the message that is contradicted or drifts most."""
    for verdict in (Verdict.CONFLICTING, Verdict.DRIFTED):
        told, figures = max(shown, key=lambda pair: _value(pair[1].get(verdict)) or 0.0)
        if verdict in figures and figures[verdict].value:
            spread = count_text(figures[verdict], "asset")
            return f"Message {short_text(told.id, 40)}: {VERDICT_WORDS[verdict]} in {spread}"
    return "How each message is told"


def _value(figure: Figure | None) -> float | None:
    return None if figure is None else figure.value


def _in_words(figures: dict[Verdict, Figure]) -> str:
    return ", ".join(f"{VERDICT_WORDS[verdict]} {figure_text(figure)}" for verdict, figure in figures.items())


def _draw_example(page: Page, told: MessageTold, area: Area) -> None:
    """Draw one message with its worst example; the notes hold all of them."""
    left, right = area.columns((5, 8), gap=_GAP)
    measured = next((f", {figure.label.lower()} {figure_text(figure)}" for figure in told.figures[:1]), "")
    page.text(left, [
        Line(f"{told.label}: {short_text(told.id, 40)}{measured}", size=11, is_bold=True, colour=SOFT, lines=1),
        Line(told.statement, size=14, lines=4, before=3),
        Line(", ".join(filter(None, (told.pillar, told.owner))), size=11, colour=SOFT, lines=1, before=3),
    ], ground=TINT)  # fmt: skip
    page.note(*(_traceable(told, figure) for figure in told.figures))
    worst, more = told.examples[0], len(told.examples) - 1
    bar, room = right.split_left(4 * EMU_PER_POINT, gap=10 * EMU_PER_POINT)
    colour = SEVERITY_COLOURS.get(worst.severity, SOFT)
    page.text(bar, [], ground=colour)
    spread = f"{count_text(worst.assets, 'asset')}, {worst.open_days.label.lower()} {figure_text(worst.open_days)}."
    rest = f" {more_text(more, 'example')} in the speaker notes." if more else ""
    page.text(room, [
        Line(f"Told ({worst.severity})", size=11, is_bold=True, colour=colour, lines=1),
        Line(f"“{worst.told}”", size=15, lines=2, before=2),
        Line(worst.message, size=11, lines=1, before=3),
        Line(f"{where_text(worst)}. {spread}{rest}", size=11, colour=SOFT, lines=2, before=3),
    ])  # fmt: skip
    for drift in told.examples:
        note_drift(page, drift)
