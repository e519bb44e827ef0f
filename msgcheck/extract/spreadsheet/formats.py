"""The formats of the cells of a workbook, by the number of their style."""

from __future__ import annotations

from lxml import etree

from msgcheck.extract.spreadsheet.names import S
from msgcheck.extract.spreadsheet.number_format import GENERAL, hides_text, shown_number

_BUILT_IN = {
    "0": GENERAL,
    "1": "0",
    "2": "0.00",
    "3": "#,##0",
    "4": "#,##0.00",
    "9": "0%",
    "10": "0.00%",
    "37": "#,##0;(#,##0)",
    "38": "#,##0;(#,##0)",
    "39": "#,##0.00;(#,##0.00)",
    "40": "#,##0.00;(#,##0.00)",
}
"""Formats that every workbook has (ISO/IEC 29500-1, 18.8.30); those that differ by country, dates and powers of ten
are left out."""

_UNKNOWN = ""
"""Shows no number."""


class CellFormats:
    """How the cells of a workbook are shown, by the part ``styles``, where it has one."""

    def __init__(self, root: etree._Element | None) -> None:
        self._codes: list[str] = []
        if root is not None:
            own = {each.get("numFmtId", ""): each.get("formatCode", "") for each in root.iter(S + "numFmt")}
            codes = {**_BUILT_IN, **own}
            self._codes = [
                codes.get(style.get("numFmtId", "0"), _UNKNOWN) for style in root.iterfind(f"{S}cellXfs/{S}xf")
            ]
        self._hiding = frozenset(str(index) for index, code in enumerate(self._codes) if hides_text(code))

    def shown(self, number: str, style: str | None) -> str:
        """Return a number as a cell of a style shows it, an empty text where that is not known."""
        return shown_number(number, self._code(style)) or ""

    def hides_text(self, style: str | None) -> bool:
        """Tell whether a cell of a style shows nothing of its text."""
        return (style or "0") in self._hiding

    def _code(self, style: str | None) -> str:
        index = int(style) if style and style.isdecimal() and len(style) < 9 else 0
        if not self._codes:
            return GENERAL
        return self._codes[index] if index < len(self._codes) else _UNKNOWN
