"""Write the judge's model card from its records: `python -m training.judge_card [FOLDER]`."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from training.exported_judge import LABELS, MODEL_FOLDER

CARD = """# The judge's network

| | |
|---|---|
| Model | a cross-encoder of 6 layers and 384 dimensions, from all-MiniLM-L6-v2 (Apache-2.0, see the encoder's licence) |
| Input | message (kind, statement, first three variants) and passage (end of its context, text), at most 128 word pieces |
| Output | logits of {labels}; `combination.json` turns them, with what can be named, into calibrated probabilities |
| Made by | `training/train_judge.py`, `export_judge.py`, `fit_combination.py`; seed {seed}, digests in `judge-model.json` |
| Trained on | {written} fictional companies and {real} real organisations, {pairs} pairs, and pairs made from them by rule |

English only. It learned from pairs written for this purpose: faults of a kind that nobody wrote down are missed.

## Measured on organisations that neither network nor combination has seen

| | macro-F1 | accuracy | {heads} |
|---|---|---|{rules}|
{rows}

Columns of labels: F1. `written`: fictional companies, labels about evenly spread, by their authors; `real`: one real
organisation, four fifths unrelated, one reader. The small judge's regression has seen these organisations.

## Reliability on them

| probability of the likeliest label from | pairs | mean probability | right |
|---|---|---|---|
{bands}
"""  # noqa: E501


def card(model: dict, combination: dict) -> str:
    """Return the card's text."""
    training = model["training"]
    names = training["organisations"]["training"]
    real = sum(name.islower() for name in names)
    held = combination["held_out"]
    return CARD.format(
        labels=", ".join(LABELS),
        seed=training["seed"],
        written=len(names) - real,
        real=real,
        pairs=training["second_stage"]["pairs"],
        heads=" | ".join(LABELS),
        rules="---|" * (len(LABELS) - 1) + "---",
        rows="\n".join(_row(part, judge, held[part][judge]) for part in ("written", "real") for judge in held[part]),
        bands="\n".join(
            f"| {band['from']} | {band['pairs']} | {band['mean']} | {band['right']} |" for band in held["reliability"]
        ),
    )


def _row(part: str, judge: str, scores: dict) -> str:
    each = " | ".join(f"{scores['labels'][label]['f1']:.2f}" for label in LABELS)
    return (
        f"| {part}, {judge} ({scores['pairs']} pairs) | {scores['macro_f1']:.2f} | {scores['accuracy']:.2f} | {each} |"
    )


def main() -> None:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else MODEL_FOLDER
    model, combination = (
        json.loads((folder / name).read_text(encoding="utf-8")) for name in ("judge-model.json", "combination.json")
    )
    (folder / "MODEL_CARD.md").write_text(card(model, combination), encoding="utf-8")


if __name__ == "__main__":
    main()
