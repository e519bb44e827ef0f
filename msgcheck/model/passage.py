"""A passage: a unit of text of an asset, exactly as extracted, with its place."""

from __future__ import annotations

from dataclasses import field
from enum import StrEnum

from msgcheck.model.place import Place
from msgcheck.values import dataclass


class Layer(StrEnum):
    """Where the reader of the asset meets the passage."""

    BODY = "body"
    NOTES = "notes"
    FURNITURE = "furniture"
    HIDDEN = "hidden"
    ALT = "alt"
    COMMENT = "comment"
    CHART = "chart"
    DIAGRAM = "diagram"
    EMBEDDED = "embedded"
    METADATA = "metadata"


class Role(StrEnum):
    """What the passage is within its layer."""

    TITLE = "title"
    SUBTITLE = "subtitle"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    BULLET = "bullet"
    CELL = "cell"
    NOTE = "note"
    CAPTION = "caption"
    QUOTE = "quote"
    LABEL = "label"
    LINK = "link"
    PROPERTY = "property"


HEADING_ROLES = frozenset({Role.TITLE, Role.SUBTITLE, Role.HEADING})
"""What stands over other text."""


@dataclass(frozen=True, slots=True)
class Passage:
    """One unit of text. ``context`` is the title it stands under (slide title, nearest heading), or empty.

    ``level`` is that of a heading, 1 the highest; ``column`` is that of a table cell whose place does not tell it, from
    0. Readers of documents fill them, for who asks how a document is built: they make no other passage.
    """

    text: str
    layer: Layer
    role: Role
    place: Place
    context: str = ""
    level: int = field(default=0, compare=False)
    column: int | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class UnreadPart:
    """A part of an asset that was seen and not read, with the reason."""

    part: str
    reason: str


@dataclass(frozen=True, slots=True)
class Coverage:
    """What was read of an asset: units of text met, units that became passages, and the parts left unread."""

    text_units: int
    read: int
    unread: tuple[UnreadPart, ...] = ()


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that was read of one asset, in natural reading order."""

    title: str
    passages: tuple[Passage, ...]
    coverage: Coverage
