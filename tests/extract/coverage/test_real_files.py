"""Real files: nearly every text unit is read, and nearly every word that another tool finds, or a twin holds."""

import importlib.util
import sys
from collections import Counter
from pathlib import Path

import pytest

from msgcheck.extract.reading import extract, format_of

pytestmark = pytest.mark.realdata

FOLDERS = ("cases/openchain/assets", "cases/sourcegraph/assets", "data/decks-microsoft")
FLOOR = 0.995
"""Of 44,400 text units all were read when this was written, six embedded pages aside, which are not in the file. The
objects of an add-in that some decks hold (positions of shapes, no text) count as unread parts and are left out here.
"""


@pytest.fixture(scope="module")
def word_recall():
    path = Path(__file__).parents[3] / "bench/word_recall.py"
    spec = importlib.util.spec_from_file_location("word_recall", path)
    module = sys.modules[spec.name] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_nearly_every_text_of_real_assets_is_read(realdata):
    units, read = Counter(), Counter()
    for folder in FOLDERS:
        for file in sorted((realdata / folder).rglob("*")):
            form = format_of(file.name) if file.is_file() else None
            if form:
                with file.open("rb") as stream:
                    coverage = extract(stream, form).coverage
                objects = sum(part.part.endswith(".bin") for part in coverage.unread)
                units[form] += coverage.text_units - objects
                read[form] += coverage.read
    assert {"pptx", "docx", "pdf", "md"} <= units.keys()
    assert {form: read[form] / units[form] for form in units if read[form] < FLOOR * units[form]} == {}


@pytest.mark.parametrize("format_name", ["docx", "pptx"])
def test_words_of_reference_extractions_are_read(realdata, word_recall, format_name):
    recalls = list(word_recall.against_references(realdata, format_name))
    assert len(recalls) >= 8
    assert word_recall.overall(recalls) >= 0.99


def test_twins_hold_the_same_words(realdata, word_recall):
    recalls = list(word_recall.between_twins(realdata))
    assert len(recalls) == 14
    assert word_recall.overall(recalls) >= 0.98
    assert {recall.name: recall.share for recall in recalls if recall.share < 0.97} == {}
