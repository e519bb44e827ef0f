"""The selectors of Vale: which parts of them a passage can answer to, and why not to the others."""

from __future__ import annotations

FORMATS = frozenset(("md", "adoc", "rst", "html", "xml", "org", "txt", "dita"))
"""The last part of a selector may name a format; here a rule looks at all of them."""

_SECTIONS = frozenset(
    ("text", "heading", "h1", "table", "cell", "figure", "caption", "list", "paragraph", "sentence", "attr", "alt",
     "blockquote")
)  # fmt: skip
_LEVELS = frozenset(("h2", "h3", "h4", "h5", "h6"))
_WHY_NOT = {
    "raw": "it looks at the text, without the markup around it",
    "summary": "no scope is the whole text of a file; it finds nothing there",
    "header": "header cells are not told from other cells; it finds nothing there",
    "title": "a title is the heading h1 here; it finds nothing there",
}


def why_not(selector: str) -> str:
    """Return what is not as in Vale of a rule with this selector (``~heading``, ``text & ~list``), or an empty text."""
    for part in selector.split("&"):
        for section in part.strip().removeprefix("~").split("."):
            if section in _LEVELS:
                return "headings below the title have no level here; it looks at all of them"
            if section not in _SECTIONS | FORMATS:
                return _WHY_NOT.get(section, "there is no such scope; it finds nothing there")
    return ""
