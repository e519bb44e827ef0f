"""The word tables are those of the package, found without importing it."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from msgcheck.analysis import word_tables


def test_a_table_is_that_of_the_package():
    lemmas = json.loads(word_tables.word_table("en_lemma_index"))
    assert {"noun", "verb", "adj"} <= lemmas.keys()
    assert "gauge" in lemmas["noun"]


def test_the_package_is_not_imported():
    code = (
        "import sys; from msgcheck.analysis.lemma_tables import parts_of_speech\n"
        "assert parts_of_speech('gauge')\n"
        "sys.exit('spacy_lookups_data' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_a_package_that_is_not_there_is_named(monkeypatch):
    monkeypatch.setattr(word_tables, "find_spec", lambda name: None)
    with pytest.raises(ModuleNotFoundError, match="spacy_lookups_data"):
        word_tables.word_table("en_lemma_index")
