"""A story of a word-processor document (body, header, footnote, comment) while it is read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from lxml import etree

from msgcheck.errors import UnreadableError
from msgcheck.extract.containers.office_package import OfficePackage
from msgcheck.extract.containers.relationships import Relationship
from msgcheck.extract.limits import Limits
from msgcheck.extract.word_document.attachment import Attachment
from msgcheck.extract.word_document.ground import Ground
from msgcheck.extract.word_document.paragraph import ParagraphReader
from msgcheck.extract.word_document.styles import TITLES, VANISH, Styles
from msgcheck.model.passage import Layer, Passage, Role
from msgcheck.model.place import DocumentPlace


@dataclass(slots=True)
class Reading:
    """What all stories of one file share; what is found is appended to ``passages``.

    ``prompts`` are what unfilled content controls show, by the name of the building block that holds it.
    ``read_parts`` are the parts that were read for good, whoever leads to them again. ``used`` are the relationships
    (part, id) whose target stands in ``passages`` already. ``initials`` are first letters that were read with the
    paragraph they belong to; for the proof of what was read.
    """

    package: OfficePackage
    limits: Limits
    prompts: Mapping[str, str] = field(default_factory=dict)
    passages: list[Passage] = field(default_factory=list)
    read_parts: set[str] = field(default_factory=set)
    used: set[tuple[str, str]] = field(default_factory=set)
    initials: list[Passage] = field(default_factory=list)
    _relationships: dict[str, dict[str, Relationship]] = field(default_factory=dict)

    def add(self, text: str, layer: Layer, role: Role, path: str, context: str = "", *, level: int = 0) -> None:
        """Append a passage unless it is white space. Raises ``UnreadableError`` beyond the limit."""
        if text and not text.isspace():
            if len(self.passages) >= self.limits.passages:
                raise UnreadableError("too-large", f"The document has more than {self.limits.passages} texts.")
            self.passages.append(Passage(text, layer, role, DocumentPlace(path), context, level))

    def relationships(self, part: str) -> dict[str, Relationship]:
        """Return the relationships of a part by id, read once."""
        if part not in self._relationships:
            self._relationships[part] = self.package.relationships(part)
        return self._relationships[part]

    def known_relationships(self) -> Iterable[tuple[str, dict[str, Relationship]]]:
        """Return the parts whose relationships were asked for, with them, in the order of asking."""
        return tuple(self._relationships.items())

    def embed(self, part: str, path: str) -> None:
        """Read the file that ``part`` is, once, with its passages at ``path``."""
        from msgcheck.extract.embedded import read_embedded

        if part in self.read_parts:
            return
        self.read_parts.add(part)
        data = self.package.data(part)
        if data is None:
            return
        folder, _, name = part.rpartition("/")
        embedded = read_embedded(name, data, DocumentPlace(path), self.limits)
        for passage in embedded.passages:
            self.add(passage.text, passage.layer, passage.role, path, passage.context)
        for unread in embedded.unread:
            self.package.note_unread(f"{folder}/{unread.part}", unread.reason)


@dataclass(slots=True)
class Story:
    """One story; ``layer`` takes what is seen, ``role`` (when given) every passage of it.

    ``context`` is the nearest heading, or what the whole story stands under. ``can_hide`` tells whether any text of
    the story may be hidden; ``ground`` is what white text of it stands on, ``None`` where nobody knows or asks.
    ``initial`` is what the next paragraph begins with, set large in one of its own.
    """

    reading: Reading
    part: str
    styles: Styles
    layer: Layer = Layer.BODY
    role: Role | None = None
    context: str = ""
    can_hide: bool = True
    ground: Ground | None = None
    initial: str = ""
    reader: ParagraphReader = field(init=False)

    def __post_init__(self) -> None:
        self.reader = ParagraphReader(self.styles, self.reading.prompts, self.ground, can_hide=self.can_hide)

    def within(self, layer: Layer) -> Story:
        """Return a story for a text box in this one: its fields are its own."""
        return replace(self, layer=layer, initial="")

    def add(self, text: str, layer: Layer, role: Role, path: str, level: int = 0) -> None:
        """Append a passage unless it is white space; a title becomes the context of what follows."""
        is_title = role in TITLES and layer is self.layer
        self.reading.add(text, layer, role, path, "" if is_title else self.context, level=level)
        if is_title and text and not text.isspace():
            self.context = " ".join(text.split())

    def begin(self, initial: str, path: str) -> None:
        """Keep more of the beginning of the next paragraph, which stands at ``path`` in one of its own."""
        self.initial += initial
        self.reading.initials.append(Passage(initial, self.layer, Role.PARAGRAPH, DocumentPlace(path)))

    def attach(self, attachments: Iterable[Attachment], path: str) -> None:
        """Append attachments of the place ``path``, each wording of a kind once."""
        for index, each in enumerate(dict.fromkeys(attachments)):
            layer = self.layer if each.layer is None or self.layer is Layer.HIDDEN else each.layer
            self.add(each.text, layer, each.role, f"{path}/{each.name} {index}")

    def relationship(self, key: str) -> Relationship | None:
        """Return the relationship of this story's part by its id."""
        return self.reading.relationships(self.part).get(key)

    def target(self, key: str) -> str | None:
        """Return the part that a relationship of this story's part leads to."""
        return self.reading.package.target(self.part, self.relationship(key))

    def link(self, key: str) -> list[Attachment]:
        """Return the address that a relationship leads to outside the file, if it does."""
        relationship = self.relationship(key)
        if relationship is None or not relationship.is_external or not relationship.target:
            return []
        self.reading.used.add((self.part, key))
        return [Attachment("link", relationship.target, Layer.METADATA, Role.LINK)]


def may_hide(styles: Styles, root: etree._Element) -> bool:
    """Tell whether any run below ``root`` may be hidden."""
    return styles.can_hide or next(root.iter(VANISH), None) is not None
