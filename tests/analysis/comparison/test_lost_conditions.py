"""Conditions of a commitment that a passage leaves out, and what it says of less than all."""

import pytest

from msgcheck.model.message import MessageKind

REFUND = "Riders may return a bike within 30 days for a full refund, if a Varrowby workshop serviced it."
HOTLINE = "During spring and summer, a mechanic answers within 20 minutes on weekdays."
CERTIFIED = "All our workshops are certified for electric bikes by Novacert."


@pytest.fixture
def changes(compared):
    def find(statement, passage, *variants, kind=MessageKind.COMMITMENT):
        found = compared([statement, *variants], passage, kind=kind)
        return [(each.claim.change.value, each.approved, each.found) for each in found if each.claim]

    return find


@pytest.mark.parametrize(
    ("statement", "passage", "condition"),
    [
        (REFUND, "Riders may return a bike within 30 days for a full refund.",
         "if a Varrowby workshop serviced it"),
        (REFUND, "Within 30 days, riders may return a bike: they get a full refund.",
         "if a Varrowby workshop serviced it"),
        (HOTLINE, "A mechanic answers within 20 minutes, all year round.", "During spring and summer"),
    ],
)  # fmt: skip
def test_a_condition_left_out_of_a_commitment_is_named(changes, statement, passage, condition):
    assert ("condition_lost", condition) in [change[:2] for change in changes(statement, passage)]


@pytest.mark.parametrize(
    ("statement", "passage", "variants"),
    [
        (REFUND, "If one of our workshops serviced the bike, return it within 30 days for a full refund.", ()),
        (REFUND, "Riders may return a bike serviced by Varrowby within 30 days for a full refund.", ()),
        (REFUND, "30 days to return it, full refund", ()),
        (REFUND, "Riders may return a bike within 30 days for a full refund.", ("Return it: full refund in 30 days.",)),
        (HOTLINE, "On weekdays in spring and summer, a mechanic answers within 20 minutes.", ()),
    ],
)
def test_a_condition_in_other_words_or_of_a_short_line_is_not(changes, statement, passage, variants):
    assert changes(statement, passage, *variants) == []


@pytest.mark.parametrize(
    "opening",
    [
        "In that case, ",
        "If so, ",
        "And in such a case, ",
        "Under these conditions, ",
        "Once that happens, ",
        "In this event ",
    ],
)
def test_a_condition_that_the_sentence_before_states_is_taken_up(changes, opening):
    assert changes(REFUND, f"{opening}riders may return a bike within 30 days for a full refund.") == []


@pytest.mark.parametrize("opening", ["In any case, ", "In this city, ", "And so, "])
def test_what_takes_up_no_condition_leaves_it_out(changes, opening):
    found = changes(REFUND, f"{opening}riders may return a bike within 30 days for a full refund.")
    assert ("condition_lost", "if a Varrowby workshop serviced it") in [change[:2] for change in found]


@pytest.mark.parametrize(
    ("statement", "passage", "condition"),
    [
        (REFUND, "Riders may return a bike within 30 days after purchase for a full refund.",
         "if a Varrowby workshop serviced it"),
        ("Riders may hand back a bike at any time if it is older than a year.",
         "Riders may hand back a bike at any time.", "if it is older than a year"),
    ],
)  # fmt: skip
def test_a_condition_of_a_commitment_is_lost_whatever_else_is_said_of_time(changes, statement, passage, condition):
    found = [change[:2] for change in changes(statement, passage)]
    assert ("condition_lost", condition) in found


TANKS = "After the first season, a tank can be handed back at six weeks' notice."
NETS = "Our riggers knot every torn net again, wherever the yarn still holds."
RAFTS = "Our riggers knot every torn net where the yarn is thin, when the boats are in."


@pytest.mark.parametrize(
    ("statement", "passage", "condition", "found"),
    [
        (REFUND, "Riders may return a bike within 30 days for a full refund.",
         "if a Varrowby workshop serviced it", ""),
        (TANKS, "A tank can be handed back at six weeks' notice.", "After the first season", ""),
        (TANKS, "A tank can be handed back at six weeks' notice at any time.", "After the first season", "at any time"),
        (TANKS, "Whatever the weather, a tank can be handed back at six weeks' notice from day one.",
         "After the first season", "Whatever the weather"),
        (TANKS, "A tank can be handed back at six weeks' notice, no matter when you began.",
         "After the first season", "no matter when you began"),
        (NETS, "Our riggers knot every torn net again.", "wherever the yarn still holds", ""),
    ],
)  # fmt: skip
def test_of_any_message_a_plain_condition_is_named(changes, statement, passage, condition, found):
    named = changes(statement, passage, kind=MessageKind.DIFFERENTIATOR)
    assert ("condition_lost", condition, found) in named


@pytest.mark.parametrize(
    ("statement", "passage", "variants"),
    [
        (TANKS, "After 12 months, a tank can be handed back at six weeks' notice.", ()),
        (TANKS, "Once a season is over, a tank can be handed back at six weeks' notice at any time.", ()),
        (TANKS, "Six weeks' notice", ()),
        (TANKS, "A tank can be handed back at six weeks' notice.", ("Hand tanks back at six weeks' notice.",)),
        (RAFTS, "Our riggers knot every torn net.", ()),
        ("Keepers of a tank see at once if the water is too warm.", "Keepers of a tank see it at once.", ()),
        ("Our riggers knot every torn net by hand, even if it is old.", "Our riggers knot every torn net by hand.", ()),
        ("If a tank leaks, we come at any time of the season.", "We come at any time of the season.", ()),
        ("Our riggers inspect each net once a year.", "Our riggers inspect each net annually.", ()),
        ("Take a boat with you wherever you go.", "Take a boat everywhere with you.", ()),
        ("Screens show what a tank owes, if anything, at the gate.", "Screens show what a tank owes at the gate.", ()),
    ],
    ids=[
        *(
            "other words",
            "kept and lifted",
            "short",
            "variant",
            "description",
            "whether",
            "even if",
            "approved without",
        ),
        *("rhythm", "everywhere", "aside"),
    ],
)
def test_of_any_message_other_words_are_not(changes, statement, passage, variants):
    assert changes(statement, passage, *variants, kind=MessageKind.DIFFERENTIATOR) == []


BAKED = "Our own bakers make every cake; nothing comes from a factory."
SOLE = "Varrowby is the only maker of hand pumps that fit all valves."


@pytest.mark.parametrize(
    ("statement", "passage", "approved", "found"),
    [
        (BAKED, "Our own bakers make most cakes.", "every cake", "most cakes"),
        ("Every shop has a mechanic of its own, by name and with a direct line; we run no call centre.",
         "Most shops have a mechanic of their own, by name and with a direct line.", "Every shop", "Most shops"),
        (SOLE, "One of several makers of hand pumps that fit all valves.", "the only", "One of several"),
        (SOLE, "Varrowby is one of only three makers of hand pumps that fit all valves.",
         "the only", "one of only three"),
        (CERTIFIED, "Most of our workshops are certified for electric bikes by Novacert.",
         "All our workshops", "Most of our workshops"),
        (CERTIFIED, "Nearly all workshops are certified for electric bikes by Novacert.",
         "All our workshops", "Nearly all workshops"),
        ("A mechanic always checks the brakes twice.", "A mechanic usually checks the brakes twice.",
         "always", "usually"),
    ],
)  # fmt: skip
def test_less_than_all_is_named(changes, statement, passage, approved, found):
    assert ("share_lowered", approved, found) in changes(statement, passage, kind=MessageKind.PROOF_POINT)


@pytest.mark.parametrize(
    ("passage", "variants"),
    [
        ("Every workshop of ours is certified for electric bikes by Novacert.", ()),
        ("All our workshops, and most of our partners, are certified for electric bikes by Novacert.", ()),
        ("Our workshops are certified for electric bikes, which most riders want, by Novacert.", ()),
        ("Most workshops are certified for electric bikes by Novacert.", ("Most workshops are certified.",)),
    ],
)
def test_all_of_it_is_not(changes, passage, variants):
    assert changes(CERTIFIED, passage, *variants, kind=MessageKind.PROOF_POINT) == []


@pytest.mark.parametrize(
    ("statement", "passage"),
    [
        (BAKED, "Our own bakers make every cake, and most cakes are sold by noon."),
        (BAKED, "Our own bakers make cakes; most factories make bread as well."),
        (SOLE, "Varrowby, one of several brands of ours, is the only maker of hand pumps that fit all valves."),
        (SOLE, "One of our mechanics runs the only maker of hand pumps that fit all valves."),
    ],
)
def test_nor_is_a_part_of_something_else(changes, statement, passage):
    assert changes(statement, passage, kind=MessageKind.DIFFERENTIATOR) == []


NEARLY = "Almost every workshop of ours is certified for electric bikes by Novacert."


@pytest.mark.parametrize(
    ("passage", "found"),
    [
        (NEARLY, None),
        ("Nearly every workshop of ours is certified for electric bikes by Novacert. Ask for:", None),
        ("Most workshops of ours are certified for electric bikes by Novacert.", None),
        ("Every workshop of ours is certified for electric bikes by Novacert.", None),
        ("Some workshops of ours are certified for electric bikes by Novacert.", "Some workshops"),
        ("Several workshops of ours are certified for electric bikes by Novacert.", "Several workshops"),
        ("Many of our workshops are certified for electric bikes by Novacert.", "Many of our workshops"),
    ],
)
def test_nearly_all_is_no_less_than_nearly_all(changes, passage, found):
    lowered = [change[2] for change in changes(NEARLY, passage, kind=MessageKind.PROOF_POINT) if "share" in change[0]]
    assert lowered == ([found] if found else [])
