"""Runs that stand raised in their line: by what they say themselves, or by the character style that they name."""

from __future__ import annotations

from lxml import etree

from msgcheck.extract.word_document.styles import POSITION, RUN_STYLE, VALUE, Styles, W, is_raising

_RUN_PROPERTIES = W + "rPr"


def is_raised_run(run: etree._Element, styles: Styles) -> bool:
    """Ask a ``w:r``; if it says nothing, its style."""
    properties = run.find(_RUN_PROPERTIES)
    if properties is None:
        return False
    own = is_raising(properties.find(POSITION))
    if own is not None:
        return own
    style = properties.find(RUN_STYLE)
    return style is not None and bool(styles.get(style.get(VALUE)).is_raised)
