"""Organisations with their messages, passages and what is known of every pair: what the search for candidates is
fitted on and measured with.

Unlike the judge, which reads pairs, a search meets every passage with every message; so the whole table counts.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import yaml
from numpy.typing import NDArray

from msgcheck.analysis.embedding import Encoder
from msgcheck.checks.messages.index import build_index, similarities, texts_to_embed
from msgcheck.checks.messages.screening import features
from msgcheck.model.message import Message
from msgcheck.reference.message_platform import load_platform
from training.pair_files import LOADER, TrainingPair, is_held_out, message_of, pair_of, read_pairs

TOLD = ("aligned", "drifted", "conflicting")


@dataclass(frozen=True, slots=True)
class Organisation:
    """``labels`` [passages, messages] holds a label or "", where nobody has said. ``group`` says where it is from."""

    name: str
    group: str
    messages: tuple[Message, ...]
    passages: tuple[str, ...]
    labels: NDArray[np.str_]

    @property
    def told(self) -> NDArray[np.bool_]:
        """Which pairs a search has to find."""
        return np.isin(self.labels, TOLD)


def from_pairs(folders: Iterable[Path]) -> Iterator[Organisation]:
    """Yield the organisations of pair files: of most pairs of a passage with another message, nothing is known."""
    by_name: dict[str, list[TrainingPair]] = {}
    for pair in read_pairs(folders):
        by_name.setdefault(pair.organisation, []).append(pair)
    for name, pairs in by_name.items():
        group = "real" if pairs[0].real else "written, held out" if is_held_out(pairs[0]) else "written"
        yield _organisation(name, group, pairs, "")


def from_documents(folder: Path) -> Iterator[Organisation]:
    """Yield the companies of whole written documents: a message that a passage is not said to tell is not told."""
    for path in sorted(folder.glob("*.yaml")):
        company = yaml.load(path.read_text(encoding="utf-8"), Loader=LOADER)
        messages = {message["id"]: message for message in company["messages"]}
        rows = [row for document in company["documents"] for row in document["passages"]]
        pairs = [
            pair_of(message, row | {"label": label}, company["company"], real=False)
            for row in rows
            for message, label in ((messages[id_], (row.get("tells") or {}).get(id_, "unrelated")) for id_ in messages)
        ]
        group = "documents, held out" if is_held_out(pairs[0]) else "documents"
        yield _organisation(company["company"], group, pairs, "unrelated")


def from_case(folder: Path) -> Organisation:
    """Return a real company with its labelled pairs, for measuring only."""
    gold = folder / "gold"
    labels = {row["pair_id"]: row["label"] for row in _lines(gold / "labels.jsonl")}
    pairs = [row for row in _lines(gold / "pairs.jsonl") if row["pair_id"] in labels]
    messages = load_platform(folder / "platform").messages
    passages = tuple(dict.fromkeys(row["passage"] for row in pairs))
    table = np.full((len(passages), len(messages)), "", dtype="<U12")
    at = {message.id: column for column, message in enumerate(messages)}
    for row in pairs:
        table[passages.index(row["passage"]), at[row["message_id"]]] = labels[row["pair_id"]]
    return Organisation(folder.name, f"case {folder.name}", messages, passages, table)


def values_of(organisation: Organisation, encoder: Encoder) -> NDArray[np.float32]:
    """Return what the search sees of every pair, [passages, messages, features]."""
    index = build_index(organisation.messages, encoder.encode(texts_to_embed(organisation.messages)))
    return features(organisation.passages, similarities(encoder.encode(organisation.passages), index), index)


def _organisation(name: str, group: str, pairs: Sequence[TrainingPair], unsaid: str) -> Organisation:
    messages = {pair.message_id: message_of(pair) for pair in pairs}
    columns = {message_id: column for column, message_id in enumerate(messages)}
    rows = {passage: row for row, passage in enumerate(dict.fromkeys(pair.passage for pair in pairs))}
    table = np.full((len(rows), len(columns)), unsaid, dtype="<U12")
    for pair in pairs:
        cell = rows[pair.passage], columns[pair.message_id]
        if table[cell] not in TOLD:
            table[cell] = pair.label
    return Organisation(name, group, tuple(messages.values()), tuple(rows), table)


def _lines(path: Path) -> list[dict]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
