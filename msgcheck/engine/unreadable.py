"""What could not be read becomes findings beside those of what was."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath

from msgcheck.checks.assets.unreadable import RULE, check_unreadable
from msgcheck.engine.fingerprint import fingerprints
from msgcheck.engine.selection import Selection
from msgcheck.model.asset import SkippedAsset
from msgcheck.model.finding import Finding


def with_unreadable(
    findings: Iterable[Finding], skipped: Iterable[SkippedAsset], selection: Selection
) -> tuple[Finding, ...]:
    """Return ``findings``, which are in order of their asset, and in place one for each asset that was not readable.

    Its identity holds its name and not the reason: what is too slow on one machine and too large for another is one
    finding, and a folder that moves makes none new.
    """
    return tuple(sorted((*findings, *_unreadable(skipped, selection)), key=lambda finding: finding.asset))


def _unreadable(skipped: Iterable[SkippedAsset], selection: Selection) -> Iterator[Finding]:
    severity = dict(selection.severities).get(RULE)
    if severity is None:
        return
    for each in skipped:
        seen = check_unreadable(each)
        if seen is None:
            continue
        (fingerprint,) = fingerprints([(RULE, "", "", PurePosixPath(each.uri).name)])
        yield Finding(
            rule=RULE,
            severity=severity,
            fingerprint=fingerprint,
            asset=each.uri,
            message=seen.message,
            evidence=seen.evidence,
        )
