"""An asset whose checked layers hold no text says nothing: no finding in it means nothing either."""

from __future__ import annotations

from collections.abc import Iterable

from msgcheck.model.observation import Observation
from msgcheck.model.passage import Passage


def check_text(passages: Iterable[Passage], layers: frozenset[str]) -> list[Observation]:
    """Return one observation where no passage of ``layers`` holds a letter or digit, else none."""
    if any(passage.layer in layers and any(map(str.isalnum, passage.text)) for passage in passages):
        return []
    return [
        Observation(
            rule="asset.no-text",
            message="No text was read in the layers that are checked, so nothing could be found. "
            "Is the text in a picture, or in another layer? `msgcheck inspect` shows what was read.",
        )
    ]
