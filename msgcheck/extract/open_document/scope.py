"""Where the walk through a text of OpenDocument is, and what a container has shown so far."""

from __future__ import annotations

from dataclasses import replace

from msgcheck.extract.open_document.locating import Locator
from msgcheck.model.passage import Layer, Role
from msgcheck.values import dataclass


@dataclass(frozen=True, slots=True)
class Scope:
    """Where the walk is: the layer of what is shown, the role of it where the place decides it, and the places.

    On a master shapes with a class are the places that slides and notes fill in.
    """

    locator: Locator
    layer: Layer = Layer.BODY
    role: Role | None = None
    is_on_master: bool = False

    def hidden(self) -> Scope:
        """Return the same scope for what is not shown."""
        return replace(self, layer=Layer.HIDDEN)

    def in_layer(self, layer: Layer) -> Scope:
        """Return the same scope for what stands in another layer; what is not shown stays hidden."""
        return self if self.layer is Layer.HIDDEN else replace(self, layer=layer)


@dataclass(slots=True)
class Counts:
    """How many of each kind a container has shown so far."""

    paragraphs: int = 0
    tables: int = 0
    frames: int = 0
