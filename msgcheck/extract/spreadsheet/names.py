"""Element names of workbooks that several readers share, and texts made of runs."""

from __future__ import annotations

from lxml import etree

S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_TEXT, _PRONOUNCED = S + "t", S + "rPh"


def rich_text(element: etree._Element) -> str:
    """Return the text of a string, plain or in runs; how words are pronounced (``rPh``) is left out."""
    return "".join(
        run.text for run in element.iter(_TEXT) if run.text and next(run.iterancestors(_PRONOUNCED), None) is None
    )
