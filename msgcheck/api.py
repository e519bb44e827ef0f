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
from msgcheck.config.settings import DEFAULT_LAYERS, Settings
from msgcheck.config.settings_file import SETTINGS_NAME, find_workspace, load_settings
from msgcheck.config.template import write_template
from msgcheck.engine.acceptance import Accepted, BaselineUpdate, accept, gate_plan, update_baseline
from msgcheck.engine.backends import read_asset, reading_limits
from msgcheck.engine.kind_gates import demand
from msgcheck.engine.notices import plan_notices
from msgcheck.engine.plan import Plan
from msgcheck.engine.progress import Progress, no_progress
from msgcheck.engine.running import run_plan
from msgcheck.engine.selection import Selection, asks_for_leaks, select_rules, with_leaks
from msgcheck.errors import HistoryError, Mistake, ReferenceDataError, UnreadableError, UsageError
from msgcheck.extract.reading import recognised_file
from msgcheck.model.asset import Asset, SkippedAsset
from msgcheck.model.calibration import CalibrationRecord
from msgcheck.model.check_rule import CheckRule
from msgcheck.model.finding import Finding
from msgcheck.model.passage import Extraction
from msgcheck.model.reference_data import Reference
from msgcheck.model.run import ModelUsed, Run
from msgcheck.model.waiver import Grant
from msgcheck.reference.baseline_file import load_baseline
from msgcheck.reference.calibration_file import load_calibration
from msgcheck.reference.load import load_reference
from msgcheck.reference.waiver_file import load_waivers
from msgcheck.sources.folders import asset_at, find_assets, uri_of

if TYPE_CHECKING:
    from msgcheck.analysis.claims.claim_profile import ClaimProfile
    from msgcheck.annotate.fixing import Fixes
    from msgcheck.annotate.target import Target
    from msgcheck.checks.messages.evaluation import Evaluation, Models
    from msgcheck.checks.terms.proving import Proof
    from msgcheck.model.loss import ImportedPack, Loss
    from msgcheck.model.proposal import Mining
    from msgcheck.model.term import RulePack, Term
    from msgcheck.reference.glossary_additions import Additions


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
    accepted = _accepted(settings)
    plan = _plan(paths, settings, options)
    run = accept(run_plan(plan, progress), plan, accepted, is_gate=False)
    return _recorded(run, settings) if options.records else run


def check(
    paths: Sequence[Path] = (),
    *,
    changed_since: str | None = None,
    workspace: Path | Settings | None = None,
    options: ScanOptions = ScanOptions(),
    progress: Progress = no_progress,
) -> Run:
    """Check files and folders before they leave the house: the findings say whether they are new or known.

    ``changed_since`` is a git revision: of ``paths`` (default: every asset of the workspace) only what differs from it
    is checked. Besides the findings of a scan there is one for each demand of ``[gate.KIND]`` that is not met; see
    :func:`msgcheck.engine.gate.exit_code` for what keeps the gate shut. Recorded as :func:`scan` does.
    """
    settings = workspace if isinstance(workspace, Settings) else open_workspace(workspace)
    accepted = _accepted(settings)
    changed = None if changed_since is None else _changed(settings, changed_since)
    plan = gate_plan(_plan(paths, settings, options), changed)
    run = accept(demand(run_plan(plan, progress), settings, plan.selection), plan, accepted, is_gate=True)
    return _recorded(run, settings) if options.records else run


def _changed(settings: Settings, revision: str) -> frozenset[Path]:
    from msgcheck.sources.changed_files import changed_files

    return changed_files(settings.root, revision)


def baseline(
    paths: Sequence[Path] = (),
    *,
    workspace: Path | Settings | None = None,
    options: ScanOptions = ScanOptions(),
    progress: Progress = no_progress,
) -> BaselineUpdate:
    """Return the workspace's baseline with today's findings of ``paths`` (default: all assets) accepted as known.

    What the baseline holds of other assets and of rules that did not run stays. Nothing is written or recorded:
    :func:`msgcheck.reference.baseline_file.baseline_text` gives the file's content.
    """
    settings = workspace if isinstance(workspace, Settings) else open_workspace(workspace)
    accepted = _accepted(settings)
    plan = gate_plan(_plan(paths, settings, options), None)
    run = accept(demand(run_plan(plan, progress), settings, plan.selection), plan, accepted, is_gate=True)
    return update_baseline(run, accepted.baseline, plan)


def waive(
    fingerprint: str,
    grant: Grant,
    paths: Sequence[Path] = (),
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

    settings = workspace if isinstance(workspace, Settings) else open_workspace(workspace)
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


def _accepted(settings: Settings) -> Accepted:
    return Accepted(load_baseline(settings.root), load_waivers(settings.root))


def _plan(paths: Sequence[Path], settings: Settings, options: ScanOptions) -> Plan:
    reference = open_reference(settings)
    rules = catalogue(reference.packs, reference.styles)
    select = with_leaks(options.select, leaks=options.leaks)
    selection = select_rules(rules, settings.severities, select, options.ignore)
    found = find_assets(paths, settings, recognised_file)
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
        notices=plan_notices(settings, reference, found, is_whole=not paths, judges_messages=judges),
        is_whole=not paths,
    )
    if not (plan.judges_messages or plan.judges_definitions):
        return plan
    models = _models_used(settings)
    return replace(plan, models=models, calibration=load_calibration(settings, models[1].sha256))


def _models_used(settings: Settings) -> tuple[ModelUsed, ...]:
    """Name encoder and judge, without opening them."""
    from msgcheck.analysis.network import judge_identity

    return encoder_identity(settings.encoder, folder=settings.root), judge_identity()


def _scope(paths: Sequence[Path], settings: Settings, selection: Selection, *, leaks: bool) -> str:
    """Name what was asked for - workspace, paths, rules that run, leaks - so that only like is compared with like."""
    asked = sorted(uri_of(path, settings.root) for path in paths) or ["all assets"]
    rules = hashlib.sha256(" ".join(sorted(selection.rule_ids)).encode()).hexdigest()[:12]
    return f"{settings.name}: {' '.join(asked)} (rules {rules}{', leaks' if leaks else ''})"


def _recorded(run: Run, settings: Settings) -> Run:
    from msgcheck.store.history import open_history

    try:
        with open_history(settings.history, settings.root) as history:
            return replace(run, comparison=history.record(run))
    except HistoryError as error:
        return replace(run, notices=(*run.notices, f"This run is not in the history: {error}"))


def fix(
    paths: Sequence[Path],
    *,
    workspace: Path | Settings | None = None,
    select: tuple[str, ...] = (),
    ignore: tuple[str, ...] = (),
    progress: Progress = no_progress,
) -> Fixes:
    """Make the fixed content of the files of ``paths``: words with exactly one suggestion replaced. Writes nothing.

    ``select`` and ``ignore`` name rules or groups of the glossary and of rule packs; default: all of them. See
    :func:`fix_targets` and :func:`write_fixes`.
    """
    from msgcheck.annotate.fixing import fix_plan, word_rules

    settings = workspace if isinstance(workspace, Settings) else open_workspace(workspace)
    names = select or word_rules(catalogue(open_reference(settings).packs))
    return fix_plan(_plan(paths, settings, ScanOptions(select=names, ignore=ignore, records=False)), progress)


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


def inspect(path: Path, *, workspace: Path | None = None) -> tuple[Asset, Extraction]:
    """Read one file and return what was read. Needs no workspace; raises ``UnreadableError`` with the reason."""
    settings = _workspace_or_none(workspace) or Settings(root=Path.cwd(), name="", platform=Path.cwd() / "platform")
    asset = asset_at(path, settings, recognised_file)
    if isinstance(asset, SkippedAsset):
        raise UnreadableError(asset.reason, f"{asset.uri}: {asset.detail}")
    return asset, read_asset(asset, reading_limits(settings))


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
    reference = load_reference(settings) if settings else None
    return catalogue(reference.packs, reference.styles) if reference else catalogue()


def rule_packs(*, workspace: Path | Settings | None = None) -> tuple[RulePack, ...]:
    """Return the rule packs of the workspace as they are written; raises ``ReferenceDataError`` with every mistake."""
    settings = workspace if isinstance(workspace, Settings) else open_workspace(workspace)
    return load_reference(settings).packs


def prove_packs(packs: Sequence[str] = (), *, workspace: Path | Settings | None = None) -> Proof:
    """Put the rule packs named ``packs`` (default: all, and the glossary) to the proof; see ``msgcheck rules test``.

    Raises ``UsageError`` for a pack that is not there, ``ReferenceDataError`` with every mistake; where a rule does
    not do what its examples show, what is wrong with the lists is told beside it.
    """
    from msgcheck.checks.terms.proving import find_listing_faults, prove_rules

    settings = workspace if isinstance(workspace, Settings) else open_workspace(workspace)
    reference = load_reference(settings)
    known = [pack.name for pack in reference.packs]
    for name in packs:
        if name not in known:
            raise UsageError(f"There is no rule pack '{name}'. The workspace has {', '.join(known) or 'none'}.")
    layers = {"other": DEFAULT_LAYERS, **{kind.name: kind.layers for kind in settings.kinds}}
    mistakes = prove_examples(reference.packs, reference.glossary)
    if mistakes:
        # Why a rule does not find its example often stands elsewhere: an exception, a rule that says the opposite.
        faults = find_listing_faults(reference.glossary, reference.packs, layers)
        reasons = [Mistake(fault.position, fault.what, fault.way_out) for fault in faults if fault.position]
        raise ReferenceDataError([*mistakes, *reasons])
    return prove_rules(reference.glossary, reference.packs, layers, frozenset(packs))


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


def import_rules(file: Path, *, format_name: str | None = None, name: str | None = None) -> tuple[str, ImportedPack]:
    """Return the text of a rule pack ``name`` made of another tool's ``file``, and the pack with what is not in it.

    ``format_name`` is ``prh``, ``textlint``, ``cspell`` or ``csv``; by default it is told from the file. Nothing is
    written. Raises ``UsageError`` where the file cannot be read.
    """
    from msgcheck.reference.exporting.pack_file import pack_text
    from msgcheck.reference.importing.choosing import import_rules as read_rules
    from msgcheck.reference.written_check import require_readable_pack

    imported = read_rules(file, format_name)
    imported = replace(imported, pack=replace(imported.pack, name=name or imported.pack.name))
    text = pack_text(imported.pack, (f"Made of {file.name}.", *(loss.words for loss in imported.losses)))
    require_readable_pack(text)
    return text, imported


def import_terms(
    file: Path, *, workspace: Path | Settings | None = None, format_name: str | None = None, language: str | None = None
) -> tuple[Path, Additions]:
    """Return the glossary file of the workspace and its content with the terms of another tool's ``file`` added.

    ``format_name`` is ``tbx``, ``skos`` or ``csv``; by default it is told from the file; ``language`` is the
    platform's by default. Nothing is written. Raises ``UsageError`` where ``file`` cannot be read or the glossary
    cannot be changed without touching anything else, ``ReferenceDataError`` with the mistakes of the glossary.
    """
    from msgcheck.reference.glossary_additions import add_terms
    from msgcheck.reference.glossary_edit import read_glossary_text
    from msgcheck.reference.importing.choosing import import_terms as read_terms
    from msgcheck.reference.message_platform import load_platform

    settings = workspace if isinstance(workspace, Settings) else open_workspace(workspace)
    imported = read_terms(file, language or load_platform(settings.platform).language, format_name)
    additions = add_terms(read_glossary_text(settings.platform), imported.terms)
    return additions.glossary.path, replace(additions, losses=(*imported.losses, *additions.losses))


def export_glossary(
    format_name: str, *, workspace: Path | Settings | None = None
) -> tuple[dict[str, str], tuple[Loss, ...]]:
    """Return file name -> text of the workspace's glossary in ``tbx``, ``tbx-dct``, ``csv`` or ``vale``, and what of
    it the format cannot hold. One file but for ``vale``.
    """
    from msgcheck.reference.exporting.choosing import export
    from msgcheck.reference.glossary import load_glossary
    from msgcheck.reference.message_platform import load_platform

    settings = workspace if isinstance(workspace, Settings) else open_workspace(workspace)
    language = load_platform(settings.platform).language
    return export(load_glossary(settings.platform), format_name, language)


def mine_terms(
    paths: Sequence[Path] = (),
    *,
    workspace: Path | Settings | None = None,
    least: int = 3,
    most: int = 30,
    progress: Progress = no_progress,
) -> Mining:
    """Propose terms for the glossary from files and folders (default: every asset of the workspace). Writes nothing.

    At most ``most`` proposals, of what is met in ``least`` different passages or more; see ``msgcheck terms mine``.
    """
    from msgcheck.engine.mining_stage import mine_assets

    settings = workspace if isinstance(workspace, Settings) else open_workspace(workspace)
    reference = load_reference(settings)
    found = find_assets(paths, settings, recognised_file)
    return mine_assets(settings, reference, found, progress, least=least, most=most)


def proposals_file(settings: Settings) -> Path:
    """Return where the proposals of the last mining are kept, for :func:`accept_terms` and :func:`discard_terms`."""
    from msgcheck.reference.proposals_file import PROPOSALS_FILE

    return settings.root / PROPOSALS_FILE


def accept_terms(
    ids: Sequence[str], *, workspace: Path | Settings | None = None, definition: str | None = None
) -> tuple[Path, str]:
    """Return the glossary file and its content with the proposals ``ids`` accepted. Nothing is written.

    Raises ``UsageError`` where one is no proposal, or the file cannot be changed without touching anything else.
    """
    from msgcheck.reference.glossary_edit import read_glossary_text
    from msgcheck.reference.proposals_file import load_proposals
    from msgcheck.reference.term_decisions import accept

    settings = workspace if isinstance(workspace, Settings) else open_workspace(workspace)
    glossary, proposals = read_glossary_text(settings.platform), load_proposals(proposals_file(settings))
    for wanted in ids:
        glossary = accept(glossary, proposals, wanted, definition=definition)
    return glossary.path, glossary.content


def discard_terms(
    ids: Sequence[str], *, workspace: Path | Settings | None = None, reason: str | None = None
) -> tuple[Path, str]:
    """Return the glossary file and its content with the proposals ``ids`` discarded; errors as in
    :func:`accept_terms`. Nothing is written.
    """
    from msgcheck.reference.glossary_edit import read_glossary_text
    from msgcheck.reference.proposals_file import load_proposals
    from msgcheck.reference.term_decisions import discard

    settings = workspace if isinstance(workspace, Settings) else open_workspace(workspace)
    glossary, proposals = read_glossary_text(settings.platform), load_proposals(proposals_file(settings))
    for wanted in ids:
        glossary = discard(glossary, proposals, wanted, reason=reason)
    return glossary.path, glossary.content


def list_terms(*, workspace: Path | Settings | None = None) -> tuple[Term, ...]:
    """Return every entry of the workspace's glossary, whatever its status."""
    from msgcheck.reference.glossary import load_glossary

    settings = workspace if isinstance(workspace, Settings) else open_workspace(workspace)
    return load_glossary(settings.platform).entries
