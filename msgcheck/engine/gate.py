"""The gate: does a run let the assets pass?"""

from __future__ import annotations

from msgcheck.model.run import Run
from msgcheck.model.severity import Severity

EXIT_CLEAN, EXIT_FINDINGS, EXIT_UNREADABLE = 0, 1, 3


def exit_code(run: Run, fail_on: Severity | None, *, strict: bool) -> int:
    """Return the exit code of the contract: 1 for findings at or above ``fail_on``, 3 for an asset that could not
    be read under ``strict`` (findings win), else 0. ``fail_on`` ``None`` never fails on findings.
    """
    if fail_on is not None and any(finding.severity.rank <= fail_on.rank for finding in run.findings):
        return EXIT_FINDINGS
    if strict and any(skipped.reason != "not-an-asset" for skipped in run.skipped):
        return EXIT_UNREADABLE
    return EXIT_CLEAN
