"""The tables of a drift report, worked out once for deck, workbook and Markdown: the same rows in each of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime

from msgcheck.model.drift_report import ClaimGroup, Drift, DriftReport, Figure, MessageTold, Table
from msgcheck.model.verdict import Verdict
from msgcheck.reports.drift.figure_limits import limit_of
from msgcheck.reports.drift.figure_words import (
    NOT_MEASURED,
    basis_text,
    certainty_text,
    change_text,
    figure_text,
    interval_text,
    number_text,
    short_change_text,
)
from msgcheck.reports.plain_text import one_line
from msgcheck.reports.wording import VERDICT_WORDS
from msgcheck.values import dataclass

_RATE = " per 1,000 words"

Cell = str | Figure | date | datetime | None
"""``None`` stands for what is not known."""


@dataclass(frozen=True, slots=True)
class Listing:
    """Rows under ``columns``; ``note`` says what a reader has to know, or why there are none."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    note: str = ""


def cell_text(cell: Cell, longest: int = 2_000) -> str:
    """Return ``cell`` as one plain line: a figure with its band and change, a day as ``2026-07-03``."""
    match cell:
        case None:
            return NOT_MEASURED
        case Figure():
            return " · ".join(filter(None, (cell_number(cell), cell.band or "", short_change_text(cell))))
        case datetime():
            return cell.date().isoformat()
        case date():
            return cell.isoformat()
        case _:
            return one_line(cell, longest)


def cell_number(figure: Figure) -> str:
    """Return a figure for a column whose heading has the unit where that is a rate."""
    return number_text(figure) if figure.unit == "per_1000_words" else figure_text(figure)


def list_figures(report: DriftReport, figures: Sequence[Figure], title: str) -> Listing:
    """List ``figures`` with all that qualifies them."""
    rows = tuple(
        (
            figure.label,
            figure_text(figure),
            change_text(figure, report.against),
            figure.band or "",
            interval_text(figure),
            basis_text(figure),
            figure.note,
        )
        for figure in figures
    )
    return Listing(title, ("Figure", "Value", "Change", "Band", "95 % interval", "From", "Note"), rows)


def list_table(table: Table) -> Listing:
    """List a table of the report: its rows by name; a unit of many words stands in the heading of its column."""
    rows: tuple[tuple[Cell, ...], ...] = tuple((row.name, *row.figures) for row in table.rows)
    units = [{row.figures[place].unit for row in table.rows} for place in range(len(table.columns))]
    heads = zip(table.columns, units, strict=True)
    columns = (f"{name}{_RATE}" if unit == {"per_1000_words"} else name for name, unit in heads)
    return Listing(table.title, (table.about, *columns), rows, table.note)


def list_messages(report: DriftReport) -> Listing:
    """List how each message is told: its wording, "(retired)" where it is, then its figures by label."""
    labels = _labels(told.figures for told in report.messages)
    rows = tuple(
        (told.id, _wording(told), told.owner, told.pillar, *_by_label(told.figures, labels)) for told in report.messages
    )
    return Listing("How each message is told", ("Message", "Approved wording", "Owner", "Pillar", *labels), rows)


def _wording(told: MessageTold) -> str:
    return told.statement if told.status == "approved" else f"{told.statement} ({told.status})"


def list_claims(report: DriftReport) -> Listing:
    """List the claims that no message covers, each with one place where it stands."""
    labels = _labels(group.figures for group in report.unapproved)
    rows = tuple((group.text, *_by_label(group.figures, labels), *_first_place(group)) for group in report.unapproved)
    return Listing("Claims that no message covers", ("Claim", *labels, "For example in", "Place"), rows)


def list_drifts(drifts: Iterable[Drift], title: str) -> Listing:
    """List ways of saying with the approved one beside it and the example that shows it."""
    columns = tuple(name for name, _ in _DRIFT_COLUMNS)
    return Listing(title, columns, tuple(tuple(cell(drift) for _, cell in _DRIFT_COLUMNS) for drift in drifts))


_DRIFT_COLUMNS: tuple[tuple[str, Callable[[Drift], Cell]], ...] = (
    ("Severity", lambda drift: drift.severity),
    ("Approved", lambda drift: drift.approved),
    ("Told", lambda drift: drift.told),
    ("Why", lambda drift: drift.message),
    ("Assets", lambda drift: drift.assets),
    ("Open", lambda drift: drift.open_days),
    ("Asset", lambda drift: drift.asset),
    ("Place", lambda drift: drift.place),
    ("Owner", lambda drift: drift.owner),
    ("Certainty", certainty_text),
    ("Rule", lambda drift: drift.rule),
    ("Reference", lambda drift: f"{drift.reference_kind}:{drift.reference_id}"),
    ("Fingerprint", lambda drift: drift.fingerprint),
)


def all_drifts(report: DriftReport) -> Listing:
    """List every example of the report once, in its order: worst, messages, terms, conflicts, claims, decisions."""
    drifts = (
        *report.worst,
        *(drift for told in report.messages for drift in told.examples),
        *report.term_examples,
        *report.conflicts,
        *(drift for group in report.unapproved for drift in group.examples),
        *(drift for decision in report.decisions for drift in decision.evidence),
    )
    once: dict[tuple[str, str], Drift] = {}
    for drift in drifts:
        once.setdefault((drift.fingerprint, drift.asset), drift)
    return list_drifts(once.values(), "Examples")


def list_fixed(report: DriftReport) -> Listing:
    """List what was there and is gone, and who owns the asset."""
    columns = ("Finding", "Severity", "Asset", "Owner", "First seen", "Fixed", "Rule", "Fingerprint")
    rows = tuple(
        (
            *(gone.message, gone.severity, gone.asset, gone.owner),
            *(gone.first_seen, gone.fixed_at, gone.rule, gone.fingerprint),
        )
        for gone in report.fixed
    )
    return Listing("Fixed in the period", columns, rows, "" if rows else "Nothing was fixed.")


def list_lapsing(report: DriftReport) -> Listing:
    """List the waivers that end soon."""
    rows = tuple((w.reason, w.owner, w.until, w.asset, w.rule, w.findings) for w in report.lapsing)
    columns = ("Reason", "Owner", "Until", "Asset", "Rule", "Findings")
    return Listing("Waivers about to lapse", columns, rows, "" if rows else "No waiver is about to lapse.")


def list_unread(report: DriftReport) -> Listing:
    """List what was not read, with the reason."""
    rows = tuple((unread.asset, unread.reason, unread.parts) for unread in report.unread)
    return Listing("Not read", ("Asset", "Reason", "Parts"), rows, "" if rows else "Everything was read.")


def list_runs(report: DriftReport) -> Listing:
    """List the runs that the report stands on."""
    rows = tuple(
        (run.started_at, run.command, run.platform_version, run.tool_version, run.run_id) for run in report.runs
    )
    return Listing("Runs behind this report", ("Day", "Command", "Platform", "msgcheck", "Run"), rows)


def list_limits(report: DriftReport) -> Listing:
    """List what each figure of the first page cannot say."""
    limits = ((figure.label, limit_of(figure.id)) for figure in report.headline)
    return Listing("What each figure cannot say", ("Figure", "Limit"), tuple(row for row in limits if row[1]))


def verdict_figures(told: MessageTold) -> dict[Verdict, Figure]:
    """Return how many assets have each verdict on a message: figures with ids like ``verdicts.drifted.value-prop``."""
    by_id = {figure.id: figure for figure in told.figures}
    ids = {verdict: f"verdicts.{verdict}.{told.id}" for verdict in VERDICT_WORDS}
    return {verdict: by_id[figure_id] for verdict, figure_id in ids.items() if figure_id in by_id}


def _labels(of_rows: Iterable[tuple[Figure, ...]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(figure.label for figures in of_rows for figure in figures))


def _by_label(figures: tuple[Figure, ...], labels: tuple[str, ...]) -> tuple[Figure | None, ...]:
    known = {figure.label: figure for figure in figures}
    return tuple(known.get(label) for label in labels)


def _first_place(group: ClaimGroup) -> tuple[str, str]:
    return (group.examples[0].asset, group.examples[0].place) if group.examples else ("", "")
