"""What the text of a word-processor document stands on: white text on white paper is seen by nobody.

Only white text is asked what it stands on, and it counts as hidden only where everything around it is known to be
white: a text taken for hidden by mistake would not be checked, while the reader sees it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from lxml import etree

from msgcheck.extract.drawing.text import A
from msgcheck.extract.word_document.styles import (
    COLOUR,
    RUN_STYLE,
    SHADING,
    Style,
    Styles,
    W,
    child_value,
    is_shaded,
    is_white,
)

_TEXT_BOX = W + "txbxContent"
_SHADED_BY = {
    W + "p": f"{W}pPr/{SHADING}",
    W + "tc": f"{W}tcPr/{SHADING}",
    W + "tr": f"{W}tblPrEx/{SHADING}",
    W + "tbl": f"{W}tblPr/{SHADING}",
}
_TABLE_STYLE = {W + "tbl": f"{W}tblPr/{W}tblStyle"}
_HIGHLIGHT = W + "highlight"
_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_EFFECTS = frozenset(
    [W + name for name in ("outline", "shadow", "emboss", "imprint", "bdr")]
    + [_W14 + name for name in ("glow", "shadow", "reflection", "textOutline", "textFill", "props3d")]
)
"""Properties of a run that draw more than its colour."""

_SHAPE = "{http://schemas.microsoft.com/office/word/2010/wordprocessingShape}wsp"
_FILL = f"{{*}}spPr/{A}solidFill"
_WHITE_FILLS = frozenset({"FFFFFF", "bg1", "lt1"})

_ANCHOR = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}anchor"
_OLD_SHAPES = "{urn:schemas-microsoft-com:vml}*"
_BEHIND = re.compile(r"z-index\s*:\s*-")


class Ground:
    """What stands behind the runs of a document whose pages are white; its ``styles`` may shade them."""

    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        self._shading: dict[etree._Element, bool] = {}

    def hides(self, run: etree._Element, properties: etree._Element | None, style: Style) -> bool:
        """Tell whether a run is white on white; ``properties`` are its own, ``style`` is that of its paragraph."""
        return self._is_white(properties, style) and not self._is_shaded(run, properties, style)

    def _is_white(self, properties: etree._Element | None, style: Style) -> bool:
        """Ask the run, then its style, then its paragraph's style."""
        colour = None
        for each in () if properties is None else properties:
            if each.tag in _EFFECTS:
                return False
            if each.tag == COLOUR:
                colour = is_white(each)
        if colour is None and properties is not None:
            colour = self._style(properties, RUN_STYLE).is_white
        return bool(style.is_white if colour is None else colour)

    def _is_shaded(self, run: etree._Element, properties: etree._Element | None, style: Style) -> bool:
        """Tell whether anything behind a run may be of a colour: itself, its paragraph, the tables and box around."""
        if style.is_shaded or (properties is not None and self._is_marked(properties)):
            return True
        for each in run.iterancestors(*_SHADED_BY, _TEXT_BOX):
            if self._may_shade(each):
                return True
            if each.tag == _TEXT_BOX:
                return False
        return False

    def _may_shade(self, element: etree._Element) -> bool:
        """Ask what stands around text once: to look through a paragraph for each of its runs takes quadratic time."""
        if element not in self._shading:
            self._shading[element] = self._shades(element)
        return self._shading[element]

    def _shades(self, element: etree._Element) -> bool:
        if element.tag == _TEXT_BOX:
            return not _is_filled_white(element)
        if is_shaded(element.find(_SHADED_BY[element.tag])):
            return True
        path = _TABLE_STYLE.get(element.tag)
        return path is not None and bool(self._style(element, path).is_shaded)

    def _is_marked(self, properties: etree._Element) -> bool:
        is_highlighted = child_value(properties, _HIGHLIGHT) not in ("", "none", "white")
        by_style = self._style(properties, RUN_STYLE).is_shaded
        return is_highlighted or bool(by_style) or bool(is_shaded(properties.find(SHADING)))

    def _style(self, element: etree._Element, path: str) -> Style:
        """Return the style that the child at ``path`` names; one that says nothing where there is none."""
        name = child_value(element, path)
        return self._styles.get(name) if name else Style()


def may_be_white(styles: Styles, root: etree._Element) -> bool:
    """Tell whether any run below ``root`` may be white."""
    return styles.can_whiten or any(map(is_white, root.iter(COLOUR)))


def is_paper_white(document: etree._Element, stories: Iterable[etree._Element]) -> bool:
    """Tell whether the pages of a ``w:document`` are white, and nothing in any of the ``stories`` is drawn behind text.

    Pictures behind the text of a page (a cover, letter paper, a watermark) stand in its body, header or footer.
    """
    background = document.find(W + "background")
    if background is not None and (len(background) or background.get(W + "color", "auto") not in ("auto", "FFFFFF")):
        return False
    return not any(map(_draws_behind_text, stories))


def _draws_behind_text(story: etree._Element) -> bool:
    if any(anchor.get("behindDoc") in ("1", "true") for anchor in story.iter(_ANCHOR)):
        return True
    return any(_BEHIND.search(shape.get("style", "")) for shape in story.iter(_OLD_SHAPES))


def _is_filled_white(box: etree._Element) -> bool:
    """Tell whether the shape of a text box has a white ground of its own; without one, nothing tells what is behind."""
    shape = next(box.iterancestors(_SHAPE), None)
    fill = None if shape is None else shape.find(_FILL)
    return fill is not None and len(fill) == 1 and not len(fill[0]) and fill[0].get("val") in _WHITE_FILLS
