"""CSV comes back whole through a reader, and no cell of it opens a formula."""

import csv
import io
from dataclasses import replace

import pytest

from msgcheck.model.place import LinePlace
from msgcheck.reports.run.csv_file import COLUMNS, run_as_csv_lines


def rows_of(run):
    text = "".join(run_as_csv_lines(run)).encode("utf-8").decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))


def test_a_row_a_finding_in_the_order_of_the_run(made):
    run = made.made_run()
    rows = [row for row in rows_of(run) if row["severity"] != "not checked"]
    assert [row["fingerprint"] for row in rows] == [finding.fingerprint for finding in run.findings]
    first = rows[0]
    assert tuple(first) == COLUMNS
    assert (first["place"], first["quote"], first["around"]) == ("slide 1, Title 1", "Foss", "Why Foss wins")
    assert rows[6]["confidence"] == "0.912"


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t=", "\r=", "\n=", " =", "\u202e=", "\ufeff@", "＝", "|", "%"])
def test_no_cell_opens_a_formula(made, start):
    evil = f"{start}cmd|' /C calc'!A0"
    finding = replace(
        made.finding(evil, evil, evil),
        asset=evil,
        rule=evil,
        message=evil,
        suggestions=(evil,),
        waiver=evil,
        layer=evil,
    )
    (row, *_) = rows_of(made.made_run(findings=(finding,), assets=(made.asset(evil, title=evil),)))
    for name, cell in row.items():
        assert not cell.strip().startswith(("=", "+", "-", "@", "\t", "\r", "＝", "|", "%")), name


def test_every_line_is_one_record_whatever_the_text(made):
    run = made.hostile_run()
    text = "".join(run_as_csv_lines(run))
    assert text.count("\r\n") == len(text.splitlines()) == 1 + len(rows_of(run))
    assert "\x1b" not in text


def test_what_was_not_checked_is_told(made):
    told = [(row["rule"], row["asset"], row["place"], row["message"]) for row in rows_of(made.made_run())[-4:]]
    assert told == [
        ("", "corpora/decks/locked.pptx", "", "It needs a password. (encrypted)"),
        ("", made.DECK, "slide 3 video", "no text"),
        ("message.wrong-audience", "", "", "The platform names no personas."),
        ("", "", "", "The cache could not be used."),
    ]


def test_lines_and_states_have_their_columns(made):
    finding = made.finding(place=LinePlace(7, 3), baseline="known", waiver="legal wants it")
    row = rows_of(made.made_run(findings=(finding,)))[0]
    assert (row["line"], row["baseline"], row["waiver"]) == ("7", "known", "legal wants it")


def test_a_cell_is_bounded(made):
    row = rows_of(made.made_run(findings=(made.finding("x" * 100_000),)))[0]
    assert max(map(len, row.values())) <= 2_001


def test_excel_reads_it_as_utf_8(made):
    assert next(run_as_csv_lines(made.made_run())).encode().startswith(b"\xef\xbb\xbf")
