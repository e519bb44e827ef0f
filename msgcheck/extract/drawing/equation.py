"""Equations (Office Math, ``m:oMath``) as one line of text, much as a person would type them: ``x=(-b±√(b^2-4ac))/2a``.

The structure follows ECMA-376 part 1, chapter 22.1; what has no sign of its own in a line is written as its parts.
"""

from __future__ import annotations

from collections.abc import Callable

from lxml import etree

M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
EQUATION = M + "oMath"

_VALUE = M + "val"
_ATOM_CUTS = frozenset(" +-±*/=,;^_<>")
"""A part that holds one of these is put in brackets where something is done to it as a whole."""

_INTEGRAL = "∫"


def linear_text(element: etree._Element) -> str:
    """Return the text of an equation, or of any part of one, in a line; empty for one without text."""
    writer = _WRITERS.get(element.tag)
    if writer is not None:
        return writer(element)
    if element.tag.endswith("}t"):
        return element.text or ""
    if element.tag.endswith("Pr"):
        return ""
    return "".join(map(linear_text, element.iterchildren(etree.Element)))


def _part(element: etree._Element, name: str) -> str:
    found = element.find(M + name)
    return "" if found is None else linear_text(found)


def _whole(text: str) -> str:
    return f"({text})" if _ATOM_CUTS.intersection(text) else text


def _character(element: etree._Element, properties: str, name: str, default: str) -> str:
    """Return a sign that the properties of a structure name; one that they name as nothing is none."""
    found = element.find(f"{M}{properties}/{M}{name}")
    return default if found is None else found.get(_VALUE, default)


def _fraction(element: etree._Element) -> str:
    return f"{_whole(_part(element, 'num'))}/{_whole(_part(element, 'den'))}"


def _scripts(element: etree._Element) -> str:
    """Write below and above: of sums and integrals, of variables, of limits."""
    return "".join(
        sign + _whole(text)
        for sign, name in (("_", "sub"), ("^", "sup"), ("_" if element.tag == M + "limLow" else "^", "lim"))
        if (text := _part(element, name))
    )


def _scripted(element: etree._Element) -> str:
    base = _part(element, "e")
    return (_whole(base) if len(base) > 1 else base) + _scripts(element)


def _before(element: etree._Element) -> str:
    return _scripts(element) + _part(element, "e")


def _root(element: etree._Element) -> str:
    base = _part(element, "e")
    return f"{_part(element, 'deg')}√{base if len(base) == 1 else f'({base})'}"


def _sum(element: etree._Element) -> str:
    return f"{_character(element, 'naryPr', 'chr', _INTEGRAL)}{_scripts(element)} {_part(element, 'e')}"


def _brackets(element: etree._Element) -> str:
    separator = _character(element, "dPr", "sepChr", "|")
    inner = separator.join(map(linear_text, element.iterchildren(M + "e")))
    return f"{_character(element, 'dPr', 'begChr', '(')}{inner}{_character(element, 'dPr', 'endChr', ')')}"


def _function(element: etree._Element) -> str:
    return f"{_part(element, 'fName')} {_part(element, 'e')}"


def _accent(element: etree._Element) -> str:
    return _part(element, "e") + _character(element, "accPr", "chr", "\N{COMBINING CIRCUMFLEX ACCENT}")


def _matrix(element: etree._Element) -> str:
    rows = (", ".join(map(linear_text, row.iterchildren(M + "e"))) for row in element.iterchildren(M + "mr"))
    return f"[{'; '.join(rows)}]"


def _lines(element: etree._Element) -> str:
    return "; ".join(map(linear_text, element.iterchildren(M + "e")))


_WRITERS: dict[str, Callable[[etree._Element], str]] = {
    M + "f": _fraction,
    **dict.fromkeys((M + "sSup", M + "sSub", M + "sSubSup", M + "limLow", M + "limUpp"), _scripted),
    M + "sPre": _before,
    M + "rad": _root,
    M + "nary": _sum,
    M + "d": _brackets,
    M + "func": _function,
    M + "acc": _accent,
    M + "m": _matrix,
    M + "eqArr": _lines,
}
