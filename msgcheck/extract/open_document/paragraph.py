"""One paragraph of OpenDocument: its text as it is shown, what of it is hidden, and what is anchored in it."""

from __future__ import annotations

import re
from itertools import chain

from lxml import etree

from msgcheck.extract.open_document.names import ANNOTATIONS, DR3D, DRAW, HREF, SCRIPT, TEXT, shows_prompt
from msgcheck.extract.open_document.sayings import SAYINGS, Saying, sayings
from msgcheck.extract.open_document.styles import Styles
from msgcheck.extract.raised import may_be_raised, raised

_SPACES = re.compile(r"[ \t\r\n]+")
_MOST_SPACES = 1_000
_SPACE, _LINK, _RUBY = TEXT + "s", TEXT + "a", TEXT + "ruby-text"
_FIXED = {TEXT + "tab": "\t", TEXT + "line-break": "\n"}
_HIDDEN_PARAGRAPH = TEXT + "hidden-paragraph"
_HIDDEN_FIELDS = frozenset({TEXT + "hidden-text", _HIDDEN_PARAGRAPH})
_ANCHORED = frozenset({TEXT + "note", _RUBY, *ANNOTATIONS})
_PAGE_NUMBER = TEXT + "page-number"


class ParagraphText:
    """What stands in one ``text:p`` or ``text:h``.

    ``text`` is what is shown, white space as ISO/IEC 26300-1 section 6.1.2 asks: runs of it are one space, ``text:s``
    and ``text:tab`` are kept; program text is none. ``hidden`` holds the pieces that are not shown, ``anchored`` the
    shapes, notes and comments within, ``links`` the addresses, ``said`` what attributes say that is not shown.
    ``is_hidden``: a field hides the whole paragraph.
    """

    def __init__(self, paragraph: etree._Element, styles: Styles) -> None:
        self._styles = styles
        self._pieces: list[str] = []
        self.hidden: list[str] = []
        self.is_hidden = False
        self.anchored: list[etree._Element] = []
        self.links: list[str] = []
        self._said: list[Saying] = []
        self._read(paragraph, is_hidden=False)
        self.text = "".join(self._pieces).strip(" ")
        self.said = [each for each in self._said if each.text not in self.text]

    def _read(self, parent: etree._Element, *, is_hidden: bool, is_raised: bool = False) -> None:
        self._put(parent.text, is_hidden=is_hidden, is_raised=is_raised)
        for child in parent:
            self._read_child(child, is_hidden=is_hidden, is_raised=is_raised)
            self._put(child.tail, is_hidden=is_hidden, is_raised=is_raised)

    def _read_child(self, child: etree._Element, *, is_hidden: bool, is_raised: bool) -> None:
        tag = child.tag
        if tag == _SPACE:
            count = child.get(TEXT + "c", "1")
            self._pieces.append(" " * min(int(count) if count.isdecimal() and len(count) < 9 else 1, _MOST_SPACES))
        elif tag in _FIXED:
            self._pieces.append(_FIXED[tag])
        elif tag in _ANCHORED or tag.startswith((DRAW, DR3D)):
            self.anchored.append(child)
        elif tag in _HIDDEN_FIELDS:
            self._hide(child)
        elif tag != SCRIPT and (tag != _PAGE_NUMBER or not (child.text or "").startswith("<")):
            if tag == _LINK:
                self.links.append(child.get(HREF, ""))
            if tag in SAYINGS:
                self._said += sayings(child)
            if shows_prompt(child):
                self._said += chain.from_iterable(map(sayings, child))
                return
            style = child.get(TEXT + "style-name")
            hides, raises = self._styles.is_hidden("text", style), self._styles.is_raised(style)
            self._read(child, is_hidden=is_hidden or hides, is_raised=is_raised if raises is None else raises)

    def _hide(self, field: etree._Element) -> None:
        """Take the text of a field that hides it, as shown last or as it is kept, or that all is hidden."""
        if field.tag == _HIDDEN_PARAGRAPH and field.get(TEXT + "is-hidden") == "true":
            self.is_hidden = True
        self.hidden.append(field.text or field.get(TEXT + "string-value") or "")

    def _put(self, text: str | None, *, is_hidden: bool, is_raised: bool) -> None:
        if not text:
            return
        text = _SPACES.sub(" ", text)
        if is_hidden:
            self.hidden.append(text)
            return
        last = self._pieces[-1] if self._pieces else " "
        if is_raised and may_be_raised(text, last):
            text = raised(text)
        self._pieces.append(text.removeprefix(" ") if last[-1:] == " " and last not in _FIXED.values() else text)
