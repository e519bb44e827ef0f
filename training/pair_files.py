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

from msgcheck.analysis.network import LABELS, message_text, passage_text
from msgcheck.model.message import MatchMode, Message, MessageKind, MessageStatus, Variant

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
HELD_OUT_SHARE = 0.12


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


def digest(folder: Path) -> str:
    """Return one SHA-256 over names and bytes of the files in ``folder``, for the record of a training run."""
    total = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            total.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes())
    return total.hexdigest()


def split_pairs(pairs: Sequence[TrainingPair]) -> Split:
    """Split by organisation: written companies by the hash of their name; real ones all serve training."""
    return Split(
        tuple(pair for pair in pairs if not is_held_out(pair)), tuple(pair for pair in pairs if is_held_out(pair))
    )


def is_held_out(pair: TrainingPair) -> bool:
    """Tell whether a pair is kept for the last measurement."""
    place = int(hashlib.sha256(pair.organisation.encode()).hexdigest()[:8], 16) / 2**32
    return not pair.real and place < HELD_OUT_SHARE


def _read_file(path: Path) -> Iterator[TrainingPair]:
    if path.suffix == ".jsonl":
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            yield pair_of(row, row, row.get("org") or row["company"], real="org" in row)
    elif path.suffix == ".yaml" and not path.name.endswith(".messages.yaml"):
        data = yaml.load(path.read_text(encoding="utf-8"), Loader=LOADER)
        messages = {message["id"]: message for message in data["messages"]}
        for row in data.get("pairs", ()):
            yield pair_of(messages[row["m"]], row, data["company"], real=False)


def message_of(pair: TrainingPair) -> Message:
    """Return the message of a pair as the package knows it."""
    return Message(
        id=pair.message_id,
        kind=MessageKind(pair.kind),
        statement=pair.statement,
        match=MatchMode(pair.match),
        status=MessageStatus(pair.status),
        variants=tuple(Variant(text) for text in pair.variants),
        contradictions=pair.contradictions,
    )


def pair_of(message: dict, row: dict, organisation: str, *, real: bool) -> TrainingPair:
    """Build a pair from the data of a message and of a passage with its label."""
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
