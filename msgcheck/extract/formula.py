"""Formulas of spreadsheets that are nothing but a text."""

from __future__ import annotations

import re

_TEXT = re.compile(r'(?:[a-z]+:)?=?"((?:[^"]|"")*+)"')
"""As Excel keeps it, and as OpenDocument does, which may say the language of the formula first (``of:=``)."""


def text_constant(formula: str) -> str:
    """Return the text that a formula is, an empty one where it is anything else.

    >>> text_constant('"say ""now"" to all"')
    'say "now" to all'
    >>> text_constant('of:="fast"'), text_constant('IF(A1="x",1)')
    ('fast', '')
    """
    match = _TEXT.fullmatch(formula)
    return match[1].replace('""', '"') if match else ""
