"""How far an unapproved claim has spread: over a whole run, in how many assets and passages it stands, and where."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from msgcheck.analysis.claims.same_claim import ClaimWords, claim_words, is_same_claim
from msgcheck.model.observation import Observation

RULE = "message.unapproved-claim"
_WEIGHTS = (1, 2, 3)
_REPEATED = 0.5
"""What a further passage of the same asset weighs: its reader has met the claim already."""


@dataclass(slots=True)
class _Claim:
    """One distinct claim while it is counted; ``weights`` are those of its places, by asset."""

    words: ClaimWords
    weights: dict[str, list[int]] = field(default_factory=dict)


def with_spread(by_asset: Mapping[str, Sequence[Observation]]) -> dict[str, tuple[Observation, ...]]:
    """Return the observations by asset, those of :data:`RULE` with how far their claim has spread in this run.

    Near-duplicates (:mod:`msgcheck.analysis.claims.same_claim`) are one claim. The evidence gains ``assets`` and
    ``passages``, the counts, and ``rank_score``: the sum over the assets of the weight of the claim's most prominent
    place there (3 title or heading, 2 body, 1 notes and other layers) plus half the weight of its other places. So a
    claim in the titles of five decks (15) goes before one that is in the notes of nine (9). Other observations, order
    and count stay as they are.
    """
    buckets: dict[frozenset[str], list[_Claim]] = {}
    claims: dict[tuple[str, int], _Claim] = {}
    for uri in sorted(by_asset):
        for number, seen in enumerate(by_asset[uri]):
            weights = _weights(seen) if seen.rule == RULE else []
            if weights:
                claim = _claim(buckets, claim_words(str(dict(seen.evidence).get("claim", ""))))
                claim.weights.setdefault(uri, []).extend(weights)
                claims[uri, number] = claim
    return {
        uri: tuple(_spread(seen, claims.get((uri, number))) for number, seen in enumerate(observations))
        for uri, observations in by_asset.items()
    }


def rank_score(weights: Mapping[str, Sequence[int]]) -> float:
    """Return the score of one claim from the weights of its places, by asset; formula as in :func:`with_spread`."""
    return sum(max(places) + _REPEATED * (sum(places) - max(places)) for places in weights.values())


def _claim(buckets: dict[frozenset[str], list[_Claim]], words: ClaimWords) -> _Claim:
    """Return the claim these words make, a new one where none is the same."""
    bucket = buckets.setdefault(words.numbers, [])
    for claim in bucket:
        if is_same_claim(claim.words, words):
            return claim
    bucket.append(_Claim(words))
    return bucket[-1]


def _weights(seen: Observation) -> list[int]:
    """Return the weights of an observation's places; from a cache that somebody wrote, they may be anything."""
    weights = dict(seen.evidence).get("place_weights")
    return (
        [weight for weight in weights if isinstance(weight, int) and weight in _WEIGHTS]
        if isinstance(weights, tuple)
        else []
    )


def _spread(seen: Observation, claim: _Claim | None) -> Observation:
    if claim is None:
        return seen
    assets, passages = len(claim.weights), sum(map(len, claim.weights.values()))
    evidence = tuple((name, value) for name, value in seen.evidence if name != "place_weights")
    counts = (("assets", assets), ("passages", passages), ("rank_score", rank_score(claim.weights)))
    where = f"{assets} assets" if assets > 1 else "this asset"
    spread = f" It stands in {passages} passages of {where}." if passages > 1 else ""
    return replace(seen, message=seen.message + spread, evidence=(*evidence, *counts))
