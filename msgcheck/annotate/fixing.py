"""Assets of a run fixed, and scanned again for proof."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from msgcheck.annotate.asset_fix import AssetFix, Unfixed, fix_asset
from msgcheck.annotate.choice import NOT_WORDS, is_about_words, obstacles
from msgcheck.annotate.source import FIXABLE_FORMATS
from msgcheck.checks.terms.glossary.rules import DEFINITION_DRIFT
from msgcheck.engine.backends import read_asset, reading_limits
from msgcheck.engine.plan import Plan
from msgcheck.engine.progress import Progress, no_progress
from msgcheck.engine.running import run_plan
from msgcheck.model.asset import Asset, SkippedAsset
from msgcheck.model.check_rule import CheckRule
from msgcheck.model.finding import Finding
from msgcheck.model.passage import Passage
from msgcheck.values import dataclass

STILL_FOUND = "It was fixed, and the fixed file holds it again: the rules of these words answer one another."
_ROUNDS = 3
"""Mended words may give a new finding ("Free and FOSS Software"), once or twice; more are rules in a circle."""


@dataclass(frozen=True, slots=True)
class FixedAsset:
    """An asset and what fixing made of it."""

    asset: Asset
    fix: AssetFix

    @property
    def is_fixable(self) -> bool:
        """Whether files of its format can be changed."""
        return self.asset.format in FIXABLE_FORMATS


@dataclass(frozen=True, slots=True)
class Fixes:
    """What fixing made of the assets of a plan, in order of their uri, and what was not read."""

    assets: tuple[FixedAsset, ...]
    skipped: tuple[SkippedAsset, ...]


def word_rules(rules: Iterable[CheckRule]) -> tuple[str, ...]:
    """Return the ids of the rules whose findings can have a suggestion: those of the glossary and of rule packs.

    The one rule of the glossary that asks the models suggests nothing.
    """
    return tuple(rule.id for rule in rules if not rule.id.startswith(NOT_WORDS) and rule.id != DEFINITION_DRIFT.id)


def fix_plan(plan: Plan, progress: Progress = no_progress) -> Fixes:
    """Scan the assets of ``plan``, fix what can be fixed, and scan the result, until a scan finds nothing to fix.

    What that last scan finds is what is told as unfixed. Writes nothing but temporary files.
    """
    run = run_plan(plan, progress)
    skipped = run.skipped
    unread = {each.uri for each in skipped}
    done = {asset.uri: FixedAsset(asset, AssetFix(None)) for asset in plan.assets if asset.uri not in unread}
    with tempfile.TemporaryDirectory(prefix="msgcheck-") as folder:
        todo = [each.asset for each in done.values()]
        for number in range(_ROUNDS):
            findings = _by_asset(run.findings)
            fixes = [_fix(plan, asset, findings.get(asset.uri, [])) for asset in _told(todo, progress)]
            for asset, fix in zip(todo, fixes, strict=True):
                done[asset.uri] = FixedAsset(done[asset.uri].asset, _joined(done[asset.uri].fix, fix))
            changed = [(asset, fix.data) for asset, fix in zip(todo, fixes, strict=True) if fix.data is not None]
            todo = [_copy(asset, data, Path(folder) / f"{number}-{at}") for at, (asset, data) in enumerate(changed)]
            if not todo:
                break
            run = run_plan(replace(plan, assets=tuple(todo), skipped=(), uses_cache=False))
    left = _by_asset(run.findings)
    for asset in todo:
        reasons = obstacles(left.get(asset.uri, []))
        unfixed = tuple(Unfixed(each, reason or STILL_FOUND) for each, reason in reasons.items())
        done[asset.uri] = replace(done[asset.uri], fix=replace(done[asset.uri].fix, unfixed=unfixed))
    return Fixes(tuple(done.values()), skipped)


def fix_findings(plan: Plan, findings: Iterable[Finding]) -> Fixes:
    """Fix just these findings of the assets of ``plan``, as far as they are about words and have one suggestion.

    The fixed files are not scanned again: what the new words may bring is not told. Writes nothing but temporary files.
    """
    of_asset = _by_asset(findings)
    assets = [asset for asset in plan.assets if asset.uri in of_asset]
    return Fixes(tuple(FixedAsset(asset, _fix(plan, asset, of_asset[asset.uri])) for asset in assets), ())


def _told(assets: Sequence[Asset], progress: Progress) -> Iterator[Asset]:
    for done, asset in enumerate(assets, start=1):
        yield asset
        progress("Fixing", done, len(assets))


def _by_asset(findings: Iterable[Finding]) -> dict[str, list[Finding]]:
    """Return the findings of words by the uri of their asset."""
    of_asset: dict[str, list[Finding]] = {}
    for finding in filter(is_about_words, findings):
        of_asset.setdefault(finding.asset, []).append(finding)
    return of_asset


def _copy(asset: Asset, data: bytes, path: Path) -> Asset:
    """Write ``data`` to ``path`` and return the asset as it is there."""
    copy = path.with_name(path.name + asset.path.suffix)
    copy.write_bytes(data)
    return replace(asset, path=copy)


def _fix(plan: Plan, asset: Asset, findings: Sequence[Finding]) -> AssetFix:
    limits = reading_limits(plan.settings)

    def read(path: Path) -> Sequence[Passage]:
        return read_asset(replace(asset, path=path), limits).passages

    return fix_asset(asset.path, asset.format, findings, limits, read)


def _joined(first: AssetFix, second: AssetFix) -> AssetFix:
    """Return what two rounds made of one asset; what the second did not fix is what is left."""
    if second.data is None:
        return replace(first, unfixed=second.unfixed)
    again = {(change.place, change.before): change for change in second.changes}
    changes = []
    for change in first.changes:
        later = again.pop((change.place, change.after), None)
        changes.append(change if later is None else replace(change, after=later.after))
    return AssetFix(second.data, first.fixed + second.fixed, second.unfixed, (*changes, *again.values()))
