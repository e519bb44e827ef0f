"""How the judge's network and its combination with named reasons do on the labelled pairs of two real companies.

Nothing was tuned on them. Reads `cases/*/gold`, `cases/*/platform` and `data/semantics/equate` under
``MSGCHECK_REALDATA``; prints, for each, today's small judge, the network alone, and the combination.

    python -m training.measure_judge [FOLDER_WITH_MODEL]
"""

from __future__ import annotations

import csv
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from bench.judge_quality import CASES, labelled_pairs
from msgcheck.analysis import judge as small
from msgcheck.analysis.comparison import profile_text
from msgcheck.analysis.embedding import Encoder, open_encoder
from msgcheck.checks.messages.evaluation import measure
from msgcheck.checks.messages.index import build_index, similarities, texts_to_embed
from msgcheck.model.labelled_pair import Pair
from msgcheck.model.message import MatchMode, Message, MessageKind
from msgcheck.model.verdict import Label
from msgcheck.reference.message_platform import load_platform
from training.combined_judge import Combination, judge_combined, load_combination
from training.exported_judge import LABELS, MODEL_FOLDER, NetworkJudge, passage_text, text_of

FAULTS = (Label.DRIFTED, Label.CONFLICTING)
Answers = dict[str, list[Label]]


def answers(
    pairs: Sequence[Pair], messages: tuple[Message, ...], encoder: Encoder, network: NetworkJudge, numbers: Combination
) -> Answers:
    """Return what each judge says of each pair."""
    at = {message.id: number for number, message in enumerate(messages)}
    index = build_index(messages, encoder.encode(texts_to_embed(messages)))
    close = similarities(encoder.encode([pair.passage for pair in pairs]), index)
    texts = [(text_of(messages[at[pair.message_id]]), passage_text(pair.passage, pair.context)) for pair in pairs]
    logits = network.logits(texts)
    today, said = small.load_judge(), {"small judge": [], "network": [], "combination": []}
    for row, pair in enumerate(pairs):
        where = at[pair.message_id]
        passage, message, similarity = profile_text(pair.passage), index.profiles[where], close.pair(row, where)
        said["small judge"].append(small.judge(passage, message, similarity, today).label)
        said["network"].append(Label(LABELS[int(logits[row].argmax())]))
        said["combination"].append(judge_combined(passage, message, similarity, logits[row].tolist(), numbers).label)
    return said


def show(name: str, pairs: Sequence[Pair], said: Answers) -> None:
    """Print the scores of each judge."""
    labels = [pair.label for pair in pairs]
    for judge, told in said.items():
        metrics = measure(labels, told)
        if metrics is None:
            raise SystemExit(f"{name} holds no labelled pair.")
        print(f"{name}, {judge}: {len(pairs)} pairs, accuracy {metrics.accuracy:.3f}, macro-F1 {metrics.macro_f1:.3f}")
        for score in metrics.per_label:
            print(f"  {score.label:<12} {score.precision:.2f} {score.recall:.2f} {score.f1:.2f}  {score.support}")
        found = [label for label, answer in zip(labels, told, strict=True) if answer in FAULTS]
        print(f"  findings {len(found)}, right {sum(label in FAULTS for label in found)}")


def news(path: Path, encoder: Encoder, network: NetworkJudge, numbers: Combination) -> None:
    """Print the accuracy on NewsNLI: does the passage make the claim or not?"""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    truth = [row["label"] == "entailment" for row in rows]
    right = dict.fromkeys(("small judge", "network", "combination"), 0)
    for number, row in enumerate(rows):
        message = Message(
            id=str(number), kind=MessageKind.PROOF_POINT, statement=row["hypothesis"], match=MatchMode.MEANING
        )
        said = answers([Pair("1", message.id, row["premise"], "", None)], (message,), encoder, network, numbers)
        for judge, (label,) in said.items():
            right[judge] += (label is Label.ALIGNED) is truth[number]
    for judge, count in right.items():
        print(
            f"NewsNLI, {judge}: {count / len(rows):.3f} of {len(rows)}; always no: {truth.count(False) / len(rows):.3f}"
        )


def main() -> None:
    """Measure."""
    folder = os.environ.get("MSGCHECK_REALDATA")
    if not folder:
        raise SystemExit("Set MSGCHECK_REALDATA to the folder with the cases.")
    model = Path(sys.argv[1]) if len(sys.argv) > 1 else MODEL_FOLDER
    encoder, network = open_encoder("builtin"), NetworkJudge.open(folder=model)
    numbers = load_combination(model / "combination.json")
    for name in CASES:
        case = Path(folder) / "cases" / name
        pairs, messages = labelled_pairs(case), load_platform(case / "platform").messages
        show(name, pairs, answers(pairs, messages, encoder, network, numbers))
    news(Path(folder) / "data" / "semantics" / "equate" / "NewsNLI.csv", encoder, network, numbers)


if __name__ == "__main__":
    main()
