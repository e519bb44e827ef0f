"""What an asset does with a message."""

from __future__ import annotations

from enum import StrEnum

from msgcheck.model.observation import EvidenceValue
from msgcheck.values import dataclass


class Label(StrEnum):
    """How one passage stands to one message (the labels of ``msgcheck evaluate``)."""

    ALIGNED = "aligned"
    DRIFTED = "drifted"
    CONFLICTING = "conflicting"
    UNRELATED = "unrelated"


class Verdict(StrEnum):
    """How one asset stands to one message."""

    ALIGNED = "aligned"
    DRIFTED = "drifted"
    CONFLICTING = "conflicting"
    RETIRED = "retired"
    MISSING = "missing"
    NOT_REQUIRED = "not_required"


LEAST_TRUST = 0.45
"""Chance of being right from which a finding is told unasked: the largest twentieth at which seven in eight of the
right findings remain, of organisations that the chance was not fitted on (``training/fit_trust.py``)."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """What the judge says of one (message, passage) pair: label, calibrated probability, reasons in words, evidence.

    A fault that is not sure enough to be shown is not ``is_reported``; its passage may tell the message surely all the
    same (``is_told``). ``trust`` (0..1) is how likely a finding of it is right, where that is known; ``confidence`` is
    the probability of its label.
    """

    label: Label
    confidence: float | None
    reasons: tuple[str, ...] = ()
    evidence: tuple[tuple[str, EvidenceValue], ...] = ()
    is_reported: bool = True
    is_told: bool = False
    trust: float | None = None

    @property
    def is_doubtful(self) -> bool:
        """Whether a finding of it is rather wrong than right."""
        return self.trust is not None and self.trust < LEAST_TRUST

    @property
    def shown_by(self) -> tuple[str, ...]:
        """What shows the fault, by the names of the evidence ``reasons``; nothing where there is none."""
        reasons = dict(self.evidence).get("reasons", ())
        return tuple(map(str, reasons)) if isinstance(reasons, tuple) else ()

    @property
    def found(self) -> tuple[str, ...]:
        """The words of the passage that show the fault, as the evidence ``differences`` has them."""
        apart = dict(self.evidence).get("differences", ())
        return tuple(str(each[1]) for each in apart if isinstance(each, tuple)) if isinstance(apart, tuple) else ()


@dataclass(frozen=True, slots=True)
class MessageVerdict:
    """Verdict of one asset on one message; ``observation`` is the index of the asset's observation behind it."""

    message_id: str
    verdict: Verdict
    confidence: float | None = None
    observation: int | None = None
