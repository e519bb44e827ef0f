"""A year is another only of the event that the message dates; of the same people many years may be told."""

import pytest

FOUNDED = ["qArk was founded by Edda Quill in 1991."]


@pytest.mark.parametrize(
    "passage",
    [
        "Penwick has hosted qArk since 2001 when its founder, Edda Quill, left the Ostrey Laboratory and taught.",
        "Since mid-2011, Tomas has relieved Edda Quill of many duties.",
        "It moved to Penwick with its founder, botanist Edda Quill, when she returned in 2001.",
    ],
)
def test_another_event_in_the_life_of_the_same_people_is_no_other_year(compared, passage):
    assert compared(FOUNDED, passage, own_names=FOUNDED) == []


@pytest.mark.parametrize(
    "passage",
    [
        "qArk was founded by Edda Quill in 1989.",
        "Founded in 1989 by Edda Quill, qArk now serves 40 towns.",
        "Edda Quill established qArk in 1989.",
    ],
)
def test_the_same_event_in_another_year_is_one(compared, passage):
    assert [each.claim.change for each in compared(FOUNDED, passage, own_names=FOUNDED)] == ["date"]


@pytest.mark.parametrize(
    "wording", ["The Ostrey Foundation was {} in September 2023.", "We {} the Ostrey Foundation in May 2023."]
)
@pytest.mark.parametrize("event", ["announced", "founded"])
@pytest.mark.parametrize(
    "passage",
    [
        "Ostrey Foundation Monthly Update June 2024",
        "Ostrey Foundation Monthly Update September 2024",
        "Ostrey Foundation Highlights - December 2023",
        "Ostrey Foundation Safety Group Meeting 28th Feb 2024",
        "These proposals for the summer of 2025 come from projects of the Ostrey Foundation.",
        "Ostrey Foundation, 2024",
    ],
)
def test_the_date_of_a_report_or_meeting_is_no_other_date_of_the_event(compared, wording, event, passage):
    assert compared([wording.format(event)], passage, own_names=["the Ostrey Foundation"]) == []


@pytest.mark.parametrize(
    "passage",
    [
        "The Ostrey Foundation was announced in March 2022.",
        "Ostrey Foundation Announced in March 2022",
        "We announced the Ostrey Foundation in March 2022",
    ],
)
def test_the_event_that_is_named_has_another_date(compared, passage):
    found = compared(
        ["The Ostrey Foundation was announced in September 2023."], passage, own_names=["the Ostrey Foundation"]
    )
    assert [each.claim.change for each in found] == ["date"]


def test_a_foundation_that_was_founded_in_another_year_is_told(compared):
    wording = ["The Ostrey Foundation was founded in 2015."]
    assert [each.found for each in compared(wording, "Founded in 2012, the Ostrey Foundation runs 40 schools.")] == [
        "in 2012"
    ]


STARTED = ["Free Bikes Penwick started in 2010."]


@pytest.mark.parametrize(
    ("passage", "is_other"),
    [
        ("The 2018 Free Bikes Penwick Index", False),
        ("Free Bikes Penwick asks for your help, so that we can open a second shop in 2017.", False),
        ("2021 was a good year for Free Bikes Penwick.", False),
        ("Free Bikes Penwick was founded in 2013.", True),
        ("Free Bikes Penwick started in 2012.", True),
        ("Free Bikes Penwick has served the city since 2012.", True),
    ],
)
def test_an_ordinary_word_that_opens_a_name_tells_of_no_event(compared, passage, is_other):
    found = compared(STARTED, passage, own_names=STARTED)
    assert [each.claim.change for each in found] == ["date"] * is_other


@pytest.mark.parametrize(
    ("passage", "found"),
    [
        ("It was created in 1994, and weavers brought it to the Ostrey Loom Foundation.", []),
        ("They were created in 2004 and came to the Ostrey Loom Foundation.", []),
        ("The Ostrey Loom Foundation was created in 2004.", ["in 2004"]),
        ("In 2004 it was created as the Ostrey Loom Foundation.", ["In 2004"]),
        ("It was created in 2004 as the Ostrey Loom Foundation.", ["in 2004"]),
        ("It was created as a club, and the Ostrey Loom Foundation was created in 2004.", ["in 2004"]),
    ],
)
def test_what_it_did_is_no_event_of_a_name_beside(compared, passage, found):
    wording = ["The Ostrey Loom Foundation was created on May 17, 2012."]
    assert [each.found for each in compared(wording, passage, own_names=["the Ostrey Loom Foundation"])] == found


@pytest.mark.parametrize(
    "passage",
    [
        "She founded Acme Ledger with another nurse and a baker in 2012.",
        "They founded Acme Ledger as a club of two nurses in 2012.",
        "It was 2012 when Acme Ledger was founded by two nurses.",
    ],
)
def test_who_founded_the_name_may_be_a_pronoun(compared, passage):
    wording = ["Acme Ledger was founded in 2010 by two nurses."]
    assert [each.claim.change for each in compared(wording, passage, own_names=["Acme Ledger"])] == ["date"]


RELEASED = ["Quill Stack 7 was released on 2026-09-11."]


@pytest.mark.parametrize(
    "passage",
    [
        "Graz, 20.03.2026: Quill Stack was released for schools.",
        "Graz, Austria, March 20, 2026 – Quill Stack was released for schools.",
    ],
)
def test_the_date_of_a_dateline_is_that_of_the_text(compared, passage):
    assert compared(RELEASED, passage, own_names=RELEASED) == []


@pytest.mark.parametrize(
    "passage",
    [
        "Quill Stack 7 was released on 2026-09-18.",
        "Graz, 2026-09-12: Quill Stack 7 was released on 2026-09-18.",
        "Released, 2026-09-18: Quill Stack 7.",
        "In Graz, Quill Stack 7 was released, 2026-09-18 - not later.",
        "Graz, 18 September 2026 – Quill Stack 7 was released today.",
        "Austria, September 2025: Quill Stack 7 was released.",
    ],
)
def test_another_date_of_the_event_is_told_with_or_without_one(compared, passage):
    assert "date" in [each.claim.change for each in compared(RELEASED, passage, own_names=RELEASED) if each.claim]
