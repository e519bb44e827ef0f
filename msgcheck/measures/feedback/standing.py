"""The findings that stand: what was last known of each asset."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime

from msgcheck.model.asset_history import AssetHistory, FindingFact, Review
from msgcheck.values import dataclass


@dataclass(frozen=True, slots=True)
class StandingFinding:
    """A finding of the asset ``uri``, said last by the run ``run_id``."""

    uri: str
    owner: str | None
    run_id: str
    fact: FindingFact


def standing_findings(histories: Iterable[AssetHistory], moment: datetime) -> Iterator[StandingFinding]:
    """Yield the findings known just before ``moment``, asset by asset."""
    for history in histories:
        spell = history.at(moment)
        if spell is not None:
            for fact in spell.result.findings:
                yield StandingFinding(spell.result.uri, spell.result.owner, spell.last.run_id, fact)


def findings_ever(histories: Iterable[AssetHistory], wanted: Iterable[str]) -> dict[str, list[StandingFinding]]:
    """Return, by fingerprint, the findings ``wanted`` as each asset last had them, gone or not."""
    fingerprints = frozenset(wanted)
    found: dict[str, dict[str, StandingFinding]] = {fingerprint: {} for fingerprint in fingerprints}
    for history in histories:
        for spell in history.spells:
            for fact in spell.result.findings:
                if fact.fingerprint in fingerprints:
                    result = spell.result
                    standing = StandingFinding(result.uri, result.owner, spell.last.run_id, fact)
                    found[fact.fingerprint][history.identity] = standing
    return {fingerprint: list(each.values()) for fingerprint, each in found.items()}


def last_reviews(reviews: Iterable[Review]) -> dict[str, Review]:
    """Return what was last said of each finding, by fingerprint; ``reviews`` are oldest first.

    A fingerprint names the same words in the same passage, wherever they stand, so one answer is about all of them.
    """
    return {review.fingerprint: review for review in reviews}
