"""Which ruling speaks for a unit that is near several messages."""

from dataclasses import replace

import numpy as np
import pytest

from msgcheck.checks.messages.index import build_index, texts_to_embed
from msgcheck.checks.messages.rulings import Ruling, nearest_of_each_unit, without_told_figures
from msgcheck.checks.messages.units import Unit
from msgcheck.model.message import MatchMode, Message, MessageKind, MessageStatus
from msgcheck.model.passage import Layer, Role
from msgcheck.model.verdict import Judgement, Label, Verdict

STATEMENTS = (
    "Hallgrim keeps barley of all cold countries in one seed bank.",
    "The Hallgrim seed bank holds over 350,000 samples of barley.",
    "Hallgrim keeps 40 sorts of rye in one seed bank.",
)
KEEPS, HOLDS, RYE = range(3)
MESSAGES = tuple(
    Message(id=f"m{at}", kind=MessageKind.PROOF_POINT, statement=text, match=MatchMode.MEANING)
    for at, text in enumerate(STATEMENTS)
)
ONE_UNIT = (Unit("A text", 0, 0, 6, Layer.BODY, Role.PARAGRAPH),)
NUMBER, NAME = "claim.number-mismatch", "message.drifted"


def ruling(message, closeness, confidence, rule=None):
    verdict = Verdict.ALIGNED if rule is None else Verdict.CONFLICTING
    label = Label.ALIGNED if rule is None else Label.CONFLICTING
    return Ruling(0, message, verdict, rule, Judgement(label, confidence, ()), closeness)


@pytest.mark.parametrize(
    ("near", "far", "speaks"),
    [
        (ruling(KEEPS, 0.9, 0.4), ruling(HOLDS, 0.7, 0.99, NUMBER), HOLDS),
        (ruling(KEEPS, 0.9, 0.95), ruling(HOLDS, 0.7, 0.9, NUMBER), KEEPS),
        (ruling(KEEPS, 0.9, 0.4), ruling(HOLDS, 0.7, 0.99, NAME), KEEPS),
        (ruling(RYE, 0.9, 0.4), ruling(HOLDS, 0.7, 0.99, NUMBER), RYE),
        (ruling(HOLDS, 0.9, 0.6, NUMBER), ruling(KEEPS, 0.7, 0.99), HOLDS),
        (ruling(KEEPS, 0.9, 0.4, NAME), ruling(HOLDS, 0.7, 0.99, NUMBER), KEEPS),
    ],
    ids=["figure", "told surely", "no figure", "a figure of its own", "nearer", "another fault"],
)
def test_a_wrong_figure_speaks_before_a_message_that_states_none(near, far, speaks):
    index = build_index(MESSAGES, np.eye(len(texts_to_embed(MESSAGES)), dtype=np.float32))
    for rulings in ((near, far), (far, near)):
        assert nearest_of_each_unit(rulings, ONE_UNIT, index)[0].message == speaks


RUN = MESSAGES[0]
OLD = Message(
    id="old",
    kind=MessageKind.POSITIONING,
    statement="Hallgrim is run and funded by the town of Ostrey.",
    match=MatchMode.MEANING,
    status=MessageStatus.RETIRED,
    replaced_by=RUN.id,
)


def old_ruling(*, is_repeated, closeness=0.6):
    judgement = Judgement(Label.ALIGNED, 0.9, (), (("repeated", is_repeated),))
    return Ruling(0, len(MESSAGES), Verdict.RETIRED, "message.retired", judgement, closeness)


@pytest.mark.parametrize(
    ("near", "is_repeated", "speaks"),
    [
        (ruling(HOLDS, 0.9, 0.99), True, "old"),
        (ruling(HOLDS, 0.9, 0.99), False, "m1"),
        (ruling(HOLDS, 0.9, 0.55), False, "m1"),
        (ruling(HOLDS, 0.9, 0.45), False, "old"),
        (ruling(KEEPS, 0.9, 0.45), False, "m0"),
        (ruling(HOLDS, 0.9, 0.45, NAME), False, "m1"),
        (ruling(HOLDS, 0.9, 0.99, NUMBER), True, "m1"),
    ],
    ids=[
        "stands whole",
        "is told in other words",
        "the nearer one is told",
        "the nearer one is hardly told",
        "its successor is nearer",
        "a fault is nearer",
        "another fault is nearer",
    ],
)
def test_a_retired_wording_that_stands_whole_speaks_before_another_message_told_rightly(near, is_repeated, speaks):
    messages = (*MESSAGES, OLD)
    index = build_index(messages, np.eye(len(texts_to_embed(messages)), dtype=np.float32))
    for rulings in ((near, old_ruling(is_repeated=is_repeated)), (old_ruling(is_repeated=is_repeated), near)):
        assert messages[nearest_of_each_unit(rulings, ONE_UNIT, index)[0].message].id == speaks


@pytest.mark.parametrize(
    ("near", "speaks"),
    [
        (ruling(KEEPS, 0.6, 0.55), "old"),
        (ruling(KEEPS, 0.6, 0.95), "m0"),
        (ruling(KEEPS, 0.8, 0.55), "m0"),
        (ruling(KEEPS, 0.6, 0.95, NAME), "old"),
    ],
    ids=["less near, less sure", "surer", "nearer", "told wrongly"],
)
@pytest.mark.parametrize("is_old_last", [True, False], ids=["old last", "old first"])
def test_a_retired_message_speaks_before_its_successor_where_it_is_nearer_and_surer(near, speaks, is_old_last):
    messages = (*MESSAGES, OLD)
    index = build_index(messages, np.eye(len(texts_to_embed(messages)), dtype=np.float32))
    old = old_ruling(is_repeated=False, closeness=0.7)
    rulings = (near, old) if is_old_last else (old, near)
    assert messages[nearest_of_each_unit(rulings, ONE_UNIT, index)[0].message].id == speaks


def number_fault(message, found, *reasons, closeness=0.9, confidence=0.9):
    evidence = (("reasons", reasons or ("number",)), ("differences", (("approved", found),)))
    judgement = Judgement(Label.CONFLICTING, confidence, (), evidence)
    return Ruling(0, message, Verdict.CONFLICTING, NUMBER, judgement, closeness)


def is_left(text, *rulings, messages=MESSAGES):
    units = (Unit(text, 0, 0, len(text), Layer.BODY, Role.PARAGRAPH),)
    index = build_index(messages, np.eye(len(texts_to_embed(messages)), dtype=np.float32))
    return rulings[0] in without_told_figures(rulings, units, index)


def speaker(text, *rulings):
    units = (Unit(text, 0, 0, len(text), Layer.BODY, Role.PARAGRAPH),)
    index = build_index(MESSAGES, np.eye(len(texts_to_embed(MESSAGES)), dtype=np.float32))
    return nearest_of_each_unit(rulings, units, index)[0].message


ALL_BARLEY, ALL_RYE = "Hallgrim keeps barley of all cold countries in one seed bank", "Hallgrim keeps 40 sorts of rye"
FAULT = number_fault(HOLDS, "200,000 samples", closeness=0.6, confidence=0.6)
LIMIT = Ruling(0, HOLDS, Verdict.DRIFTED, "claim.qualifier-lost", FAULT.judgement, 0.6)


@pytest.mark.parametrize(
    ("text", "told", "fault", "speaks"),
    [
        (f"{ALL_BARLEY}. Its shelves hold 200,000 samples.", KEEPS, FAULT, HOLDS),
        (f"{ALL_RYE}. In the vaults lie 200,000 samples of grain.", RYE, FAULT, HOLDS),
        (f"In the vaults lie 200,000 samples. {ALL_RYE}.", RYE, LIMIT, HOLDS),
        (f"{ALL_BARLEY}, which holds 200,000 samples.", KEEPS, FAULT, KEEPS),
        (f"{ALL_RYE}, beside 200,000 samples of barley.", RYE, FAULT, RYE),
        (f"The seed bank keeps 200,000 samples of barley. {ALL_BARLEY}.", KEEPS, number_fault(HOLDS, ""), KEEPS),
        (f"{ALL_RYE}, 200,000 samples of it. Of barley it has 200,000 samples.", RYE, FAULT, RYE),
    ],
    ids=[
        "no figure",
        "a figure of its own",
        "a limit",
        "one sentence",
        "one sentence with figures",
        "unseen",
        "in both",
    ],
)
def test_a_wrong_figure_in_a_sentence_of_its_own_speaks(text, told, fault, speaks):
    fault = replace(fault, closeness=0.6)
    near = ruling(told, 0.9, 0.95)
    assert speaker(text, near, fault) == speaker(text, fault, near) == speaks


@pytest.mark.parametrize(
    ("fault", "told", "stands"),
    [
        (number_fault(RYE, "350,000 samples"), ruling(HOLDS, 0.5, 0.6), False),
        (number_fault(RYE, "400,000 samples"), ruling(HOLDS, 0.5, 0.6), True),
        (number_fault(RYE, "350,000 samples"), ruling(KEEPS, 0.5, 0.6), True),
        (number_fault(RYE, "350,000 samples"), ruling(HOLDS, 0.5, 0.6, NAME), True),
        (number_fault(RYE, "350,000 samples", "number", "name"), ruling(HOLDS, 0.5, 0.6), True),
    ],
    ids=["told", "another figure", "a message without it", "told wrongly", "another fault beside it"],
)
def test_a_figure_told_rightly_of_another_message_is_no_fault(fault, told, stands):
    assert is_left("Our bank in Hallgrim holds 350,000 samples of barley.", fault, told) is stands


SHELVES = tuple(
    Message(id=name, kind=MessageKind.PROOF_POINT, statement=text, match=MatchMode.FACTS)
    for name, text in (
        ("cold", "The cold store of Hallgrim has a capacity of 8 tonnes and a door of 2 metres."),
        ("dry", "The dry store of Hallgrim has 4 bays with a capacity of 20 tonnes each."),
    )
)
COLD, DRY = range(2)


@pytest.mark.parametrize(
    ("text", "quoted", "stands"),
    [
        ("Each of its bays has a capacity of 20 tonnes.", "20", False),
        ("Each of its bays has a capacity of 25 tonnes.", "25", True),
        ("The cold store has a capacity of 20 tonnes.", "20", True),
        ("Each of its bays has a capacity of 20 pallets.", "20", True),
        ("Each of its bays has a capacity of 20 tonnes, and the cold store has 20 tonnes.", "20", True),
    ],
    ids=["told", "another figure", "of the other thing", "of another unit", "told twice"],
)
def test_a_figure_is_told_of_another_message_with_the_unit_that_it_has_in_its_text(text, quoted, stands):
    rulings = number_fault(COLD, quoted), ruling(DRY, 0.5, 0.6)
    assert is_left(text, *rulings, messages=SHELVES) is stands


PRICES = tuple(
    Message(id=name, kind=MessageKind.PROOF_POINT, statement=text, match=MatchMode.FACTS)
    for name, text in (
        ("basic", "The Basic plan costs $20 per month."),
        ("pro", "The Pro plan costs $40 per month."),
        ("start", "The Starter plan costs $20 per month."),
    )
)
BASIC, PRO, STARTER = range(3)


@pytest.mark.parametrize(
    ("text", "tells", "stands"),
    [
        ("The Basic plan costs $20 per month and the Pro plan costs $20 per month.", (BASIC,), True),
        ("The Basic plan costs $20 per month; pay $20 per month for the Pro plan.", (BASIC,), True),
        ("Unlike the Pro plan, the Basic plan costs $20 per month.", (BASIC,), False),
        ("The Basic plan costs $20 per month, and the Starter plan costs $20 per month.", (BASIC, STARTER), False),
    ],
)
def test_a_figure_of_another_message_excuses_no_second_one(text, tells, stands):
    rulings = (number_fault(PRO, "$20 per month"), *(ruling(each, 0.5, 0.6) for each in tells))
    assert is_left(text, *rulings, messages=PRICES) is stands


def test_one_price_given_to_two_plans_is_found(check):
    found = check(["The Basic plan costs $20 per month and the Pro plan costs $20 per month."], messages=PRICES[:2])
    assert [each.rule for each in found.observations] == [NUMBER]


@pytest.mark.parametrize(
    ("far", "speaks"),
    [
        (number_fault(HOLDS, "60", closeness=0.7, confidence=0.95), HOLDS),
        (number_fault(HOLDS, "60", closeness=0.7, confidence=0.85), RYE),
        (number_fault(HOLDS, "70", closeness=0.7, confidence=0.95), RYE),
    ],
    ids=["surer", "less sure", "another figure"],
)
def test_of_two_messages_told_with_one_wrong_figure_the_surest_speaks(far, speaks):
    index = build_index(MESSAGES, np.eye(len(texts_to_embed(MESSAGES)), dtype=np.float32))
    near = number_fault(RYE, "60", closeness=0.72)
    for rulings in ((near, far), (far, near)):
        assert nearest_of_each_unit(rulings, ONE_UNIT, index)[0].message == speaks
