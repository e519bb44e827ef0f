"""Paragraphs and tables of a story become passages.

A place is a path: ``body/12`` is the paragraph 12 of the body, ``body/table 2/r1c3/0`` the first paragraph of the
fourth cell in the second row of the third table. Every count starts at 0; columns count as on the grid, so that a
merged cell moves its neighbours as the reader sees it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree

from msgcheck.extract.drawing.text import R
from msgcheck.extract.word_document.attachment import Attachment
from msgcheck.extract.word_document.control import CONTENT, CONTROL, control_attachments, shows_prompt
from msgcheck.extract.word_document.fields import Fields
from msgcheck.extract.word_document.graphics import GraphicReader
from msgcheck.extract.word_document.paragraph import DELETED, DELETIONS, EQUATIONS, HIDDEN, PROMPT, RUN
from msgcheck.extract.word_document.paragraph_form import level_of, read_form, role_of
from msgcheck.extract.word_document.story import Story
from msgcheck.extract.word_document.styles import VALUE, W, child_value, is_switched_on
from msgcheck.model.passage import Layer, Role

_PARAGRAPH, _TABLE, _ROW, _CELL = W + "p", W + "tbl", W + "tr", W + "tc"
PARAGRAPHS = frozenset({_PARAGRAPH, RUN, W + "hyperlink", W + "fldSimple", *EQUATIONS})
"""What is read as a paragraph: besides it, what may stand between paragraphs, or stands there by mistake."""

_FILES = frozenset({W + "altChunk", W + "subDoc"})
_YIELDED = frozenset({*PARAGRAPHS, _TABLE, _ROW, _CELL, *_FILES})
PROPERTIES = frozenset(W + name for name in ("sectPr", "tblPr", "tblGrid", "tblPrEx", "trPr", "tcPr", "customXmlPr"))
"""What describes the parent, and is no block."""

_TABLE_TEXTS = tuple(f"{W}tblPr/{W}{name}" for name in ("tblCaption", "tblDescription"))


class _Block(NamedTuple):
    """An element, and why nothing of it is seen (empty where it is seen)."""

    element: etree._Element
    kind: str


def read_story(story: Story, root: etree._Element, path: str) -> None:
    """Read the paragraphs and tables below ``root``.

    A field that never ends would turn all text after it into its instruction: the story is then read again without
    that field.
    """
    passages, context = story.reading.passages, story.context
    start = len(passages)
    read_blocks(story, root, path)
    if story.reader.fields.is_instruction:
        del passages[start:]
        story.context = context
        story.reader.fields = Fields(ignored=story.reader.fields.open)
        read_blocks(story, root, path)


def read_blocks(story: Story, parent: etree._Element, path: str, kind: str = "", *, is_cell: bool = False) -> None:
    """Read paragraphs and tables in file order; ``kind`` is why nothing of them is seen."""
    counts: Counter[str] = Counter()
    for block, block_kind in _unwrapped(story, parent, kind):
        tag = block.tag
        if tag == _PARAGRAPH or tag in PARAGRAPHS:
            _read_paragraph(story, block, f"{path}/{counts[_PARAGRAPH]}", block_kind, is_cell=is_cell)
            counts[_PARAGRAPH] += 1
        elif tag == _TABLE:
            _read_table(story, block, f"{path}/table {counts[tag]}", block_kind)
            counts[tag] += 1
        elif tag == CONTROL:
            story.attach(control_attachments(block), f"{path}/control {counts[tag]}")
            counts[tag] += 1
        elif tag in _FILES:
            _read_file(story, block, f"{path}/file {counts[tag]}")
            counts[tag] += 1
        elif tag in (_ROW, _CELL):  # outside of a table, by mistake
            read_blocks(story, block, path, block_kind, is_cell=True)


def _unwrapped(story: Story, parent: etree._Element, kind: str) -> Iterator[_Block]:
    """Yield the blocks, rows or cells below an element as if content controls and other wrappers were not there.

    A content control is yielded itself too, before its content.
    """
    for child in parent:
        tag = child.tag
        if tag == _PARAGRAPH or tag in _YIELDED:
            yield _Block(child, kind)
        elif tag == CONTROL:
            yield _Block(child, kind)
            inner = kind or (PROMPT if shows_prompt(child, story.reading.prompts) else "")
            for content in child.iterchildren(CONTENT):
                yield from _unwrapped(story, content, inner)
        elif len(child) and tag not in PROPERTIES:
            yield from _unwrapped(story, child, DELETED if tag in DELETIONS else kind)


def _read_table(story: Story, table: etree._Element, path: str, kind: str) -> None:
    for name in _TABLE_TEXTS:
        text = child_value(table, name)
        story.attach([Attachment("alt", text, Layer.ALT, Role.CAPTION)], f"{path}/{name.rpartition('}')[2]}")
    if story.can_hide and not kind:
        kind = HIDDEN if story.styles.get(child_value(table, f"{W}tblPr/{W}tblStyle")).is_hidden else ""
    row_count = 0
    for row, row_kind in _unwrapped(story, table, kind):
        if row.tag == _ROW:
            _read_row(story, row, f"{path}/r{row_count}", row_kind or _row_kind(row))
            row_count += 1
        elif row.tag == CONTROL:
            story.attach(control_attachments(row), f"{path}/r{row_count}")
        else:
            read_blocks(story, row, path, row_kind, is_cell=True)


def _row_kind(row: etree._Element) -> str:
    properties = row.find(W + "trPr")
    if properties is None:
        return ""
    if properties.find(W + "del") is not None:
        return DELETED
    return HIDDEN if is_switched_on(properties.find(W + "hidden")) else ""


def _read_row(story: Story, row: etree._Element, path: str, kind: str) -> None:
    column = grid_columns(row.find(f"{W}trPr/{W}gridBefore"), absent=0)
    for cell, cell_kind in _unwrapped(story, row, kind):
        if cell.tag == _CELL:
            properties = cell.find(W + "tcPr")
            is_deleted = properties is not None and properties.find(W + "cellDel") is not None
            read_blocks(story, cell, f"{path}c{column}", cell_kind or (DELETED if is_deleted else ""), is_cell=True)
            column += 1 if properties is None else grid_columns(properties.find(W + "gridSpan"), absent=1)
        elif cell.tag == CONTROL:
            story.attach(control_attachments(cell), f"{path}c{column}")
        else:
            read_blocks(story, cell, f"{path}c{column}", cell_kind, is_cell=True)


def grid_columns(element: etree._Element | None, *, absent: int) -> int:
    """Return how many columns of the grid ``element`` says; ``absent`` where it says none."""
    value = "" if element is None else element.get(VALUE, "")
    return int(value) if value.isdecimal() and len(value) <= 4 else absent


def _read_paragraph(story: Story, paragraph: etree._Element, path: str, kind: str, *, is_cell: bool) -> None:
    form = read_form(paragraph, story.styles)
    content = story.reader.read(paragraph, kind, form.style)
    role = story.role or role_of(form, is_cell=is_cell)
    if form.is_initial and _is_followed(paragraph):
        story.begin(content.text, path)
    else:
        text, story.initial = story.initial + content.text, ""
        story.add(text, story.layer, role, path, level_of(form) if role is Role.HEADING else 0)
    for index, (why, text) in enumerate(content.hidden):
        story.add(text, Layer.HIDDEN, Role.PARAGRAPH, f"{path}/{why} {index}")
    if content.links:
        story.attach((link for key in content.links for link in story.link(key)), path)
    if content.attachments:
        story.attach(content.attachments, path)
    for index, graphic in enumerate(content.graphics):
        seen_in = story.within(Layer.HIDDEN) if graphic.kind in (DELETED, HIDDEN) else story
        GraphicReader(seen_in, f"{path}/graphic {index}", read_blocks).read(graphic.element)


def _is_followed(paragraph: etree._Element) -> bool:
    following = next(paragraph.itersiblings(*_YIELDED, CONTROL), None)
    return following is not None and following.tag == _PARAGRAPH


def _read_file(story: Story, element: etree._Element, path: str) -> None:
    """Read a file that stands in the place of paragraphs, or record where it is to be found."""
    key = element.get(R + "id", "")
    part = story.target(key)
    if part is None:
        story.attach(story.link(key), path)
    else:
        story.reading.embed(part, path)
