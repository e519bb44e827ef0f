"""Web pages: what a visitor reads and what else the page carries, each passage with its CSS path and line."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import BinaryIO

from lxml import etree

from msgcheck.extract.limits import Limits
from msgcheck.extract.text_decoding import decode, read_bytes
from msgcheck.extract.web_page.comments import comment_text
from msgcheck.extract.web_page.data_pages import page_of_address
from msgcheck.extract.web_page.generated import GeneratedTexts
from msgcheck.extract.web_page.linked_data import UnreadableDataError, linked_texts
from msgcheck.extract.web_page.markup import parse_markup
from msgcheck.extract.web_page.metadata import meta_css, meta_text
from msgcheck.extract.web_page.open_element import OpenElement, attributes_of, line_of
from msgcheck.extract.web_page.rows import Rows
from msgcheck.extract.web_page.style_sheets import keeps_for_print, unseen_by
from msgcheck.extract.web_page.tags import Kind, kind_of
from msgcheck.extract.web_page.text_run import as_written, collapsed
from msgcheck.extract.web_page.unseen import Unseen
from msgcheck.extract.web_page.walk import FORCED_LAYERS, Walk
from msgcheck.extract.wording import is_wording
from msgcheck.model.passage import Coverage, Extraction, Layer, Passage, Role, UnreadPart
from msgcheck.model.place import WebPlace

_DECLARED = re.compile(
    rb"""(?i)<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]+)|<\?xml[^>]{0,100}?encoding\s*=\s*["']([\w.:-]+)"""
)
_DECLARED_WITHIN = 4096
"""Browsers look for the charset in the first kilobyte; saved pages carry a longer comment before it."""

_TAG = re.compile(r"<[a-zA-Z!/]|&[#\w]")
_DOT = frozenset({"0", "1", "0px", "1px"})


def extract_web_page(stream: BinaryIO, limits: Limits) -> Extraction:
    """Read a saved web page; nothing it refers to is followed.

    Scripts, styles and code are left out, but for the words that a style sheet writes beside elements.
    Raises ``UnreadableError`` (``empty``, ``too-large``, ``not-text``).
    """
    data = read_bytes(stream, limits.part)
    decoded = decode(data, declared_charset(data))
    root, unread = parse_markup(decoded.text, decoded.utf8)
    unread = (*decoded.unread, *unread)
    if root is None:
        return Extraction("", (), Coverage(0, 0, unread))
    walk = PageWalk(limits, collapsed)
    walk.read_page(root, Layer.BODY, Role.PARAGRAPH)
    passages = tuple(walk.found.passages)
    coverage = Coverage(walk.found.units, len(passages), (*unread, *walk.all_unread()))
    return Extraction(_title(passages), passages, coverage)


def read_fragment(
    markup: str, limits: Limits, layer: Layer = Layer.BODY, role: Role = Role.PARAGRAPH, context: str = ""
) -> tuple[tuple[Passage, ...], tuple[UnreadPart, ...]]:
    """Read HTML that stands within another text, such as Markdown; white space is kept as it stands in ``markup``.

    ``layer``, ``role`` and ``context`` are those of text with no element around it. Lines of places count from 1 at the
    beginning of ``markup``; a passage begins in its line after the white space that it begins with.
    """
    root, unread = parse_markup(markup)
    if root is None:
        return (), unread
    walk = PageWalk(limits, as_written)
    walk.found.context = context
    walk.read_page(root, layer, role)
    return tuple(walk.found.passages), (*unread, *walk.all_unread())


class PageWalk(Walk):
    """The way through a whole page: its metadata, its comments and the pages within it besides its content."""

    def __init__(self, limits: Limits, collapse: Callable[[str], str]) -> None:
        super().__init__(limits.passages, collapse)
        self._limit = limits.passages
        self._depth = limits.depth
        self._wordings: set[str] = set()
        """Metadata that was read; titles and descriptions are mostly given three times."""
        self._has_programs: dict[etree._Element, bool] = {}
        """By the root of a page, where that was asked."""
        self._generated = GeneratedTexts()

    def read_page(self, root: etree._Element, layer: Layer, role: Role) -> None:
        """Read a parsed page with the comments before and behind it."""
        top = OpenElement.top(root, layer, role)
        for comment in reversed(list(root.itersiblings(preceding=True))):
            self._beside(comment, top)
        self.read_within(top)
        for comment in root.itersiblings():
            self._beside(comment, top)

    def all_unread(self) -> tuple[UnreadPart, ...]:
        """Return what was not read, the passages above the limit among it."""
        if self.found.units <= self._limit:
            return tuple(self.unread)
        return (*self.unread, UnreadPart("rest of the page", f"more than {self._limit} passages"))

    def _beside(self, node: etree._Element, top: OpenElement) -> None:
        if kind_of(node.tag) is Kind.COMMENT:
            self.read_comment(node, top)

    def read_comment(self, comment: etree._Element, around: OpenElement) -> str:
        """Read a comment as a passage; character data of a drawing is its content."""
        written = comment.text or ""
        if written.startswith("[CDATA[") and next(comment.iterancestors("svg", "math"), None) is not None:
            return written[7:].removesuffix("]]")
        text = comment_text(written)
        if text:
            layer = around.layer if around.layer is Layer.METADATA else Layer.COMMENT
            self._read_markup(text, layer, Role.NOTE, around, line_of(comment))
        return ""

    def read_other(self, opened: OpenElement) -> None:
        """Read metadata, structured data and pages within the page; leave out code."""
        attributes = attributes_of(opened.element)
        match opened.kind, opened.tag:
            case Kind.CODE, "script":
                if _is_linked_data(opened.element):
                    self._linked_data(opened)
            case Kind.CODE, "style":
                if not keeps_for_print(f"@media {attributes.get('media', '')}"):
                    self._style(opened)
            case Kind.META, _:
                self._meta(opened, attributes)
            case Kind.MARKUP, _:
                self._page_within(opened, attributes)

    def _style(self, opened: OpenElement) -> None:
        """Learn what a style sheet hides, and read what it writes beside the elements of the page."""
        self._hide(opened.element)
        for text, layer, line in self._generated.texts(opened, self._marks.unseen.names):
            self.found.add(collapsed(text), layer, Role.LABEL, opened, line)

    def _hide(self, sheet: etree._Element) -> None:
        """Take for hidden what a style sheet hides; of what stands in something else only where no program may show it.

        Menus, tabs and folded answers are hidden so at first, by a class of what they stand in.
        """
        unseen = unseen_by(sheet.text or "")
        root = sheet.getroottree().getroot() if unseen.paths else None
        if root is not None and root not in self._has_programs:
            self._has_programs[root] = has_programs(root)
        self.hide(unseen._replace(paths=()) if root is not None and self._has_programs[root] else unseen)

    def _meta(self, opened: OpenElement, attributes: Mapping[str, str]) -> None:
        element, tag = opened.element, opened.tag
        if tag == "meta":
            opened.css = f"{opened.parent.path()} > {meta_css(attributes)}" if opened.parent else ""
            self._emit_metadata(meta_text(attributes), Role.PROPERTY, opened)
        elif tag == "link":
            title = attributes.get("title", "")
            self._emit_metadata(title if is_wording(title) else "", Role.PROPERTY, opened)
        elif next(element.iterancestors("svg"), None) is None or tag == "metadata":
            self._emit_metadata(_content(element), Role.TITLE if tag == "title" else Role.PROPERTY, opened)
        else:
            layer = opened.layer if opened.layer in FORCED_LAYERS else Layer.ALT
            self.found.add(collapsed(_content(element)), layer, Role.LABEL, opened)

    def _emit_metadata(self, text: str, role: Role, opened: OpenElement, line: int | None = None) -> None:
        text = collapsed(text)
        if text and text not in self._wordings:
            self._wordings.add(text)
            self.found.add(text, Layer.METADATA, role, opened, line)

    def _linked_data(self, opened: OpenElement) -> None:
        first = line_of(opened.element) or 1
        try:
            for text, line in linked_texts(opened.element.text or ""):
                if text not in self._wordings:
                    self._wordings.add(text)
                    self._read_markup(text, Layer.METADATA, Role.PROPERTY, opened, first + line)
        except UnreadableDataError:
            self.unread.append(UnreadPart(opened.path(), "structured data that is no JSON"))

    def _page_within(self, opened: OpenElement, attributes: Mapping[str, str]) -> None:
        """Read the page that an ``iframe`` holds, and what is shown where pages within pages are not."""
        line = line_of(opened.element)
        layer = opened.parent.layer if opened.parent else Layer.BODY
        if page := attributes.get("srcdoc") or page_of_address(attributes.get("src", "")):
            self._read_markup(page, layer, Role.PARAGRAPH, opened, line)
        elif attributes.get("src", "about:blank").strip().lower() != "about:blank" and not _is_a_dot(attributes):
            self.unread.append(UnreadPart(opened.path(), "an embedded page is not followed"))
        self._read_markup(opened.element.text or "", opened.layer, Role.PARAGRAPH, opened, line)

    def _read_markup(self, markup: str, layer: Layer, role: Role, at: OpenElement, line: int | None) -> None:
        """Read text that may be markup, all of it at one place; pages within pages no deeper than the limit says."""
        if not _TAG.search(markup):
            self.found.add(collapsed(markup), layer, role, at, line)
            return
        if not self._depth:
            self.unread.append(UnreadPart(at.path(), "pages within pages are nested too deeply"))
            return
        root, unread = parse_markup(markup)
        self.unread += unread
        if root is not None:
            with self._at(WebPlace(None, at.path(), line)):
                self.read_page(root, layer, role)

    @contextmanager
    def _at(self, place: WebPlace) -> Iterator[None]:
        """Give all that is read one place, that of the text around it."""
        found, unseen = self.found, self._marks.unseen
        outer, context, has_title = found.place, found.context, found.has_title
        found.place, found.has_title, self._depth = outer or place, True, self._depth - 1
        try:
            yield
        finally:
            found.place, found.context, found.has_title = outer, context, has_title
            self._marks.unseen, self._rows = Unseen(), Rows()
            self.hide(unseen)
            self._depth += 1


def has_programs(root: etree._Element) -> bool:
    """Tell whether a page has a script, or a handler of an event."""
    if not all(map(_is_linked_data, root.iter("script"))):
        return True
    return any(str(name).startswith("on") for each in root.iter(etree.Element) for name in each.attrib)


def _is_linked_data(script: etree._Element) -> bool:
    """Tell structured data by its type, whatever parameters (``; charset=utf-8``) follow it."""
    return script.get("type", "").partition(";")[0].strip().lower() == "application/ld+json"


def _is_a_dot(attributes: Mapping[str, str]) -> bool:
    """Tell a page within the page that takes no more room than a dot: it counts visits, and shows nobody anything."""
    return attributes.get("width", "").strip() in _DOT and attributes.get("height", "").strip() in _DOT


def _content(element: etree._Element) -> str:
    return " ".join(str(text) for text in element.itertext(with_tail=False))


def declared_charset(data: bytes) -> str | None:
    """Return the charset that a page says it is written in, as it names it; ``None`` where it does not."""
    match = _DECLARED.search(data[:_DECLARED_WITHIN])
    return (match[1] or match[2]).decode("ascii", errors="ignore") if match else None


def _title(passages: tuple[Passage, ...]) -> str:
    """Return the page's title, else its main heading."""
    return next((passage.text for passage in passages if passage.role is Role.TITLE), "")
