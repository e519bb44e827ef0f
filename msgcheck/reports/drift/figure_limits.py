"""What each figure of the drift report cannot say, in a sentence; docs/measures.md has the formulas."""

from __future__ import annotations

_SEEN = "A drift is as old as the run that first saw it: what was never checked before looks young."

_LIMITS = {
    "score": "It weighs what is written, not who hears it; a message that nobody tells and nobody must is not in it.",
    "coverage": "It says that an asset tells what it must, not that a reader notices it.",
    "terms": "It knows the terms of the glossary and the rules, and says nothing of a term that is missing there.",
    "conflicts": "It says that two claims cannot both hold, not which of them is right.",
    "unapproved": "A claim that no message covers may be true: it is not approved.",
    "stale": "It knows the dates that the platform gives. What has no date never grows old.",
    "open": "It counts a slip and a false promise alike, and the wrong findings with the right ones.",
    "expected": "It rests on how often such findings were right where that was measured, and leaves out all others.",
    "age": _SEEN,
    "half-life": f"{_SEEN} It cannot be told before half of the findings are gone.",
    "fix-time": "It knows what was fixed. What is open, and may stay so, is not in it.",
    "service": "A finding counts as fixed once a run no longer finds it, whatever the reason.",
    "flow": "It compares runs: what came and went between two of them was not seen.",
    "cost": "It is the agreed minutes at the agreed rate, not a cost that was measured.",
}
"""By the first part of a figure's id."""


def limit_of(figure_id: str) -> str:
    """Return what the figure with ``figure_id`` cannot say, or nothing where no limit is told."""
    return _LIMITS.get(figure_id.partition(".")[0], "")
