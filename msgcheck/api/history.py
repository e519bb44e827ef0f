"""The history of a workspace: what it holds, taking it elsewhere, letting the old go."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from msgcheck.api.workspace import settings_of
from msgcheck.config.settings import Settings
from msgcheck.engine.progress import Progress, no_progress
from msgcheck.errors import HistoryError
from msgcheck.model.run import Run

if TYPE_CHECKING:
    from msgcheck.store.exchange.importing import Imported
    from msgcheck.store.history import History
    from msgcheck.store.pruning import Pruned
    from msgcheck.store.recorded_run import RecordedRun


_NOTHING_FOUND = "This run is not in the history: without one asset it would make all that are known there gone."


def keep_run(run: Run, settings: Settings) -> Run:
    """Record ``run`` and return it compared with the last one; where it is not recorded, its notices say why."""
    if run.is_whole and not run.assets:
        return replace(run, notices=(*run.notices, _NOTHING_FOUND))
    try:
        with history_of(settings) as history:
            return replace(run, comparison=history.record(run))
    except HistoryError as error:
        return replace(run, notices=(*run.notices, f"This run is not in the history: {error}"))


def recorded_runs(limit: int = 50, *, workspace: Path | Settings | None = None) -> tuple[RecordedRun, ...]:
    """Return the last ``limit`` runs of the workspace, newest first."""
    settings = settings_of(workspace)
    with history_of(settings) as history:
        return history.runs(limit, settings.name)


def recorded_run(run_id: str, *, workspace: Path | Settings | None = None) -> Run:
    """Return a recorded run by its id or the beginning of it; HistoryError where that names none or several."""
    with history_of(settings_of(workspace)) as history:
        return history.run_named(run_id)


def export_history(file: Path, *, workspace: Path | Settings | None = None) -> None:
    """Write the whole history, of every workspace that it holds, to ``file``; see ``docs/history.md`` for its lines."""
    with history_of(settings_of(workspace)) as history:
        history.export(file)


def import_history(
    file: Path, *, workspace: Path | Settings | None = None, progress: Progress = no_progress
) -> Imported:
    """Add what :func:`export_history` wrote; see :meth:`msgcheck.store.history.History.import_file`."""
    with history_of(settings_of(workspace)) as history:
        return history.import_file(file, lambda done, total: progress("Runs", done, total))


def prune_history(
    before: datetime, *, keeps_quarters: bool = True, is_trial: bool = False, workspace: Path | Settings | None = None
) -> Pruned:
    """Remove old runs of the workspace; see :meth:`msgcheck.store.history.History.prune`."""
    settings = settings_of(workspace)
    with history_of(settings) as history:
        return history.prune(before, settings.name, keeps_quarters=keeps_quarters, is_trial=is_trial)


def history_of(settings: Settings) -> History:
    """Open the history of a workspace, for a ``with`` statement, which closes it again."""
    from msgcheck.store.history import open_history

    return open_history(settings.history, settings.root)
