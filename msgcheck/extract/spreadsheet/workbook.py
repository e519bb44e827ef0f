"""Excel workbooks become passages: sheet by sheet, then what no sheet shows, then document properties."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import BinaryIO

from lxml import etree

from msgcheck.errors import UnreadableError
from msgcheck.extract.containers.core_properties import property_title, read_properties
from msgcheck.extract.containers.office_package import OfficePackage
from msgcheck.extract.drawing.text import R
from msgcheck.extract.formula import text_constant
from msgcheck.extract.limits import Limits
from msgcheck.extract.spreadsheet.attached import read_attached
from msgcheck.extract.spreadsheet.cell_pictures import cell_picture_texts
from msgcheck.extract.spreadsheet.cells import read_cells, read_furniture, read_links, read_prompts, read_scenarios
from msgcheck.extract.spreadsheet.collecting import Reading, Sheet
from msgcheck.extract.spreadsheet.formats import CellFormats
from msgcheck.extract.spreadsheet.names import S
from msgcheck.extract.spreadsheet.strings import SharedStrings
from msgcheck.model.passage import Extraction, Layer, Role
from msgcheck.model.place import DocumentPlace

_REMARKS = ("comment", "description", "help", "statusBar", "customMenu")
_HIDDEN_STATES = frozenset({"hidden", "veryHidden"})


def extract_spreadsheet(stream: BinaryIO, limits: Limits) -> Extraction:
    """Read the texts of a workbook, and its numbers as cells show them; dates are none.

    What is hidden with its sheet, row or column has the layer ``hidden``, as have texts that only caches of the file
    keep. Parts that cannot be read are listed in the coverage. Raises ``UnreadableError`` when the file is no
    readable workbook or passes the limits.
    """
    package = OfficePackage(stream, limits)
    main = package.main_part()
    root = package.required(main)
    if root.tag != S + "workbook":
        raise UnreadableError("unsupported", "The file is an Office file, but no workbook.")
    reading = Reading(package, limits)
    strings = SharedStrings(_first_root(package, main, "sharedStrings"))
    _read_sheets(reading, main, root, strings)
    _read_names(reading, root)
    _read_cell_pictures(reading, main)
    _read_caches(reading, main)
    for number, text in strings.unused():
        reading.add(text, Layer.HIDDEN, Role.CELL, DocumentPlace(f"shared strings/{number}"))
    properties = read_properties(package)
    passages = (*reading.passages, *properties)
    return Extraction(property_title(properties), passages, package.coverage((*passages, *reading.stand_ins)))


def _first_root(package: OfficePackage, part: str, kind: str) -> etree._Element | None:
    """Return the root of the first part of a kind that ``part`` leads to."""
    for relationship in package.relationships(part).values():
        target = package.target(part, relationship) if relationship.kind == kind else None
        if target is not None:
            return package.optional(target)
    return None


def _read_sheets(reading: Reading, main: str, root: etree._Element, strings: SharedStrings) -> None:
    package = reading.package
    relationships = package.relationships(main)
    formats = CellFormats(_first_root(package, main, "styles"))
    people = _people(package, main)
    for entry in root.iterfind(f"{S}sheets/{S}sheet"):
        name = entry.get("name", "")
        part = package.target(main, relationships.get(entry.get(R + "id", "")))
        layer = Layer.HIDDEN if entry.get("state") in _HIDDEN_STATES else Layer.BODY
        reading.add(name, layer, Role.HEADING, DocumentPlace(name))
        sheet_root = None if part is None else package.optional(part)
        if part is None:
            package.note_unread(f"sheet {name[:80]}", "missing-part")
        elif sheet_root is not None:
            _read_sheet(Sheet(reading, part, name, layer, len(reading.passages)), sheet_root, strings, formats, people)


def _read_sheet(
    sheet: Sheet, root: etree._Element, strings: SharedStrings, formats: CellFormats, people: dict[str, str]
) -> None:
    read_cells(sheet, root, strings, formats)
    read_prompts(sheet, root)
    read_scenarios(sheet, root)
    read_links(sheet, root, sheet.reading.package.relationships(sheet.part))
    read_attached(sheet, people)
    read_furniture(sheet, root)


def _people(package: OfficePackage, main: str) -> dict[str, str]:
    """Return the authors of threaded comments by id."""
    root = _first_root(package, main, "person")
    people = () if root is None else root.iter("{*}person")
    return {person.get("id", ""): person.get("displayName", "") for person in people}


def _read_names(reading: Reading, root: etree._Element) -> None:
    """Read what people wrote of the names that they gave to cells; keep texts that have a name instead of a cell."""
    for name in root.iter(S + "definedName"):
        place = DocumentPlace(f"names/{name.get('name', '')}")
        for each in _REMARKS:
            reading.add(name.get(each), Layer.METADATA, Role.LABEL, place)
        if text := text_constant(name.text or ""):
            reading.captions.append((text, place))


def _read_cell_pictures(reading: Reading, main: str) -> None:
    kinds = ("rdRichValue", "rdRichValueStructure")
    values, structures = (_first_root(reading.package, main, kind) for kind in kinds)
    if values is not None and structures is not None:
        for number, text in cell_picture_texts(values, structures):
            reading.add(text, Layer.ALT, Role.CAPTION, DocumentPlace(f"pictures in cells/{number}"))


def _read_caches(reading: Reading, main: str) -> None:
    """Read texts that the workbook keeps of pivot tables, of names and of other workbooks, where no cell shows them."""
    shown = {passage.text for passage in reading.passages}
    for text, place in chain(reading.captions, _cached_texts(reading.package, main)):
        if text not in shown and not _is_number(text):
            shown.add(text)
            reading.add(text, Layer.HIDDEN, Role.CELL, place)


def _cached_texts(package: OfficePackage, main: str) -> Iterator[tuple[str, DocumentPlace]]:
    for part, tags in _caches(package, main):
        root = package.optional(part)
        place = DocumentPlace(part.rpartition("/")[2].removesuffix(".xml"))
        for element in () if root is None else root.iter(*tags):
            text = next(filter(None, map(element.get, _CACHED)), element.text if element.tag == S + "v" else None)
            if text:
                yield text, place


def _caches(package: OfficePackage, main: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the parts that keep such texts, what a cache leads to behind it, each with the elements that hold them."""
    found = [main]
    for source in found:  # grows on the way
        for relationship in package.relationships(source).values():
            part = package.target(source, relationship)
            if part is not None and part not in found and relationship.kind in _CACHES:
                found.append(part)
                yield part, _CACHES[relationship.kind]


_CACHES = {
    "pivotCacheDefinition": (S + "cacheField", S + "s"),
    "pivotCacheRecords": (S + "s",),
    "externalLink": (S + "v", S + "sheetName"),
}
"""Kind of part -> the elements in it that keep texts."""

_CACHED = ("v", "val", "name")
"""Their attributes that do."""


def _is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True
