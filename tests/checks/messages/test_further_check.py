"""What is checked once it is known which messages an asset tells."""

from dataclasses import replace

import pytest

from msgcheck.checks.messages.check import MessageCheck
from msgcheck.checks.messages.further.check import check_further
from msgcheck.checks.messages.index import build_index, texts_to_embed
from msgcheck.checks.messages.platform_names import platform_names
from msgcheck.checks.messages.units import Unit
from msgcheck.model.message import Persona, Platform
from msgcheck.model.passage import Layer, Role

LEADING = "Acme Flow is the leading close platform in Europe."
PERSONAS = (Persona("cfo", "Chief Financial Officer", ("CFO",)), Persona("it", "IT manager"))


@pytest.fixture
def further(sample, word_encoder):
    """Ask what one passage says besides; ``told`` are ids of the messages that it tells."""
    messages = tuple(replace(message, audiences=("it",)) for message in sample)
    index = build_index(messages, word_encoder.encode(texts_to_embed(messages)))
    at = {message.id: number for number, message in enumerate(messages)}
    platform = Platform(name="Acme Flow message platform", version="1", messages=messages, personas=PERSONAS)
    names = platform_names(messages, platform, "Acme Flow")

    def run(*told, closeness=0.5, told_together=(), **scope):
        unit = Unit(LEADING, 4, 0, len(LEADING), Layer.BODY, Role.PARAGRAPH)
        checked = MessageCheck((), (), tuple((0, at[message_id]) for message_id in told))
        near = {LEADING: closeness}
        seen = check_further((unit,), checked, index, names, told_together=told_together, closeness=near, **scope)
        return [observation.rule for observation in seen]

    return run


def test_a_claim_of_no_message_is_found(further):
    assert further() == ["message.unapproved-claim"]


@pytest.mark.parametrize("way", [{"told_together": {4}}, {"closeness": 0.9}], ids=str)
def test_what_is_told_over_passages_or_nearly_is_no_claim_of_its_own(further, way):
    assert further(**way) == []


@pytest.mark.parametrize("scope", [{"title": "For CFOs"}, {"kind_audience": "cfo"}], ids=str)
def test_what_is_told_is_asked_for_whom_it_is(further, scope):
    assert further("hosting", **scope) == ["message.wrong-audience"]
    assert further("category", **scope) == further("hosting", title="For IT managers") == []
