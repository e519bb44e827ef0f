"""Document properties of office files: what a search engine, a file dialog or a reader's pane shows."""

from __future__ import annotations

from msgcheck.extract.office_package import OfficePackage
from msgcheck.model.passage import Layer, Passage, Role
from msgcheck.model.place import DocumentPlace

_DC = "{http://purl.org/dc/elements/1.1/}"
_CP = "{http://schemas.openxmlformats.org/package/2006/metadata/core-properties}"
_NAMES = {_DC + "title": "title", _DC + "subject": "subject", _CP + "keywords": "keywords"}
_NAMES[_DC + "description"] = "description"


def read_properties(package: OfficePackage) -> list[Passage]:
    """Return title, subject, keywords and description as ``properties/NAME`` passages, in file order."""
    passages = []
    for relationship in package.relationships("").values():
        part = package.target("", relationship)
        if relationship.kind != "core-properties" or part is None:
            continue
        root = package.optional(part)
        for element in () if root is None else root.iterchildren(*_NAMES):
            text = element.text
            if text and not text.isspace():
                place = DocumentPlace(f"properties/{_NAMES[element.tag]}")
                passages.append(Passage(text, Layer.METADATA, Role.PROPERTY, place))
    return passages


def property_title(passages: list[Passage]) -> str:
    """Return the title among properties read by :func:`read_properties`, or an empty text."""
    titles = (passage.text for passage in passages if passage.place == DocumentPlace("properties/title"))
    return " ".join(next(titles, "").split())
