"""What a PDF says about itself: the document information, the XMP packet, the names of layers, page labels, threads."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from msgcheck.extract.containers.archive import PartUnreadableError
from msgcheck.extract.containers.xml_part import make_parser, parse_whole
from msgcheck.extract.page_document.file.objects import Node, clean, content, entries, entry, items, name, text, tree
from msgcheck.model.passage import Layer, Passage, Role, UnreadPart
from msgcheck.model.place import DocumentPlace, PagePlace

_DATES = frozenset({"CreationDate", "ModDate", "Trapped", "SourceModified", "PTEX.Fullbanner"})
_MAX_XMP = 8 * 2**20
_TECHNICAL = (
    "http://www.w3.org/",
    "http://ns.adobe.com/xap/1.0/mm/",
    "http://ns.adobe.com/xap/1.0/sType/",
    "http://ns.adobe.com/xap/1.0/g/",
    "http://ns.adobe.com/exif/",
    "http://ns.adobe.com/tiff/",
    "http://www.aiim.org/pdfa/",
    "http://www.npes.org/pdfx/",
    "http://ns.adobe.com/camera-raw-settings/",
)
"""Namespaces of XMP that hold numbers, dates and identifiers for programs."""

_TECHNICAL_NAMES = frozenset(
    {"format", "CreateDate", "ModifyDate", "MetadataDate", "Trapped", "PDFVersion", "part", "conformance", "Thumbnails"}
)
_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"


def property_passages(info: Node, catalog: Node) -> tuple[list[Passage], list[UnreadPart]]:
    """Return the texts of the information dictionary and of the XMP packet, each text once, and what was not read."""
    passages = list(_information(info))
    known = {passage.text for passage in passages}
    unread = []
    packet = entry(catalog, "/Metadata")
    if packet is not None:
        try:
            for key, value in _xmp_texts(packet):
                if value not in known:
                    known.add(value)
                    passages.append(property_passage(key, value))
        except PartUnreadableError as error:
            unread.append(UnreadPart("XMP metadata", error.detail))
    return passages, unread


def property_passage(key: str, value: str) -> Passage:
    """Return a text property of the document."""
    role = Role.TITLE if key == "Title" else Role.PROPERTY
    return Passage(value, Layer.METADATA, role, DocumentPlace(f"properties/{key.lower()}"))


def named_passages(catalog: Node) -> Iterator[Passage]:
    """Yield the names of layers, of the sections that pages are numbered by, and of threads of articles."""
    for layer in items(entry(catalog, "/OCProperties", "/OCGs")):
        yield from _metadata(text(entry(layer, "/Name")), DocumentPlace("layers"))
    for page, label in tree(entry(catalog, "/PageLabels"), "/Nums"):
        if isinstance(page, int):
            yield from _metadata(text(entry(label, "/P")), PagePlace(page + 1))
    for thread in items(entry(catalog, "/Threads")):
        for key, value in entries(entry(thread, "/I")):
            if key[1:] not in _DATES:
                yield from _metadata(text(value), DocumentPlace(f"threads/{key[1:].lower()}"))


def _information(info: Node) -> Iterator[Passage]:
    """Yield what stands in the information dictionary, title, subject and keywords first."""
    found = {key[1:]: text(value) or name(value) for key, value in entries(info) if key[1:] not in _DATES}
    first = [key for key in ("Title", "Subject", "Keywords", "Author") if key in found]
    for key in [*first, *(key for key in found if key not in first)]:
        if found[key]:
            yield property_passage(key, found[key])


def _metadata(value: str, place: DocumentPlace | PagePlace) -> Iterator[Passage]:
    if value:
        yield Passage(value, Layer.METADATA, Role.PROPERTY, place)


def _xmp_texts(packet: Node) -> Iterator[tuple[str, str]]:
    """Yield name and text of each property of an XMP packet; an entry of a list has the name of the list."""
    data = content(packet, _MAX_XMP)
    if data is None:
        raise PartUnreadableError("too-large", "too long, or packed in a way that is not read")
    if not data.strip(b" \0\r\n\t"):
        return
    root = parse_whole(data.strip(b" \0\r\n\t"), "XMP metadata", make_parser(recover=True))
    for element in root.iter(etree.Element):
        for attribute, value in element.attrib.items():
            yield from _xmp_text(str(attribute), str(value))
        if len(element) == 0 and element.text:
            named = next((each for each in _with_ancestors(element) if not str(each.tag).startswith(_RDF)), element)
            yield from _xmp_text(str(named.tag), element.text)


def _with_ancestors(element: etree._Element) -> Iterator[etree._Element]:
    yield element
    yield from element.iterancestors()


def _xmp_text(qualified: str, value: str) -> Iterator[tuple[str, str]]:
    namespace, _, key = qualified.removeprefix("{").rpartition("}")
    if namespace and key not in _TECHNICAL_NAMES and not namespace.startswith(_TECHNICAL) and clean(value):
        yield key[:1].upper() + key[1:], clean(value)
