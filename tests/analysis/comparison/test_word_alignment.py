"""What a wording says of its subject may stand further on in the sentence."""

import pytest

from msgcheck.analysis.comparison import capitalised_stems, profile_text
from msgcheck.analysis.comparison.telling.word_alignment import is_said_further_on

RUN = "oVarrow is run and funded by the town of Ostrey."
NAMES = capitalised_stems([RUN])


@pytest.mark.parametrize(
    ("passage", "is_said"),
    [
        ("oVarrow was founded by two nurses in 1991, and is now run and funded by the town of Ostrey.", True),
        ("Clinics need help. oVarrow opened with 40 beds and is run and funded by the town of Ostrey.", True),
        ("oVarrow has 40 beds. The school beside it is run and funded by the town of Ostrey.", False),
        ("oVarrow is run by nurses; the roof was once funded, some say, by the town of Ostrey.", False),
        ("The school is run and funded by the town of Ostrey.", False),
        ("oVarrow was founded by two nurses and is run by the town.", False),
    ],
)
def test_all_that_is_said_stands_together_with_its_subject_before_it(passage, is_said):
    assert is_said_further_on(profile_text(passage), profile_text(RUN), NAMES) is is_said


def test_two_words_are_said_of_anything():
    assert not is_said_further_on(
        profile_text("oVarrow was founded by two nurses and serves patients."),
        profile_text("oVarrow serves patients."),
        NAMES,
    )
