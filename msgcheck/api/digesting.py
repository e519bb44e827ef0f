"""Digests of a period: one for each owner of assets, and one of what the field says."""

from __future__ import annotations

from collections.abc import Iterator, Set
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgcheck.api.history import history_of
from msgcheck.api.reporting import drift_report
from msgcheck.api.workspace import open_reference, settings_of
from msgcheck.config.settings import Settings
from msgcheck.errors import UsageError
from msgcheck.measures.context import NOBODY, key_of, make_context
from msgcheck.measures.drift_groups import LONGEST_QUOTE, DriftWriter, bounded
from msgcheck.measures.feedback.owner_findings import OwnerFindings, findings_by_owner, to_fix
from msgcheck.measures.feedback.standing import findings_ever, last_reviews
from msgcheck.measures.lists import SHOWN_FIXED
from msgcheck.measures.states.asset_state import Stage
from msgcheck.model.digest import Accepted, FieldDigest, OwnerDigest
from msgcheck.model.period import Period
from msgcheck.model.review_mark import ReviewMark

if TYPE_CHECKING:
    from msgcheck.store.history import History


def make_digests(
    period: Period, owner: str | None = None, *, workspace: Path | Settings | None = None, now: datetime | None = None
) -> tuple[FieldDigest, tuple[OwnerDigest, ...]]:
    """Return the digest of what the field says in ``period``, and one for each owner of assets, or for ``owner`` alone.

    Their figures are those of :func:`drift_report`. Raises ``UsageError`` where no asset has that owner, and errors as
    :func:`drift_report` does.
    """
    settings, made_at = settings_of(workspace), now or datetime.now(UTC)
    report = drift_report(period, workspace=settings, now=made_at)
    context = make_context(open_reference(settings), settings.report, settings.teams)
    moment = min(period.end, made_at)
    with history_of(settings) as history:
        first_run = history.runs_until(moment, settings.name)[0].run_id
        histories = history.asset_histories(until=moment, workspace=settings.name)
        owners = findings_by_owner(histories, Stage(period=period, moment=moment), first_run)
        writer = DriftWriter(
            find=history.finding, messages=dict(context.messages), terms=dict(context.terms), moment=moment
        )
        accepted = tuple(_accepted(history, settings, period, moment, writer))
        rows = next((table.rows for table in report.groups if table.id == "owner"), ())
        figures = {NOBODY if row.id == key_of(NOBODY) else row.name: row.figures for row in rows}
        digests = tuple(
            OwnerDigest(
                owner=name,
                workspace=report.workspace,
                period=period,
                made_at=made_at,
                figures=figures.get(name, ()),
                **_listed(owners.get(name, OwnerFindings()), settings, writer),
                accepted=accepted,
                platform_versions=report.platform_versions,
                fixed=tuple(each for each in report.fixed if (each.owner or NOBODY) == name),
                is_fixed_cut=len(report.fixed) >= SHOWN_FIXED,
            )
            for name in _wanted(owner, owners.keys() | figures.keys())
        )
    return FieldDigest(report, accepted), digests


def _listed(mine: OwnerFindings, settings: Settings, writer: DriftWriter) -> dict[str, Any]:
    changes, left = to_fix(mine, settings.report, writer)
    return {"to_fix": changes, "left": left, "waived": mine.grants}


def _accepted(
    history: History, settings: Settings, period: Period, moment: datetime, writer: DriftWriter
) -> Iterator[Accepted]:
    """Yield the changes accepted in the period and not taken back in it, oldest first."""
    reviews = last_reviews(review for review in history.reviews() if review.on < period.end)
    chosen = {
        name: review for name, review in reviews.items() if review.mark == ReviewMark.ACCEPTED and review.on in period
    }
    found = findings_ever(history.asset_histories(until=moment, workspace=settings.name), chosen) if chosen else {}
    for name, findings in found.items():
        if findings:
            fact = findings[-1].fact
            finding = history.finding(fact.result_id, fact.position)[1]
            yield Accepted(bounded(finding.quote, LONGEST_QUOTE), writer.approved(finding), chosen[name])


def _wanted(owner: str | None, owners: Set[str]) -> list[str]:
    if owner is None:
        return sorted(owners)
    if owner not in owners:
        known = ", ".join(sorted(owners - {NOBODY})) or "none: set 'owner' of the kinds of assets in msgcheck.toml"
        raise UsageError(f"No asset of the period is owned by '{owner}'. Owners: {known}.")
    return [owner]
