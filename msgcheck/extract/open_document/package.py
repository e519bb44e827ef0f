"""An OpenDocument file as a package: XML parts by name, and a record of what could not be read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import BinaryIO

from lxml import etree

from msgcheck.errors import UnreadableError
from msgcheck.extract.containers.archive import Archive, PartUnreadableError
from msgcheck.extract.containers.xml_part import make_parser, parse_xml
from msgcheck.extract.coverage.proof import prove
from msgcheck.extract.coverage.read_texts import TextUnit
from msgcheck.extract.limits import Limits
from msgcheck.extract.open_document.counting import is_text_bearing, open_document_units
from msgcheck.model.passage import Coverage, Passage, UnreadPart

_MANIFEST = "META-INF/manifest.xml"


class OpenPackage:
    """Parts of one file; each is parsed when asked for. ``unread`` grows as parts turn out unreadable.

    Raises ``UnreadableError`` when the file is no readable archive (see :class:`Archive`) or is ``encrypted``.
    """

    def __init__(self, stream: BinaryIO, limits: Limits) -> None:
        self.limits = limits
        self._archive = Archive(stream, limits)
        self._parser = make_parser()
        self._units: dict[str, Sequence[TextUnit]] = {}
        self._unread = dict.fromkeys(UnreadPart(name, reason) for name, reason in self._archive.odd_names)
        if b"encryption-data" in (self.data(_MANIFEST) or b""):
            raise UnreadableError("encrypted", "The file is protected with a password.")

    @property
    def unread(self) -> tuple[UnreadPart, ...]:
        """What was seen and not read so far, in the order met, each once."""
        return tuple(self._unread)

    def note_unread(self, part: str, reason: str) -> None:
        """Record that ``part`` was seen and not read."""
        self._unread[UnreadPart(part, reason)] = None

    def note_all(self, parts: tuple[UnreadPart, ...]) -> None:
        """Record what an embedded file left unread."""
        self._unread.update(dict.fromkeys(parts))

    def __contains__(self, part: str) -> bool:
        return part in self._archive

    def data(self, part: str) -> bytes | None:
        """Return the bytes of a part, ``None`` where it is not there or cannot be read, which is recorded."""
        if part not in self._archive:
            return None
        try:
            return self._archive.read(part)
        except PartUnreadableError as error:
            self.note_unread(part, error.reason)
            return None

    def required(self, part: str) -> etree._Element:
        """Return the root of a part that the file cannot do without. Raises ``UnreadableError``.

        What is not well-formed is read as far as it can be, and recorded.
        """
        return self._parsed(self._archive.read(part), part)

    def _parsed(self, data: bytes, part: str) -> etree._Element:
        try:
            root = parse_xml(data, part, self._parser)
        except PartUnreadableError as error:
            if error.reason != "bad-xml":
                raise
            root = parse_xml(data, part, make_parser(recover=True))
            self.note_unread(part, error.reason)
        if is_text_bearing(part) and part not in self._units:
            self._units[part] = tuple(open_document_units(root))
        return root

    def optional(self, part: str) -> etree._Element | None:
        """Return the root of a part, ``None`` where it is not there or cannot be read, which is recorded."""
        data = self.data(part)
        try:
            return None if data is None else self._parsed(data, part)
        except PartUnreadableError as error:
            self.note_unread(part, error.reason)
            return None

    def coverage(self, passages: Sequence[Passage]) -> Coverage:
        """Prove what was read: look up the text units of every part, also of those that nobody asked for."""
        names = [name for name in self._archive.names if is_text_bearing(name)]
        for name in names:
            if name not in self._units:
                self.optional(name)
        return prove([(name, self._units.get(name, ())) for name in names], passages, self.unread)
