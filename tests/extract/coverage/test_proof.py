"""Text units against passages: what counts as read, and how the rest is said."""

import pytest

from msgcheck.extract.coverage.proof import prove
from msgcheck.extract.coverage.read_texts import ReadTexts
from msgcheck.model.passage import Coverage, Layer, Passage, Role, UnreadPart
from msgcheck.model.place import LinePlace


def passages(*texts):
    return [Passage(text, Layer.BODY, Role.PARAGRAPH, LinePlace(1)) for text in texts]


@pytest.mark.parametrize(
    ("texts", "unit"),
    [
        (["Close the books"], ("Close the books",)),
        (["Close\nthe books"], ("Close ", "the", "\tbooks")),
        (["We close the books on day one."], ("close the books",)),
        (["We close", "the books."], ("close the books",)),
        (["non\u2011breaking and \ufb01ve"], ("non-breaking and five",)),
        (["It is as it is"], ("as",)),
        (["As \ufb01t as ever"], ("fit",)),
        (["At most \u2460 of \uff15"], ("1",)),
        (["half a pair \ud83d is left"], ("pair is",)),
        (["Ann", "one", "Ann", "two", "Ann"], ("Ann | two | Ann",)),
        (["Visible words", "deleted words"], ("Visible ", "deleted words", "words")),
        (["We reopen", "not yet seen"], ("We re", "not yet seen", "open")),
        (["発売日は未定です"], ("未定",)),
    ],
)
def test_what_stands_in_what_was_read_is_read(texts, unit):
    assert ReadTexts(texts).hold(unit)


@pytest.mark.parametrize(
    ("texts", "unit"),
    [
        (["Close the books"], ("Close the book of sales",)),
        (["Teams work with it"], ("IT",)),
        (["Teams work with it"], ("Teams ", "never", " work")),
        (["We reopen", "not yet seen"], ("We re", "not yet seen", "start")),
        ([], ("Anything",)),
    ],
)
def test_what_stands_nowhere_is_not(texts, unit):
    assert not ReadTexts(texts).hold(unit)


def test_each_part_says_how_many_texts_of_it_were_not_read_and_how_they_begin():
    parts = [
        ("slide1.xml", [("read",), ("—",), ("also read",)]),
        ("chart3.xml", [("Plan\n2019",), ("read",), ("of a year " * 20,)]),
        ("chart4.xml", [("of a year " * 20,)]),
    ]
    coverage = prove(parts, passages("read", "also read"))
    assert (coverage.text_units, coverage.read) == (6, 3)
    assert coverage.unread == (
        UnreadPart("chart3.xml", "2 texts not read: “Plan 2019”"),
        UnreadPart("chart4.xml", "1 text not read: “" + ("of a year " * 20)[:40].rstrip() + "…”"),
    )


def test_a_part_that_is_known_as_unread_is_listed_once_and_counted_once_at_least():
    damaged, bare = UnreadPart("slide2.xml", "bad-xml"), UnreadPart("ink1.xml", "ink")
    coverage = prove([("slide2.xml", [("lost",), ("read",)])], passages("read"), (damaged, bare))
    assert coverage == Coverage(3, 1, (damaged, bare))


def test_looking_up_is_bounded_whatever_the_file_holds(clock):
    unit = "a" * 30
    read_texts = ReadTexts(["ab" * 2_000_000])
    clock.assert_within(20, lambda: [read_texts.hold((f"{unit}{number}",)) for number in range(20_000)])
