"""Train the judge's network, one part a call (`make train` runs them all):

    python -m training.train_judge first --inference DIR... --weights DIR --output DIR
    python -m training.train_judge fold N --pairs DIR... (and so on)
    python -m training.train_judge last  --pairs DIR... (and so on)

`first` learns from public inference pairs. `last` goes on from there with labelled (message, passage) pairs, some of
the inference pairs among them. `fold N` does the same without the organisations of fold N, and writes what such a
network says of them: on that the combination is fitted (`training/fit_combination.py`), since what a network says of
organisations it has learned by heart is too good. The held-out companies take part in nothing.
"""

from __future__ import annotations

import argparse
import json
import platform
import random
import zlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import torch
from safetensors.torch import load_file, save_file
from tokenizers import Tokenizer

from msgcheck.analysis.network import LABELS
from training.documents import DOCUMENT, read_documents
from training.inference_sets import InferencePair, read_inference_pairs
from training.judge_network import Example, JudgeNetwork, Pace, open_network, predict, train
from training.made_pairs import made_pairs
from training.measures import scores
from training.pair_files import TrainingPair, digest, read_pairs, split_pairs

RATE, HEAD_RATE = 1e-4, 1e-3

FOLDS = 4
DROP_VARIANT, DROP_CONTEXT = 0.25, 0.2
MADE_WEIGHT, REAL_FAULT_WEIGHT = 0.6, 2.0
NEAR_MISS_SHARE = 0.4
"""Near misses of documents read in one pass; there are more of them than of all other pairs."""

INFERENCE_SHARE = 0.2
"""Inference pairs in the second stage, as a share of the labelled ones."""


def open_tokenizer(weights: Path) -> Tokenizer:
    """Open the published tokenizer, without padding and cutting."""
    tokenizer = Tokenizer.from_file(str(weights / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer


def fold_of(pair: TrainingPair) -> int:
    """Return the fold (0 to FOLDS - 1) of a pair's organisation."""
    return zlib.crc32(pair.organisation.encode()) % FOLDS


def relation_examples(pairs: Sequence[InferencePair]) -> list[Example]:
    """Return inference pairs as examples; the hypothesis stands for the message."""
    return [Example(pair.hypothesis, pair.premise, len(LABELS) + pair.relation) for pair in pairs]


def label_examples(pairs: Sequence[TrainingPair], seed: int, number: int) -> list[Example]:
    """Return the labelled examples of pass ``number``: all pairs but most near misses, and some made by rule."""
    chooser = random.Random(f"{seed}-{number}")
    chosen = [pair for pair in pairs if not is_near_miss(pair) or chooser.random() < NEAR_MISS_SHARE]
    return [_example(pair, chooser) for pair in (*chosen, *made_pairs(chosen, seed + number))]


def is_near_miss(pair: TrainingPair) -> bool:
    """Tell whether a pair comes from a document's passage that tells nothing of the message."""
    return pair.type == DOCUMENT and pair.label == "unrelated"


def _example(pair: TrainingPair, chooser: random.Random) -> Example:
    """Leave out a variant or the context now and then: both are often missing in use."""
    variants = tuple(text for text in pair.variants if chooser.random() >= DROP_VARIANT)
    context = "" if chooser.random() < DROP_CONTEXT else pair.context
    message, passage = replace(pair, variants=variants, context=context).texts
    weight = MADE_WEIGHT if pair.type.startswith("made-") else 1.0
    if pair.real and pair.label != "unrelated":
        weight *= REAL_FAULT_WEIGHT
    return Example(message, passage, LABELS.index(pair.label), weight)


def second_stage(
    arguments: argparse.Namespace,
    parts: tuple[Path, Tokenizer],
    pairs: Sequence[TrainingPair],
    inference: Sequence[InferencePair],
) -> tuple[JudgeNetwork, dict]:
    """Train a network from the end of the first stage on labelled pairs, with some inference pairs among them."""
    torch.manual_seed(arguments.seed)
    network = open_network(parts[0])
    network.load_state_dict(load_file(arguments.output / "first.safetensors"))

    def examples(number: int) -> list[Example]:
        labelled = label_examples(pairs, arguments.seed, number)
        chooser = random.Random(f"inference-{arguments.seed}-{number}")
        some = chooser.sample(inference, min(len(inference), int(INFERENCE_SHARE * len(labelled))))
        return labelled + relation_examples(some)

    pace = Pace(arguments.minutes, arguments.passes, RATE, HEAD_RATE)
    report = train(network, parts[1], examples, pace, arguments.seed)
    return network, {"pairs": len(pairs), "examples": len(examples(0)), **report}


def read_folders(folders: Sequence[Path]) -> list[TrainingPair]:
    """Read labelled pairs, and documents as pairs."""
    return read_pairs(folders) + [pair for folder in folders for pair in read_documents(folder)]


def logits_of(network: JudgeNetwork, tokenizer: Tokenizer, pairs: Sequence[TrainingPair]) -> np.ndarray:
    """Return the network's logits [pairs, outputs]."""
    return predict(network, tokenizer, [pair.texts for pair in pairs]).numpy()


def scored(pairs: Sequence[TrainingPair], logits: np.ndarray) -> dict:
    """Return the scores of the raw network on each real organisation and on the written ones."""
    names = [pair.organisation if pair.real else "written" for pair in pairs]
    said = [LABELS[index] for index in logits[:, : len(LABELS)].argmax(1)]
    return {
        name: scores(
            [pair.label for pair, each in zip(pairs, names, strict=True) if each == name],
            [label for label, each in zip(said, names, strict=True) if each == name],
        )
        for name in sorted(set(names))
    }


def first_stage(arguments: argparse.Namespace, parts: tuple[Path, Tokenizer], inference: list[InferencePair]) -> None:
    """Train on inference pairs alone, and write `first.safetensors` and `first.json`."""
    torch.manual_seed(arguments.seed)
    network = open_network(parts[0])
    examples = relation_examples(inference)
    pace = Pace(arguments.minutes, arguments.passes, RATE, HEAD_RATE)
    report = {"pairs": len(examples), **train(network, parts[1], lambda _: examples, pace, arguments.seed)}
    save_file(network.state_dict(), arguments.output / "first.safetensors")
    write_record(arguments.output / "first.json", report)


def one_fold(arguments: argparse.Namespace, parts: tuple[Path, Tokenizer], inference: list[InferencePair]) -> None:
    """Train without one fold; write the logits of its pairs, in their order, as `fold-N.npz`."""
    pairs = split_pairs(read_folders(arguments.pairs)).training
    own = [pair for pair in pairs if fold_of(pair) == arguments.fold]
    others = [pair for pair in pairs if fold_of(pair) != arguments.fold]
    network, report = second_stage(arguments, parts, others, inference)
    logits = logits_of(network, parts[1], own)
    np.savez(arguments.output / f"fold-{arguments.fold}.npz", logits=logits)
    write_record(arguments.output / f"fold-{arguments.fold}.json", {**report, "network": scored(own, logits)})


def last(arguments: argparse.Namespace, parts: tuple[Path, Tokenizer], inference: list[InferencePair]) -> None:
    """Train on all but the held-out companies; write `judge.safetensors` and `training.json`."""
    split = split_pairs(read_folders(arguments.pairs))
    network, report = second_stage(arguments, parts, split.training, inference)
    save_file(network.state_dict(), arguments.output / "judge.safetensors")
    record = {
        "seed": arguments.seed,
        "versions": {"torch": torch.__version__, "python": platform.python_version()},
        "data_sha256": {folder.name: digest(folder) for folder in (*arguments.pairs, *arguments.inference)},
        "first_stage": json.loads((arguments.output / "first.json").read_text(encoding="utf-8")),
        "second_stage": report,
        "labels": {use: Counter(pair.label for pair in getattr(split, use)) for use in ("training", "held_out")},
        "held_out": sorted({pair.organisation for pair in split.held_out}),
        "network": scored(split.held_out, logits_of(network, parts[1], split.held_out)),
    }
    write_record(arguments.output / "training.json", record)


def add_pairs_argument(parser: argparse.ArgumentParser) -> None:
    """Add what :func:`read_folders` needs."""
    parser.add_argument("--pairs", nargs="+", type=Path, default=[], help="folders with labelled pairs and documents")


def write_record(path: Path, record: dict) -> None:
    """Write and show what was done."""
    path.write_text(json.dumps(record, indent=2) + "\n", encoding="utf-8")
    print(json.dumps(record, indent=1), flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description="Train the judge's network.")
    parser.add_argument("part", choices=("first", "fold", "last"))
    parser.add_argument("fold", type=int, nargs="?", choices=range(FOLDS))
    add_pairs_argument(parser)
    parser.add_argument("--inference", nargs="+", type=Path, required=True, help="folders with public inference sets")
    parser.add_argument("--weights", type=Path, required=True, help="folder with the published MiniLM weights")
    parser.add_argument("--output", type=Path, required=True)
    parser.add_argument("--minutes", type=float, default=45.0, help="wall time at most")
    parser.add_argument("--passes", type=float, default=1.0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=1)
    arguments = parser.parse_args()
    torch.set_num_threads(arguments.threads)
    arguments.output.mkdir(parents=True, exist_ok=True)
    parts = arguments.weights, open_tokenizer(arguments.weights)
    run = {"first": first_stage, "fold": one_fold, "last": last}[arguments.part]
    run(arguments, parts, read_inference_pairs(arguments.inference))


if __name__ == "__main__":
    main()
