"""An office file while parts of it are changed, added and taken away: with their relationships and content types."""

from __future__ import annotations

import io
import posixpath
from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree

from msgcheck.annotate.package import part_key, with_parts
from msgcheck.annotate.unfixable import UnfixableError
from msgcheck.errors import UnreadableError
from msgcheck.extract.containers.archive import Archive
from msgcheck.extract.containers.relationships import read_relationships, relationships_part, resolve_target
from msgcheck.extract.containers.xml_part import parse_whole
from msgcheck.extract.limits import Limits

_RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
_NO_RELATIONSHIPS = f'<Relationships xmlns="{_RELATIONSHIPS}"/>'.encode()
_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_TYPES_PART = "[Content_Types].xml"
_OVERRIDE = _TYPES + "Override"
_STRICT = b"http://purl.oclc.org/ooxml/"


class Link(NamedTuple):
    """One relationship inside the file: its id, the last step of its type, the part it leads to."""

    id: str
    kind: str
    part: str


class OfficeParts:
    """The parts of one office file; those that were asked for to be changed are written anew by :meth:`data`.

    Raises ``UnreadableError`` where the file is no archive that can be read.
    """

    def __init__(self, data: bytes, limits: Limits) -> None:
        self._data = data
        self._archive = Archive(io.BytesIO(data), limits)
        self._names = {part_key(name): name for name in self._archive.names}
        self._roots: dict[str, etree._Element] = {}
        self._changed: set[str] = set()
        self._new: dict[str, str] = {}
        self._removed: set[str] = set()

    def __contains__(self, part: str) -> bool:
        key = part_key(part)
        return key in self._roots or (key in self._names and key not in self._removed)

    @property
    def is_changed(self) -> bool:
        """Whether anything differs from the file as it was."""
        return bool(self._changed or self._removed)

    def root(self, part: str) -> etree._Element:
        """Return the root of a part to look at. Raises ``UnreadableError``, and ``UnfixableError`` for strict files."""
        key = part_key(part)
        if key not in self._roots:
            content = self._archive.read(part)
            if _STRICT in content[:4096]:
                raise UnfixableError("The file is saved as Strict Open XML. Save it in the ordinary form.")
            self._roots[key] = parse_whole(content, part, _parser())
        return self._roots[key]

    def changing(self, part: str) -> etree._Element:
        """Return the root of a part to change."""
        root = self.root(part)
        self._changed.add(part_key(part))
        return root

    def exchange(self, part: str, content: bytes) -> etree._Element:
        """Put ``content`` in the place of a part and return its root, to be changed further."""
        self._roots[part_key(part)] = parse_whole(content, part, _parser())
        return self.changing(part)

    def main_part(self) -> str:
        """Return the part that the file opens with. Raises ``UnreadableError`` where there is none."""
        for link in self.links(""):
            if link.kind == "officeDocument":
                return link.part
        raise UnreadableError("missing-part", "The archive is not an Office file: it names no main document.")

    def links(self, part: str) -> Iterator[Link]:
        """Yield the relationships of ``part`` (of the file, for the empty name) that stay inside the file."""
        name = relationships_part(part)
        if name in self:
            for each in read_relationships(self.root(name)).values():
                if not each.is_external:
                    yield Link(each.id, each.kind, resolve_target(part, each.target))

    def link(self, part: str, kind: str) -> Link | None:
        """Return the first relationship of a kind, ``None`` where there is none."""
        return next((each for each in self.links(part) if each.kind == kind), None)

    def add(self, part: str, root: etree._Element, content_type: str) -> None:
        """Add a part; its content type is written down."""
        key = part_key(part)
        self._roots[key] = root
        self._removed.discard(key)
        self._changed.add(key)
        self._new.setdefault(key, part)
        types = self.changing(_TYPES_PART)
        self._drop_type(key)
        etree.SubElement(types, _OVERRIDE, PartName=f"/{part}", ContentType=content_type)

    def relate(self, part: str, type_: str, target: str) -> str:
        """Make a relationship from ``part`` to ``target`` and return its id, which no other has."""
        name = relationships_part(part)
        if name not in self:
            self._roots[part_key(name)] = etree.fromstring(_NO_RELATIONSHIPS, _parser())
            self._new.setdefault(part_key(name), name)
        root = self.changing(name)
        taken = set(read_relationships(root))
        number = next(each for each in range(1, len(taken) + 2) if f"rId{each}" not in taken)
        path = posixpath.relpath(target, posixpath.dirname(part) or ".")
        element = etree.SubElement(root, f"{{{_RELATIONSHIPS}}}Relationship")
        element.set("Id", f"rId{number}")
        element.set("Type", type_)
        element.set("Target", path)
        return f"rId{number}"

    def remove(self, part: str, owner: str) -> list[str]:
        """Take ``part`` away, with the relationships by which ``owner`` leads to it; returns their ids."""
        key = part_key(part)
        gone = [link.id for link in self.links(owner) if part_key(link.part) == key]
        relationships = self.changing(relationships_part(owner))
        for element in list(relationships):
            if element.get("Id") in gone:
                relationships.remove(element)
        for each in (key, part_key(relationships_part(part))):
            self._forget(each)
        self._drop_type(key)
        return gone

    def _forget(self, key: str) -> None:
        self._roots.pop(key, None)
        self._changed.discard(key)
        if key in self._names:
            self._removed.add(key)

    def _drop_type(self, key: str) -> None:
        types = self.changing(_TYPES_PART)
        for override in list(types.iterchildren(_OVERRIDE)):
            if part_key(override.get("PartName", "")) == key:
                types.remove(override)

    def data(self) -> bytes:
        """Return the file with all changes. Raises ``UnfixableError`` where a part of it cannot be exchanged."""
        written = {key: _written(self._roots[key]) for key in sorted(self._changed)}
        changed = {key: content for key, content in written.items() if key in self._names}
        added = {self._new[key]: content for key, content in written.items() if key not in self._names}
        return with_parts(self._data, changed, added, self._removed)


def _parser() -> etree.XMLParser:
    """Return a parser that keeps all there is, comments too, since what it reads is written again."""
    return etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False)


def _written(root: etree._Element) -> bytes:
    return etree.tostring(root.getroottree(), xml_declaration=True, encoding="UTF-8", standalone=True)
