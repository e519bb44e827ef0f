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


REPAIR = "Unlike Harkvale, Lumo repairs every scale in its own workshop in Graz."
FASTER = "Lumo weighs faster than Harkvale at every gate."

SWAPPED = [
    (REPAIR, "Unlike Lumo, Harkvale repairs every scale in its own workshop in Graz."),
    (REPAIR, "We care. Unlike Lumo, Harkvale repairs every scale in its own workshop in Graz."),
    (REPAIR, "Harkvale, unlike Lumo, repairs every scale in its own workshop in Graz."),
    (REPAIR, "Harkvale repairs every scale in its own workshop in Graz, unlike Lumo."),
    (REPAIR, "Harkvale repairs every scale in its own workshop in Graz; Lumo does not."),
    (REPAIR, "Harkvale repairs every scale in its own workshop in Graz, but Lumo doesn't."),
    (FASTER, "Harkvale weighs faster than Lumo at every gate."),
    (FASTER, "Compared with Lumo, Harkvale weighs faster at every gate."),
    (FASTER, "Harkvale weighs faster than Lumo at every gate, and it does not rust."),
    (FASTER, "Harkvale weighs faster than Lumo at every gate, no matter how wet."),
    (FASTER, "There is no doubt that Harkvale weighs faster than Lumo at every gate."),
]


@pytest.mark.parametrize(("wording", "passage"), SWAPPED)
def test_a_comparison_with_its_sides_swapped_is_a_denial(differences, wording, passage):
    assert [reason for reason, _, _ in differences(wording, passage)] == [Reason.NEGATION]


@pytest.mark.parametrize(
    ("wording", "passage"),
    [
        (REPAIR, "Lumo, unlike Harkvale, repairs every scale in its own workshop in Graz."),
        (REPAIR, "Lumo repairs every scale in its own workshop in Graz, unlike Harkvale."),
        (REPAIR, "Unlike other makers, Lumo repairs every scale in its own workshop in Graz."),
        (REPAIR, "Unlike Lumo, Harkvale repairs no scale in its own workshop in Graz."),
        (REPAIR, "Unlike Lumo, Harkvale does not repair every scale in its own workshop in Graz."),
        (REPAIR, "Lumo repairs every scale in its own workshop in Graz; Harkvale does not."),
        (REPAIR, "We repair every scale in our own workshop in Graz; Lumo does not rust."),
        ("Unlike Harkvale, Lumo needs no oil for its scales.", "Harkvale needs oil for its scales; Lumo does not."),
        (
            "Unlike Harkvale, Lumo weighs without oil at every gate.",
            "Harkvale weighs with oil at every gate; Lumo cannot.",
        ),
        (FASTER, "Harkvale does not weigh faster than Lumo at every gate."),
        (FASTER, "Harkvale weighs slower than Lumo at every gate."),
        (FASTER, "Compared with Harkvale, Lumo weighs faster at every gate."),
        ("Lumo has lower costs than Harkvale.", "Harkvale has higher costs than Lumo."),
    ],
)
def test_sides_that_are_not_swapped_or_turned_twice_are_no_denial(differences, wording, passage):
    assert differences(wording, passage) == []
