"""Colours of the deck: those of the theme, so that a brand's own show; what means something keeps its colour.

A colour never stands alone: verdict and band are always written too.
"""

from __future__ import annotations

from pptx.dml.color import ColorFormat, RGBColor
from pptx.enum.dml import MSO_THEME_COLOR

from msgcheck.model.verdict import Verdict

INK, SOFT, ACCENT, PAPER, TINT = "ink", "soft", "accent", "paper", "tint"

_THEME = {
    INK: MSO_THEME_COLOR.TEXT_1,
    ACCENT: MSO_THEME_COLOR.ACCENT_1,
    PAPER: MSO_THEME_COLOR.BACKGROUND_1,
    TINT: MSO_THEME_COLOR.BACKGROUND_2,
}

_SOFT = 0.35
"""How far soft text is from the colour of text towards white: 5 : 1 against it in msgcheck's own theme."""

VERDICT_COLOURS = {
    Verdict.ALIGNED: "4F9C74",
    Verdict.DRIFTED: "E3B04B",
    Verdict.CONFLICTING: "CB554B",
    Verdict.RETIRED: "8E6FC0",
    Verdict.MISSING: "C8C5BB",
    Verdict.NOT_REQUIRED: "E6E4DD",
}
"""Those of the HTML report."""

BAND_GROUNDS = {"healthy": "D6ECDF", "watch": "FBE9C0", "concerning": "F9D9BF", "crisis": "F6C9C3"}
"""Light enough for dark text; ``BAND_INK`` has 9 : 1 on each."""

BAND_INK = "1C2430"

SEVERITY_COLOURS = {"error": "A3231C", "warning": "7A4D00", "suggestion": "2A5485"}


def set_colour(target: ColorFormat, colour: str) -> None:
    """Give ``target`` a colour by its word here (a theme colour) or by its six hexadecimal digits."""
    if colour == SOFT:
        target.theme_color = MSO_THEME_COLOR.TEXT_1
        target.brightness = _SOFT
    elif colour in _THEME:
        target.theme_color = _THEME[colour]
    else:
        target.rgb = RGBColor.from_string(colour)
