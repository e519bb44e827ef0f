"""XML that a person or a program wrote as a tree in which every element knows its line. The door to expat.

Nothing that a file names is opened, no entity is declared: a document type with declarations is refused.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.parsers import expat

from msgcheck.config.mistakes import Mistakes
from msgcheck.config.written_file import WrittenFile
from msgcheck.errors import Position

_MAX_DEPTH = 64
"""A term base nests 8 deep, one with marked-up texts 12."""
_MAX_ELEMENTS = 400_000
"""Elements and attributes. A term base of 10,000 concepts has about 200,000 elements."""

XML = "http://www.w3.org/XML/1998/namespace"
"""The name space of ``xml:lang`` and ``xml:id``."""


@dataclass(slots=True)
class Element:
    """One element. ``name`` and the keys of ``attributes`` are ``(name space, local name)``, '' for none.

    ``texts`` are the pieces of text directly in it; ``children`` the elements.
    """

    position: Position
    name: tuple[str, str]
    attributes: dict[tuple[str, str], str]
    children: list[Element] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """All text in it and below, in order of elements, spaces made one."""
        return " ".join("".join(self._pieces()).split())

    def _pieces(self) -> Iterator[str]:
        # a text element rarely has children, and then their texts stand between its own
        for number, piece in enumerate(self.texts):
            yield piece
            if number < len(self.children):
                yield from self.children[number]._pieces()  # noqa: SLF001 - its own class

    def attribute(self, local: str, space: str = "") -> str:
        """Return the value of an attribute, an empty text where there is none."""
        return self.attributes.get((space, local), "")

    def walk(self) -> Iterator[Element]:
        """Yield this element and all below it, in document order."""
        yield self
        for child in self.children:
            yield from child.walk()


class _RefusedError(Exception):
    """The file is XML, but of a sort that is not read here."""


def parse_xml_file(file: WrittenFile, mistakes: Mistakes) -> Element | None:
    """Return the root of ``file``; note the mistake and return ``None`` where it is no XML or not read here."""
    builder = _TreeBuilder(file)
    try:
        return builder.build()
    except _RefusedError as refused:
        mistakes.add(builder.position(), str(refused), "Save the file without it.")
    except expat.ExpatError as error:
        words = expat.errors.messages.get(error.code, "unknown")
        position = file.position(error.lineno, error.offset + 1)
        mistakes.add(position, f"This is no well-formed XML: {words}.", "Export the file again.")
    return None


class _TreeBuilder:
    """Builds the tree from parser events, which come one by one: depth and size are bounded on the way."""

    def __init__(self, file: WrittenFile) -> None:
        self._file = file
        self._root: Element | None = None
        self._open: list[Element] = []
        self._count = 0
        self._parser = expat.ParserCreate(encoding="utf-8", namespace_separator="\n")
        self._parser.buffer_text = True
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._text
        self._parser.StartDoctypeDeclHandler = self._doctype
        self._parser.EntityDeclHandler = self._entity
        self._parser.SkippedEntityHandler = self._skipped

    def build(self) -> Element | None:
        self._parser.Parse(self._file.text.encode(), True)
        return self._root

    def position(self) -> Position:
        return self._file.position(self._parser.CurrentLineNumber, self._parser.CurrentColumnNumber + 1)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._count += 1 + len(attributes)
        if self._count > _MAX_ELEMENTS:
            raise _RefusedError(f"The file has more than {_MAX_ELEMENTS:,} elements.")
        if len(self._open) >= _MAX_DEPTH:
            raise _RefusedError(f"Elements nest more than {_MAX_DEPTH} deep.")
        element = Element(self.position(), _split(name), {_split(key): value for key, value in attributes.items()})
        if self._open:
            parent = self._open[-1]
            parent.texts += [""] * (len(parent.children) + 1 - len(parent.texts))
            parent.children.append(element)
        else:
            self._root = element
        self._open.append(element)

    def _end(self, _name: str) -> None:
        self._open.pop()

    def _text(self, text: str) -> None:
        element = self._open[-1]
        element.texts += [""] * (len(element.children) + 1 - len(element.texts))
        element.texts[-1] += text

    def _doctype(self, _name: str, _system: str | None, _public: str | None, has_declarations: bool) -> None:
        if has_declarations:
            raise _RefusedError("The file declares things of its own in its document type (<!DOCTYPE ... [...]>).")

    def _entity(self, *_parts: object) -> None:
        raise _RefusedError("The file declares an entity.")

    def _skipped(self, name: str, _is_parameter: bool) -> None:
        raise _RefusedError(f"The entity '&{name};' is not known.")


def _split(name: str) -> tuple[str, str]:
    space, _, local = name.rpartition("\n")
    return space, local
