"""A sheet of a presentation (slide, layout, master, notes page) while it is read, and the deck it belongs to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from lxml import etree

from msgcheck.extract.containers.office_package import OfficePackage
from msgcheck.extract.containers.relationships import Relationship
from msgcheck.extract.drawing.text import Paragraph, read_paragraphs
from msgcheck.extract.limits import Limits
from msgcheck.extract.presentation.position import SlideSize
from msgcheck.model.passage import Layer, Passage, Role
from msgcheck.model.place import DocumentPlace, Place, SlidePlace

if TYPE_CHECKING:
    from msgcheck.extract.presentation.ground import Ground


@dataclass(slots=True)
class Deck:
    """What all sheets of one presentation share; what is found is appended to ``passages``.

    ``read_parts`` are the parts that were read for good, whoever leads to them again; ``furniture`` are the texts of
    headers and footers met so far.
    """

    package: OfficePackage
    limits: Limits
    size: SlideSize
    passages: list[Passage] = field(default_factory=list)
    read_parts: set[str] = field(default_factory=set)
    furniture: set[str] = field(default_factory=set)


class Shape(NamedTuple):
    """What a shape says of itself. ``placeholder`` is its type (``obj`` where none is written), or ``None``.

    Nobody sees a hidden one; one that is switched off hides what it groups too, wherever that stands.
    """

    id: int | None = None
    name: str | None = None
    placeholder: str | None = None
    is_hidden: bool = False
    is_switched_off: bool = False


@dataclass(slots=True)
class Sheet:
    """One sheet while it is read.

    ``slide`` is the number of the slide that shows it; a sheet that no slide shows has a ``name`` that its places begin
    with. ``layer`` takes the text of shapes, ``role`` (when given) every passage. ``footer_layer`` takes headers and
    footers. ``size`` is that of the slide, ``None`` where positions do not matter; ``outside`` holds the placeholders
    (type, index) that inherit a position off the slide; ``ground`` tells of text in the colour of what is behind it.
    ``bodies`` holds the paragraphs read so far by
    their body, ``attached`` links, tags and the like by their shape, ``used`` the relationships that were followed,
    ``threads`` the paragraphs of each thread of comments so far.
    """

    deck: Deck
    part: str
    slide: int | None
    layer: Layer = Layer.BODY
    role: Role | None = None
    name: str = ""
    is_template: bool = False
    footer_layer: Layer = Layer.FURNITURE
    context: str = ""
    size: SlideSize | None = None
    outside: frozenset[tuple[str, str]] = frozenset()
    bodies: dict[etree._Element, list[Paragraph]] = field(default_factory=dict)
    attached: dict[etree._Element | None, list[etree._Element]] = field(default_factory=dict)
    used: set[str] = field(default_factory=set)
    threads: list[int] = field(default_factory=list)
    known_relationships: dict[str, Relationship] | None = None
    ground: Ground | None = None

    @property
    def relationships(self) -> dict[str, Relationship]:
        """The relationships of the part, read when first needed."""
        if self.known_relationships is None:
            self.known_relationships = self.deck.package.relationships(self.part)
        return self.known_relationships

    def follow(self, relationship_id: str) -> Relationship | None:
        """Return a relationship of this sheet and remember that it was followed."""
        self.used.add(relationship_id)
        return self.relationships.get(relationship_id)

    def target(self, relationship_id: str) -> str | None:
        """Return the part that a relationship of this sheet leads to; ``None`` for none and for external ones."""
        return self.deck.package.target(self.part, self.follow(relationship_id))

    def paragraphs(self, body: etree._Element) -> list[Paragraph]:
        """Return the paragraphs of a body of text."""
        known = self.bodies.get(body)
        return read_paragraphs(body) if known is None else known

    def layer_of(self, layer: Layer, *, is_hidden: bool = False) -> Layer:
        """Return ``layer``, or hidden where the shape or the slide is hidden."""
        return Layer.HIDDEN if is_hidden or self.layer is Layer.HIDDEN else layer

    def place(self, shape: Shape = Shape(), *numbers: int | None) -> Place:  # noqa: B008 - immutable
        """Return the place of ``shape`` with the ``numbers`` of paragraph, row and column, as far as they are known."""
        if self.slide is not None:
            return SlidePlace(self.slide, shape.id, shape.name, *numbers)
        steps = [self.name, shape.name or "", *map(str, (number for number in numbers if number is not None))]
        return DocumentPlace("/".join(filter(None, steps)))

    def add(self, text: str | None, layer: Layer, role: Role, place: Place, context: str | None = None) -> None:
        """Append a passage unless its text is white space; its context is the sheet's unless one is given."""
        if text and not text.isspace():
            shown = self.context if context is None else context
            self.deck.passages.append(Passage(text, layer, role, place, shown))


def ranges(numbers: Sequence[int]) -> str:
    """Return ascending numbers in words.

    >>> ranges([1, 3, 4, 5])
    '1, 3-5'
    """
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][1] + 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    return ", ".join(str(first) if first == last else f"{first}-{last}" for first, last in runs)
