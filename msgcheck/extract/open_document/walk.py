"""The way through the text of OpenDocument: paragraphs, lists, tables, shapes, notes and comments in file order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import field, replace

from lxml import etree

from msgcheck.errors import UnreadableError
from msgcheck.extract.figures import MORE_FIGURES, MOST_FIGURES
from msgcheck.extract.open_document.names import (
    ANNOTATIONS,
    CHANGE_INFO,
    CLASS,
    DC,
    DR3D,
    DRAW,
    HREF,
    NAME,
    OFFICE,
    PARAGRAPHS,
    PRESENTATION,
    RUNNING,
    SVG,
    TABLE,
    TEXT,
)
from msgcheck.extract.open_document.objects import OBJECTS, read_object, read_picture
from msgcheck.extract.open_document.package import OpenPackage
from msgcheck.extract.open_document.paragraph import ParagraphText
from msgcheck.extract.open_document.sayings import Saying, addresses, control_sayings, sayings
from msgcheck.extract.open_document.scope import Counts, Scope
from msgcheck.extract.open_document.styles import Styles
from msgcheck.model.passage import Layer, Passage, Role
from msgcheck.values import dataclass

_HEADING, _LIST_ITEM, _SECTION, _DELETION = TEXT + "h", TEXT + "list-item", TEXT + "section", TEXT + "deletion"
_WRAPPERS = frozenset(
    TEXT + name
    for name in [
        "list",
        "list-header",
        "numbered-paragraph",
        "index-body",
        "index-title",
        "tracked-changes",
        "changed-region",
        "insertion",
        "format-change",
        "table-of-content",
        "illustration-index",
        "table-index",
        "object-index",
        "user-index",
        "alphabetical-index",
        "bibliography",
    ]
) | {_LIST_ITEM, _SECTION, _DELETION, DRAW + "text-box", DRAW + "image-map", PRESENTATION + "notes"}
_ALTERNATIVES = frozenset(vocabulary + name for vocabulary in (SVG, TABLE) for name in ("title", "desc"))
_COMMENTS = ANNOTATIONS | {CHANGE_INFO}
_NOTE, _NOTE_BODY, _RUBY = TEXT + "note", TEXT + "note-body", TEXT + "ruby-text"
_ROWS, _CELLS = TABLE + "table-row", (TABLE + "table-cell", TABLE + "covered-table-cell")
_ROW_GROUPS = frozenset(TABLE + name for name in ("table-rows", "table-header-rows", "table-row-group"))
_CLASSES = {"title": Role.TITLE, "subtitle": Role.SUBTITLE, "notes": Role.NOTE}
_TITLES = frozenset({Role.TITLE, Role.HEADING})
_MOST_COLUMNS = 16_384


@dataclass(slots=True)
class Walk:
    """One reading of one file; what is found is appended to ``passages``. ``context`` is the heading above."""

    package: OpenPackage
    styles: Styles
    passages: list[Passage] = field(default_factory=list)
    context: str = ""
    _objects: set[str] = field(default_factory=set)
    _figures: int = 0

    def takes_figure(self) -> bool:
        """Count a figure; one beyond the bound is not taken, which is recorded."""
        self._figures += 1
        if self._figures == MOST_FIGURES + 1:
            self.package.note_all((MORE_FIGURES,))
        return self._figures <= MOST_FIGURES

    def add(self, text: str, scope: Scope, role: Role, ordinal: int = 0) -> None:
        """Append a passage unless it is white space. Raises ``UnreadableError`` beyond the limit."""
        if not text or text.isspace():
            return
        limit = self.package.limits.passages
        if len(self.passages) >= limit:
            raise UnreadableError("too-large", f"The file has more than {limit} texts.")
        is_title = role in _TITLES and scope.layer is Layer.BODY
        context = "" if is_title else self.context
        self.passages.append(Passage(text, scope.layer, role, scope.locator.paragraph(ordinal), context))
        if is_title:
            self.context = " ".join(text.split())

    def blocks(self, parent: Iterable[etree._Element], scope: Scope, counts: Counts | None = None) -> None:
        """Read everything below ``parent`` in file order."""
        counts = counts or Counts()
        for child in parent:
            tag = child.tag
            if tag in PARAGRAPHS:
                self._paragraph(child, scope, counts)
            elif tag in _WRAPPERS:
                self.blocks(child, self._within(child, scope), counts)
            elif tag == TABLE + "table":
                self._table(child, scope, counts.tables)
                counts.tables += 1
            elif tag in _ALTERNATIVES:
                self._alternative(child, scope)
            elif tag in _COMMENTS:
                self.comment(child, scope)
            elif tag in OBJECTS:
                self._once(child, scope, read_object)
            elif tag == OFFICE + "forms":
                self._forms(child, scope)
            elif tag.startswith((DRAW, DR3D)):
                self.shape(child, scope, counts)

    def _within(self, wrapper: etree._Element, scope: Scope) -> Scope:
        if wrapper.tag == _LIST_ITEM:
            return replace(scope, role=scope.role or Role.BULLET)
        is_hidden = wrapper.tag == _DELETION or wrapper.get(TEXT + "display") in ("none", "condition")
        if wrapper.tag == _SECTION:
            is_hidden = is_hidden or self.styles.is_hidden("section", wrapper.get(TEXT + "style-name"))
        return scope.hidden() if is_hidden else scope

    def _alternative(self, element: etree._Element, scope: Scope) -> None:
        self.say(Saying(element.text or "", Layer.ALT, Role.CAPTION), scope)

    def say(self, saying: Saying, scope: Scope, ordinal: int = 0) -> None:
        """Add what an element says beside its text."""
        self.add(saying.text, scope if saying.layer is None else scope.in_layer(saying.layer), saying.role, ordinal)

    def _paragraph(self, element: etree._Element, scope: Scope, counts: Counts) -> None:
        style = element.get(TEXT + "style-name")
        content = ParagraphText(element, self.styles)
        shown = scope.hidden() if content.is_hidden or self.styles.is_hidden("paragraph", style) else scope
        self.add(content.text, shown, self._role(element, style, scope), counts.paragraphs)
        for text in content.hidden:
            self.add(text, scope.hidden(), Role.PARAGRAPH, counts.paragraphs)
        for saying in content.said:
            self.say(saying, shown, counts.paragraphs)
        for address in content.links:
            self._link(address, scope, counts.paragraphs)
        counts.paragraphs += 1
        for anchored in content.anchored:
            self._anchored(anchored, shown, counts)

    def _role(self, element: etree._Element, style: str | None, scope: Scope) -> Role:
        own = self.styles.role(style) or (Role.HEADING if element.tag == _HEADING else None)
        return scope.role or own or Role.PARAGRAPH

    def _link(self, address: str, scope: Scope, ordinal: int = 0) -> None:
        """Add the address of a link that leads out of the file."""
        if address and not address.startswith("#"):
            self.add(address, scope.in_layer(Layer.METADATA), Role.LINK, ordinal)

    def _anchored(self, element: etree._Element, scope: Scope, counts: Counts) -> None:
        if element.tag == _NOTE:
            kind = element.get(TEXT + "note-class", "footnote")
            note = replace(scope, role=Role.NOTE, locator=scope.locator.frame(kind, counts.frames))
            for body in element.iterchildren(_NOTE_BODY):
                self.blocks(body, note)
            counts.frames += 1
        elif element.tag in ANNOTATIONS:
            self.comment(element, scope)
        elif element.tag == _RUBY:
            self.add(element.text or "", scope, Role.LABEL, counts.paragraphs - 1)
        elif element.tag in OBJECTS:
            self._once(element, scope, read_object)
        else:
            self.shape(element, scope, counts)

    def comment(self, element: etree._Element, scope: Scope) -> None:
        """Read a comment; its author stands in the context."""
        author = " ".join((element.findtext(DC + "creator") or "").split())
        kept, self.context = self.context, f"Comment by {author}" if author else "Comment"
        self.blocks(element, replace(scope, layer=Layer.COMMENT, role=Role.PARAGRAPH))
        self.context = kept

    def shape(self, element: etree._Element, scope: Scope, counts: Counts) -> None:
        """Read a shape, frame or group: its text, tables and objects, alternative texts and address."""
        kind = element.get(CLASS, "")
        is_filled_in = scope.is_on_master and bool(kind) and kind not in RUNNING
        if is_filled_in or element.get(PRESENTATION + "placeholder") == "true":
            return  # what stands in it is the prompt of the template
        name = element.get(NAME) or kind or etree.QName(element).localname
        inner = replace(scope, locator=scope.locator.frame(name, counts.frames), role=_CLASSES.get(kind, scope.role))
        counts.frames += 1
        if kind in RUNNING:
            inner = inner.in_layer(Layer.FURNITURE)
        if self.styles.is_undisplayed(element):
            inner = inner.hidden()
        for address in addresses(element):
            self._link(address, inner)
        for saying in sayings(element):
            self.say(saying, inner)
        if element.tag == DRAW + "image":
            self._once(element, inner, read_picture)
        self.blocks(element, inner)

    def _table(self, table: etree._Element, scope: Scope, number: int) -> None:
        self.alternatives(table, replace(scope, locator=scope.locator.cell(number, 0, 0)))
        for row_index, row in enumerate(table_rows(table)):
            column = 0
            for cell in row.iterchildren(*_CELLS):
                locator = scope.locator.cell(number, row_index, column)
                self.blocks(cell, replace(scope, role=Role.CELL, locator=locator))
                column += repeated(cell, "number-columns-repeated", _MOST_COLUMNS)

    def alternatives(self, table: etree._Element, scope: Scope) -> None:
        """Read the title and description of a table."""
        for element in table.iterchildren(*_ALTERNATIVES):
            self._alternative(element, scope)

    def _once(
        self, element: etree._Element, scope: Scope, read: Callable[[Walk, etree._Element, str, Scope], None]
    ) -> None:
        """Read an object or picture once, however often it is shown."""
        name = element.get(HREF, "").removeprefix("./").rstrip("/")
        if name not in self._objects:
            self._objects.add(name)
            read(self, element, name, scope)

    def _forms(self, forms: etree._Element, scope: Scope) -> None:
        for control in forms.iterdescendants():
            if control.tag in PARAGRAPHS:
                self.add(ParagraphText(control, self.styles).text, scope, Role.LABEL)
            for saying in control_sayings(control):
                self.say(saying, scope)


def table_rows(table: etree._Element) -> Iterator[etree._Element]:
    """Yield the rows of a table, in groups or not."""
    for child in table:
        if child.tag == _ROWS:
            yield child
        elif child.tag in _ROW_GROUPS:
            yield from table_rows(child)


def repeated(element: etree._Element, name: str, most: int) -> int:
    """Return how often a row or cell stands for itself, 1 where it does not say, ``most`` at most."""
    count = element.get(TABLE + name, "1")
    return min(int(count), most) if count.isdecimal() and 0 < len(count) < 9 else 1
