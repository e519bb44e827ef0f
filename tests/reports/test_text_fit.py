"""What is said to fit does fit, and nothing is lost without an ellipsis."""

import string

import pytest
from reportlab.pdfbase.pdfmetrics import stringWidth

from msgcheck.reports.drift.deck.text_fit import cut_text, line_count, longest_word, text_width

SENTENCE = "Flow closes the books up to 40 % faster, and shows every step to the auditor, in every country."


@pytest.mark.parametrize("letter", string.printable[:95])
def test_widths_are_those_of_the_font_with_some_room(letter):
    assert 1 <= text_width(letter, 10) / stringWidth(letter, "Helvetica", 10) <= 1.11


@pytest.mark.parametrize(
    "text", [SENTENCE, SENTENCE.upper(), "W" * 400, "i" * 900, "漢字かな交じり文" * 40, "a  b " * 90, ""]
)
@pytest.mark.parametrize("lines", [1, 2, 3])
def test_a_cut_text_takes_no_more_lines_than_it_may(text, lines):
    shown = cut_text(text, 200, 12, lines)
    assert line_count(shown, 200, 12) <= lines
    assert shown == text or (shown.endswith("…") and text.startswith(shown[:-1].rstrip()))


def test_a_short_text_stays_and_a_long_one_is_cut_between_words():
    assert cut_text(SENTENCE, 2_000, 12, 1) == SENTENCE
    shown = cut_text(SENTENCE, 150, 12, 2)
    assert shown.endswith("…")
    assert SENTENCE.startswith(f"{shown[:-1]} ")


def test_a_word_longer_than_a_line_is_broken():
    assert line_count("W" * 40, text_width("W" * 10, 12) + 1, 12) == 4
    assert longest_word("a bb WWW i", 12) == text_width("WWW", 12)
