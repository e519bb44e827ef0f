"""Which abbreviations the words of a text spell out."""

from __future__ import annotations

import pytest

from msgcheck.checks.terms.glossary.expansions import spelled_out


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("We ask for the voice of the customer first.", {"VOC"}),  # a small word is a letter, or is passed over
        ("return on investment, and on top of the order", {"ROI"}),
        ("Key/account-managers meet.", {"KAM"}),
        ("voice of\nthe customer", set()),
        ("voice, of. customer", set()),
        ("Big Deal", {"BD"}),
        ("big deal", set()),
    ],
)
def test_words_in_a_row_spell_it(text, wanted):
    assert spelled_out(["VOC", "ROI", "KAM", "BD"], text) == wanted


def test_many_abbreviations_are_one_walk():
    """A page of nothing but abbreviations takes a tenth of a second, not half a minute."""
    shorts = [f"X{first}{second}{third}" for first in "BCDFG" for second in "HJKLM" for third in "NPQRS"]
    text = "x-ray beats no point " * 3_000
    assert spelled_out(shorts, text) == set()
