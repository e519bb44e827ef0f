"""Figures in the cells of tables: cells that hold a number and no word."""

from __future__ import annotations

from msgcheck.model.passage import UnreadPart

MOST_FIGURES = 10_000
"""Figures that are read of one workbook or table: ten times what a price list or a sheet of measures for the year has.
What is beyond is a table of data, which would cost as many passages as the file may have."""

MORE_FIGURES = UnreadPart("figures", f"more than {MOST_FIGURES:,} cells hold figures; those further on are not read")
