"""One Markdown page through the gate, terms only, whole process, against proselint's on the same page in the same run.

Wanted: at most twice proselint's processor time. Needs proselint in a folder of its own:
``python -m venv PEERS && PEERS/bin/pip install proselint``, then ``python bench/check.py --peers PEERS [--rounds 5]``.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from term_peers import child_seconds, markdown
from terms import REPOSITORY

LIMIT = 2.0


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--peers", type=Path)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    peer = (options.peers or Path("none")) / "bin" / "proselint"
    if not peer.exists():
        print("proselint is not installed: nothing to compare with. See the head of this file.")
        return 0
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "page.md"
        page.write_text(markdown(10_000), encoding="utf-8")
        own = [sys.executable, "-m", "msgcheck", "check", str(page), "--select", "term", "--quiet", "--fail-on",
               "never", "--workspace", str(REPOSITORY)]  # fmt: skip
        commands = {"proselint": [str(peer), "check", str(page)], "msgcheck": own, "unrecorded": [*own, "--no-record"]}
        rounds = [{name: child_seconds(command) for name, command in commands.items()} for _ in range(options.rounds)]
    best = {name: min(each[name] for each in rounds) for name in commands}
    for name, seconds in best.items():
        print(f"{name:12} {seconds:.2f} s of processor, {seconds / best['proselint']:.1f}x")
    is_met = best["msgcheck"] <= LIMIT * best["proselint"]
    print(f"wanted <= {LIMIT:g}x: {'met' if is_met else 'NOT MET'}")
    return 0 if is_met else 1


if __name__ == "__main__":
    sys.exit(main())
