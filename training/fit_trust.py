"""Fit how likely a fault that is shown is right: `python -m training.fit_trust`.

Reads ``whole_scans.csv``: a row for each finding of first scans of whole organisations that one marketer read, with
what :mod:`msgcheck.analysis.trust` knows of it and no word of its text. Writes ``trust.json`` beside the judge, and
prints how well it tells right from wrong on each organisation when fitted on the others. The texts belong to others and
were not kept, so these values are of the network that ships; after a new one, findings are to be read anew.
"""

from __future__ import annotations

import csv
import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from msgcheck.analysis.network import MODEL_FOLDER, TRUST
from msgcheck.analysis.trust import FEATURES, REASONS
from msgcheck.model.verdict import LEAST_TRUST
from msgcheck.values import dataclass
from training.fit_candidates import fit

SOURCE = Path(__file__).parent / "whole_scans.csv"
WORTH = {"right": 1.0, "doubtful": 0.5, "wrong": 0.0}

RIDGE = 1.0
"""Reasons are 0 or 1 and all else is in units of its spread, so that a reason of which few were read stays near the
others."""

FEWEST_READ = 10
"""Findings of a reason from which what they were worth says what the next one is: a handful of denials,
all of them wrong, say nothing of a flat denial of a message."""

Values = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Findings:
    """Findings that were read: ``values`` [findings, features], ``alone`` [findings], which are wrong figures in a
    passage that says nothing but what the message says, ``worth`` [findings] in 0..1, ``weight`` [findings] and
    ``organisation`` [findings], a letter. One mistake that recurs all over an organisation counts as the root of its
    number.
    """

    values: Values
    alone: NDArray[np.bool_]
    worth: Values
    weight: Values
    organisation: NDArray[np.str_]

    def part(self, rows: NDArray[np.bool_]) -> Findings:
        """Return the findings of ``rows``."""
        return Findings(
            self.values[rows], self.alone[rows], self.worth[rows], self.weight[rows], self.organisation[rows]
        )


def read_findings(source: Path = SOURCE) -> Findings:
    """Read the findings; one row has organisation, message (a number), reasons, told, closeness, lead, nothing_else,
    verdict.
    """
    with source.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    alike = [(row["organisation"], row["message"], row["reasons"], row["verdict"]) for row in rows]
    counts = Counter(alike)
    return Findings(
        np.array([_values(row) for row in rows]),
        np.array([row["nothing_else"] == "1" for row in rows]),
        np.array([WORTH[row["verdict"]] for row in rows]),
        np.array([counts[each] ** -0.5 for each in alike]),
        np.array([row["organisation"] for row in rows]),
    )


def _values(row: dict[str, str]) -> tuple[float, ...]:
    shown = row["reasons"].split("+")
    return (*(float(reason in shown) for reason in REASONS), *(float(row[name]) for name in FEATURES[len(REASONS) :]))


def fit_trust(findings: Findings) -> tuple[Values, float]:
    """Return weights [features] and bias."""
    middle, spread = findings.values.mean(axis=0), findings.values.std(axis=0)
    spread[: len(REASONS)] = 1.0
    found = fit((findings.values - middle) / spread, findings.worth, findings.weight, ridge=RIDGE)
    weights = found[:-1] / spread
    return weights, float(found[-1] - weights @ middle)


def worth_alone(findings: Findings) -> float:
    """Return what a wrong figure is worth in a passage that says nothing else (rule of succession: as if one right and
    one wrong one more had been read).
    """
    alone = findings.part(findings.alone)
    return float((alone.weight @ alone.worth + 1.0) / (alone.weight.sum() + 2.0))


def left_out(findings: Findings) -> Values:
    """Return the chance [findings] of each by a fit that has seen nothing of its organisation."""
    chances = np.empty(len(findings.worth))
    for organisation in np.unique(findings.organisation):
        out = findings.organisation == organisation
        others = findings.part(~out)
        weights, bias = fit_trust(others)
        chances[out] = 1 / (1 + np.exp(-(findings.values[out] @ weights + bias)))
        chances[out & findings.alone] = np.maximum(chances[out & findings.alone], worth_alone(others))
    return chances


def ranked_right(findings: Findings, chances: Values) -> float:
    """Return how often a right finding has a higher chance than a wrong one (area under the ROC curve)."""
    right, wrong = findings.worth == 1.0, findings.worth == 0.0
    higher = (chances[right][:, None] > chances[wrong]) + 0.5 * (chances[right][:, None] == chances[wrong])
    weight = findings.weight[right][:, None] * findings.weight[wrong]
    return float((higher * weight).sum() / weight.sum())


def show(name: str, findings: Findings, sure: NDArray[np.bool_]) -> None:
    """Print how many findings there are, how many of them are right, and the same of those that are ``sure``."""
    told = [f"{Counter(findings.worth[rows].tolist())[1.0]} right of {int(rows.sum())}" for rows in (sure | True, sure)]
    print(f"{name:12} {told[0]}; told {told[1]}")


def stands(findings: Findings, chances: Values) -> NDArray[np.bool_]:
    """Return which findings [findings] are told unasked: the sure ones, and those of which too little was read."""
    rare = [reason in rarely_read(findings) for reason in REASONS]
    is_weighed = (findings.values[:, : len(REASONS)] > 0)[:, ~np.array(rare)].any(axis=1)
    return (chances >= LEAST_TRUST) | ~is_weighed


def rarely_read(findings: Findings) -> tuple[str, ...]:
    """Return the reasons of which fewer than :data:`FEWEST_READ` findings were read."""
    return tuple(reason for reason, rows in by_reason(findings) if rows.sum() < FEWEST_READ)


def by_reason(findings: Findings) -> Sequence[tuple[str, NDArray[np.bool_]]]:
    """Return which findings each reason shows."""
    return [(reason, findings.values[:, at] > 0) for at, reason in enumerate(REASONS)]


def main() -> None:
    findings = read_findings()
    chances = left_out(findings)
    sure = stands(findings, chances)
    show("all", findings, sure)
    print(f"a right one has a higher chance than a wrong one: {ranked_right(findings, chances):.3f}")
    for reason, rows in by_reason(findings):
        if rows.any():
            show(reason, findings.part(rows), sure[rows])
    weights, bias = fit_trust(findings)
    data = {
        "about": "Fitted by training/fit_trust.py on findings of whole assets that were read one by one.",
        "organisations": len(np.unique(findings.organisation)),
        "findings": {name: int((findings.worth == worth).sum()) for name, worth in WORTH.items()},
        "weights": {name: round(float(value), 3) for name, value in zip(FEATURES, weights, strict=True)},
        "bias": round(bias, 3),
        "nothing_else": round(worth_alone(findings), 3),
        "rarely_read": rarely_read(findings),
    }
    (MODEL_FOLDER / TRUST).write_text(json.dumps(data, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
