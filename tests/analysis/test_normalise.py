"""Normalised text: what it unifies, and that the way back is exact."""

import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from msgcheck.analysis import normalise as module
from msgcheck.analysis.normalise import fold_case, normalise, only_reading, readings

UNIFIED = [
    ("plain text", "plain text"),
    ("two  spaces\nand\u00a0\u2003more", "two spaces and more"),
    ("bell\u0007cell", "bell cell"),
    ("a \u00ad b", "a b"),
    ("pol\u00adicy \ufeffFO\u2060SS\u200d", "policy FOSS"),
    ("zero\u200bwidth", "zerowidth"),
    ("‘a’ ‚b‛ “c” „d‟ don´t", "'a' 'b' \"c\" \"d\" don't"),
    ("a‐b‑c‒d–e—f−g", "a-b-c-d-e-f-g"),
    ("oﬃce ＦＵＬＬ １ ①", "office FULL 1 1"),
    ("SPDX™ A® B℠", "SPDX A B"),
    ("cafe\u0301", "café"),
    ("½ and …", "1/2 and ..."),
    ("note² stays", "note² stays"),
    ("Straße", "Strasse"),
    ("heart\u2764\ufe0f", "heart\u2764"),
    ("\u1112\u1161\u11ab", "한"),
    ("lone\ud800", "lone"),
    ("", ""),
]


@pytest.mark.parametrize(("text", "expected"), UNIFIED, ids=ascii)
def test_what_looks_the_same_becomes_the_same(text, expected):
    assert normalise(text).text == expected


SPANS = [
    ("the pol\u00adicy", "policy", "pol\u00adicy"),
    ("the oﬃce", "office", "oﬃce"),
    ("a \n b", "a b", "a \n b"),
    ("SPDX™ format", "SPDX format", "SPDX™ format"),
    ("SPDX™ format", "SPDX", "SPDX"),
    ("at cafe\u0301 x", "café", "cafe\u0301"),
    ("in ½ time", "1/2", "½"),
]


@pytest.mark.parametrize(("text", "found", "quote"), SPANS, ids=ascii)
def test_way_back_is_exact(text, found, quote):
    normalised = normalise(text)
    start = normalised.text.index(found)
    original_start, original_end = normalised.original_span(start, start + len(found))
    assert text[original_start:original_end] == quote


def test_zero_width_space_is_read_both_ways():
    assert [reading.text for reading in readings("open\u200bsource")] == ["opensource", "open source"]
    assert len(readings("open source")) == 1


@given(st.text())
def test_spans_grow_and_stay_within_the_text(text):
    normalised = normalise(text)
    spans = [normalised.original_span(index, index + 1) for index in range(len(normalised.text))]
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert spans == sorted(spans)


@given(st.text(st.characters(exclude_categories=["Mn", "Mc", "Me", "Cf"])))
def test_normalising_twice_changes_nothing(text):
    once = normalise(text).text
    assert normalise(once).text == once


@given(st.text())
def test_normalised_text_is_free_of_what_a_search_trips_over(text):
    once = normalise(text).text
    assert "  " not in once
    assert once.encode().decode() == once


@given(st.text(alphabet=st.characters(max_codepoint=0x17F)))
def test_way_back_of_plain_letters_is_themselves(text):
    normalised = normalise(text)
    for index, character in enumerate(normalised.text):
        start, _ = normalised.original_span(index, index + 1)
        if character.isascii() and character.isalnum() and text[start].isascii():
            assert text[start] == character


@given(st.text())
def test_folding_keeps_every_offset(text):
    assert len(fold_case(text)) == len(text)


@pytest.mark.parametrize(("one", "other"), [("FOSS", "foss"), ("ΟΔΟΣ", "οδος"), ("İ", "i"), ("ÉTÉ", "été")])
def test_folding_takes_the_case_away(one, other):
    assert fold_case(one) == fold_case(other)


def test_even_characters_need_no_work():
    even = [character for character in map(chr, range(sys.maxunicode + 1)) if module._EVEN.fullmatch(character)]
    assert len(even) > 30_000
    assert all(unicodedata.normalize("NFKC", character) == character for character in even)
    assert not [character for character in even if unicodedata.category(character)[0] in "MC"]


def test_a_tower_of_marks_takes_no_time():
    # Ordering marks is quadratic in their number: without a limit this one takes minutes.
    assert normalise("b" + "\u0323\u0301" * 100_000 + "c").text[-1] == "c"


READINGS = [
    ("white-\nlist", ["white- list", "white-list", "whitelist"]),
    ("FO\u00ad\nSS", ["FO SS", "FOSS"]),
    ("pre- and post-sales", ["pre- and post-sales", "pre-and post-sales", "preand post-sales"]),
    ("Acme(R) Flow (TM)", ["Acme(R) Flow (TM)", "Acme Flow (TM)"]),
    ("one - two", ["one - two"]),
]


@pytest.mark.parametrize(("text", "expected"), READINGS, ids=ascii)
def test_broken_words_and_typed_signs_are_read_in_every_way(text, expected):
    assert list(dict.fromkeys(reading.text for reading in readings(text))) == expected


def test_way_back_from_a_broken_word_is_exact():
    text = "the white-\n list"
    joined = readings(text)[2]
    start = joined.text.index("whitelist")
    assert text[slice(*joined.original_span(start, start + 9))] == "white-\n list"


@given(st.text(alphabet="ab -()TMR\n\u00a0\u2011\u00ad\u200béﬁ…"))
def test_only_reading_is_the_only_reading(text):
    found = only_reading(text)
    assert found is None or {reading.text for reading in readings(text)} == {found}
