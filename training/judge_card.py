"""Write the judge's model card from its records: `python -m training.judge_card [FOLDER]`."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from msgcheck.analysis.network import COMBINATION, LABELS, MODEL_FOLDER, MODEL_RECORD

CARD = """# The judge

| | |
|---|---|
| Model | a cross-encoder of 6 layers and 384 dimensions, from all-MiniLM-L6-v2 (Apache-2.0, see LICENSE and NOTICE) |
| Input | message (kind, statement, first three variants) and passage (end of its context, text), at most 128 word pieces |
| Output | logits of {labels}, and of three inference relations; `combination.json` turns them, with what can be named, into probabilities and a decision |
| Made by | `make train`; seed {seed}; digests of the data in `judge-model.json` |
| Trained on | {first} public inference pairs, then {pairs} labelled pairs of fictional companies and five real organisations |
| Held out | {held_out} |

English only. It learned mostly from pairs written for this purpose: faults of a kind that nobody wrote down are missed.

## Measured

Organisations that neither the network nor the combination had seen. `written`: fictional companies, labels by their
authors; the others: real organisations, most pairs unrelated, labels by one reader each.

| | pairs | macro-F1 | accuracy | {heads} |
|---|---|---|---|{rules}|
{rows}

Columns of labels: F1, of the likeliest label. The last row's companies took part in nothing at all.

## Reliability

How often the likeliest label was right, on written and real organisations left out together.

| probability from | pairs | mean probability | right |
|---|---|---|---|
{bands}
"""  # noqa: E501


def card(model: dict, combination: dict) -> str:
    """Return the card's text."""
    training, left_out = model["training"], combination["left_out"]
    rows = [_row(name, scores) for name, scores in left_out["combination"].items()]
    return CARD.format(
        labels=", ".join(LABELS),
        seed=training["seed"],
        first=training["first_stage"]["pairs"],
        pairs=training["second_stage"]["pairs"],
        held_out=", ".join(training["held_out"]),
        heads=" | ".join(LABELS),
        rules="---|" * (len(LABELS) - 1) + "---",
        rows="\n".join([*rows, _row("held out", combination["held_out"]["combination"]["written"])]),
        bands="\n".join(map(_band, left_out["reliability"])),
    )


def _band(band: dict) -> str:
    return f"| {band['from']} | {band['pairs']} | {band['mean']} | {band['right']} |"


def _row(name: str, scores: dict) -> str:
    each = " | ".join(f"{scores['labels'][label]['f1']:.2f}" for label in LABELS)
    return f"| {name} | {scores['pairs']} | {scores['macro_f1']:.2f} | {scores['accuracy']:.2f} | {each} |"


def _read(path: Path) -> dict:
    return json.loads(path.read_text(encoding="utf-8"))


def main() -> None:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else MODEL_FOLDER
    model, combination = _read(folder / MODEL_RECORD), _read(folder / COMBINATION)
    (folder / "MODEL_CARD.md").write_text(card(model, combination), encoding="utf-8")


if __name__ == "__main__":
    main()
