"""A count of a message that says more than one thing, told by itself."""

import pytest

from msgcheck.analysis.comparison.difference import Reason

FLEET = "The Ostrey fleet consists of 48 barges, each with masts of steel, a lamp of brass and a cabin for its mate."
HARBOUR = "Ostrey harbour lends tugs to other towns (it owns 30 tugs), and it dries nets for the boats of its guests."


def numbers(compared, wording, passage):
    names = ("The Ostrey harbour", "the Ostrey fleet")
    told = compared((wording,), passage, own_names=names)
    return [each.found for each in told if each.reason is Reason.NUMBER]


@pytest.mark.parametrize(
    ("wording", "passage", "found"),
    [
        (FLEET, "The whole Ostrey river fleet consists of 31 painted barges.", ["31"]),
        (FLEET, "Today our fleet consists of 31 barges.", ["31"]),
        (HARBOUR, "In the end the town owns 12 tugs.", ["12"]),
        (FLEET, "The whole Ostrey river fleet consists of 48 painted barges.", []),
    ],
)
def test_another_count_is_found_in_the_clause_that_is_told(compared, wording, passage, found):
    assert numbers(compared, wording, passage) == found


@pytest.mark.parametrize(
    ("wording", "passage"),
    [
        (FLEET, "A convoy through the river ice consists of 31 sledges."),
        (FLEET, "The Ostrey fleet has 31 barges in the north."),
        (FLEET, "The new Ostrey salt fleet consists of 4 barges."),
        (FLEET, "In 1931 the Ostrey fleet consisted of 31 barges."),
        (
            FLEET,
            "A museum in Penwick shows how the fleet of a merchant of Lund consists of 31 barges and nine carts.",
        ),
        (HARBOUR, "Ostrey tugs at 12 lines."),
    ],
    ids=["of another thing", "in other words", "a small part", "of another time", "among much else", "names alone"],
)
def test_another_count_of_something_else_is_none(compared, wording, passage):
    assert numbers(compared, wording, passage) == []
