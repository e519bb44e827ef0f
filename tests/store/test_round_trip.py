"""What was recorded comes back equal, whatever the values and their fields."""

from __future__ import annotations

import types
import typing
from dataclasses import fields, is_dataclass, replace
from datetime import datetime, timedelta, timezone
from enum import Enum
from itertools import count

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from msgcheck.model.asset import SkippedAsset
from msgcheck.model.finding import Finding
from msgcheck.model.run import AssetResult, Run
from msgcheck.store.history import open_history

TEXTS = st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=12)
SCALARS = st.one_of(st.none(), st.booleans(), st.integers(), st.floats(allow_nan=False, allow_infinity=False), TEXTS)
EVIDENCE = st.recursive(SCALARS, lambda values: st.lists(values, max_size=2).map(tuple), max_leaves=4)
ZONES = st.builds(lambda hours: timezone(timedelta(hours=hours)), st.integers(-12, 14))
PLAIN = {
    str: TEXTS,
    int: st.integers(0, 2**31 - 1),
    bool: st.booleans(),
    float: st.floats(allow_nan=False, allow_infinity=False),
    datetime: st.datetimes(timezones=ZONES).filter(lambda moment: 1 < moment.year < 9999),
    types.NoneType: st.none(),
}


def values(kind, **given_fields):
    """Any value of a dataclass: every field, also those that the model gets later, is filled by its type."""
    hints = typing.get_type_hints(kind)
    filled = {field.name: typed(hints[field.name]) for field in fields(kind) if field.name not in given_fields}
    return st.builds(kind, **filled, **given_fields)


def typed(hint):
    parts = typing.get_args(hint)
    if hint in PLAIN:
        return PLAIN[hint]
    if isinstance(hint, types.UnionType):
        return st.one_of(*map(typed, parts))
    if typing.get_origin(hint) is tuple and parts[-1] is Ellipsis:
        return st.lists(typed(parts[0]), max_size=2).map(tuple)
    if typing.get_origin(hint) is tuple:
        return st.tuples(*map(typed, parts))
    assert is_dataclass(hint) or issubclass(hint, Enum)
    return values(hint) if is_dataclass(hint) else st.sampled_from(list(hint))


URIS = st.sampled_from(["a.pptx", "b.md", "ü/c.html"])
EVIDENCES = st.dictionaries(TEXTS, EVIDENCE, max_size=2).map(lambda pairs: tuple(pairs.items()))
RUNS = values(
    Run,
    assets=st.lists(values(AssetResult, uri=URIS), max_size=3).map(tuple),
    skipped=st.lists(values(SkippedAsset, uri=URIS), max_size=2).map(tuple),
    findings=st.lists(values(Finding, asset=URIS, evidence=EVIDENCES), max_size=5).map(tuple),
    messages=st.just(()),
    comparison=st.none(),
)
NUMBERS = count()


# Shrinking a whole run takes minutes and tells no more: the comparison names the field.
BUSY = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow]


@settings(max_examples=60, suppress_health_check=BUSY, phases=[Phase.generate])
@given(run=RUNS)
def test_a_run_comes_back_equal(history_url, run):
    run = replace(run, run_id=f"run-{next(NUMBERS)}")
    uris = [*(asset.uri for asset in (*run.assets, *run.skipped)), *(finding.asset for finding in run.findings)]
    in_order = tuple(sorted(run.findings, key=lambda finding: uris.index(finding.asset)))
    with open_history(history_url) as history:
        history.record(run)
        assert history.run(run.run_id) == replace(run, findings=in_order)
        history.record(replace(run, run_id=f"{run.run_id}-again"))
        assert history.run(f"{run.run_id}-again").findings == in_order
