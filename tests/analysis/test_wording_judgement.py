from dataclasses import replace

import pytest

from msgcheck.analysis.combination import Reading, Similarity
from msgcheck.analysis.comparison import compare, profile_message, profile_text
from msgcheck.analysis.judge import load_judge
from msgcheck.analysis.network import LABELS, RELATIONS
from msgcheck.analysis.wording_judgement import decide_by_wording
from msgcheck.model.message import MatchMode, Message, MessageKind, MessageStatus
from msgcheck.model.verdict import Label

JUDGE = load_judge()


def message(statement, *, match="meaning", contradictions=(), status="approved"):
    return profile_message(
        Message(
            id="m",
            kind=MessageKind.PROOF_POINT,
            statement=statement,
            match=MatchMode(match),
            contradictions=tuple(contradictions),
            status=MessageStatus(status),
        )
    )


def judged(text, against, reads=Label.UNRELATED, cosine=0.6):
    """Judge ``text``, of which the network is sure that it ``reads`` as this."""
    logits = [9.0 if label is reads else -9.0 for label in LABELS] + [0.0] * len(RELATIONS)
    passage = profile_text(text)
    reading = Reading(passage, against, Similarity(cosine, 0.0, 0.3), logits, compare(passage, against))
    return decide_by_wording(reading, JUDGE)


NETWORK = message("Acme Flow compte 19 partenaires en Europe.")
FOUNDED = message("Acme Flow a été créé en 2015.")
SHORT = message("Une mise en place dure de 1 à 2 mois.")
GUESTS = message(
    "Acme Flow bedient 400 Hotels in 12 Ländern.", contradictions=["Acme Flow ist ein Reisebüro für Gruppen."]
)
TAGLINE = message("Reservado, y listo para viajar.", match="exact")
OLD = message("Acme Flow est le comptable des artisans.", status="retired")

AT_FAULT = [
    ("Aujourd'hui, Acme Flow compte 23 partenaires en Europe.", NETWORK, Label.CONFLICTING),
    ("Acme Flow bedient 250 Hotels in 12 Ländern.", GUESTS, Label.CONFLICTING),
    ("Acme Flow ist ein Reisebüro für Gruppen.", GUESTS, Label.CONFLICTING),
    ("Reservado, y casi listo para viajar.", TAGLINE, Label.DRIFTED),
]


@pytest.mark.parametrize(("text", "against", "label"), AT_FAULT)
def test_a_wording_that_is_told_otherwise_is_a_fault(text, against, label):
    judgement = judged(text, against)
    assert (judgement.label, judgement.is_reported, judgement.confidence) == (label, True, None)


NO_FAULT = [
    ("L'atelier de Lyon, créé en 2021.", FOUNDED),
    ("Voici les résultats de Acme Flow en 2023.", FOUNDED),
    ("En 2017, trois ateliers des artisans ont été créés en province et ont rejoint le réseau de Acme Flow.", FOUNDED),
    ("La phase de transfert dure environ 6 mois, mais peut aller jusqu'à 2 ans.", SHORT),
    ("Elle ne compte pas de partenaires en Asie.", NETWORK),
    ("Reservado, y sin nada que hacer.", TAGLINE),
    ("Das Haus in Wien hat 30 Zimmer.", GUESTS),
]


@pytest.mark.parametrize(("text", "against"), NO_FAULT)
@pytest.mark.parametrize("reads", [Label.CONFLICTING, Label.DRIFTED])
def test_what_only_the_network_holds_for_a_fault_is_none(text, against, reads):
    assert judged(text, against, reads).label in (Label.ALIGNED, Label.UNRELATED)


def test_a_message_told_in_other_words_is_not_missing():
    judgement = judged("Dix-neuf partenaires européens travaillent avec nous.", NETWORK, Label.ALIGNED, cosine=0.9)
    assert (judgement.label, judgement.confidence) == (Label.ALIGNED, None)


def test_a_retired_message_is_told_where_it_is_repeated():
    assert judged("Depuis 2019, Acme Flow est le comptable des artisans !", OLD).label is Label.ALIGNED
    assert judged("Les comptables de Acme Flow aident les artisans.", OLD, Label.ALIGNED, 0.9).label is Label.UNRELATED


def test_an_approved_message_that_is_repeated_is_told():
    told = replace(OLD, message=replace(OLD.message, status=MessageStatus.APPROVED))
    assert judged("Acme Flow est le comptable des artisans.", told, Label.ALIGNED, 0.95).label is Label.ALIGNED
