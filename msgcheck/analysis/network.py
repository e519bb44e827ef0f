"""The judge's network: a small cross-encoder that reads message and passage together.

It gives logits, never a verdict: :mod:`msgcheck.analysis.judge` weighs them together with what can be named. How it was
made is told in ``training/README.md``.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgcheck.analysis.builtin_encoder import MODEL_FOLDER as ENCODER_FOLDER
from msgcheck.analysis.builtin_encoder import count_cores, plan_batches, tokenisable, verify_file
from msgcheck.model.message import Message
from msgcheck.model.run import ModelUsed
from msgcheck.values import dataclass

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from tokenizers import Tokenizer

    Logits = NDArray[np.float32]
    """Rows of the network, [pairs, OUTPUTS]."""

MODEL_FOLDER = Path(__file__).parents[1] / "data" / "models" / "judge"
MODEL_RECORD = "judge-model.json"
COMBINATION = "combination.json"
TRUST = "trust.json"

LABELS = ("aligned", "drifted", "conflicting", "unrelated")
RELATIONS = ("entailment", "contradiction", "neutral")
OUTPUTS = len(LABELS) + len(RELATIONS)
MAX_TOKENS, MESSAGE_TOKENS = 128, 60
"""Both texts together, and the share of the message: longer ones are cut at the end."""

MAX_CHARACTERS, CONTEXT_CHARACTERS = 2048, 60
VARIANTS_SHOWN = 3


def message_text(kind: str, statement: str, variants: Sequence[str]) -> str:
    """Return what the network reads of a message: kind, statement, and its first variants."""
    shown = f"{kind.replace('_', ' ')}: {statement}"
    return f"{shown} ({' / '.join(variants[:VARIANTS_SHOWN])})" if variants else shown


def text_of(message: Message) -> str:
    """Return what the network reads of ``message``."""
    return message_text(message.kind.value, message.statement, [variant.text for variant in message.variants])


def passage_text(passage: str, context: str) -> str:
    """Return what the network reads of a passage: the end of its context line, and the text."""
    shown = context.strip()[-CONTEXT_CHARACTERS:]
    return f"{shown} | {passage}" if shown else passage


def encode_pairs(tokenizer: Tokenizer, pairs: Sequence[tuple[str, str]]) -> list[tuple[list[int], list[int]]]:
    """Return token ids and token types of each (message text, passage text). The type is 0 in the message and 1 in the
    passage, and 2 more for a token that stands in both.

    ``tokenizer`` is a ``tokenizers.Tokenizer`` that neither pads nor cuts below :data:`MAX_TOKENS`.
    """
    first = tokenizer.encode_batch([tokenisable(message, MAX_CHARACTERS) for message, _ in pairs])
    second = tokenizer.encode_batch([tokenisable(passage, MAX_CHARACTERS) for _, passage in pairs])
    return [_join(message.ids, passage.ids) for message, passage in zip(first, second, strict=True)]


def _join(message: list[int], passage: list[int]) -> tuple[list[int], list[int]]:
    """Join [CLS] a [SEP] and [CLS] b [SEP] to [CLS] a [SEP] b [SEP], each cut to its share."""
    separator = message[-1]
    head = [*message[:-1][: MESSAGE_TOKENS - 1], separator]
    tail = [*passage[1:-1][: MAX_TOKENS - len(head) - 1], separator]
    shared = set(head[1:-1]) & set(tail[:-1])
    return head + tail, [2 * (token in shared) for token in head] + [1 + 2 * (token in shared) for token in tail]


def judge_identity(folder: Path = MODEL_FOLDER) -> ModelUsed:
    """Name the judge that ships with the package, network and fitted numbers together, without opening either."""
    record, numbers = ((folder / name).read_text(encoding="utf-8") for name in (MODEL_RECORD, COMBINATION))
    network = json.loads(record)["sha256"]["model.onnx"]
    return ModelUsed("judge", "builtin", hashlib.sha256(f"{network}\0{numbers}".encode()).hexdigest())


@dataclass(frozen=True, slots=True)
class Network:
    """The loaded network. Open it with :meth:`open`; ``sha256`` is that of the model."""

    sha256: str
    _tokenizer: Any
    _session: Any

    @classmethod
    def open(cls, threads: int | None = None, folder: Path = MODEL_FOLDER) -> Network:
        """Check the model against its record and load it; UsageError when it is damaged."""
        import onnxruntime
        from tokenizers import Tokenizer as FileTokenizer

        digests = json.loads((folder / MODEL_RECORD).read_text(encoding="utf-8"))["sha256"]
        verify_file(folder / "model.onnx", digests["model.onnx"])
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads or count_cores()
        options.log_severity_level = 3
        session = onnxruntime.InferenceSession(folder / "model.onnx", options, providers=["CPUExecutionProvider"])
        tokenizer = FileTokenizer.from_file(str(ENCODER_FOLDER / "tokenizer.json"))
        return cls(digests["model.onnx"], tokenizer, session)

    def logits(self, pairs: Sequence[tuple[str, str]]) -> NDArray[np.float32]:
        """Return the logits [pairs, OUTPUTS] of (message text, passage text): labels, then relations."""
        import numpy as np

        encoded = encode_pairs(self._tokenizer, pairs)
        logits = np.empty((len(pairs), OUTPUTS), np.float32)
        for batch in plan_batches([len(ids) for ids, _ in encoded]):
            feed = {
                "input_ids": np.array([encoded[row][0] for row in batch], np.int64),
                "token_types": np.array([encoded[row][1] for row in batch], np.int64),
            }
            logits[batch] = self._session.run(["logits"], feed)[0]
        return logits
