"""A wrong wording that is said of others, to set ourselves apart from them, is not told of us."""

import pytest

from msgcheck.analysis.comparison import Reason, capitalised_stems, compare, profile_message, profile_text
from msgcheck.model.message import MatchMode, Message, MessageKind

MESSAGE = Message(
    id="tickets",
    kind=MessageKind.DIFFERENTIATOR,
    statement="With Tramline and Ferryline, the ticket is printed in the vehicle, with no need for a ticket booth.",
    match=MatchMode.MEANING,
    contradictions=("The ticket is sold by a clerk at a counter.",),
)


def is_wrong(passage):
    profile = profile_message(MESSAGE, capitalised_stems([MESSAGE.statement]))
    return any(each.reason is Reason.KNOWN_WRONG for each in compare(profile_text(passage), profile))


@pytest.mark.parametrize(
    "passage",
    [
        "All is there to print the ticket on the way, as opposed to many other lines where the ticket is sold by "
        "a\nclerk at a counter and brought to the Tramline.",
        "Unlike most lines, where the ticket is sold by a clerk at a counter, Tramline prints it in the vehicle.",
        "The ticket comes from the vehicle, in contrast to lines whose ticket is sold by a clerk at a counter.",
        "Compared with a ticket that is sold by a clerk at a counter, ours takes no time.",
    ],
)
def test_what_is_said_of_others_is_not_told_of_us(passage):
    assert not is_wrong(passage)


@pytest.mark.parametrize(
    "passage",
    [
        "The ticket is sold by a clerk at a counter.",
        "Unlike most lines, the ticket is sold by a clerk at a counter.",
        "As opposed to other lines, a Tramline ticket is sold by a clerk at a counter.",
        "Unlike other lines Tramline has a ticket that is sold by a clerk at a counter.",
        "Unlike others our ticket is sold by a clerk at a counter.",
        "The ticket is sold by a clerk at a counter, as opposed to lines where a machine prints it.",
        "The ticket is sold by a clerk at a counter, unlike on lines that a clerk at a counter has left.",
        "Unlike Ferryline, where the ticket is sold by a clerk at a counter, Tramline prints it.",
    ],
)
def test_what_is_said_of_us_beside_others_is_wrong(passage):
    assert is_wrong(passage)
