"""Two versions of the platform: what changed, and which assets the change makes wrong."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from msgcheck.api.scanning import ScanOptions, find_once, scan_found
from msgcheck.api.workspace import settings_of
from msgcheck.config.settings import Settings
from msgcheck.engine.progress import Progress, no_progress
from msgcheck.errors import UsageError
from msgcheck.model.finding import Finding
from msgcheck.model.platform_diff import PlatformDiff
from msgcheck.model.run import Run
from msgcheck.reference.load import load_reference
from msgcheck.reference.message_platform import MESSAGES
from msgcheck.reference.platform_changes import find_changes

_RULES = ("term", "message", "claim")
"""The groups that hold assets to the platform."""


def compare_platforms(
    old: Path,
    new: Path | None = None,
    paths: Sequence[Path] = (),
    *,
    workspace: Path | Settings | None = None,
    options: ScanOptions = ScanOptions(),
    progress: Progress = no_progress,
) -> PlatformDiff:
    """Compare the platform in the folder ``old`` with that in ``new`` (default: the workspace's).

    ``paths`` (default: every asset of the workspace) are checked against both; nothing is recorded. Raises
    ``UsageError`` where a folder is missing, ``ReferenceDataError`` with every mistake of either.
    """
    settings = settings_of(workspace)
    before, after = (_with_platform(settings, folder) for folder in (old, new or settings.platform))
    references = load_reference(before), load_reference(after)
    asked = replace(options, select=options.select or _RULES, records=False)
    neither = replace(after, rules=(*after.rules, before.platform))  # a version of the platform is no asset
    found = find_once(paths, neither, progress)
    old_run, new_run = (scan_found(found, paths, each, asked, progress) for each in (before, after))
    only_once = _uris(old_run) ^ _uris(new_run)
    return PlatformDiff(
        old=references[0],
        new=references[1],
        changes=find_changes(*references),
        old_run=old_run,
        new_run=new_run,
        made=tuple(_only_in(new_run.findings, old_run.findings, only_once)),
        gone=tuple(_only_in(old_run.findings, new_run.findings, only_once)),
    )


def _with_platform(settings: Settings, folder: Path) -> Settings:
    if not (folder / MESSAGES).is_file():
        raise UsageError(f"There is no {MESSAGES} in {folder}. Name a folder that holds a version of the platform.")
    return replace(settings, platform=folder.absolute())


def _uris(run: Run) -> set[str]:
    return {asset.uri for asset in run.assets}


def _only_in(findings: Iterable[Finding], others: Iterable[Finding], without: Collection[str]) -> Iterator[Finding]:
    """Yield findings that are not among ``others``: none that is waived, and none of the assets ``without``."""
    left = Counter((each.asset, each.fingerprint) for each in others)
    for finding in findings:
        key = (finding.asset, finding.fingerprint)
        if left[key]:
            left[key] -= 1
        elif finding.waiver is None and finding.asset not in without:
            yield finding
