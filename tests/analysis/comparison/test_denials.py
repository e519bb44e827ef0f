"""What is denied, and what is named as wrong, must stand where the message is told."""

import pytest

from msgcheck.analysis.comparison import Reason, compare, profile_message, profile_text
from msgcheck.model.message import MatchMode, Message, MessageKind, Variant

MESSAGE = profile_message(
    Message(
        id="serves",
        kind=MessageKind.AUDIENCE,
        statement="Lumo serves any clinic with long waiting lists",
        variants=(Variant("Every clinic with long waiting lists, not only some of them, gains from Lumo"),),
        match=MatchMode.MEANING,
        contradictions=("Lumo serves only private clinics",),
    )
)
DENIALS = {
    "Lumo does not serve any clinic with long waiting lists.": True,
    "We never said that Lumo serves any clinic with long waiting lists.": True,
    "Lumo serves any clinic with long waiting lists. Do not judge a clinic by its size.": False,
    "Do not judge by size alone. Lumo serves any clinic with long waiting lists.": False,
}
WRONG = {
    "Lumo serves only private clinics": True,
    "Lumo serves private clinics": False,
}


def reasons(text):
    return {difference.reason for difference in compare(profile_text(text), MESSAGE)}


@pytest.mark.parametrize("text", DENIALS)
def test_a_denial_counts_where_the_message_is_told(text):
    assert (Reason.NEGATION in reasons(text)) is DENIALS[text]


@pytest.mark.parametrize("text", WRONG)
def test_a_limit_of_a_wrong_wording_must_be_said(text):
    assert (Reason.KNOWN_WRONG in reasons(text)) is WRONG[text]


OFFLINE = "Cargohold works without an internet connection."


@pytest.mark.parametrize(
    ("passage", "found"),
    [
        ("Cargohold does not work without an internet connection.", [Reason.NEGATION]),
        ("Without an internet connection, Cargohold works.", []),
        ("Cargohold works with no internet connection.", []),
    ],
)
def test_what_only_one_side_denies_is_told_where_both_deny_something(compared, passage, found):
    assert [each.reason for each in compared([OFFLINE], passage)] == found


@pytest.mark.parametrize(
    ("passage", "found"),
    [
        ("98% of parcels arrived without a scratch in 2025.", []),
        ("In 2025, 98 percent of parcels arrived without a scratch.", []),
        ("98% of our parcels did not arrive without a scratch in 2025.", [Reason.NEGATION]),
    ],
)
def test_a_date_within_what_both_deny_is_not_denied(compared, passage, found):
    statement = "98% of our parcels in 2025 arrived without a scratch."
    assert [each.reason for each in compared([statement], passage)] == found


ICE = "Farmers have the money before the bills arrive, because Lumo pays on the weather reading and not on the harvest."


@pytest.mark.parametrize(
    ("passage", "found"),
    [
        ("Lumo pays on the harvest and not on the weather reading.", [Reason.NEGATION]),
        ("Lumo pays on the weather reading and not on the harvest.", []),
        ("Lumo pays on the weather reading. The harvest does not count.", []),
        ("Lumo pays on the weather reading, not on the harvest, and not on a survey.", []),
    ],
)
def test_what_is_affirmed_and_denied_may_be_swapped(compared, passage, found):
    assert [each.reason for each in compared([ICE], passage)] == found


@pytest.mark.parametrize(
    ("passage", "found"),
    [
        ("It pays early, because it trusts the scale rather than the label.", []),
        ("It pays early, because it trusts the scale and the label.", [Reason.NEGATION_LOST]),
    ],
)
def test_what_stands_after_rather_than_is_denied(compared, passage, found):
    statement = "It pays early, because it trusts the scale and not the label."
    assert [each.reason for each in compared([statement], passage)] == found


@pytest.mark.parametrize(
    ("passage", "found"),
    [
        ("Lumo does not repair scales in its own workshop in Graz.", [Reason.NEGATION]),
        ("Unlike Harkvale, Lumo does not repair every scale in its own workshop in Graz.", [Reason.NEGATION]),
        ("Harkvale does not repair every scale in its own workshop in Graz.", []),
        ("Other makers do not repair scales in their own workshop in Graz.", []),
    ],
)
def test_what_opens_with_a_comparison_is_denied_of_its_own_subject(compared, passage, found):
    statement = "Unlike Harkvale, Lumo repairs every scale in its own workshop in Graz."
    assert [each.reason for each in compared([statement], passage)] == found


def test_our_name_within_what_both_deny_is_not_denied(compared):
    statement = "With Kestrowe, 70% of invoices are posted without a human touch."
    passage = "70% of invoices are posted without a human touch with Kestrowe"
    assert compared([statement], passage, own_names=["Kestrowe"]) == []


@pytest.mark.parametrize(
    ("passage", "found"),
    [
        ("Don’t use the name that Lumo hosts clinics under.", []),
        ("Read on. Please do not name what Lumo hosts for clinics.", []),
        ("Never host 30 clinics.", [Reason.NEGATION]),
        ("Lumo does not host 30 clinics.", [Reason.NEGATION]),
        ("We do not say that Lumo hosts clinics.", [Reason.NEGATION]),
    ],
)
def test_an_order_not_to_do_something_else_denies_nothing(compared, passage, found):
    assert [each.reason for each in compared(["Lumo hosts 30 clinics."], passage)] == found


COUNTED = "Lumo hosts the clinics of 40 towns in one place."


@pytest.mark.parametrize(
    ("statement", "passage", "is_denied"),
    [
        (COUNTED, "Lumo does not host all towns in one place.", False),
        (COUNTED, "Lumo does not host many of the small towns in one place.", False),
        (COUNTED, "Lumo does not host every town in one place.", False),
        (COUNTED, "Lumo does not host the clinics of the towns in one place.", True),
        (COUNTED, "Lumo does not host all 40 towns in one place.", True),
        (COUNTED, "Lumo does not host all clinics of the towns in one place.", True),
        ("Lumo hosts the clinics of all 40 towns in one place.", "Lumo does not host all towns in one place.", True),
        ("Lumo hosts the clinics of towns in one place.", "Lumo does not host all towns in one place.", True),
        (
            "Acme Vault holds customer data in 3 regions and shares it with nobody.",
            "Acme Vault does not hold all customer data in 3 regions and shares it with nobody.",
            True,
        ),
        (
            "Acme Flow encrypts data and keeps 3 copies in two regions.",
            "Acme Flow does not encrypt all data and keeps 3 copies in two regions.",
            True,
        ),
        ("Our clinics treat patients in 40 towns.", "Our clinics do not treat all patients in 40 towns.", True),
        ("Acme Flow covers 40 regions.", "Acme Flow does not cover many of the regions.", False),
    ],
)
def test_who_has_not_all_may_have_as_many_as_are_counted(compared, statement, passage, is_denied):
    found = compared([statement], passage, kind=MessageKind.PROOF_POINT, match=MatchMode.FACTS)
    assert (Reason.NEGATION in [each.reason for each in found]) is is_denied


FULLY_OPEN = "Every Lumo clinic is open on Sundays and has an open garden; there is no open fire."


@pytest.mark.parametrize(
    ("passage", "found"),
    [
        ("Every Lumo clinic is open on Sundays, and has an open garden.", []),
        ("Every Lumo clinic is open on Sundays and has an open garden; there is an open fire.", [Reason.NEGATION_LOST]),
        ("Every Lumo clinic is open on Sundays and has a fire in its open garden.", [Reason.NEGATION_LOST]),
        ("Lumo clinics are open on Sundays, have an open garden, and a fire that is open too.", [Reason.NEGATION_LOST]),
    ],
)
def test_a_word_that_is_affirmed_too_is_not_what_is_denied(compared, passage, found):
    assert [each.reason for each in compared([FULLY_OPEN], passage)] == found


NO_FEES, NO_LOGS, NO_TRIAL = (
    "Harbo charges no setup fees.",
    "Harbo keeps no logs of your visits.",
    "Harbo does not have a free trial.",
)


@pytest.mark.parametrize(
    ("approved", "passage"),
    [
        (NO_FEES, "We charge a setup fee of $500."),
        (NO_FEES, "For each archive we charge a small setup fee."),
        (NO_FEES, "Harbo charges a one-off setup fee for each archive."),
        (NO_LOGS, "We keep logs of your visits until you delete them."),
        (NO_LOGS, "Zero trust is our rule: Harbo keeps logs of your visits."),
        (NO_TRIAL, "We have a free trial."),
        (NO_TRIAL, "Sign up for our free trial."),
    ],
)
def test_what_is_approved_as_denied_is_affirmed_of_us(compared, approved, passage):
    found = compared([approved], passage, own_names=["Harbo"])
    assert [each.reason for each in found] == [Reason.NEGATION_LOST]


@pytest.mark.parametrize(
    ("approved", "passage"),
    [
        (NO_FEES, "Many vendors charge setup fees."),
        (NO_FEES, "We know that many vendors charge setup fees."),
        (NO_FEES, "We charge a transfer fee."),
        (NO_FEES, "We waive all setup fees that we charge."),
        (NO_FEES, "Until 2020 we charged a setup fee."),
        (NO_FEES, "Harbo charges $0 in setup fees."),
        (NO_FEES, "We would charge setup fees if archives needed any."),
        (NO_LOGS, "Most providers keep logs of your visits."),
        (NO_LOGS, "Harbo is our no-logs service for your visits."),
        (NO_LOGS, "We help you when your provider keeps logs of your visits."),
        (NO_TRIAL, "After the trial, our support is free."),
        ("Harbo never shows your doctors the files of nurses.", "We show your nurses the files of doctors."),
    ],
)
def test_nothing_is_affirmed_of_others_or_of_nothing(compared, approved, passage):
    found = compared([approved], passage, own_names=["Harbo"])
    assert Reason.NEGATION_LOST not in {each.reason for each in found}


ONLY_ONE = "Harbo is the only archive in Tarn that lends its maps to schools."


@pytest.mark.parametrize(
    ("approved", "passage", "found"),
    [
        (ONLY_ONE, "No other archive in Tarn lends its maps to schools.", []),
        (ONLY_ONE, "In Tarn nobody else lends maps of an archive to schools.", []),
        (ONLY_ONE, "The archive in Tarn does not lend its maps to schools.", [Reason.NEGATION]),
        (ONLY_ONE, "No archive in Tarn lends its maps to schools.", [Reason.NEGATION]),
        ("Harbo and one other archive in Tarn lend maps to schools.", "No other archive in Tarn lends maps to schools.",
         [Reason.NEGATION]),
    ],
)  # fmt: skip
def test_what_no_other_does_is_done_by_the_only_one(compared, approved, passage, found):
    assert [each.reason for each in compared([approved], passage) if each.reason is Reason.NEGATION] == found


KEYS = "Harbo keeps a copy of each key, so that a lost key is replaced without a second visit."
PAY = "Harbo trains its drivers at their own depot, and no driver loses a day of pay."


@pytest.mark.parametrize(
    ("approved", "passage"),
    [
        (KEYS, "A lost key takes a second visit."),
        (KEYS, "Who lost a key plans a second visit."),
        (PAY, "For the training a driver loses a day of pay."),
    ],
)
def test_what_one_clause_denies_is_affirmed(compared, approved, passage):
    assert [each.reason for each in compared([approved], passage)] == [Reason.NEGATION_LOST]


@pytest.mark.parametrize(
    ("approved", "passage"),
    [
        (KEYS, "A lost key is replaced, and no second visit is due."),
        (KEYS, "At other makers a lost key takes a second visit."),
        (KEYS, "Before Harbo, a lost key took a second visit."),
        (KEYS, "A lost key is replaced by mail instead of a second visit."),
        (KEYS, "We spare who lost a key the second visit."),
        (KEYS, "A lost key? The second visit is history."),
        (KEYS, "On a second visit, guests get a key."),
        (PAY, "The driver who wins the race wins a day of pay."),
    ],
)
def test_what_one_clause_denies_is_not_affirmed_of_others_or_by_what_does_away_with_it(compared, approved, passage):
    assert Reason.NEGATION_LOST not in {each.reason for each in compared([approved], passage)}


HALLS = (
    "Harbo opens its booking page to every partner, so a guest is immediately connected to all halls of the partners."
)


@pytest.mark.parametrize(
    ("passage", "found"),
    [
        (
            "Harbo opens its booking page to every partner, not through single halls. So a guest is at once "
            "connected to all halls of the partners.",
            [],
        ),
        ("Harbo opens its booking page, so a guest is not connected to all halls of the partners.", [Reason.NEGATION]),
        (
            "Harbo opens its booking page to every partner, so a guest is connected to one hall and not to all halls "
            "of the partners.",
            [Reason.NEGATION],
        ),
        (
            "Harbo opens its booking page to no partner; a guest is at once connected to all halls.",
            [Reason.NEGATION],
        ),
    ],
)
def test_what_is_told_besides_a_denial_is_not_denied(compared, passage, found):
    assert [each.reason for each in compared([HALLS], passage)] == found


LIFTS = "Harbo lifts boats over 80 tonnes."
SHIPS = "Harbo does not ship crates above 30 kg."


@pytest.mark.parametrize(
    ("approved", "passage", "found"),
    [
        (LIFTS, "Harbo does not lift boats over 80 tonnes.", [Reason.NEGATION]),
        (LIFTS, "Harbo lifts boats of up to 80 tonnes.", [Reason.QUALIFIER]),
        (SHIPS, "Harbo ships crates above 30 kg.", [Reason.NEGATION_LOST]),
        (SHIPS, "Harbo ships crates up to 30 kg.", []),
        (
            "No visitor who comes to us with a boat waits longer than 25 minutes.",
            "You and your boat wait no longer than 25 minutes.",
            [Reason.QUALIFIER],
        ),
    ],
)
def test_a_limit_denied_in_the_words_of_the_other_side_is_a_denial(compared, approved, passage, found):
    assert [each.reason for each in compared([approved], passage)] == found
