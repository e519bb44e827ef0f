"""A digest: what one owner of assets, or those who own the messages, should know of a period."""

from __future__ import annotations

from datetime import date, datetime

from msgcheck.model.asset_history import Review
from msgcheck.model.drift_report import DriftReport, Figure, FixedFinding
from msgcheck.model.period import Period
from msgcheck.model.waiver import Grant
from msgcheck.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class ToFix:
    """Words to change: ``approved`` is what to say instead, ``due`` the day agreed, if any.

    ``places`` are (asset, place in words), as many as are named, and ``more`` counts the others.
    """

    severity: str
    rule: str
    told: str
    approved: str
    message: str
    fingerprint: str
    due: date | None
    places: tuple[tuple[str, str], ...]
    more: int


@dataclass(frozen=True, slots=True)
class Accepted:
    """A change that a reviewer accepted in the period: the words of the field, and the message they differ from."""

    told: str
    approved: str
    review: Review


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnerDigest:
    """What the owner of assets should know: ``figures`` are those of the report's table by owner.

    ``to_fix`` is worst first, ``left`` counts what it leaves out; ``waived`` are the waivers that hold for the assets,
    ``platform_versions`` those judged by in the period, ``fixed`` what the owner put right; ``is_fixed_cut`` tells
    that the report lists no more of it than that.
    """

    owner: str
    workspace: str
    period: Period
    made_at: datetime
    figures: tuple[Figure, ...]
    to_fix: tuple[ToFix, ...]
    left: int
    accepted: tuple[Accepted, ...]
    platform_versions: tuple[str, ...]
    waived: tuple[Grant, ...]
    fixed: tuple[FixedFinding, ...]
    is_fixed_cut: bool = False


@dataclass(frozen=True, slots=True)
class FieldDigest:
    """What the field says, for those who own the messages: the report, and the changes accepted in its period."""

    report: DriftReport
    accepted: tuple[Accepted, ...]
