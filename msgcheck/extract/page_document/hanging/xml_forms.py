"""XML forms (XFA) of a PDF: the form as a program for forms would show it, beside or instead of the pages."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree
from pikepdf import Array, Stream

from msgcheck.extract.containers.archive import PartUnreadableError
from msgcheck.extract.containers.xml_part import make_parser, parse_whole
from msgcheck.extract.page_document.file.objects import Node, clean, content, entry, items
from msgcheck.extract.page_document.page.words import squeezed
from msgcheck.model.passage import Layer, Passage, Role, UnreadPart
from msgcheck.model.place import DocumentPlace

_SHOWN = frozenset({"text", "exData", "toolTip", "speak"})
_MAX_FORM = 32 * 2**20
_PLACE = DocumentPlace("xml form")


def xml_form_passages(catalog: Node, known: str) -> tuple[list[Passage], list[UnreadPart]]:
    """Return the texts and data of the XML form whose letters are not in ``known``, and what was not read.

    They are body where the document says that its pages are only a stand-in for the form, else hidden.
    """
    form = entry(catalog, "/AcroForm", "/XFA")
    if form is None:
        return [], []
    layer = Layer.BODY if entry(catalog, "/NeedsRendering") is True else Layer.HIDDEN
    passages: dict[str, Passage] = {}
    unread = []
    for data in _packets(form):
        if data is None:
            unread.append(UnreadPart("XML form", "too large, or packed in a way that is not read"))
            continue
        try:
            root = parse_whole(data.strip(b" \0\r\n\t"), "XML form", make_parser(recover=True))
        except PartUnreadableError as error:
            unread.append(UnreadPart("XML form", error.detail))
            continue
        for found in _texts(root):
            if squeezed(found) not in known:
                passages.setdefault(found, Passage(found, layer, Role.LABEL, _PLACE))
    return list(passages.values()), unread


def _packets(form: Node) -> Iterator[bytes | None]:
    """Yield the XML of a form: one stream, or the packets that make up one document in their order."""
    if isinstance(form, Stream):
        yield content(form, _MAX_FORM)
    elif isinstance(form, Array):
        parts = [content(each, _MAX_FORM) for each in items(form) if isinstance(each, Stream)]
        if None in parts or sum(len(part or b"") for part in parts) > _MAX_FORM:
            yield None
        elif parts:
            yield b"".join(part or b"" for part in parts)


def _texts(root: etree._Element) -> Iterator[str]:
    for element in root.iter(etree.Element):
        kind = etree.QName(element).localname
        is_data = any(etree.QName(each).localname == "data" for each in element.iterancestors()) and len(element) == 0
        if kind in _SHOWN:
            yield from filter(None, [clean(" ".join(str(each) for each in element.itertext()))])
        elif is_data and element.text:
            yield from filter(None, [clean(element.text)])
