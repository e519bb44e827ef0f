"""Fit the search for candidates: `python -m training.fit_candidates --pairs DIR... --documents DIR`.

Writes ``msgcheck/data/candidates.json``. Companies held out take no part. Of a real organisation, a passage that was
labelled for one message counts as not telling the others: its pairs are many and most of them near misses.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from msgcheck.analysis.embedding import open_encoder
from msgcheck.checks.messages.screening import FEATURES
from training.retrieval_data import Organisation, from_documents, from_pairs, values_of

TARGET = Path(__file__).parents[1] / "msgcheck" / "data" / "candidates.json"
FITTED_ON = ("written", "documents", "real")

THRESHOLD = 0.13
"""Set by what it costs: about the least at which the network, reading every candidate, takes at most 60 % of the tokens
that the encoder takes of the decks of a real company (0.55 at 0.13, 0.66 at 0.12, 0.90 at 0.10); no label of it was
looked at. Set it again with ``training/measure_candidates.py`` when the network's texts become shorter."""

RIDGE = 1.0

Values = NDArray[np.float64]


def fit(values: Values, told: Values, weight: Values | float = 1.0, *, ridge: float = RIDGE) -> Values:
    """Ridge logistic regression by Newton's method; returns the weights and, last, the bias.

    ``values`` are [examples, features], ``told`` [examples] the share (0..1) of each that is told, ``weight`` how often
    each counts.
    """
    design = np.hstack([values, np.ones((len(values), 1))])
    found = np.zeros(design.shape[1])
    penalty = np.diag([ridge] * values.shape[1] + [0.0])
    for _ in range(30):
        chance = 1 / (1 + np.exp(-design @ found))
        slope = design.T @ (weight * (chance - told)) + penalty @ found
        curve = (design * (weight * chance * (1 - chance))[:, None]).T @ design + penalty
        found -= np.linalg.solve(curve, slope)
    return found


def examples(organisation: Organisation, values: NDArray[np.float32]) -> tuple[Values, Values]:
    """Return the features [pairs, features] of the pairs that count, and 1 where the message is told, else 0."""
    counts = organisation.labels != ""
    if organisation.group == "real":
        counts = np.ones_like(counts)
    return values[counts].astype(np.float64), organisation.told[counts].astype(np.float64)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--pairs", type=Path, nargs="+", required=True)
    parser.add_argument("--documents", type=Path, required=True)
    options = parser.parse_args()
    encoder = open_encoder("builtin")
    everyone = [*from_pairs(options.pairs), *from_documents(options.documents)]
    seen = [each for each in everyone if each.group in FITTED_ON]
    parts = [examples(each, values_of(each, encoder)) for each in seen]
    values, told = (np.concatenate(part) for part in zip(*parts, strict=True))
    found = fit(values, told)
    data = {
        "about": "Fitted by training/fit_candidates.py. Fit again when the encoder or the word analysis changes.",
        "organisations": {group: sum(each.group == group for each in seen) for group in FITTED_ON},
        "pairs": {"told": int(told.sum()), "not told": int((1 - told).sum())},
        "weights": {name: round(float(value), 3) for name, value in zip(FEATURES, found, strict=False)},
        "bias": round(float(found[-1]), 3),
        "threshold": THRESHOLD,
    }
    TARGET.write_text(json.dumps(data, indent=2) + "\n", encoding="utf-8")
    print(json.dumps(data, indent=2))


if __name__ == "__main__":
    main()
