"""What stands behind a figure of the drift report."""

from __future__ import annotations

from datetime import datetime

from msgcheck.model.drift_report import Figure
from msgcheck.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class TracedItem:
    """One thing behind a figure: an asset, a verdict of one, or a finding in one.

    ``value``, ``weight`` and ``group`` are what the figure's reduction takes. ``result_id`` and ``position`` name the
    finding in the history.
    """

    asset: str
    value: float
    weight: float
    group: str = ""
    message_id: str | None = None
    verdict: str | None = None
    rule: str | None = None
    severity: str | None = None
    fingerprint: str | None = None
    first_seen: datetime | None = None
    closed_at: datetime | None = None
    result_id: int | None = None
    position: int | None = None


@dataclass(frozen=True, slots=True)
class FigureTrace:
    """A figure with everything it was made from, in the order of the assets in the history."""

    figure: Figure
    items: tuple[TracedItem, ...]
