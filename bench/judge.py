"""What the judge's network adds to the embedding of a cold scan; on a warm one it is not opened.

Reads the decks of `cases/openchain` under ``MSGCHECK_REALDATA``: distinct texts embedded, distinct candidate pairs
read, in turns in one process, three times; states the ratio of the smallest processor times.

    python bench/judge.py
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path

from msgcheck import api
from msgcheck.analysis.embedding import open_encoder
from msgcheck.analysis.network import Network
from msgcheck.checks.messages.index import build_index, texts_to_embed
from msgcheck.checks.messages.judging import questions_of, texts_to_read
from msgcheck.checks.messages.screening import near_messages
from msgcheck.checks.messages.units import LongWording, Unit, long_wordings, units_of
from msgcheck.reference.message_platform import load_platform

LAYERS = frozenset({"body", "notes", "chart", "diagram", "alt", "furniture"})
TURNS = 3


def read_units(case: Path, long: tuple[LongWording, ...]) -> list[tuple[Unit, ...]]:
    """Return the units of every deck."""
    decks = sorted((case / "assets" / "decks").glob("*.pptx"))
    return [units_of(api.inspect(deck)[1].passages, LAYERS, long) for deck in decks]


def spent(work: Callable[[], object]) -> float:
    """Return the processor seconds that ``work`` takes."""
    start = time.process_time()
    work()
    return time.process_time() - start


def main() -> None:
    folder = os.environ.get("MSGCHECK_REALDATA")
    if not folder:
        raise SystemExit("Set MSGCHECK_REALDATA to the folder with the cases.")
    case = Path(folder) / "cases" / "openchain"
    messages = load_platform(case / "platform").messages
    assets = read_units(case, long_wordings(messages))
    texts = list(dict.fromkeys(unit.text for units in assets for unit in units))
    encoder, network = open_encoder("builtin"), Network.open()
    index = build_index(messages, encoder.encode(texts_to_embed(messages)))
    near = near_messages(texts, encoder.encode(texts), index)
    read = [pair for units in assets for pair in texts_to_read(questions_of(units, near), units, index)]
    pairs = list(dict.fromkeys(read))
    embedding, judging = [], []
    for _ in range(TURNS):
        embedding.append(spent(lambda: encoder.encode(texts)))
        judging.append(spent(lambda: network.logits(pairs)))
    print(f"{len(assets)} decks, {sum(map(len, assets))} units, {len(texts)} distinct texts, {len(pairs)} pairs read")
    print(f"network / embedding: {min(judging) / min(embedding):.2f} (wanted: at most 0.60)")


if __name__ == "__main__":
    main()
