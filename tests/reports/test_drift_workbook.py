"""The workbook holds numbers as numbers, days as days, and no formula of a stranger."""

import io
import re
import zipfile
from dataclasses import replace

import pytest
from lxml import etree

from msgcheck.reports.drift.figure_words import figures_of
from msgcheck.reports.drift.workbook import report_as_workbook

SHEETS = [
    *("Summary", "Figures", "Trends", "Audit", "Messages", "Groups", "Drifts"),
    *("Claims", "Terms", "Fixed", "Waivers", "Not read", "Runs", "Limits"),
]


@pytest.fixture(scope="module")
def report(made_drift):
    return made_drift.drift_report()


@pytest.fixture(scope="module")
def book(report):
    return read(report_as_workbook(report))


def read(data):
    """Return each sheet by name as (root, rows by column letter), read without the library that wrote it."""
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        texts = ["".join(node.itertext()) for node in etree.fromstring(parts.read("xl/sharedStrings.xml"))]
        names = [sheet.get("name") for sheet in etree.fromstring(parts.read("xl/workbook.xml")).iter("{*}sheet")]
        roots = [etree.fromstring(parts.read(f"xl/worksheets/sheet{n}.xml")) for n in range(1, len(names) + 1)]
    return {
        name: (root, [row_of(row, texts) for row in root.iter("{*}row")])
        for name, root in zip(names, roots, strict=True)
    }


def row_of(row, texts):
    cells = {}
    for cell in row:
        value = cell.findtext("{*}v")
        if value is not None:
            letter = re.sub(r"\d", "", cell.get("r"))
            cells[letter] = texts[int(value)] if cell.get("t") == "s" else float(value)
    return cells


def by_heading(rows):
    return [{rows[0][letter]: value for letter, value in row.items()} for row in rows[1:]]


def test_every_sheet_has_a_heading_that_stays_and_filters(book):
    assert list(book) == SHEETS
    for root, _ in book.values():
        assert root.find(".//{*}pane").get("state") == "frozen"
        assert root.find(".//{*}autoFilter") is not None


def test_every_figure_stands_there_in_full(report, book):
    rows = {row["Figure id"]: row for row in by_heading(book["Figures"][1])}
    for figure in figures_of(report):
        row = rows[figure.id]
        assert (row["Figure"], row["Unit"]) == (figure.label, figure.unit)
        for column, value in (
            ("Value", figure.value),
            ("Before", figure.before),
            ("Low", figure.low),
            ("High", figure.high),
        ):
            assert row.get(column) == (value if value is None else pytest.approx(value, rel=1e-15))


def test_trends_and_tables_stand_there_too(report, book):
    trends = [(row["Figure id"], row["Period"], row.get("Value")) for row in by_heading(book["Trends"][1])]
    assert trends == [
        (t.figure_id, name, value) for t in report.trends for name, value in zip(t.periods, t.values, strict=True)
    ]
    audit = [
        (row["Name"], row["Figure"], row.get("Value"), row.get("Band"))
        for row in by_heading(book["Audit"][1])
        if "Name" in row
    ]
    assert audit == [(row.name, f.label, f.value, f.band or "") for row in report.audit.rows for f in row.figures]


def test_no_cell_is_a_formula_or_a_link(made_drift, book):
    assert not any(root.findall(".//{*}f") or root.findall(".//{*}hyperlink") for root, _ in book.values())
    texts = [value for _, rows in book.values() for row in rows for value in row.values()]
    assert made_drift.FORMULA in texts


def test_days_are_days(book):
    (first, *_) = by_heading(book["Fixed"][1])
    assert (first["First seen"] // 1, first["Fixed"] // 1) == (46_114, 46_243)  # 2026-04-02 and 2026-08-09 since 1900
    assert {row.get("Until") for row in by_heading(book["Waivers"][1])} == {46_296, 46_297}


def test_the_same_report_gives_the_same_bytes(report):
    assert report_as_workbook(report) == report_as_workbook(report)


def test_texts_and_rows_are_bounded_and_what_is_left_out_is_counted(report, monkeypatch):
    monkeypatch.setattr("msgcheck.reports.drift.workbook._ROWS", 2)
    long = replace(report, notices=("n" * 100_000,))
    book = read(report_as_workbook(long))
    assert (
        max(len(value) for _, rows in book.values() for row in rows for value in row.values() if isinstance(value, str))
        <= 2_000
    )
    assert "And 1 more row in the JSON" in str(book["Fixed"][1])
