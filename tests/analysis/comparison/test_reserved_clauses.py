"""A reservation is lost only of what it reserves."""

import pytest

SMITHS = "Our own smiths shoe horses at 40 yards, usually on the day of the call."


@pytest.fixture
def lost(compared):
    def find(passage):
        return [each.approved for each in compared([SMITHS], passage) if each.claim]

    return find


@pytest.mark.parametrize(
    "passage",
    [
        "Our own smiths shoe horses at 40 yards on the day of the call.",
        "Horses at 40 yards: shod on the day of the call.",
    ],
)
def test_a_reservation_of_the_clause_that_is_told_is_lost(lost, passage):
    assert lost(passage) == ["usually"]


@pytest.mark.parametrize("passage", ["Our own smiths shoe horses at 40 yards.", "Our smiths shoe horses at 40 yards."])
def test_one_of_another_clause_is_not(lost, passage):
    assert lost(passage) == []
