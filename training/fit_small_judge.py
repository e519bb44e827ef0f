"""Fit the small judge (msgcheck/data/judge.json) on labelled pairs: `python training/fit_small_judge.py DIR`.

DIR holds `authored/*.jsonl` and `real/*.jsonl`: one JSON object a line with statement, variants, contradictions, kind,
match, passage, label, and `company` or `org`. The regression is fitted on all of them (an authored pair counts a fifth,
since their proportions are not natural); every printed or stored figure is measured on organisations left out.
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np

from msgcheck.analysis import judge as judging
from msgcheck.analysis.comparison import compare, profile_text
from msgcheck.checks.messages.index import build_index, similarities, texts_to_embed
from msgcheck.model.message import MatchMode, Message, MessageKind, MessageStatus, Variant

TARGET = Path(__file__).parents[1] / "msgcheck" / "data" / "judge.json"
CLAIM, RETIRED, DIFFERENCE, REPEATED = 0.7, 0.7, 0.3, 0.7
# CLAIM: below it fewer than half of the real passages taken for a claim make it (0.32 from 0.55 to 0.70), and a tick
# that is wrong more often than right would reassure falsely.
AUTHORED_WEIGHT, RIDGE, FOLDS = 0.2, 1.0, 6
WRONG = ("drifted", "conflicting")


def read_pairs(folder: Path) -> list[dict]:
    pairs = []
    for source in ("authored", "real"):
        for path in sorted((folder / source).glob("*.jsonl")):
            for line in path.read_text(encoding="utf-8").splitlines():
                pair = json.loads(line)
                pairs.append(pair | {"source": source, "org": pair.get("org") or pair["company"]})
    return pairs


def message_of(pair: dict) -> Message:
    return Message(
        id=pair["message_id"],
        kind=MessageKind(pair["kind"]),
        statement=pair["statement"],
        match=MatchMode(pair["match"]),
        status=MessageStatus(pair.get("status", "approved")),
        variants=tuple(Variant(text) for text in pair["variants"]),
        contradictions=tuple(pair["contradictions"]),
    )


def features_of(pairs: list[dict], encode: Callable[[Sequence[str]], np.ndarray]) -> tuple[np.ndarray, list[tuple]]:
    """Return the features [pairs, features] and the differences of each pair, organisation by organisation."""
    values = np.zeros((len(pairs), len(judging.FEATURES)))
    differences: list[tuple] = [()] * len(pairs)
    rows = defaultdict(list)
    for row, pair in enumerate(pairs):
        rows[pair["org"]].append(row)
    for group in rows.values():
        messages = {pairs[row]["message_id"]: message_of(pairs[row]) for row in group}
        index = build_index(tuple(messages.values()), encode(texts_to_embed(tuple(messages.values()))))
        close = similarities(encode([pairs[row]["passage"] for row in group]), index)
        at = {message_id: number for number, message_id in enumerate(messages)}
        for number, row in enumerate(group):
            passage, message = profile_text(pairs[row]["passage"]), index.profiles[at[pairs[row]["message_id"]]]
            values[row] = judging.features(passage, message, close.pair(number, at[pairs[row]["message_id"]]))
            differences[row] = () if judging.is_question(passage.text) else compare(passage, message)
    return values, differences


def fit(values: np.ndarray, related: np.ndarray, weight: np.ndarray) -> np.ndarray:
    """Ridge logistic regression by Newton's method; returns the weights and, last, the bias."""
    design = np.hstack([values, np.ones((len(values), 1))])
    found = np.zeros(design.shape[1])
    ridge = np.diag([RIDGE] * values.shape[1] + [0.0])
    for _ in range(30):
        chance = 1 / (1 + np.exp(-design @ found))
        slope = design.T @ (weight * (chance - related)) + ridge @ found
        curve = (design * (weight * chance * (1 - chance))[:, None]).T @ design + ridge
        found -= np.linalg.solve(curve, slope)
    return found


def left_out(values: np.ndarray, related: np.ndarray, weight: np.ndarray, pairs: list[dict]) -> np.ndarray:
    """Return for each pair the chance given by a regression that has not seen its organisation."""
    chances = np.zeros(len(pairs))
    orgs = np.array([pair["org"] for pair in pairs])
    source = np.array([pair["source"] for pair in pairs])
    authored, real = sorted(set(orgs[source == "authored"])), sorted(set(orgs[source == "real"]))
    folds = [*([org] for org in real), *(authored[start::FOLDS] for start in range(FOLDS))]
    for fold in folds:
        out = np.isin(orgs, fold)
        found = fit(values[~out], related[~out], weight[~out])
        chances[out] = 1 / (1 + np.exp(-(values[out] @ found[:-1] + found[-1])))
    return chances


def reasons_table(
    chances: np.ndarray, wrong: np.ndarray, differences: list[tuple], pairs: list[dict]
) -> dict[str, dict]:
    """Count findings and right ones for each reason: right is drifted or conflicting, for a retired message aligned."""
    counts: dict[str, dict] = {}
    for chance, near_wrong, found, pair in zip(chances, wrong, differences, pairs, strict=True):
        reasons = {difference.reason.value for difference in found}
        if chance < DIFFERENCE:
            reasons &= {"known_wrong"} if near_wrong >= REPEATED else set()
        for reason in sorted(reasons):
            entry = counts.setdefault(reason, {"authored": [0, 0], "real": [0, 0]})
            entry[pair["source"]][0] += 1
            entry[pair["source"]][1] += pair["label"] in WRONG
        if not found and pair.get("status") == "retired" and chance >= RETIRED:
            entry = counts.setdefault("retired", {"authored": [0, 0], "real": [0, 0]})
            entry[pair["source"]][0] += 1
            entry[pair["source"]][1] += pair["label"] == "aligned"
    for entry in counts.values():
        found, right = (entry["authored"][part] + entry["real"][part] for part in (0, 1))
        entry["precision"] = round((right + 1) / (found + 2), 2)
    return dict(sorted(counts.items()))


def claims_table(chances: np.ndarray, differences: list[tuple], pairs: list[dict]) -> list[dict]:
    """Measure on the real organisations how often a pair taken for aligned was aligned, in bands of the chance."""
    aligned = np.array([pair["label"] == "aligned" for pair in pairs])
    told = np.array([pair["source"] == "real" and not found for pair, found in zip(pairs, differences, strict=True)])
    table = []
    for low, high in ((CLAIM, 0.85), (0.85, 1.01)):
        chosen = told & (chances >= low) & (chances < high)
        table.append({"from": low, "pairs": int(chosen.sum()), "precision": round(float(aligned[chosen].mean()), 2)})
    return table


def main() -> None:
    from msgcheck.analysis.embedding import open_encoder

    encoder = open_encoder("builtin")
    pairs = read_pairs(Path(sys.argv[1]))
    values, differences = features_of(pairs, lambda texts: encoder.encode(list(texts)))
    write(pairs, values, differences)


def write(pairs: list[dict], values: np.ndarray, differences: list[tuple]) -> None:
    related = np.array([pair["label"] != "unrelated" for pair in pairs], dtype=float)
    real = np.array([pair["source"] == "real" for pair in pairs])
    weight = np.where(real, 1.0, AUTHORED_WEIGHT)
    chances = left_out(values, related, weight, pairs)
    found = fit(values, related, weight)
    data = {
        "about": "Fitted by training/fit_small_judge.py; 'authored' and 'real' are [findings, right ones], measured on "
        "organisations left out. Fit again when the encoder, the word analysis or the labelled pairs change.",
        "pairs": {"authored": int((~real).sum()), "real": int(real.sum())},
        "weights": {name: round(float(value), 4) for name, value in zip(judging.FEATURES, found, strict=False)},
        "bias": round(float(found[-1]), 4),
        "claim": CLAIM,
        "retired": RETIRED,
        "difference": DIFFERENCE,
        "repeated": REPEATED,
        "claims": claims_table(chances, differences, pairs),
        "reasons": reasons_table(chances, values[:, judging.FEATURES.index("wrong")], differences, pairs),
    }
    TARGET.write_text(json.dumps(data, indent=2) + "\n", encoding="utf-8")
    print(json.dumps(data, indent=2))


if __name__ == "__main__":
    main()
