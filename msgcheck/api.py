"""The one public door: what the command line, a service or a notebook calls.

Every function takes and returns values; nothing here prints or exits. Errors are of :mod:`msgcheck.errors`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from msgcheck.analysis.embedding import encoder_identity
from msgcheck.checks.catalogue import catalogue
from msgcheck.checks.messages.rules import GROUPS
from msgcheck.checks.messages.validity import judged_messages
from msgcheck.checks.terms import prove_examples
from msgcheck.config.settings import Settings
from msgcheck.config.settings_file import SETTINGS_NAME, find_workspace, load_settings
from msgcheck.config.template import write_template
from msgcheck.engine.notices import plan_notices
from msgcheck.engine.plan import Plan
from msgcheck.engine.progress import Progress, no_progress
from msgcheck.engine.running import run_plan
from msgcheck.engine.selection import Selection, select_rules
from msgcheck.errors import HistoryError, ReferenceDataError, UnreadableError, UsageError
from msgcheck.extract.reading import extract, format_of
from msgcheck.model.asset import Asset, SkippedAsset
from msgcheck.model.calibration import CalibrationRecord
from msgcheck.model.check_rule import CheckRule
from msgcheck.model.passage import Extraction
from msgcheck.model.reference_data import Reference
from msgcheck.model.run import ModelUsed, Run
from msgcheck.reference.calibration_file import load_calibration
from msgcheck.reference.load import load_reference
from msgcheck.sources.folders import asset_at, find_assets, uri_of

if TYPE_CHECKING:
    from msgcheck.analysis.claims.claim_profile import ClaimProfile
    from msgcheck.checks.messages.evaluation import Evaluation, Models


@dataclass(frozen=True, slots=True, kw_only=True)
class ScanOptions:
    """How a scan is run; the defaults are those of ``msgcheck scan``."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    jobs: int | None = None
    uses_cache: bool = True
    records: bool = True
    today: date | None = None


def open_workspace(workspace: Path | None = None, start: Path | None = None) -> Settings:
    """Return the settings of ``workspace``, or of the nearest folder upwards from ``start`` (default: here).

    Raises ``UsageError`` where there is none, ``SettingsError`` where its settings are wrong.
    """
    root = workspace or find_workspace((start or Path.cwd()).absolute())
    if root is None:
        raise UsageError(
            f"No {SETTINGS_NAME} here or in any folder above. "
            "Start a workspace with `msgcheck init`, or name one with --workspace DIR."
        )
    if root.is_file() and root.name == SETTINGS_NAME:
        root = root.parent
    if not (root / SETTINGS_NAME).is_file():
        raise UsageError(f"{root} holds no {SETTINGS_NAME}. Start a workspace there with `msgcheck init {root}`.")
    return load_settings(root / SETTINGS_NAME)


def open_reference(settings: Settings) -> Reference:
    """Return platform, glossary and rule packs, each rule proved by its own examples.

    Raises ``ReferenceDataError`` with every mistake.
    """
    reference = load_reference(settings)
    mistakes = prove_examples(reference.packs, reference.glossary)
    if mistakes:
        raise ReferenceDataError(mistakes)
    return reference


def scan(
    paths: Sequence[Path] = (),
    *,
    workspace: Path | Settings | None = None,
    options: ScanOptions = ScanOptions(),
    progress: Progress = no_progress,
) -> Run:
    """Check files and folders (default: every asset of the workspace) against the platform.

    ``workspace`` is a folder as in :func:`open_workspace`, or what that returned.
    Returns the run, compared with the last one of the same scope and recorded in the history unless
    ``options.records`` is off. A history that cannot be used is told in ``run.notices``; the run stands.
    """
    settings = workspace if isinstance(workspace, Settings) else open_workspace(workspace)
    plan = _plan(paths, settings, options)
    run = run_plan(plan, progress)
    return _recorded(run, settings) if options.records else run


def _plan(paths: Sequence[Path], settings: Settings, options: ScanOptions) -> Plan:
    reference = open_reference(settings)
    rules = catalogue(reference.packs)
    selection = select_rules(rules, settings.severities, options.select, options.ignore)
    found = find_assets(paths, settings, format_of)
    today = options.today or date.today()  # noqa: DTZ011 - validity dates are the reader's calendar days
    judges = any(map(selection.has_group, GROUPS))
    messages = judged_messages(reference.platform.messages, today) if judges else ()
    models = _models_used(settings) if messages else ()
    return Plan(
        settings=settings,
        reference=reference,
        selection=selection,
        assets=found.assets,
        skipped=found.skipped,
        today=today,
        scope=_scope(paths, settings, selection),
        messages=messages,
        models=models,
        calibration=load_calibration(settings, models[1].sha256) if models else None,
        jobs=options.jobs,
        uses_cache=options.uses_cache,
        notices=plan_notices(settings, reference, found, is_whole=not paths),
    )


def _models_used(settings: Settings) -> tuple[ModelUsed, ...]:
    """Name encoder and judge, without opening them."""
    from msgcheck.analysis.network import judge_identity

    return encoder_identity(settings.encoder, folder=settings.root), judge_identity()


def _scope(paths: Sequence[Path], settings: Settings, selection: Selection) -> str:
    """Name what was asked for - workspace, paths, rules that run - so that only like is compared with like."""
    asked = sorted(uri_of(path, settings.root) for path in paths) or ["all assets"]
    rules = hashlib.sha256(" ".join(sorted(selection.rule_ids)).encode()).hexdigest()[:12]
    return f"{settings.name}: {' '.join(asked)} (rules {rules})"


def _recorded(run: Run, settings: Settings) -> Run:
    from msgcheck.store.history import open_history

    try:
        with open_history(settings.history, settings.root) as history:
            return replace(run, comparison=history.record(run))
    except HistoryError as error:
        return replace(run, notices=(*run.notices, f"This run is not in the history: {error}"))


def inspect(path: Path, *, workspace: Path | None = None) -> tuple[Asset, Extraction]:
    """Read one file and return what was read. Needs no workspace; raises ``UnreadableError`` with the reason."""
    settings = _workspace_or_none(workspace) or Settings(root=Path.cwd(), name="", platform=Path.cwd() / "platform")
    asset = asset_at(path, settings, format_of)
    if isinstance(asset, SkippedAsset):
        raise UnreadableError(asset.reason, f"{asset.uri}: {asset.detail}")
    with asset.path.open("rb") as stream:
        return asset, extract(stream, asset.format)


def analyse(text: str, *, language: str = "en") -> ClaimProfile:
    """Return what ``text`` claims: quantities, negations, hedges, absolutes. Needs no workspace and opens no model.

    ``language`` (ISO 639-1) says how 1.200 is read where the text itself does not say it.
    """
    from msgcheck.analysis.claims.claim_profile import take_apart

    return take_apart(text, language)


def evaluate(pairs: Path, *, workspace: Path | None = None) -> Evaluation:
    """Judge the pairs of a JSON Lines file against the workspace's platform; see ``msgcheck evaluate --help``.

    Raises ``UsageError`` with the line of every mistake.
    """
    from msgcheck.analysis.judge import calibrated
    from msgcheck.checks.messages.evaluation import evaluate_pairs
    from msgcheck.reference.labelled_pairs import read_pairs

    settings = open_workspace(workspace)
    platform = open_reference(settings).platform
    models = _models(settings)
    record = load_calibration(settings, models.judge.sha256)
    judging = replace(models, judge=calibrated(models.judge, record))
    return evaluate_pairs(read_pairs(pairs), platform, judging)


def _models(settings: Settings) -> Models:
    """Open the encoder of the settings and the judge as it ships, whatever calibration the settings name."""
    from msgcheck.analysis.embedding import open_encoder
    from msgcheck.analysis.judge import load_judge
    from msgcheck.analysis.network import Network
    from msgcheck.checks.messages.evaluation import Models

    return Models(open_encoder(settings.encoder, folder=settings.root), Network.open(), load_judge())


def calibrate(
    pairs: Path,
    *,
    workspace: Path | Settings | None = None,
    wished_precision: float = 0.85,
    today: date | None = None,
) -> CalibrationRecord:
    """Fit the judge's decision to the labelled pairs of a JSON Lines file; see ``msgcheck calibrate --help``.

    ``wished_precision`` (0..1) is the share of findings that should be right; ``today`` is written into the record.
    Nothing is written: :func:`msgcheck.reference.calibration_file.calibration_text` gives the file's content, which is
    for a calibration that does not keep the shipped decision. Raises ``UsageError`` with the line of every mistake, or
    where the labels are too few.
    """
    from msgcheck.checks.messages.calibration import calibrate_pairs, require_enough
    from msgcheck.checks.messages.evaluation import judge_of_pairs
    from msgcheck.reference.labelled_pairs import read_pairs

    settings = workspace if isinstance(workspace, Settings) else open_workspace(workspace)
    platform = open_reference(settings).platform
    labelled = read_pairs(pairs)
    require_enough(labelled)
    judge = judge_of_pairs(platform.messages, _models(settings))
    return CalibrationRecord(
        calibration=calibrate_pairs(labelled, judge, wished_precision=wished_precision),
        judge_sha256=judge.sha256,
        platform_version=platform.version,
        made_on=today or date.today(),  # noqa: DTZ011 - the reader's calendar day
    )


def rules(*, workspace: Path | None = None) -> tuple[CheckRule, ...]:
    """Return every rule: the built-in ones, and those of the workspace's packs where there is a workspace."""
    settings = _workspace_or_none(workspace)
    return catalogue(load_reference(settings).packs if settings else ())


def explain(rule_id: str, *, workspace: Path | None = None) -> CheckRule:
    """Return the rule ``rule_id``; raises ``UsageError`` with the nearest names where there is none."""
    known = rules(workspace=workspace)
    select_rules(known, select=[rule_id])
    for rule in known:
        if rule.id == rule_id:
            return rule
    group = ", ".join(rule.id for rule in known if rule.id.startswith(rule_id + "."))
    raise UsageError(f"'{rule_id}' is a group of rules. Name one of them: {group}.")


def init_workspace(folder: Path) -> tuple[tuple[Path, ...], tuple[Path, ...]]:
    """Make a sample workspace in ``folder``; returns (files made, files that were there and are unchanged)."""
    return write_template(folder)


def _workspace_or_none(workspace: Path | None) -> Settings | None:
    if workspace is None and find_workspace(Path.cwd()) is None:
        return None
    return open_workspace(workspace)
