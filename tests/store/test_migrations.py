"""The tables are made step by step, once, whoever comes first."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from threading import Barrier

import pytest
from sqlalchemy import create_engine, inspect, text

from msgcheck.errors import HistoryError
from msgcheck.store import history as history_module
from msgcheck.store import migrations, tables
from msgcheck.store.history import open_history


def engine_of(url):
    return create_engine(url.replace("postgresql:", "postgresql+psycopg:"))


def test_an_empty_database_gets_every_step_once(history_url):
    for _ in range(2):
        open_history(history_url).close()
    with engine_of(history_url).connect() as connection:
        assert list(connection.scalars(text("SELECT name FROM migration"))) == list(migrations.STEPS)
        tables = inspect(connection).get_table_names()
    assert {"run", "run_asset", "asset_result", "verdict", "finding", "migration", "review"} == set(tables)


def test_a_later_step_keeps_what_was_recorded(history_url, make_run, monkeypatch):
    with open_history(history_url) as history:
        history.record(make_run(1, ("v1:a",)))
    later = {"0003_note": lambda connection: connection.execute("ALTER TABLE run ADD COLUMN note TEXT")}
    monkeypatch.setattr(migrations, "STEPS", migrations.STEPS | later)
    with open_history(history_url) as history:
        assert history.run("run-1") == make_run(1, ("v1:a",))
    with engine_of(history_url).connect() as connection:
        assert connection.scalars(text("SELECT note FROM run")).all() == [None]


def test_a_step_that_fails_leaves_the_tables_as_they_were(history_url, monkeypatch):
    open_history(history_url).close()

    def fail(connection):
        connection.execute("CREATE TABLE half (id INTEGER)")
        connection.execute("no such statement")

    monkeypatch.setattr(migrations, "STEPS", migrations.STEPS | {"0003_fails": fail})
    with pytest.raises(HistoryError):
        open_history(history_url)
    with engine_of(history_url).connect() as connection:
        assert not inspect(connection).has_table("half")


def test_tables_of_a_newer_version_are_left_alone(history_url):
    open_history(history_url).close()
    with engine_of(history_url).begin() as connection:
        connection.execute(text("INSERT INTO migration (name, applied_at) VALUES ('9999_future', '2031')"))
    with pytest.raises(HistoryError, match=r"newer msgcheck \(it has 9999_future\).*Update this one"):
        open_history(history_url)


def test_tables_of_another_program_are_left_alone(history_url):
    with engine_of(history_url).begin() as connection:
        connection.execute(text("CREATE TABLE run (id INTEGER)"))
    with pytest.raises(HistoryError, match="tables of another program"):
        open_history(history_url)


def test_many_may_open_an_empty_database_at_once(history_url):
    together = Barrier(6)

    def open_with_the_others(_):
        together.wait()
        open_history(history_url).close()

    with ThreadPoolExecutor(6) as threads:
        list(threads.map(open_with_the_others, range(6)))
    with engine_of(history_url).connect() as connection:
        assert connection.scalar(text("SELECT COUNT(*) FROM migration")) == len(migrations.STEPS)


LATER_COLUMNS = {"command", "is_whole", "is_full", "content", "words"}


def test_what_the_first_tables_hold_is_read_after_every_later_step(history_url, make_run, monkeypatch):
    """A history as the first release wrote it: its columns, its scopes, no word of what came later."""
    monkeypatch.setattr(migrations, "STEPS", dict(list(migrations.STEPS.items())[:1]))
    run = make_run(1, ("v1:a",), scope="Acme Flow: all assets (rules 12)")
    write_rows, widths = tables.insert_rows, []

    def write_first_columns(connection, name, rows, **options):
        kept = [{key: value for key, value in row.items() if key not in LATER_COLUMNS} for row in rows]
        widths.extend(len(row) - len(short) for row, short in zip(rows, kept, strict=True))
        write_rows(connection, name, kept, **options)

    monkeypatch.setattr(tables, "insert_rows", write_first_columns)
    monkeypatch.setattr(history_module, "insert_rows", write_first_columns)
    with open_history(history_url) as history:
        history.record(run)
    assert max(widths) == 3
    monkeypatch.undo()
    with open_history(history_url) as history:
        assert history.run("run-1") == run
        read, skipped = history.asset_histories(datetime(2027, 1, 1, tzinfo=UTC), "Acme Flow")
        assert (read.spells[0].result.words, read.spells[0].first.is_full) == (None, None)
        assert skipped.spells[0].result.status == "skipped"
        history.record(make_run(2, ("v1:a",), command="scan", is_whole=True, is_full=True))
        assert history.run("run-2").command == "scan"
