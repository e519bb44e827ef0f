"""A run: the scan, the gate before publishing, and what the gate accepts as known or waives."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from msgcheck.api.history import keep_run
from msgcheck.api.workspace import open_reference, settings_of
from msgcheck.checks.catalogue import PLATFORM_LINT, catalogue
from msgcheck.checks.messages.rules import GROUPS
from msgcheck.checks.messages.validity import judged_messages
from msgcheck.config.settings import Settings
from msgcheck.engine.acceptance.accepting import Accepted, BaselineUpdate, accept, gate_plan, update_baseline
from msgcheck.engine.acceptance.kind_gates import demand
from msgcheck.engine.notices.idle_parts import plan_notices
from msgcheck.engine.plan import Plan
from msgcheck.engine.progress import Progress, no_progress
from msgcheck.engine.running import run_plan
from msgcheck.engine.selection import Selection, asks_for_leaks, require_configured_rules, select_rules, with_leaks
from msgcheck.errors import UsageError
from msgcheck.extract.reading import recognised_file, recognised_page
from msgcheck.model.address import Address, Given, address_of
from msgcheck.model.finding import Finding
from msgcheck.model.run import ModelUsed, Run
from msgcheck.model.waiver import Grant
from msgcheck.reference.baseline_file import load_baseline
from msgcheck.reference.waiver_file import load_waivers
from msgcheck.sources.finding import find_files, find_given, uri_of_given
from msgcheck.sources.folders import Found
from msgcheck.values import dataclass

__all__ = ["ScanOptions", "address_of", "baseline", "check", "make_plan", "scan", "waive"]

if TYPE_CHECKING:
    from msgcheck.model.calibration import CalibrationRecord


@dataclass(frozen=True, slots=True, kw_only=True)
class ScanOptions:
    """How a scan is run; the defaults are those of ``msgcheck scan``.

    ``leaks`` looks through all assets for what their audience does not see, not only through those of the kinds whose
    settings want it; so does a leak rule in ``select``.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    leaks: bool = False
    jobs: int | None = None
    uses_cache: bool = True
    records: bool = True
    today: date | None = None


def scan(
    paths: Sequence[Given] = (),
    *,
    workspace: Path | Settings | None = None,
    options: ScanOptions = ScanOptions(),
    progress: Progress = no_progress,
) -> Run:
    """Check files, folders and web addresses (default: every asset of the workspace) against the platform.

    ``workspace`` is a folder as in :func:`msgcheck.api.workspace.open_workspace`, or what that returned.
    Returns the run, compared with the last one of the same scope and recorded in the history unless
    ``options.records`` is off. A history that cannot be used is told in ``run.notices``; the run stands.
    """
    settings = settings_of(workspace)
    run = scan_found(None, paths, settings, options, progress)
    return keep_run(run, settings) if options.records else run


def scan_found(
    found: Found | None, paths: Sequence[Given], settings: Settings, options: ScanOptions, progress: Progress
) -> Run:
    """Do as :func:`scan`, without the history; ``found`` is what ``paths`` gave before, which is not fetched again."""
    accepted = _accepted(settings)
    plan = make_plan(paths, settings, options, progress, found=found)
    return accept(run_plan(plan, progress), plan, accepted, is_gate=False)


def find_once(paths: Sequence[Given], settings: Settings, progress: Progress) -> Found:
    """Find the assets of ``paths`` (default: every asset of the workspace); web addresses are fetched now."""
    return find_given(paths, settings, recognised_file, recognised_page, progress)


def check(
    paths: Sequence[Given] = (),
    *,
    changed_since: str | None = None,
    workspace: Path | Settings | None = None,
    options: ScanOptions = ScanOptions(),
    progress: Progress = no_progress,
) -> Run:
    """Check files, folders and web addresses before they leave the house: the findings say whether they are new.

    ``changed_since`` is a git revision: of ``paths`` (default: every asset of the workspace) only what differs from it
    is checked, and no page of the web, which git does not know. Besides the findings of a scan there is one for each
    demand of ``[gate.KIND]`` that is not met; see :func:`msgcheck.engine.acceptance.gate.exit_code` for what keeps the
    gate shut. Recorded as :func:`scan` does.
    """
    settings = settings_of(workspace)
    accepted = _accepted(settings)
    changed = None if changed_since is None else _changed(settings, changed_since, paths)
    plan = gate_plan(make_plan(paths, settings, options, progress, fetches=changed is None), changed)
    run = accept(demand(run_plan(plan, progress), settings, plan.selection), plan, accepted, is_gate=True)
    return keep_run(run, settings) if options.records else run


def baseline(
    paths: Sequence[Given] = (),
    *,
    workspace: Path | Settings | None = None,
    options: ScanOptions = ScanOptions(),
    progress: Progress = no_progress,
) -> BaselineUpdate:
    """Return the workspace's baseline with today's findings of ``paths`` (default: all assets) accepted as known.

    What the baseline holds of other assets and of rules that did not run stays. Nothing is written or recorded:
    :func:`msgcheck.reference.baseline_file.baseline_text` gives the file's content.
    """
    settings = settings_of(workspace)
    accepted = _accepted(settings)
    plan = gate_plan(make_plan(paths, settings, options, progress), None)
    run = accept(demand(run_plan(plan, progress), settings, plan.selection), plan, accepted, is_gate=True)
    return update_baseline(run, accepted.baseline, plan)


def waive(
    fingerprint: str,
    grant: Grant,
    paths: Sequence[Given] = (),
    *,
    workspace: Path | Settings | None = None,
    options: ScanOptions = ScanOptions(),
    progress: Progress = no_progress,
) -> tuple[Path, str, Finding]:
    """Return the file of the workspace's waivers, its text with one more, and the finding that it waives.

    ``fingerprint`` names a finding of ``paths`` (default: all assets) as it is today; its beginning is enough where it
    names one finding only. Nothing is written. Raises ``UsageError`` where there is no such finding, or a waiver holds
    for it already.
    """
    from msgcheck.reference.waiver_file import WAIVERS, with_waiver

    settings = settings_of(workspace)
    run = check(paths, workspace=settings, options=replace(options, records=False), progress=progress)
    found = [each for each in run.findings if each.fingerprint.startswith(fingerprint)]
    if not fingerprint.startswith("v") or len({each.fingerprint for each in found}) != 1:
        count = len({each.fingerprint for each in found}) if fingerprint.startswith("v") else 0
        problem = f"{count} findings begin" if count else "No finding of today begins"
        raise UsageError(f"{problem} with '{fingerprint}'. `msgcheck check PATHS` shows the fingerprint of each.")
    if found[0].waiver is not None:
        raise UsageError(f"This finding is waived already: {found[0].waiver}.")
    path = settings.root / WAIVERS
    text = path.read_text(encoding="utf-8-sig") if path.exists() else ""
    return path, with_waiver(text, found[0], grant), found[0]


def _changed(settings: Settings, revision: str, paths: Sequence[Given]) -> frozenset[Path]:
    from msgcheck.sources.changed_files import changed_files

    for address in paths:
        if isinstance(address, Address):
            raise UsageError(f"git knows nothing of {address}. Check it without --changed-since.")
    return changed_files(settings.root, revision)


def _accepted(settings: Settings) -> Accepted:
    return Accepted(load_baseline(settings.root), load_waivers(settings.root))


def make_plan(
    paths: Sequence[Given],
    settings: Settings,
    options: ScanOptions,
    progress: Progress = no_progress,
    *,
    fetches: bool = True,
    found: Found | None = None,
) -> Plan:
    """Return what a run over ``paths`` (default: every asset of the workspace) is to do; web addresses are fetched now.

    Without ``fetches``, for what works on files, they are skipped. ``found`` is what they gave before.
    """
    reference = open_reference(settings, uses_cache=options.uses_cache)
    rules = catalogue(reference.packs, reference.styles)
    require_configured_rules(settings, (*rules, *PLATFORM_LINT))
    select = with_leaks(options.select, leaks=options.leaks)
    selection = select_rules(rules, settings.severities, select, options.ignore)
    if not selection.rule_ids:
        raise UsageError("No rule is left to run: see --select, --ignore and [rules] in msgcheck.toml.")
    if found is None:
        found = find_once(paths, settings, progress) if fetches else find_files(paths, settings, recognised_file)
    leaks = asks_for_leaks(select, leaks=options.leaks)
    today = options.today or date.today()  # noqa: DTZ011 - validity dates are the reader's calendar days
    judges = any(map(selection.has_group, GROUPS))
    messages = judged_messages(reference.platform.messages, today) if judges else ()
    plan = Plan(
        settings=settings,
        reference=reference,
        selection=selection,
        assets=tuple(replace(asset, checks_leaks=asset.checks_leaks or leaks) for asset in found.assets),
        skipped=found.skipped,
        today=today,
        scope=_scope(paths, settings, selection, leaks=leaks),
        messages=messages,
        jobs=options.jobs,
        uses_cache=options.uses_cache,
        notices=plan_notices(settings, reference, found, is_whole=not paths, judges_messages=judges, fetches=fetches),
        is_whole=not paths,
        is_full=not (options.select or options.ignore or options.leaks),
    )
    if not (plan.judges_messages or plan.judges_definitions):
        return plan
    models = _models_used(settings)
    return replace(plan, models=models, calibration=_calibration(settings, models[1].sha256))


def _calibration(settings: Settings, judge_sha256: str) -> CalibrationRecord | None:
    if settings.calibration is None:
        return None
    from msgcheck.reference.calibration_file import load_calibration

    return load_calibration(settings, judge_sha256)


def _models_used(settings: Settings) -> tuple[ModelUsed, ...]:
    """Name encoder and judge, without opening them."""
    from msgcheck.analysis.embedding import encoder_identity
    from msgcheck.analysis.network import judge_identity

    return encoder_identity(settings.encoder, folder=settings.root), judge_identity()


def _scope(paths: Sequence[Given], settings: Settings, selection: Selection, *, leaks: bool) -> str:
    """Name what was asked for - workspace, paths, rules that run, leaks - so that only like is compared with like."""
    asked = sorted(uri_of_given(path, settings.root) for path in paths) or ["all assets"]
    rules = hashlib.sha256(" ".join(sorted(selection.rule_ids)).encode()).hexdigest()[:12]
    return f"{settings.name}: {' '.join(asked)} (rules {rules}{', leaks' if leaks else ''})"
