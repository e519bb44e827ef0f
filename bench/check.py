"""The gate as a whole process, against floors in the same run, by processor time.

One Markdown page, terms only: wanted at most twice proselint's time on the same page. ``edited`` is the first check of
a text, ``msgcheck`` the next one, which finds it in the cache, as most files of a hook. Needs proselint in a folder of
its own: ``python -m venv PEERS && PEERS/bin/pip install proselint``.

One deck with its messages, nothing cached: wanted at most three times what a process takes that only loads the encoder
and encodes the distinct passages of the deck. The deck is one of the OpenChain case under ``MSGCHECK_REALDATA``, or
what ``--deck`` names. A deck of some fifty passages mostly measures how long the libraries take to start.

    python bench/check.py [--peers PEERS] [--rounds 5] [--deck DECK --platform FOLDER]
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
from pathlib import Path

from scan import make_workspace
from term_peers import child_seconds, markdown
from terms import REPOSITORY

from msgcheck import api
from msgcheck.checks.messages.units import long_wordings, units_of
from msgcheck.reference.message_platform import load_platform

PAGE_LIMIT, DECK_LIMIT = 2.0, 3.0
MODEL_ALONE = """
import json, sys
from msgcheck.analysis.embedding import open_encoder
open_encoder("builtin").encode(json.load(open(sys.argv[1], encoding="utf-8")))
"""


def main() -> int:
    options = parse_options()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        met = [page_line(folder, options.peers or Path("none"), options.rounds), deck_line(folder, options)]
    return 0 if all(met) else 1


def parse_options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--peers", type=Path)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--deck", type=Path)
    parser.add_argument("--platform", type=Path)
    options = parser.parse_args()
    data = os.environ.get("MSGCHECK_REALDATA")
    case = Path(data) / "cases" / "openchain" if data else None
    options.deck = options.deck or (sorted(case.glob("assets/decks/*for-1-2.pptx"))[0] if case else None)
    options.platform = options.platform or (case / "platform" if case else REPOSITORY / "platform")
    return options


def page_line(folder: Path, peers: Path, rounds: int) -> bool:
    """Measure the page; met too where there is nothing to compare with."""
    peer = peers / "bin" / "proselint"
    if not peer.exists():
        print("page: proselint is not installed, nothing to compare with. See the head of this file.")
        return True
    page = folder / "page.md"
    page.write_text(markdown(10_000), encoding="utf-8")
    own = gate(page, REPOSITORY, "--select", "term")
    commands = {
        "proselint": [str(peer), "check", str(page)],
        "edited": ["sh", "-c", 'echo "Edit $$." >> "$0"; exec "$@"', str(page), *own],
        "msgcheck": own,
        "unrecorded": [*own, "--no-record"],
    }
    return compare("page", commands, rounds, PAGE_LIMIT)


def deck_line(folder: Path, options: argparse.Namespace) -> bool:
    """Measure the deck with its messages; met too where there is none."""
    if options.deck is None:
        print("deck: MSGCHECK_REALDATA is not set and no --deck is given.")
        return True
    texts = distinct_texts(options.deck, options.platform)
    listed = folder / "texts.json"
    listed.write_text(json.dumps(texts), encoding="utf-8")
    workspace = make_workspace(folder / "workspace", options.platform.resolve(), [])
    print(f"{options.deck.name}: {len(texts)} distinct passages")
    own = gate(options.deck.resolve(), workspace, "--no-cache", "--no-record")
    commands = {"model alone": [sys.executable, "-c", MODEL_ALONE, str(listed)], "msgcheck": own}
    return compare("deck", commands, options.rounds, DECK_LIMIT)


def distinct_texts(deck: Path, platform: Path) -> list[str]:
    """Return what of ``deck`` is embedded, without the wordings of the platform."""
    passages = api.inspect(deck)[1].passages
    layers = frozenset({"body", "notes", "chart", "diagram", "alt", "furniture"})
    long = long_wordings(load_platform(platform).messages)
    return list(dict.fromkeys(unit.text for unit in units_of(passages, layers, long)))


def gate(path: Path, workspace: Path, *options: str) -> list[str]:
    command = [sys.executable, "-m", "msgcheck", "check", str(path), *options]
    return [*command, "--quiet", "--fail-on", "never", "--workspace", str(workspace)]


def compare(what: str, commands: dict[str, list[str]], rounds: int, limit: float) -> bool:
    """Run the commands in turn, print the best of each against the first; tell whether msgcheck keeps to ``limit``."""
    times = [{name: child_seconds(command) for name, command in commands.items()} for _ in range(rounds)]
    best = {name: min(each[name] for each in times) for name in commands}
    floor = next(iter(best.values()))
    for name, seconds in best.items():
        print(f"{what}: {name:12} {seconds:.2f} s of processor, {seconds / floor:.1f}x")
    is_met = best["msgcheck"] <= limit * floor
    print(f"{what}: wanted <= {limit:g}x: {'met' if is_met else 'NOT MET'}")
    return is_met


if __name__ == "__main__":
    sys.exit(main())
