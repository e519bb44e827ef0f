"""Words that a program recognised in a drawing by pen (InkML); without any it is a picture, its strokes are numbers."""

from __future__ import annotations

from lxml import etree

INK = "{http://www.w3.org/2003/InkML}ink"
"""The root of a part that holds a drawing by pen."""

_RECOGNISED = "{http://www.w3.org/2003/04/emma}literal"


def recognised_words(root: etree._Element) -> list[str]:
    """Return the words below the root of a drawing by pen, in file order."""
    return [literal.text for literal in root.iter(_RECOGNISED) if literal.text]
