"""Lists of the report that hold single things: what was fixed, waivers about to lapse, what was not read."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from datetime import date, datetime
from typing import Any, TypeVar

from msgcheck.measures.context import key_of
from msgcheck.measures.drift_groups import LONGEST_PASSAGE, FindingReader, bounded
from msgcheck.measures.figures.item import Item, Measure, Measured
from msgcheck.measures.states.asset_state import AssetState, Stage
from msgcheck.measures.states.lifeline import Lifeline
from msgcheck.model.asset_history import ResultFact
from msgcheck.model.drift_report import FixedFinding, LapsingWaiver, Unread
from msgcheck.model.waiver import Grant, parse_grant

T = TypeVar("T")

SHOWN_FIXED = 50
"""Fixed findings that are listed, worst and latest first; their number is a figure of the flow."""
SHOWN_UNREAD = 100
"""Assets that are listed, those not read at all first; their numbers are figures of the basis."""

_WAIVED = Measure(label="Findings that come back", unit="count", reduction="sum", of_what="findings")
_PARTS = Measure(label="Parts not read", unit="count", reduction="sum", of_what="")
_WHOLE = Measure(label="Not read at all", unit="count", reduction="sum", of_what="assets")


class Lists:
    """Collects from each asset in turn, and keeps no more than is listed."""

    def __init__(self, stage: Stage) -> None:
        self._last_day = lapse_horizon(stage)
        self._first_day = stage.period.start.date()
        self._fixed: list[tuple[Lifeline, datetime]] = []
        self._waivers: dict[str, tuple[Grant, Lifeline]] = {}
        self._unread: list[ResultFact] = []

    def add(self, state: AssetState) -> None:
        """Add what the lists show of one asset."""
        for life in state.closed_within:
            if life.is_fixed and life.closed_at is not None:
                _keep(self._fixed, (life, life.closed_at), _worst_and_latest, SHOWN_FIXED)
        for life in state.lives.alive:
            if life.fact.waiver is not None and life.fact.waiver not in self._waivers:
                grant = parse_grant(life.fact.waiver)
                if grant is not None and self._first_day <= grant.until <= self._last_day:
                    self._waivers[life.fact.waiver] = (grant, life)
        if state.standing is not None and state.is_asset and (state.result is None or state.standing.unread):
            _keep(self._unread, state.standing, _least_read, SHOWN_UNREAD)

    def fixed(self, find: FindingReader) -> tuple[FixedFinding, ...]:
        """Return what was fixed in the period, worst and latest first."""
        found = sorted(self._fixed, key=_worst_and_latest)[:SHOWN_FIXED]
        return tuple(_fixed(life, closed_at, find) for life, closed_at in found)

    def lapsing(self, measured: Measured) -> tuple[LapsingWaiver, ...]:
        """Return the waivers that end in the period or in one of the same length after it, earliest first."""
        found = sorted(self._waivers.items(), key=lambda item: (item[1][0].until, item[0]))
        return tuple(
            LapsingWaiver(
                reason=grant.reason,
                owner=grant.owner,
                until=grant.until,
                asset=life.result.uri,
                rule=life.fact.rule,
                findings=measured.figure(waiver_id(waiver), _WAIVED),
            )
            for waiver, (grant, life) in found
        )

    def unread(self, measured: Measured) -> tuple[Unread, ...]:
        """Return assets that were not read, then those of which parts were not, most of them first."""
        return tuple(_unread(result, measured) for result in sorted(self._unread, key=_least_read)[:SHOWN_UNREAD])


def _worst_and_latest(fixed: tuple[Lifeline, datetime]) -> tuple[int, float, str, int]:
    life, closed_at = fixed
    return life.fact.severity.rank, -closed_at.timestamp(), life.result.uri, life.fact.position


def _least_read(result: ResultFact) -> tuple[bool, int, str]:
    return result.status == "ok", -result.unread, result.uri


def _keep(kept: list[T], value: T, key: Callable[[T], Any], most: int) -> None:
    """Add ``value`` to what is kept, and now and then let go of what comes after the ``most`` first."""
    kept.append(value)
    if len(kept) >= 4 * most:
        kept.sort(key=key)
        del kept[most:]


def lapse_horizon(stage: Stage) -> date:
    """Return the last day on which a waiver ends that is about to: one period's length after the period."""
    return (stage.period.end + (stage.period.end - stage.period.start)).date()


def detail_items(state: AssetState) -> Iterator[Item]:
    """Yield each waived finding of the asset under its waiver."""
    for life in state.lives.alive:
        if life.fact.waiver is not None:
            yield Item(waiver_id(life.fact.waiver), subject=life)


def waiver_id(waiver: str) -> str:
    """Return the figure id of the findings that a waiver covers."""
    return f"waiver.{hashlib.sha256(waiver.encode('utf-8', 'surrogatepass')).hexdigest()[:12]}"


def _fixed(life: Lifeline, closed_at: datetime, find: FindingReader) -> FixedFinding:
    uri, finding = find(life.fact.result_id, life.fact.position)
    return FixedFinding(
        rule=finding.rule,
        message=bounded(finding.message, LONGEST_PASSAGE),
        asset=uri,
        owner=life.result.owner or "",
        first_seen=life.first_seen,
        fixed_at=closed_at,
        fingerprint=finding.fingerprint,
        severity=life.fact.severity.value,
    )


def _unread(result: ResultFact, measured: Measured) -> Unread:
    is_skipped = result.status != "ok"
    figure = measured.figure(f"unread.{key_of(result.uri)}", _WHOLE if is_skipped else _PARTS)
    return Unread(result.uri, (result.reason or "skipped") if is_skipped else "parts", figure)
