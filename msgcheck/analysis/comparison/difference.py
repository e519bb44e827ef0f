"""One difference between a message and a passage that tells it, as a value."""

from __future__ import annotations

from enum import StrEnum

from msgcheck.analysis.claims.changes.change import ClaimDifference
from msgcheck.values import dataclass


class Reason(StrEnum):
    """Why a passage is not what the message says."""

    KNOWN_WRONG = "known_wrong"
    NUMBER = "number"
    QUALIFIER = "qualifier"
    NEGATION = "negation"
    NEGATION_LOST = "negation_lost"
    NAME = "name"
    STRONGER = "stronger"
    WORDING = "wording"


CONFLICTING = frozenset({Reason.KNOWN_WRONG, Reason.NUMBER, Reason.NEGATION, Reason.NEGATION_LOST})
"""Reasons for which passage and message cannot both be true; by any other the passage has drifted."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One typed difference from the approved ``wording``: its words and the passage's. Either side may be empty.

    ``claim`` says more of a number or a qualifier: how it was changed, and where it stands on both sides.
    """

    reason: Reason
    wording: str
    approved: str
    found: str
    claim: ClaimDifference | None = None
