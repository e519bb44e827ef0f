"""Element and attribute names of OpenDocument that several readers share."""

from __future__ import annotations

_ODF = "{urn:oasis:names:tc:opendocument:xmlns:%s:1.0}"
CHART = _ODF % "chart"
DRAW = _ODF % "drawing"
FORM = _ODF % "form"
META = _ODF % "meta"
OFFICE = _ODF % "office"
PRESENTATION = _ODF % "presentation"
STYLE = _ODF % "style"
SVG = _ODF % "svg-compatible"
FO = _ODF % "xsl-fo-compatible"
TABLE = _ODF % "table"
TEXT = _ODF % "text"
DR3D = _ODF % "dr3d"
DC = "{http://purl.org/dc/elements/1.1/}"
MATHML = "{http://www.w3.org/1998/Math/MathML}"
HREF = "{http://www.w3.org/1999/xlink}href"

PARAGRAPHS = frozenset({TEXT + "p", TEXT + "h"})
ANNOTATIONS = frozenset({OFFICE + "annotation", "{http://openoffice.org/2009/office}annotation"})
"""Comments: in text and sheets, and as LibreOffice writes them on slides."""

CHANGE_INFO = OFFICE + "change-info"
"""Who made a tracked change, and the remark on it."""

SCRIPT = TEXT + "script"
NAME = DRAW + "name"
DISPLAYS = (DRAW + "display", "{http://openoffice.org/2010/draw}display")
"""Where a shape is shown: by the standard, and as LibreOffice writes it."""

MASTER_PAGE, CLASS = STYLE + "master-page", PRESENTATION + "class"
RUNNING = frozenset({"header", "footer", "date-time", "page-number"})
"""Classes of shapes that repeat on slides; on a master, text in a shape of any other class is a prompt."""
