"""What comes of the texts of a web page: passages, in the order in which they are met, up to a limit."""

from __future__ import annotations

from collections.abc import Callable

from lxml import etree

from msgcheck.extract.web_page.open_element import OpenElement, line_of
from msgcheck.extract.web_page.paths import path_within
from msgcheck.extract.web_page.tags import TAG_ROLES
from msgcheck.extract.web_page.text_run import TextRun
from msgcheck.model.passage import Layer, Passage, Role
from msgcheck.model.place import WebPlace

# A member of an enumeration takes a tenth of a microsecond to look up.
_BODY, _REMARK = Layer.BODY, Layer.COMMENT
_HEADING, _LINK = Role.HEADING, Role.LINK


class Found:
    """The passages of a page. ``units`` counts the texts met, those above the limit too."""

    def __init__(self, limit: int, collapse: Callable[[str], str]) -> None:
        self.units = 0
        self.passages: list[Passage] = []
        self.context = ""
        self.has_title = False
        self.place: WebPlace | None = None
        """The place of all that is read now, where it has none of its own."""

        self._limit = limit
        self._collapse = collapse

    @property
    def is_full(self) -> bool:
        """Whether texts were met above the limit."""
        return self.units > self._limit

    def add(self, text: str, layer: Layer, role: Role, at: OpenElement, line: int | None = None) -> None:
        """Make a passage of a text that stands in the element ``at``."""
        if not text or text.isspace():
            return
        self.units += 1
        if self.units <= self._limit:
            place = self.place or WebPlace(None, at.css or at.path(), line or line_of(at.element))
            self._append(text, layer, role, place)

    def add_leaf(self, element: etree._Element, tag: str, number: int, around: OpenElement) -> None:
        """Make a passage of a block that holds nothing but text and is no heading, by the short way."""
        text = element.text
        if text is None or text.isspace():
            return
        self.units += 1
        if self.units <= self._limit:
            role = around.role if around.layer is _REMARK else TAG_ROLES.get(tag, around.role)
            css = path_within(around.css or around.path(), tag, number)
            self._append(self._collapse(text), around.layer, role, self.place or WebPlace(None, css, line_of(element)))

    def _append(self, text: str, layer: Layer, role: Role, place: WebPlace) -> None:
        self.passages.append(Passage(text, layer, role, place, self.context))

    def add_run(self, run: TextRun, at: OpenElement) -> None:
        """Make passages of the text that ends in ``at``: one, or one a link where there is nothing but links."""
        block, line = at.block or at, line_of(run.start)
        role = block.role
        texts = run.only_links() if run.links and role is not _HEADING else []
        if texts:
            for text in texts:
                self.add(self._collapse(text), block.layer, _LINK, at, line)
        elif role is _HEADING:
            self._add_heading(self._collapse(run.text()), block, at, line)
        else:
            self.add(self._collapse(run.text()), block.layer, role, at, line)
        run.clear()

    def _add_heading(self, text: str, block: OpenElement, at: OpenElement, line: int | None) -> None:
        layer = block.layer
        if layer is not _BODY or not text or text.isspace():
            self.add(text, layer, _HEADING, at, line)
            return
        is_title = block.tag == "h1" and not self.has_title
        self.has_title = self.has_title or is_title
        self.context = ""
        self.add(text, layer, Role.TITLE if is_title else _HEADING, at, line)
        self.context = " ".join(text.split())
