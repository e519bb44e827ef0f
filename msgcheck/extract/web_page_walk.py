"""The way through the elements of a web page, without recursion: text is collected up to the ends of blocks."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import etree

from msgcheck.extract.web_page_marks import (
    LAYERED_ATTRIBUTES,
    LAYERED_TAGS,
    SPEAKING_ATTRIBUTES,
    layer_of,
    line_of,
    spoken_by,
)
from msgcheck.extract.web_page_path import path_within
from msgcheck.model.passage import Layer, Passage, Role, UnreadPart
from msgcheck.model.place import WebPlace

_BREAK = "\0"
_WHITE_SPACE = re.compile(r"[ \t\n\r\f]+")
_AROUND_BREAK = re.compile(r" *\0[ \0]*")
_SEPARATORS = re.compile(r"[\s\0|/·•,;:»›>–—-]*")


def _tags(names: str) -> frozenset[str]:
    return frozenset(names.split())


_SKIPPED = _tags(
    "head script style noscript pre code samp math object embed applet canvas audio video textarea "
    "datalist iframe defs symbol metadata title desc"
)
_BOXES = _tags("code samp math object embed canvas audio video textarea iframe img input picture tspan")
"""Elements that stand in a line as a box of their own: words on their sides do not fuse."""

_INLINE = _BOXES | _tags(
    "a abbr acronym b bdi bdo big br cite data del dfn em font i ins kbd mark nobr q rb rp rt ruby s "
    "small source span strike strong sub sup time tt u var wbr"
)
_ASIDE = _tags("button label select svg")
"""Elements with a text of their own that may stand in the middle of a sentence."""

_ROLES = {
    **{f"h{level}": Role.HEADING for level in range(1, 7)},
    **dict.fromkeys(("li", "dt", "dd"), Role.BULLET),
    **dict.fromkeys(("td", "th"), Role.CELL),
    **dict.fromkeys(("figcaption", "caption"), Role.CAPTION),
    **dict.fromkeys(("label", "legend", "option", "summary", "text"), Role.LABEL),
    **dict.fromkeys(("ul", "ol", "dl", "table", "section", "article", "main"), Role.PARAGRAPH),
    "blockquote": Role.QUOTE,
    "button": Role.LINK,
}
"""What the text of an element is; in other elements it is what it is in the element around them."""


@dataclass(slots=True)
class _Run:
    """Text that is being collected, with where its links begin and end among the pieces."""

    pieces: list[str] = field(default_factory=list)
    links: list[tuple[int, int]] = field(default_factory=list)
    link_start: int = 0


@dataclass(slots=True)
class _Open:
    """An element that is open, its number among its like, and how many children of each tag it had so far."""

    element: etree._Element
    tag: str
    number: int
    role: Role
    layer: Layer
    children: dict[str, int] = field(default_factory=dict)
    outer: _Run | None = None
    """The text around an element that has a text of its own."""

    css: str = ""
    """Its path, once one of its texts has asked for it."""


class Walk:
    """One way through a page. ``units`` counts the texts met; ``unread`` holds what was not read."""

    def __init__(self, root: etree._Element, limit: int) -> None:
        self.units = 0
        self.unread: list[UnreadPart] = []
        self._root = root
        self._limit = limit
        self._found: list[Passage] = []
        self._path = [_Open(root, "", 0, Role.PARAGRAPH, Layer.BODY)]
        self._run = _Run()
        self._context = ""
        self._has_title = False

    def passages(self) -> tuple[Passage, ...]:
        """Return the passages in the order of the page."""
        walker = etree.iterwalk(self._root, events=("start", "end"))
        for event, element in walker:
            if event == "end":
                self._end(element)
            elif self._start(element):
                walker.skip_subtree()
        if self.units > self._limit:
            self.unread.append(UnreadPart("rest of the page", f"more than {self._limit} passages"))
        return tuple(self._found)

    def _start(self, element: etree._Element) -> bool:
        """Open an element; tell whether its content is to be skipped."""
        tag = element.tag
        names = element.keys()
        parent = self._path[-1]
        number = parent.children[tag] = parent.children.get(tag, 0) + 1
        layer = parent.layer
        if tag in LAYERED_TAGS or not LAYERED_ATTRIBUTES.isdisjoint(names):
            layer = _layer(element, tag, layer)
        opened = _Open(element, tag, number, _ROLES.get(tag, parent.role), layer)
        is_inline = tag in _INLINE
        if not is_inline and tag not in _ASIDE:
            self._flush()
        elif not is_inline or layer is not parent.layer:
            self._space()
            opened.outer, self._run = self._run, _Run()
        elif tag == "a":
            self._run.link_start = len(self._run.pieces)
        self._path.append(opened)
        if not SPEAKING_ATTRIBUTES.isdisjoint(names):
            self._speak(element, tag)
        if tag in _SKIPPED:
            self._skip(element, tag)
            return True
        if tag in _BOXES:
            self._space()
        elif tag == "br":
            self._run.pieces.append(_BREAK)
        self._add(element.text)
        return False

    def _end(self, element: etree._Element) -> None:
        """Close the element, and take up the text that follows it."""
        closed = self._path[-1]
        if closed.outer is not None:
            self._flush()
            self._run = closed.outer
        elif closed.tag not in _INLINE:
            self._flush()
        elif closed.tag == "a":
            self._run.links.append((self._run.link_start, len(self._run.pieces)))
        self._path.pop()
        self._add(element.tail)

    def _add(self, text: str | None) -> None:
        if text and (self._run.pieces or not text.isspace()):
            self._run.pieces.append(text)

    def _space(self) -> None:
        if self._run.pieces:
            self._run.pieces.append(" ")

    def _skip(self, element: etree._Element, tag: str) -> None:
        if tag in _BOXES:
            self._space()
        if tag in {"title", "desc"}:  # of a drawing; the page's own title stands in its head
            self._emit(" ".join("".join(map(str, element.itertext())).split()), Layer.ALT, Role.LABEL)
        if tag == "iframe" and (element.get("src") or element.get("srcdoc")):
            self.unread.append(UnreadPart(self._css(), "an embedded page is not followed"))

    def _speak(self, element: etree._Element, tag: str) -> None:
        is_hidden = self._path[-1].layer is Layer.HIDDEN
        for text, layer, role in spoken_by(element, tag):
            self._emit(" ".join(text.split()), Layer.HIDDEN if is_hidden else layer, role)

    def _flush(self) -> None:
        """Make passages of the text collected so far: one, or one a link where there is nothing but links."""
        run = self._run
        if not run.pieces:
            return
        self._run = _Run()
        block = next((each for each in reversed(self._path) if each.tag not in _INLINE or each.outer), self._path[0])
        is_heading = block.role is Role.HEADING
        if run.links and not is_heading and _is_only_links(run):
            for start, end in run.links:
                self._emit(_collapsed(run.pieces[start:end]), block.layer, Role.LINK)
            return
        text = _collapsed(run.pieces)
        if is_heading and text.strip() and block.layer is Layer.BODY:
            self._emit_heading(text, block)
        else:
            self._emit(text, block.layer, block.role)

    def _emit_heading(self, text: str, block: _Open) -> None:
        is_title = block.tag == "h1" and not self._has_title
        self._has_title = self._has_title or is_title
        self._context = ""
        self._emit(text, block.layer, Role.TITLE if is_title else Role.HEADING)
        self._context = " ".join(text.split())

    def _emit(self, text: str, layer: Layer, role: Role) -> None:
        if not text.strip():
            return
        self.units += 1
        if self.units <= self._limit:
            place = WebPlace(None, self._css(), line_of(self._path[-1].element))
            self._found.append(Passage(text, layer, role, place, self._context))

    def _css(self) -> str:
        """Return the path of the innermost open element, from ``body`` or ``main`` down."""
        path = self._path
        known = next(index for index in range(len(path) - 1, -1, -1) if path[index].css or not index)
        for index in range(known + 1, len(path)):
            path[index].css = path_within(path[index - 1].css, path[index].tag, path[index].number)
        return path[-1].css


def _layer(element: etree._Element, tag: str, around: Layer) -> Layer:
    return around if around is Layer.HIDDEN else layer_of(element, tag) or around


def _is_only_links(run: _Run) -> bool:
    """Tell whether there is nothing but separators outside the links."""
    end = 0
    outside: list[str] = []
    for start, stop in run.links:
        outside += run.pieces[end:start]
        end = stop
    return _SEPARATORS.fullmatch("".join(outside + run.pieces[end:])) is not None


def _collapsed(pieces: list[str]) -> str:
    """Join and collapse white space as a browser does (CSS Text 3, section 4.1); a break becomes a line end."""
    text = _WHITE_SPACE.sub(" ", "".join(pieces))
    if _BREAK in text:
        text = _AROUND_BREAK.sub("\n", text)
    return text.strip(" \n")
