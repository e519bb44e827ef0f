"""A lone figure is judged with what it is a figure of."""

from datetime import date

import pytest

from msgcheck.analysis.combination import Similarity
from msgcheck.checks.messages.check import check_messages
from msgcheck.checks.messages.figure_units import figure_units, figured_messages
from msgcheck.checks.messages.index import build_index, texts_to_embed
from msgcheck.checks.messages.judging import Judged, Question
from msgcheck.checks.messages.screening import Candidate
from msgcheck.checks.messages.units import Unit
from msgcheck.model.message import MatchMode, Message, MessageKind
from msgcheck.model.passage import Layer, Passage, Role
from msgcheck.model.place import DocumentPlace, LinePlace, SlidePlace, WebPlace
from msgcheck.model.verdict import Judgement, Label

STATEMENTS = (
    "Varrowby services every bike within 24 hours.",
    "Varrowby lowers the cost of repairs by 30%.",
    "Varrowby keeps city bikes on the road.",
)
LAYERS = frozenset({"body"})


def _message(at, statement):
    return Message(id=f"m{at}", kind=MessageKind.PROOF_POINT, statement=statement, match=MatchMode.FACTS)


FIGURED = figured_messages((_message(at, statement) for at, statement in enumerate(STATEMENTS)), ("Varrowby",))


def _passage(text, role=Role.PARAGRAPH, place=None, context=""):
    return Passage(text, Layer.BODY, role, place or LinePlace(1), context)


def _units(*passages):
    return [(unit.text, unit.passage, unit.label) for unit in figure_units(passages, LAYERS, FIGURED)]


ROWS = {
    "slide": [SlidePlace(3, 7, "Table", 0, 2, 0), SlidePlace(3, 7, "Table", 0, 2, 1)],
    "markdown": [LinePlace(9, 3), LinePlace(9, 30)],
    "web": [
        WebPlace(None, "body > table:nth-of-type(1) > tr:nth-of-type(2) > th:nth-of-type(1)"),
        WebPlace(None, "body > table:nth-of-type(1) > tr:nth-of-type(2) > td:nth-of-type(1)"),
    ],
    "document": [DocumentPlace("body/table 2/r1c0/0"), DocumentPlace("body/table 2/r1c1/0")],
    "sheet": [DocumentPlace("Facts!A2"), DocumentPlace("Facts!B2")],
}


@pytest.mark.parametrize("places", ROWS.values(), ids=ROWS)
def test_a_value_is_read_with_the_first_cell_of_its_row(places):
    cells = [
        _passage(text, Role.CELL, place) for text, place in zip(("Bikes serviced in", "48 hours"), places, strict=True)
    ]
    assert _units(*cells) == [("Bikes serviced in: 48 hours", 1, "Bikes serviced in")]


@pytest.mark.parametrize(
    ("label", "figure"),
    [
        ("Bikes serviced in", "two days"),
        ("Bikes serviced in", "within two days"),
        ("Cost per repair", "40% less"),
        ("Cost", "40%"),
    ],
)
def test_a_figure_may_be_written_out_and_its_label_short(label, figure):
    places = [DocumentPlace("body/table 2/r1c0/0"), DocumentPlace("body/table 2/r1c1/0")]
    cells = [_passage(text, Role.CELL, place) for text, place in zip((label, figure), places, strict=True)]
    expected = [] if "less" in figure else [(f"{label}: {figure}", 1, label)]
    assert _units(*cells) == expected


@pytest.mark.parametrize("label", ["Fleet", "Colour of the spare saddles", "Depth", ""])
def test_a_figure_whose_label_shares_too_little_is_left_alone(label):
    places = [DocumentPlace("body/table 2/r1c0/0"), DocumentPlace("body/table 2/r1c1/0")]
    cells = [_passage(text, Role.CELL, place) for text, place in zip((label, "two days"), places, strict=True)]
    assert _units(*cells) == []


def _table(*rows):
    return [
        _passage(text, Role.CELL, SlidePlace(3, 7, "Table", 0, row, column))
        for row, texts in enumerate(rows)
        for column, text in enumerate(texts)
        if text
    ]


@pytest.mark.parametrize("head", ["Varrowby", "With Varrowby", "Varrowby today", "us", "Our platform"])
def test_a_value_of_several_is_ours_by_the_head_of_its_column(head):
    cells = _table(("", "Kerbside", head), ("Bikes serviced in", "72 hours", "48 hours"))
    assert _units(*cells) == [("Bikes serviced in: 48 hours", 4, "Bikes serviced in")]


@pytest.mark.parametrize(
    "heads",
    [
        ("", "Kerbside", "Ridewell"),
        ("", "Before Varrowby", "Target"),
        ("", "Bus", "We ride"),
        ("", "Varrowby Starter", "Varrowby rivals"),
    ],
)
def test_values_under_other_heads_are_nobodys(heads):
    assert _units(*_table(heads, ("Bikes serviced in", "72 hours", "48 hours"))) == []


def test_a_value_among_several_columns_may_be_anybodys():
    row = [_passage(text, Role.CELL) for text in ("Bikes serviced in", "24 hours", "48 hours")]
    assert _units(*row) == []


def test_a_figure_is_read_with_the_heading_it_stands_under():
    assert _units(_passage(" 45% ", Role.BULLET, context="Cost of repairs:")) == [
        ("Cost of repairs: 45%", 0, "Cost of repairs")
    ]


def test_a_figure_that_is_a_heading_is_read_with_what_stands_under_it():
    under = _passage("lower cost of repairs", context="45%")
    assert _units(_passage("45%", Role.HEADING), under) == [("45% lower cost of repairs", 0, "lower cost of repairs")]


@pytest.mark.parametrize(
    ("label", "figure"),
    [
        ("Bikes serviced in", "48 bikes"),
        ("Tyres", "48 hours"),
        ("City bikes on the road", "48 hours"),
        ("Bikes serviced in", "48 hours, mostly"),
        ("Bikes serviced in", "12 or 48 hours"),
        ("Bikes serviced in", "soon"),
    ],
)
def test_a_figure_of_another_kind_or_of_something_else_is_left_alone(label, figure):
    assert _units(_passage(figure, Role.BULLET, context=label)) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (" 45% repair cost ", ["45% repair cost"]),
        ("Repairs: 30% → 45%", ["Repairs: 30% → 45%"]),
        ("45% lower cost of repairs", []),
        ("45% rain", []),
        ("48 repairs", []),
    ],
)
def test_a_figure_with_a_word_or_two_is_judged_as_it_stands(text, found):
    assert [unit.text for unit in figure_units([_passage(text, Role.BULLET)], LAYERS, FIGURED)] == found


def test_the_span_is_that_of_the_figure():
    (unit,) = figure_units([_passage(" 48 hours", Role.BULLET, context="Bikes serviced in")], LAYERS, FIGURED)
    assert (unit.start, unit.end) == (1, 9)
    assert unit.text[unit.lead :] == "48 hours"


def test_layers_that_are_not_checked_are_left_out():
    notes = Passage("48 hours", Layer.NOTES, Role.BULLET, LinePlace(1), "Bikes serviced in")
    assert figure_units([notes], LAYERS, FIGURED) == ()


@pytest.mark.parametrize(
    ("alone", "together", "found"),
    [(Label.DRIFTED, Label.DRIFTED, [0]), (Label.DRIFTED, Label.CONFLICTING, [0, 1]), (None, Label.DRIFTED, [1])],
)
def test_a_fault_that_the_label_has_alone_is_found_once(word_encoder, alone, together, found):
    messages = (_message(1, STATEMENTS[1]),)
    index = build_index(messages, word_encoder.encode(texts_to_embed(messages)))
    label = "lower cost of repairs"
    units = (
        Unit(label, 0, 0, len(label), Layer.BODY, Role.PARAGRAPH),
        Unit(f"45% {label}", 1, 0, 3, Layer.BODY, Role.HEADING, "", 0, label),
    )
    near = Candidate(0, 0, Similarity(0.8, 0.0, 0.1), 0.8)
    judged = [
        Judged(Question(at, near), Judgement(said, 0.9, ("Not as approved.",)))
        for at, said in enumerate((alone, together))
        if said
    ]
    result = check_messages(units, judged, index, asset_kind="page", today=date(2026, 7, 1))
    assert [seen.passage for seen in result.observations] == found


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (("48 hours", "to service a bike"), ("48 hours to service a bike", 0, "to service a bike")),
        (("Time to service a bike", "48 hours"), ("Time to service a bike: 48 hours", 1, "Time to service a bike")),
    ],
)
def test_a_figure_is_read_with_the_caption_in_a_shape_of_its_own(texts, expected):
    shapes = [
        _passage(text, place=SlidePlace(3, at, "Box", 0), context="Cost of repairs") for at, text in enumerate(texts)
    ]
    assert _units(*shapes) == [expected]


def test_a_figure_that_its_caption_counts_has_no_unit_by_itself():
    figured = figured_messages([_message(0, "Varrowby runs 40 workshops in 12 cities.")], ("Varrowby",))
    shapes = [
        _passage(text, place=SlidePlace(3, at, "Box", 0)) for at, text in enumerate(("36", "workshops in cities"))
    ]
    assert [unit.text for unit in figure_units(shapes, LAYERS, figured)] == ["36 workshops in cities"]
