"""An office file as a package: XML parts, their relationships, and a record of what could not be read."""

from __future__ import annotations

from typing import BinaryIO

from lxml import etree

from msgcheck.errors import UnreadableError
from msgcheck.extract.archive import Archive, PartUnreadableError
from msgcheck.extract.limits import Limits
from msgcheck.extract.relationships import Relationship, read_relationships, relationships_part, resolve_target
from msgcheck.extract.xml_part import make_parser, parse_xml
from msgcheck.model.passage import Coverage, UnreadPart

UNREAD_KINDS = {
    "oleObject": "embedded object",
    "package": "embedded file",
    "control": "form control",
    "ink": "ink",
    "aFChunk": "embedded document",
    "subDocument": "linked document",
    "glossaryDocument": "building blocks",
}
"""Kinds of relationship whose target may hold text and is not read -> the reason that reports give."""


class OfficePackage:
    """Parts of one office file; each is parsed when asked for. ``unread`` grows as parts turn out unreadable.

    Raises ``UnreadableError`` when the file is no readable archive (see :class:`Archive`).
    """

    def __init__(self, stream: BinaryIO, limits: Limits) -> None:
        self._archive = Archive(stream, limits)
        self._parser = make_parser()
        self._unread = dict.fromkeys(UnreadPart(name, reason) for name, reason in self._archive.odd_names)

    @property
    def unread(self) -> tuple[UnreadPart, ...]:
        """What was seen and not read so far, in the order met, each once."""
        return tuple(self._unread)

    def coverage(self, read: int) -> Coverage:
        """Return the coverage of a file with ``read`` passages; what was not read counts as a text unit a part."""
        return Coverage(read + len(self._unread), read, self.unread)

    def note_unread(self, part: str, reason: str) -> None:
        """Record that ``part`` was seen and not read."""
        self._unread[UnreadPart(part, reason)] = None

    def main_part(self) -> str:
        """Return the name of the part that the package opens with.

        Raises ``UnreadableError``: ``missing-part``, or why the part that names it cannot be read.
        """
        for relationship in self.relationships("").values():
            if relationship.kind == "officeDocument" and not relationship.is_external:
                return resolve_target("", relationship.target)
        for part, reason in ((each.part, each.reason) for each in self._unread):
            if part == relationships_part(""):
                raise UnreadableError(reason, f"The file is damaged: its part {part} cannot be read.")
        raise UnreadableError("missing-part", "The archive is not an Office file: it names no main document.")

    def required(self, part: str) -> etree._Element:
        """Return the root of a part that the file cannot do without. Raises ``UnreadableError``."""
        return parse_xml(self._archive.read(part), part, self._parser)

    def optional(self, part: str) -> etree._Element | None:
        """Return the root of a part, or ``None`` when it cannot be read, which is recorded.

        What is not well-formed is read as far as it can be, and recorded too.
        """
        try:
            data = self._archive.read(part)
            return parse_xml(data, part, self._parser)
        except PartUnreadableError as error:
            self.note_unread(part, error.reason)
            return self._recover(data, part) if error.reason == "bad-xml" else None

    def _recover(self, data: bytes, part: str) -> etree._Element | None:
        try:
            return parse_xml(data, part, make_parser(recover=True))
        except PartUnreadableError:
            return None

    def relationships(self, part: str) -> dict[str, Relationship]:
        """Return the relationships of ``part`` by id (of the package for the empty name); none where it has none."""
        name = relationships_part(part)
        if name not in self._archive:
            return {}
        root = self.optional(name)
        return {} if root is None else read_relationships(root)

    def target(self, part: str, relationship: Relationship | None) -> str | None:
        """Return the part that a relationship of ``part`` leads to; ``None`` for none and for external ones."""
        if relationship is None or relationship.is_external:
            return None
        return resolve_target(part, relationship.target)

    def note_unread_target(self, part: str, relationship: Relationship) -> None:
        """Record the target of a relationship of ``part`` that may hold text of a kind that is never read."""
        reason = UNREAD_KINDS.get(relationship.kind)
        if reason is not None and not relationship.is_external:
            self.note_unread(resolve_target(part, relationship.target), reason)
