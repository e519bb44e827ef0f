"""Document properties of office files: core, extended and custom ones, as the properties dialog shows them."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from lxml import etree

from msgcheck.extract.containers.office_package import OfficePackage
from msgcheck.model.passage import Layer, Passage, Role
from msgcheck.model.place import DocumentPlace

_DC = "{http://purl.org/dc/elements/1.1/}"
_DCTERMS = "{http://purl.org/dc/terms/}"
_CP = "{http://schemas.openxmlformats.org/package/2006/metadata/core-properties}"
_EXTENDED = "{http://schemas.openxmlformats.org/officeDocument/2006/extended-properties}"
_CUSTOM = "{http://schemas.openxmlformats.org/officeDocument/2006/custom-properties}"
_TYPES = "{http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes}"

_LINK = "link"
_CORE_NAMES = {
    **{_DC + name: name for name in ("title", "subject", "creator", "description", "identifier")},
    **{
        _CP + name: name
        for name in ("keywords", "lastModifiedBy", "category", "contentStatus", "contentType", "version")
    },
    _DCTERMS + "description": "description",
}
_EXTENDED_NAMES = {
    **{_EXTENDED + name: name for name in ("Company", "Manager", "Template", "HyperlinkBase")},
    _EXTENDED + "HLinks": _LINK,
}
"""What people write. Dates, counts, the program, and the list of fonts and titles, which repeats the file, are none."""

_STRINGS = (_TYPES + "lpwstr", _TYPES + "lpstr", _TYPES + "bstr")
_NAME_LENGTH = 255


def read_properties(package: OfficePackage, links: Collection[str] | None = None) -> list[Passage]:
    """Return the properties that are text, part by part in file order.

    Places are ``properties/NAME`` for core (``title``, ``creator``) and extended ones (``company``, ``manager``), and
    ``properties/custom/NAME`` for custom ones. Programs also keep a list of all links: where the caller gives the
    ``links`` that it read, those that stand nowhere else are ``properties/link``; otherwise the list is left out.
    """
    passages = []
    for relationship in package.relationships("").values():
        part = package.target("", relationship)
        reader = _READERS.get(relationship.kind)
        root = None if part is None or reader is None else package.optional(part)
        if root is not None and reader is not None:
            for name, text in reader(root):
                is_known = name == _LINK and (links is None or text in links)
                if text and not text.isspace() and not is_known:
                    place = DocumentPlace(f"properties/{name}")
                    passages.append(Passage(text, Layer.METADATA, Role.PROPERTY, place))
    return passages


def property_title(passages: list[Passage]) -> str:
    """Return the title among properties read by :func:`read_properties`, or an empty text."""
    titles = (passage.text for passage in passages if passage.place == DocumentPlace("properties/title"))
    return " ".join(next(titles, "").split())


def _core(root: etree._Element) -> Iterator[tuple[str, str]]:
    for element in root.iterchildren(*_CORE_NAMES):
        yield _CORE_NAMES[element.tag], _text(element)


def _extended(root: etree._Element) -> Iterator[tuple[str, str]]:
    for element in root.iterchildren(*_EXTENDED_NAMES):
        name = _EXTENDED_NAMES[element.tag]
        if name == _LINK:
            yield from ((name, _text(link)) for link in element.iter(*_STRINGS))
        else:
            yield name[0].lower() + name[1:], _text(element)


def _custom(root: etree._Element) -> Iterator[tuple[str, str]]:
    for element in root.iterchildren(_CUSTOM + "property"):
        name = element.get("name", "")[:_NAME_LENGTH]
        yield from ((f"custom/{name}", _text(value)) for value in element.iter(*_STRINGS))


def _text(element: etree._Element) -> str:
    """Return the text of a property; keywords in several languages are elements of their own."""
    return "".join(map(str, element.itertext())) if len(element) else element.text or ""


_READERS = {
    "core-properties": _core,
    **dict.fromkeys(("extended-properties", "extendedProperties"), _extended),
    **dict.fromkeys(("custom-properties", "customProperties"), _custom),
}
"""Kind of relationship -> reader; the second name is that of the strict form of the format."""
