"""Reads labelled (message, passage) pairs: a JSON Lines file, every mistake with its line."""

from __future__ import annotations

import json
from collections.abc import Collection
from pathlib import Path

from msgcheck.config.mistakes import Mistakes, listed, quoted
from msgcheck.config.written_file import read_written_file
from msgcheck.errors import Position, ReferenceDataError, did_you_mean
from msgcheck.model.labelled_pair import Pair
from msgcheck.model.verdict import Label

MAX_BYTES = 256 * 2**20
"""A quarter of a million pairs are about this large."""
_OPTIONAL = ("context", "label")
"""Keys that may be missing, or null as tables write what they do not have."""


def read_pairs(path: Path, messages: Collection[str]) -> tuple[Pair, ...]:
    """Return the pairs of ``path`` in their order; ``messages`` are the ids of the platform's.

    Each line is an object with ``pair_id``, ``message_id``, ``passage`` and optionally ``context`` and ``label``; other
    keys are left to whoever wrote them. Raises ``ReferenceDataError`` with the line of every mistake.
    """
    mistakes = Mistakes()
    written = read_written_file(path, mistakes, MAX_BYTES)
    lines = enumerate(written.text.split("\n") if written else (), start=1)
    read = [_pair(line, Position(path, number, 1), messages, mistakes) for number, line in lines if line.strip()]
    return mistakes.checked(tuple(pair for pair in read if pair), ReferenceDataError)


def _pair(line: str, position: Position, messages: Collection[str], mistakes: Mistakes) -> Pair | None:
    try:
        data = json.loads(line)
    except (ValueError, RecursionError) as error:
        mistakes.add(position, f"This line is no JSON ({error}).", "Write one object a line.")
        return None
    if not isinstance(data, dict):
        mistakes.add(position, "This line is no JSON object.", "Write one object a line.")
        return None
    texts = {name: data.get(name, "") for name in ("pair_id", "message_id", "passage", "context", "label")}
    texts |= {name: "" for name in _OPTIONAL if texts[name] is None}
    wrong = [name for name, text in texts.items() if not isinstance(text, str) or not (text or name in _OPTIONAL)]
    if wrong:
        mistakes.add(
            position, f"Missing or no text: {listed(wrong)}.", "Each pair needs pair_id, message_id and passage."
        )
        return None
    if texts["message_id"] not in messages:
        way_out = did_you_mean(texts["message_id"], messages, "Name a message by its id in messages.yaml.")
        mistakes.add(position, f"The platform has no message {quoted(texts['message_id'])}.", way_out)
        return None
    label = texts.pop("label")
    if label and label not in list(Label):
        mistakes.add(position, f"Unknown label {quoted(label)}.", f"One of: {listed(Label)}.")
        return None
    return Pair(**texts, label=Label(label) if label else None)
