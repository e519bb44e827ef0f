"""One thing that is wrong with the platform."""

from __future__ import annotations

from msgcheck.config.mistakes import quoted
from msgcheck.errors import Position
from msgcheck.model.message import Message
from msgcheck.model.observation import Reference
from msgcheck.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Flaw:
    """What is wrong with which message, where it is written, and the way out; ``rule`` is ``platform.*``."""

    rule: str
    reference: Reference
    position: Position | None
    message: str
    way_out: str


def flaw_of(rule: str, message: Message, what: str, way_out: str) -> Flaw:
    """Return the flaw of ``message``; ``what`` follows its name and ends without a full stop."""
    said = f"Message {quoted(message.id)} {what}."
    return Flaw(
        rule=rule,
        reference=Reference("message", message.id),
        position=message.position,
        message=said,
        way_out=way_out,
    )
