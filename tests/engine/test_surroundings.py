"""The words around a quote after an edit; a case is (yesterday, today, is it the same place?)."""

from __future__ import annotations

import pytest

from msgcheck.engine.acceptance.surroundings import FoundSurroundings, KnownSurroundings, around, common_words, likeness
from msgcheck.model.finding import Finding
from msgcheck.model.known_finding import KnownFinding
from msgcheck.model.severity import Severity

LONG = "Our policy says that FOSS needs a review before each release."
CASES = [
    (LONG, LONG.replace("policy", "rule"), True),
    (LONG, "Our rule says that FOSS needs one review before each release.", True),
    (LONG, "Our policy says that, since last year, FOSS of any kind needs a review before each release.", True),
    (LONG, "Nobody tells that FOSS needs help from the other side.", False),
    (LONG, "Each release before a review needs FOSS that says policy our.", False),
    ("FOSS policy", "FOSS and its policy", False),
    ("FOSS policy", "The FOSS policy", True),
    ("FOSS", "The FOSS", False),
    ("FOSS", "FOSS FOSS", True),
    ("FOSS.", "Of FOSS.", False),
]


def found(passage):
    start = passage.index("FOSS")
    return Finding(rule="r", severity=Severity.ERROR, fingerprint="v1:1", asset="a", message="", start=start,
                   end=start + 4, quote="FOSS", passage=passage)  # fmt: skip


@pytest.mark.parametrize(("before", "now", "is_same"), CASES)
def test_likeness(before, now, is_same):
    words_before, words_after = around(found(before))
    line = KnownFinding(asset="a", rule="r", fingerprint="v1:1", quote="FOSS", before=words_before, after=words_after)
    assert bool(likeness(FoundSurroundings(found(now), *around(found(now))), KnownSurroundings(line))) is is_same


def test_the_piece_of_a_word_at_the_cut_is_dropped_where_words_have_spaces():
    assert around(found(f"{'abcdefg ' * 6}FOSS {'hijklmn ' * 6}")) == (
        " ".join(["abcdefg"] * 4),
        " ".join(["hijklmn"] * 4),
    )
    assert around(found(f"{'資' * 50}FOSS{'料' * 50}")) == ("資" * 40, "料" * 40)


@pytest.mark.parametrize(
    ("few", "many", "count"),
    [("", "abc", 0), ("abc", "", 0), ("abc", "xaybzc", 3), ("abc", "cba", 1), ("abab", "baba", 3), ("aab", "ab", 2)],
)
def test_common_words(few, many, count):
    assert common_words(tuple(few), tuple(many)) == count
