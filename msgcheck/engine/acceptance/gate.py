"""The gate: does a run let the assets pass?"""

from __future__ import annotations

from msgcheck.model.asset import NO_ASSET
from msgcheck.model.finding import Finding
from msgcheck.model.run import Run
from msgcheck.model.severity import Severity

EXIT_CLEAN, EXIT_FINDINGS, EXIT_UNREADABLE = 0, 1, 3


def exit_code(run: Run, fail_on: Severity | None, *, strict: bool, only_new: bool = False) -> int:
    """Return the exit code of the contract: 1 for findings at or above ``fail_on``, 3 for an asset that could not
    be read under ``strict`` (findings win), else 0. ``fail_on`` ``None`` never fails on findings. Waived findings never
    fail; with ``only_new`` neither do those of the baseline.
    """
    if any(fails(finding, fail_on, only_new=only_new) for finding in run.findings):
        return EXIT_FINDINGS
    if strict and any(skipped.reason not in NO_ASSET for skipped in run.skipped):
        return EXIT_UNREADABLE
    return EXIT_CLEAN


def fails(finding: Finding, fail_on: Severity | None, *, only_new: bool) -> bool:
    """Tell whether ``finding`` keeps the gate shut."""
    if fail_on is None or finding.waiver is not None or (only_new and finding.baseline == "known"):
        return False
    return finding.severity.rank <= fail_on.rank
