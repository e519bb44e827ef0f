"""Another time of the day, another rhythm, and other hours than the approved ones."""

import pytest

from msgcheck.analysis.comparison.difference import Reason

BREAD = "97% of our loaves reach the shops before 6 a.m."
ORDERS = "Boats that are ordered before noon are rigged on the same day, in every harbour."
SURVEY = "Growers receive one soil report a month, in which every field is compared with its neighbours."
DESK = "Our desk answers calls from 8 a.m. to 6 p.m."
HOTLINE = "Divers reach our doctors around the clock."


@pytest.fixture
def found(compared):
    def find(statement, passage, *variants):
        every = compared([statement, *variants], passage)
        kinds = ("time_of_day", "rhythm")
        return [(each.approved, each.found) for each in every if each.claim and each.claim.change.value in kinds]

    return find


@pytest.mark.parametrize(
    ("statement", "passage", "pair"),
    [
        (BREAD, "97% of our loaves reach the shops before 8 a.m.", ("6 a.m.", "8 a.m.")),
        (BREAD, "Loaves in the shops before seven in the morning: 97%", ("6 a.m.", "seven in the morning")),
        (DESK, "Our desk answers calls from 9:00 to 18:00.", ("8 a.m.", "9:00")),
        (ORDERS, "Boats ordered before 10 a.m. are rigged on the same day.", ("noon", "10 a.m.")),
    ],
)
def test_another_time_of_the_day_is_named(found, compared, statement, passage, pair):
    assert found(statement, passage) == [pair]
    assert {each.reason for each in compared([statement], passage)} == {Reason.NUMBER}


@pytest.mark.parametrize(
    ("passage", "variants"),
    [
        ("97% of our loaves reach the shops before 6:00.", ()),
        ("97% of our loaves reach the shops before 06:00 in the morning.", ()),
        ("On Saturdays, 97% of our loaves reach the shops before 8 a.m.", ()),
        ("97% of our loaves reach the shops before 7 a.m. CET.", ()),
        ("The shops open at 8 a.m.", ()),
        ("97% of our loaves reach the shops before 7 a.m.", ("Nearly all reach the shops before seven o’clock.",)),
        ("Loaves reach the shops between 4 and 8 a.m.", ()),
        ("97% of our loaves reach the shops before 6 a.m., 80% before 5 a.m.", ()),
    ],
    ids=["form", "colon", "other days", "zone", "other thing", "variant", "span", "both"],
)
def test_what_is_no_other_time(found, passage, variants):
    assert found(BREAD, passage, *variants) == []


@pytest.mark.parametrize(
    "passage", ["Our desk answers calls from 8:00 to 18:00.", "Our phones are charged from 9:00 to 18:00."]
)
def test_what_are_no_other_hours(found, passage):
    assert found(DESK, passage) == []


@pytest.mark.parametrize(
    ("statement", "passage", "pair"),
    [
        (SURVEY, "One soil report per quarter, in which every field is compared with its neighbours.",
         ("a month", "per quarter")),
        (SURVEY, "Growers receive a yearly soil report in which fields are compared with their neighbours.",
         ("a month", "yearly")),
        ("Lessees may hand back a tank at the end of any month.", "Hand back a tank at the end of each year.",
         ("any month", "each year")),
        (HOTLINE, "Divers reach our doctors during office hours.", ("around the clock", "office hours")),
        (HOTLINE, "Divers reach our doctors on weekdays.", ("around the clock", "on weekdays")),
    ],
)  # fmt: skip
def test_another_rhythm_and_other_hours_are_named(found, statement, passage, pair):
    assert found(statement, passage) == [pair]


@pytest.mark.parametrize(
    ("statement", "passage", "variants"),
    [
        (SURVEY, "A monthly soil report in which every field is compared with its neighbours.", ()),
        (SURVEY, "Once a month, growers receive a soil report that compares fields with their neighbours.", ()),
        (SURVEY, "Growers receive the soil atlas every year.", ()),
        (SURVEY, "Growers receive one soil report a week, and a summary every month.", ()),
        (SURVEY, "Growers receive a soil report every week.", ("Growers receive a soil report every week in spring.",)),
        (SURVEY, "Growers receive 25 soil reports each week.", ()),
        (HOTLINE, "Day and night, divers reach our doctors.", ()),
        (HOTLINE, "Divers reach our office on weekdays.", ()),
        (HOTLINE, "Divers reach our doctors every day.", ()),
    ],
)
def test_what_is_no_other_rhythm(found, statement, passage, variants):
    assert found(statement, passage, *variants) == []
