"""Findings put right in the files themselves."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from msgcheck.api.scanning import ScanOptions, make_plan
from msgcheck.api.workspace import open_reference, settings_of
from msgcheck.checks.catalogue import catalogue
from msgcheck.config.settings import Settings
from msgcheck.engine.progress import Progress, no_progress
from msgcheck.engine.selection import is_named
from msgcheck.errors import UsageError
from msgcheck.model.address import Given
from msgcheck.model.finding import Finding

if TYPE_CHECKING:
    from msgcheck.annotate.fixing import Fixes
    from msgcheck.annotate.target import Target


def fix(
    paths: Sequence[Path],
    *,
    workspace: Path | Settings | None = None,
    select: tuple[str, ...] = (),
    ignore: tuple[str, ...] = (),
    progress: Progress = no_progress,
) -> Fixes:
    """Make the fixed content of the files of ``paths``: words with exactly one suggestion replaced. Writes nothing.

    ``select`` and ``ignore`` name rules or groups of the glossary and of rule packs; default: all of them. Raises
    ``UsageError`` where ``select`` names another rule. See :func:`fix_targets` and :func:`write_fixes`.
    """
    from msgcheck.annotate.fixing import fix_plan, word_rules

    settings = settings_of(workspace)
    known = word_rules(catalogue(open_reference(settings).packs))
    options = ScanOptions(select=select or known, ignore=ignore, records=False)
    plan = make_plan(paths, settings, options, fetches=False)
    for name in select:
        if not any(is_named(rule, name) for rule in known):
            raise UsageError(
                f"'{name}' is not about words, and fix replaces nothing else. "
                "`msgcheck annotate` puts such findings as comments into copies."
            )
    return fix_plan(plan, progress)


def suggest_fixes(
    findings: Iterable[Finding], paths: Sequence[Given] = (), *, workspace: Path | Settings | None = None
) -> Fixes:
    """Make the fixes of just these findings, which a run over ``paths`` (default: all assets) found. Writes nothing.

    Findings that are not about words, and those of pages of the web, are left out; see :func:`fix` for a fix that is
    proved by a second scan.
    """
    from msgcheck.annotate.fixing import fix_findings

    options = ScanOptions(select=("term",), records=False)
    return fix_findings(make_plan(paths, settings_of(workspace), options, fetches=False), findings)


def fix_targets(
    fixes: Fixes, given: Sequence[Path], *, folder: Path | None, overwrites: bool = False
) -> tuple[Target, ...]:
    """Return where each fixed file goes: in ``folder``, or in its own place with a backup where that is ``None``.

    In a folder the unchanged files are written too; ``given`` are the paths that :func:`fix` got, below which they keep
    their names. Raises ``UsageError`` where something is in the way.
    """
    from msgcheck.annotate.target import targets_in_folder, targets_in_place

    if folder is None:
        return tuple(targets_in_place([each.asset.path for each in fixes.assets if each.fix.data is not None]))
    paths = [each.asset.path for each in fixes.assets if each.is_fixable]
    return tuple(targets_in_folder(paths, given, folder, overwrites=overwrites))


def write_fixes(fixes: Fixes, targets: Sequence[Target]) -> None:
    """Write the files, each whole or not at all. Raises ``UsageError`` where one cannot be written."""
    from msgcheck.annotate.target import write_target

    contents = {each.asset.path: each.fix.data for each in fixes.assets}
    for target in targets:
        write_target(target, contents[target.path])
