"""The judge's network in PyTorch: MiniLM over message and passage together, and a head over both; how it is trained.

The word vectors stay as published: a company's words must not be learned by heart, and two models can share them.
Each token says, by its type, to which text it belongs and whether the other text has it too. One linear head gives
two answers: the label of a (message, passage) pair, and the inference relation of two texts; both tasks are trained
together, so that little labelled text does not wear away what the public inference pairs taught.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from tokenizers import Tokenizer
from torch import Tensor, nn
from transformers import BertModel

from msgcheck.analysis.network import LABELS, MAX_TOKENS, OUTPUTS, RELATIONS, encode_pairs

WARM_UP, WEIGHT_DECAY, SMOOTHING, CLIP = 0.06, 0.01, 0.05, 1.0
TOKENS_PER_BATCH, CHUNK = 2048, 40
TOKEN_TYPES = 4
"""Message, passage, message and shared, passage and shared."""


class JudgeNetwork(nn.Module):
    """Logits from the first token, the mean of each text, and how the two means differ and agree."""

    def __init__(self, encoder: BertModel) -> None:
        super().__init__()
        self.encoder = encoder
        self.encoder.embeddings.word_embeddings.weight.requires_grad_(False)
        self.drop = nn.Dropout(0.1)
        self.head = nn.Linear(5 * encoder.config.hidden_size, OUTPUTS)

    def forward(self, ids: Tensor, types: Tensor, mask: Tensor) -> Tensor:
        """Return logits [pairs, OUTPUTS] from int64 [pairs, length]; ``mask`` is 0 on padding."""
        hidden = self.encoder(input_ids=ids, token_type_ids=types, attention_mask=mask).last_hidden_state
        second = (types % 2).to(hidden.dtype)
        message = mean(hidden, mask.to(hidden.dtype) - second)
        passage = mean(hidden, second)
        parts = [hidden[:, 0], message, passage, (message - passage).abs(), message * passage]
        return self.head(self.drop(torch.cat(parts, dim=1)))


def mean(hidden: Tensor, weight: Tensor) -> Tensor:
    """Return the mean of the tokens that ``weight`` (0 or 1, [pairs, length]) chooses."""
    return torch.bmm((weight / weight.sum(1, keepdim=True)).unsqueeze(1), hidden).squeeze(1)


@dataclass(frozen=True, slots=True)
class Example:
    """One input (message text, passage text), the index of its answer in the outputs (labels, then relations), and
    what it counts.
    """

    message: str
    passage: str
    answer: int
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Pace:
    """How long and how fast: ``minutes`` of wall time at most, ``passes`` over the data, the peak learning rates."""

    minutes: float
    passes: float
    rate: float
    head_rate: float


def open_network(folder: Path) -> JudgeNetwork:
    """Build the network on the published weights in ``folder``; what shared tokens have of their own starts at 0."""
    encoder = BertModel.from_pretrained(str(folder), add_pooling_layer=False, attention_probs_dropout_prob=0.0)
    published = encoder.embeddings.token_type_embeddings.weight.detach()
    encoder.embeddings.token_type_embeddings = nn.Embedding.from_pretrained(published.repeat(2, 1), freeze=False)
    encoder.config.type_vocab_size = TOKEN_TYPES
    return JudgeNetwork(encoder)


def loss_of(logits: Tensor, answers: Tensor, weights: Tensor) -> Tensor:
    """Return the weighted mean cross-entropy, each example over the outputs of its own task."""
    is_relation = (answers >= len(LABELS)).unsqueeze(1)
    of_relation = torch.arange(OUTPUTS) >= len(LABELS)
    own = logits.float().masked_fill(is_relation != of_relation, float("-inf"))
    chances = own.log_softmax(1)
    hit = -chances.gather(1, answers.unsqueeze(1)).squeeze(1)
    count = torch.where(is_relation.squeeze(1), len(RELATIONS), len(LABELS))
    spread = -chances.masked_fill(chances.isinf(), 0.0).sum(1) / count
    return (((1 - SMOOTHING) * hit + SMOOTHING * spread) * weights).sum() / weights.sum()


def train(
    network: JudgeNetwork,
    tokenizer: Tokenizer,
    examples: Callable[[int], Sequence[Example]],
    pace: Pace,
    seed: int,
) -> dict[str, float]:
    """Train in place; ``examples`` gives the data of each pass. The rate falls with time and data, whichever is
    further, so that a slower machine ends with less data and not in the middle of the schedule.
    """
    torch.manual_seed(seed)
    chooser = random.Random(seed)
    rest = [p for name, p in network.named_parameters() if p.requires_grad and not name.startswith("head")]
    groups = [{"params": rest, "peak": pace.rate}, {"params": list(network.head.parameters()), "peak": pace.head_rate}]
    optimiser = torch.optim.AdamW(groups, lr=pace.rate, weight_decay=WEIGHT_DECAY, fused=True)
    network.train()
    start, seen, steps, progress, losses = time.monotonic(), 0, 0, 0.0, []
    number = 0
    while progress < 1.0:
        data = examples(number)
        for ids, types, mask, labels, weights in batches(data, tokenizer, chooser):
            progress = max(
                (time.monotonic() - start) / 60 / pace.minutes, (number * len(data) + seen) / (pace.passes * len(data))
            )
            if progress >= 1.0:
                break
            for group in optimiser.param_groups:
                group["lr"] = group["peak"] * min(progress / WARM_UP, 1.0) * (1.0 - progress) + 1e-7
            with torch.autocast("cpu", dtype=torch.bfloat16):
                logits = network(ids, types, mask)
            loss = loss_of(logits, labels, weights)
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(rest, CLIP)
            optimiser.step()
            seen, steps = seen + len(labels), steps + 1
            losses.append(loss.item())
            if steps % 50 == 0:
                spent = time.monotonic() - start
                rate = (number * len(data) + seen) / spent
                print(f"{spent:6.0f} s  pass {number}  {rate:5.1f}/s  loss {sum(losses[-50:]) / 50:.3f}", flush=True)
        number, seen = number + 1, 0
    return {"minutes": round((time.monotonic() - start) / 60, 1), "steps": steps, "loss": sum(losses[-50:]) / 50}


def batches(
    examples: Sequence[Example], tokenizer: Tokenizer, chooser: random.Random
) -> Iterator[tuple[Tensor, Tensor, Tensor, Tensor, Tensor]]:
    """Yield padded batches of like length, in random order."""
    encoded = encode_pairs(tokenizer, [(example.message, example.passage) for example in examples])
    order = list(range(len(examples)))
    chooser.shuffle(order)
    planned: list[list[int]] = []
    size = CHUNK * TOKENS_PER_BATCH // (MAX_TOKENS // 2)
    for start in range(0, len(order), size):
        planned += _split(sorted(order[start : start + size], key=lambda row: len(encoded[row][0])), encoded)
    chooser.shuffle(planned)
    for rows in planned:
        ids, types, mask = pad([encoded[row] for row in rows])
        labels = torch.tensor([examples[row].answer for row in rows])
        yield ids, types, mask, labels, torch.tensor([examples[row].weight for row in rows])


def _split(rows: list[int], encoded: Sequence[tuple[list[int], list[int]]]) -> list[list[int]]:
    found: list[list[int]] = [[]]
    for row in rows:
        if found[-1] and (len(found[-1]) + 1) * len(encoded[row][0]) > TOKENS_PER_BATCH:
            found.append([])
        found[-1].append(row)
    return found


def pad(rows: Sequence[tuple[list[int], list[int]]]) -> tuple[Tensor, Tensor, Tensor]:
    """Return ids, types and mask, padded to the longest row."""
    length = max(len(ids) for ids, _ in rows)
    ids = torch.zeros((len(rows), length), dtype=torch.long)
    types, mask = torch.zeros_like(ids), torch.zeros_like(ids)
    for row, (tokens, segments) in enumerate(rows):
        ids[row, : len(tokens)] = torch.tensor(tokens)
        types[row, : len(tokens)] = torch.tensor(segments)
        mask[row, : len(tokens)] = 1
    return ids, types, mask


def predict(network: JudgeNetwork, tokenizer: Tokenizer, pairs: Sequence[tuple[str, str]]) -> Tensor:
    """Return the logits [pairs, OUTPUTS]."""
    network.eval()
    encoded = encode_pairs(tokenizer, pairs)
    order = sorted(range(len(pairs)), key=lambda row: len(encoded[row][0]))
    logits = torch.zeros((len(pairs), network.head.out_features))
    with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16):
        for rows in _split(order, encoded):
            logits[rows] = network(*pad([encoded[row] for row in rows])).float()
    return logits
