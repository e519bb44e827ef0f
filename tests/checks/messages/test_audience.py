from dataclasses import replace

import pytest

from msgcheck.checks.messages.further.audience import wrong_audiences
from msgcheck.checks.messages.further.persona_names import addressed_in_text, addressed_in_title
from msgcheck.checks.messages.further.rules import WRONG_AUDIENCE
from msgcheck.checks.messages.units import Unit
from msgcheck.model.message import MatchMode, Message, MessageKind, MessageStatus, Persona
from msgcheck.model.passage import Layer, Role

PERSONAS = (
    Persona("cfo", "Chief Financial Officer", ("CFO", "finance leader")),
    Persona("erp-lead", "ERP and Integration Lead", ("IT manager",)),
    Persona("sales", "Sales department"),
)
CONNECTORS = Message(
    id="connectors", kind=MessageKind.DIFFERENTIATOR, statement="Our connectors are certified.",
    match=MatchMode.MEANING, audiences=("erp-lead",),
)  # fmt: skip


def unit_of(text, context="", role=Role.PARAGRAPH):
    return Unit(text, 0, 0, len(text), Layer.BODY, role, context)


def found(text="Certified connectors.", message=CONNECTORS, **more):
    context = more.pop("context", "")
    return wrong_audiences((unit_of(text, context),), [(0, message)], PERSONAS, **more)


TITLES = [
    ("For CFOs", {"cfo"}), ("An introduction to Acme for finance leaders\nAutumn", {"cfo"}), ("CFO guide", {"cfo"}),
    ("For CFOs and IT managers", {"cfo", "erp-lead"}), ("A brief for ERP and integration leads", {"erp-lead"}),
    ("Sales", {"sales"}), ("What a CFO said", set()), ("Sales targets", set()), ("For CFO-friendly prices", set()),
    ("Prices for everybody", set()), ("", set()),
]  # fmt: skip
TEXTS = [
    ("As a CFO, you sleep well.", {"cfo"}), ("If you are an IT manager, your upgrades survive.", {"erp-lead"}),
    ("For CFOs: certified connectors.", {"cfo"}), ("For our CFOs – certified connectors.", {"cfo"}),
    ("For CFOs and their teams: certified connectors.", {"cfo"}), ("For CFO-friendly prices: call us.", set()),
    ("For CFOs certified connectors matter: they last.", set()), ("Connectors for CFOs: certified.", set()),
    ("Dear CFOs", {"cfo"}), ("Our CFO likes it.", set()), ("As the CFO said, invoices vanish.", set()),
]  # fmt: skip


@pytest.mark.parametrize(("title", "personas"), TITLES)
def test_a_title_addresses_personas(title, personas):
    assert {address.persona_id for address in addressed_in_title(title, PERSONAS)} == personas


@pytest.mark.parametrize(("text", "personas"), TEXTS)
def test_a_sentence_addresses_a_persona_as_you(text, personas):
    assert {address.persona_id for address in addressed_in_text(text, PERSONAS)} == personas


@pytest.mark.parametrize(
    "where",
    [{"title": "For CFOs"}, {"context": "For CFOs"}, {"text": "As a CFO, you get certified connectors."},
     {"kind_audience": "cfo"}],
    ids=lambda where: next(iter(where)),
)  # fmt: skip
def test_a_message_for_others_is_found(where):
    (observation,) = found(**where)
    assert observation.rule == "message.wrong-audience"
    assert dict(observation.evidence)["addressed"] == ("Chief Financial Officer",)
    assert "“ERP and Integration Lead”" in observation.message
    assert observation.message.endswith("Leave it out here, or add the audience to the message in the platform.")


@pytest.mark.parametrize(
    "where",
    [{}, {"title": "For IT managers"}, {"title": "For CFOs", "context": "For IT managers"}, {"title": "Sales targets"}],
    ids=str,
)
def test_a_message_before_its_people_or_nobody_is_right(where):
    assert found(**where) == ()


def test_who_is_by_name_one_of_those_it_is_for_is_right():
    personas = (*PERSONAS, Persona("buyers", "Buyers"), Persona("it-buyers", "Buyer of IT"))
    for_buyers = replace(CONNECTORS, audiences=("buyers",))
    assert wrong_audiences((unit_of("One."),), [(0, for_buyers)], personas, kind_audience="it-buyers") == ()
    for_some = replace(CONNECTORS, audiences=("it-buyers",))
    assert len(wrong_audiences((unit_of("One."),), [(0, for_some)], personas, title="For buyers")) == 1


@pytest.mark.parametrize(
    "change", [{"kind": MessageKind.CATEGORY}, {"audiences": ()}, {"status": MessageStatus.RETIRED}]
)
def test_messages_for_everybody_are_left_out(change):
    fields = {
        "id": "m",
        "kind": MessageKind.PROOF_POINT,
        "statement": "s.",
        "match": MatchMode.FACTS,
        "audiences": ("sales",),
    }
    assert found(message=Message(**{**fields, **change}), title="For CFOs") == ()


def test_a_message_is_named_once_in_each_scope():
    units = (unit_of("One.", "For CFOs"), unit_of("Two.", "For CFOs"), unit_of("Three.", "Sales"))
    told = [(at, CONNECTORS) for at in range(3)]
    assert len(wrong_audiences(units, told, PERSONAS)) == 2


def test_the_rule_tells_its_own_example():
    assert [seen.rule for seen in found(text=WRONG_AUDIENCE.example)] == [WRONG_AUDIENCE.id]
    assert found(text=WRONG_AUDIENCE.counter_example) == ()
