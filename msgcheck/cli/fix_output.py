"""Fixes as people read them: what would change as a diff, and what stays with its reason."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from msgcheck.annotate.fixing import FixedAsset, Fixes

_SHOWN_REASONS = 20


def show_diff(fixes: Fixes, files: Mapping[Path, str]) -> None:
    """Print a unified diff of the changed passages; ``files`` names the fixed file of an asset by the asset's path."""
    from msgcheck.annotate.difference import diff_lines

    for each in fixes.assets:
        if each.fix.changes:
            for line in diff_lines(each.asset.uri, files.get(each.asset.path, each.asset.uri), each.fix.changes):
                click.echo(line)


def tell_unfixed(each: FixedAsset) -> None:
    """Say on standard error which findings of an asset are not fixed and why."""
    reasons = Counter(f"{left.finding.quote!r}: {left.reason}" for left in each.fix.unfixed)
    for reason, count in reasons.most_common(_SHOWN_REASONS):
        times = f" ({count} times)" if count > 1 else ""
        click.echo(f"{each.asset.uri}: {reason}{times}", err=True)
    if len(reasons) > _SHOWN_REASONS:
        click.echo(f"{each.asset.uri}: ... and {len(reasons) - _SHOWN_REASONS} more kinds", err=True)
