"""What becomes of odd, damaged and hostile files, each read as a scan reads it, within limits.

    python bench/robustness.py [FOLDER] [--seconds 10] [--memory-mb 1024] [--no-peers] [--list REASON]

Without FOLDER: the test files of document libraries below ``MSGCHECK_REALDATA``. Prints the outcomes by format, the
slowest ten, the memory, and the files that were refused although python-pptx, python-docx or pypdf open them. Ends
with 1 where a worker crashed or hung.
"""

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import sys
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from msgcheck.engine.asset_facts import Outcome, Work
from msgcheck.engine.asset_reading import ReadingPlan
from msgcheck.engine.backends import read_assets
from msgcheck.errors import UnreadableError
from msgcheck.extract.limits import Limits
from msgcheck.extract.reading import recognised_file
from msgcheck.model.asset import Asset
from msgcheck.model.message import Platform
from msgcheck.model.reference_data import Reference
from msgcheck.model.term import Glossary

PEERS = {
    "pptx": "import pptx, sys; pptx.Presentation(sys.argv[1]).slides",
    "docx": "import docx, sys; docx.Document(sys.argv[1]).paragraphs",
    "pdf": "import pypdf, sys; len(pypdf.PdfReader(sys.argv[1]).pages)",
}
"""What it means that the peer of a format opens a file."""


@dataclass(frozen=True)
class Reading:
    """One file, what became of it, and after how long."""

    file: Path
    format: str
    outcome: str
    detail: str
    seconds: float
    passages: int = 0


def main() -> int:
    """Read everything and print what became of it."""
    options = parse_options()
    folder = options.folder or default_folder()
    limits = Limits(seconds=options.seconds, memory=options.memory_mb * 2**20)
    readings = read_all(sorted(path for path in folder.rglob("*") if path.is_file()), limits)
    print_table(readings)
    print_slowest(readings, folder)
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"\npeak memory of a worker: {peak:.0f} MB (limit {options.memory_mb} MB)")
    for reason in options.list:
        print_details(readings, folder, reason)
    if not options.no_peers:
        print_refused(readings, folder)
    return 1 if any(reading.outcome in {"crashed", "no-worker"} for reading in readings) else 0


def parse_options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path)
    parser.add_argument("--seconds", type=float, default=10)
    parser.add_argument("--memory-mb", type=int, default=1024)
    parser.add_argument("--no-peers", action="store_true", help="do not ask the other libraries")
    parser.add_argument("--list", action="append", default=[], metavar="REASON", help="name the files of an outcome")
    return parser.parse_args()


def default_folder() -> Path:
    shared = os.environ.get("MSGCHECK_REALDATA")
    if not shared:
        raise SystemExit("Name a FOLDER, or set MSGCHECK_REALDATA.")
    return Path(shared) / "data" / "robustness"


def read_all(files: list[Path], limits: Limits) -> list[Reading]:
    """Read the files one after another; what is no asset by its content is only counted."""
    readings, works = [], []
    for file in files:
        start = time.perf_counter()
        form = recognised_file(file)
        if form.name is None:
            readings.append(Reading(file, file.suffix or "-", "not an asset", form.detail, time.perf_counter() - start))
        else:
            works.append(Work(Asset(str(file), file, "other", form.name, frozenset()), ""))
    reference = Reference(Platform(name="", version="", messages=()), Glossary(()), ())
    plan = ReadingPlan(reference, frozenset(), keeps_passages=False, limits=limits)
    before = time.perf_counter()
    for index, outcome in read_assets(plan, works, 1):
        now = time.perf_counter()
        readings.append(reading_of(works[index].asset, outcome, now - before))
        before = now
    return readings


def reading_of(asset: Asset, outcome: Outcome, seconds: float) -> Reading:
    if isinstance(outcome, UnreadableError):
        return Reading(asset.path, asset.format, outcome.reason, outcome.detail, seconds)
    unread = outcome.facts.coverage.unread
    detail = "; ".join(f"{part.part}: {part.reason}" for part in unread[:5])
    word = "read in part" if unread else "read whole"
    return Reading(asset.path, asset.format, word, detail, seconds, outcome.facts.passage_count)


def print_table(readings: list[Reading]) -> None:
    formats = sorted({reading.format for reading in readings if reading.outcome != "not an asset"})
    counts = Counter((reading.outcome, reading.format) for reading in readings)
    totals = Counter(reading.outcome for reading in readings)
    print(f"{'outcome':18}{'all':>7}" + "".join(f"{name:>7}" for name in formats))
    for outcome, total in totals.most_common():
        print(f"{outcome:18}{total:>7}" + "".join(f"{counts[outcome, name] or '':>7}" for name in formats))
    print(f"{'files':18}{len(readings):>7}")


def print_slowest(readings: list[Reading], folder: Path) -> None:
    print("\nslowest")
    for reading in sorted(readings, key=lambda reading: -reading.seconds)[:10]:
        print(f"{reading.seconds:8.2f} s  {reading.outcome:14}{reading.file.relative_to(folder)}")


def print_details(readings: list[Reading], folder: Path, reason: str) -> None:
    print(f"\n{reason}")
    for reading in readings:
        if reading.outcome == reason:
            print(f"    {reading.file.relative_to(folder)}: {reading.detail[:300]}")


def print_refused(readings: list[Reading], folder: Path) -> None:
    """Name the files that a peer opens and msgcheck does not."""
    read = {"read whole", "read in part", "not an asset"}
    refused = [reading for reading in readings if reading.outcome not in read and reading.format in PEERS]
    opened = [reading for reading in refused if peer_opens(reading)]
    print(f"\nrefused: {len(refused)}; of these a peer opens {len(opened)}")
    for reading in opened:
        print(f"    {reading.outcome:14}{reading.file.relative_to(folder)}: {reading.detail}")


def peer_opens(reading: Reading) -> bool:
    try:
        done = subprocess.run(
            [sys.executable, "-c", PEERS[reading.format], str(reading.file)],
            check=False, capture_output=True, timeout=60,
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        return False
    return done.returncode == 0


if __name__ == "__main__":
    sys.exit(main())
