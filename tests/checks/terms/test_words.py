"""Which names and addresses are no prose, and which words with slashes and hyphens are."""

from __future__ import annotations

import pytest

from msgcheck.checks.terms.forms.words import is_in_path, technical_fence

NAMES = (
    "kestrowe/scip-java",
    "kestrowe-ce-onboarding/titan",
    "kestrowe/MCW-Cloud-native-applications",
    "kestrowe-codeintel-showcase",
    "docs/guide.md",
    "kestrowe-ledger-export-tool",
)
PROSE = (
    "and/or",
    "open/closed",
    "FOSS/OSS",
    "foss/oss",
    "FOSS-based/OSS-based",
    "free/open-source",
    "free/FOSS-based",
    "end-to-end",
    "state-of-the-art",
    "jump-to-def",
    "self-service",
    "codehost-based-search",
)


def marked(text):
    fence = technical_fence(f"See {text} there.")
    return bool(fence) and all(fence[5 : 4 + len(text)])


@pytest.mark.parametrize("name", NAMES)
def test_a_name_for_programs_is_no_prose(name):
    assert marked(name)


@pytest.mark.parametrize("words", PROSE)
def test_words_with_slashes_and_hyphens_are_prose(words):
    assert not any(technical_fence(f"See {words} there.") or b"")


@pytest.mark.parametrize(("text", "is_marked"), [("ledger-export-tool", True), ("state-of-the-art", False)])
def test_a_chain_with_nothing_beside_it_is_a_name(text, is_marked):
    assert bool(any(technical_fence(text) or b"")) is is_marked


@pytest.mark.parametrize(
    ("text", "is_path"),
    [
        ("see kestrowe/flow.", True),
        ("see flow/kestrowe-app", True),
        ("see Kestrowe/flow", False),
        ("see KestroweLabs/flow", False),
        ("see Labs/kestrowe-app.", True),
        ("see Labs/mcp-kestrowe", True),
        ("see Labs/Mcp-kestrowe", False),
        ("see Labs/kestrowe", False),
        ("see kestrowe-app/Labs", False),
        ("flow/or kestrowe", False),
        ("or/kestrowe", False),
        ("kestrowe / flow", False),
        ("kestrowe-flow", False),
    ],
)
def test_what_may_be_a_path_is_in_lower_case(text, is_path):
    start = text.lower().index("kestrowe")
    assert is_in_path(text, start, start + len("kestrowe")) is is_path


@pytest.mark.parametrize("unit", ["a-", "a/", "a.b-", "x-y/"])
def test_text_of_nothing_but_signs_takes_no_time(unit, clock):
    clock.assert_within(2, lambda: technical_fence(unit * 50_000))
