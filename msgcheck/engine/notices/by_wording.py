"""What a run judged by the wordings of messages alone, since text or platform is in another language than English."""

from __future__ import annotations

from collections.abc import Mapping

from msgcheck.engine.asset_facts import AssetFacts
from msgcheck.engine.notices.by_asset import count_by_asset

_SHOWN = 3
"""Assets that are named; of a whole platform in another language they are all."""


def by_wording_notice(facts: Mapping[str, AssetFacts]) -> tuple[str, ...]:
    """Return one sentence with how many passages of which assets, given by uri, were judged so, or none."""
    total, named = count_by_asset({uri: each.by_wording for uri, each in facts.items()}, _SHOWN)
    if not total:
        return ()
    return (
        f"Messages were held to their wordings alone in {total:,} {'passage' if total == 1 else 'passages'}, since "
        "these or the platform are not English: another figure in a wording, a known wrong and a changed fixed wording "
        f"are found there, drift told in other words is not: {named}.",
    )
