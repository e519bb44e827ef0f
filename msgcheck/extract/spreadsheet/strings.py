"""The shared strings of a workbook, and which of them no cell shows."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from msgcheck.extract.spreadsheet.names import S, rich_text


class SharedStrings:
    """Texts by their number."""

    def __init__(self, root: etree._Element | None) -> None:
        self._texts = [] if root is None else [rich_text(item) for item in root.iterchildren(S + "si")]
        self._used: set[int] = set()

    def take(self, number: str) -> str:
        """Return the text that a cell names, an empty one where there is none."""
        index = int(number) if number.isdecimal() and len(number) < 10 else -1
        if not 0 <= index < len(self._texts):
            return ""
        self._used.add(index)
        return self._texts[index]

    def unused(self) -> Iterator[tuple[int, str]]:
        """Yield number and text of what no cell names: left from cells that are gone."""
        shown = {self._texts[index] for index in self._used}
        for index, text in enumerate(self._texts):
            if index not in self._used and text not in shown:
                yield index, text
