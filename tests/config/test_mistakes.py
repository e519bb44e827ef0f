"""Mistakes are collected, told once, and shown from where the reader stands."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest

from msgcheck.config.mistakes import Mistakes, quoted
from msgcheck.errors import Position, SettingsError


def raised_by(mistakes: Mistakes) -> SettingsError:
    with pytest.raises(SettingsError) as raised:
        mistakes.checked("value", SettingsError)
    return raised.value


def test_a_value_without_a_mistake_is_returned():
    assert Mistakes().checked("value", SettingsError) == "value"


def test_a_mistake_noted_twice_is_told_once():
    mistakes = Mistakes()
    for _ in range(2):
        mistakes.add(Position(Path("f"), 1, 1), "What.", "Way out.")
    assert str(raised_by(mistakes)) == "f:1:1: What. Way out."


def test_paths_are_shown_from_the_current_folder_where_they_lie_in_it(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    mistakes = Mistakes()
    mistakes.add(Position(tmp_path / "a" / "f", 2, 1), "Here.", "")
    mistakes.add(Position(tmp_path.parent / "f", 1, 1), "Elsewhere.", "")
    assert set(str(raised_by(mistakes)).split("\n")) == {"a/f:2:1: Here.", f"{tmp_path.parent}/f:1:1: Elsewhere."}


def test_the_error_crosses_processes():
    mistakes = Mistakes()
    mistakes.add(Position(Path("f"), 1, 1), "What.", "Way out.")
    error = raised_by(mistakes)
    assert pickle.loads(pickle.dumps(error)).mistakes == error.mistakes


def test_spellings_are_compared_for_the_first_mistakes_only():
    mistakes = Mistakes()
    assert mistakes.closest("statment", ["statement"]) == "Did you mean 'statement'?"
    for line in range(200):
        mistakes.add(Position(Path("f"), line, 1), "What.", "")
    assert mistakes.closest("statment", ["statement"]) == ""


def test_long_words_are_shortened_and_kept_on_one_line():
    assert quoted("a\n b") == "'a b'"
    assert quoted("x" * 100) == f"'{'x' * 59}…'"
