"""What an asset holds and nobody read: its findings are right, and not all there are."""

from __future__ import annotations

from collections.abc import Iterable

from msgcheck.checks.assets.text import WITHOUT_TEXT
from msgcheck.model.observation import Observation, Reference
from msgcheck.model.passage import UnreadPart
from msgcheck.model.unread_group import UnreadGroup, group_unread

RULE = "asset.unread-part"

_MOST = 100
"""Findings of one asset; a file with more unread parts is broken as a whole, which the last one says."""


def check_parts(unread: Iterable[UnreadPart]) -> list[Observation]:
    """Return one observation for the parts of one folder that were not read for the same reasons."""
    reasons: dict[str, list[str]] = {}
    for each in unread:
        if each.reason not in WITHOUT_TEXT:
            reasons.setdefault(each.part, []).append(each.reason)
    groups = group_unread(UnreadPart(part, "; ".join(said)) for part, said in reasons.items())
    seen = [_group(group) for group in groups[:_MOST]]
    left = sum(len(group.parts) for group in groups[_MOST:])
    return [*seen, _rest(left)] if left else seen


def _group(group: UnreadGroup) -> Observation:
    said = f"{group.words}: {group.reason.rstrip('.')}" if len(group.parts) > 1 else f"{group.words} ({group.reason})"
    return Observation(
        rule=RULE,
        message=f"Not read and not checked: {said}.",
        reference=Reference("part", group.parts[0]),
    )


def _rest(count: int) -> Observation:
    return Observation(
        rule=RULE,
        message=f"Not read and not checked: {count:,} more parts. `msgcheck inspect` lists them all.",
        reference=Reference("part", "*"),
    )
