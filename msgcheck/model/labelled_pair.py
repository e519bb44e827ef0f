"""A (message, passage) pair that somebody may have labelled."""

from __future__ import annotations

from msgcheck.model.verdict import Label
from msgcheck.values import dataclass


@dataclass(frozen=True, slots=True)
class Pair:
    """One line of a pairs file; ``label`` is ``None`` where nobody has labelled it."""

    pair_id: str
    message_id: str
    passage: str
    context: str = ""
    label: Label | None = None
