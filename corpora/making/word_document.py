"""A Word document from its source: blocks of headings, paragraphs, bullets and tables in, the bytes of a DOCX out."""

from __future__ import annotations

import io
import re
from typing import Any

from docx import Document
from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from making.package import repack
from making.theme import GREY, NAVY, TEAL


def make_word_document(source: dict[str, Any]) -> bytes:
    """Return the DOCX that ``source`` (a file of ``corpora/source/documents``) describes; the same bytes every time."""
    document = Document()
    _style(document)
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21.0), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.4)
    section.header.paragraphs[0].text = source.get("header", "")
    section.footer.paragraphs[0].text = source.get("footer", "")
    document.add_paragraph(source["title"], style="Title")
    for block in source["blocks"]:
        _add_block(document, block)
    properties = document.core_properties
    properties.title, properties.author = source["title"], source["author"]
    properties.last_modified_by, properties.comments = source["author"], ""
    stream = io.BytesIO()
    document.save(stream)
    return repack(stream.getvalue())


def _style(document: WordDocument) -> None:
    for name, size, colour in (
        ("Normal", 10.5, "1F2933"),
        ("Title", 24, NAVY),
        ("Heading 1", 15, TEAL),
        ("Heading 2", 12, NAVY),
    ):
        style = document.styles[name]
        style.font.name, style.font.size = "Arial", Pt(size)
        style.font.color.rgb = RGBColor.from_string(colour)
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for attribute in list(fonts.attrib):
            if attribute.endswith("Theme"):
                del fonts.attrib[attribute]
        fonts.set(qn("w:eastAsia"), "Arial")
    document.styles["Normal"].paragraph_format.space_after = Pt(7)
    document.styles["Header"].font.color.rgb = RGBColor.from_string(GREY)
    document.styles["Footer"].font.color.rgb = RGBColor.from_string(GREY)


def _add_block(document: WordDocument, block: dict[str, Any]) -> None:
    (kind, content), *_ = block.items()
    if kind in ("heading", "subheading"):
        document.add_heading(content, level=1 if kind == "heading" else 2)
    elif kind == "paragraph":
        _write(document.add_paragraph(), content)
    elif kind == "quote":
        document.add_paragraph(content, style="Intense Quote")
    elif kind == "bullets":
        for item in content:
            _write(document.add_paragraph(style="List Bullet"), item)
    elif kind == "table":
        _add_table(document, content)
    else:
        raise ValueError(f"unknown block: {kind}")


def _add_table(document: WordDocument, rows: list[list[str]]) -> None:
    table = document.add_table(rows=len(rows), cols=len(rows[0]))
    table.style = "Light Grid Accent 1"
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            _write(cell.paragraphs[0], text)
    document.add_paragraph()


def _write(paragraph: Any, text: str) -> None:
    """Write ``text``: ``**bold**`` starts a run of its own, ``|`` ends a run."""
    for position, part in enumerate(re.split(r"\*\*", text)):
        for piece in part.split("|"):
            if piece:
                paragraph.add_run(piece).bold = position % 2 == 1 or None
