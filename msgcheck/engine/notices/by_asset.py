"""A count over assets as notices tell it: how many in all, and which assets have how many."""

from __future__ import annotations

from collections.abc import Mapping

from msgcheck.config.mistakes import listed


def count_by_asset(counts: Mapping[str, int], most: int) -> tuple[int, str]:
    """Return the sum of ``counts`` by uri, and the uris in order, each with its own; those beyond ``most`` are counted.

    An asset that has none is not named.
    """
    some = [(uri, count) for uri, count in sorted(counts.items()) if count]
    return sum(count for _, count in some), listed((f"{uri} ({count:,})" for uri, count in some), most)
