"""Files within a presentation: objects, workbooks behind charts, captions of media; and addresses outside it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from msgcheck.extract.containers.relationships import Relationship
from msgcheck.extract.presentation.sheet import Shape, Sheet
from msgcheck.model.passage import Layer, Role

FILE_KINDS = frozenset({"oleObject", "package"})
CAPTION_KINDS = frozenset({"track", "closedCaption", "captions"})


def read_embedded_part(sheet: Sheet, part: str, shape: Shape, known: Collection[str] = ()) -> None:
    """Read a file within the file, once, in layer ``embedded``; not the texts ``known`` from what shows it."""
    from msgcheck.extract.embedded import read_embedded

    deck = sheet.deck
    data = None if part in deck.read_parts else deck.package.data(part)
    deck.read_parts.add(part)
    if data is None:
        return
    embedded = read_embedded(part.rpartition("/")[2], data, sheet.place(shape), deck.limits)
    deck.passages += [passage for passage in embedded.passages if passage.text not in known]
    for name, reason in ((each.part, each.reason) for each in embedded.unread):
        deck.package.note_unread(name, f"embedded file ({reason})")


def read_captions(sheet: Sheet, part: str, shape: Shape) -> None:
    """Read the captions of a video or sound: what is said, for those who do not hear it, in layer ``alt``."""
    from msgcheck.extract.embedded import read_embedded

    deck = sheet.deck
    data = None if part in deck.read_parts else deck.package.data(part)
    deck.read_parts.add(part)
    if data is None:
        return
    layer = sheet.layer_of(Layer.ALT, is_hidden=shape.is_hidden)
    embedded = read_embedded(part.rpartition("/")[2], data, sheet.place(shape), deck.limits)
    deck.passages += [replace(each, layer=layer, role=Role.CAPTION) for each in embedded.passages]
    for each in embedded.unread:
        deck.package.note_unread(each.part, f"captions ({each.reason})")


def read_links_of(sheet: Sheet, relationship: Relationship, shape: Shape, *numbers: int | None) -> None:
    """Read the address of an external relationship, as written; nobody follows it. Layer ``metadata``."""
    if relationship.is_external:
        sheet.add(relationship.target, Layer.METADATA, Role.LINK, sheet.place(shape, *numbers))
