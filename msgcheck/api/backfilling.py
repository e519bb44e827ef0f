"""Runs over old versions: what the platform of today says of the assets of the past, dated as they were."""

from __future__ import annotations

import json
import uuid
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

from msgcheck.api.history import history_of
from msgcheck.api.scanning import ScanOptions, make_plan
from msgcheck.api.workspace import settings_of
from msgcheck.config.settings import AssetKind, Settings
from msgcheck.engine.plan import Plan
from msgcheck.engine.progress import Progress, no_progress
from msgcheck.engine.running import run_plan
from msgcheck.errors import UsageError, did_you_mean
from msgcheck.extract.reading import recognised_file
from msgcheck.model.asset import Asset
from msgcheck.model.run import Run
from msgcheck.sources.folders import OTHER_KIND, asset_known_as, has_kind
from msgcheck.sources.versions.snapshot import EVERY, Snapshot, Snapshots
from msgcheck.values import dataclass

_NAMESPACE = uuid.UUID("6f1b4a52-6f0e-4d0c-9a3e-1d7a4f0c2b11")
"""Any, the same for ever: ids of runs are made in it from what decides them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OldVersions:
    """Where old versions are: the git repository ``git``, or the dated files of ``folder``.

    ``date_from`` is name or mtime; ``undated`` dates files whose names bear no date. ``every`` is quarter, month or
    version: of each the last is run. ``kind`` names the asset kind of what stands outside the paths of them all.
    """

    git: Path | None = None
    folder: Path | None = None
    date_from: str = "name"
    every: str = "quarter"
    undated: date | None = None
    kind: str | None = None


@dataclass(frozen=True, slots=True)
class DatedRun:
    """A run of a backfill: its date, how many assets it holds and findings it made (``None`` where it made none, as the
    history has it already or nothing is run). ``outside`` of its assets are of no kind: no report is about them.
    """

    moment: datetime
    assets: int
    findings: int | None
    was_known: bool
    outside: int = 0


@dataclass(frozen=True, slots=True)
class Backfill:
    """What a backfill did; ``left_out`` says of each file or date that it left out why."""

    runs: tuple[DatedRun, ...]
    left_out: tuple[tuple[str, str], ...]


Told = Callable[[DatedRun], None]


def _nobody(_run: DatedRun) -> None:
    """Hear of a run, and tell nobody."""


def backfill(
    versions: OldVersions,
    *,
    workspace: Path | Settings | None = None,
    options: ScanOptions | None = None,
    is_trial: bool = False,
    progress: Progress = no_progress,
    told: Told = _nobody,
) -> Backfill:
    """Run over old versions of assets and record each run under the date of its versions.

    Each run is over all assets known at its date, judged with the platform, the rules and the validity of today. A run
    that the history has is not made again; one whose assets are others now takes the place of the old one. From the
    first scan of the workspace on the history knows better, and nothing is filled in. ``is_trial`` runs nothing;
    ``told`` hears of each run. Raises ``UsageError`` where there are no old versions, and HistoryError.
    """
    if versions.every not in EVERY:
        raise UsageError(f"'{versions.every}' is no step of a backfill. Name one of {', '.join(EVERY)}.")
    settings = settings_of(workspace)
    kind = _kind(versions.kind, settings)
    now = datetime.now(UTC)
    with _snapshots(versions, settings, now) as found, history_of(settings) as history:
        snapshots = _from_the_first_asset(found.snapshots, found.origin)
        first_scan = history.first_scan(settings.name)
        known = {run.run_id for run in history.runs_until(now, settings.name)}
        early = [each for each in snapshots if first_scan is None or each.moment < first_scan]
        plan = None if is_trial else _plan(settings, options or ScanOptions(), found.origin)
        done: list[DatedRun] = []
        for number, snapshot in enumerate(early, start=1):
            run_id = _run_id(settings.name, found.origin, snapshot, versions.kind)
            if run_id in known or plan is None:
                result = DatedRun(snapshot.moment, len(snapshot.versions), None, run_id in known)
            else:
                run = _run(plan, snapshot, run_id, kind, progress)
                was_known = not history.record_dated(run)
                outside = sum(each.kind == OTHER_KIND.name for each in run.assets) if settings.kinds else 0
                result = DatedRun(snapshot.moment, len(run.assets), len(run.findings), was_known, outside)
            done.append(result)
            told(result)
            progress("Runs", number, len(early))
    late = [
        (f"{each.moment.date()}", f"The workspace was scanned on {first_scan.date()}: from then on the history knows.")
        for each in snapshots[len(early) :]
        if first_scan
    ]
    return Backfill(tuple(done), (*found.left_out, *late))


@contextmanager
def _snapshots(versions: OldVersions, settings: Settings, now: datetime) -> Iterator[Snapshots]:
    if versions.git is not None:
        from msgcheck.sources.versions.git_commits import git_snapshots

        has_kinds = any(kind.paths for kind in settings.kinds)

        def is_wanted(uri: str) -> bool:
            return not has_kinds or has_kind(uri, settings)

        with git_snapshots(versions.git, settings.root, every=versions.every, is_wanted=is_wanted, now=now) as found:
            yield found
    else:
        from msgcheck.sources.versions.dated_folder import folder_snapshots

        yield folder_snapshots(
            versions.folder or settings.root,
            settings.root,
            date_from=versions.date_from,
            every=versions.every,
            undated=versions.undated,
            now=now,
        )


def _from_the_first_asset(snapshots: Sequence[Snapshot], origin: str) -> Sequence[Snapshot]:
    """Return the snapshots from the first that holds an asset on."""
    first = next((place for place, each in enumerate(snapshots) if each.versions), None)
    if first is None:
        raise UsageError(f"Nothing in the {origin} is an asset. See which paths [assets.KIND] in msgcheck.toml names.")
    return snapshots[first:]


def _kind(name: str | None, settings: Settings) -> AssetKind:
    """Return the asset kind of that name. Raises ``UsageError`` where msgcheck.toml has none."""
    if name is None:
        return OTHER_KIND
    known = [kind.name for kind in settings.kinds]
    if name not in known:
        way_out = did_you_mean(name, known, otherwise=f"It has: {', '.join(known) or 'none'}.")
        raise UsageError(f"msgcheck.toml has no asset kind '{name}'. {way_out}")
    return settings.kinds[known.index(name)]


def _run_id(workspace: str, origin: str, snapshot: Snapshot, kind: str | None) -> str:
    """Return the same id for the same contents at the same date, whenever the backfill is made."""
    parts = [workspace, origin, snapshot.moment.isoformat(), snapshot.versions, *([kind] if kind else [])]
    return str(uuid.uuid5(_NAMESPACE, json.dumps(parts)))


def _plan(settings: Settings, options: ScanOptions, origin: str) -> Plan:
    """Return the plan that all runs share; its assets are those of today, and of no run."""
    plan = make_plan((), settings, options, fetches=False)
    made = f"Made on {plan.today} from old versions ({origin}), with the platform and rules of that day."
    return replace(
        plan, command="backfill", scope=f"{settings.name}: backfill of {origin}", notices=(made,), is_whole=False
    )


def _run(plan: Plan, snapshot: Snapshot, run_id: str, kind: AssetKind, progress: Progress) -> Run:
    with snapshot.open_files() as files:
        found = [asset_known_as(uri, file, plan.settings, recognised_file, kind) for uri, file in files.items()]
        assets = tuple(each for each in found if isinstance(each, Asset))
        skipped = tuple(each for each in found if not isinstance(each, Asset))
        run = run_plan(replace(plan, assets=assets, skipped=skipped), progress)
    return replace(run, run_id=run_id, started_at=snapshot.moment, finished_at=snapshot.moment, is_whole=True)
