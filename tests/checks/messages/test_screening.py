"""The screening computes what the judge computes, for all pairs at once."""

from dataclasses import replace

import numpy as np
import pytest

from msgcheck.analysis.comparison import profile_text
from msgcheck.analysis.judge import claim_chance, features, load_judge
from msgcheck.checks.messages.index import build_index, similarities, texts_to_embed
from msgcheck.checks.messages.screening import candidates, chances

NUMBERS = load_judge()
TEXTS = [
    "Acme Flow is the close platform.",
    "Finance teams close the books in 45 % less time.",
    "Customer's data in Austria – don't panic",
    "!!!",
]


@pytest.fixture
def index(sample, word_encoder):
    return build_index(sample, word_encoder.encode(texts_to_embed(sample)))


def test_it_agrees_with_the_judge(index, word_encoder):
    cosines = similarities(word_encoder.encode(TEXTS), index)
    found = chances(TEXTS, cosines, index, NUMBERS)
    for row, text in enumerate(TEXTS):
        for column, message in enumerate(index.profiles):
            expected = claim_chance(features(profile_text(text), message, cosines.pair(row, column)), NUMBERS)
            assert found[row, column] == pytest.approx(expected, abs=1e-5)


def test_candidates_are_the_pairs_above_a_threshold(index, word_encoder):
    vectors = word_encoder.encode(TEXTS)
    everything = replace(NUMBERS, difference=0.0)
    assert len(list(candidates(TEXTS, vectors, index, everything))) == len(TEXTS) * len(index.profiles)
    nothing = replace(NUMBERS, difference=1.1, claim=1.1, retired=1.1, repeated=1.1)
    assert list(candidates(TEXTS, vectors, index, nothing)) == []


def test_lead_is_the_distance_to_the_nearest_other_message(index, word_encoder):
    cosines = similarities(word_encoder.encode(TEXTS), index)
    for row in range(len(TEXTS)):
        for column in range(len(index.profiles)):
            others = np.delete(cosines.approved[row], column)
            assert cosines.lead[row, column] == pytest.approx(cosines.approved[row, column] - others.max())


def test_a_message_alone_has_no_lead(sample, word_encoder):
    index = build_index(sample[:1], word_encoder.encode(texts_to_embed(sample[:1])))
    assert similarities(word_encoder.encode(TEXTS), index).lead.tolist() == [[0.0]] * len(TEXTS)
