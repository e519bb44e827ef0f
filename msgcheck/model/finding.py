"""A finding: an observation stamped with rule, severity, fingerprint, baseline state and waiver."""

from __future__ import annotations

from msgcheck.model.observation import EvidenceValue, Reference
from msgcheck.model.place import Place
from msgcheck.model.severity import Severity
from msgcheck.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One drift, as reports show it and the history keeps it; ``passage[start:end] == quote`` always holds.

    ``place`` is that of the quote, not only of its passage (``place_of_span``); ``place``, ``layer`` and
    ``passage`` are ``None``/empty when the whole asset is meant.
    """

    rule: str
    severity: Severity
    fingerprint: str
    asset: str
    message: str
    place: Place | None = None
    layer: str | None = None
    start: int = 0
    end: int = 0
    quote: str = ""
    passage: str = ""
    context: str = ""
    suggestions: tuple[str, ...] = ()
    reference: Reference | None = None
    evidence: tuple[tuple[str, EvidenceValue], ...] = ()
    confidence: float | None = None
    baseline: str = "new"
    waiver: str | None = None
    related: tuple[str, ...] = ()
