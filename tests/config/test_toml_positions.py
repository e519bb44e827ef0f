"""The scan for positions sees the same keys as tomllib, and points at their very characters."""

from __future__ import annotations

import tomllib
from pathlib import Path

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from msgcheck.config.toml_positions import scan_positions
from msgcheck.config.written_file import WrittenFile

SNIPPETS = (
    "[a]",
    "[ a . b ] # [x]",
    '["a.b"."c\\u0041"]',
    "[[t]]",
    "[[t.u]]",
    "[t.u.v]",
    "[t.w]",
    "x = 1",
    "y.z = true",
    "y . 'q r' = 1979-05-27 07:32:00 # date",
    '"k=" = "a \\" # ] }"',
    "l = 'a \\'",
    'm = """\n[n] # "" \\"""\nx = 1""""',
    "o = '''\n'' [p]'''''",
    "p = [1, [2, 'x]'], # ]\n  { i = 1, j.k = [ { l = '}' } ] } ,\n]",
    "q = {}",
    "r = []",
    's = ""',
    "u = -inf",
    "\t# x = 2\r",
)


def paths(value: object, path: tuple[str | int, ...] = ()) -> set[tuple[str | int, ...]]:
    if isinstance(value, dict):
        return {path}.union(*(paths(item, (*path, key)) for key, item in value.items()))
    if isinstance(value, list):
        return {path}.union(*(paths(item, (*path, index)) for index, item in enumerate(value)))
    return {path}


@settings(max_examples=300, suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow])
@given(st.lists(st.sampled_from(SNIPPETS), max_size=12))
def test_every_path_of_tomllib_has_a_place(snippets):
    text = "\n".join(snippets)
    try:
        values = tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        assume(False)
    positions = scan_positions(WrittenFile(Path("f"), b"", text))
    expected = paths(values) - {()}
    assert set(positions.values) == expected
    assert set(positions.keys) == {path for path in expected if isinstance(path[-1], str)}


def test_places_are_those_of_the_characters():
    text = '[a]\nb.c = [\n  "x", {d = 1}]\n[[e]]\n[[e]]\nf = """\n"""\ng = 2\n'
    positions = scan_positions(WrittenFile(Path("f"), b"", text))
    keys = {path: (place.line, place.column) for path, place in positions.keys.items()}
    values = {path: (place.line, place.column) for path, place in positions.values.items()}
    assert keys == {
        ("a",): (1, 2),
        ("a", "b"): (2, 1),
        ("a", "b", "c"): (2, 3),
        ("a", "b", "c", 1, "d"): (3, 9),
        ("e",): (4, 3),
        ("e", 1, "f"): (6, 1),
        ("e", 1, "g"): (8, 1),
    }
    assert values[("a", "b", "c")] == (2, 7)
    assert values[("a", "b", "c", 0)] == (3, 3)
    assert values[("a", "b", "c", 1)] == (3, 8)
    assert values[("a", "b", "c", 1, "d")] == (3, 13)
    assert values[("e", 0)] == (4, 1)
    assert values[("e", 1)] == (5, 1)
    assert values[("e", 1, "g")] == (8, 5)
