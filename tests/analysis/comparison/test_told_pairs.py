"""Pairs of statement and passage as marketers write them: the same fact in another form, or exactly one change."""

from pathlib import Path

import pytest
import yaml

from msgcheck.model.message import MatchMode

PAIRS = yaml.safe_load((Path(__file__).parent / "told_pairs.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: " | ".join(pair[:2]))
def test_a_change_is_named_and_the_same_fact_is_not(compared, pair):
    statement, passage, *expected = pair
    found = compared([statement], passage, match=MatchMode.FACTS)
    assert sorted({each.claim.change if each.claim else each.reason for each in found}) == sorted(expected)
