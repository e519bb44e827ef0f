"""Dates in names, and what the name is without them."""

from __future__ import annotations

from pathlib import PurePosixPath

import pytest

from msgcheck.sources.versions.dated_name import dated_name

NAMES = {
    "2017-08-03-pricing.pptx": ("pricing.pptx", "2017-08-03"),
    "2020_10_14 pricing.pptx": ("pricing.pptx", "2020-10-14"),
    "20201014-pricing.pptx": ("pricing.pptx", "2020-10-14"),
    "pricing_2020.10.14_final.pptx": ("pricing_final.pptx", "2020-10-14"),
    "2020-10-5230-overview.pptx": ("5230-overview.pptx", "2020-10-31"),
    "2017-05-handout-1-0.docx": ("handout-1-0.docx", "2017-05-31"),
    "2024-02 handout.docx": ("handout.docx", "2024-02-29"),
    "pricing-2023Q1.pptx": ("pricing.pptx", "2023-03-31"),
    "pricing Q4 2023.pptx": ("pricing.pptx", "2023-12-31"),
    "Pricing - 2023-03-01 (4).pptx": ("Pricing.pptx", "2023-03-01"),
    "2023-03-01 pricing(2).pptx": ("pricing.pptx", "2023-03-01"),
    "2023-03-01 pricing (Q2).pptx": ("pricing (Q2).pptx", "2023-03-01"),
    "2023-h1-pricing.pptx": ("pricing.pptx", "2023-06-30"),
    "2024-08-07-slides-2024-06-edition.pptx": ("slides-2024-06-edition.pptx", "2024-08-07"),
    "archive/2019Q2/pricing.pptx": ("archive/pricing.pptx", "2019-06-30"),
    "archive/2019/pricing.pptx": ("archive/pricing.pptx", "2019-12-31"),
    "archive/2019/2019-03-01-pricing.pptx": ("archive/pricing.pptx", "2019-03-01"),
    "decks 2018-01/2020/pricing.pptx": ("decks/pricing.pptx", "2020-12-31"),
    "decks/2017-08-03.pptx": ("decks/decks.pptx", "2017-08-03"),
    "2017-08-03.pptx": ("asset.pptx", "2017-08-03"),
}
UNDATED = (
    "pricing.pptx", "undated-pricing.md", "checklist-18974-2-0.md", "iso-5230-2020-13-01.md", "2021-02-30x.md",
    "pricing-2023.pptx", "12020-10-14.pptx", "120201014.pptx", "1969-01-01.pptx", "faq4 2023x.md",
    "1-2-2020.md", "pricing (2).pptx",
)  # fmt: skip


@pytest.mark.parametrize(("name", "expected"), NAMES.items(), ids=NAMES)
def test_a_date_is_taken_out_of_the_name(name, expected):
    found = dated_name(PurePosixPath(name))
    assert (str(found.path), str(found.on)) == expected


@pytest.mark.parametrize("name", UNDATED)
def test_what_only_looks_like_a_date_is_part_of_the_name(name):
    found = dated_name(PurePosixPath(name))
    assert (str(found.path), found.on) == (name, None)
