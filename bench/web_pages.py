"""How long reading web pages takes against the bare parse of the same pages, and where that time goes.

    python bench/web_pages.py [FOLDER_OR_FILE ...] [--rounds 15]

Without paths: the pages below ``MSGCHECK_REALDATA``, or else ``corpora``, and one large page of cards. Before and after
each measurement the same page is parsed and nothing else; a ratio is the median over the rounds of the time of the
process by the mean of these two. *touch* asks each element of the parsed page for its tag, its attributes' names and
its texts and does nothing with them; *values* makes the passages and places of the page anew: what no reader of this
parser and these values can do without. *proved* is reading with the proof of what was read, as a scan does it.
"""

from __future__ import annotations

import argparse
import gc
import io
import os
import statistics
import time
from collections.abc import Callable
from pathlib import Path

from lxml import etree

from msgcheck.cli import COLLECT_AFTER
from msgcheck.errors import UnreadableError
from msgcheck.extract.limits import Limits
from msgcheck.extract.reading import extract
from msgcheck.extract.web_page.reader import extract_web_page
from msgcheck.model.passage import Passage
from msgcheck.model.place import WebPlace

_CARD = """<article class="card"><h3><a href="/p/{n}">Plan {n}</a></h3><p>Close the month <b>in {n} days</b>,
not weeks &ndash; for teams of {n}.</p><ul><li>One ledger for {n} companies</li><li>No sheets, {n} times faster</li>
</ul><img src="/i/{n}.png" alt="Chart of plan {n}"><a class="button" href="/buy/{n}">Start now</a></article>
"""


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="*", type=Path)
    parser.add_argument("--rounds", type=int, default=15)
    options = parser.parse_args()
    gc.set_threshold(COLLECT_AFTER)  # as the command does, for all that is measured
    for name, pages in groups(options.paths).items():
        measure(name, pages, options.rounds)


def groups(paths: list[Path]) -> dict[str, list[bytes]]:
    """Return the pages by the name under which they are reported."""
    data = os.environ.get("MSGCHECK_REALDATA")
    chosen = paths or ([Path(data) / "cases", Path(data) / "data/robustness"] if data else [Path("corpora")])
    files = [file for path in chosen for file in ([path] if path.is_file() else sorted(path.rglob("*.html")))]
    pages = {str(file): file.read_bytes() for file in files if file.is_file()}
    readable = [page for page in pages.values() if is_readable(page)]
    large = ("<main>" + "".join(_CARD.format(n=number) for number in range(3_000)) + "</main>").encode()
    return {f"{len(readable)} pages": readable, "large page": [large]}


def is_readable(page: bytes) -> bool:
    try:
        return bool(read(page))
    except UnreadableError:
        return False


def read(page: bytes) -> tuple[Passage, ...]:
    return extract_web_page(io.BytesIO(page), Limits()).passages


def read_and_prove(page: bytes) -> object:
    return extract(io.BytesIO(page), "html")


def parse(page: bytes) -> etree._Element:
    return etree.fromstring(page, etree.HTMLParser(encoding="utf-8"))


def touch(page: bytes) -> None:
    for element in parse(page).iter(etree.Element):
        _ = element.tag, element.keys(), element.text, element.tail


def measure(name: str, pages: list[bytes], rounds: int) -> None:
    """Print the ratios of reading, and of what it cannot do without, to the bare parse."""
    passages = {page: read(page) for page in pages}
    works: dict[str, Callable[[bytes], object]] = {
        "read": read,
        "proved": read_and_prove,
        "touch": touch,
        "values": lambda page: [
            Passage(each.text, each.layer, each.role, WebPlace(None, "", 1), each.context) for each in passages[page]
        ],
    }
    size = sum(map(len, pages))
    print(f"{name}: {size / 1e6:.2f} MB, {sum(map(len, passages.values()))} passages")
    for label, work in works.items():
        ratios = [ratio(work, pages) for _ in range(rounds)]
        print(f"  {label:7} {statistics.median(ratios):5.2f} x lxml parse")


def ratio(work: Callable[[bytes], object], pages: list[bytes]) -> float:
    """Return the time of ``work`` over all pages by that of their parse, each page between two parses."""
    ours = floor = 0.0
    for page in pages:
        before, mine, after = seconds(parse, page), seconds(work, page), seconds(parse, page)
        ours += mine
        floor += (before + after) / 2
    return ours / floor


def seconds(work: Callable[[bytes], object], page: bytes) -> float:
    started = time.process_time()
    work(page)
    return time.process_time() - started


if __name__ == "__main__":
    main()
