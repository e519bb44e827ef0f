"""A history on each database: a real SQLite file and a real PostgreSQL server, started for the session."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import tempfile
import uuid
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from msgcheck.model.asset import SkippedAsset
from msgcheck.model.finding import Finding
from msgcheck.model.observation import Reference
from msgcheck.model.passage import Coverage, Layer, UnreadPart
from msgcheck.model.place import SlidePlace
from msgcheck.model.run import AssetResult, AssetVerdict, ModelUsed, RuleNotRun, Run
from msgcheck.model.severity import Severity
from msgcheck.model.verdict import Verdict

START = datetime(2026, 7, 1, 9, 0, tzinfo=UTC)
COVERAGE = Coverage(9, 8, (UnreadPart("slide 3, picture", "no text"),))


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """The address of a PostgreSQL server of this test session, without a database."""
    programs = _postgres_programs()
    folder = Path(tempfile.mkdtemp(prefix="msgcheck-postgres-"))
    prefix = []
    if hasattr(os, "geteuid") and os.geteuid() == 0:  # the server refuses to run as root
        shutil.chown(folder, "postgres", "postgres")
        prefix = ["runuser", "-u", "postgres", "--"]

    def call(program: str, *arguments: str) -> None:
        command = [*prefix, str(programs / program), *arguments]
        subprocess.run(command, check=True, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.STDOUT)

    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    data, options = str(folder / "data"), f"-p {port} -h 127.0.0.1 -k {folder} -c fsync=off"
    call("initdb", "-D", data, "-U", "tester", "-A", "trust", "--encoding=UTF8", "--no-sync")
    call("pg_ctl", "-D", data, "-l", str(folder / "log"), "-o", options, "-w", "start")
    yield f"postgresql://tester@127.0.0.1:{port}"
    call("pg_ctl", "-D", data, "-m", "immediate", "-w", "stop")
    shutil.rmtree(folder)


def _postgres_programs() -> Path:
    """The folder of initdb and pg_ctl; Debian keeps them off the path."""
    found = [shutil.which("pg_ctl"), *map(str, sorted(Path("/usr/lib/postgresql").glob("*/bin/pg_ctl"), reverse=True))]
    program = next((name for name in found if name and (Path(name).parent / "initdb").exists()), None)
    if program is None:
        pytest.skip("the PostgreSQL server programs are not installed")
    pytest.importorskip("psycopg", reason="psycopg is not installed")
    return Path(program).parent


@pytest.fixture
def postgres_url(postgres_server: str) -> str:
    """A database of one test."""
    import psycopg

    name = f"test_{uuid.uuid4().hex}"
    with psycopg.connect(f"{postgres_server}/postgres", autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
    return f"{postgres_server}/{name}"


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def history_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """An empty history, on each database in turn."""
    if request.param == "postgres":
        return request.getfixturevalue("postgres_url")
    return f"sqlite:///{tmp_path / 'history.db'}"


@pytest.fixture
def make_run() -> Callable[..., Run]:
    """Make a run: ``make_run(number, fingerprints, scope)``; ``number`` decides its id and time."""
    return build_run


@pytest.fixture
def read(history_url: str) -> Callable[[str], list[dict[str, object]]]:
    """Ask the database itself: ``read(query)``."""

    def rows(query: str) -> list[dict[str, object]]:
        engine = create_engine(history_url.replace("postgresql:", "postgresql+psycopg:"))
        with engine.connect() as connection:
            found = [dict(row) for row in connection.execute(text(query)).mappings()]
        engine.dispose()
        return found

    return rows


def build_run(number: int = 1, fingerprints: tuple[str, ...] = (), scope: str = "workspace", **fields: object) -> Run:
    start = START + timedelta(days=number)
    values: dict[str, object] = {
        "run_id": f"run-{number}",
        "started_at": start,
        "finished_at": start + timedelta(seconds=3),
        "tool_version": "0.1.0",
        "workspace": "Acme Flow",
        "platform_name": "Acme Flow message platform",
        "platform_version": "2026.3",
        "platform_sha256": "p" * 64,
        "rules_sha256": "r" * 64,
        "scope": scope,
        "models": (ModelUsed("encoder", "builtin", "e" * 64),),
        "assets": (_asset(fingerprints),),
        "skipped": (SkippedAsset("decks/b.pptx", "encrypted", "The deck asks for a password.", "deck", "pptx"),),
        "findings": tuple(map(_finding, fingerprints)),
        "rules_not_run": (RuleNotRun("message.drifted", "no platform"),),
        "score": 78.4,
    }
    return Run(**(values | fields))


def _asset(fingerprints: tuple[str, ...]) -> AssetResult:
    shown_by = fingerprints[0] if fingerprints else None
    verdicts = (AssetVerdict("value-prop", Verdict.DRIFTED, 0.9, shown_by), AssetVerdict("tag", Verdict.MISSING))
    return AssetResult(
        uri="decks/a.pptx", kind="deck", format="pptx", sha256="a" * 64, title="Émile’s deck 🚀", passage_count=12,
        coverage=COVERAGE, score=71.0, verdicts=verdicts, owner="sales",
    )  # fmt: skip


def _finding(fingerprint: str) -> Finding:
    return Finding(
        rule="term.deprecated", severity=Severity.WARNING, fingerprint=fingerprint, asset="decks/a.pptx",
        message="Use 'open source' instead of 'FOSS'.", place=SlidePlace(4, 2, "Title 1", 0), layer=Layer.BODY,
        start=4, end=8, quote="FOSS", passage="Use FOSS now", context="Why", suggestions=("open source",),
        reference=Reference("term", "open-source"), evidence=(("counts", (1, 2)),), confidence=0.97, related=("v1:z",),
    )  # fmt: skip
