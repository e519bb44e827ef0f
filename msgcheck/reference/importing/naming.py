"""Ids for entries that have none, or none that would be one here."""

from __future__ import annotations

import re
import unicodedata
from hashlib import sha256

from msgcheck.config.fields import ID

_LONGEST = 60


def id_of(text: str) -> str:
    """Return ``text`` as an id: lower-case letters and digits with hyphens between; a hash where none is in it."""
    plain = unicodedata.normalize("NFKD", text).casefold()
    words = re.findall("[a-z0-9]+", plain.encode("ascii", "ignore").decode())
    name = "-".join(words)[:_LONGEST].strip("-")
    return name if ID.fullmatch(name) else f"x-{sha256(text.encode()).hexdigest()[:8]}"


def unique(name: str, taken: dict[str, int]) -> str:
    """Return ``name``, with a number where it is taken; it is taken then.

    ``taken`` holds the names that are taken, each with the last number that it was given: 1 for none.
    """
    chosen, number = name, taken.get(name, 1)
    while chosen in taken:
        number += 1
        chosen = f"{name}-{number}"
    taken[chosen] = 1
    taken[name] = number
    return chosen
