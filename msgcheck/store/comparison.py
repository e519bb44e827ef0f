"""What is new and what was fixed since an earlier run, without reading what did not change."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from msgcheck.model.run import Comparison, Run
from msgcheck.store.recorded_asset import RecordedAsset, recorded_assets

FingerprintReader = Callable[[Collection[str]], Mapping[str, Sequence[str]]]
"""From digests of recorded assets to the fingerprints of each one's findings."""


@dataclass(frozen=True, slots=True)
class PreviousRun:
    """An earlier run, as far as a comparison needs it.

    ``digests`` has one entry per recorded asset; ``fingerprints`` reads the findings' fingerprints behind some of
    them, while the history is there.
    """

    run_id: str
    started_at: datetime
    digests: tuple[str, ...]
    fingerprints: FingerprintReader


def compare(run: Run, previous: PreviousRun) -> Comparison:
    """Count the findings of ``run`` that are new, fixed and unchanged since ``previous``.

    Fingerprints are counted over the whole run, not only looked up: of three equal findings one can be fixed, and a
    renamed file brings nothing new. Raises HistoryError when the earlier run cannot be read.
    """
    return compare_assets(recorded_assets(run), previous)


def compare_assets(assets: Sequence[RecordedAsset], previous: PreviousRun) -> Comparison:
    """Do as ``compare`` does, for the assets of a run.

    Assets that both runs share add the same fingerprints to both sides, so they can be left out of the difference.
    """
    finding_counts = {asset.digest: len(asset.findings) for asset in assets}
    digests_now, digests_before = Counter(asset.digest for asset in assets), Counter(previous.digests)
    shared = digests_now & digests_before
    now = _left(assets, digests_now - shared)
    before = _read(previous, digests_before - shared)
    return Comparison(
        previous_run_id=previous.run_id,
        previous_started_at=previous.started_at,
        new=(now - before).total(),
        fixed=(before - now).total(),
        unchanged=(now & before).total() + sum(finding_counts[digest] * times for digest, times in shared.items()),
    )


def _left(assets: Sequence[RecordedAsset], digests: Counter[str]) -> Counter[str]:
    """Count the fingerprints behind ``digests``."""
    by_digest = {asset.digest: asset for asset in assets if asset.digest in digests}
    return _counted({digest: [f.fingerprint for f in asset.findings] for digest, asset in by_digest.items()}, digests)


def _read(previous: PreviousRun, digests: Counter[str]) -> Counter[str]:
    return _counted(previous.fingerprints(digests.keys()), digests) if digests else Counter()


def _counted(fingerprints: Mapping[str, Sequence[str]], digests: Counter[str]) -> Counter[str]:
    return Counter(fingerprint for digest in digests.elements() for fingerprint in fingerprints.get(digest, ()))
