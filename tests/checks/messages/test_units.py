from msgcheck.checks.messages.units import units_of
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
