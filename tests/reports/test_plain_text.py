"""Text of strangers cannot steer what shows it."""

import unicodedata

import pytest

from msgcheck.reports.plain_text import excerpt_of, one_line, plain


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[31mred\x1b[0m", "[31mred[0m"),
        ("a\nb\r\nc\td\u2028e", "a b  c d e"),
        ("user\u202enimda\u202c", "usernimda"),
        ("\u2066iso\u2069\u200f", "iso"),
        ("nul\x00 bell\x07 c1\x9b", "nul bell c1"),
        ("lone \ud800 half", "lone \ufffd half"),
        ("tag\U000e0041s", "tags"),
        ("שלום café 日本 👩‍💻", "שלום café 日本 👩‍💻"),
    ],
)
def test_plain_removes_what_is_not_text_and_keeps_the_rest(text, shown):
    assert plain(text) == shown


def test_nothing_plain_is_a_control_or_a_direction_override():
    shown = plain("".join(map(chr, range(0x11000))) + "".join(map(chr, range(0xE0000, 0xE0100))))
    assert not [letter for letter in shown if unicodedata.category(letter) in {"Cc", "Cs", "Zl", "Zp"}]
    assert not [
        letter
        for letter in shown
        if unicodedata.bidirectional(letter) in {"LRO", "RLO", "LRE", "RLE", "LRI", "RLI", "FSI", "PDF", "PDI"}
    ]


def test_one_line_is_bounded():
    assert one_line("  a \n b  ") == "a b"
    assert one_line("x" * 10_000_000, 20) == "x" * 19 + "…"


def test_an_excerpt_of_a_short_passage_is_the_passage(made):
    excerpt = excerpt_of(made.finding("FOSS", "Why ", " wins"), 40)
    assert (excerpt.before, excerpt.quote, excerpt.after) == ("Why ", "FOSS", " wins")


def test_an_excerpt_of_a_long_passage_is_cut_between_words(made):
    excerpt = excerpt_of(made.finding("FOSS", "word " * 900, " more" * 900), 40)
    assert excerpt.before == "…" + "word " * 7
    assert excerpt.after == " more" * 7 + "…"


def test_an_excerpt_of_text_without_blanks_is_cut_between_letters(made):
    excerpt = excerpt_of(made.finding("語", "日" * 900, "本" * 900), 40)
    assert (excerpt.before, excerpt.after) == ("…" + "日" * 40, "本" * 40 + "…")


def test_a_very_long_quote_loses_its_middle(made):
    quote = excerpt_of(made.finding("start " + "x" * 5000 + " end"), 40).quote
    assert quote.startswith("start ")
    assert quote.endswith(" end")
    assert len(quote) < 200


def test_a_cut_leaves_no_accent_without_its_letter(made):
    before = excerpt_of(made.finding("FOSS", "e\u0301" * 900), 40).before
    assert not unicodedata.combining(before[1])
