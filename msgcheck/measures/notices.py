"""What the report cannot say, and what was missing in the history. Without numbers: those are in the figures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgcheck.measures.context import NOBODY, Context
from msgcheck.measures.figures.item import Measured
from msgcheck.measures.states.asset_state import Stage
from msgcheck.model.asset_history import RunFact
from msgcheck.model.period import Period

_OUTSIDE = (
    "Some files were checked that stand outside the paths of every asset kind; this report leaves them out. To have "
    "them in it, add a kind with their paths to msgcheck.toml."
)
_UNCOUNTED = "The words of some assets were not counted when they were checked; term adherence leaves these out."
_SKIPPED = "Some assets could not be read. What was found in them before still counts as open."
_UNKNOWN = "Some verdicts are on messages that the platform no longer has; they stand in the scores of assets only."
_UNSURE = "Some runs were recorded before msgcheck noted whether they covered the whole workspace."
_YARDSTICK = (
    "Platform, rules or msgcheck changed over the periods shown: where the asset did not change, a difference may be "
    "that of the yardstick. New findings that came of it are counted apart."
)


def notices(
    stage: Stage,
    against: Period | None,
    runs: Sequence[RunFact],
    *,
    measured: Measured,
    context: Context,
    owners: set[str],
) -> tuple[str, ...]:
    """Return the report's notices; ``runs`` are all up to the moment of ``stage``."""
    return (
        *_of_time(stage, against, runs),
        *_of_runs(runs, against or stage.period),
        *(text for figure, text in _COUNTED.items() if measured.now.reduced(figure, "sum").value),
        *_of_teams(context, owners),
    )


_COUNTED = {
    "assets.outside": _OUTSIDE,
    "assets.uncounted": _UNCOUNTED,
    "assets.skipped": _SKIPPED,
    "verdicts.unknown": _UNKNOWN,
}


def _of_time(stage: Stage, against: Period | None, runs: Sequence[RunFact]) -> Iterator[str]:
    period = stage.period
    if not any(run.started_at in period for run in runs):
        yield f"No run was recorded in “{period.name}”: the report stands on earlier runs."
    if stage.moment < period.end:
        yield f"“{period.name}” has not ended: the report says what is known so far."
    if against is None:
        yield f"No run was recorded before the end of “{period.before.name}”: there is nothing to compare with."
    elif not any(run.started_at in against for run in runs):
        yield f"No run was recorded in “{against.name}”: its figures stand on earlier runs."


def _of_runs(runs: Sequence[RunFact], since: Period) -> Iterator[str]:
    shown = [run for run in runs if run.started_at >= since.start]
    if len({(run.platform_sha256, run.rules_sha256, run.tool_version) for run in shown}) > 1:
        yield _YARDSTICK
    if any(run.is_whole is None for run in runs):
        yield _UNSURE


def _of_teams(context: Context, owners: set[str]) -> Iterator[str]:
    unmet = sorted(context.teams.keys() - owners - {NOBODY})
    if unmet:
        yield f"No asset is owned by {', '.join(f'“{owner}”' for owner in unmet)}, named in [teams]."
