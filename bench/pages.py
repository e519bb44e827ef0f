"""How long reading pages takes: HTML and Markdown against plain parsing, PDF against ``pdftotext``.

    python bench/pages.py [FOLDER_OR_FILE ...] [--rounds 7] [--peers]

Without paths: the pages below ``MSGCHECK_REALDATA``, or else ``corpora``. msgcheck and what it is measured against
take turns in one run, file by file; a ratio is the median over the rounds of the sums over all files. ``pdftotext``
is a program of its own, so its time is the clock's and holds the start of a process; where it is not installed it
is named, not guessed.
"""

from __future__ import annotations

import argparse
import gc
import os
import shutil
import statistics
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

from lxml import etree
from markdown_it import MarkdownIt

from msgcheck.cli import COLLECT_AFTER
from msgcheck.extract.reading import extract, format_of

Work = Callable[[Path], object]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="*", type=Path)
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--peers", action="store_true", help="also Beautiful Soup and pypdf")
    options = parser.parse_args()
    gc.set_threshold(COLLECT_AFTER)  # as the command does, for all that is measured
    files = pages(options.paths or default_paths())
    for format_name, floors in (("html", html_floors), ("pdf", pdf_floors), ("md", markdown_floors)):
        chosen = [file for file in files if format_of(file.name) == format_name]
        if chosen:
            compare(format_name, chosen, floors(options.peers), options.rounds)


def default_paths() -> list[Path]:
    data = os.environ.get("MSGCHECK_REALDATA")
    if not data:
        return [Path("corpora")]
    names = (
        "cases/openchain/assets/collateral",
        "data/robustness/markitdown/test_files",
        "data/robustness/docling/html/sources",
    )
    return [Path(data) / name for name in names]


def pages(paths: list[Path]) -> list[Path]:
    """Return the files that can be read at all, below the paths."""
    found = [file for path in paths for file in ([path] if path.is_file() else sorted(path.rglob("*")))]
    return [file for file in found if file.is_file() and file.stat().st_size]


def read(file: Path) -> object:
    with file.open("rb") as stream:
        return extract(stream, format_of(file.name) or "")


def html_floors(peers: bool) -> dict[str, Work]:
    floors: dict[str, Work] = {
        "lxml parse": lambda file: etree.fromstring(file.read_bytes(), etree.HTMLParser(encoding="utf-8"))
    }
    if peers:
        from bs4 import BeautifulSoup

        floors["Beautiful Soup get_text"] = lambda file: BeautifulSoup(file.read_bytes(), "lxml").get_text()
    return floors


def pdf_floors(peers: bool) -> dict[str, Work]:
    floors: dict[str, Work] = {}
    program = shutil.which("pdftotext")
    if program:
        floors["pdftotext"] = lambda file: subprocess.run([program, file, "-"], capture_output=True, check=False)
    else:
        print("pdf: pdftotext is not installed")
    if peers:
        from pypdf import PdfReader

        floors["pypdf"] = lambda file: [page.extract_text() for page in PdfReader(file).pages]
    return floors


def markdown_floors(_peers: bool) -> dict[str, Work]:
    parser = MarkdownIt("commonmark").enable("table")
    return {"markdown-it-py": lambda file: parser.parse(file.read_text(encoding="utf-8", errors="replace"))}


def compare(format_name: str, files: list[Path], floors: dict[str, Work], rounds: int) -> None:
    """Print msgcheck's time for the files and its ratio to each floor, median over the rounds."""
    everything: dict[str, Work] = {"msgcheck": read, **floors}
    totals: dict[str, list[float]] = {name: [] for name in everything}
    for _ in range(rounds + 1):  # the first warms up
        for times in totals.values():
            times.append(0.0)
        for file in files:
            for name, work in everything.items():
                totals[name][-1] += seconds(work, file)
    ours = totals["msgcheck"][1:]
    print(f"{format_name}: {len(files)} files, {1000 * statistics.median(ours):.1f} ms")
    for name in floors:
        ratios = [mine / theirs for mine, theirs in zip(ours, totals[name][1:], strict=True)]
        print(f"  {statistics.median(ratios):6.2f} x {name}")


def seconds(work: Work, file: Path) -> float:
    started = time.perf_counter()
    work(file)
    return time.perf_counter() - started


if __name__ == "__main__":
    main()
