"""Form fields of a PDF: values, options, captions, tooltips and names."""

from __future__ import annotations

from collections.abc import Iterator

from pikepdf import Array

from msgcheck.extract.page_document.file.objects import (
    Node,
    entries,
    entry,
    flags,
    identity,
    inherited,
    items,
    name,
    text,
)
from msgcheck.extract.page_document.hanging.annotations import addresses_of, is_hidden, place_of, rich_text
from msgcheck.extract.page_document.page.sheet import Sheet
from msgcheck.model.passage import Layer, Passage, Role
from msgcheck.model.place import DocumentPlace, PagePlace

_PUSH_BUTTON = 1 << 16
_MAX_PARENTS = 32
_SIGNATURE = ("/Name", "/Reason", "/Location", "/ContactInfo")

Texts = Iterator[tuple[Layer, Role, str]]


class FormFields:
    """Reads the fields of one document; a text of a field that is shown in several places comes once."""

    def __init__(self) -> None:
        self._known: set[tuple[object, Layer, str]] = set()
        self._met: set[tuple[int, int]] = set()

    def on_page(self, widget: Node, page_number: int, sheet: Sheet) -> Iterator[Passage]:
        """Yield the texts of a field at the place where one of its widgets stands."""
        place = place_of(widget, page_number, sheet)
        yield from self._passages(widget, place, hidden=is_hidden(widget, sheet))

    def on_no_page(self, form: Node) -> Iterator[Passage]:
        """Yield the texts of the fields that stand on no page: hidden."""
        pending = list(items(entry(form, "/Fields")))[::-1]
        seen = set()
        while pending:
            field = pending.pop()
            mark = identity(field)
            if mark is None or mark in seen or mark in self._met:
                continue
            seen.add(mark)
            pending.extend(reversed(list(items(entry(field, "/Kids")))))
            if not any(identity(kid) in self._met for kid in items(entry(field, "/Kids"))):
                yield from self._passages(field, DocumentPlace("fields"), hidden=True)

    def _passages(self, field: Node, place: PagePlace | DocumentPlace, *, hidden: bool) -> Iterator[Passage]:
        holder = _holder(field)
        self._met |= {mark for mark in (identity(field), identity(holder)) if mark}
        for layer, role, found in _texts(field):
            shown = Layer.HIDDEN if hidden and layer in {Layer.BODY, Layer.ALT} else layer
            key = (identity(holder) or (place, id(holder)), shown, found)
            if found and key not in self._known:
                self._known.add(key)
                yield Passage(found, shown, role, place)


def _holder(widget: Node) -> Node:
    """Return the field that a widget shows: the widget itself, or the first of its parents with a name."""
    holder = widget
    for _ in range(_MAX_PARENTS):
        parent = entry(holder, "/Parent")
        if entry(holder, "/T") is not None or parent is None:
            return holder
        holder = parent
    return widget


def _texts(field: Node) -> Texts:
    kind = name(inherited(field, "/FT"))
    value = inherited(field, "/V")
    if kind == "Sig":
        yield from ((Layer.METADATA, Role.PROPERTY, text(entry(value, key))) for key in _SIGNATURE)
    else:
        yield from ((Layer.BODY, Role.LABEL, text(each)) for each in items(value))
        yield from _rich_value(field, value)
        yield from _options(field, kind)
        default = [(Layer.HIDDEN, Role.LABEL, text(each)) for each in items(inherited(field, "/DV"))]
        yield from (each for each in default if each[2] not in {text(one) for one in items(value)})
    yield from _captions(field, kind)
    yield Layer.ALT, Role.LABEL, text(inherited(field, "/TU"))
    yield Layer.ALT, Role.CAPTION, text(entry(field, "/Contents"))
    yield Layer.METADATA, Role.PROPERTY, _full_name(field)
    yield Layer.METADATA, Role.PROPERTY, text(inherited(field, "/TM"))
    yield from ((Layer.METADATA, Role.LINK, address) for address in addresses_of(field))


def _rich_value(field: Node, value: Node) -> Texts:
    """Yield the value in rich text, which is shown, where it says something else than the plain one."""
    rich = rich_text(text(inherited(field, "/RV")))
    if rich.split() != text(value).split():
        yield Layer.BODY, Role.LABEL, rich


def _options(field: Node, kind: str) -> Texts:
    """Yield what may be chosen; of an option with a second text, for programs, that one as metadata."""
    for option in items(inherited(field, "/Opt")):
        if isinstance(option, Array):
            export, *shown = (text(each) for each in items(option))
            yield from ((Layer.BODY, Role.LABEL, each) for each in shown)
            if export not in shown:
                yield Layer.METADATA, Role.PROPERTY, export
        else:
            yield Layer.BODY if kind == "Ch" else Layer.METADATA, Role.LABEL, text(option)


def _captions(field: Node, kind: str) -> Texts:
    """Yield what stands on a button, also while it is pressed or the pointer is over it."""
    is_mark = kind == "Btn" and not flags(inherited(field, "/Ff")) & _PUSH_BUTTON
    for key, value in entries(entry(field, "/MK")):
        caption = text(value) if key in {"/CA", "/RC", "/AC"} else ""
        if not (is_mark and len(caption) == 1):  # a sign of a font of signs: a tick, a dot
            yield Layer.BODY, Role.LABEL, caption


def _full_name(field: Node) -> str:
    names = []
    for _ in range(_MAX_PARENTS):
        if field is None:
            break
        names.append(text(entry(field, "/T")))
        field = entry(field, "/Parent")
    return ".".join(filter(None, reversed(names)))
