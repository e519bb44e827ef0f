"""A claim that is told of somebody else is none of ours."""

import pytest

from msgcheck.analysis.comparison import (
    Teller,
    capitalised_stems,
    compare,
    profile_message,
    profile_text,
    teller_of,
)
from msgcheck.analysis.comparison.naming.rivals import rivals_in
from msgcheck.analysis.words import stem
from msgcheck.model.message import MatchMode, Message, MessageKind

STATEMENT = "Varrowby services every bike within 24 hours."
CHARGERS = "Varrowby Volt defines the key checks of a safe charging station."
LOCKS = "Varrowby Latch is the electronic lock standard for shared bikes."

TOLD_OF = [
    ("Our competitor Pedalix services every bike within 24 hours.", "", Teller.COMPETITOR),
    ("Our largest rival Pedalix Rides services every bike within 48 hours.", "", Teller.COMPETITOR),
    ("Pedalix, a competitor, services every bike within 48 hours.", "", Teller.COMPETITOR),
    ("Most competitors service every bike within three days.", "", Teller.COMPETITOR),
    ("Competitors service every bike within three days.", "", Teller.COMPETITOR),
    ("Our customer Nordhjul services every bike within 12 hours.", "", Teller.CUSTOMER),
    ("Nordhjul, one of our first customers, services every bike within 12 hours.", "", Teller.CUSTOMER),
    ("Nordhjul serviced all bikes within 12 hours with Varrowby.", "", Teller.CUSTOMER),
    ("Nordhjul reduces the hours in service by half.", "Customer stories", Teller.CUSTOMER),
]
OURS = [
    ("Varrowby services every bike within 48 hours.", "Customer stories"),
    ("We service every bike within 48 hours.", "Customers"),
    ("Unlike our competitor Pedalix, Varrowby services every bike within 48 hours.", ""),
    ("Competitors need three days; we service every bike within 48 hours.", ""),
    ("Customers have every bike serviced within 48 hours.", "Customer stories"),
    ("Every bike serviced within 48 hours.", "Customer stories"),
    ("Nordhjul services every bike within 48 hours.", ""),
    ("Everyone brings the bike in within 48 hours with Varrowby.", ""),
    ("The Varrowby Reference Guide names the hours in service.", ""),
    ("Workshops cut the wait to 48 hours with Varrowby.", ""),
]


def _teller(passage, context, statement, others=()):
    message = Message(id="m", kind=MessageKind.VALUE_PROPOSITION, statement=statement, match=MatchMode.MEANING)
    names = capitalised_stems([statement, *others])
    profile = profile_message(message, names, tuple(profile_text(other).stems for other in others))
    text = profile_text(passage)
    return teller_of(text, context, profile, compare(text, profile))


@pytest.mark.parametrize(("passage", "context", "teller"), TOLD_OF)
def test_a_competitors_or_a_customers_claim_is_not_ours(passage, context, teller):
    assert _teller(passage, context, STATEMENT) is teller


@pytest.mark.parametrize(("passage", "context"), OURS)
def test_what_may_be_our_own_claim_stays_ours(passage, context):
    assert _teller(passage, context, STATEMENT) is None


def test_a_message_about_a_competitor_may_be_told_of_one():
    assert _teller("Competitors service no bike on Sundays.", "", "Competitors service no bike on Sundays.") is None


PROOF = "Kelbrook Dairy halved its repairs within six months of moving to Varrowby."


@pytest.mark.parametrize(
    ("passage", "teller"),
    [
        ("Nordhjul Mejeri halved its repairs within six months of moving to Varrowby.", None),
        ("Nordhjul Mejeri halved its repairs within two years of moving to Varrowby.", Teller.CUSTOMER),
        ("Nordhjul Mejeri opened its third workshop within six months of moving to Varrowby.", Teller.CUSTOMER),
    ],
)
def test_the_proof_of_one_customer_is_not_told_of_another(passage, teller):
    assert _teller(passage, "", PROOF, [STATEMENT, "Varrowby services a dairy overnight."]) is teller


def test_a_sister_product_has_messages_of_its_own():
    passage = "Varrowby Latch defines the key checks of a safe electronic lock."
    assert _teller(passage, "", CHARGERS, [LOCKS]) is Teller.SISTER


def test_a_sister_product_with_the_words_of_another_is_a_mistake_to_show():
    passage = "Varrowby Latch defines the key checks of a safe charging station."
    assert _teller(passage, "", CHARGERS, [LOCKS]) is None


COMPARED = ("Varrowby repairs 4x the bikes of City Wheels.", "Varrowby is cheaper than Pedalix, Tandemo and Rad Nord.")


@pytest.mark.parametrize(
    ("passage", "teller"),
    [
        ("Pedalix services every bike within 48 hours.", Teller.COMPETITOR),
        ("Service: Rad Nord services every bike within 48 hours.", Teller.COMPETITOR),
        ("City Wheels services every bike within 48 hours.", Teller.COMPETITOR),
        ("Tandemo's workshop services every bike within 48 hours.", Teller.COMPETITOR),
        ("Nordhjul services every bike within 48 hours.", None),
        ("Varrowby services every bike within 48 hours, unlike Pedalix.", None),
        ("Pedalix takes a week, and we service every bike within 48 hours.", None),
        ("Pedalix services every Varrowby bike within 48 hours.", None),
        ("City services every bike within 48 hours.", None),
        ("Tandemo: every bike is serviced within 48 hours.", None),
    ],
)
def test_what_is_said_of_a_name_that_we_compare_with_is_not_ours(passage, teller):
    message = Message(id="m", kind=MessageKind.VALUE_PROPOSITION, statement=STATEMENT, match=MatchMode.MEANING)
    wordings = (STATEMENT, *COMPARED)
    profile = profile_message(message, capitalised_stems(wordings), rivals=rivals_in(wordings))
    text = profile_text(passage)
    assert teller_of(text, "", profile, compare(text, profile)) is teller


@pytest.mark.parametrize(
    ("wordings", "rivals"),
    [
        (("Varrowby uses 7x less oil than Pedalix, Tandemo or Rad Nord.",), {"pedalix", "tandemo", "rad", "nord"}),
        (("Varrowby has 20x the range of Cloud Rider for small bikes.",), {"cloud", "rider"}),
        (("Varrowby is more than a lock.", "Varrowby runs in the city of Oslo."), set()),
        (("Varrowby Latch is safer than Varrowby Brass.",), {"brass"}),
        (("Pedalix riders save a day.", "Varrowby beats Pedalix."), set()),
    ],
)
def test_rivals_are_the_names_that_wordings_compare_with(wordings, rivals):
    assert rivals_in(wordings) == {stem(name) for name in rivals}


def test_who_stands_behind_a_comparison_is_no_rival():
    wordings = ("Unlike Velox, Acme encrypts every backup.", "Compared with Old Ledger, Nimbus takes a day.")
    assert rivals_in(wordings) == {stem(name) for name in ("velox", "old", "ledger")}
