"""How long the history takes to tell what became of every asset, beside a plain SQL aggregation over the same rows.

    PYTHONPATH=. python bench/history.py [--url postgresql://...] [--runs 200] [--assets 2000] [--findings 50000]

Makes a history of so many runs, each of so many assets and findings, of which so many assets change from run to run;
then streams the history of every asset as a report does. The database must be empty; default is a new SQLite file.
"""

from __future__ import annotations

import argparse
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from msgcheck.api.reporting import drift_report
from msgcheck.model.finding import Finding
from msgcheck.model.observation import Reference
from msgcheck.model.passage import Coverage, Layer
from msgcheck.model.period import quarter_of
from msgcheck.model.place import SlidePlace
from msgcheck.model.run import AssetResult, AssetVerdict, Run
from msgcheck.model.severity import Severity
from msgcheck.model.verdict import Verdict
from msgcheck.store.history import open_history

WORKSPACE = "Bench"
START = datetime(2024, 1, 1, 9, tzinfo=UTC)
AGGREGATION = """
    SELECT run_asset.run_id, finding.rule, finding.severity, COUNT(*) AS n, AVG(finding.confidence) AS sure
    FROM run_asset JOIN finding ON finding.asset_result_id = run_asset.asset_result_id
    GROUP BY run_asset.run_id, finding.rule, finding.severity"""
LIMIT = 5.0
"""How many times the plain aggregation the report may take."""
RULES = ("term.deprecated", "term.casing", "message.drifted", "claim.number-mismatch", "message.conflicting")


def asset_of(number: int, version: int) -> AssetResult:
    """One asset in one version, with ten verdicts."""
    made = random.Random(f"{number}-{version}")
    sketch = "s1:" + "".join(f"{made.getrandbits(32):08x}" for _ in range(64))
    verdicts = (AssetVerdict(f"message-{each}", made.choice(list(Verdict)), 0.9) for each in range(10))
    return AssetResult(
        uri=f"decks/{number % 40}/deck-{number}.pptx", kind="deck", format="pptx", title=f"Deck {number}",
        sha256=f"{number:032x}{version:032x}", passage_count=300, coverage=Coverage(900, 900), content=sketch,
        score=float(made.randint(20, 100)), verdicts=tuple(verdicts), owner=f"team-{number % 7}", words=4000,
    )  # fmt: skip


def findings_of(asset: AssetResult, count: int, version: int) -> Iterator[Finding]:
    """The findings of one asset; of each version one in ten is another."""
    for each in range(count):
        name = f"{asset.uri}-{each}-{version if each % 10 == 0 else 0}"
        yield Finding(
            rule=RULES[each % len(RULES)], severity=list(Severity)[each % 3], fingerprint=f"v1:{hash_of(name)}",
            asset=asset.uri, message="Use the approved words instead of these, which nobody approved.",
            place=SlidePlace(each % 60 + 1, 4, "Content Placeholder 3", 1), layer=Layer.BODY, start=10, end=30,
            quote=f"words number {each % 50}", passage=f"We say words number {each % 50} and more of them. " * 3,
            reference=Reference("message", f"message-{each % 10}"), confidence=0.9,
        )  # fmt: skip


def hash_of(name: str) -> str:
    """As long as a fingerprint, and as random."""
    return f"{random.Random(name).getrandbits(160):040x}"


def make_history(url: str, runs: int, assets: int, findings: int, changes: int) -> None:
    """Record the runs through the tool itself."""
    versions = [0] * assets
    per_asset = findings // assets
    known = {number: asset_of(number, 0) for number in range(assets)}
    found = {number: tuple(findings_of(known[number], per_asset, 0)) for number in range(assets)}
    chooser = random.Random(7)
    with open_history(url) as history:
        for number in range(runs):
            history.record(run_of(number, known, found))
            for changed in chooser.sample(range(assets), changes):
                versions[changed] += 1
                known[changed] = asset_of(changed, versions[changed])
                found[changed] = tuple(findings_of(known[changed], per_asset, versions[changed]))


def run_of(number: int, assets: dict[int, AssetResult], findings: dict[int, tuple[Finding, ...]]) -> Run:
    """One whole run, every three days."""
    start = START + timedelta(days=3 * number)
    return Run(
        run_id=f"run-{number:04}", started_at=start, finished_at=start, tool_version="0", workspace=WORKSPACE,
        platform_name="Bench", platform_version="1", platform_sha256="p", rules_sha256="r",
        scope=f"{WORKSPACE}: all assets (rules 1)", models=(), assets=tuple(assets.values()), skipped=(),
        findings=tuple(each for some in findings.values() for each in some), score=50.0, command="scan", is_whole=True,
        is_full=True,
    )  # fmt: skip


def aggregate(url: str) -> None:
    """The plain aggregation, through the same connection as the tool's."""
    with open_history(url) as history, history._database.reading() as connection:  # noqa: SLF001 - the same connection
        rows = connection.execute(AGGREGATION)
    print(f"  {sum(row['n'] for row in rows):,} findings of all runs counted in {len(rows):,} groups")


def stream(url: str) -> None:
    """What a report reads: every asset's history, once."""
    assets = spells = findings = 0
    with open_history(url) as history:
        for asset in history.asset_histories(datetime(2100, 1, 1, tzinfo=UTC), WORKSPACE):
            assets += 1
            spells += len(asset.spells)
            findings += sum(len(spell.result.findings) for spell in asset.spells)
    print(f"  {assets:,} assets, {spells:,} spells, {findings:,} findings")


_MEASURED = """
import resource, sys, time
sys.path.insert(0, {folder!r})
import history
start = time.perf_counter()
history.{work}({url!r})
print(time.perf_counter() - start, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
"""


SETTINGS = """
[workspace]
name = "{name}"
platform = "platform"
rules = []
history = "{url}"
"""
PLATFORM = 'schema: 1\nname: Bench\nversion: "1"\nmessages:\n' + "".join(
    f"  - {{id: message-{number}, kind: value_proposition, statement: We do thing number {number} well.}}\n"
    for number in range(10)
)


def report(url: str) -> None:
    """The drift report of the quarter of the last run."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        (root / "platform").mkdir()
        (root / "platform" / "messages.yaml").write_text(PLATFORM)
        (root / "msgcheck.toml").write_text(SETTINGS.format(name=WORKSPACE, url=url))
        with open_history(url) as history:
            last = history.runs(1)[0].started_at
        made = drift_report(quarter_of(last), workspace=root, now=last + timedelta(days=1))
    print(f"  {made.headline[0].label}: {made.headline[0].value}")


def measured(work: str, url: str) -> tuple[float, float]:
    """Seconds and peak megabytes of ``work`` in a process of its own."""
    code = _MEASURED.format(folder=str(Path(__file__).parent), work=work, url=url)
    lines = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout.splitlines()
    print(*lines[:-1], sep="\n")
    seconds, megabytes = map(float, lines[-1].split())
    return seconds, megabytes


def main() -> int:
    """Make the history and print the times."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--url")
    for name, default in (("runs", 200), ("assets", 2000), ("findings", 50_000), ("changes", 20), ("repeat", 3)):
        parser.add_argument(f"--{name}", type=int, default=default)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        url = given.url or f"sqlite:///{folder}/history.db"
        start = time.perf_counter()
        make_history(url, given.runs, given.assets, given.findings, given.changes)
        print(f"made in {time.perf_counter() - start:.0f} s")
        times: dict[str, list[float]] = {"aggregate": [], "stream": [], "report": []}
        for _ in range(given.repeat):
            for work, seconds in times.items():
                took, megabytes = measured(work, url)
                seconds.append(took)
                print(f"  {work}: {took:.2f} s, {megabytes:.0f} MB at the most")
        plain, *others = (statistics.median(seconds) for seconds in times.values())
        for work, seconds in zip(("all histories", "the report"), others, strict=True):
            print(f"plain aggregation {plain:.2f} s, {work} {seconds:.2f} s: {seconds / plain:.2f} times")
        return 0 if others[-1] <= LIMIT * plain else 1


if __name__ == "__main__":
    sys.exit(main())
