"""The sheet of a page: its bounds in the file's own points, and how a box on it becomes one as shown."""

from __future__ import annotations

from math import isfinite

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from msgcheck.extract.page_document.layout.line import Box
from msgcheck.values import dataclass


@dataclass(frozen=True, slots=True)
class Sheet:
    """Bounds in points of the file, y upwards; ``rotation`` clockwise in degrees: 0, 90, 180 or 270."""

    left: float = 0.0
    bottom: float = 0.0
    right: float = 0.0
    top: float = 0.0
    rotation: int = 0

    @property
    def size(self) -> tuple[float, float]:
        """Width and height as shown; 0 for what a damaged file has no number for."""
        width, height = (each if isfinite(each) else 0.0 for each in (self.right - self.left, self.top - self.bottom))
        return (height, width) if self.rotation % 180 else (width, height)

    def shown(self, left: float, bottom: float, right: float, top: float) -> Box:
        """Return the box, given in points of the file, in points from the top left of the page as shown."""
        match self.rotation:
            case 90:
                return bottom - self.bottom, left - self.left, top - self.bottom, right - self.left
            case 180:
                return self.right - right, bottom - self.bottom, self.right - left, top - self.bottom
            case 270:
                return self.top - top, self.right - right, self.top - bottom, self.right - left
        return left - self.left, self.top - top, right - self.left, self.top - bottom

    def in_file(self, x0: float, y0: float, x1: float, y1: float) -> Box:
        """Return left, bottom, right and top in points of the file: what :meth:`shown` takes, from what it returns."""
        match self.rotation:
            case 90:
                return y0 + self.left, x0 + self.bottom, y1 + self.left, x1 + self.bottom
            case 180:
                return self.right - x1, y0 + self.bottom, self.right - x0, y1 + self.bottom
            case 270:
                return self.right - y1, self.top - x1, self.right - y0, self.top - x0
        return x0 + self.left, self.top - y1, x1 + self.left, self.top - y0

    def meets(self, box: Box) -> bool:
        """Tell whether some of a box, in points as shown, lies on the sheet."""
        width, height = self.size
        return box[0] <= width and box[1] <= height and box[2] >= 0 and box[3] >= 0


def sheet_of(page: pdfium.PdfPage) -> Sheet:
    """Measure an open PDFium page: what its media box and crop box both hold."""
    bounds = pdfium_c.FS_RECTF()
    pdfium_c.FPDF_GetPageBoundingBox(page.raw, bounds)
    return Sheet(bounds.left, bounds.bottom, bounds.right, bounds.top, page.get_rotation())
