"""A commitment that is only aimed at."""

import pytest

from msgcheck.analysis.comparison import Reason
from msgcheck.model.message import MatchMode, MessageKind

PROMISE = "We replace a broken bike within 45 minutes."


@pytest.fixture
def weaker(compared):
    def find(passage, statement=PROMISE, kind=MessageKind.COMMITMENT, variants=()):
        found = compared([statement, *variants], passage, kind=kind, match=MatchMode.FACTS)
        return [(each.reason, each.found) for each in found]

    return find


@pytest.mark.parametrize(
    ("passage", "reservation"),
    [
        ("We try to replace a broken bike within 45 minutes.", "try to"),
        ("Usually, we replace a broken bike within 45 minutes.", "Usually"),
        ("We replace a broken bike, as a rule, within 45 minutes.", "as a rule"),
        ("A broken bike is replaced within 45 minutes where possible.", "where possible"),
        ("Our team does its best to replace a broken bike within 45 minutes.", "does its best to"),
    ],
)
def test_what_weakens_a_promise_is_named(weaker, passage, reservation):
    assert weaker(passage) == [(Reason.QUALIFIER, reservation)]


@pytest.mark.parametrize(
    ("passage", "reservation"),
    [
        ("Wherever possible, our own bakers make the cakes.", "Wherever possible"),
        ("We try to have our own bakers make every cake.", "try to"),
    ],
)
def test_what_is_only_tried_is_less_than_any_message_in_one_of_its_clauses(weaker, passage, reservation):
    statement = "Our own bakers make every cake; nothing comes from a factory."
    assert weaker(passage, statement, MessageKind.DIFFERENTIATOR) == [(Reason.QUALIFIER, reservation)]


@pytest.mark.parametrize(
    "passage",
    [
        "Our own bakers make every cake. Wherever possible, we use rye.",
        "Our own bakers make every cake.",
        "We aim to have our own bakers make every cake.",
        "Our own bakers try to make every cake.",
    ],
)
def test_what_is_tried_besides_is_not(weaker, passage):
    statement = "Our own bakers make every cake; nothing comes from a factory."
    assert weaker(passage, statement, MessageKind.DIFFERENTIATOR) == []


@pytest.mark.parametrize(
    "passage",
    [
        "We will replace your broken bike within 45 minutes.",
        "You can have a broken bike replaced within 45 minutes.",
        "We usually meet on Mondays. We replace a broken bike within 45 minutes.",
        "What usually takes a workshop two whole days takes us less: we replace a broken bike within 45 minutes.",
        "We replace a broken bike within 45 minutes. Parts often come later.",
        "We aim to grow.",
    ],
)
def test_what_leaves_the_promise_as_it_is_is_not(weaker, passage):
    assert weaker(passage) == []


def test_a_reservation_that_is_approved_weakens_nothing(weaker):
    assert weaker("We aim to replace a broken bike within 45 minutes.", variants=["We try to replace a bike."]) == []


def test_only_a_commitment_is_a_promise_for_each_time(weaker):
    assert weaker("We usually replace a broken bike within 45 minutes.", kind=MessageKind.PROOF_POINT) == []
