"""The whole scan, as a user runs it: against the parse floor, against markitdown, warm against cold, and its memory.

Ratios of one run only; absolute times say nothing on a shared machine. The decks are those of the OpenChain case under
``MSGCHECK_REALDATA``, or the sample corpora without it.

    python bench/scan.py [--rounds 3] [--peers]
"""

from __future__ import annotations

import argparse
import os
import re
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import zipfile
from pathlib import Path

REPOSITORY = Path(__file__).parent.parent
ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
"""Modules are compiled once, as on any user's machine."""
PARTS = re.compile(
    r"ppt/(slides|notesSlides|slideLayouts|slideMasters|charts|diagrams|comments)/.+\.(xml|rels)$"
    r"|docProps/(core|app)\.xml$|ppt/presentation\.xml$|ppt/_rels/.*\.rels$|_rels/\.rels$"
)


def decks_and_platform() -> tuple[list[Path], Path, list[str]]:
    """Return the decks, the platform folder and the rule folders of the bench."""
    data = os.environ.get("MSGCHECK_REALDATA")
    if data:
        case = Path(data) / "cases" / "openchain"
        return sorted((case / "assets" / "decks").glob("*.pptx")), case / "platform", []
    decks = sorted((REPOSITORY / "corpora" / "decks").glob("*.pptx"))
    return decks, REPOSITORY / "platform", [str(REPOSITORY / "rules")]


def make_workspace(folder: Path, platform: Path, rules: list[str]) -> Path:
    """Write a workspace beside the data."""
    folder.mkdir(parents=True, exist_ok=True)
    rules_line = "[" + ", ".join(f'"{rule}"' for rule in rules) + "]"
    (folder / "msgcheck.toml").write_text(
        f'[workspace]\nname = "bench"\nplatform = "{platform}"\nrules = {rules_line}\n', encoding="utf-8"
    )
    return folder


def parse_floor(decks: list[Path]) -> float:
    """Return the seconds to inflate and lxml-parse the XML parts a scan reads."""
    from lxml import etree

    started = time.perf_counter()
    for deck in decks:
        with zipfile.ZipFile(deck) as archive:
            for name in archive.namelist():
                if PARTS.search(name):
                    etree.fromstring(archive.read(name))
    return time.perf_counter() - started


def scan(workspace: Path, decks: list[Path], *options: str) -> float:
    """Return the wall seconds of one whole ``msgcheck scan`` process."""
    command = [sys.executable, "-m", "msgcheck", "scan", *map(str, decks), "--workspace", str(workspace)]
    started = time.perf_counter()
    done = subprocess.run(
        [*command, "--fail-on", "never", "--quiet", *options],
        check=False, capture_output=True, text=True, env=ENVIRONMENT,
    )  # fmt: skip
    seconds = time.perf_counter() - started
    if done.returncode:
        raise SystemExit(done.stderr)
    return seconds


def processor_seconds(workspace: Path, decks: list[Path], *options: str) -> float:
    """Return the processor seconds (user and system) of one whole scan."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    scan(workspace, decks, *options)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def peak_megabytes(workspace: Path, decks: list[Path], *options: str) -> float:
    """Return the largest resident size of any process of a scan, in MB; run in a child of its own."""
    script = (
        "import resource, subprocess, sys; subprocess.run(sys.argv[1:], capture_output=True);"
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024)"
    )
    command = [sys.executable, "-m", "msgcheck", "scan", *map(str, decks), "--workspace", str(workspace)]
    done = subprocess.run(
        [sys.executable, "-c", script, *command, "--fail-on", "never", "--output", str(workspace / "run.json"),
         "--quiet", *options], check=True, capture_output=True, text=True, env=ENVIRONMENT,
    )  # fmt: skip
    return float(done.stdout)


def heavy_deck(deck: Path, folder: Path, megabytes: int) -> Path:
    """Return a copy of ``deck`` with as much media added, stored as videos are."""
    heavy = folder / "heavy.pptx"
    shutil.copy(deck, heavy)
    with zipfile.ZipFile(heavy, "a") as archive:
        for number in range(megabytes // 10):
            archive.writestr(f"ppt/media/video{number}.mp4", os.urandom(10 * 2**20), zipfile.ZIP_STORED)
    return heavy


def markitdown_seconds(decks: list[Path]) -> float:
    """Return the wall seconds of one whole process in which markitdown converts the decks."""
    script = (
        "import sys; from markitdown import MarkItDown; converter = MarkItDown()\n"
        "for deck in sys.argv[1:]: converter.convert(deck)"
    )
    started = time.perf_counter()
    subprocess.run([sys.executable, "-c", script, *map(str, decks)], check=True, env=ENVIRONMENT, capture_output=True)
    return time.perf_counter() - started


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--peers", action="store_true", help="also time markitdown (must be installed)")
    arguments = parser.parse_args()
    decks, platform, rules = decks_and_platform()
    terms = ("--select", "term", "--no-cache", "--no-record")
    with tempfile.TemporaryDirectory() as folder:
        workspace = make_workspace(Path(folder) / "w", platform, rules)
        floors, scans = [], []
        for _ in range(arguments.rounds):
            floors.append(parse_floor(decks))
            scans.append(scan(workspace, decks, *terms))
        floor, cold_terms = statistics.median(floors), statistics.median(scans)
        print(f"decks {len(decks)}, parse floor {floor:.2f} s")
        print(f"term-only cold scan / parse floor      {cold_terms / floor:6.2f}   (at most 2.5)")
        if arguments.peers:
            print(
                f"term-only cold scan / markitdown       {cold_terms / markitdown_seconds(decks):6.3f}   (at most 0.2)"
            )
        print(f"peak memory, term-only                 {peak_megabytes(workspace, decks, *terms):6.0f} MB (at most 80)")
        heavy = heavy_deck(decks[0], Path(folder), 100)
        print(
            f"peak memory, one deck of 100 MB media  {peak_megabytes(workspace, [heavy], *terms):6.0f} MB (at most 80)"
        )
        for name, measured, options in (
            ("wall time", scan, ()),
            ("processor time", processor_seconds, ()),
            ("processor time, not recorded", processor_seconds, ("--no-record",)),
        ):
            shutil.rmtree(workspace / ".msgcheck", ignore_errors=True)
            cold = measured(workspace, decks, *options)
            scan(workspace, decks)
            warm = statistics.median(measured(workspace, decks, *options) for _ in range(arguments.rounds))
            print(f"warm / cold, messages too: {name:29} {warm / cold:6.3f}   (at most 0.03)")
    print(f"peak memory of this bench {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


if __name__ == "__main__":
    main()
