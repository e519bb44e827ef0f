"""Precision, recall and F1 of labels; macro-F1 is the mean over the labels."""

from __future__ import annotations

from collections.abc import Sequence

from msgcheck.analysis.network import LABELS


def scores(labels: Sequence[str], said: Sequence[str]) -> dict:
    """Return accuracy, macro-F1 and, for each label, precision, recall, F1 and how many pairs carry it."""
    told = list(zip(labels, said, strict=True))
    each = {label: _label_scores(label, told) for label in LABELS}
    return {
        "pairs": len(told),
        "accuracy": round(sum(label == found for label, found in told) / len(told), 3),
        "macro_f1": round(sum(entry["f1"] for entry in each.values()) / len(LABELS), 3),
        "labels": each,
    }


def _label_scores(label: str, told: list[tuple[str, str]]) -> dict[str, float]:
    right = told.count((label, label))
    found, support = sum(said == label for _, said in told), sum(true == label for true, _ in told)
    return {
        "precision": round(right / found, 3) if found else 0.0,
        "recall": round(right / support, 3) if support else 0.0,
        "f1": round(2 * right / (found + support), 3) if found + support else 0.0,
        "pairs": support,
    }
