"""A year is another only of the event that the message dates; of the same people many years may be told."""

import pytest

FOUNDED = ["qArk was founded by Edda Quill in 1991."]


@pytest.mark.parametrize(
    "passage",
    [
        "Penwick has hosted qArk since 2001 when its founder, Edda Quill, left the Ostrey Laboratory and taught.",
        "Since mid-2011, Tomas has relieved Edda Quill of many duties.",
        "It moved to Penwick with its founder, botanist Edda Quill, when she returned in 2001.",
    ],
)
def test_another_event_in_the_life_of_the_same_people_is_no_other_year(compared, passage):
    assert compared(FOUNDED, passage, own_names=FOUNDED) == []


@pytest.mark.parametrize(
    "passage",
    [
        "qArk was founded by Edda Quill in 1989.",
        "Founded in 1989 by Edda Quill, qArk now serves 40 towns.",
        "Edda Quill established qArk in 1989.",
    ],
)
def test_the_same_event_in_another_year_is_one(compared, passage):
    assert [each.claim.change for each in compared(FOUNDED, passage, own_names=FOUNDED)] == ["date"]
