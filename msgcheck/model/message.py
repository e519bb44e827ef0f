"""The master message platform: approved claims, the people they are for, and what stands behind them."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from msgcheck.errors import Position
from msgcheck.values import dataclass


class MessageKind(StrEnum):
    """What sort of claim a message is."""

    CATEGORY = "category"
    AUDIENCE = "audience"
    PROBLEM = "problem"
    VALUE_PROPOSITION = "value_proposition"
    DIFFERENTIATOR = "differentiator"
    PROOF_POINT = "proof_point"
    POSITIONING = "positioning"
    TAGLINE = "tagline"
    BOILERPLATE = "boilerplate"
    COMMITMENT = "commitment"


class MatchMode(StrEnum):
    """How closely an asset must follow the statement."""

    EXACT = "exact"
    FACTS = "facts"
    MEANING = "meaning"


DEFAULT_MATCH = {
    MessageKind.TAGLINE: MatchMode.EXACT,
    MessageKind.BOILERPLATE: MatchMode.EXACT,
    MessageKind.PROOF_POINT: MatchMode.FACTS,
    MessageKind.CATEGORY: MatchMode.FACTS,
    MessageKind.COMMITMENT: MatchMode.FACTS,
}
"""``match`` of a message that names none; every kind not listed is ``meaning``."""


class MessageStatus(StrEnum):
    """Where a message is in its life."""

    DRAFT = "draft"
    APPROVED = "approved"
    RETIRED = "retired"


@dataclass(frozen=True, slots=True)
class Variant:
    """Another approved wording of a message."""

    text: str
    channel: str | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """What stands behind a claim."""

    source: str
    url: str | None = None
    as_of: date | None = None
    expires: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """One approved claim of the platform; fields as in ``platform/messages.yaml``."""

    id: str
    kind: MessageKind
    statement: str
    match: MatchMode
    status: MessageStatus = MessageStatus.APPROVED
    variants: tuple[Variant, ...] = ()
    contradictions: tuple[str, ...] = ()
    replaced_by: str | None = None
    valid_from: date | None = None
    valid_until: date | None = None
    pillar: str | None = None
    audiences: tuple[str, ...] = ()
    products: tuple[str, ...] = ()
    required_in: tuple[str, ...] = ()
    weight: float = 1.0
    owner: str | None = None
    evidence: tuple[Evidence, ...] = ()
    position: Position | None = None

    @property
    def wordings(self) -> tuple[str, ...]:
        """The statement and its variants: every approved wording."""
        return (self.statement, *(variant.text for variant in self.variants))


@dataclass(frozen=True, slots=True)
class Approval:
    """Who approved a version of the platform."""

    team: str
    by: str
    on: date


@dataclass(frozen=True, slots=True)
class Persona:
    """One of the people the company speaks to."""

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    goals: tuple[str, ...] = ()
    pains: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Platform:
    """The master message platform of one version. ``sha256`` is over the bytes of its files."""

    name: str
    version: str
    messages: tuple[Message, ...]
    personas: tuple[Persona, ...] = ()
    language: str = "en"
    effective: date | None = None
    approvals: tuple[Approval, ...] = ()
    sha256: str = ""
