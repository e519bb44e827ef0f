"""A draft message that the field has written: what it says, and where."""

from __future__ import annotations

from msgcheck.model.asset_history import Review
from msgcheck.model.message import Message
from msgcheck.values import dataclass


@dataclass(frozen=True, slots=True)
class MessageUse:
    """Where a sentence is used: the asset, its owner, the first place there in words, and how often."""

    asset: str
    owner: str
    place: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageProposal:
    """A sentence in use, as a message to decide on.

    ``replaces`` is the message it would take the place of, ``accepted`` what reviewers said; where both are empty, it
    is a claim that no message covers. ``uses`` are those of today, most frequent first.
    """

    id: str
    text: str
    replaces: Message | None
    accepted: tuple[Review, ...]
    uses: tuple[MessageUse, ...]

    @property
    def use_count(self) -> int:
        """How often it is said, in all assets."""
        return sum(use.count for use in self.uses)
