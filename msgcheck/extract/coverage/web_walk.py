"""Text units of a web page, found by its tags alone, without the parser of the reader and without a tree.

Comments, scripts and program text are cut out, then one expression goes from tag to tag. Both are linear whatever the
page holds: nothing is looked for twice that was not there.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator

from msgcheck.extract.coverage.read_texts import TextUnit

_TAG = re.compile(
    r"<(/?[a-zA-Z][^\s/<>]*+)"  # name
    r"((?:[^<>=]++|=\s*+(?:\"[^\"]*+\"|'[^']*+'|(?![\"'])))*+)>"  # attributes
    r"((?:[^<]++|<(?![a-zA-Z/]))*+)"  # the text after it
)
_ATTRIBUTE = re.compile(r"(?<![\w:-])([a-zA-Z][\w:-]*+)\s*+=\s*+(?:\"([^\"]*+)\"|'([^']*+)'|([^\s\"'<>]++))")
_MAY_SPEAK = re.compile(
    r"[\s\"'/](?:a(?:lt|ria-(?:label|description))|t(?:itle|ype)|placeholder|label|s(?:ummary|rcdoc)|content)\s*="
)
"""What stands before a text in the attributes of a tag; most have none, and these need not be taken apart."""

_CUT = re.compile(r"<(?:(!--)|[!?]|(script|style|pre|code|samp|math|noscript)(?=[\s/>]))", re.IGNORECASE)
"""Where something begins that is no text: comments, declarations, scripts, styles, program text, formulas as markup."""

_RAW = frozenset({"script", "style"})
_LD_MARKUP = re.compile(r"</?[a-zA-Z][^<>]*+>")
"""Answers of a page of questions are written with their tags."""

_LD_STRING = re.compile(r'"(?:name|headline|description|text|articleBody)"\s*+:\s*+("(?:[^"\\]|\\.)*+")')
_LD_TYPE_WITHIN = 400


def _tags(names: str) -> frozenset[str]:
    return frozenset((*names.split(), *(f"/{name}" for name in names.split())))


_INLINE = _tags(
    "a abbr acronym b bdi bdo big cite data del dfn em font i ins kbd mark nobr q rb rp rt ruby s small span strike "
    "strong sub sup time tt u var wbr"
)
_SPOKEN = frozenset({"alt", "title", "aria-label", "aria-description", "placeholder", "label", "summary"})
_BUTTONS = frozenset({"submit", "button", "reset"})
_META = re.compile(r"(?i)(?:(?:og|twitter|article|dc|dcterms):)?(?:title|description|site_name|image:alt)")
_MAX_DEPTH = 4
"""Pages within pages within ... that are walked."""


def web_units(text: str) -> dict[str, list[TextUnit]]:
    """Return the text units of a page by where they stand: ``text``, ``attributes``, ``metadata``."""
    walk = _Walk()
    walk.run(text)
    return {"text": walk.texts, "attributes": walk.attributes, "metadata": walk.metadata}


class _Walk:
    """One way through one page, and the pages written into it."""

    def __init__(self) -> None:
        self.texts: list[TextUnit] = []
        self.attributes: list[TextUnit] = []
        self.metadata: list[TextUnit] = []

    def run(self, page: str, depth: int = 0) -> None:
        """Go from tag to tag: the texts up to the next block are the pieces of one unit.

        One that ends in a letter alone goes on: scripts that move letters one by one put each into a block.
        """
        pieces: list[str] = []
        silent = {""}  # attributes of many tags are the same, and most hold no text
        for tag, attributes, text in _TAG.findall(f"<p>{self._without_cuts(page)}"):
            name = tag.lower()
            if pieces and name not in _INLINE and len(pieces[-1]) > 1:
                self.texts.append(tuple(pieces))
                pieces = []
            if attributes not in silent:
                if _MAY_SPEAK.search(attributes.lower()):
                    self._read_attributes(name, attributes, depth)
                else:
                    silent.add(attributes)
            if text and not text.isspace():
                pieces.append(html.unescape(text) if "&" in text else text)
        if pieces:
            self.texts.append(tuple(pieces))

    def _without_cuts(self, page: str) -> str:
        """Return the page without what is no text; data for search engines in a script are taken on the way."""
        kept, position, start = [], 0, 0
        never_closed: set[str] = set()
        while match := _CUT.search(page, start):
            name = (match[2] or "").lower()
            end = -1 if name in never_closed else _end_of_cut(page, match, name)
            if end < 0:
                never_closed.add(name)
                if name and name not in _RAW:
                    start = match.end()
                    continue
                end = len(page)
            kept.append(page[position : match.start()])
            position = start = end
            if name == "script" and "ld+json" in page[match.start() : match.start() + _LD_TYPE_WITHIN]:
                self.metadata += _linked_data(page[match.start() : end])
        return "".join((*kept, page[position:]))

    def _read_attributes(self, name: str, attributes: str, depth: int) -> None:
        found = _ATTRIBUTE.findall(attributes)
        values = {key.lower(): double or single or bare for key, double, single, bare in found}
        if name == "meta":
            if _META.fullmatch(values.get("name") or values.get("property") or ""):
                self.metadata.append((html.unescape(values.get("content", "")),))
            return
        self.attributes += [(html.unescape(value),) for key, value in values.items() if value and key in _SPOKEN]
        if name == "input" and values.get("type", "").lower() in _BUTTONS:
            self.attributes.append((html.unescape(values.get("value", "")),))
        if "srcdoc" in values and depth < _MAX_DEPTH:
            self.run(html.unescape(values["srcdoc"]), depth + 1)


def _end_of_cut(page: str, match: re.Match[str], name: str) -> int:
    """Return where that ends which begins at ``match``: after a comment, before an end tag; -1 where nowhere."""
    if name:
        end = re.compile(f"</{name}", re.IGNORECASE).search(page, match.end())
        return end.start() if end else -1
    mark = "-->" if match[1] else ">"
    end_of_mark = page.find(mark, match.end())
    return -1 if end_of_mark < 0 else end_of_mark + len(mark)


def _linked_data(text: str) -> Iterator[TextUnit]:
    for match in _LD_STRING.finditer(text):
        try:
            text = html.unescape(json.loads(match[1], strict=False))
        except ValueError:  # no JSON: nothing a search engine would show
            continue
        yield tuple(piece for piece in _LD_MARKUP.split(text) if piece)
