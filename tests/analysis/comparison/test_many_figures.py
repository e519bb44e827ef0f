import pytest

from msgcheck.analysis.comparison import compare, profile_message, profile_text
from msgcheck.model.message import MatchMode, Message, MessageKind

WORDING = "Penwick Ferries cuts the cost of a crossing by up to 40% for 12,000 carriers."


@pytest.mark.parametrize(
    "said",
    ["40% of a cost", "40% of a cost and 12,000 carriers", "it can often cut a cost by 40%"],
    ids=["a limit left out", "two figures", "a reservation"],
)
def test_many_figures_take_as_much_longer_as_there_are_more(said, clock):
    message = profile_message(Message(id="m", kind=MessageKind.PROOF_POINT, match=MatchMode.FACTS, statement=WORDING))

    def compared(count):
        passage = profile_text("Penwick Ferries cuts the cost of a crossing by " + f"{said} " * count)
        return lambda: compare(passage, message)

    clock.assert_growth(20, small=compared(100), large=compared(800))
