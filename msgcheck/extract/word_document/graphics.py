"""Drawings, pictures and objects of a word-processor document, in the new format (DrawingML) and the old one (VML)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator

from lxml import etree

from msgcheck.extract.drawing.graphics import CHARTS, DIAGRAM
from msgcheck.extract.drawing.ink import recognised_words
from msgcheck.extract.drawing.metafile import PICTURE, picture_words
from msgcheck.extract.drawing.text import LINKS, R, read_paragraphs
from msgcheck.extract.drawing.vector import VECTOR_ART, read_vector_art
from msgcheck.extract.word_document.attachment import Attachment
from msgcheck.extract.word_document.diagrams import read_chart_or_diagram
from msgcheck.extract.word_document.objects import OBJECTS, read_object
from msgcheck.extract.word_document.story import Story
from msgcheck.extract.word_document.styles import W
from msgcheck.model.passage import Layer, Role

_TEXT_BOX = W + "txbxContent"
_VML, _OFFICE = "{urn:schemas-microsoft-com:vml}", "{urn:schemas-microsoft-com:office:office}"
_VML_BOX, _WORD_ART, _VML_PICTURE = _VML + "textbox", _VML + "textpath", _VML + "imagedata"
_OBJECT = W + "object"
_SIGNATURE = _OFFICE + "signatureline"
_SIGNATURE_TEXTS = {
    "suggestedsigner": (None, Role.LABEL),
    "suggestedsigner2": (None, Role.LABEL),
    "signinginstructions": (Layer.ALT, Role.CAPTION),
    "suggestedsigneremail": (Layer.METADATA, Role.PROPERTY),
}
"""Who is to sign, and as what, stands under the line; how to sign is told to who does, the address to nobody."""

_PEN = "{http://schemas.microsoft.com/office/word/2010/wordml}contentPart"
_FILM = "{http://schemas.microsoft.com/office/word/2012/wordprocessingDrawing}webVideoPr"
_FILM_ADDRESS = re.compile(r"""\bsrc\s*=\s*["']?([^"'\s>]+)""", re.IGNORECASE)
_SHAPE_NAMES = ("}docPr", "}cNvPr")
_INVISIBLE = re.compile(r"visibility\s*:\s*hidden|display\s*:\s*none")


class GraphicReader:
    """Reads one graphic of a paragraph: text boxes, word art, charts, diagrams, objects, alternative texts, links.

    ``read_blocks`` reads what stands in a text box; it is given, because a text box holds paragraphs that hold
    graphics.
    """

    def __init__(self, story: Story, path: str, read_blocks: Callable[[Story, etree._Element, str], None]) -> None:
        self._story = story
        self._path = path
        self._read_blocks = read_blocks
        self._counts: Counter[str] = Counter()
        self._attachments: list[Attachment] = []

    def read(self, graphic: etree._Element) -> None:
        """Read a ``w:drawing``, ``w:pict``, ``w:object`` or ``w:contentPart``."""
        for element, is_hidden in _elements(graphic, is_hidden=False):
            story = self._story.within(Layer.HIDDEN) if is_hidden else self._story
            self._read_element(story, element)
        self._story.attach(self._attachments, self._path)

    def _read_element(self, story: Story, element: etree._Element) -> None:
        tag = element.tag
        if tag == _TEXT_BOX:
            self._read_blocks(story.within(story.layer), element, self._next("text box"))
        elif tag.endswith("}txBody"):
            for ordinal, text, _ in read_paragraphs(element):
                story.add(text, story.layer, story.role or Role.PARAGRAPH, f"{self._path}/text/{ordinal}")
        elif tag in CHARTS or tag == DIAGRAM:
            read_chart_or_diagram(story, element, self._path)
        elif tag in OBJECTS:
            read_object(story, element, self._path)
        elif tag in LINKS:
            self._attachments += story.link(element.get(R + "id", ""))
            self._attach(story, "hint", element.get("tooltip"))
        elif tag.startswith(_VML):
            self._read_old_shape(story, element)
        elif tag in _OTHERS:
            _OTHERS[tag](self, story, element)
        elif tag.endswith(_SHAPE_NAMES):
            self._attach(story, "alt", element.get("title"))
            self._attach(story, "alt", element.get("descr"))

    def _read_old_shape(self, story: Story, element: etree._Element) -> None:
        """Read an element of VML: word art has its text in an attribute, a box may hold HTML.

        The picture of an object repeats it.
        """
        if element.tag == _WORD_ART:
            text = element.get("string", "")
            story.add(text, story.layer, story.role or Role.PARAGRAPH, f"{self._path}/word art")
        elif element.tag == _VML_BOX and next(element.iter(_TEXT_BOX), None) is None:
            text = "".join(map(str, element.itertext())).strip()
            story.add(text, story.layer, story.role or Role.PARAGRAPH, self._next("text box"))
        elif element.tag == _VML_PICTURE and next(element.iterancestors(_OBJECT), None) is None:
            self.read_picture(story, element)
        for name in ("alt", "title", _OFFICE + "title"):
            self._attach(story, "alt", element.get(name))
        address = element.get("href") or element.get(_OFFICE + "href")
        if address:
            self._attachments.append(Attachment("link", address, Layer.METADATA, Role.LINK))

    def read_vector_art(self, story: Story, element: etree._Element) -> None:
        """Read the words of a picture that is a drawing (SVG), once however often it is shown."""
        root = _unread(story, element.get(R + "embed", ""))
        for text, is_shown in () if root is None else read_vector_art(root):
            if is_shown:
                story.add(text, story.layer, story.role or Role.LABEL, self._next("picture text"))
            else:
                self._attach(story, "alt", text)

    def read_picture(self, story: Story, element: etree._Element) -> None:
        """Read the words of a picture that lists what is drawn, once however often it is shown."""
        part = story.target(element.get(R + "embed", "") or element.get(R + "id", ""))
        for text in picture_words(story.reading.package, part, story.reading.read_parts):
            story.add(text, story.layer, story.role or Role.LABEL, self._next("picture text"))

    def read_signature_line(self, story: Story, element: etree._Element) -> None:
        """Read what stands under a line for a signature, and what is told to who signs."""
        del story
        for name, (layer, role) in _SIGNATURE_TEXTS.items():
            text = element.get(_OFFICE + name)
            if text:
                self._attachments.append(Attachment("signature", text, layer, role))

    def read_film(self, story: Story, element: etree._Element) -> None:
        """Read the address of a film on the web, which the file keeps in the HTML that shows it."""
        del story
        for address in _FILM_ADDRESS.findall(element.get("embeddedHtml", "")):
            self._attachments.append(Attachment("link", address, Layer.METADATA, Role.LINK))

    def read_pen(self, story: Story, element: etree._Element) -> None:
        """Read the words that a program recognised in a drawing by pen."""
        root = _unread(story, element.get(R + "id", ""))
        for words in () if root is None else recognised_words(root):
            self._attach(story, "pen", words)

    def _attach(self, story: Story, name: str, text: str | None) -> None:
        if text:
            layer = Layer.HIDDEN if story.layer is Layer.HIDDEN else Layer.ALT
            self._attachments.append(Attachment(name, text, layer, Role.CAPTION))

    def _next(self, name: str) -> str:
        self._counts[name] += 1
        return f"{self._path}/{name} {self._counts[name] - 1}"


def _unread(story: Story, relationship_id: str) -> etree._Element | None:
    """Return the root of a part that a story points to; ``None`` where there is none, or it was read before."""
    part = story.target(relationship_id)
    if part is None or part in story.reading.read_parts:
        return None
    story.reading.read_parts.add(part)
    return story.reading.package.optional(part)


_OTHERS: dict[str, Callable[[GraphicReader, Story, etree._Element], None]] = {
    VECTOR_ART: GraphicReader.read_vector_art,
    PICTURE: GraphicReader.read_picture,
    _SIGNATURE: GraphicReader.read_signature_line,
    _PEN: GraphicReader.read_pen,
    _FILM: GraphicReader.read_film,
}


def _elements(parent: etree._Element, *, is_hidden: bool) -> Iterator[tuple[etree._Element, bool]]:
    """Yield the elements of a drawing in file order, and whether they are switched off.

    A text box is yielded whole, its paragraphs have their own.
    """
    for element in parent:
        hides = is_hidden or _hides(element)
        yield element, hides
        if element.tag != _TEXT_BOX and len(element):
            yield from _elements(element, is_hidden=hides)


def _hides(element: etree._Element) -> bool:
    """Tell whether a shape is switched off in the list of shapes, or by the style of the old format."""
    style = element.get("style")
    if style and _INVISIBLE.search(style):
        return True
    named = next((child for child in element if child.tag.endswith(_SHAPE_NAMES)), None)
    return named is not None and named.get("hidden") in ("1", "true")
