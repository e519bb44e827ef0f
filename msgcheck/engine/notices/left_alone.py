"""What a run left alone because an asset shows it as wrong on purpose: it is counted, so that nothing is silent."""

from __future__ import annotations

from collections.abc import Mapping

from msgcheck.engine.asset_facts import AssetFacts
from msgcheck.engine.notices.by_asset import count_by_asset

_SHOWN = 10
"""Assets that are named; a style guide has one page or many."""


def left_alone_notice(facts: Mapping[str, AssetFacts]) -> tuple[str, ...]:
    """Return one sentence with how many findings were left out in which assets, given by uri, or none."""
    total, named = count_by_asset({uri: each.shown_as_wrong for uri, each in facts.items()}, _SHOWN)
    if not total:
        return ()
    return (
        f"Left alone {total:,} {'use' if total == 1 else 'uses'} of what the asset itself shows as wrong, "
        f"under a heading or column such as 'No' or 'Not this': {named}.",
    )
