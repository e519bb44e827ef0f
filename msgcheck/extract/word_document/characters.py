"""Characters of a word-processor document that are written as elements: tabs, breaks, hyphens, symbols of a font."""

from __future__ import annotations

from msgcheck.extract.word_document.styles import W

FIXED_TEXTS = {
    W + "tab": "\t",
    W + "ptab": "\t",
    W + "br": "\n",
    W + "cr": "\n",
    W + "noBreakHyphen": "\u2011",
    W + "softHyphen": "\u00ad",
}
EMOJI = "{http://schemas.microsoft.com/office/word/2015/wordml/symex}"
_SYMBOL_FONT_AREA = range(0xF000, 0xF100)


def symbol(code: str) -> str:
    """Return the character of a code in hexadecimal; pictures of symbol fonts (bullets, arrows) have no text."""
    try:
        number = int(code, 16)
    except ValueError:
        return ""
    is_text = 0x20 <= number <= 0x10FFFF and number not in _SYMBOL_FONT_AREA and not 0xD800 <= number <= 0xDFFF
    return chr(number) if is_text else ""
