"""How far a finding is to be trusted: the judge's probability, and what such findings were worth in whole assets.

The probability is that of labelled pairs, which readers chose. A scan asks about every passage there is, so that rare
mistakes become many findings. So it is multiplied by the share of right ones among the findings that were read in whole
assets of 23 organisations, most of them before anything was mended on them: ``docs/judge.md`` has the story.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import cache

from msgcheck.analysis.network import MODEL_FOLDER, WHOLE_SCANS

Trust = Mapping[str, float]
"""The share (0..1) of findings that were right, by the reason that shows the fault; empty where a company measured its
own with ``msgcheck calibrate``."""

_PRIOR = 4
"""Findings of the overall share that each reason is counted with besides its own (a beta prior): of some few were read,
of some none."""


@cache
def load_trust() -> Trust:
    """Return the shares that ship with the package. What was doubtful counts half."""
    read = json.loads((MODEL_FOLDER / WHOLE_SCANS).read_text(encoding="utf-8"))["read"]
    right = {reason: marks["right"] + marks["doubtful"] / 2 for reason, marks in read.items()}
    every = {reason: sum(marks.values()) for reason, marks in read.items()}
    overall = sum(right.values()) / sum(every.values())
    return {reason: (right[reason] + _PRIOR * overall) / (every[reason] + _PRIOR) for reason in read}


def trusted(probability: float | None, reasons: Sequence[str], trust: Trust) -> float | None:
    """Return how likely a finding is right whose fault has ``probability`` and is shown by ``reasons``.

    Of several reasons the one that is trusted most counts. ``None`` is not measured.
    """
    shares = [trust[reason] for reason in reasons if reason in trust]
    return round(probability * max(shares), 3) if probability is not None and shares else probability
