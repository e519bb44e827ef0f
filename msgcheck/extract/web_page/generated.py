"""Words that the style sheets within a page write beside its elements, as in ``.new::after { content: "New" }``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set

from lxml import etree

from msgcheck.extract.web_page.layers import is_hiding_style
from msgcheck.extract.web_page.open_element import OpenElement, line_of
from msgcheck.extract.web_page.style_sheets import keeps_for_print
from msgcheck.extract.web_page.walk import FORCED_LAYERS
from msgcheck.extract.wording import is_wording
from msgcheck.model.passage import Layer

_STRING = r"\"(?:[^\"\\\n]|\\.)*+\"|'(?:[^'\\\n]|\\.)*+'"
_WRITTEN = re.compile(rf"{_STRING}|\\.|(?<![\w-])content\s*+:((?:[^;{{}}\"'\n\\]++|\\.|{_STRING})*+)")
_TEXT = re.compile(rf"\\.|({_STRING})")
_SIGN = re.compile(rf"[{{}}]|{_STRING}|\\.")
_MAY_BE_WORDS = re.compile(r"content\s*+:[^;}\n]{0,40}?[\"'][^\"'\n]{0,200}?[^\W\d_]{2}")
_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL)
_ESCAPE = re.compile(r"\\(?:([\da-fA-F]{1,6})\s?|\n|(.))", re.DOTALL)
_CONDITION = re.compile(r"::?[\w-]+(?:\([^()]*\))?|\[[^\]]*\]")
_NAME = re.compile(r"[.#]?[a-zA-Z_-][\w-]*")
_WORD = re.compile(r"[^\W\d_]{2}")

_SURROGATES = range(0xD800, 0xE000)
_LAST_CHARACTER = 0x10FFFF


class GeneratedTexts:
    """Finds what the style sheets of a page write, each wording once."""

    def __init__(self) -> None:
        self._names: dict[etree._Element, Set[str]] = {}
        """By the root of a page, where that was asked."""
        self._known: set[tuple[str, Layer]] = set()

    def texts(self, opened: OpenElement, hidden: Set[str]) -> Iterator[tuple[str, Layer, int]]:
        """Yield each wording that the style sheet ``opened`` writes into its page, with its layer and line.

        A rule counts whose every tag, class and id the page has; what it hides itself is a note for a script. What it
        writes beside elements of ``hidden`` classes and ids alone is hidden as they are.
        """
        sheet = opened.element.text or ""
        if not _MAY_BE_WORDS.search(sheet):
            return
        own = opened.layer if opened.layer in FORCED_LAYERS else Layer.BODY
        for text, selectors, line in _written(_COMMENT.sub(lambda match: "\n" * match[0].count("\n"), sheet)):
            parts = self._on_page(selectors, opened.element)
            is_hidden = own is Layer.BODY and not any(map(hidden.isdisjoint, parts))
            layer = Layer.HIDDEN if is_hidden else own
            if parts and (text, layer) not in self._known:
                self._known.add((text, layer))
                yield text, layer, (line_of(opened.element) or 1) + line

    def _on_page(self, selectors: str, sheet: etree._Element) -> list[Set[str]]:
        """Return the names in each of ``selectors`` whose every name the page of ``sheet`` has."""
        root = sheet.getroottree().getroot()
        if root not in self._names:
            self._names[root] = _names_on(root)
        parts = (frozenset(_NAME.findall(part)) for part in _CONDITION.sub("", selectors).split(","))
        return [part for part in parts if part <= self._names[root]]


def _written(sheet: str) -> Iterator[tuple[str, str, int]]:
    """Yield each wording that a style sheet writes, with the selectors of its rule and the number of lines above it."""
    line = seen = 0
    for selectors, declarations, start in _rules(sheet):
        if "content" not in declarations or is_hiding_style(declarations):
            continue
        for match in _WRITTEN.finditer(declarations):
            text = "".join(_plain(string[1:-1]) for string in _TEXT.findall(match[1] or "")).strip()
            if _WORD.search(text) and is_wording(text) and not _is_key(text):
                at = start + match.start()
                line, seen = line + sheet.count("\n", seen, at), at
                yield text, selectors, line


def _rules(sheet: str) -> Iterator[tuple[str, str, int]]:
    """Yield what stands in the braces of each rule, but of those for print, with its selectors and where it begins.

    What stands on either side of a rule within a rule comes by itself.
    """
    around: list[tuple[str, bool]] = []
    selectors, is_left_out, start = "", False, 0
    for match in _SIGN.finditer(sheet):
        if match[0] not in "{}":
            continue
        declarations = sheet[start : match.start()]
        if selectors and not is_left_out:
            yield selectors, declarations, start
        if match[0] == "{":
            around.append((selectors, is_left_out))
            selectors = declarations.rpartition(";")[2].strip()
            is_left_out = is_left_out or keeps_for_print(selectors)
        elif around:
            selectors, is_left_out = around.pop()
        start = match.end()
    if selectors and not is_left_out:
        yield selectors, sheet[start:], start


def _plain(string: str) -> str:
    return _ESCAPE.sub(lambda match: _character(match[1]) if match[1] else match[2] or "", string)


def _character(code: str) -> str:
    number = int(code, 16)
    return chr(number) if 0 < number <= _LAST_CHARACTER and number not in _SURROGATES else "\ufffd"


def _is_key(text: str) -> bool:
    """Tell the name of a sign in a font that is made of signs."""
    return "_" in text and len(text.split()) == 1


def _names_on(root: etree._Element) -> Set[str]:
    """Return the tags of a page, and its classes and ids, each after its sign."""
    names: set[str] = set()
    for element in root.iter(etree.Element):
        names.add(str(element.tag))
        names.update(f".{each}" for each in element.get("class", "").split())
        names.add(f"#{element.get('id', '')}")
    return names
