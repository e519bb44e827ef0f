"""What is new and what was fixed since an earlier run, without reading what did not change."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence
from datetime import datetime

from msgcheck.model.run import Comparison, Run
from msgcheck.model.unlisted import unlisted
from msgcheck.store.recorded_asset import RecordedAsset
from msgcheck.values import dataclass

FingerprintReader = Callable[[Collection[str]], Iterable[str]]
"""From digests of recorded assets to the fingerprints of all their findings, as often as they occur."""


@dataclass(frozen=True, slots=True)
class PreviousRun:
    """An earlier run, as far as a comparison needs it.

    ``digests`` are those of its recorded assets; ``fingerprints`` reads what is behind some of them, while the
    history is there.
    """

    run_id: str
    started_at: datetime
    digests: tuple[str, ...]
    fingerprints: FingerprintReader


def not_compared(run: Run) -> Callable[[str, bool], bool]:
    """Return what tells of an earlier asset, by its uri and whether it was read, that ``run`` cannot say it is fixed.

    What was found in it stands where it could not be read this time; all that is known of it where it may still be
    there behind a sitemap or a folder that could not be read.
    """
    skipped = {each.uri for each in run.skipped}
    listed = skipped.union(each.uri for each in run.assets)
    unknown = unlisted((each.uri, each.reason) for each in run.skipped)

    def is_unknown(uri: str, was_read: bool) -> bool:
        if uri in listed:
            return was_read and uri in skipped
        return unknown.may_hold(uri)

    return is_unknown


def compare_assets(assets: Sequence[RecordedAsset], previous: PreviousRun) -> Comparison:
    """Count the findings of a run's ``assets`` that are new, fixed and unchanged since ``previous``.

    Fingerprints are counted over the whole run, not only looked up: of three equal findings one can be fixed, and a
    renamed file brings nothing new. An asset that both runs share adds the same fingerprints to both sides, so it is
    left out of the difference. A run has a digest once, or without findings: those of an address all belong to the
    first asset there. Raises HistoryError when the earlier run cannot be read.
    """
    shared = {asset.digest for asset in assets}.intersection(previous.digests)
    differing = set(previous.digests) - shared
    before = Counter(previous.fingerprints(differing)) if differing else Counter()
    now = Counter(finding.fingerprint for asset in assets if asset.digest not in shared for finding in asset.findings)
    return Comparison(
        previous_run_id=previous.run_id,
        previous_started_at=previous.started_at,
        new=(now - before).total(),
        fixed=(before - now).total(),
        unchanged=(now & before).total() + sum(len(asset.findings) for asset in assets if asset.digest in shared),
    )
