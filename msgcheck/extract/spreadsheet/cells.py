"""Cells of a sheet, and what belongs to cells: prompts, scenarios, links, headers and footers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from msgcheck.extract.cell_address import cell_address
from msgcheck.extract.containers.relationships import Relationship
from msgcheck.extract.drawing.text import R
from msgcheck.extract.formula import text_constant
from msgcheck.extract.spreadsheet.collecting import Sheet
from msgcheck.extract.spreadsheet.formats import CellFormats
from msgcheck.extract.spreadsheet.names import S, rich_text
from msgcheck.extract.spreadsheet.strings import SharedStrings
from msgcheck.model.passage import Layer, Role

_REFERENCE = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7})")
_MOST_COLUMNS = 16_384
_ON = ("1", "true")
_NUMBER = "n"
"""Type of a cell that holds a number, and of one that does not say."""

_PROMPTS = ("promptTitle", "prompt", "errorTitle", "error")
_FURNITURE = tuple(
    S + kind for kind in ("oddHeader", "oddFooter", "evenHeader", "evenFooter", "firstHeader", "firstFooter")
)
_SECTION = re.compile(r"&([LCR])")
_CODE = re.compile(r'&(?:"[^"]*"|K[0-9A-Fa-f]{6}|K\d{2}[+-]\d{3}|\d{1,3}|[A-Za-z]|&)')
"""A code of a header (ISO/IEC 29500-1, 18.3.1.46): font, colour, size, or a letter such as &P for the page number."""


def read_cells(sheet: Sheet, root: etree._Element, strings: SharedStrings, formats: CellFormats) -> None:
    """Read cells as they show themselves: texts that are shared, written in place or come of formulas, and numbers.

    Dates, errors, and numbers in a format that is not known are none. A text that its format does not show is hidden.
    """
    hidden_columns = _hidden_columns(root)
    row_index = -1
    for row in root.iterfind(f"{S}sheetData/{S}row"):
        row_index = _number(row.get("r"), row_index + 2) - 1
        is_hidden_row = row.get("hidden") in _ON
        column = -1
        for cell in row.iterchildren(S + "c"):
            column = _column(cell.get("r"), column + 1)
            layer = Layer.HIDDEN if is_hidden_row or column in hidden_columns else None
            if cell.get("t", _NUMBER) == _NUMBER:
                text = _figure(sheet, cell, formats)
            else:
                text = _cell_text(cell, strings)
                layer = Layer.HIDDEN if formats.hides_text(cell.get("s")) else layer
            if text:
                sheet.add(text, cell_address(row_index, column), Role.CELL, layer)


def _figure(sheet: Sheet, cell: etree._Element, formats: CellFormats) -> str:
    """Return the number of a cell as it is shown."""
    value = cell.findtext(S + "v")
    return formats.shown(value, cell.get("s")) if value and sheet.reading.takes_figure() else ""


def _cell_text(cell: etree._Element, strings: SharedStrings) -> str:
    kind = cell.get("t")
    if kind == "s":
        return strings.take((cell.findtext(S + "v") or "").strip())
    if kind == "str":
        return cell.findtext(S + "v") or ""
    inline = cell.find(S + "is") if kind == "inlineStr" else None
    return "" if inline is None else rich_text(inline)


def _number(text: str | None, absent: int) -> int:
    return int(text) if text and text.isdecimal() and len(text) < 9 else absent


def _column(reference: str | None, absent: int) -> int:
    """Return the column of a reference, from 0."""
    match = _REFERENCE.fullmatch(reference or "")
    if match is None:
        return absent
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return column - 1


def _hidden_columns(root: etree._Element) -> frozenset[int]:
    hidden: set[int] = set()
    for columns in root.iterfind(f"{S}cols/{S}col"):
        if columns.get("hidden") in _ON:
            first, last = _number(columns.get("min"), 1), _number(columns.get("max"), 0)
            hidden.update(range(first - 1, min(last, _MOST_COLUMNS)))
    return frozenset(hidden)


def read_prompts(sheet: Sheet, root: etree._Element) -> None:
    """Read the messages that a cell shows when it is chosen or filled in wrong, and the entries it offers."""
    for rule in root.iter("{*}dataValidation"):
        where = (rule.get("sqref") or rule.findtext("{*}sqref") or "").split(" ")[0]
        for name in _PROMPTS:
            sheet.add(rule.get(name), where, Role.CAPTION, Layer.ALT)
        entries = (rule.findtext("{*}formula1") or "") if rule.get("type") == "list" else ""
        for each in text_constant(entries).split(","):  # anything else names the cells that hold them
            sheet.add(each.strip(), where, Role.LABEL)


def read_scenarios(sheet: Sheet, root: etree._Element) -> None:
    """Read the names of scenarios ("Best case"), which a list of the program shows, and the remarks on them."""
    for scenario in root.iterfind(f"{S}scenarios/{S}scenario"):
        sheet.add(scenario.get("name"), "scenarios", Role.LABEL, Layer.HIDDEN)
        sheet.add(scenario.get("comment"), "scenarios", Role.PARAGRAPH, Layer.COMMENT)


def read_links(sheet: Sheet, root: etree._Element, relationships: dict[str, Relationship]) -> None:
    """Read addresses and hints of the links of cells; what links within the file is no address."""
    for link in root.iter(S + "hyperlink"):
        where = link.get("ref", "").split(":")[0]
        target = relationships.get(link.get(R + "id", ""))
        if target is not None and target.is_external:
            sheet.add(target.target, where, Role.LINK, Layer.METADATA)
        sheet.add(link.get("tooltip"), where, Role.CAPTION, Layer.ALT)


def read_furniture(sheet: Sheet, root: etree._Element) -> None:
    """Read headers and footers as they are printed, left, centre and right apart, without codes."""
    for element in root.iter(*_FURNITURE):
        kind = etree.QName(element).localname
        for section, text in _sections(element.text or ""):
            sheet.add(text, f"{kind} {section}", Role.PARAGRAPH, Layer.FURNITURE)


def _sections(text: str) -> Iterator[tuple[str, str]]:
    first, *rest = _SECTION.split(text)
    for section, content in (("C", first), *zip(rest[::2], rest[1::2], strict=True)):
        yield section, _CODE.sub(lambda code: "&" if code[0] == "&&" else "", content).strip()
