"""What a check sees, before the engine makes a finding of it."""

from __future__ import annotations

from msgcheck.values import dataclass

EvidenceValue = str | int | float | bool | None | tuple["EvidenceValue", ...]
"""Values that evidence may hold; tuples become lists in JSON."""


@dataclass(frozen=True, slots=True)
class Reference:
    """What an observation is measured against: ``kind`` is ``term``, ``message``, ``rule``, or ``part`` of an asset."""

    kind: str
    id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Observation:
    """One thing a check saw.

    ``passage`` is the index in the asset's passages, ``None`` when the whole asset is meant (a missing message);
    ``start`` and ``end`` are code points of that passage, half-open. ``confidence`` is a measured precision or
    ``None``. ``evidence`` is a tuple of (name, value) pairs in the order they are shown.
    ``related`` are other places that it is about, as "ASSET: PLACE".
    """

    rule: str
    message: str
    passage: int | None = None
    start: int = 0
    end: int = 0
    suggestions: tuple[str, ...] = ()
    reference: Reference | None = None
    evidence: tuple[tuple[str, EvidenceValue], ...] = ()
    confidence: float | None = None
    related: tuple[str, ...] = ()
