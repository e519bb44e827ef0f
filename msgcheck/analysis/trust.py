"""How likely a fault that the judge would show is right, told by what such faults were worth in whole assets.

The judge's probability is that of labelled pairs, which readers chose. A scan asks about every passage there is, so
that rare mistakes become many findings. So findings of whole assets were read one by one, and a logistic regression
over what is known of them tells right from wrong (``training/fit_trust.py``): what shows the fault, how likely the
passage tells the message at all, how near the two are, and whether other messages are as near. A wrong figure in a
passage that says nothing but what the message says was mostly right, however far the two seemed.
``docs/judge-quality.md`` has its measured worth.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from functools import cache
from math import exp, log
from pathlib import Path

from msgcheck.analysis.combination import Similarity
from msgcheck.analysis.comparison import Reason
from msgcheck.analysis.network import LABELS, MODEL_FOLDER, TRUST
from msgcheck.values import dataclass

RETIRED = "retired"
"""The reason of a fault that lies in telling the message at all."""

ONLY_READ = ("reading",)
"""Reasons in the evidence of a fault that only the network reads, and that nothing names."""

REASONS = (*(reason.value for reason in Reason), *ONLY_READ, RETIRED)

FEATURES = (*(f"reason_{reason}" for reason in REASONS), "told", "closeness", "lead")

_SUREST = 1e-4
"""A probability of telling the message counts as no nearer to 0 and 1 than this."""

_WIDEST_LEAD = 0.15
"""A lead counts no further than this: few messages are alike in a small platform."""


@dataclass(frozen=True, slots=True)
class Trust:
    """The fitted numbers, as in ``trust.json``: ``weights`` in the order of :data:`FEATURES`, and ``bias``.

    Of the reasons ``rarely_read`` too few findings were read to say what they are worth. ``nothing_else`` (0..1) is
    what a wrong figure was worth in a passage that says nothing but what the message says.
    """

    weights: tuple[float, ...]
    bias: float
    rarely_read: tuple[str, ...] = ()
    nothing_else: float = 0.0

    def weighs(self, reasons: Iterable[str]) -> bool:
        """Tell whether enough was read of one of the ``reasons`` that show a fault."""
        return not set(reasons) <= set(self.rarely_read)

    def chance(self, values: Sequence[float], *, says_nothing_else: bool = False) -> float:
        """Return the probability (0..1) that a fault with ``values`` is right."""
        score = self.bias + sum(weight * value for weight, value in zip(self.weights, values, strict=True))
        return max(1.0 / (1.0 + exp(-score)), self.nothing_else if says_nothing_else else 0.0)


@cache
def load_trust(folder: Path = MODEL_FOLDER) -> Trust:
    """Return the numbers that ship with the package."""
    data = json.loads((folder / TRUST).read_text(encoding="utf-8"))
    weights = tuple(data["weights"][name] for name in FEATURES)
    return Trust(weights, data["bias"], tuple(data["rarely_read"]), data["nothing_else"])


def trust_features(chances: Sequence[float], similarity: Similarity, reasons: Iterable[str]) -> tuple[float, ...]:
    """Return the values of :data:`FEATURES`, for one fault.

    They are 1 for each of ``reasons`` that shows it and 0 for the others; the logit of the probability that the passage
    tells the message, from ``chances`` [4] in the order of ``LABELS``; the larger cosine with a right or a known wrong
    wording; and how much nearer this message is than the nearest other one.
    """
    shown = frozenset(reasons)
    told = min(max(1.0 - chances[LABELS.index("unrelated")], _SUREST), 1.0 - _SUREST)
    return (
        *(float(reason in shown) for reason in REASONS),
        log(told / (1.0 - told)),
        max(similarity.approved, similarity.wrong),
        max(-_WIDEST_LEAD, min(_WIDEST_LEAD, similarity.lead)),
    )
