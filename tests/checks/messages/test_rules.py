from datetime import date

import pytest

from msgcheck.checks.messages.check import check_messages
from msgcheck.checks.messages.further.check import check_further
from msgcheck.checks.messages.index import build_index, closeness_of, texts_to_embed
from msgcheck.checks.messages.judging import judge_questions, questions_of, texts_to_read
from msgcheck.checks.messages.platform_names import platform_names
from msgcheck.checks.messages.rules import MISSING, RULES
from msgcheck.checks.messages.screening import near_messages
from msgcheck.checks.messages.units import Unit
from msgcheck.checks.messages.validity import judged_messages
from msgcheck.model.message import MatchMode, Message, MessageKind, Persona, Platform
from msgcheck.model.passage import Layer, Role

TODAY = date(2026, 7, 1)
PERSONAS = (Persona("cfo", "Chief Financial Officer", ("CFO",)), Persona("erp-lead", "ERP lead"))
CONNECTORS = Message(
    id="connectors", kind=MessageKind.DIFFERENTIATOR, match=MatchMode.MEANING, audiences=("erp-lead",),
    statement="Our connectors are certified and survive every upgrade of the ERP.",
)  # fmt: skip


@pytest.fixture
def rules_found(models, sample):
    """Check one text with everything that is checked of messages: (text, kind) -> ids of the rules."""
    platform = Platform(
        name="Acme Flow message platform", version="1", messages=(*sample, CONNECTORS), personas=PERSONAS
    )
    messages = judged_messages(platform.messages, TODAY)
    index = build_index(messages, models.encoder.encode(texts_to_embed(messages)))
    names = platform_names(messages, platform, "Acme Flow")

    def run(text, kind="web"):
        units = (Unit(text, 0, 0, len(text), Layer.BODY, Role.PARAGRAPH),)
        vectors = models.encoder.encode([text])
        questions = questions_of(units, near_messages([text], vectors, index))
        logits = models.network.logits(texts_to_read(questions, units, index))
        judged = judge_questions(questions, units, index, logits, judge=models.judge, today=TODAY)
        checked = check_messages(units, judged, index, asset_kind=kind, today=TODAY, categories=names.categories)
        closeness = {text: float(closeness_of(vectors, index)[0])}
        further = check_further(units, checked, index, names, told_together=(), closeness=closeness)
        return [observation.rule for observation in (*checked.observations, *further)]

    return run


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_the_page_is_whole(rule):
    assert all(getattr(rule, field) for field in rule.__slots__ if field != "on")


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule is not MISSING], ids=lambda rule: rule.id)
def test_the_example_is_found_and_the_counter_example_is_not(rule, rules_found):
    assert rules_found(rule.example) == [rule.id]
    assert rules_found(rule.counter_example) == []


def test_missing_is_found_until_the_message_is_told(rules_found):
    assert rules_found("Meet our office dog.", "deck") == [MISSING.id]
    assert rules_found(MISSING.counter_example, "deck") == []
