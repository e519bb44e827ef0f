"""What a run left alone because an asset shows it as wrong on purpose: it is counted, so that nothing is silent."""

from __future__ import annotations

from collections.abc import Mapping

from msgcheck.config.mistakes import listed
from msgcheck.engine.asset_facts import AssetFacts

_SHOWN = 10
"""Assets that are named; a style guide has one page or many."""


def left_alone_notice(facts: Mapping[str, AssetFacts]) -> tuple[str, ...]:
    """Return one sentence with how many findings were left out in which assets, given by uri, or none."""
    counts = {uri: each.shown_as_wrong for uri, each in facts.items() if each.shown_as_wrong}
    if not counts:
        return ()
    named = listed((f"{uri} ({count:,})" for uri, count in sorted(counts.items())), _SHOWN)
    total = sum(counts.values())
    return (
        f"Left alone {total:,} {'use' if total == 1 else 'uses'} of what the asset itself shows as wrong, "
        f"under a heading or column such as 'No' or 'Not this': {named}.",
    )
