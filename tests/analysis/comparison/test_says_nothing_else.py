"""A passage that says nothing but what a message says, with another figure perhaps, is about that very figure."""

import pytest

from msgcheck.analysis.comparison import capitalised_stems, profile_message, profile_text, says_nothing_else
from msgcheck.model.message import MatchMode, Message, MessageKind, Variant

BOILERPLATE = (
    "Quillbarrow is the mutual insurer of mills. It was founded in 1931 by two former millers in Tarn Edge, keeps a "
    "solvency ratio of 214 % and insures 4,100 mills in 7 countries."
)


@pytest.mark.parametrize(
    ("passage", "says"),
    [
        ("Solvency ratio: 241%", True),
        ("Quillbarrow was founded in 1929 by two former millers.", True),
        ("Insured mills: 5,000", True),
        ("The ratio of solvency stands at 241 %.", False),
        ("Insured mills in Norway: 300", False),
        ("Founded in Tarn Edge: 1929", False),
        ("Mills: 5,000", False),
        ("Quillbarrow: 5,000 mills", False),
        ("Solvency ratio of Hask: 241%", False),
        ("241%", False),
        ("", False),
    ],
)
def test_words_beside_the_figures(passage, says):
    message = Message(id="m", kind=MessageKind.BOILERPLATE, statement=BOILERPLATE, match=MatchMode.FACTS)
    profile = profile_message(message, capitalised_stems(["Quillbarrow", "Tarn Edge"]))
    assert says_nothing_else(profile_text(passage), profile) is says


def test_words_of_any_approved_wording():
    message = Message(
        id="m",
        kind=MessageKind.PROOF_POINT,
        statement="Mills lose 12 % less flour.",
        match=MatchMode.FACTS,
        variants=(Variant("The waste of flour falls by 12 %."),),
    )
    assert says_nothing_else(profile_text("Flour waste: -30 %"), profile_message(message))
    assert not says_nothing_else(profile_text("Bran waste: -30 %"), profile_message(message))
