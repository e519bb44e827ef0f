"""Tables as text: each text of a field with line and column."""

from __future__ import annotations

import io

import pytest

from msgcheck.errors import UnreadableError
from msgcheck.extract.figures import MORE_FIGURES, MOST_FIGURES
from msgcheck.extract.limits import Limits
from msgcheck.extract.reading import extract
from msgcheck.model.passage import Role


def read(text, form="csv"):
    return extract(io.BytesIO(text.encode()), form)


def found(text, form="csv"):
    return [(each.text, each.place.line, each.place.column) for each in read(text, form).passages]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_fields_stand_at_their_line_and_column(delimiter):
    text = 'Product,Claim\nFlow,"tok-a, b"\nGrid, tok-c \n'.replace(",", delimiter)
    assert found(text) == [
        ("Product", 1, 1),
        ("Claim", 1, 9),
        ("Flow", 2, 1),
        (f"tok-a{delimiter} b", 2, 7),
        ("Grid", 3, 1),
        ("tok-c", 3, 7),
    ]


def test_quoted_field_may_hold_quotes_and_lines():
    text = 'a,"tok ""x""\nsecond",b\nc,"\n\ttok-late",d\n'
    assert found(text) == [
        ("a", 1, 1),
        ('tok "x"\nsecond', 1, 4),
        ("b", 2, 9),
        ("c", 3, 1),
        ("tok-late", 4, 2),
        ("d", 4, 12),
    ]


def test_quotes_with_something_behind_them_are_part_of_the_text():
    extraction = read('Title\tStory\n"Lumo" is a song\t"One, ""two""" \n"A\tb" c\t"d"\n', "tsv")
    assert [(each.text, each.place.line, each.place.column) for each in extraction.passages[2:]] == [
        ('"Lumo" is a song', 2, 1),
        ('One, "two"', 2, 19),
        ('"A\tb" c', 3, 1),
        ("d", 3, 10),
    ]
    assert extraction.coverage.unread == ()


def test_headers_are_labels_and_the_context_of_what_stands_below():
    extraction = read("Product,Claim\nFlow,Fast\n")
    assert [(each.role, each.context) for each in extraction.passages] == [
        (Role.LABEL, ""),
        (Role.LABEL, ""),
        (Role.CELL, "Product"),
        (Role.CELL, "Claim"),
    ]


def test_first_row_with_a_number_is_no_header():
    assert {each.role for each in read("Flow,42\nGrid,7\n").passages} == {Role.CELL}


def test_figures_are_read_as_they_are_written():
    text = 'Fact,Value\nSaved,45 %\nUsers,"12,000"\n,-\n'
    assert found(text)[2:] == [("Saved", 2, 1), ("45 %", 2, 7), ("Users", 3, 1), ("12,000", 3, 8)]
    assert read(text).passages[3].context == "Value"


def test_a_table_of_data_is_read_up_to_a_bound_and_says_so():
    extraction = read("a,b\n" + "1,2\n" * (MOST_FIGURES // 2 + 1) + "x,y\n")
    assert len(extraction.passages) == MOST_FIGURES + 4
    assert extraction.coverage.unread == (MORE_FIGURES,)


def test_delimiter_that_the_file_states_holds():
    assert found("sep=;\na,b;c\n") == [("a,b", 2, 1), ("c", 2, 5)]


def test_everything_is_read():
    text = 'Name;Text\nx;"tok-one; tok-two"\ny;tok-three, tok-four\n'
    coverage = read(text).coverage
    assert coverage.unread == ()
    assert coverage.read == coverage.text_units > 5


def test_unclosed_quote_is_taken_as_it_stands():
    assert found('a,"b\nc,d\n') == [("a", 1, 1), ('"b', 1, 3), ("c", 2, 1), ("d", 2, 3)]


def test_end_of_a_long_table_is_named():
    extraction = extract(io.BytesIO(b"word,word\n" * 20), "csv", Limits(passages=10))
    assert len(extraction.passages) == 10
    assert extraction.coverage.unread[0].part == "end of the file"


@pytest.mark.parametrize("unit", ['"a,', '",""', '"', '"x"y,', ' "', "a\n"])
def test_hostile_quotes_take_no_time(unit, clock):
    clock.assert_within(10, lambda: read(unit * 100_000))


def test_empty_file_is_told():
    with pytest.raises(UnreadableError) as caught:
        read("")
    assert caught.value.reason == "empty"


def test_rows_without_a_word_are_counted_and_cost_next_to_nothing(clock):
    text = 'a;b\n\n;; \n"x\n\n;y";z\n;;\n' + ";;;\n" * 300_000 + "late;r\n"
    clock.assert_within(3, lambda: read(text))
    assert found(text) == [
        ("a", 1, 1),
        ("b", 1, 3),
        ("x\n\n;y", 4, 2),
        ("z", 6, 5),
        ("late", 300_008, 1),
        ("r", 300_008, 6),
    ]
