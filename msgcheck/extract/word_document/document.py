"""One word-processor document, from its first paragraph to its properties."""

from __future__ import annotations

from typing import BinaryIO

from lxml import etree

from msgcheck.errors import UnreadableError
from msgcheck.extract.containers.core_properties import property_title, read_properties
from msgcheck.extract.containers.office_package import OfficePackage
from msgcheck.extract.limits import Limits
from msgcheck.extract.word_document.building_blocks import open_building_blocks, prompts, read_building_blocks
from msgcheck.extract.word_document.metadata import read_metadata
from msgcheck.extract.word_document.stories import Stories
from msgcheck.extract.word_document.story import Reading
from msgcheck.extract.word_document.styles import TITLES, W
from msgcheck.model.passage import Extraction, Layer, Passage, Role

_BODY = W + "body"
_FILES = frozenset({"oleObject", "package", "aFChunk", "subDocument"})


def extract_word_document(stream: BinaryIO, limits: Limits) -> Extraction:
    """Read a document from a seekable binary stream.

    Parts that cannot be read are listed in the coverage. Raises ``UnreadableError`` when the file is no readable
    document or passes the limits.
    """
    package = OfficePackage(stream, limits)
    main = package.main_part()
    root = package.required(main)
    if root.tag != W + "document" or root.find(_BODY) is None:
        raise UnreadableError("unsupported", "The file is an Office file, but no text document.")
    reading = Reading(package, limits)
    blocks = open_building_blocks(reading, main)
    if blocks is not None:
        reading.prompts = prompts(blocks)
    title = _read_stories(reading, main, root)
    if blocks is not None:
        read_building_blocks(reading, blocks)
    read_metadata(reading, main)
    _read_left_over(reading)
    properties = read_properties(package, {each.text for each in reading.passages if each.role is Role.LINK})
    passages = (*reading.passages, *properties)
    return Extraction(property_title(properties) or title, passages, package.coverage((*passages, *reading.initials)))


def _read_stories(reading: Reading, main: str, root: etree._Element) -> str:
    """Read the body and what stands beside it; returns the first title, or else the first heading.

    There is one body; what damaged files or others have more is read too.
    """
    stories = Stories(reading, main, root)
    for index, body in enumerate(root.iterchildren(_BODY)):
        stories.read(body, f"body {index}" if index else "body")
    stories.read_beside()
    titles = [each for each in reading.passages if each.role in TITLES and _is_own(each)]
    best = next((each for each in titles if each.role is Role.TITLE), titles[0] if titles else None)
    return "" if best is None else " ".join(best.text.split())


def _is_own(passage: Passage) -> bool:
    return passage.layer not in (Layer.EMBEDDED, Layer.HIDDEN)


def _read_left_over(reading: Reading) -> None:
    """Read files and addresses that relationships name and no text refers to."""
    links = {each.text for each in reading.passages if each.role is Role.LINK}
    found: list[str] = []
    for part, relationships in reading.known_relationships():
        for key, relationship in relationships.items():
            target = reading.package.target(part, relationship)
            if target is None and (part, key) not in reading.used:
                found.append(relationship.target)
            elif target is not None and relationship.kind in _FILES:
                reading.embed(target, "files")
            elif target is not None and target not in reading.read_parts:
                reading.package.note_unread_target(part, relationship)
    for index, address in enumerate(address for address in dict.fromkeys(found) if address not in links):
        reading.add(address, Layer.METADATA, Role.LINK, f"links/{index}")
