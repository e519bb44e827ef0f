"""What the platform itself explains is no fault where nothing can be named but a likeness."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from msgcheck.analysis.trust import ONLY_READ
from msgcheck.checks.messages.index import build_index, texts_to_embed
from msgcheck.checks.messages.own_names import product_names
from msgcheck.checks.messages.rulings import POSSIBLE_DRIFT, Ruling
from msgcheck.checks.messages.units import Unit
from msgcheck.checks.messages.unnamed_faults import explanations_of, standing_rulings
from msgcheck.checks.messages.validity import Expiry
from msgcheck.model.message import MatchMode, Message, MessageKind, MessageStatus, Platform
from msgcheck.model.passage import Layer, Role
from msgcheck.model.term import Term
from msgcheck.model.verdict import Judgement, Label, Verdict


def _message(id_, statement, products=(), kind="value_proposition", status="approved"):
    return Message(
        id=id_,
        kind=MessageKind(kind),
        statement=statement,
        match=MatchMode.MEANING,
        products=products,
        status=MessageStatus(status),
    )


RENTING = "Bike renting by the hour lets commuters pick up and leave a bike at any station of the city."
MESSAGES = (
    _message("old-renting", RENTING, ("hour-pass",), status="retired"),
    _message("what", "Varrowby is the bike company of the north.", ("bikes",), kind="category"),
    _message("lock", "Varrowby Latch is the lock that opens by phone.", ("latch",)),
    _message("repair", "Teams build trust with bikes that never stand still.", ("repair-shop",)),
)
PLATFORM = Platform(name="Varrowby message platform", version="1", messages=MESSAGES)
TERMS = (
    Term(
        id="ride",
        preferred="ride",
        definition="Trip of a commuter who picks up a bike at a station and leaves it at another one in the same city.",
    ),
    Term(id="rider", preferred="rider", definition="Whoever rides."),
)
KNOWN = explanations_of(PLATFORM, TERMS, "Varrowby")


def _stands(
    text,
    *,
    verdict=Verdict.RETIRED,
    reasons=("retired",),
    differences=(),
    expiry=None,
    messages=MESSAGES,
    context="",
    known=KNOWN,
):
    judgement = Judgement(Label.ALIGNED, 0.8, (), (("reasons", reasons), ("differences", differences)))
    by_verdict = {Verdict.RETIRED: "message.retired", Verdict.DRIFTED: "claim.number-mismatch"}
    rule = POSSIBLE_DRIFT if reasons == ONLY_READ else by_verdict.get(verdict)
    ruling = Ruling(0, 0, verdict, rule, judgement, 0.8, expiry)
    unit = Unit(text, 0, 0, len(text), Layer.BODY, Role.PARAGRAPH, context)
    index = build_index(messages, np.eye(len(texts_to_embed(messages)), dtype=np.float32))
    return standing_rulings((ruling,), (unit,), index, known) == (ruling,)


EXPLAINED = [
    "Ride: trip of a commuter who picks up a bike at a station, and leaves it at another one in the same city.",
    "Varrowby Latch lets commuters leave a bike at any station of the city.",
    "Varrowby’s Repair Shop picks up a bike at any station.",
    "The Repair Shop picks up a bike at any station.",
    "Teams build their trust with bikes that never stand still.",
    "BAS stands for bike at any station.",
    "BAS is an acronym for bike at any station",
]
FAULTS = [
    "Teams build trust in any station of the city.",
    "Commuters pick up and leave a bike at any station.",
    "Varrowby lets commuters pick up a bike at any station of the city.",
    "Teams pick up and leave a bike at any station of the city.",
    "Varrowby stands for a bike at any station.",
    "BAS stands for bike at any station. Commuters leave it at another one.",
    "Hour Pass lets commuters pick up a bike at any station.",
    "With Varrowby Latch, commuters leave a bike at any station.",
    f"Repair Shop: {RENTING}",
]


@pytest.mark.parametrize("text", EXPLAINED)
@pytest.mark.parametrize("fault", [{}, {"verdict": Verdict.DRIFTED, "reasons": ONLY_READ}], ids=["retired", "read"])
def test_a_definition_of_the_glossary_and_a_claim_of_another_product_are_no_fault(text, fault):
    assert not _stands(text, **fault)


@pytest.mark.parametrize(
    ("text", "stands"),
    [
        ("Varrowby Latch opens any station within two hours.", False),
        ("The Repair Shop has version 3.1 of its card.", False),
        ("Varrowby Latch users get the Hour Pass for two coins.", True),
        ("Varrowby Latch is useful with the Hour Pass, and the Hour Pass costs two coins.", True),
        ("Hour Pass opens any station within two hours.", True),
        ("With the Latch, any station opens within two hours.", True),
    ],
)
def test_a_figure_of_another_product_is_no_fault(text, stands):
    assert _stands(text, verdict=Verdict.DRIFTED, reasons=("number",)) is stands


@pytest.mark.parametrize(
    ("text", "found", "stands"),
    [
        ("Find parts for the Repair Shop at any station.", "Repair Shop", False),
        ("Find parts for Varrowby Latch at any station.", "Varrowby Latch", False),
        ("Find parts for the Kestrel at any station.", "Kestrel", True),
        ("With the Hour Pass, find parts for the Repair Shop at any station.", "Repair Shop", True),
    ],
)
def test_another_product_in_the_place_of_its_own_is_no_fault(text, found, stands):
    fault = {"verdict": Verdict.DRIFTED, "reasons": ("name",), "differences": (("Hour Pass", found),)}
    assert _stands(text, **fault) is stands


BAKERY = (
    _message("oven", "Brimmel Hearth bakes 90 loaves an hour."),
    _message("oven-door", "The door of Brimmel Hearth opens by itself.", ("brimmel-hearth",)),
    _message("mill", "Brimmel Querne grinds rye.", ("brimmel-querne",)),
    _message("old-oven", "Brimmel Ember bakes bread.", ("brimmel-ember",), status="retired"),
)
BAKERY_TERMS = (Term(id="hearth", preferred="Brimmel Hearth", deprecated=("Brimmel Ember",)),)


@pytest.mark.parametrize(
    ("text", "stands"),
    [
        ("Brimmel Querne bakes 95 loaves an hour.", False),
        ("The Brimmel Querne comes with 95 loaves an hour.", False),
        ("Brimmel Hearth bakes 95 loaves an hour.", True),
        ("Brimmel bakes 95 loaves an hour.", True),
        ("Brimmel Querne users bake 95 loaves an hour with Brimmel Hearth.", True),
        ("Brimmel Ember bakes 95 loaves an hour.", True),
    ],
)
def test_a_message_that_gives_no_products_is_about_the_one_it_opens_with(text, stands):
    known = explanations_of(Platform(name="Brimmel", version="1", messages=BAKERY), BAKERY_TERMS, "Brimmel")
    fault = {"verdict": Verdict.DRIFTED, "reasons": ("number",), "known": known}
    assert _stands(text, **fault, messages=BAKERY) is stands
    of_all = (replace(BAKERY[0], statement="Every oven of Brimmel bakes 90 loaves an hour."), *BAKERY[1:])
    assert _stands(text, **fault, messages=of_all)


DESKS = (
    _message("desk", "The Finchboard is Varrowby’s first desk of oak, with a lamp of 40 watts.", ("finchboard",)),
    _message("people", "Varrowby is the desk maker of the north with 40 workshops."),
)
DESK_TERMS = (Term(id="finchboard", preferred="Finchboard", deprecated=("Wrendesk",)),)


@pytest.mark.parametrize(
    ("text", "stands"),
    [
        ("The Larkboard is a desk of oak with a lamp of 25 watts.", False),
        ("In a nutshell, the Larkboard is a small desk of oak with a lamp of 25 watts.", False),
        ("Larkboard Mini is the desk of oak with a lamp of 25 watts.", False),
        ("The Finchboard is a desk of oak with a lamp of 25 watts.", True),
        ("The Wrendesk is a desk of oak with a lamp of 25 watts.", True),
        ("Varrowby is the maker of a desk of oak with a lamp of 25 watts.", True),
        ("The Desk is a desk of oak with a lamp of 25 watts.", True),
        ("The Larkboard is a stool for the Finchboard, which has a lamp of 25 watts.", True),
        ("Larkboard users get a desk of oak with a lamp of 25 watts.", True),
    ],
)
def test_what_something_else_is_said_to_be_by_name_is_no_fault_of_a_message_on_a_product(text, stands):
    known = explanations_of(Platform(name="Varrowby", version="1", messages=DESKS), DESK_TERMS, "Varrowby")
    fault = {"verdict": Verdict.DRIFTED, "reasons": ("number",), "messages": DESKS, "known": known}
    assert _stands(text, **fault) is stands
    of_all = (replace(DESKS[0], products=()), DESKS[1])
    assert _stands(text, **{**fault, "messages": of_all})


@pytest.mark.parametrize(
    ("text", "stands"),
    [
        ("Renting is over: commuters no longer pick up a bike at any station.", False),
        ("Commuters used to leave a bike at any station.", False),
        ("During our first few years commuters left a bike at any station.", False),
        ("Originally, commuters left a bike at any station.", False),
        ("Until early 2023, a bike was picked up and left by commuters at any station.", False),
        ("From 2019 to 2023 commuters picked up a bike at any station.", False),
        ("Commuters picked up a bike at any station until the end of 2023.", False),
        (f"Until early 2023, {RENTING.lower().replace('lets', 'allowed').replace('.', '')}.", False),
        (f"Until 2023 on foot, then on wheels: {RENTING}", True),
        ("Until 2030 commuters pick up a bike at any station.", True),
        ("Until 2023 commuters walked home, and now they pick up a bike at any station.", True),
        ("Until 2023 riders walked home. Commuters pick up a bike at any station.", True),
        ("Riders were on foot until 2023; commuters can leave a bike at any station.", True),
        ("Commuters still leave a bike at any station.", True),
        ("In the first few years of a pass commuters leave a bike at any station.", True),
        (f"No longer on foot: {RENTING}", True),
    ],
)
def test_a_retired_message_told_as_over_is_no_fault(text, stands):
    assert _stands(text) is stands
    assert _stands(text, verdict=Verdict.DRIFTED, reasons=("number",))


FREE_RIDES = (
    _message("old-trial", "In the first winter Varrowby does not charge for any ride.", status="retired"),
    _message("price", "A ride costs two coins."),
)


@pytest.mark.parametrize(
    ("text", "stands"),
    [
        ("Varrowby charges for each ride, not for each minute.", False),
        ("Whoever rides with Varrowby is charged by the week.", False),
        ("Rides of the first winter: we will not charge you.", True),
        ("Rides are free of charge this winter.", True),
        ("Charges do not apply to any ride of the first winter.", True),
        ("In the first winter nobody is charged for a ride.", True),
        ("All of the first winter you ride for nothing.", True),
    ],
)
def test_a_retired_message_turned_round_is_not_told(text, stands):
    assert _stands(text, messages=FREE_RIDES) is stands


OPEN_DOORS = (
    _message("old-key", "Open any station with one card that lasts 24 hours, the Managed Brass.", status="retired"),
    _message("hire", "We spend the night managing your fleet."),
    _message("key", "Open any station with one card of your bank."),
)


@pytest.mark.parametrize(
    ("text", "stands"),
    [
        ("You open any station with a single card.", False),
        ("You open any station with a single card: the Brass.", True),
        ("You open any station with a single card: Varrowby Managed.", True),
        ("You open any station with a single card, and keep it for one day.", True),
        ("You open any station with a single card, and keep it for three days.", False),
    ],
)
def test_what_approved_messages_say_as_well_tells_no_retired_one(text, stands):
    assert _stands(text, messages=OPEN_DOORS) is stands


OPENED = _message("old-opening", "Varrowby was first opened to commuters in 2009.", status="retired")
RUN_BY_A_CITY = (_message("old-owner", "Varrowby is run and funded by the City of Penwick.", status="retired"),)


@pytest.mark.parametrize(
    ("text", "stands"),
    [
        ("A photo of the City of Penwick makes a bold statement.", False),
        ("Penwick City Red ties Varrowby to the colours of the City of Penwick.", False),
        ("The City of Penwick funds Varrowby.", True),
        ("Varrowby is run by the City of Penwick, which also pays its mechanics.", True),
    ],
)
def test_what_shares_only_names_with_a_retired_message_does_not_tell_it(text, stands):
    assert _stands(text, messages=RUN_BY_A_CITY) is stands


@pytest.mark.parametrize(
    ("text", "stands"),
    [
        ("Varrowby was founded by two nurses in 1991 and is now run and funded by the City of Penwick.", True),
        ("Varrowby was founded by two nurses in 1991, funded by a prize.", False),
    ],
)
def test_a_retired_wording_is_told_beside_a_copy_of_another_message(text, stands):
    founded = _message("founded", "Varrowby was founded by two nurses in 1991.")
    assert _stands(text, messages=(*RUN_BY_A_CITY, founded)) is stands


RUN_BY_HASK = (
    _message("old-hask", "Brindlehask manages our stations and all locks of them.", status="retired"),
    _message("mechanics", "Our mechanics take care of each station."),
)


@pytest.mark.parametrize(
    ("text", "context", "stands"),
    [
        ("Our mechanics manage all locks of each station from day to day.", "", False),
        ("Our mechanics manage the stations and all locks of them.", "", False),
        ("The team of the north manages stations and locks in all weathers.", "Repairs", False),
        ("All locks and stations are managed by Brindlehask until 2030.", "", True),
        ("Stations and locks: managed by the Brindle-Hask company.", "", True),
        ("It manages the stations, and their locks as well.", "", True),
        ("Manages all of the stations and locks.", "What Brindlehask does", True),
    ],
)
def test_what_somebody_else_does_tells_no_retired_message_of_a_name(text, context, stands):
    assert _stands(text, messages=RUN_BY_HASK, context=context) is stands


@pytest.mark.parametrize(
    ("name", "text", "stands"),
    [
        ("BHW", "All locks and stations are managed by the Brindlehask House of Works.", True),
        ("Brindlehask Works", "All locks and stations are managed by BW until 2030.", True),
        ("BHW", "All locks and stations are managed by our mechanics.", False),
    ],
)
def test_a_name_may_be_written_out_or_abbreviated(name, text, stands):
    old = _message("old", f"{name} manages the stations and all locks of Varrowby.", status="retired")
    assert _stands(text, messages=(old, RUN_BY_HASK[1])) is stands


@pytest.mark.parametrize(("name", "stands"), [("VarrowbyPass", True), ("Varrowby-Pass", True), ("Brindlehask", False)])
def test_a_name_that_ours_opens_is_ours(name, stands):
    old = _message("old", f"{name} lets our riders pay by phone.", status="retired")
    assert _stands("The app lets all of our riders pay by phone.", messages=(old, RUN_BY_HASK[1])) is stands


@pytest.mark.parametrize("subject", ["Varrowby manages", "Bikers manage", "We manage", "Oldenvarrow manages"])
def test_a_retired_message_of_ours_or_of_a_former_name_needs_no_name(subject):
    messages = (_message("old", f"{subject} all locks.", status="retired"), RUN_BY_HASK[1])
    assert _stands("Our mechanics manage all of the many locks from day to day.", messages=messages)


def test_a_retired_name_may_be_all_of_a_message():
    assert _stands("Varrowby City Pass", messages=(_message("old-name", "Varrowby City Pass", status="retired"),))
    assert _stands("Get the City Pass.", messages=(_message("old-name", "Varrowby City Pass", status="retired"),))


@pytest.mark.parametrize(
    ("text", "stands"),
    [
        ("Limits of leaving commuters", False),
        ("Commuters leave bikes anywhere", True),
        ("Bikes: 24 hours", True),
        ("How the riders of the north may leave their bikes", True),
    ],
)
def test_a_label_of_its_topic_tells_no_retired_message(text, stands):
    assert _stands(text) is stands


@pytest.mark.parametrize("text", FAULTS)
def test_what_nothing_explains_stands(text):
    assert _stands(text)


@pytest.mark.parametrize(
    "named",
    [
        {"verdict": Verdict.DRIFTED, "reasons": ("number",)},
        {"expiry": Expiry(date(2026, 1, 1))},
        {"verdict": Verdict.ALIGNED, "reasons": ()},
    ],
    ids=["number", "expired", "told"],
)
def test_what_can_be_named_stands(named):
    assert _stands(EXPLAINED[0], **named)


COUNTED = Message(
    id="count",
    kind=MessageKind.PROOF_POINT,
    statement="Varrowby counts 1,200 bikes in the north.",
    match=MatchMode.FACTS,
)


@pytest.mark.parametrize(
    ("sentences", "match", "verdict", "stands"),
    [
        (["Bikes in the north matter to Varrowby.", "It counts 1,200 bikes there."], "facts", Verdict.DRIFTED, False),
        (["Bikes in the north matter to Varrowby.", "It counts 900 bikes there."], "facts", Verdict.DRIFTED, True),
        (["Bikes of 3 towns matter to Varrowby.", "It counts 1,200 bikes there."], "facts", Verdict.DRIFTED, True),
        (["Bikes in the north matter to Varrowby.", "It counts 1,200 bikes there."], "meaning", Verdict.DRIFTED, True),
        (["Bikes in the north matter to Varrowby.", "It counts 1,200 bikes there."], "facts", Verdict.RETIRED, True),
        (["Bikes in the north matter to Varrowby."], "facts", Verdict.DRIFTED, True),
    ],
)
def test_what_stands_beside_the_figure_of_a_message_is_no_drift_from_it(sentences, match, verdict, stands):
    messages = (replace(COUNTED, match=MatchMode(match)),)
    units = tuple(Unit(text, 0, 0, len(text), Layer.BODY, Role.PARAGRAPH) for text in sentences)
    rule = "message.retired" if verdict is Verdict.RETIRED else POSSIBLE_DRIFT
    ruling = Ruling(0, 0, verdict, rule, Judgement(Label.DRIFTED, 0.97, (), (("reasons", ONLY_READ),)), 0.7)
    index = build_index(messages, np.eye(len(texts_to_embed(messages)), dtype=np.float32))
    assert standing_rulings((ruling,), units, index, KNOWN) == ((ruling,) if stands else ())


def test_products_are_called_as_their_ids_and_messages_say():
    names = product_names("Varrowby", PLATFORM)
    assert names["Varrowby Latch"] == {"latch"}
    assert names["Repair Shop"] == {"repair-shop"}
    assert {"Varrowby", "Teams"}.isdisjoint(names)


@pytest.mark.parametrize(
    ("text", "stands"),
    [
        ("Varrowby was started by two mechanics and initially funded by the City of Penwick.", False),
        ("The bikes of the north were first run by the City of Penwick.", False),
        ("Varrowby was initially run and funded by the City of Penwick.", False),
        ("Varrowby was initially tried with money of the City of Penwick, and is now funded by its riders.", False),
        ("The project was initially tried with money of the City of Penwick and is now run by its riders.", False),
        ("Varrowby is funded by the City of Penwick, and initially charges nothing for a pass.", True),
        ("The City of Penwick, the first to believe in Varrowby, now funds and runs it.", True),
        ("Varrowby, initially planned for trams, is run and funded by the City of Penwick.", True),
        ("Varrowby, initially planned for trams, is now run and funded by the City of Penwick.", True),
        ("Varrowby is run and funded by the City of Penwick, which was initially funded by tolls.", True),
    ],
)
def test_what_was_so_at_first_is_not_told_of_today(text, stands):
    assert _stands(text, messages=RUN_BY_A_CITY) is stands


@pytest.mark.parametrize(
    ("message", "text", "stands"),
    [
        (
            RUN_BY_A_CITY[0],
            "Initially planned by the City of Penwick, Varrowby is now run by the City of Penwick.",
            True,
        ),
        (RUN_BY_A_CITY[0], "Initially run by the City of Penwick, Varrowby is now run by its riders.", False),
        (OPENED, "Varrowby was first opened to commuters in 2009.", True),
        (OPENED, "Varrowby, the bike company, was first opened to commuters in 2009.", True),
    ],
)
def test_what_is_so_today_too_or_what_a_message_says_of_the_first_days_is_told(message, text, stands):
    assert _stands(text, messages=(message,)) is stands
