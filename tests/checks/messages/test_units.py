import pytest

from msgcheck.checks.messages.units import long_wordings, units_of
from msgcheck.model.message import MatchMode, Message, MessageKind, Variant
from msgcheck.model.passage import Layer, Passage, Role
from msgcheck.model.place import LinePlace

BODY = frozenset({"body"})


def passage(text, layer=Layer.BODY, role=Role.PARAGRAPH):
    return Passage(text, layer, role, LinePlace(1), "Slide title")


def test_a_short_passage_is_one_unit_without_outer_white_space():
    (unit,) = units_of((passage("  One claim here. And another. \n"),), BODY)
    assert (unit.text, unit.start, unit.end, unit.context) == ("One claim here. And another.", 2, 30, "Slide title")


def test_a_long_passage_is_judged_sentence_by_sentence():
    text = " ".join(f"Sentence number {at} says something about the product." for at in range(8))
    units = units_of((passage("A short heading first"), passage(text)), BODY)
    assert [unit.passage for unit in units] == [0] + [1] * 8
    assert all(text[unit.start : unit.end] == unit.text for unit in units[1:])


def test_a_question_is_judged_with_its_answer():
    text = (
        "What do we make? A bike lock for cities. Why? How so? "
        + "Since bikes are left at the wrong place by many. " * 4
    )
    units = units_of((passage(text + "And what comes next, you may ask?"),), BODY)
    assert [unit.text for unit in units[:2]] == [
        "What do we make? A bike lock for cities.",
        "How so? Since bikes are left at the wrong place by many.",
    ]
    assert units[-1].text == "And what comes next, you may ask?"


def test_what_is_no_claim_is_left_out():
    passages = (
        passage("in another layer than body", layer=Layer.HIDDEN),
        passage("Read the whole story here", role=Role.LINK),
        passage("Two words"),
        passage("12 34 56 78"),
        passage("   "),
    )
    assert units_of(passages, BODY) == ()


BOILERPLATE = (
    "Varrowby rents, services and recycles bikes in forty cities of northern Europe. Founded by couriers in a cellar, "
    "it employs three hundred mechanics today. Its workshops run on wind power, its couriers own a fifth of it all, "
    "and every spare part comes with a repair guide in nine languages."
)


def message(statement, kind=MessageKind.BOILERPLATE, match=MatchMode.EXACT, **more):
    return Message(id="m", kind=kind, statement=statement, match=match, **more)


@pytest.mark.parametrize(
    "known",
    [
        message(BOILERPLATE),
        message(BOILERPLATE, MessageKind.POSITIONING, MatchMode.MEANING),
        message("Varrowby rents bikes.", variants=(Variant(BOILERPLATE),)),
        message("Varrowby rents bikes.", contradictions=(BOILERPLATE,)),
    ],
)
def test_a_copy_of_a_long_wording_is_judged_whole(known):
    copy = BOILERPLATE.replace("three hundred mechanics", "400 people")
    assert len(units_of((passage(copy),), BODY)) == 3
    assert len(units_of((passage(copy),), BODY, long_wordings([known]))) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Varrowby sells lamps today. " + "Each of the nine lamps for bikes comes in a box with a guide to it. " * 3,
        f"{BOILERPLATE} {'More of the story can be read on the next page of this long report. ' * 3}",
    ],
)
def test_what_is_only_as_long_as_a_wording_or_goes_on_is_judged_sentence_by_sentence(text):
    assert len(units_of((passage(text),), BODY, long_wordings([message(BOILERPLATE)]))) > 1


def test_short_wordings_need_no_longer_passages():
    assert long_wordings([message("Varrowby rents bikes by the hour.")]) == ()
