import pytest

from msgcheck.analysis.comparison import Reason


@pytest.fixture
def differences(compared):
    def find(wordings, passage):
        found = compared(wordings if isinstance(wordings, list) else [wordings], passage)
        return [(each.reason, each.approved, each.found) for each in found]

    return find


RISK = "Acme Flow reduces the risk of late invoices."

TURNED = [
    (RISK, "Acme Flow increases the risk of late invoices.", "reduces the risk", "increases the risk"),
    ("Lower costs, higher quality.", "Higher costs, higher quality.", "Lower costs", "Higher costs"),
    ("Close sooner with less manual work.", "Close sooner with more manual work.", "less manual", "more manual"),
    ("Cover is arranged before the first bell rings.", "Cover is arranged before the last bell rings.",
     "first bell", "last bell"),
    ("Acme Flow makes closing the books easier for teams.", "Acme Flow makes closing the books harder for teams.",
     "easier for teams", "harder for teams"),
]  # fmt: skip


@pytest.mark.parametrize(("wording", "passage", "approved", "found"), TURNED)
def test_a_direction_turned_round_is_a_denial(differences, wording, passage, approved, found):
    assert differences(wording, passage) == [(Reason.NEGATION, approved, found)]


@pytest.mark.parametrize(
    ("wordings", "passage"),
    [
        (RISK, "Acme Flow lowers the risk of late invoices."),
        (RISK, "Acme Flow does not increase the risk of late invoices, it reduces it."),
        (RISK, "Acme Flow reduces the risk of late invoices and increases the speed."),
        (
            ["Lower costs, higher quality.", "Higher costs at first, lower costs later."],
            "Higher costs, higher quality.",
        ),
        ("More quality, less cost.", "Less cost, more quality."),
        ("Acme Flow cuts invoices to less than 40 a day.", "Acme Flow cuts invoices to no more than 40 a day."),
    ],
    ids=["same way", "denied", "another thing", "another wording says so", "other order", "a bound"],
)
def test_what_is_not_turned_round(differences, wordings, passage):
    assert differences(wordings, passage) == []
