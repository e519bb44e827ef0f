"""The template of msgcheck's own decks, made from the one of python-pptx: 16:9, three layouts, a quiet theme."""

from __future__ import annotations

import re

from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.opc.package import OpcPackage, Part
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn
from pptx.oxml.xmlchemy import BaseOxmlElement
from pptx.presentation import Presentation as Deck
from pptx.shapes.placeholder import BasePlaceholder
from pptx.util import Emu, Inches

_KEPT = {0: "Cover", 1: "Title and content", 5: "Title only"}
"""Positions in the template of python-pptx, with the names they get."""

_COLOURS = {
    "dk1": "1C2430", "lt1": "FFFFFF", "dk2": "22577A", "lt2": "F4F3EF", "accent1": "22577A", "accent2": "4F9C74",
    "accent3": "E3B04B", "accent4": "CB554B", "accent5": "8E6FC0", "accent6": "6B7683", "hlink": "22577A",
    "folHlink": "566070",
}  # fmt: skip
"""Those of the HTML report."""

_FONT = "Arial"
"""On every machine, or there by a font of the same widths."""

# Inches: left, top, width, height.
_TITLE = (0.6, 0.36, 12.13, 1.03)
_BODY = (0.6, 1.55, 12.13, 5.2)
_COVER = {0: (0.9, 2.15, 11.0, 1.9), 1: (0.9, 4.3, 11.0, 1.2)}
_FURNITURE = {"ftr": (0.6, 6.98, 9.0, 0.3), "sldNum": (11.73, 6.98, 1.0, 0.3)}


def own_template() -> Deck:
    """Return the empty deck: theme, master, and the layouts Cover, Title and content, Title only."""
    deck = Presentation()
    deck.slide_width, deck.slide_height = Inches(13.333), Inches(7.5)
    _drop_relation(deck.part, RELATIONSHIP_TYPE.PRINTER_SETTINGS)
    _drop_relation(deck.part.package, RELATIONSHIP_TYPE.THUMBNAIL)
    _colour_theme(deck)
    _keep_layouts(deck)
    _style_master(deck)
    _style_cover(deck)
    return deck


def _drop_relation(owner: OpcPackage | Part, kind: str) -> None:
    rels = owner._rels  # noqa: SLF001  the library shows no way to leave a part out
    for key in [key for key, rel in rels.items() if rel.reltype == kind]:
        rels.pop(key)


def _colour_theme(deck: Deck) -> None:
    part = deck.slide_master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    text = part.blob.decode("utf-8")
    for name, colour in _COLOURS.items():
        text = re.sub(
            rf"<a:{name}>.*?</a:{name}>", f'<a:{name}><a:srgbClr val="{colour}"/></a:{name}>', text, flags=re.S
        )
    text = re.sub(r'(<a:(?:major|minor)Font>\s*<a:latin typeface=")[^"]*', rf"\g<1>{_FONT}", text)
    text = re.sub(r'name="Office( Theme)?"', 'name="msgcheck report"', text)
    part._blob = text.encode("utf-8")  # noqa: SLF001  a theme has no object of its own


def _keep_layouts(deck: Deck) -> None:
    for position, layout in enumerate(list(deck.slide_layouts)):
        if position in _KEPT:
            layout.element.cSld.set("name", _KEPT[position])
        else:
            deck.slide_layouts.remove(layout)
    for layout in deck.slide_layouts:
        for holder in layout.placeholders:
            _settle(holder, layout.name)


def _settle(holder: BasePlaceholder, layout_name: str) -> None:
    """Put a placeholder of a layout where it belongs; dates are left out, for a report names its own."""
    kind, index = holder.element.ph.get("type"), holder.placeholder_format.idx
    if kind == "dt" or (layout_name == "Cover" and kind in _FURNITURE):
        holder.element.getparent().remove(holder.element)
    elif kind in _FURNITURE:
        _place(holder, _FURNITURE[kind])
    elif layout_name == "Cover":
        _place(holder, _COVER[index])
    else:
        _place(holder, _TITLE if index == 0 else _BODY)


def _style_master(deck: Deck) -> None:
    master = deck.slide_master
    level = master.element.find(f".//{qn('p:titleStyle')}").find(qn("a:lvl1pPr"))
    level.set("algn", "l")
    _style_run(level.find(qn("a:defRPr")), 2600, "tx1", is_bold=True)
    for holder in list(master.placeholders):
        kind = holder.element.ph.get("type")
        if kind == "dt":
            holder.element.getparent().remove(holder.element)
        elif kind in _FURNITURE:
            _place(holder, _FURNITURE[kind])
            _style_furniture(holder, is_right=kind == "sldNum")
        else:
            _place(holder, _TITLE if kind == "title" else _BODY)
            holder.element.find(f".//{qn('a:bodyPr')}").set("anchor", "b" if kind == "title" else "t")
    tree = master.shapes.element
    tree.insert(2, parse_xml(_bar_xml(80, "Accent", (0.7, 0.24, 0.55, 0.07), "accent1")))
    tree.insert(3, parse_xml(_bar_xml(81, "Rule", (0.7, 6.93, 11.93, 0.012), "accent6")))


def _style_furniture(holder: BasePlaceholder, *, is_right: bool) -> None:
    for level in holder.element.iter(qn("a:lvl1pPr")):
        level.set("algn", "r" if is_right else "l")
        _style_run(level.find(qn("a:defRPr")), 1000, "accent6", is_bold=False)


def _style_cover(deck: Deck) -> None:
    cover = deck.slide_layouts[0]
    cover.element.set("showMasterSp", "0")
    cover.element.cSld.insert(0, parse_xml(
        f'<p:bg {_NAMESPACES}><p:bgPr><a:solidFill><a:schemeClr val="tx2"/></a:solidFill><a:effectLst/></p:bgPr></p:bg>'
    ))  # fmt: skip
    cover.shapes.element.insert(2, parse_xml(_bar_xml(80, "Accent", (1.0, 1.85, 1.1, 0.09), "accent3")))
    for holder, (size, anchor) in zip(cover.placeholders, ((4000, "b"), (1800, "t")), strict=True):
        style = holder.element.txBody.find(qn("a:lstStyle"))
        for child in list(style):
            style.remove(child)
        style.append(parse_xml(
            f'<a:lvl1pPr {_NAMESPACES} marL="0" indent="0" algn="l"><a:buNone/>'
            f'<a:defRPr sz="{size}" b="{int(size > 2000)}">'
            '<a:solidFill><a:schemeClr val="bg1"/></a:solidFill></a:defRPr></a:lvl1pPr>'
        ))  # fmt: skip
        holder.element.txBody.find(qn("a:bodyPr")).set("anchor", anchor)


def _style_run(run: BaseOxmlElement, size: int, colour: str, *, is_bold: bool) -> None:
    """Set size (hundredths of a point), weight and theme colour of a ``defRPr``."""
    run.set("sz", str(size))
    run.set("b", str(int(is_bold)))
    for old in run.findall(qn("a:solidFill")):
        run.remove(old)
    run.insert(0, parse_xml(f'<a:solidFill {_NAMESPACES}><a:schemeClr val="{colour}"/></a:solidFill>'))


def _place(holder: BasePlaceholder, box: tuple[float, float, float, float]) -> None:
    holder.left, holder.top, holder.width, holder.height = (Emu(int(Inches(value))) for value in box)


_NAMESPACES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
)


def _bar_xml(shape_id: int, name: str, box: tuple[float, float, float, float], colour: str) -> str:
    x, y, width, height = (int(Inches(value)) for value in box)
    return (
        f'<p:sp {_NAMESPACES}><p:nvSpPr><p:cNvPr id="{shape_id}" name="{name}"/><p:cNvSpPr/>'
        '<p:nvPr userDrawn="1"/></p:nvSpPr>'
        f'<p:spPr><a:xfrm><a:off x="{x}" y="{y}"/><a:ext cx="{width}" cy="{height}"/></a:xfrm><a:prstGeom prst="rect">'
        f'<a:avLst/></a:prstGeom><a:solidFill><a:schemeClr val="{colour}"/></a:solidFill>'
        "<a:ln><a:noFill/></a:ln></p:spPr>"
        '<p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:endParaRPr lang="en-GB"/></a:p></p:txBody></p:sp>'
    )
