"""Times of the day in a text."""

import pytest

from msgcheck.analysis.claims.clock_times import clock_times


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("The ferry leaves before 6 a.m.", [("6 a.m.", {360})]),
        ("between 6 and 8 pm", [("6", {360, 1080}), ("8 pm", {1200})]),
        ("Bread by six in the morning", [("six in the morning", {360})]),
        ("Order before noon or by 18:30", [("noon", {720}), ("18:30", {1110})]),
        ("from 8:00 to 18:00 hours", [("8:00", {480, 1200}), ("18:00", {1080})]),
        ("at 7 o’clock", [("7 o’clock", {420, 1140})]),
        ("until 6:30 PM", [("6:30 PM", {1110})]),
        ("12 a.m., 12 p.m., at 24:00", [("12 a.m.", {0}), ("12 p.m.", {720}), ("24:00", {0})]),
        ("ten at night", [("ten at night", {1320})]),
        ("twelve at night or 3 at night", [("twelve at night", {0}), ("3 at night", {180})]),
        ("12 in the morning or 12 in the afternoon", [("12 in the morning", {0}), ("12 in the afternoon", {720})]),
    ],
)
def test_times_are_read(text, times):
    assert [(text[each.start : each.end], set(each.minutes)) for each in clock_times(text)] == times


@pytest.mark.parametrize(
    "text",
    [
        "5 amps",
        "a 16:9 screen",
        "at 25:30",
        "from 8 to 18",
        "a scale of 1:50",
        "one point",
        "$6 am",
        "won 4:30",
        "from 5:30 to 4:50 minutes",
        "at 5:30 per kilometre",
    ],
)
def test_what_is_none(text):
    assert list(clock_times(text)) == []


def test_long_texts_take_no_longer():
    assert list(clock_times("6 to " * 20_000)) == []
