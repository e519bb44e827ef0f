"""Vale styles of others give what they expect of themselves; measured by ``bench/vale_styles.py``."""

from __future__ import annotations

import importlib.util
import sys

import pytest

pytestmark = pytest.mark.realdata

UNTAGGED = {"RedHat.Using"}
"""Asks for parts of speech: without a trained tagger it finds nothing, and its style says so."""


@pytest.fixture(scope="module")
def bench(repository):
    spec = importlib.util.spec_from_file_location("vale_styles", repository / "bench" / "vale_styles.py")
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    yield module
    del sys.modules[spec.name]


@pytest.mark.parametrize(
    ("style", "extra"), [("Google", 0), ("Microsoft", 0), ("write-good", 1)]
)  # "fairly" is in the list of weasel words, and its test does not expect it
def test_every_expected_place_is_found(bench, realdata, style, extra):
    outcome = bench.measure_features(realdata / "data" / "styles" / style, style)
    assert outcome.missed == []
    assert len(outcome.met) >= 11
    assert len(outcome.extra) == extra


def test_messages_are_worded_as_expected(bench, realdata):
    """But for Microsoft's contractions: they expect capitals that no rule of theirs asks for, and Google's do not."""
    wrong = [
        place
        for package, style in bench.FEATURES
        for place, *_ in bench.measure_features(realdata / "data" / "styles" / package, style).wrong_words
    ]
    assert {rule for *_, rule in wrong} <= {"Microsoft.Contractions"}


def test_fixtures_of_red_hat(bench, realdata):
    results = bench.measure_red_hat(realdata / "data" / "styles")
    assert len(results) >= 35
    assert {name for name, (hit, lines, _, _) in results.items() if hit < 0.99 * lines} <= UNTAGGED
    assert [name for name, (_, _, false, _) in results.items() if false] == []
    assert sum(hit for hit, *_ in results.values()) >= 1980
