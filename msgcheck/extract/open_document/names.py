"""Element and attribute names of OpenDocument that several readers share, and what tells a prompt."""

from __future__ import annotations

from lxml import etree

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
FIELD = "{urn:openoffice:names:experimental:ooo-ms-interop:xmlns:field:1.0}"
TABLE = _ODF % "table"
TEXT = _ODF % "text"
DR3D = _ODF % "dr3d"
LOEXT = "{urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0}"
"""What LibreOffice writes beside the standard."""

DC = "{http://purl.org/dc/elements/1.1/}"
MATHML = "{http://www.w3.org/1998/Math/MathML}"
ANNOTATED = frozenset(MATHML + name for name in ("annotation", "annotation-xml"))
"""The same formula again, for programs."""

HREF = "{http://www.w3.org/1999/xlink}href"

PARAGRAPHS = frozenset({TEXT + "p", TEXT + "h"})
ANNOTATIONS = frozenset({OFFICE + "annotation", "{http://openoffice.org/2009/office}annotation"})
"""Comments: in text and sheets, and as LibreOffice writes them on slides."""

CHANGE_INFO = OFFICE + "change-info"
"""Who made a tracked change, and the remark on it."""

CONTROL = LOEXT + "content-control"
SCRIPT = TEXT + "script"
NAME = DRAW + "name"
DISPLAYS = (DRAW + "display", "{http://openoffice.org/2010/draw}display")
"""Where a shape is shown: by the standard, and as LibreOffice writes it."""

MASTER_PAGE, CLASS = STYLE + "master-page", PRESENTATION + "class"
RUNNING = frozenset({"header", "footer", "date-time", "page-number"})
"""Classes of shapes that repeat on slides; on a master, text in a shape of any other class is a prompt."""


def shows_prompt(element: etree._Element) -> bool:
    """Tell whether an element is a content control that nobody filled in: what stands in it is its prompt."""
    return element.tag == CONTROL and element.get(LOEXT + "showing-place-holder") == "true"
