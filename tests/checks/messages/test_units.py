from msgcheck.checks.messages.units import longest_whole, units_of
from msgcheck.model.message import MatchMode, Message, MessageKind
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


def test_what_is_no_claim_is_left_out():
    passages = (
        passage("in another layer than body", layer=Layer.HIDDEN),
        passage("Read the whole story here", role=Role.LINK),
        passage("Two words"),
        passage("12 34 56 78"),
        passage("   "),
    )
    assert units_of(passages, BODY) == ()


def test_long_fixed_wording_is_judged_whole():
    boilerplate = " ".join(f"Sentence number {n} of the boilerplate stands here." for n in range(9))
    message = Message(id="b", kind=MessageKind.BOILERPLATE, statement=boilerplate, match=MatchMode.EXACT)
    page = (Passage(boilerplate.replace("stands", "lies"), Layer.BODY, Role.PARAGRAPH, LinePlace(1)),)
    assert len(units_of(page, {"body"})) == 9
    assert len(units_of(page, {"body"}, longest_whole([message]))) == 1


def test_reworded_messages_do_not_lengthen_what_is_judged_whole():
    message = Message(id="m", kind=MessageKind.PROBLEM, statement="word " * 90, match=MatchMode.MEANING)
    assert longest_whole([message]) == longest_whole([]) == 40
