"""An asset whose checked layers hold no text says nothing: no finding in it means nothing either. So does a page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgcheck.model.observation import Observation, Reference
from msgcheck.model.passage import Passage, UnreadPart

RULE = "asset.no-text"

WITHOUT_TEXT = frozenset({"a picture without text", "a drawing without text"})
"""Reasons of unread parts that say: there is something to see on this page, and not a word to read."""


def check_text(
    passages: Iterable[Passage], layers: frozenset[str], unread: Sequence[UnreadPart] = ()
) -> list[Observation]:
    """Return one observation where no passage of ``layers`` holds a letter or digit, else one a page without text."""
    if any(passage.layer in layers and any(map(str.isalnum, passage.text)) for passage in passages):
        return [_page(each) for each in unread if each.reason in WITHOUT_TEXT]
    return [
        Observation(
            rule=RULE,
            message="No text was read in the layers that are checked, so nothing could be found. "
            "Is the text in a picture, or in another layer? `msgcheck inspect` shows what was read.",
        )
    ]


def _page(unread: UnreadPart) -> Observation:
    return Observation(
        rule=RULE,
        message=f"On {unread.part} is {unread.reason}. Words in the picture were not read and not checked.",
        reference=Reference("part", unread.part),
    )
