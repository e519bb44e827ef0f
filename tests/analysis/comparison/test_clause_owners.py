"""A figure that a clause tells of somebody else is none of ours, where a clause beside tells ours."""

import pytest

from msgcheck.analysis.comparison import capitalised_stems, compare, profile_message, profile_text
from msgcheck.analysis.comparison.naming.rivals import rivals_in
from msgcheck.model.message import MatchMode, Message, MessageKind

STATEMENT = "Varrowby supports 23 charging protocols."
MESSAGE = Message(id="m", kind=MessageKind.PROOF_POINT, statement=STATEMENT, match=MatchMode.FACTS)
OTHERS = (STATEMENT, "Varrowby loads 3x faster than Pedalix.")


def _found(passage):
    profile = profile_message(MESSAGE, capitalised_stems(OTHERS), rivals=rivals_in(OTHERS))
    return [each.found for each in compare(profile_text(passage), profile)]


@pytest.mark.parametrize(
    "passage",
    [
        "Velomark supports 16 protocols; Varrowby supports 23.",
        "Chargers — Velomark supports 16 protocols; Varrowby supports 23.",
        "Velomark supports 16 protocols, while Varrowby supports 23.",
        "While Velomark supports 16 protocols, Varrowby supports 23.",
        "Velomark supports 16 charging protocols, but we support 23.",
        "Where Velomark has 16 charging protocols, Varrowby has 23.",
        "Pedalix supports 16 charging protocols. Varrowby supports 23 charging protocols.",
    ],
)
def test_a_figure_of_somebody_else_is_none_of_ours(passage):
    assert _found(passage) == []


@pytest.mark.parametrize(
    ("passage", "found"),
    [
        ("Velomark supports 16 protocols; Varrowby supports 22.", "22"),
        ("Velomark supports 16 protocols, while Varrowby supports 22 protocols.", "22"),
        ("Velomark supports 16 charging protocols; we support 22.", "22"),
        ("Velomark supports 16 charging protocols, and we have 22 charging protocols.", "22"),
        ("Varrowby supports 16 protocols; Velomark supports 23 protocols.", "16"),
        ("Cloud chargers support 16 protocols; Varrowby supports 23.", "16"),
        ("Velomark counts 16 charging protocols that Varrowby supports; Varrowby grows.", "16"),
        ("Velomark counts 16 charging protocols that we support; Varrowby grows.", "16"),
        ("Varrowby supports 16 charging protocols, 4 of them alone.", "16"),
    ],
)
def test_our_own_figure_beside_it_is_held_against_the_message(passage, found):
    assert found in _found(passage)
