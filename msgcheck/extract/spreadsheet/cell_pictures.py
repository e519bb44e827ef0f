"""Alternative texts of pictures in cells: a cell names its picture by number, a part of the workbook keeps the text."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

_PICTURES = frozenset({"_localImage", "_webimage"})
"""What pictures are called among the values of more than one part that cells may hold: from a file, from the web."""

_TEXT = "Text"
_MOST_DIGITS = 9


def cell_picture_texts(values: etree._Element, structures: etree._Element) -> Iterator[tuple[int, str]]:
    """Yield (number, text) of each picture that has one.

    ``structures`` say of which parts a value of each kind is made; ``values`` hold the parts in that order.
    """
    positions = [_position(each) for each in structures.iterchildren("{*}s")]
    for number, value in enumerate(values.iterchildren("{*}rv")):
        kind = value.get("s", "")
        is_known = kind.isdecimal() and len(kind) < _MOST_DIGITS and int(kind) < len(positions)
        position = positions[int(kind)] if is_known else None
        if position is not None and position < len(value):
            yield number, value[position].text or ""


def _position(structure: etree._Element) -> int | None:
    """Return which part of a value is the text of a picture, ``None`` where it is no picture."""
    names = [key.get("n") for key in structure.iterchildren("{*}k")]
    return names.index(_TEXT) if structure.get("t") in _PICTURES and _TEXT in names else None
