"""Which sentences state a fact, and which words make two of them one topic."""

import pytest

from msgcheck.checks.corpus.statements import statements_of
from msgcheck.model.passage import Layer, Passage, Role
from msgcheck.model.place import LinePlace, PagePlace

FACT = "Kestrowe serves 640 companies in 23 countries."
ALL = frozenset(Layer)


def topics(passages, **options):
    return [statement.topic for statement in statements_of(passages, ALL, **options)]


def test_a_statement_has_its_sentence_and_its_place(passages):
    (statement,) = statements_of(passages("Read on.", f"We are proud of it. {FACT} Join them."), ALL)
    assert (statement.index, statement.start, statement.text) == (1, 20, FACT)


@pytest.mark.parametrize("role", [Role.CELL, Role.LABEL, Role.LINK, Role.PROPERTY, Role.QUOTE, Role.CAPTION])
def test_cells_labels_and_quotations_state_nothing(passages, role):
    assert topics(passages(FACT, role=role)) == []


@pytest.mark.parametrize("layer", [Layer.FURNITURE, Layer.METADATA, Layer.CHART, Layer.COMMENT, Layer.EMBEDDED])
def test_what_stands_around_the_text_states_nothing(passages, layer):
    assert topics(passages(FACT, layer=layer)) == []


def test_only_the_layers_that_are_checked_are_read(passages):
    assert statements_of(passages(FACT, layer=Layer.NOTES), frozenset({"body"})) == ()


@pytest.mark.parametrize(
    "title", ["Release notes 26.5", "Case study: Halvern", "Customer stories", "Agenda", "Annual report 2026"]
)
def test_titles_of_one_time_or_one_customer_are_left_alone(passages, title):
    assert topics(passages(FACT), title=title) == []
    assert topics(passages(FACT, context=title)) == []


@pytest.mark.parametrize(
    ("text", "count"),
    [("Our accelerator in numbers (1/3)", 0), ("Kestrowe serves 1/3 of all companies (640) today", 1)],
)
def test_a_title_that_counts_its_slides_states_nothing(passages, text, count):
    assert len(topics(passages(text, role=Role.TITLE))) == count


@pytest.mark.parametrize(
    ("text", "role", "count"),
    [
        ("4.2 Notes to the balance sheet", Role.HEADING, 0),
        ("4.2 Notes to the balance sheet", Role.PARAGRAPH, 1),
        (f"4.2. {FACT}", Role.HEADING, 1),
        ("4.2 Million companies pay with Kestrowe", Role.HEADING, 1),
        ("4.2 % of companies pay with Kestrowe", Role.HEADING, 1),
    ],
)
def test_the_number_of_a_section_is_no_value(passages, text, role, count):
    assert len(topics(passages(text, role=role))) == count


@pytest.mark.parametrize(
    ("text", "role", "count"),
    [
        ("3 Topics of interest are bookkeeping and payroll at Kestrowe.", Role.PARAGRAPH, 0),
        ("12RoI (Return on Investment) is a share of the savings at Kestrowe.", Role.PARAGRAPH, 0),
        (f"3 {FACT}", Role.PARAGRAPH, 1),
        ("3 German plants are served by Kestrowe.", Role.PARAGRAPH, 1),
        ("3 plants are served by Kestrowe.", Role.PARAGRAPH, 1),
        ("30 Day trial of all that Kestrowe offers to companies.", Role.PARAGRAPH, 1),
        ("4 Million companies are served by Kestrowe.", Role.PARAGRAPH, 1),
        ("3 Plants are served by Kestrowe.", Role.BULLET, 1),
    ],
)
def test_the_mark_of_a_note_on_a_page_is_no_value(text, role, count):
    on_page = Passage(text, Layer.BODY, role, PagePlace(2))
    assert len(topics((on_page,), names=("Kestrowe",))) == count
    in_file = Passage(text, Layer.BODY, role, LinePlace(2))
    assert count or len(topics((in_file,), names=("Kestrowe",))) == text.startswith("3 ")


def test_one_topic_in_several_wordings_of_its_value(passages):
    same = [
        "Kestrowe serves more than 900 companies in 4 countries.",
        "Kestrowe serves almost 12 companies in two countries.",
    ]
    assert len(set(topics(passages(FACT, *same)))) == 1


@pytest.mark.parametrize(
    "other",
    [
        "Kestrowe serves 640 hospitals in 23 countries.",
        "Kestrowe trains 640 companies in 23 countries.",
        "Kestrowe served 640 companies in 23 countries in 2024.",
        "Ledgerly serves 640 companies in 23 countries.",
    ],
)
def test_another_word_makes_another_topic(passages, other):
    assert len(set(topics(passages(FACT, other)))) == 2


def test_the_same_sentence_is_kept_once(passages):
    assert len(topics(passages(FACT, FACT))) == 1


def test_an_asset_keeps_a_bounded_number_of_statements(passages):
    texts = [f"Kestrowe number{chr(97 + n % 26)}{n} serves {n + 2} companies." for n in range(1_200)]
    assert len(topics(passages(*texts))) == 1_000


def test_time_is_linear_in_the_length_of_a_passage(passages):
    assert len(topics(passages(f"{FACT} " * 2_000))) == 1
    for hostile in ("9 ", "9. ", ". ", "9.\n \n", "“9 ", "9.   \t", "9!?.,;-"):
        assert topics(passages(hostile * 20_000)) == []
    assert topics(passages("9." + " " * 300_000 + "a")) == []
