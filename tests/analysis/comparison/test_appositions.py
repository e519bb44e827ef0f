"""What a retired wording says its subject is may stand before the subject."""

import pytest

from msgcheck.analysis.comparison import capitalised_stems, profile_text
from msgcheck.analysis.comparison.telling.appositions import is_said_before_name

GUILD = "O-Varrow is a guild of bakers, millers and schools."
NAMES = capitalised_stems([GUILD, "Ask at the Guild of Ostrey."])


@pytest.mark.parametrize(
    ("passage", "is_said"),
    [
        ("As a guild of bakers, millers and schools, O-Varrow feeds the north.", True),
        ("Bread for all: as a guild of bakers, millers, and schools, O-Varrow feeds the north.", True),
        ("As the guild of bakers, millers and schools with 40 ovens, O-Varrow feeds the north.", True),
        ("As a guild of bakers, millers and schools, Ostrey Flour supplies O-Varrow.", False),
        ("As a guild of bakers and millers, O-Varrow feeds the north.", False),
        ("What began as a guild of bakers, millers and schools, O-Varrow, is run by a city.", False),
        ("As a former guild of bakers, millers and schools, O-Varrow feeds the north.", False),
        ("Unlike a guild of bakers, millers and schools, O-Varrow feeds the north.", False),
        ("As a guild of bakers, millers and schools knows, flour is dear. O-Varrow feeds the north.", False),
    ],
)
def test_as_what_it_is_opens_the_sentence_and_its_name_follows(passage, is_said):
    assert is_said_before_name(profile_text(passage), profile_text(GUILD), NAMES) is is_said


def test_only_what_something_is_can_stand_before_it():
    wording = profile_text("O-Varrow feeds bakers, millers and schools.")
    passage = profile_text("As a friend of bakers, millers and schools, O-Varrow feeds the north.")
    assert not is_said_before_name(passage, wording, NAMES)
