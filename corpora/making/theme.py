"""The look of the sample slides: colours, fonts and a master with five layouts, over python-pptx's template."""

from __future__ import annotations

import re
from copy import deepcopy

from lxml import etree
from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.text import PP_ALIGN
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml.ns import qn
from pptx.presentation import Presentation as Deck
from pptx.util import Emu, Inches, Pt

NAVY, TEAL, AMBER, CORAL, GREY, MIST, WHITE = "14213D", "0F8B8D", "F2A541", "D1495B", "5C6B7A", "EEF3F5", "FFFFFF"

WIDTH, HEIGHT = Inches(13.333), Inches(7.5)

TITLE, CONTENT, SECTION, COMPARISON, TITLE_ONLY = range(5)
"""Positions of the layouts that are kept, in this order."""

_KEPT = (0, 1, 2, 4, 5)
_NAMES = ("title", "content", "section", "comparison", "title only")
_COLOURS = {
    "dk1": "1F2933", "lt1": WHITE, "dk2": NAVY, "lt2": MIST, "accent1": TEAL, "accent2": AMBER,
    "accent3": NAVY, "accent4": CORAL, "accent5": "6C9A8B", "accent6": GREY, "hlink": TEAL, "folHlink": GREY,
}  # fmt: skip
_BODY_SIZES = (2200, 1900, 1600, 1400, 1400)

# Inches from the top left: (x, y, width, height), for each placeholder index of a layout.
_PLACES = {
    TITLE: {0: (0.9, 2.2, 7.6, 1.7), 1: (0.9, 4.05, 7.4, 1.1)},
    CONTENT: {0: (0.7, 0.45, 11.9, 0.95), 1: (0.7, 1.65, 11.9, 4.95)},
    SECTION: {0: (0.9, 2.5, 11.0, 1.3), 1: (0.9, 3.85, 11.0, 1.3)},
    COMPARISON: {0: (0.7, 0.45, 11.9, 0.95), 1: (0.7, 1.6, 5.7, 0.6), 2: (0.7, 2.25, 5.7, 4.3),
                 3: (6.9, 1.6, 5.7, 0.6), 4: (6.9, 2.25, 5.7, 4.3)},
    TITLE_ONLY: {0: (0.7, 0.45, 11.9, 0.95)},
}  # fmt: skip
_FURNITURE = {"dt": (9.0, 6.95, 2.0, 0.35), "ftr": (0.7, 6.95, 8.0, 0.35), "sldNum": (11.6, 6.95, 1.0, 0.35)}


def new_deck(brand: str) -> Deck:
    """Return an empty 16:9 deck with theme, master and five layouts; ``brand`` is the wordmark on dark slides."""
    deck = Presentation()
    deck.slide_width, deck.slide_height = WIDTH, HEIGHT
    _colour_theme(deck, brand)
    _keep_layouts(deck, brand)
    _style_master(deck)
    for position, places in _PLACES.items():
        _place_layout(deck.slide_layouts[position], places)
    _darken(deck.slide_layouts[TITLE], brand, NAVY, sizes=(4000, 2000))
    _darken(deck.slide_layouts[SECTION], brand, TEAL, sizes=(3600, 2000))
    return deck


def rectangle_xml(
    shape_id: int, name: str, box: tuple[float, float, float, float], colour: str, geometry: str = "rect"
) -> str:
    """Return the XML of a filled shape without text; ``box`` in inches."""
    x, y, width, height = (int(Inches(value)) for value in box)
    return (
        '<p:sp xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" '
        'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
        f'<p:nvSpPr><p:cNvPr id="{shape_id}" name="{name}"/><p:cNvSpPr/><p:nvPr userDrawn="1"/></p:nvSpPr>'
        f'<p:spPr><a:xfrm><a:off x="{x}" y="{y}"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
        f'<a:prstGeom prst="{geometry}"><a:avLst/></a:prstGeom><a:solidFill><a:srgbClr val="{colour}"/></a:solidFill>'
        "<a:ln><a:noFill/></a:ln></p:spPr>"
        '<p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:endParaRPr lang="en-GB"/></a:p></p:txBody></p:sp>'
    )


def text_xml(
    shape_id: int, name: str, box: tuple[float, float, float, float], text: str, colour: str, size: int
) -> str:
    """Return the XML of a text box with one line of ``text``; ``size`` in hundredths of a point."""
    shape = etree.fromstring(rectangle_xml(shape_id, name, box, colour))
    fill = shape.find(qn("p:spPr")).find(qn("a:solidFill"))
    fill.getparent().replace(fill, etree.Element(qn("a:noFill")))
    paragraph = shape.find(qn("p:txBody")).find(qn("a:p"))
    paragraph.clear()
    run = etree.SubElement(paragraph, qn("a:r"))
    properties = etree.SubElement(run, qn("a:rPr"), lang="en-GB", sz=str(size), b="1")
    etree.SubElement(etree.SubElement(properties, qn("a:solidFill")), qn("a:srgbClr"), val=colour)
    etree.SubElement(run, qn("a:t")).text = text
    return etree.tostring(shape, encoding="unicode")


def add_furniture_text(deck: Deck, text: str) -> None:
    """Print ``text`` on the master, so that it shows on every slide with master shapes."""
    tree = deck.slide_master.shapes._spTree
    tree.append(etree.fromstring(text_xml(90, "Master note", (8.2, 6.95, 3.3, 0.35), text, GREY, 1000)))


def _colour_theme(deck: Deck, brand: str) -> None:
    part = deck.slide_master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    text = part.blob.decode("utf-8")
    for name, colour in _COLOURS.items():
        text = re.sub(
            rf"<a:{name}>.*?</a:{name}>", f'<a:{name}><a:srgbClr val="{colour}"/></a:{name}>', text, flags=re.S
        )
    text = re.sub(r'(<a:(?:major|minor)Font>\s*<a:latin typeface=")[^"]*', r"\1Arial", text)
    text = re.sub(r'name="Office( Theme)?"', f'name="{brand}"', text)
    part._blob = text.encode("utf-8")


def _keep_layouts(deck: Deck, brand: str) -> None:
    layouts = list(deck.slide_layouts)
    for position, layout in enumerate(layouts):
        if position not in _KEPT:
            deck.slide_layouts.remove(layout)
    for layout, name in zip(deck.slide_layouts, _NAMES, strict=True):
        layout._element.cSld.set("name", f"{brand} {name}")


def _style_master(deck: Deck) -> None:
    master = deck.slide_master._element
    title = master.find(".//" + qn("p:titleStyle")).find(qn("a:lvl1pPr"))
    title.set("algn", "l")
    title.find(qn("a:defRPr")).set("sz", "3000")
    title.find(qn("a:defRPr")).set("b", "1")
    title.find(".//" + qn("a:schemeClr")).set("val", "tx2")
    body = master.find(".//" + qn("p:bodyStyle"))
    for level, size in zip(body, _BODY_SIZES, strict=False):
        level.find(qn("a:defRPr")).set("sz", str(size))
        level.find(qn("a:spcBef")).find(qn("a:spcPct")).set("val", "60000")
    for holder in deck.slide_master.placeholders:
        kind = holder._element.ph.get("type")
        if kind in _FURNITURE:
            _set_box(holder, _FURNITURE[kind])
        elif kind == "title":
            _set_box(holder, _PLACES[CONTENT][0])
            holder._element.find(".//" + qn("a:bodyPr")).set("anchor", "b")
        else:
            _set_box(holder, _PLACES[CONTENT][1])
    _draw_master(deck)


def _draw_master(deck: Deck) -> None:
    tree = deck.slide_master.shapes._spTree
    shapes = (
        rectangle_xml(80, "Edge", (0, 0, 0.22, 7.5), NAVY),
        rectangle_xml(81, "Edge accent", (0, 0.55, 0.22, 0.8), AMBER),
        rectangle_xml(82, "Footer rule", (0.7, 6.88, 11.9, 0.015), "C9D3DA"),
        rectangle_xml(83, "Mark", (12.25, 0.28, 0.3, 0.3), TEAL, "ellipse"),
        rectangle_xml(84, "Mark inner", (12.36, 0.39, 0.3, 0.3), AMBER, "ellipse"),
    )
    for offset, xml in enumerate(shapes):
        tree.insert(2 + offset, etree.fromstring(xml))


def _place_layout(layout: object, places: dict[int, tuple[float, float, float, float]]) -> None:
    for holder in layout.placeholders:
        index = holder.placeholder_format.idx
        if index in places:
            _set_box(holder, places[index])


def _set_box(holder: object, box: tuple[float, float, float, float]) -> None:
    holder.left, holder.top, holder.width, holder.height = (Emu(int(Inches(value))) for value in box)


def _darken(layout: object, brand: str, colour: str, *, sizes: tuple[int, int]) -> None:
    """Give ``layout`` a coloured ground with shapes of its own, and white text in its two placeholders."""
    common = layout._element.cSld
    layout._element.set("showMasterSp", "0")
    ground = etree.fromstring(
        '<p:bg xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" '
        'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><p:bgPr><a:solidFill>'
        f'<a:srgbClr val="{colour}"/></a:solidFill><a:effectLst/></p:bgPr></p:bg>'
    )
    common.insert(0, ground)
    tree = layout.shapes._spTree
    for offset, xml in enumerate(
        (
            rectangle_xml(80, "Band", (0.9, 2.05, 1.4, 0.08), AMBER),
            text_xml(81, "Wordmark", (0.8, 0.5, 3.0, 0.5), brand, WHITE, 2000),
        )
    ):
        tree.insert(2 + offset, etree.fromstring(xml))
    for holder, size in zip((h for h in layout.placeholders if h.placeholder_format.idx < 2), sizes, strict=True):
        style = holder._element.txBody.find(qn("a:lstStyle"))
        for child in list(style):
            style.remove(child)
        level = etree.SubElement(style, qn("a:lvl1pPr"), marL="0", indent="0", algn="l")
        etree.SubElement(level, qn("a:buNone"))
        run = etree.SubElement(level, qn("a:defRPr"), sz=str(size), b="1" if size > 3000 else "0", cap="none")
        etree.SubElement(etree.SubElement(run, qn("a:solidFill")), qn("a:schemeClr"), val="bg1")
        anchor = "b" if size > 3000 else "t"
        holder._element.txBody.find(qn("a:bodyPr")).set("anchor", anchor)


def copy_furniture(slide: object, footer: str) -> None:
    """Put the layout's footer and slide number on ``slide``, with ``footer`` as the text."""
    for holder in slide.slide_layout.placeholders:
        kind = holder._element.ph.get("type")
        if kind not in ("ftr", "sldNum"):
            continue
        element = deepcopy(holder._element)
        element.nvSpPr.cNvPr.set("id", str(max(shape.shape_id for shape in slide.shapes) + 1))
        slide.shapes._spTree.append(element)
        if kind == "ftr":
            paragraph = slide.shapes[-1].text_frame.paragraphs[0]
            paragraph.alignment = PP_ALIGN.LEFT
            for run in list(paragraph.runs):
                paragraph._p.remove(run._r)
            run = paragraph.add_run()
            run.text = footer
            run.font.size, run.font.name = Pt(10), "Arial"
            run.font.color.rgb = RGBColor.from_string(GREY)
