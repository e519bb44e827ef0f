"""What a run says of one asset, as the history keeps it: once, however many runs say the same."""

from __future__ import annotations

from collections.abc import Iterable

from msgcheck.model.asset import SkippedAsset
from msgcheck.model.finding import Finding
from msgcheck.model.run import AssetResult, Run
from msgcheck.store.digest import digest
from msgcheck.values import dataclass


@dataclass(frozen=True, slots=True)
class RecordedAsset:
    """One asset and its findings. ``asset`` is ``None`` where findings name an address that the run does not list.

    ``digest`` covers all the rest: equal digests mean that the runs say the same.
    """

    uri: str
    asset: AssetResult | SkippedAsset | None
    findings: tuple[Finding, ...]
    digest: str


def recorded_assets(run: Run) -> tuple[RecordedAsset, ...]:
    """Return what ``run`` says, asset by asset: those read, those skipped, then addresses that only findings name."""
    findings: dict[str, list[Finding]] = {}
    for finding in run.findings:
        findings.setdefault(finding.asset, []).append(finding)
    assets: tuple[AssetResult | SkippedAsset, ...] = (*run.assets, *run.skipped)
    listed = [recorded_asset(asset.uri, asset, findings.pop(asset.uri, ())) for asset in assets]
    return (*listed, *(recorded_asset(uri, None, found) for uri, found in findings.items()))


def recorded_asset(uri: str, asset: AssetResult | SkippedAsset | None, findings: Iterable[Finding]) -> RecordedAsset:
    """Return what a run says of the asset at ``uri``, with its digest."""
    whole = (uri, asset, tuple(findings))
    return RecordedAsset(*whole, digest(whole))
