from pathlib import Path

import pytest
import yaml

from msgcheck.analysis.claims.changes.alignment import Stated
from msgcheck.analysis.claims.changes.change import ClaimChange
from msgcheck.analysis.claims.changes.quantity_difference import compare_quantities
from msgcheck.analysis.claims.quantities.grammar import find_quantities

CASES = yaml.safe_load((Path(__file__).parent / "differences.yaml").read_text(encoding="utf-8"))


def compare(wordings, passage):
    """The differences in figures of a passage from these wordings."""
    return compare_quantities([_stated(wording) for wording in wordings], _stated(passage))


def _stated(text):
    return Stated(text, find_quantities(text))


@pytest.mark.parametrize("case", CASES, ids=lambda case: " | ".join(case[:2]))
def test_differences_are_typed_and_quoted(case):
    wording, passage, *expected = case
    found = compare([wording], passage)
    assert [[str(each.change), each.approved, each.found] for each in found] == expected


@pytest.mark.parametrize("case", [case for case in CASES if len(case) > 2], ids=lambda case: case[2][0])
def test_both_spans_hold_the_words(case):
    wording, passage, _ = case
    for each in compare([wording], passage):
        for text, span, words in (
            (each.wording, each.approved_span, each.approved),
            (passage, each.found_span, each.found),
        ):
            assert (text[span[0] : span[1]] if span else "") == words
        assert (each.found or each.approved) in each.explanation


def test_every_change_has_a_case():
    of_messages_only = {
        ClaimChange.HEDGE_LOST,
        ClaimChange.HEDGE_ADDED,
        ClaimChange.CONDITION_LOST,
        ClaimChange.SHARE_LOWERED,
        ClaimChange.PART_LOST,
        ClaimChange.TIME_OF_DAY,
        ClaimChange.RHYTHM,
    }
    assert {case[2][0] for case in CASES if len(case) > 2} == set(ClaimChange) - of_messages_only


def test_a_number_of_any_approved_wording_is_right():
    wordings = ["Costs fall by 70 %.", "Costs fall to a third."]
    assert compare(wordings, "Costs fall by 70 %.") == ()
    assert [each.found for each in compare(wordings, "Costs fall by 45 %.")] == ["45 %"]


def test_a_number_repeated_without_its_noun_is_the_same():
    assert not compare(["More than 600 people wait."], "Of those who wait, more than 600, twenty people were seen.")
    assert compare(["More than 600 people wait."], "Twenty people wait.")


def test_a_number_about_something_else_is_left_alone():
    assert compare(["Answers within 4 hours."], "Answers within 4 hours; the contract runs for 3 years.") == ()


def test_nothing_approved_means_nothing_differs():
    assert compare([], "Costs fall by 45 %.") == ()


def test_a_release_that_is_told_as_current_is_held_to_version_and_date():
    wording = "Lumo Release 7 was published on 2026-09-11."
    for passage in (
        "The latest release is Lumo Release 6, published on 2026-03-20.",
        "Lumo Release 6 is out. It was published on 2026-03-20.",
    ):
        assert [str(each.change) for each in compare([wording], passage)] == ["version", "date"]


@pytest.mark.parametrize(
    ("wording", "passage", "found"),
    [
        (
            "The average wait at our counters is 4 minutes.",
            "95 % of parcels arrive within 24 hours, with an average wait at our counters of 9 minutes.",
            ["9 minutes"],
        ),
        (
            "The average wait at our counters is 4 minutes.",
            "Parcels arrive within 24 hours, a 9-minute average wait at the counters, and refunds in 3 days.",
            ["9-minute"],
        ),
        ("An audit takes 3 days.", "After a kick-off of 2 hours, an audit takes 6 days.", ["6 days"]),
        ("Tickets are answered in 2 hours.", "Tickets are answered in 5 hours, and closed within 3 days.", ["5 hours"]),
        (
            "A repair takes 2 hours and a refit 5 days.",
            "Plan 9 days for a refit, and 4 hours for a repair.",
            ["9 days", "4 hours"],
        ),
    ],
)
def test_the_figure_told_in_the_same_words_is_the_one_that_differs(wording, passage, found):
    assert [each.found for each in compare([wording], passage)] == found


def test_a_phrase_goes_on_in_the_next_line():
    wording = "A depot has a capacity of 8 weeks and a notice of 2 days."
    passage = "Each of these has a storage capacity of 20 weeks with an aggregate\nnotice of 5 days."
    found = [(each.approved, each.found) for each in compare([wording], passage)]
    assert found == [("8 weeks", "20 weeks"), ("2 days", "5 days")]
