"""What a person can say of a finding."""

from __future__ import annotations

from enum import StrEnum


class ReviewMark(StrEnum):
    """``right``: it is a fault. ``wrong``: it is none; ``aligned`` and ``unrelated`` say why. ``accepted``: it is what
    the field says, and the message should change.
    """

    RIGHT = "right"
    WRONG = "wrong"
    ALIGNED = "aligned"
    UNRELATED = "unrelated"
    ACCEPTED = "accepted"

    @property
    def meaning(self) -> str:
        """What the mark says, for whoever sets it."""
        return _MEANINGS[self]


_MEANINGS = {
    ReviewMark.RIGHT: "it is a fault, to be put right in the asset",
    ReviewMark.WRONG: "it is no fault",
    ReviewMark.ALIGNED: "it is no fault: the words tell the message as they should",
    ReviewMark.UNRELATED: "it is no fault: the words are not about the message",
    ReviewMark.ACCEPTED: "it is what we should say: the message is to change",
}
