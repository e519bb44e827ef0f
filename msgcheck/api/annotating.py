"""Findings as comments in the files themselves."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from msgcheck.api.scanning import ScanOptions, make_plan
from msgcheck.api.workspace import settings_of
from msgcheck.config.settings import Settings
from msgcheck.engine.acceptance.accepting import Accepted, accept
from msgcheck.engine.progress import Progress, no_progress
from msgcheck.reference.baseline_file import load_baseline
from msgcheck.reference.waiver_file import load_waivers

if TYPE_CHECKING:
    from msgcheck.annotate.annotating import Annotations
    from msgcheck.annotate.target import Target

_DEFAULTS = ScanOptions(records=False)


def annotate(
    paths: Sequence[Path],
    *,
    workspace: Path | Settings | None = None,
    options: ScanOptions = _DEFAULTS,
    legacy_comments: bool = False,
    with_waived: bool = False,
    progress: Progress = no_progress,
) -> Annotations:
    """Make copies of the files of ``paths`` that hold their findings as comments. Writes and records nothing.

    ``legacy_comments`` writes the comments of PowerPoint before 2021; waived findings are left out unless
    ``with_waived``. See :func:`write_annotations`.
    """
    from msgcheck.annotate.annotating import annotate_plan

    settings = settings_of(workspace)
    accepted = Accepted(load_baseline(settings.root), load_waivers(settings.root))
    plan = make_plan(paths, settings, options, fetches=False)
    accepts = partial(accept, plan=plan, accepted=accepted, is_gate=False)
    return annotate_plan(plan, accepts, legacy=legacy_comments, with_waived=with_waived, progress=progress)


def annotation_targets(
    annotations: Annotations, given: Sequence[Path], folder: Path, *, overwrites: bool = False
) -> tuple[Target, ...]:
    """Return where each file goes in ``folder``; ``given`` are the paths that :func:`annotate` got, below which they
    keep their names.

    Raises ``UsageError`` where something is in the way, and where ``folder`` is or lies in one of the folders given:
    its copies would be assets of the next run.
    """
    from msgcheck.annotate.target import require_apart, targets_in_folder

    require_apart(folder, given)
    paths = [each.asset.path for each in annotations.assets]
    return tuple(targets_in_folder(paths, given, folder, overwrites=overwrites))


def write_annotations(annotations: Annotations, targets: Sequence[Target]) -> None:
    """Write the copies, each whole or not at all; files without findings as they are.

    Raises ``UsageError`` where one cannot be written.
    """
    from msgcheck.annotate.target import write_target

    contents = {each.asset.path: each.data for each in annotations.assets}
    for target in targets:
        write_target(target, contents[target.path])
