"""Which messages assets are held to, and which of them may not be told any more."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from msgcheck.model.message import Message, MessageStatus
from msgcheck.values import dataclass


@dataclass(frozen=True, slots=True)
class Expiry:
    """Why an approved message may not be told any more.

    ``last_day`` is the last day on which it might be; ``sources`` are the evidence that ran out, none where it was the
    approval itself.
    """

    last_day: date
    sources: tuple[str, ...] = ()


def judged_messages(messages: Iterable[Message], today: date) -> tuple[Message, ...]:
    """Return the messages that assets are held to: the approved ones that hold since ``today`` or before, expired ones
    among them (:func:`expiry`), and the retired ones.
    """
    return tuple(
        message for message in messages if _has_begun(message, today) or message.status is MessageStatus.RETIRED
    )


def expiry(message: Message, today: date) -> Expiry | None:
    """Tell why an approved message has expired: ``valid_until`` is past, or ``expires`` of all its evidence is.

    ``None`` for a message that may be told on ``today``, and for a retired one, which is told by its status. Evidence
    without ``expires`` stands for ever.
    """
    if message.status is not MessageStatus.APPROVED:
        return None
    if message.valid_until is not None and message.valid_until < today:
        return Expiry(message.valid_until)
    ends = [evidence.expires for evidence in message.evidence if evidence.expires is not None]
    if not ends or len(ends) < len(message.evidence) or max(ends) >= today:
        return None
    return Expiry(max(ends), tuple(evidence.source for evidence in message.evidence))


def _has_begun(message: Message, today: date) -> bool:
    started = message.valid_from is None or message.valid_from <= today
    return message.status is MessageStatus.APPROVED and started
