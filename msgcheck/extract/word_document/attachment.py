"""What hangs on a paragraph, a table or a content control beside its text."""

from __future__ import annotations

from typing import NamedTuple

from msgcheck.model.passage import Layer, Role


class Attachment(NamedTuple):
    """One text that belongs to a place of a document and is not part of what is read there.

    ``name`` is the last step of its path (``link``, ``field``, ``entry``). ``layer`` is ``None`` where it is the layer
    of the story: a list entry in a header is furniture as its header is.
    """

    name: str
    text: str
    layer: Layer | None
    role: Role
