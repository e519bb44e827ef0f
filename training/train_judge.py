"""Train the judge's network: `python -m training.train_judge --pairs DIR... --weights DIR --output DIR`.

Two stages: public inference pairs, then labelled (message, passage) pairs of organisations that are neither held out
nor calibrated on. Both end in time: `--minutes` is the wall time of both together (two cores: 25).
"""

from __future__ import annotations

import argparse
import json
import platform
import random
from collections import Counter
from dataclasses import replace
from pathlib import Path

import torch
from safetensors.torch import load_file, save_file
from tokenizers import Tokenizer

from training.exported_judge import LABELS
from training.inference_sets import RELATIONS, read_inference_pairs
from training.judge_network import Example, JudgeNetwork, Pace, open_network, predict, train
from training.made_pairs import made_pairs
from training.measures import scores
from training.pair_files import Split, TrainingPair, digest, read_pairs, split_pairs

FIRST_SHARE, RATE, HEAD_RATE = 0.25, 1e-4, 1e-3
PASSES = 6.0
DROP_VARIANT, DROP_CONTEXT = 0.25, 0.2
MADE_WEIGHT, REAL_FAULT_WEIGHT = 0.6, 2.0


def open_tokenizer(weights: Path) -> Tokenizer:
    """Open the published tokenizer, without padding and cutting."""
    tokenizer = Tokenizer.from_file(str(weights / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer


def first_stage(network: JudgeNetwork, tokenizer: Tokenizer, folder: Path, minutes: float, seed: int) -> dict:
    """Learn on public inference pairs what follows and what contradicts; the hypothesis stands for the message."""
    pairs = read_inference_pairs(folder)
    random.Random(seed).shuffle(pairs)
    examples = [Example(pair.hypothesis, pair.premise, pair.relation) for pair in pairs]
    report = train(network, tokenizer, lambda _: examples, Pace(minutes, 1.0, RATE, HEAD_RATE), seed)
    return {"pairs": len(pairs), **report}


def second_stage(network: JudgeNetwork, tokenizer: Tokenizer, split: Split, minutes: float, seed: int) -> dict:
    """Learn the four labels."""

    def examples(number: int) -> list[Example]:
        chooser = random.Random(f"{seed}-{number}")
        made = made_pairs(split.training, seed + number)
        return [_example(pair, chooser) for pair in (*split.training, *made)]

    report = train(network, tokenizer, examples, Pace(minutes, PASSES, RATE, HEAD_RATE), seed)
    return {"pairs": len(split.training), "with_made": len(examples(0)), **report}


def _example(pair: TrainingPair, chooser: random.Random) -> Example:
    """Leave out a variant or the context now and then: both are often missing in use."""
    variants = tuple(text for text in pair.variants if chooser.random() >= DROP_VARIANT)
    context = "" if chooser.random() < DROP_CONTEXT else pair.context
    message, passage = replace(pair, variants=variants, context=context).texts
    weight = MADE_WEIGHT if pair.type.startswith("made-") else 1.0
    if pair.real and pair.label != "unrelated":
        weight *= REAL_FAULT_WEIGHT
    return Example(message, passage, LABELS.index(pair.label), weight)


def measured(network: JudgeNetwork, tokenizer: Tokenizer, pairs: tuple[TrainingPair, ...]) -> dict:
    """Return the scores of the raw network on written and real pairs apart."""
    found = {}
    for name, chosen in (("written", [p for p in pairs if not p.real]), ("real", [p for p in pairs if p.real])):
        said = predict(network, tokenizer, [pair.texts for pair in chosen]).argmax(1)
        found[name] = scores([pair.label for pair in chosen], [LABELS[int(index)] for index in said])
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description="Train the judge's network.")
    parser.add_argument("--pairs", nargs="+", type=Path, required=True, help="folders with labelled pairs")
    parser.add_argument("--inference", type=Path, help="folder with the public inference sets; without: no first stage")
    parser.add_argument("--weights", type=Path, required=True, help="folder with the published MiniLM weights")
    parser.add_argument("--start", type=Path, help="encoder state after a first stage, in place of --inference")
    parser.add_argument("--resume", type=Path, help="folder of an earlier run: its second stage goes on")
    parser.add_argument("--output", type=Path, required=True)
    parser.add_argument("--minutes", type=float, default=25.0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=2)
    arguments = parser.parse_args()
    torch.set_num_threads(arguments.threads)
    arguments.output.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(arguments.seed)
    tokenizer = open_tokenizer(arguments.weights)
    split = split_pairs(read_pairs(arguments.pairs))
    record = {
        "seed": arguments.seed,
        "pairs_sha256": {folder.name: digest([folder]) for folder in arguments.pairs},
        "organisations": {
            use: sorted({pair.organisation for pair in getattr(split, use)})
            for use in ("training", "calibration", "held_out")
        },
        "labels": {use: Counter(pair.label for pair in getattr(split, use)) for use in ("training", "held_out")},
        "versions": {"torch": torch.__version__, "python": platform.python_version()},
    }
    minutes = arguments.minutes
    start = open_network(arguments.weights, len(RELATIONS))
    if arguments.start:
        start.encoder.load_state_dict(torch.load(arguments.start, weights_only=True))
    elif arguments.inference:
        record["first_stage"] = first_stage(
            start, tokenizer, arguments.inference, minutes * FIRST_SHARE, arguments.seed
        )
        minutes *= 1.0 - FIRST_SHARE
        torch.save(start.encoder.state_dict(), arguments.output / "first_stage.pt")
    network = JudgeNetwork(start.encoder, len(LABELS))
    if arguments.resume:
        network.load_state_dict(load_file(arguments.resume / "judge.safetensors"))
    record["second_stage"] = second_stage(network, tokenizer, split, minutes, arguments.seed)
    if arguments.resume:
        record["resumed"] = json.loads((arguments.resume / "training.json").read_text(encoding="utf-8"))
    save_file(network.state_dict(), arguments.output / "judge.safetensors")
    record["network"] = {use: measured(network, tokenizer, getattr(split, use)) for use in ("calibration", "held_out")}
    (arguments.output / "training.json").write_text(json.dumps(record, indent=2) + "\n", encoding="utf-8")
    print(json.dumps(record["network"], indent=1))


if __name__ == "__main__":
    main()
