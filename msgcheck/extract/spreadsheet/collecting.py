"""What the reading of a workbook has found so far."""

from __future__ import annotations

from dataclasses import field, replace

from msgcheck.errors import UnreadableError
from msgcheck.extract.containers.office_package import OfficePackage
from msgcheck.extract.figures import MORE_FIGURES, MOST_FIGURES
from msgcheck.extract.limits import Limits
from msgcheck.model.passage import Layer, Passage, Role
from msgcheck.model.place import DocumentPlace
from msgcheck.values import dataclass


@dataclass(slots=True)
class Reading:
    """The passages of one workbook, in reading order.

    ``stand_ins`` are texts that only repeat a passage for programs of before; for the proof of what was read.
    ``captions`` are those of pivot tables and texts that have a name, read in the end where no cell shows them.
    ``length`` counts code points: cells by the thousand may show one long text of the workbook.
    """

    package: OfficePackage
    limits: Limits
    passages: list[Passage] = field(default_factory=list)
    stand_ins: list[Passage] = field(default_factory=list)
    captions: list[tuple[str, DocumentPlace]] = field(default_factory=list)
    length: int = 0
    figures: int = 0

    def takes_figure(self) -> bool:
        """Count a figure; one beyond the bound is not taken, which is recorded."""
        self.figures += 1
        if self.figures == MOST_FIGURES + 1:
            self.package.note_unread(MORE_FIGURES.part, MORE_FIGURES.reason)
        return self.figures <= MOST_FIGURES

    def add(self, text: str | None, layer: Layer, role: Role, place: DocumentPlace, context: str = "") -> None:
        """Append a passage unless it is white space. Raises ``UnreadableError`` beyond the limit."""
        if not text or text.isspace():
            return
        if len(self.passages) >= self.limits.passages:
            raise UnreadableError("too-large", f"The workbook has more than {self.limits.passages} texts.")
        self.length += len(text)
        if self.length > self.limits.part:
            raise UnreadableError("too-large", "The cells of the workbook show more text than msgcheck reads.")
        self.passages.append(Passage(text, layer, role, place, context))


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet while it is read: its part, its name, and the layer of what it shows.

    ``first`` is the number of passages that were read before it.
    """

    reading: Reading
    part: str
    name: str
    layer: Layer = Layer.BODY
    first: int = 0

    def add(self, text: str | None, where: str, role: Role, layer: Layer | None = None, context: str = "") -> None:
        """Add a text at ``Sheet!where``; everything of a hidden sheet is hidden."""
        layer = self.layer if layer is None or self.layer is Layer.HIDDEN else layer
        self.reading.add(text, layer, role, DocumentPlace(f"{self.name}!{where}"), context or self.name)

    def hidden(self) -> Sheet:
        """Return the same sheet for what is not shown."""
        return replace(self, layer=Layer.HIDDEN)
