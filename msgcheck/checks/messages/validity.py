"""Which messages assets are held to."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from msgcheck.model.message import Message, MessageStatus


def judged_messages(messages: Iterable[Message], today: date) -> tuple[Message, ...]:
    """Return the messages that assets are held to: the approved ones valid on ``today``, and the retired ones."""
    return tuple(
        message for message in messages if _is_valid(message, today) or message.status is MessageStatus.RETIRED
    )


def _is_valid(message: Message, today: date) -> bool:
    started = message.valid_from is None or message.valid_from <= today
    ended = message.valid_until is not None and message.valid_until < today
    return message.status is MessageStatus.APPROVED and started and not ended
