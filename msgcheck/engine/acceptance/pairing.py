"""Two sets of things paired, as many as can be."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable


def pair(edges: Iterable[tuple[float, int, int]]) -> dict[int, int]:
    """Return left -> right for a largest set of ``edges`` (weight, left, right) that share no end.

    Heavier edges first, then those of lower numbers; what they leave alone is joined by shifting the pairs (Kuhn's
    augmenting paths), so that nothing stays alone which could have a partner.
    """
    rights: dict[int, list[int]] = defaultdict(list)
    partner: dict[int, int] = {}
    paired: set[int] = set()
    for _, left, right in sorted(edges, key=lambda edge: (-edge[0], edge[1], edge[2])):
        rights[left].append(right)
        if left not in paired and right not in partner:
            partner[right] = left
            paired.add(left)
    for left in sorted(rights.keys() - paired):
        _augment(left, rights, partner)
    return {left: right for right, left in partner.items()}


def _augment(start: int, rights: dict[int, list[int]], partner: dict[int, int]) -> None:
    """Pair ``start``, where a way leads to a right one that is alone: search in breadth, without recursion."""
    came_from: dict[int, int] = {}
    queue = [start]
    for left in queue:
        for right in rights[left]:
            if right in came_from:
                continue
            came_from[right] = left
            if right not in partner:
                _shift(right, start, came_from, partner)
                return
            queue.append(partner[right])


def _shift(right: int, start: int, came_from: dict[int, int], partner: dict[int, int]) -> None:
    before = {left: at for at, left in partner.items()}
    while True:
        left = came_from[right]
        partner[right] = left
        if left == start:
            return
        right = before[left]
