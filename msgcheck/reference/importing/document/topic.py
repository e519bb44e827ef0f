"""What a part of a platform document is about."""

from __future__ import annotations

from enum import StrEnum

from msgcheck.model.message import MessageKind


class Topic(StrEnum):
    """What stands under a heading, behind a lead-in or in a column.

    Those named as kinds of message hold messages. ``PAINS`` are those of a persona; elsewhere they are problems.
    ``DEFINITION``, ``NOTE``, ``ABBREVIATION`` and ``PREFERRED`` belong to terms, ``SOURCE``, ``OWNER`` and
    ``STATUS`` to messages. An ``ASIDE`` is for the readers of the document.
    """

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
    PERSONAS = "personas"
    PILLAR = "pillar"
    VARIANT = "variant"
    TERMS = "terms"
    WORDING = "wording"
    AVOIDED = "avoided"
    RETIRED = "retired"
    SOURCE = "source"
    GOALS = "goals"
    PAINS = "pains"
    ALIASES = "aliases"
    PREFERRED = "preferred"
    DEFINITION = "definition"
    ABBREVIATION = "abbreviation"
    NOTE = "note"
    STATUS = "status"
    OWNER = "owner"
    VERSION = "version"
    EFFECTIVE = "effective"
    ASIDE = "aside"

    @property
    def kind(self) -> MessageKind | None:
        """The kind of message that stands there, ``None`` where it is none."""
        return _KINDS.get(self.value)


_KINDS = {kind.value: kind for kind in MessageKind}
