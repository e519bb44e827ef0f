"""The built-in encoder: all-MiniLM-L6-v2 on ONNX Runtime, on the CPU.

A batch holds texts of one token length, so there is no padding, and each step of the model treats a row by itself
(see ``training/export_encoder.py``). A text therefore has one vector, bit for bit, whatever stands beside it and
however many threads work: a cache may answer for part of a list and the run stays the same.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgcheck.errors import UsageError
from msgcheck.values import dataclass

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

MODEL_FOLDER = Path(__file__).parents[1] / "data" / "models" / "encoder"

MAX_CHARACTERS = 16_384
"""Text beyond this is not tokenised: 256 tokens of prose are some 1,500 characters, and a hostile text is endless."""

TOKENS_PER_BATCH = 1024
"""Measured on two cores with passages of real decks: 512 to 2048 tokens cost 127-134 µs each, 32 cost 200, 8192 cost
155 (the activations leave the cache). Measure again (``bench/encoder.py``) when the model changes."""


@dataclass(frozen=True, slots=True)
class EncoderRecord:
    """``encoder.json``: what the model's files are; ``sha256`` by file name."""

    dimension: int
    sha256: dict[str, str]


@cache
def read_record() -> EncoderRecord:
    """Read the record that the export wrote beside the model; cheap, the model stays closed."""
    record = json.loads((MODEL_FOLDER / "encoder.json").read_text(encoding="utf-8"))
    return EncoderRecord(record["dimension"], record["sha256"])


@dataclass(frozen=True, slots=True)
class BuiltinEncoder:
    """The loaded model. Open it with :meth:`open`."""

    id: str
    sha256: str
    dimension: int
    _tokenizer: Any
    _session: Any

    @classmethod
    def open(cls, threads: int | None = None) -> BuiltinEncoder:
        """Check the model's files against their record and load them; UsageError when they are damaged."""
        import onnxruntime
        from tokenizers import Tokenizer

        record = read_record()
        for name, sha256 in record.sha256.items():
            verify_file(MODEL_FOLDER / name, sha256)
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads or count_cores()
        options.log_severity_level = 3  # errors only: warnings are no use to the reader of a report
        session = onnxruntime.InferenceSession(MODEL_FOLDER / "model.onnx", options, providers=["CPUExecutionProvider"])
        tokenizer = Tokenizer.from_file(str(MODEL_FOLDER / "tokenizer.json"))
        return cls("builtin", record.sha256["model.onnx"], record.dimension, tokenizer, session)

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return the vectors [texts, dimension] in the order of ``texts``, each of unit length.

        A text longer than the model's 256 tokens is represented by its beginning; an empty one has a vector too.
        """
        import numpy as np

        encodings = self._tokenizer.encode_batch_fast([tokenisable(text, MAX_CHARACTERS) for text in texts])
        tokens = [encoding.ids for encoding in encodings]
        vectors = np.empty((len(texts), self.dimension), np.float32)
        for batch in plan_batches([len(ids) for ids in tokens]):
            input_ids = np.array([tokens[index] for index in batch], np.int64)
            vectors[batch] = self._session.run(["vector"], {"input_ids": input_ids})[0]
        return vectors


def plan_batches(lengths: Sequence[int], token_budget: int = TOKENS_PER_BATCH) -> Iterator[list[int]]:
    """Yield the indices of ``lengths`` in batches of one length, shortest first, each within ``token_budget``
    (a text longer than that stands alone).
    """
    by_length: dict[int, list[int]] = {}
    for index, length in enumerate(lengths):
        by_length.setdefault(length, []).append(index)
    for length, indices in sorted(by_length.items()):
        size = max(1, token_budget // length)
        for start in range(0, len(indices), size):
            yield indices[start : start + size]


def tokenisable(text: str, most_characters: int) -> str:
    """Cut an endless text, and replace lone surrogates, which the tokenizer refuses."""
    return text[:most_characters].encode("utf-8", "replace").decode("utf-8")


def verify_file(path: Path, sha256: str) -> None:
    """Raise ``UsageError`` unless the file is the one its record names."""
    try:
        with path.open("rb") as file:
            found = hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise UsageError(f"A built-in model cannot be read ({error}). Reinstall msgcheck.") from error
    if found != sha256:
        raise UsageError(f"A built-in model is damaged ({path} is not as released). Reinstall msgcheck.")


def count_cores() -> int:
    """Cores this process may use, which on a shared server is fewer than the machine has."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
