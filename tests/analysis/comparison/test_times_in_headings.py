"""A time in which a figure holds is not left out where the heading above the passage names it."""

import pytest

from msgcheck.analysis.comparison import Reason, compare, profile_message, profile_text
from msgcheck.model.message import MatchMode, Message, MessageKind


def _reasons(statement, passage, heading):
    message = Message(id="m", kind=MessageKind.PROOF_POINT, statement=statement, match=MatchMode.FACTS)
    return {each.reason for each in compare(profile_text(passage), profile_message(message), heading)}


@pytest.mark.parametrize(
    ("heading", "is_left_out"),
    [("", True), ("2024", True), ("Our work", True), ("2025", False), ("Varrowby in 2025: the year in review", False)],
)
def test_a_year(heading, is_left_out):
    statement = "In 2025 Varrowby mechanics mended more than 12,000 bikes for commuters."
    passage = "Varrowby mechanics mended more than 12,000 bikes for commuters."
    assert (Reason.QUALIFIER in _reasons(statement, passage, heading)) is is_left_out


@pytest.mark.parametrize(
    ("heading", "is_left_out"),
    [
        ("Varrowby", True),
        ("Varrowby answers for 90 days", True),
        ("90 days of answers", True),
        ("Answers for up to 90 days", True),
        ("The first 90 days", False),
        ("Within 90 days", False),
        ("What changes in 90 days", False),
    ],
)
def test_a_period(heading, is_left_out):
    statement = "Varrowby cuts the cost of repairs by 20 % within 90 days."
    passage = "Varrowby cuts the cost of repairs by 20 %."
    assert (Reason.QUALIFIER in _reasons(statement, passage, heading)) is is_left_out


def test_another_figure_is_told_under_any_heading():
    reasons = _reasons("In 2025 we mended 12,000 bikes for commuters.", "We mended 9,000 bikes for commuters.", "2025")
    assert reasons == {Reason.NUMBER}
