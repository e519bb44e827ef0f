"""Who invites to what one can do, or what can be done, leaves no reservation out."""

import pytest

from msgcheck.analysis.claims.changes.change import ClaimChange

BOOKED = "Trips can be booked by phone, mail and chat."


@pytest.mark.parametrize(
    "passage",
    [
        "Book trips by phone, mail and chat.",
        "In Penwick: book trips by phone, mail and chat.",
        "Trips: book by phone, mail and chat.",
    ],
)
def test_an_invitation_to_what_can_be_done_leaves_no_reservation_out(compared, passage):
    assert _lost(compared, BOOKED, passage) == []


@pytest.mark.parametrize(
    ("statement", "passage"),
    [
        (BOOKED, "Trips, booked by phone, mail and chat."),
        (BOOKED, "Booked trips: by phone, mail and chat."),
        (BOOKED, "Trips are booked by phone, mail and chat."),
        ("Fuel use can be cut by 20 % on every trip.", "Cut fuel use by 20 % on every trip."),
        ("Acme Trips can halve the fuel of a coach.", "Acme Trips halves the fuel of a coach."),
    ],
)
def test_what_is_said_to_be_done_or_gained_leaves_it_out(compared, statement, passage):
    assert _lost(compared, statement, passage) == ["can"]


def _lost(compared, statement, passage):
    claims = (each.claim for each in compared([statement], passage))
    return [claim.approved for claim in claims if claim is not None and claim.change is ClaimChange.HEDGE_LOST]
