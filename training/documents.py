"""Whole documents of fictional companies, with what each passage tells: labelled pairs, most of them near misses.

A passage that does not name a message tells nothing of it. Of those pairs, which are nine in ten, the ones a scan
would judge are kept: for each passage the messages that stand nearest.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import yaml

from msgcheck.analysis.embedding import open_encoder
from training.pair_files import LOADER, TrainingPair, pair_of

DOCUMENT = "document"
"""The ``type`` of pairs from documents."""

NEAR_MESSAGES = 2
"""Messages kept for a passage that tells none of them, or tells another."""

LEAST = 0.2
"""Cosine below which a pair teaches nothing: a scan would not judge it."""


def read_documents(folder: Path) -> list[TrainingPair]:
    """Read every company in ``folder`` whose file (`*.yaml`) holds documents, in the order of names."""
    encoder = open_encoder("builtin")
    pairs: list[TrainingPair] = []
    companies = [yaml.load(path.read_text(encoding="utf-8"), Loader=LOADER) for path in sorted(folder.glob("*.yaml"))]
    for company in (company for company in companies if "documents" in company):
        rows = [row for document in company["documents"] for row in document["passages"]]
        wordings = [[message["statement"], *message.get("variants", ())] for message in company["messages"]]
        near = encoder.encode([text for texts in wordings for text in texts])
        starts = np.cumsum([0, *(len(texts) for texts in wordings[:-1])])
        close = np.maximum.reduceat(encoder.encode([str(row["passage"]) for row in rows]) @ near.T, starts, axis=1)
        for row, cosines in zip(rows, close, strict=True):
            pairs += _pairs(company, row, cosines)
    return pairs


def _pairs(company: dict, row: dict, cosines: np.ndarray) -> Iterator[TrainingPair]:
    tells = row.get("tells") or {}
    untold = [at for at, message in enumerate(company["messages"]) if message["id"] not in tells]
    nearest = sorted(untold, key=lambda at: -cosines[at])[:NEAR_MESSAGES]
    for at, message in enumerate(company["messages"]):
        label = tells.get(message["id"])
        if label or (at in nearest and cosines[at] >= LEAST):
            data = row | {"label": label or "unrelated", "type": DOCUMENT}
            yield pair_of(message, data, company["company"], real=False)
