"""Pages on messages: the audit, how each message is told, and told beside approved."""

from __future__ import annotations

from collections.abc import Sequence

from msgcheck.model.drift_report import Drift, DriftReport, Figure, MessageTold
from msgcheck.model.verdict import Verdict
from msgcheck.reports.drift_deck.area import EMU_PER_POINT, Area
from msgcheck.reports.drift_deck.chart_drawing import ChartData, Series, draw_stacked_bars
from msgcheck.reports.drift_deck.colours import SEVERITY_COLOURS, SOFT, TINT, VERDICT_COLOURS
from msgcheck.reports.drift_deck.listing_pages import Part, add_listings
from msgcheck.reports.drift_deck.opening_pages import note_drift
from msgcheck.reports.drift_deck.page import Line, Page, Pages, in_groups
from msgcheck.reports.drift_listings import Listing, list_messages, list_table, verdict_figures
from msgcheck.reports.figure_words import figure_text, more_text, where_text
from msgcheck.reports.plain_text import one_line
from msgcheck.reports.wording import VERDICT_WORDS

_GAP = 18 * EMU_PER_POINT
_BARS = 10
"""Messages of a chart."""
_EXAMPLE_PAGES = 12
"""Messages with examples on a slide of their own; the other formats show all of them."""
_EXAMPLES = 3
_BANDS = ("crisis", "concerning", "watch")


def add_audit(pages: Pages, report: DriftReport) -> None:
    """Add the five questions by surface; the title is the answer that is worst."""
    shares = (18, *(16 for _ in report.audit.columns))
    add_listings(pages, _audit_title(report), [Part(list_table(report.audit), shares)])


def add_messages(pages: Pages, report: DriftReport) -> None:
    """Add charts of the verdicts on each message, then the table of their figures."""
    counted = [(told, verdict_figures(told)) for told in report.messages]
    for shown in in_groups([pair for pair in counted if pair[1]], _BARS):
        _add_verdicts(pages, shown)
    listing = list_messages(report)
    if listing.rows:
        narrow = Listing(listing.title, (*listing.columns[:2], *listing.columns[4:]),
                         tuple((*row[:2], *row[4:]) for row in listing.rows))  # fmt: skip
        title = f"{listing.title}, with its approved wording"
        add_listings(pages, title, [Part(narrow, (16, 40, *(12 for _ in narrow.columns[2:])))])


def add_examples(pages: Pages, report: DriftReport) -> None:
    """Add a page for each message that is told otherwise: approved on the left, told on the right, with its place."""
    shown = [told for told in report.messages if told.examples]
    for told in shown[:_EXAMPLE_PAGES]:
        _add_example_page(pages, told)
    if len(shown) > _EXAMPLE_PAGES:
        rest = f"{more_text(len(shown) - _EXAMPLE_PAGES, 'message')} with examples in the other formats."
        pages.pages[-1].note(rest)
        page = pages.add("More messages are told otherwise")
        page.text(page.area, [Line(rest, size=16)])


def _audit_title(report: DriftReport) -> str:
    cells = [(figure, row.name) for row in report.audit.rows for figure in row.figures if figure.value is not None]
    if not cells:
        return report.audit.title
    figure, surface = min(cells, key=lambda cell: (cell[0].value or 0.0, cell[1]))
    band = f" ({figure.band})" if figure.band else ""
    return f"Weakest answer: {figure.label} on {one_line(surface, 40)}, {figure_text(figure)}{band}"


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
    page.note(*said)


def _verdicts_title(shown: Sequence[tuple[MessageTold, dict[Verdict, Figure]]]) -> str:
    """Name the message that is contradicted or drifts most."""
    for verdict in (Verdict.CONFLICTING, Verdict.DRIFTED):
        told, figures = max(shown, key=lambda pair: _value(pair[1].get(verdict)) or 0.0)
        if verdict in figures and figures[verdict].value:
            return (
                f"Message {one_line(told.id, 40)}: {VERDICT_WORDS[verdict]} in {figure_text(figures[verdict])} assets"
            )
    return "How each message is told"


def _value(figure: Figure | None) -> float | None:
    return None if figure is None else figure.value


def _in_words(figures: dict[Verdict, Figure]) -> str:
    return ", ".join(f"{VERDICT_WORDS[verdict]} {figure_text(figure)}" for verdict, figure in figures.items())


def _add_example_page(pages: Pages, told: MessageTold) -> None:
    first = told.figures[0] if told.figures else None
    measured = f": {first.label.lower()} {figure_text(first)}" if first else ""
    page = pages.add(f"Message {one_line(told.id, 60)}{measured}")
    left, right = page.area.columns((4, 8), gap=_GAP)
    owner = ", ".join(filter(None, (told.kind.replace("_", " "), told.pillar, told.owner)))
    page.text(left, [
        Line("Approved", size=12, is_bold=True, colour=SOFT, lines=1),
        Line(told.statement, size=18, lines=12, before=4),
        Line(owner, size=12, colour=SOFT, lines=2, before=10),
    ], ground=TINT)  # fmt: skip
    page.note(*(f"Figure: {figure.id} = {figure_text(figure)}" for figure in told.figures))
    examples = told.examples[:_EXAMPLES]
    for drift, area in zip(examples, right.rows((1,) * max(2, len(examples)), gap=_GAP), strict=False):
        _draw_told(page, drift, area)
    for drift in told.examples:
        note_drift(page, drift)


def _draw_told(page: Page, drift: Drift, area: Area) -> None:
    colour = SEVERITY_COLOURS.get(drift.severity, SOFT)
    bar, room = area.split_left(4 * EMU_PER_POINT, gap=12 * EMU_PER_POINT)
    page.text(bar, [], ground=colour)
    spread = f"{figure_text(drift.assets)} assets, open {figure_text(drift.open_days)}."
    page.text(room, [
        Line(f"Told ({drift.severity})", size=12, is_bold=True, colour=colour, lines=1),
        Line(f"“{drift.told}”", size=18, lines=3, before=2),
        Line(drift.message, size=13, lines=2, before=3),
        Line(f"{where_text(drift)}. {spread}", size=12, colour=SOFT, lines=2, before=3),
    ])  # fmt: skip
