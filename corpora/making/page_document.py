"""A PDF from its source: blocks of text in, pages with header and footer out; one column or two."""

from __future__ import annotations

import io
from typing import Any

from reportlab.lib.colors import HexColor
from reportlab.lib.enums import TA_LEFT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    FrameBreak,
    Image,
    ListFlowable,
    ListItem,
    NextPageTemplate,
    PageBreak,
    PageTemplate,
    Paragraph,
    Spacer,
    Table,
    TableStyle,
)

from making.pictures import PICTURES
from making.theme import AMBER, GREY, MIST, NAVY, TEAL

_WIDTH, _HEIGHT = A4
_MARGIN = 20 * mm
_GAP = 8 * mm
_TOP, _BOTTOM = 24 * mm, 20 * mm
_BANNER = 62 * mm


def _style(name: str, size: float, colour: str = "1F2933", **more: Any) -> ParagraphStyle:
    font = "Helvetica-Bold" if more.pop("bold", False) else "Helvetica"
    return ParagraphStyle(
        name,
        fontName=font,
        fontSize=size,
        leading=size * 1.38,
        textColor=HexColor(f"#{colour}"),
        alignment=TA_LEFT,
        **more,
    )


_STYLES = {
    "title": _style("title", 24, "FFFFFF", bold=True),
    "subtitle": _style("subtitle", 11.5, "FFFFFF", spaceBefore=6),
    "heading": _style("heading", 14, TEAL, bold=True, spaceBefore=12, spaceAfter=5),
    "subheading": _style("subheading", 11, NAVY, bold=True, spaceBefore=8, spaceAfter=3),
    "paragraph": _style("paragraph", 10, spaceAfter=6),
    "quote": _style("quote", 12, NAVY, leftIndent=10, spaceBefore=8, spaceAfter=8),
    "cell": _style("cell", 9),
    "head": _style("head", 9, "FFFFFF", bold=True),
    "caption": _style("caption", 8, GREY, spaceAfter=8),
}


def make_page_document(source: dict[str, Any]) -> bytes:
    """Return the PDF that ``source`` (a file of ``corpora/source/documents``) describes; the same bytes every time."""
    stream = io.BytesIO()
    document = BaseDocTemplate(
        stream,
        pagesize=A4,
        title=source["title"],
        author=source["author"],
        subject=source.get("subtitle", ""),
        invariant=1,
    )
    columns = source.get("columns", 1)
    document.addPageTemplates([_first_page(source, columns), _later_page(source, columns)])
    story: list[Flowable] = [NextPageTemplate("later"), Paragraph(source["title"], _STYLES["title"])]
    story += [Paragraph(source["subtitle"], _STYLES["subtitle"]), FrameBreak()]
    width = (_WIDTH - 2 * _MARGIN - (columns - 1) * _GAP) / columns
    for block in source["blocks"]:
        story += _flowables(block, width)
    document.build(story)
    return stream.getvalue()


def _column_frames(columns: int, top: float) -> list[Frame]:
    width = (_WIDTH - 2 * _MARGIN - (columns - 1) * _GAP) / columns
    return [
        Frame(_MARGIN + number * (width + _GAP), _BOTTOM, width, top - _BOTTOM, 0, 0, 0, 0, id=f"column{number}")
        for number in range(columns)
    ]


def _first_page(source: dict[str, Any], columns: int) -> PageTemplate:
    banner = Frame(_MARGIN, _HEIGHT - _BANNER, _WIDTH - 2 * _MARGIN, _BANNER - 22 * mm, 0, 0, 0, 0, id="banner")

    def draw(canvas: Canvas, document: BaseDocTemplate) -> None:
        canvas.setFillColor(HexColor(f"#{NAVY}"))
        canvas.rect(0, _HEIGHT - _BANNER, _WIDTH, _BANNER, stroke=0, fill=1)
        canvas.setFillColor(HexColor(f"#{AMBER}"))
        canvas.rect(_MARGIN, _HEIGHT - 17 * mm, 22 * mm, 1.2 * mm, stroke=0, fill=1)
        canvas.setFillColor(HexColor("#FFFFFF"))
        canvas.setFont("Helvetica-Bold", 12)
        canvas.drawString(_MARGIN, _HEIGHT - 13 * mm, "Kestrowe")
        _draw_footer(canvas, document, source)

    return PageTemplate("first", [banner, *_column_frames(columns, _HEIGHT - _BANNER - 7 * mm)], onPage=draw)


def _later_page(source: dict[str, Any], columns: int) -> PageTemplate:
    def draw(canvas: Canvas, document: BaseDocTemplate) -> None:
        canvas.setFillColor(HexColor(f"#{GREY}"))
        canvas.setFont("Helvetica", 8)
        canvas.drawString(_MARGIN, _HEIGHT - 14 * mm, source["title"])
        canvas.setStrokeColor(HexColor(f"#{AMBER}"))
        canvas.line(_MARGIN, _HEIGHT - 16 * mm, _WIDTH - _MARGIN, _HEIGHT - 16 * mm)
        _draw_footer(canvas, document, source)

    return PageTemplate("later", _column_frames(columns, _HEIGHT - _TOP), onPage=draw)


def _draw_footer(canvas: Canvas, document: BaseDocTemplate, source: dict[str, Any]) -> None:
    canvas.setFillColor(HexColor(f"#{GREY}"))
    canvas.setFont("Helvetica", 8)
    canvas.drawString(_MARGIN, 11 * mm, source["footer"])
    canvas.drawRightString(_WIDTH - _MARGIN, 11 * mm, str(document.page))


def _flowables(block: dict[str, Any], width: float) -> list[Flowable]:
    (kind, content), *_ = block.items()
    if kind in ("heading", "subheading", "paragraph", "quote", "caption"):
        return [Paragraph(content, _STYLES[kind])]
    if kind == "bullets":
        items = [ListItem(Paragraph(text, _STYLES["paragraph"]), bulletColor=HexColor(f"#{TEAL}")) for text in content]
        return [ListFlowable(items, bulletType="bullet", start="•", leftIndent=12, bulletFontSize=10)]
    if kind == "table":
        return [_table(content, width), Spacer(0, 8)]
    if kind == "picture":
        data = PICTURES[content]()
        pixels_wide, pixels_high = ImageReader(io.BytesIO(data)).getSize()
        return [Spacer(0, 4), Image(io.BytesIO(data), width, width * pixels_high / pixels_wide), Spacer(0, 4)]
    if kind == "page_break":
        return [PageBreak()]
    raise ValueError(f"unknown block: {kind}")


def _table(rows: list[list[str]], width: float) -> Table:
    cells = [
        [Paragraph(text, _STYLES["head" if number == 0 else "cell"]) for text in row] for number, row in enumerate(rows)
    ]
    table = Table(cells, colWidths=[width / len(rows[0])] * len(rows[0]), repeatRows=1)
    table.setStyle(
        TableStyle(
            [
                ("BACKGROUND", (0, 0), (-1, 0), HexColor(f"#{NAVY}")),
                ("ROWBACKGROUNDS", (0, 1), (-1, -1), [HexColor("#FFFFFF"), HexColor(f"#{MIST}")]),
                ("LINEBELOW", (0, 0), (-1, -1), 0.4, HexColor("#C9D3DA")),
                ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ]
        )
    )
    return table
