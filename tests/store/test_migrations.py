"""The tables are made step by step, once, whoever comes first."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from sqlalchemy import create_engine, inspect, text

from msgcheck.errors import HistoryError
from msgcheck.store import migrations
from msgcheck.store.history import open_history


def engine_of(url):
    return create_engine(url.replace("postgresql:", "postgresql+psycopg:"))


def test_an_empty_database_gets_every_step_once(history_url):
    for _ in range(2):
        open_history(history_url).close()
    with engine_of(history_url).connect() as connection:
        assert list(connection.scalars(text("SELECT name FROM migration"))) == list(migrations.STEPS)
        tables = inspect(connection).get_table_names()
    assert {"run", "run_asset", "asset_result", "verdict", "finding", "migration"} == set(tables)


def test_a_later_step_keeps_what_was_recorded(history_url, make_run, monkeypatch):
    with open_history(history_url) as history:
        history.record(make_run(1, ("v1:a",)))
    later = {"0002_note": lambda connection: connection.execute("ALTER TABLE run ADD COLUMN note TEXT")}
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

    monkeypatch.setattr(migrations, "STEPS", migrations.STEPS | {"0002_fails": fail})
    with pytest.raises(HistoryError):
        open_history(history_url)
    with engine_of(history_url).connect() as connection:
        assert not inspect(connection).has_table("half")


def test_tables_of_a_newer_version_are_left_alone(history_url):
    open_history(history_url).close()
    with engine_of(history_url).begin() as connection:
        connection.execute(text("INSERT INTO migration (name, applied_at) VALUES ('9999_future', '2031')"))
    with pytest.raises(HistoryError, match=r"newer msgcheck \(it has 9999_future\).*pip install --upgrade"):
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
