"""What is read of a chart or diagram: texts that are shown, and texts that are not."""

from __future__ import annotations

from typing import NamedTuple

from msgcheck.model.passage import Layer, Role


class GraphicText(NamedTuple):
    """One text of a chart or diagram, with its number there, from 0."""

    ordinal: int
    text: str
    role: Role


class UnseenText(NamedTuple):
    """One text that stands in the part of a chart or diagram and not in what it shows."""

    text: str
    layer: Layer
    role: Role
