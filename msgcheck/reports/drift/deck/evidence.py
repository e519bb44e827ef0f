"""What the speaker notes hold: where an example stands, and the ids by which figures are traced."""

from __future__ import annotations

from msgcheck.model.drift_report import Drift, DriftReport, Figure
from msgcheck.reports.drift.deck.page import Page
from msgcheck.reports.drift.figure_words import about_text, certainty_text, figure_text, where_text


def note_drift(page: Page, drift: Drift) -> None:
    """Write the evidence of an example into the notes: where it stands, its fingerprint, the ids of its figures."""
    page.note(
        f"Told: “{drift.told}” Approved: “{drift.approved}”",
        f"{drift.message} Stands in {where_text(drift)}, owner {drift.owner or 'not known'}. "
        f"Rule {drift.rule}, {certainty_text(drift)}, fingerprint {drift.fingerprint}.",
        f"Passage: {drift.passage}" if drift.passage else "",
        *(f"{figure.label}: {figure_text(figure)}. Figure: {figure.id}" for figure in (drift.assets, drift.open_days)),
    )


def told_in_notes(figure: Figure, report: DriftReport) -> str:
    """Return what the notes say of a figure: its value, what qualifies it, and the id that ``report --trace`` takes."""
    about = about_text(figure, report.against)
    return f"{figure.label}: {figure_text(figure)}{f' ({about})' if about else ''}. Figure: {figure.id}"
