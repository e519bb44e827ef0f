"""``msgcheck fix`` as a user meets it."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

from msgcheck.cli import commands

SENTENCE = "Move to Acme Cloud today.\n"


@pytest.fixture
def run(tmp_path, monkeypatch):
    """Run a command in a fresh workspace with one text to fix and one that is fine."""
    runner = CliRunner()
    assert runner.invoke(commands, ["init", str(tmp_path)]).exit_code == 0
    glossary = tmp_path / "platform" / "glossary.yaml"
    glossary.write_text("schema: 1\nterms:\n  - {id: p, preferred: Acme Platform, deprecated: [Acme Cloud]}\n")
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "old.txt").write_text(SENTENCE)
    (tmp_path / "texts" / "fine.txt").write_text("Nothing to say.\n")
    (tmp_path / "texts" / "old.csv").write_text("name\nAcme Cloud\n")
    monkeypatch.chdir(tmp_path)
    return lambda *words: runner.invoke(commands, ["fix", "--select", "term.deprecated", *words])


def test_copies_are_written_and_the_rest_is_told(run, tmp_path):
    result = run("texts")
    assert result.exit_code == 0, result.output
    assert (tmp_path / "fixed" / "old.txt").read_text() == "Move to Acme Platform today.\n"
    assert (tmp_path / "fixed" / "fine.txt").read_text() == "Nothing to say.\n"
    assert not (tmp_path / "fixed" / "old.csv").exists()
    assert (tmp_path / "texts" / "old.txt").read_text() == SENTENCE
    assert "msgcheck changes no csv files" in result.stderr
    assert "1 finding fixed in 1 of 3 files, 1 left." in result.stderr
    assert run("texts").exit_code != 0
    assert run("texts", "--overwrite").exit_code == 0


def test_what_is_not_about_words_is_refused_and_told(run):
    assert "Only words are fixed: `msgcheck annotate` comments on messages and claims." in run("texts").stderr
    result = run("texts", "--dry-run", "--select", "message")
    assert "'message' is not about words" in str(result.exception)


def test_a_dry_run_shows_the_diff_and_writes_nothing(run, tmp_path):
    before = sorted(tmp_path.rglob("*.txt"))
    result = run("texts", "--dry-run")
    assert result.stdout.splitlines() == [
        "--- texts/old.txt",
        "+++ texts/old.txt",
        "@@ line 1, column 1 @@",
        "-Move to Acme Cloud today.",
        "+Move to Acme Platform today.",
    ]
    assert sorted(tmp_path.rglob("*.txt")) == before
    assert (tmp_path / "texts" / "old.txt").read_text() == SENTENCE


def test_in_place_keeps_a_backup(run, tmp_path):
    assert run("texts", "--in-place", "--quiet").exit_code == 0
    assert (tmp_path / "texts" / "old.txt").read_text() == "Move to Acme Platform today.\n"
    assert (tmp_path / "texts" / "old.txt.bak").read_text() == SENTENCE
    assert not (tmp_path / "texts" / "fine.txt.bak").exists()


def test_ways_of_writing_exclude_each_other(run):
    result = run("texts", "--in-place", "--output", "x")
    assert "takes no --output" in str(result.exception)
