"""A paragraph that its file wraps is read as the reader meets it."""

import pytest

from msgcheck.checks.messages.units import units_of
from msgcheck.checks.messages.wrapped_lines import with_wraps_joined
from msgcheck.model.message import MatchMode, Message, MessageKind
from msgcheck.model.passage import Layer, Passage, Role
from msgcheck.model.place import LinePlace, SlidePlace

NUMBER = "claim.number-mismatch"


@pytest.mark.parametrize(
    "text",
    [
        "Ten of the barges have\nlamps of their own",
        "The harbour lights every berth with a lamp of its own.\nTen of the barges have two\n64-volt lamps.",
        "Quays in Ostrey, Penwick, Hallgrim,\nVarrowby and Lund",
        "The harbour of Ostrey is lit by lamps that were made in\nPenwick",
    ],
    ids=["small letter", "word that wants another", "comma", "long line"],
)
def test_the_end_of_a_wrapped_line_is_a_space(text):
    assert with_wraps_joined(text) == text.replace("\n", " ")


@pytest.mark.parametrize(
    "text",
    [
        "Harbour of Ostrey\nQuay Street 1\nPenwick",
        "Barges\n1,100",
        "Lamps\n\nlanterns",
        "* barges with lamps that were made for the harbour of Ostrey\n* lamps",
        "1. barges with lamps that were made for the harbour of Ostrey\n2. lamps",
        "One line",
        "Ends here\n",
    ],
    ids=["address", "tile", "paragraphs", "list", "numbered list", "one line", "end"],
)
def test_what_stands_on_lines_of_its_own_stays_there(text):
    assert with_wraps_joined(text) == text


def test_only_the_line_ends_of_a_text_file_wrap():
    text = "Ten of the barges have\nlamps of their own"
    places = (LinePlace(1), SlidePlace(1))
    units = units_of(tuple(Passage(text, Layer.BODY, Role.PARAGRAPH, place) for place in places), {"body"})
    assert [unit.text.count("\n") for unit in units] == [0, 1]
    assert all((unit.start, unit.end) == (0, len(text)) for unit in units)


FLEET, QUAY = (
    Message(id=id_, kind=MessageKind.PROOF_POINT, statement=text, match=MatchMode.FACTS)
    for id_, text in (
        ("fleet", "The Ostrey fleet consists of 48 barges with two steel masts each."),
        ("quay", "The Ostrey quay has 8 barges with a crane of 4 tonnes each."),
    )
)


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        ("The Ostrey fleet consists of 31 barges with\ntwo steel masts each.", [NUMBER]),
        ("The Ostrey quay has\n12 barges with a crane of 4 tonnes each.", [NUMBER]),
        ("On the Ostrey quay there are 8 barges\nwith a crane of 3 tonnes each.", [NUMBER]),
        ("The Ostrey fleet consists of\n48 barges with two\nsteel masts each.", []),
    ],
)
def test_a_wrong_figure_is_found_wherever_its_line_ends(check, text, rules):
    found = check([text], messages=(FLEET, QUAY))
    assert [each.rule for each in found.observations] == rules
