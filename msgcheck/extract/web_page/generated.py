"""Words that the style sheets within a page write beside its elements, as in ``.new::after { content: "New" }``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set

from lxml import etree

from msgcheck.extract.web_page.layers import is_hiding_style
from msgcheck.extract.wording import is_wording

_MAX_CHARACTERS = 2_000_000
_MAX_TEXTS = 1_000
_RULE_LENGTH = 5_000
"""Characters of a rule that are looked through on either side of what it writes."""

_STRING = r"\"(?:[^\"\\\n]|\\.)*+\"|'(?:[^'\\\n]|\\.)*+'"
_WRITTEN = re.compile(rf"content\s*+:((?:[^;{{}}\"'\n]++|{_STRING})*+)")
_TEXT = re.compile(_STRING)
_MAY_BE_WORDS = re.compile(r"content\s*+:[^;}\n]{0,40}?[\"'][^\"'\n]{0,200}?[^\W\d_]{2}")
_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL)
_ESCAPE = re.compile(r"\\(?:([\da-fA-F]{1,6})\s?|\n|(.))", re.DOTALL)
_CONDITION = re.compile(r"::?[\w-]+(?:\([^()]*\))?|\[[^\]]*\]")
_NAME = re.compile(r"[.#]?[a-zA-Z_-][\w-]*")
_WORD = re.compile(r"[^\W\d_]{2}")
_KEY = re.compile(r"\S*_\S*")
"""Names of signs in fonts that are made of signs."""

_LAST_CHARACTER = 0x10FFFF


def generated_texts(sheet: str, root: etree._Element) -> Iterator[tuple[str, int]]:
    """Yield each wording that a style sheet writes into the page ``root``, with the number of lines above it.

    A rule counts whose every tag, class and id the page has; what it hides itself is a note for a script.
    """
    if not _MAY_BE_WORDS.search(sheet, 0, _MAX_CHARACTERS):
        return
    sheet = _COMMENT.sub(lambda match: "\n" * match[0].count("\n"), sheet[:_MAX_CHARACTERS])
    names: Set[str] = frozenset()
    known: set[str] = set()
    for match in _WRITTEN.finditer(sheet):
        text = "".join(_plain(string[1:-1]) for string in _TEXT.findall(match[1])).strip()
        if len(known) >= _MAX_TEXTS:
            return
        if text in known or not _WORD.search(text) or not is_wording(text) or _KEY.fullmatch(text):
            continue
        names = names or _names_on(root)
        around = max(0, match.start() - _RULE_LENGTH), match.end() + _RULE_LENGTH
        opened, closed = sheet.rfind("{", around[0], match.start()), sheet.find("}", match.end(), around[1])
        if opened >= 0 and _is_on(_selectors(sheet, opened), names) and not is_hiding_style(sheet[opened + 1 : closed]):
            known.add(text)
            yield text, sheet.count("\n", 0, match.start())


def _plain(string: str) -> str:
    return _ESCAPE.sub(lambda match: _character(match[1]) if match[1] else match[2] or "", string)


def _character(code: str) -> str:
    number = int(code, 16)
    return chr(number) if 0 < number <= _LAST_CHARACTER else "\ufffd"


def _selectors(sheet: str, end: int) -> str:
    """Return what stands before the brace at ``end``: the selectors of its rule."""
    start = max(0, end - _RULE_LENGTH)
    return sheet[max(start - 1, *(sheet.rfind(sign, start, end) for sign in "{};")) + 1 : end]


def _is_on(selectors: str, names: Set[str]) -> bool:
    parts = _CONDITION.sub("", selectors).split(",")
    return any(names >= set(_NAME.findall(part)) for part in parts)


def _names_on(root: etree._Element) -> Set[str]:
    """Return the tags of a page, and its classes and ids, each after its sign."""
    names: set[str] = set()
    for element in root.iter(etree.Element):
        names.add(str(element.tag))
        names.update(f".{each}" for each in element.get("class", "").split())
        names.add(f"#{element.get('id', '')}")
    return names
