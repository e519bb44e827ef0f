"""Stories of a word-processor document (body, header, footnote, comment) become passages.

A place is a path: ``body/12`` is the paragraph 12 of the body, ``body/table 2/r1c3/0`` the first paragraph of the
fourth cell in the second row of the third table. Every count starts at 0; columns count as on the grid, so that a
merged cell moves its neighbours as the reader sees it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from msgcheck.errors import UnreadableError
from msgcheck.extract.drawing_graphics import CHARTS, DIAGRAM, graphic_relationship_id, read_graphic
from msgcheck.extract.office_package import OfficePackage
from msgcheck.extract.relationships import Relationship
from msgcheck.extract.word_document_paragraph import WRAPPERS, Fields, ParagraphText
from msgcheck.extract.word_document_styles import (
    VALUE,
    Style,
    Styles,
    W,
    child_value,
    is_in_list,
    role_of_outline,
)
from msgcheck.model.passage import Layer, Passage, Role
from msgcheck.model.place import DocumentPlace

_PARAGRAPH, _TABLE, _ROW, _CELL = W + "p", W + "tbl", W + "tr", W + "tc"
_TEXT_BOX = W + "txbxContent"
_VML = "{urn:schemas-microsoft-com:vml}"
_TITLES = frozenset({Role.TITLE, Role.HEADING})


@dataclass(slots=True)
class Story:
    """One story while it is read; what is found is appended to ``passages``.

    ``layer`` takes what is seen, ``role`` (when given) every passage of it. ``context`` is the nearest heading.
    """

    package: OfficePackage
    part: str
    styles: Styles
    passages: list[Passage]
    limit: int
    layer: Layer = Layer.BODY
    role: Role | None = None
    context: str = ""
    fields: Fields = field(default_factory=Fields)
    relationships: dict[str, Relationship] | None = None

    def add(self, text: str, layer: Layer, role: Role, path: str) -> None:
        """Append a passage unless it is white space. Raises ``UnreadableError`` beyond the limit."""
        if text and not text.isspace():
            if len(self.passages) >= self.limit:
                raise UnreadableError("too-large", f"The document has more than {self.limit} texts.")
            is_title = role in _TITLES and layer is self.layer
            self.passages.append(Passage(text, layer, role, DocumentPlace(path), "" if is_title else self.context))
            if is_title:
                self.context = " ".join(text.split())

    def target(self, relationship_id: str) -> str | None:
        """Return the part that a relationship of this story's part leads to."""
        if self.relationships is None:
            self.relationships = self.package.relationships(self.part)
        return self.package.target(self.part, self.relationships.get(relationship_id))


def read_story(story: Story, root: etree._Element, path: str) -> None:
    """Read the paragraphs and tables below ``root``; a field that never ends hides text, which is recorded."""
    read_blocks(story, root, path)
    if story.fields.is_instruction:
        story.package.note_unread(story.part, "field without end")
        story.fields = Fields()


def read_blocks(story: Story, parent: etree._Element, path: str, *, is_cell: bool = False) -> None:
    """Read paragraphs and tables in file order."""
    paragraph_count = table_count = 0
    for block in _unwrapped(parent):
        if block.tag == _PARAGRAPH:
            _read_paragraph(story, block, f"{path}/{paragraph_count}", is_cell=is_cell)
            paragraph_count += 1
        elif block.tag == _TABLE:
            _read_table(story, block, f"{path}/table {table_count}")
            table_count += 1


def _unwrapped(parent: etree._Element) -> Iterator[etree._Element]:
    """Yield the children of an element as if content controls and other wrappers were not there."""
    for child in parent:
        if child.tag in WRAPPERS:
            yield from _unwrapped(child)
        else:
            yield child


def _read_table(story: Story, table: etree._Element, path: str) -> None:
    rows = (row for row in _unwrapped(table) if row.tag == _ROW)
    for row_index, row in enumerate(rows):
        column = _span(row.find(f"{W}trPr/{W}gridBefore"), absent=0)
        for cell in _unwrapped(row):
            if cell.tag == _CELL:
                read_blocks(story, cell, f"{path}/r{row_index}c{column}", is_cell=True)
                column += _span(cell.find(f"{W}tcPr/{W}gridSpan"), absent=1)


def _span(element: etree._Element | None, *, absent: int) -> int:
    value = "" if element is None else element.get(VALUE, "")
    return int(value) if value.isdecimal() and len(value) <= 4 else absent


def _read_paragraph(story: Story, paragraph: etree._Element, path: str, *, is_cell: bool) -> None:
    properties = paragraph.find(W + "pPr")
    style = Style() if properties is None else story.styles.get(child_value(properties, W + "pStyle"))
    content = ParagraphText(paragraph, story.styles, story.fields, is_hidden=bool(style.is_hidden))
    role = story.role or _role(style, properties, is_cell=is_cell)
    story.add(content.text, story.layer, role, path)
    for index, (kind, text) in enumerate(content.hidden):
        story.add(text, Layer.HIDDEN, Role.PARAGRAPH, f"{path}/{kind} {index}")
    for index, graphic in enumerate(content.graphics):
        _read_graphic(story, graphic, f"{path}/graphic {index}")


def _role(style: Style, properties: etree._Element | None, *, is_cell: bool) -> Role:
    """Decide by the paragraph's own properties, then by its style; in a table only headings stand out."""
    own_role = own_list = None
    if properties is not None:
        own_role = role_of_outline(child_value(properties, W + "outlineLvl"))
        own_list = is_in_list(properties.find(W + "numPr"))
    role = own_role or style.role
    if role in _TITLES:
        return role or Role.PARAGRAPH
    if is_cell:
        return Role.CELL
    if own_list if own_list is not None else style.is_list:
        return Role.BULLET
    return role or Role.PARAGRAPH


def _read_graphic(story: Story, graphic: etree._Element, path: str) -> None:
    """Read text boxes, word art, charts, diagrams and alternative texts of a drawing, each wording once."""
    alternative_texts: dict[str | None, None] = {}
    box_count = 0
    for element in _graphic_elements(graphic):
        tag = element.tag
        if tag == _TEXT_BOX:
            read_blocks(story, element, f"{path}/text box {box_count}")
            box_count += 1
        elif tag in CHARTS or tag == DIAGRAM:
            _read_chart_or_diagram(story, element, path)
        elif tag == _VML + "textpath":
            story.add(element.get("string", ""), story.layer, story.role or Role.PARAGRAPH, f"{path}/word art")
        elif tag.startswith(_VML):
            alternative_texts[element.get("alt")] = None
        elif tag.endswith(("}docPr", "}cNvPr")):
            alternative_texts.update(dict.fromkeys((element.get("title"), element.get("descr"))))
    for index, text in enumerate(filter(None, alternative_texts)):
        story.add(text, Layer.ALT, Role.CAPTION, f"{path}/alt {index}")


def _graphic_elements(parent: etree._Element) -> Iterator[etree._Element]:
    """Yield the elements of a drawing in file order; a text box is yielded whole, its paragraphs have their own."""
    for element in parent:
        yield element
        if element.tag != _TEXT_BOX:
            yield from _graphic_elements(element)


def _read_chart_or_diagram(story: Story, graphic: etree._Element, path: str) -> None:
    part = story.target(graphic_relationship_id(graphic))
    root = None if part is None else story.package.optional(part)
    if root is None:
        return
    layer = Layer.DIAGRAM if graphic.tag == DIAGRAM else Layer.CHART
    for index, text, role in read_graphic(graphic, root):
        story.add(text, layer, role, f"{path}/{layer}/{index}")
