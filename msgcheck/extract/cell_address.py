"""Addresses of spreadsheet cells as people read them: B2."""

from __future__ import annotations


def cell_address(row: int, column: int) -> str:
    """Return the address of a cell; both counted from 0.

    >>> cell_address(1, 27)
    'AB2'
    """
    letters = ""
    column += 1
    while column:
        column, letter = divmod(column - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return f"{letters}{row + 1}"
