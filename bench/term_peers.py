"""The term checks against proselint and textlint-rule-terminology: megabytes of Markdown a second, in the same run.

Every tool has the same text (the Markdown of this repository, repeated) and the rules it comes with; msgcheck the
sample glossary and packs, filled up to 1,000 terms. The term checks alone are held to the limits; with the reading of
Markdown, which proselint does without, they are shown beside. Of a peer the processor time counts, less that of a file
of one line: what starting costs is left out. Install the peers first, away from this environment:

    python -m venv PEERS && PEERS/bin/pip install proselint
    npm install --prefix PEERS textlint textlint-rule-terminology
    python bench/term_peers.py PEERS [--rounds 3] [--kilobytes 200]
"""

from __future__ import annotations

import argparse
import io
import json
import os
import random
import re
import subprocess
import sys
import tempfile
from itertools import pairwise
from pathlib import Path

from scan import ENVIRONMENT
from terms import LAYERS, REPOSITORY, pad, seconds

from msgcheck.checks.terms.checking import check_terms
from msgcheck.checks.terms.forms.index import TermIndex, compile_terms
from msgcheck.extract.reading import extract
from msgcheck.model.term import Glossary, Term
from msgcheck.reference.glossary import load_glossary
from msgcheck.reference.rule_packs import load_rule_packs

LIMITS = {"proselint": 25.0, "textlint-rule-terminology": 40.0}
TERMS = 1_000
FOUND_TERMS = 20
"""Of them, those that stand in the text: a page without a finding would flatter us."""


def markdown(size: int) -> str:
    """Return ``size`` characters of the repository's own Markdown, repeated where there is less of it."""
    pages = [path.read_text(encoding="utf-8") for path in sorted((REPOSITORY / "docs").rglob("*.md"))]
    text = "\n\n".join(pages)
    return (text * (size // len(text) + 1))[:size]


def child_seconds(command: list[str]) -> float:
    """Return the processor time of ``command`` and what it starts; a peer's finding is no failure."""
    before = os.times()
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=ENVIRONMENT)
    after = os.times()
    if done.returncode not in {0, 1}:
        raise SystemExit(f"{command[0]} failed:\n{done.stderr or done.stdout}")
    return after.children_user + after.children_system - before.children_user - before.children_system


def peers(folder: Path) -> dict[str, list[str]]:
    """Return the command of each peer that is installed in ``folder``, but for the file."""
    settings = folder / "textlintrc.json"
    settings.write_text(json.dumps({"rules": {"terminology": True}}), encoding="utf-8")
    textlint = [str(folder / "node_modules" / ".bin" / "textlint"), "--config", str(settings)]
    commands = {"proselint": [str(folder / "bin" / "proselint"), "check"], "textlint-rule-terminology": textlint}
    return {name: command for name, command in commands.items() if Path(command[0]).exists()}


def own_rates(text: str, rounds: int) -> tuple[float, float]:
    """Return MB/s of the term checks alone and with the reading of the file, in this process."""
    index, data = own_index(text), text.encode()
    passages = extract(io.BytesIO(data), "md").passages
    # A few hundredths of a second: many rounds, or the shortest is still that of a busy machine.
    checking = min(seconds(lambda: check_terms(passages, index, LAYERS)) for _ in range(20 * rounds))
    reading = min(seconds(lambda: extract(io.BytesIO(data), "md")) for _ in range(rounds))
    return len(text) / 1e6 / checking, len(text) / 1e6 / (checking + reading)


def own_index(text: str) -> TermIndex:
    """Compile the sample glossary and packs, pairs of words that stand in the text, and pairs that nearly do."""
    words = re.findall(r"[A-Za-z]{3,}", text)
    pairs = random.Random(5230).sample(list(pairwise(words)), FOUND_TERMS)
    found = tuple(Term(id=f"found-{at}", preferred="term", deprecated=(" ".join(two),)) for at, two in enumerate(pairs))
    glossary = Glossary(load_glossary(REPOSITORY / "platform").terms + found)
    return compile_terms(pad(glossary, sorted(set(words)), TERMS), load_rule_packs([REPOSITORY / "rules"]))


def peer_rate(command: list[str], text: str, folder: Path, rounds: int) -> float:
    """Return MB/s of ``command`` over a file of ``text``, without what one line costs."""
    files = folder / "line.md", folder / "full.md"
    files[0].write_text("One line.\n", encoding="utf-8")
    files[1].write_text(text, encoding="utf-8")
    line, full = (min(child_seconds([*command, str(path)]) for _ in range(rounds)) for path in files)
    return len(text) / 1e6 / (full - line)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("peers", type=Path)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--kilobytes", type=int, default=200)
    options = parser.parse_args()
    text = markdown(options.kilobytes * 1000)
    checks, both = own_rates(text, options.rounds)
    print(f"{len(text) / 1e6:.2f} MB of Markdown, {TERMS} terms")
    print(f"msgcheck: term checks {checks:.1f} MB/s, with the reading of Markdown {both:.1f} MB/s")
    is_slow = False
    with tempfile.TemporaryDirectory() as folder:
        for name, command in peers(options.peers).items():
            peer = peer_rate(command, text, Path(folder), options.rounds)
            is_slow |= checks < LIMITS[name] * peer
            times = f"{checks / peer:.0f} times (at least {LIMITS[name]:.0f}), with reading {both / peer:.0f} times"
            print(f"{name}: {peer:.3f} MB/s; msgcheck is {times} as fast")
    if is_slow:
        sys.exit("The term checks are slower than they may be.")


if __name__ == "__main__":
    main()
