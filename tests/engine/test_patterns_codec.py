import json

import pytest

from msgcheck.analysis.inflection import Inflection
from msgcheck.checks.terms.forms.expansion import Spelling
from msgcheck.checks.terms.forms.patterns import FormPatterns
from msgcheck.engine.caching.cache import Cache
from msgcheck.engine.caching.patterns_codec import patterns_from_json, patterns_to_json

LEADS = Spelling("leads", (Inflection.PLURAL,), (0, 5))
PATTERNS = FormPatterns(("foss",), ("open source",), (("lead", (Spelling("lead"), LEADS)),), (("email", "e-mail"),))


def test_patterns_come_back_as_they_were(tmp_path):
    with Cache(tmp_path / "cache.db") as cache:
        cache.keep_proved("key", PATTERNS)
        assert cache.is_proved("key")
        assert cache.patterns("key") == PATTERNS
        assert cache.patterns("other") is None


@pytest.mark.parametrize(
    ("place", "value"),
    [
        ((), []),
        ((0,), "foss"),
        ((0, 0), ""),
        ((0, 0), 1),
        ((0,), ["foss", "foss"]),
        ((1, 0), None),
        ((2, 0), ["lead"]),
        ((2, 0, 0), 1),
        ((2, 0, 1, 1, 0), ""),
        ((2, 0, 1, 1, 1), ["no inflection"]),
        ((2, 0, 1, 1, 1), [[]]),
        ((2, 0, 1, 1, 2), [0, 6]),
        ((2, 0, 1, 1, 2), [0, float("nan")]),
        ((2, 0, 1, 1, 3), 1),
        ((3, 0), ["email", "email"]),
    ],
)
def test_what_is_of_another_shape_is_unknown(place, value):
    data = json.loads(json.dumps(patterns_to_json(PATTERNS)))
    assert patterns_from_json(data) == PATTERNS
    *path, last = place or (None,)
    at = data
    for step in path:
        at = at[step]
    if last is None:
        data = value
    else:
        at[last] = value
    assert patterns_from_json(data) is None
