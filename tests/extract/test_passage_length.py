"""Long passages are cut into pieces, and nothing is lost."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from msgcheck.extract.passage_length import MAX_LENGTH, bounded, spans
from msgcheck.model.passage import Coverage, Extraction, Layer, Passage, Role, UnreadPart
from msgcheck.model.place import DocumentPlace, LinePlace

KINDS = ["open source ", "ends. ", "a, b ", "x" * 900, "\n", " " * 2500, "。", "é "]
PARTS = st.lists(st.tuples(st.sampled_from(KINDS), st.integers(1, 300)), max_size=12)
TEXTS = PARTS.map(lambda parts: "".join(text * count for text, count in parts)[:60_000])


def pieces(text, place=None):
    place = place or DocumentPlace("body/0")
    passage = Passage(text, Layer.NOTES, Role.NOTE, place, "Plans")
    return bounded(Extraction("Title", (passage,), Coverage(1, 1))).passages


@given(TEXTS)
def test_nothing_but_white_space_at_the_cuts_is_left_out(text):
    end = 0
    for start, stop in spans(text):
        assert 0 < stop - start <= MAX_LENGTH
        assert not text[end:start].strip()
        assert text[start:stop] == text[start:stop].strip()
        end = stop
    assert not text[end:].strip()


@pytest.mark.parametrize(
    ("unit", "is_end"),
    [
        pytest.param("We sell open source. ", lambda text: text.endswith("source."), id="sentences"),
        pytest.param('He said: "open source!" ', lambda text: text.endswith('"'), id="quoted sentences"),
        pytest.param("我们销售软件。", lambda text: text.endswith("。"), id="sentences without white space"),
        pytest.param("open source, ", lambda text: text.endswith(","), id="clauses part no term"),
        pytest.param("open source\n", lambda text: text.endswith("source"), id="line ends"),
        pytest.param("utilize ", lambda text: text.endswith("utilize"), id="white space"),
        pytest.param("x", lambda text: len(text) in (MAX_LENGTH, 1), id="hard"),
    ],
)
def test_where_a_passage_is_cut(unit, is_end):
    found = [piece.text for piece in pieces(unit * (3 * MAX_LENGTH // len(unit)) + unit)]
    assert len(found) >= 3
    assert all(map(is_end, found))


def test_pieces_keep_layer_role_context_and_place():
    found = pieces("A sentence. " * 1_000)
    assert {(p.layer, p.role, p.context, p.place) for p in found} == {
        (Layer.NOTES, Role.NOTE, "Plans", DocumentPlace("body/0"))
    }


@pytest.mark.parametrize("line", ["  some words of a line", "short", "x" * 5_000], ids=len)
def test_each_piece_stands_where_its_place_says(line):
    lines = [line] * 900
    text = "\n".join(lines)
    for piece in pieces(text.lstrip(), LinePlace(1, 1 + len(line) - len(line.lstrip()))):
        column = piece.place.column - 1
        first = piece.text.split("\n")[0]
        assert lines[piece.place.line - 1][column : column + len(first)] == first


def test_the_coverage_and_what_is_short_stay_as_they_are():
    short = Passage("Short.", Layer.BODY, Role.PARAGRAPH, LinePlace(1))
    long = Passage("word " * 1_000, Layer.BODY, Role.PARAGRAPH, LinePlace(3))
    unread = (UnreadPart("end of the file", "limit"),)
    extraction = bounded(Extraction("", (short, long), Coverage(5, 2, unread)))
    assert (len(extraction.passages), extraction.coverage) == (3, Coverage(5, 2, unread))
    assert extraction.passages[0] is short
    same = Extraction("", (short,), Coverage(1, 1))
    assert bounded(same) is same


def test_a_term_of_two_words_survives_every_cut_that_can_be_avoided():
    text = "Teams choose open source because it lasts, and open source because it is open. " * 400
    joined = "\n".join(piece.text for piece in pieces(text))
    assert len(re.findall("open source", joined)) == text.count("open source")
