"""OpenDocument files become passages: text (.odt), presentations and drawings (.odp, .odg), spreadsheets (.ods)."""

from __future__ import annotations

from typing import BinaryIO

from lxml import etree

from msgcheck.errors import UnreadableError
from msgcheck.extract.limits import Limits
from msgcheck.extract.open_document.locating import DocumentLocator, FixedLocator
from msgcheck.extract.open_document.names import DC, META, OFFICE, STYLE
from msgcheck.extract.open_document.numbering import numbering_labels
from msgcheck.extract.open_document.package import OpenPackage
from msgcheck.extract.open_document.scope import Scope
from msgcheck.extract.open_document.sheets import read_sheets
from msgcheck.extract.open_document.slides import read_slides
from msgcheck.extract.open_document.styles import Styles
from msgcheck.extract.open_document.walk import Walk
from msgcheck.model.passage import Extraction, Layer, Passage, Role
from msgcheck.model.place import DocumentPlace

_CONTENT, _STYLES, _META = "content.xml", "styles.xml", "meta.xml"
_PROPERTIES = {
    DC + "title": "title",
    DC + "subject": "subject",
    DC + "description": "description",
    DC + "creator": "lastModifiedBy",
    META + "initial-creator": "creator",
    META + "keyword": "keywords",
    META + "user-defined": "custom",
}


def extract_open_text(stream: BinaryIO, limits: Limits) -> Extraction:
    """Read a text document: the body, headers and footers and labels of numbers once each, properties.

    Parts that cannot be read are listed in the coverage. Raises ``UnreadableError`` when the file is no readable
    document or passes the limits.
    """
    walk, body, styles = _opened(stream, limits, "text")
    walk.blocks(body, Scope(DocumentLocator("body")))
    _read_furniture(walk, styles)
    _read_numbering(walk, body.getroottree().getroot(), styles)
    return _extraction(walk)


def extract_open_presentation(stream: BinaryIO, limits: Limits) -> Extraction:
    """Read a presentation or drawing slide by slide, with notes and comments; otherwise as a text document."""
    walk, body, styles = _opened(stream, limits, "presentation", "drawing")
    read_slides(walk, body, styles)
    return _extraction(walk)


def extract_open_spreadsheet(stream: BinaryIO, limits: Limits) -> Extraction:
    """Read the texts and figures of a spreadsheet, sheet by sheet. Otherwise as a text document."""
    walk, body, styles = _opened(stream, limits, "spreadsheet")
    read_sheets(walk, body)
    _read_furniture(walk, styles)
    return _extraction(walk)


def _opened(stream: BinaryIO, limits: Limits, *kinds: str) -> tuple[Walk, etree._Element, etree._Element | None]:
    """Return the walk, the element of one of ``kinds`` that holds the content, and the root of the styles."""
    package = OpenPackage(stream, limits)
    root = package.required(_CONTENT)
    styles = package.optional(_STYLES)
    for kind in kinds:
        body = root.find(f"{OFFICE}body/{OFFICE}{kind}")
        if body is not None:
            return Walk(package, Styles(root, styles)), body, styles
    if any(each.part == _CONTENT for each in package.unread):
        raise UnreadableError("damaged", f"The file is damaged: its part {_CONTENT} is not well-formed XML.")
    raise UnreadableError("unsupported", f"The file is an OpenDocument file, but no {kinds[0]}.")


def _read_furniture(walk: Walk, styles: etree._Element | None) -> None:
    """Read headers and footers of the page styles in file order, each wording of each once."""
    walk.context = ""
    seen: set[str] = set()
    for master in () if styles is None else styles.iter(STYLE + "master-page"):
        name = master.get(STYLE + "name", "")
        for element in master:
            text = "".join(map(str, element.itertext()))
            if element.tag.startswith(STYLE) and text not in seen:
                seen.add(text)
                kind = etree.QName(element).localname
                scope = Scope(DocumentLocator(f"{kind} of {name}"), Layer.FURNITURE)
                walk.blocks(element, scope)
                for region in element.iterchildren(*(f"{STYLE}region-{side}" for side in ("left", "center", "right"))):
                    walk.blocks(region, scope)


def _read_numbering(walk: Walk, *roots: etree._Element | None) -> None:
    for path, label in numbering_labels(*roots):
        walk.add(label, Scope(FixedLocator(DocumentPlace(path))), Role.LABEL)


def _properties(package: OpenPackage) -> list[Passage]:
    root = package.optional(_META)
    passages = []
    for element in () if root is None else root.iter(*_PROPERTIES):
        text, name = element.text, _PROPERTIES[element.tag]
        if text and not text.isspace() and element.get(META + "value-type", "string") == "string":
            name = f"custom/{element.get(META + 'name', '')[:255]}" if name == "custom" else name
            passages.append(Passage(text, Layer.METADATA, Role.PROPERTY, DocumentPlace(f"properties/{name}")))
    return passages


def _extraction(walk: Walk) -> Extraction:
    properties = _properties(walk.package)
    passages = (*walk.passages, *properties)
    return Extraction(_title(walk.passages, properties), passages, walk.package.coverage(passages))


def _title(passages: list[Passage], properties: list[Passage]) -> str:
    """Return the first title of the text, else that of the properties, else the first heading."""
    titles = [each.text for each in passages if each.role is Role.TITLE and each.layer is Layer.BODY]
    titles += [each.text for each in properties if each.place == DocumentPlace("properties/title")]
    titles += [each.text for each in passages if each.role is Role.HEADING]
    return " ".join(titles[0].split()) if titles else ""
