"""A deck from its source: title, author, footer and slides in, the bytes of a PPTX out."""

from __future__ import annotations

import io
from typing import Any

from making import theme
from making.package import repack
from making.slides import add_slide


def make_deck(source: dict[str, Any]) -> bytes:
    """Return the PPTX that ``source`` (one file of ``corpora/source/decks``) describes; the same bytes every time."""
    deck = theme.new_deck(source.get("brand", "Kestrowe"))
    if "master_note" in source:
        theme.add_furniture_text(deck, source["master_note"])
    for spec in source["slides"]:
        add_slide(deck, spec, source["footer"])
    properties = deck.core_properties
    properties.title = source["title"]
    properties.author = source["author"]
    properties.last_modified_by = source["author"]
    properties.subject = source.get("subject", "")
    properties.keywords = ""
    properties.revision = 1
    stream = io.BytesIO()
    deck.save(stream)
    return repack(stream.getvalue())
