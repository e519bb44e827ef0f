"""Charts and diagrams (SmartArt) of a word-processor document, with the files and drawings that belong to them."""

from __future__ import annotations

from lxml import etree

from msgcheck.extract.drawing.diagram import drawing_relationship_id, read_drawing
from msgcheck.extract.drawing.graphics import DIAGRAM, graphic_relationship_id, read_graphic, read_unseen
from msgcheck.extract.drawing.text import read_paragraphs
from msgcheck.extract.word_document.story import Story
from msgcheck.model.passage import Layer, Role

_FILES = frozenset({"package", "oleObject"})


def read_chart_or_diagram(story: Story, graphic: etree._Element, path: str) -> None:
    """Read the part that a chart or diagram of ``story`` shows, then what hangs on that part."""
    part = story.target(graphic_relationship_id(graphic))
    if part is None or part in story.reading.read_parts:
        return
    story.reading.read_parts.add(part)
    root = story.reading.package.optional(part)
    if root is None:
        return
    layer = Layer.DIAGRAM if graphic.tag == DIAGRAM else Layer.CHART
    seen_layer = Layer.HIDDEN if story.layer is Layer.HIDDEN else layer
    texts = read_graphic(graphic, root)
    for index, text, role in texts:
        story.add(text, seen_layer, role, f"{path}/{layer}/{index}")
    for index, (text, unseen_layer, role) in enumerate(read_unseen(graphic, root)):
        story.add(text, unseen_layer, role, f"{path}/{layer}/unseen {index}")
    if graphic.tag == DIAGRAM:
        _read_drawing(story, root, [each.text for each in texts], f"{path}/{layer}/drawing", seen_layer)
    else:
        _read_parts_of_chart(story, part, f"{path}/{layer}", seen_layer)


def _read_drawing(story: Story, root: etree._Element, known: list[str], path: str, layer: Layer) -> None:
    """Read what the drawing of a diagram holds beyond its data model."""
    part = story.target(drawing_relationship_id(root))
    drawing = None if part is None else story.reading.package.optional(part)
    for index, text in enumerate([] if drawing is None else read_drawing(drawing, known)):
        story.add(text, layer, Role.PARAGRAPH, f"{path}/{index}")


def _read_parts_of_chart(story: Story, part: str, path: str, layer: Layer) -> None:
    """Read the shapes that were drawn over a chart, and the workbook that it comes from."""
    package = story.reading.package
    for relationship in story.reading.relationships(part).values():
        target = package.target(part, relationship)
        if target is None:
            continue
        if relationship.kind in _FILES:
            story.reading.embed(target, path)
        elif relationship.kind == "chartUserShapes":
            shapes = package.optional(target)
            for ordinal, text, _ in [] if shapes is None else read_paragraphs(shapes):
                story.add(text, layer, Role.LABEL, f"{path}/shapes/{ordinal}")
