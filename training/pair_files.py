"""The labelled pairs for training the judge: how they lie in files, and which organisation serves what.

Three forms: `*.yaml` (a company a file, written for this project), `*.jsonl` with `company` (likewise), and `*.jsonl`
with `org` (real organisations; their texts stay outside the repository). No pair of an organisation that is measured
or calibrated on is ever trained on: organisations are split, never lines.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

from training.exported_judge import LABELS, message_text, passage_text

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
HELD_OUT_SHARE, CALIBRATION_SHARE = 0.12, 0.25
REAL_HELD_OUT, REAL_CALIBRATION = frozenset({"oscal"}), frozenset({"cncf"})


@dataclass(frozen=True, slots=True)
class TrainingPair:
    """One message and one passage with its label (one of ``LABELS``) and how the passage was made (``type``)."""

    organisation: str
    real: bool
    message_id: str
    kind: str
    match: str
    status: str
    statement: str
    variants: tuple[str, ...]
    contradictions: tuple[str, ...]
    passage: str
    context: str
    label: str
    type: str

    @property
    def texts(self) -> tuple[str, str]:
        """What the network reads: message text and passage text."""
        return message_text(self.kind, self.statement, self.variants), passage_text(self.passage, self.context)


@dataclass(frozen=True, slots=True)
class Split:
    """Pairs by use."""

    training: tuple[TrainingPair, ...]
    calibration: tuple[TrainingPair, ...]
    held_out: tuple[TrainingPair, ...]


def read_pairs(folders: Iterable[Path]) -> list[TrainingPair]:
    """Read every pair file in ``folders``, in the order of names. The same passage for the same message counts once;
    a label that is none raises ``ValueError``.
    """
    pairs: dict[tuple[str, str, str], TrainingPair] = {}
    for folder in folders:
        for path in sorted(folder.iterdir()):
            for pair in _read_file(path):
                if pair.label not in LABELS:
                    raise ValueError(f"{path}: {pair.label} is no label.")
                pairs.setdefault((pair.organisation, pair.statement, pair.passage), pair)
    return list(pairs.values())


def digest(folders: Iterable[Path]) -> str:
    """Return one SHA-256 over names and bytes of the pair files, for the record of a training run."""
    total = hashlib.sha256()
    for folder in folders:
        for path in sorted(folder.iterdir()):
            if path.suffix in (".yaml", ".jsonl"):
                total.update(path.name.encode() + b"\0" + path.read_bytes())
    return total.hexdigest()


def split_pairs(pairs: Sequence[TrainingPair]) -> Split:
    """Split by organisation: written ones by the hash of their name, real ones as named above."""
    by_use: dict[str, list[TrainingPair]] = {"training": [], "calibration": [], "held_out": []}
    for pair in pairs:
        by_use[_use(pair)].append(pair)
    return Split(*(tuple(by_use[use]) for use in ("training", "calibration", "held_out")))


def _use(pair: TrainingPair) -> str:
    if pair.real:
        name = pair.organisation
        return "held_out" if name in REAL_HELD_OUT else "calibration" if name in REAL_CALIBRATION else "training"
    place = int(hashlib.sha256(pair.organisation.encode()).hexdigest()[:8], 16) / 2**32
    if place < HELD_OUT_SHARE:
        return "held_out"
    return "calibration" if place < HELD_OUT_SHARE + CALIBRATION_SHARE else "training"


def _read_file(path: Path) -> Iterator[TrainingPair]:
    if path.suffix == ".jsonl":
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            yield _pair(row, row, row.get("org") or row["company"], real="org" in row)
    elif path.suffix == ".yaml" and not path.name.endswith(".messages.yaml"):
        data = yaml.load(path.read_text(encoding="utf-8"), Loader=LOADER)
        messages = {message["id"]: message for message in data["messages"]}
        for row in data["pairs"]:
            yield _pair(messages[row["m"]], row, data["company"], real=False)


def _pair(message: dict, row: dict, organisation: str, *, real: bool) -> TrainingPair:
    return TrainingPair(
        organisation=organisation,
        real=real,
        message_id=str(message.get("id") or message["message_id"]),
        kind=message["kind"],
        match=message["match"],
        status=message.get("status", "approved"),
        statement=message["statement"],
        variants=tuple(message.get("variants") or ()),
        contradictions=tuple(message.get("contradictions") or ()),
        passage=str(row["passage"]),
        context=str(row.get("context") or ""),
        label=row["label"],
        type=row.get("type", ""),
    )
