"""What may be drift, and is rather none: counted where nobody asked for it."""

from __future__ import annotations

from collections.abc import Mapping

from msgcheck.checks.messages.rules import POSSIBLE_DRIFT
from msgcheck.engine.asset_facts import AssetFacts
from msgcheck.engine.notices.by_asset import count_by_asset
from msgcheck.engine.selection import Selection

_SHOWN = 3
"""Assets that are named."""


def possible_drift_notice(facts: Mapping[str, AssetFacts], selection: Selection) -> tuple[str, ...]:
    """Return one sentence with how many possible drifts of which assets, given by uri, are not told, or none.

    Who switched the rule off does not want to hear of it.
    """
    if POSSIBLE_DRIFT.id in selection.switched_off:
        return ()
    total, named = count_by_asset({uri: each.possible for uri, each in facts.items()}, _SHOWN)
    if not total:
        return ()
    return (
        f"{total:,} possible {'drift is' if total == 1 else 'drifts are'} not told, since such findings were wrong "
        f"more often than right: {named}. `--select {POSSIBLE_DRIFT.id}` shows them.",
    )
