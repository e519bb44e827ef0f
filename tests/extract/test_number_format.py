"""Numbers of workbooks as their cells show them."""

from __future__ import annotations

import time

import pytest

from msgcheck.extract.spreadsheet.number_format import hides_text, shown_number

_ACCOUNTING = r'_-* #,##0.00\ "€"_-;-* #,##0.00\ "€"_-;_-* "-"??\ "€"_-;_-@_-'


@pytest.mark.parametrize(
    ("value", "code", "shown"),
    [
        ("0.45", "0 %", "45 %"),
        ("0.455", "0%", "46%"),
        ("0.3333333333333333", "0.0%", "33.3%"),
        ("10000", "#,##0", "10,000"),
        ("12.5", '"$"0.00', "$12.50"),
        ("3", '0 "per user"', "3 per user"),
        ("4.2", r"0.0\x", "4.2x"),
        ("1200000", '[>=1000000]0.0,,"M";[>=1000]0,"K";0', "1.2M"),
        ("5300", '[>=1000000]0.0,,"M";[>=1000]0,"K";0', "5K"),
        ("7", '[>=1000000]0.0,,"M";[>=1000]0,"K";0', "7"),
        ("1234567.891", "#,##0.00 [$€-407]", "1,234,567.89 €"),
        ("1234.5", _ACCOUNTING, "1,234.50 €"),
        ("-3", "0;(0)", "(3)"),
        ("-3.5", "0.0", "-3.5"),
        ("-0.04", "0.0", "0.0"),
        ("3", "[Red]0.0;[Blue]0.0", "3.0"),
        ("0.5", ".00", ".50"),
        ("5", "0.0#", "5.0"),
        ("0", "0;-0;0", "0"),
        ("99.9", "General", "99.9"),
        ("3.14159265358979312", "General", "3.141592654"),
        ("0", "General", "0"),
        ("12345678.9", "General", "12345678.9"),
        ("-1500", "General", "-1500"),
    ],
)
def test_a_number_is_shown_as_its_format_says(value, code, shown):
    assert shown_number(value, code) == shown


@pytest.mark.parametrize(
    ("value", "code"),
    [
        ("45000", "d mmm yyyy"),
        ("0.5", "h:mm"),
        ("1.5", "[h]:mm"),
        ("0.5", "# ?/?"),
        ("1", "0.0E+0"),
        ("5551234", "000-0000"),
        ("3", ";;;"),
        ("0", "0;-0;"),
        ("0", "#"),
        ("0", _ACCOUNTING),
        ("5", "[<3]0"),
        ("12", "@"),
        ("1", "0" * 300),
        ("1", "0." + "0" * 40),
        ("1", "0" + "%" * 40),
        ("1e400000000", "0"),
        ("nan", "0"),
        ("x", "0"),
        ("1e-20", "General"),
        ("123456789012", "General"),
        ("1", '0"open'),
    ],
)
def test_what_is_not_known_for_certain_shows_nothing(value, code):
    assert shown_number(value, code) is None


@pytest.mark.parametrize(("code", "hides"), [(";;;", True), ("0;0;0;", True), ("0;0;0;@", False), ("0", False)])
def test_a_format_with_an_empty_fourth_section_hides_texts(code, hides):
    assert hides_text(code) is hides


@pytest.mark.parametrize("sign", ["[", '"', "\\", "_", "*", "0", "#", ";", ",", "[<", '"a', "0."])
def test_a_hostile_format_costs_no_time(sign):
    start = time.process_time()
    shown_number("1", sign * 200_000)
    hides_text(sign * 200_000)
    assert time.process_time() - start < 0.5
