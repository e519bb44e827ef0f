"""What a presentation says of itself beside its slides: sections, custom shows, data that programs keep in it."""

from __future__ import annotations

from collections.abc import Mapping

from lxml import etree

from msgcheck.extract.presentation.names import P
from msgcheck.extract.presentation.sheet import Sheet
from msgcheck.model.passage import Layer, Role
from msgcheck.model.place import DocumentPlace, Place, SlidePlace

_P14 = "{http://schemas.microsoft.com/office/powerpoint/2010/main}"
_SECTION, _SECTION_SLIDE = _P14 + "section", _P14 + "sldId"
_SHOW, _SLIDE_ENTRY = P + "custShow", f"{P}sldIdLst/{P}sldId"
_SCHEMAS = frozenset(
    {
        "http://www.w3.org/2001/XMLSchema",
        "http://schemas.microsoft.com/office/2006/metadata/contentType",
        "http://schemas.microsoft.com/sharepoint/v3/contenttype/forms",
    }
)
"""Namespaces of data that describe forms of a document server, in words of the server's program."""


def read_structure(sheet: Sheet, root: etree._Element) -> None:
    """Read the names of sections, at the first slide of each, and of custom shows, from the main part's ``root``."""
    numbers = {entry.get("id"): number for number, entry in enumerate(root.iterfind(_SLIDE_ENTRY), start=1)}
    for index, section in enumerate(root.iter(_SECTION)):
        place = _section_place(section, numbers, index)
        sheet.add(section.get("name"), Layer.METADATA, Role.LABEL, place, "")
    for index, show in enumerate(root.iter(_SHOW)):
        sheet.add(show.get("name"), Layer.METADATA, Role.LABEL, DocumentPlace(f"custom shows/{index}"), "")


def _section_place(section: etree._Element, numbers: Mapping[str | None, int], index: int) -> Place:
    slides = (numbers.get(entry.get("id")) for entry in section.iter(_SECTION_SLIDE))
    first = next((number for number in slides if number is not None), None)
    return DocumentPlace(f"sections/{index}") if first is None else SlidePlace(first, shape="section")


def read_custom_data(sheet: Sheet, part: str) -> None:
    """Read the texts of data that add-ins and document servers keep in the file, once, whatever leads to it."""
    deck = sheet.deck
    if part in deck.read_parts or "/ink/" in part:
        return
    deck.read_parts.add(part)
    root = deck.package.optional(part)
    if root is None or etree.QName(root).namespace in _SCHEMAS:
        return
    name = part.rpartition("/")[2]
    for index, element in enumerate(root.iter(etree.Element)):
        sheet.add(element.text, Layer.METADATA, Role.PROPERTY, DocumentPlace(f"custom data/{name}/{index}"), "")
