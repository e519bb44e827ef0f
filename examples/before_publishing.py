"""Asks the gate before a page goes live, as a content management system would: ``python before_publishing.py PAGE``.

Runs in the folder of the workspace. Exits with 0 where the page may be published, with 1 where an author has to look at
it first, and says why; any other exit code is a fault of the set-up, which must not publish anything either.
"""

from __future__ import annotations

import json
import subprocess
import sys

MAY_PUBLISH, HAS_FINDINGS = 0, 1


def ask(page: str) -> tuple[int, dict]:
    """Return the exit code of the gate and the run (``msgcheck.run/1``), empty where there was none."""
    command = ["msgcheck", "check", "--strict", "--format", "json", "--", page]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode not in {MAY_PUBLISH, HAS_FINDINGS}:
        print(done.stderr, end="", file=sys.stderr)
        return done.returncode, {}
    return done.returncode, json.loads(done.stdout)


def main() -> int:
    if len(sys.argv) != 2:
        print("Name one page: python before_publishing.py PAGE", file=sys.stderr)
        return 2
    code, run = ask(sys.argv[1])
    for finding in run.get("findings", ()):
        if finding["baseline"] == "new" and finding["waiver"] is None:
            print(f"{finding['severity']}: {finding['message']} In: {finding['passage']}")
    return code


if __name__ == "__main__":
    sys.exit(main())
