"""What the search for candidates finds and what it costs.

    python -m training.measure_candidates --pairs DIR... --documents DIR [--cases DIR]

Recall: of the pairs that readers call aligned, drifted or conflicting, how many the judge gets to see; in one line a
group of organisations, for several thresholds. Cost: candidates for each passage of whole documents, and, with
``--cases`` (folders with `assets`, `gold` and `platform`), on a real company's decks or pages: pairs for each distinct
text, and the tokens the network reads for each token the encoder reads, which is the ratio of their times.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from msgcheck.analysis.builtin_encoder import MODEL_FOLDER
from msgcheck.analysis.combination import is_question
from msgcheck.analysis.embedding import Encoder, open_encoder
from msgcheck.analysis.network import encode_pairs, passage_text, text_of
from msgcheck.checks.messages.index import build_index, texts_to_embed
from msgcheck.checks.messages.screening import Screen, candidates, chances, load_screen
from msgcheck.checks.messages.units import Unit, long_wordings, units_of
from msgcheck.config.settings import DEFAULT_LAYERS
from msgcheck.errors import UnreadableError
from msgcheck.extract.limits import Limits
from msgcheck.extract.reading import extract, format_of
from msgcheck.model.message import Message
from msgcheck.reference.message_platform import load_platform
from training.retrieval_data import TOLD, Organisation, from_case, from_documents, from_pairs, values_of

THRESHOLDS = (0.06, 0.08, 0.1, 0.12, 0.13, 0.15, 0.2)


@dataclass(frozen=True, slots=True)
class Searched:
    """An organisation, and the chance of each of its pairs, 0 for questions, [passages, messages]."""

    organisation: Organisation
    chances: NDArray[np.float32]


def search(organisation: Organisation, encoder: Encoder, screen: Screen) -> Searched:
    found = chances(values_of(organisation, encoder), screen)
    found[[row for row, text in enumerate(organisation.passages) if is_question(text)]] = 0.0
    return Searched(organisation, found)


def recall(group: Sequence[Searched], threshold: float, labels: Sequence[str] = TOLD) -> float:
    """Return the share of the pairs with one of ``labels`` that are candidates."""
    hits = [each.chances[np.isin(each.organisation.labels, labels)] >= threshold for each in group]
    return float(np.concatenate(hits).mean())


def candidates_per_passage(group: Sequence[Searched], threshold: float) -> float:
    found = sum(int((each.chances >= threshold).sum()) for each in group)
    return found / sum(len(each.organisation.passages) for each in group)


def report_group(name: str, group: Sequence[Searched]) -> None:
    counts = [sum(int((each.organisation.labels == label).sum()) for each in group) for label in TOLD]
    shown = ", ".join(f"{count} {label}" for count, label in zip(counts, TOLD, strict=True))
    print(f"{name}: {len(group)} organisations; {shown}")
    for threshold in THRESHOLDS:
        each = ", ".join(f"{recall(group, threshold, [label]):.3f}" for label in TOLD)
        rate = candidates_per_passage(group, threshold)
        print(f"  {threshold:.2f}: recall {recall(group, threshold):.3f} ({each}), {rate:.2f} candidates a passage")


def units_below(folder: Path, messages: tuple[Message, ...]) -> Iterator[Unit]:
    """Yield the units of every asset below ``folder`` that can be read."""
    long = long_wordings(messages)
    for path in sorted(each for each in folder.rglob("*") if each.is_file()):
        try:
            with path.open("rb") as stream:
                passages = extract(stream, format_of(path.name), Limits()).passages
        except UnreadableError as error:
            print(f"  {path.name} left out: {error}")
            continue
        yield from units_of(passages, DEFAULT_LAYERS, long)


def report_cost(folder: Path, platform: Path, encoder: Encoder, screen: Screen) -> None:
    """Print what a cold scan of ``folder`` would have judged."""
    messages = load_platform(platform).messages
    units = list(units_below(folder, messages))
    texts = list(dict.fromkeys(unit.text for unit in units))
    index = build_index(messages, encoder.encode(texts_to_embed(messages)))
    found = list(candidates(texts, encoder.encode(texts), index, screen))
    contexts: dict[str, set[str]] = {}
    for unit in units:
        contexts.setdefault(unit.text, set()).add(unit.context)
    pairs = [
        (text_of(messages[each.message]), passage_text(texts[each.text], context))
        for each in found
        for context in sorted(contexts[texts[each.text]])
    ]
    tokenizer = Tokenizer.from_file(str(MODEL_FOLDER / "tokenizer.json"))
    embedded = sum(len(each.ids) for each in tokenizer.encode_batch(texts))
    read = sum(len(ids) for ids, _ in encode_pairs(tokenizer, pairs))
    print(f"{folder}: {len(units)} units, {len(texts)} distinct texts, {sum(map(len, contexts.values()))} with context")
    print(
        f"  {len(found)} candidates ({len(found) / len(texts):.2f} a text), {len(pairs)} with context "
        f"({len(pairs) / len(texts):.2f} a text); network {read / embedded:.2f} times the encoder's tokens"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description="Measure the search for candidates.")
    parser.add_argument("--pairs", type=Path, nargs="+", required=True)
    parser.add_argument("--documents", type=Path, required=True)
    parser.add_argument("--cases", type=Path, help="folder with real companies, for measuring only")
    options = parser.parse_args()
    encoder, screen = open_encoder("builtin"), load_screen()
    everyone = [*from_pairs(options.pairs), *from_documents(options.documents)]
    cases = sorted(each for each in options.cases.iterdir() if each.is_dir()) if options.cases else []
    everyone += [from_case(case) for case in cases]
    searched = [search(each, encoder, screen) for each in everyone]
    print(f"threshold in use: {screen.threshold}")
    for group in dict.fromkeys(each.organisation.group for each in searched):
        report_group(group, [each for each in searched if each.organisation.group == group])
    for case in cases:
        decks = case / "assets" / "decks"
        report_cost(decks if decks.is_dir() else case / "assets", case / "platform", encoder, screen)


if __name__ == "__main__":
    main()
