"""One thing that is wrong with the platform or its glossary."""

from __future__ import annotations

from msgcheck.config.mistakes import quoted
from msgcheck.errors import Position
from msgcheck.model.message import Message
from msgcheck.model.observation import Reference
from msgcheck.model.term import Term
from msgcheck.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Flaw:
    """What is wrong with which message or term, where it is written, and the way out; ``rule`` is ``platform.*``."""

    rule: str
    reference: Reference
    position: Position | None
    message: str
    way_out: str


def flaw_of(rule: str, entry: Message | Term, what: str, way_out: str) -> Flaw:
    """Return the flaw of a message or a term; ``what`` follows its name and ends without a full stop."""
    kind = "term" if isinstance(entry, Term) else "message"
    return Flaw(
        rule=rule,
        reference=Reference(kind, entry.id),
        position=entry.position,
        message=f"{kind.capitalize()} {quoted(entry.id)} {what}.",
        way_out=way_out,
    )
