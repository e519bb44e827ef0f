"""Checks which message replaces which: it exists, the replaced one is retired, and nobody is replaced in a circle."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgcheck.config.fields import Fields
from msgcheck.config.mistakes import quoted
from msgcheck.model.message import Message, MessageStatus

_KEY = "replaced_by"


def check_replacements(messages: Sequence[tuple[Message, Fields]]) -> None:
    """Note each wrong ``replaced_by`` in the fields that its message was read from."""
    fields_by_id = {message.id: fields for message, fields in messages}
    for message, fields in messages:
        if message.replaced_by is not None:
            _check_target(message, message.replaced_by, fields, fields_by_id)
    for circle in _circles({message.id: message.replaced_by for message, _ in messages}):
        path = " -> ".join((*circle, circle[0]))
        what = f"Messages replace each other in a circle: {path}."
        fields_by_id[circle[0]].mistake(_KEY, what, "Let one of them stand.")


def _check_target(message: Message, target: str, fields: Fields, known: Mapping[str, Fields]) -> None:
    name = quoted(message.id)
    if target not in known:
        near = fields.mistakes.closest(target, known)
        what = f"Unknown message {quoted(target)} in '{_KEY}' of message {name}."
        fields.mistake(_KEY, what, near or "Name a message of this file.")
    if message.status is not MessageStatus.RETIRED:
        what = f"Message {name} has '{_KEY}' but is {message.status}, not retired."
        fields.mistake(_KEY, what, f"Write status: retired, or remove '{_KEY}'.")


def _circles(replaced_by: Mapping[str, str | None]) -> Iterator[tuple[str, ...]]:
    """Yield each circle once, from its first member in file order; every message is walked over once."""
    walked: set[str] = set()
    for start in replaced_by:
        path: list[str] = []
        at: str | None = start
        while at is not None and at in replaced_by and at not in walked:
            walked.add(at)
            path.append(at)
            at = replaced_by[at]
        if at in path:
            yield tuple(path[path.index(at) :])
