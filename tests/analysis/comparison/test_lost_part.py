"""All of what only a part is approved of."""

import pytest

FARE = "Most Larkfield towns refund part of the fare of a night ferry."


def lost(compared, passage, *wordings):
    told = compared(wordings or (FARE,), passage, own_names=("the Larkfield",))
    return [(each.approved, each.found) for each in told if each.claim and each.claim.change == "part_lost"]


@pytest.mark.parametrize(
    ("passage", "found"),
    [
        ("Towns refund the fare of a night ferry", "the fare"),
        ("Most Larkfield towns refund your whole fare of a night ferry.", "your whole fare"),
        ("Most towns refund all of the fare of a night ferry.", "all of the fare"),
    ],
)
def test_the_whole_for_a_part_is_named(compared, passage, found):
    assert lost(compared, passage) == [("part of the fare", found)]


@pytest.mark.parametrize(
    "passage",
    [
        "Most towns refund a share of the fare of a night ferry",
        "Most towns contribute to the fare of a night ferry",
        "Towns refund some of the fare of a night ferry",
        "Most towns refund the fare of a night ferry in part",
        "Most towns refund up to half the fare of a night ferry",
        "Most towns refund 40% of the fare of a night ferry",
        "Most towns help with the fare of a night ferry",
        "Towns lower the fare of a night ferry",
        "Towns refund most of the fare of a night ferry",
        "Most towns refund the fare of a night ferry minus a fee",
        "Most towns refund €20 on the fare of a night ferry",
        "Most towns refund the fare of a night ferry except for taxes",
    ],
)
def test_a_part_in_other_words_is_not(compared, passage):
    assert lost(compared, passage) == []


def test_nor_what_is_part_of_something_or_approved_of_all(compared):
    assert lost(compared, "Breakfast comes with the fare.", "Breakfast is part of the fare.") == []
    assert lost(compared, "Towns refund the fare of a ferry.", FARE, "Towns refund the fare of a ferry.") == []


@pytest.mark.parametrize("joint", [", part of the mill ring,", " (part of the mill ring)"])
def test_who_belongs_to_a_whole_is_no_less_of_it(compared, joint):
    assert (
        lost(compared, "Larkfield, from the mill ring, weaves wool rugs.", f"Larkfield{joint} weaves wool rugs.") == []
    )
