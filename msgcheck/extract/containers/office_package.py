"""An office file as a package: XML parts, their relationships, and a record of what could not be read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import BinaryIO

from lxml import etree

from msgcheck.errors import UnreadableError
from msgcheck.extract.containers.archive import Archive, PartUnreadableError
from msgcheck.extract.containers.relationships import (
    Relationship,
    read_relationships,
    relationships_part,
    resolve_target,
)
from msgcheck.extract.containers.xml_part import make_parser, may_have_alternates, parse_whole, resolve_alternates
from msgcheck.extract.coverage.office_walk import is_text_bearing, office_units
from msgcheck.extract.coverage.proof import prove
from msgcheck.extract.coverage.read_texts import TextUnit
from msgcheck.extract.limits import Limits
from msgcheck.model.passage import Coverage, Passage, UnreadPart

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

_LARGEST_PICTURE = 2**20
"""Bytes, inflated. Of 35 EMF pictures in 482 office files 19 hold words, and the largest of these has 130 KB."""


class OfficePackage:
    """Parts of one office file; each is parsed when asked for. ``unread`` grows as parts turn out unreadable.

    Raises ``UnreadableError`` when the file is no readable archive (see :class:`Archive`).
    """

    def __init__(self, stream: BinaryIO, limits: Limits) -> None:
        self._archive = Archive(stream, limits)
        self._parser = make_parser()
        self._opened: set[str] = set()
        self._units: dict[str, Sequence[TextUnit]] = {}
        self._unread = dict.fromkeys(UnreadPart(name, reason) for name, reason in self._archive.odd_names)

    @property
    def unread(self) -> tuple[UnreadPart, ...]:
        """What was seen and not read so far, in the order met, each once."""
        return tuple(self._unread)

    def coverage(self, passages: Sequence[Passage]) -> Coverage:
        """Prove what was read: look up the text units of every XML part, also of those that nobody asked for.

        Parts are named as they are written in the archive. What cannot be walked is recorded, and so are files within
        the file that nobody opened.
        """
        parts = [(name, self._units_of(name)) for name in self._archive.names if is_text_bearing(name)]
        for name in self._archive.names:
            if "/embeddings/" in name.lower() and name.lower() not in self._opened:
                self.note_unread(name, "embedded file that nothing leads to")
        return prove(parts, passages, self.unread)

    def _units_of(self, name: str) -> Sequence[TextUnit]:
        """Return the text units of a part, walked when it was parsed, or now."""
        if name.lower() not in self._units:
            try:
                if name.lower().endswith(".vml"):  # programs write HTML into it that is no XML: nothing to report
                    self._recover(self._read(name), name)
                else:
                    self.optional(name)
            except UnreadableError as error:  # the readers came to an end; what is too much is too much for the proof
                self.note_unread(name, error.reason)
        return self._units.get(name.lower(), ())

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
        """Return the root of a part that the file cannot do without. Raises ``UnreadableError``.

        One that declares a document type is read without its entities, which is recorded.
        """
        data = self._read(part)
        try:
            return self._parsed(data, part, self._parser)
        except PartUnreadableError as error:
            root = self._recover(data, part) if error.reason == "document-type" else None
            if root is None:
                raise
            self.note_unread(part, error.reason)
            return root

    def _read(self, part: str) -> bytes:
        self._opened.add(part.lower())
        return self._archive.read(part)

    def _parsed(self, data: bytes, part: str, parser: etree.XMLParser) -> etree._Element:
        """Parse a part, and walk it as it is written before readers see it with its alternates resolved."""
        root = parse_whole(data, part, parser)
        key = part.lower()
        has_alternates = may_have_alternates(data)
        if is_text_bearing(key) and key not in self._units:
            self._units[key] = office_units(root, has_alternates=has_alternates)
        if has_alternates:
            resolve_alternates(root)
        return root

    def optional(self, part: str) -> etree._Element | None:
        """Return the root of a part, or ``None`` when it cannot be read, which is recorded.

        What is not well-formed is read as far as it can be, and recorded too.
        """
        try:
            data = self._read(part)
            return self._parsed(data, part, self._parser)
        except PartUnreadableError as error:
            self.note_unread(part, error.reason)
            return self._recover(data, part) if error.reason in {"bad-xml", "document-type"} else None

    def data(self, part: str) -> bytes | None:
        """Return the bytes of a part that is a file of its own, ``None`` when it cannot be read, which is recorded."""
        try:
            return self._read(part)
        except PartUnreadableError as error:
            self.note_unread(part, error.reason)
            return None

    def picture(self, part: str) -> bytes:
        """Return the bytes of a picture that may hold words; none of one that is large, or not there.

        What takes megabytes is painted, and must not use up what the whole file may take.
        """
        return (self.data(part) or b"") if 0 < self._archive.size(part) <= _LARGEST_PICTURE else b""

    def _recover(self, data: bytes, part: str) -> etree._Element | None:
        try:
            return self._parsed(data, part, make_parser(recover=True))
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
        if "%" in relationship.target:
            written = resolve_target(part, relationship.target.replace("%", "%25"))
            if written in self._archive:  # names of parts are addresses; most programs write them plain all the same
                return written
        return resolve_target(part, relationship.target)

    def note_unread_target(self, part: str, relationship: Relationship) -> None:
        """Record the target of a relationship of ``part`` that may hold text of a kind that is never read."""
        reason = UNREAD_KINDS.get(relationship.kind)
        if reason is not None and not relationship.is_external:
            target = resolve_target(part, relationship.target)
            self._opened.add(target.lower())
            self.note_unread(target, reason)
