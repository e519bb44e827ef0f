"""What elements of OpenDocument say in attributes, beside the text that is shown."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree

from msgcheck.extract.open_document.names import (
    CONTROL,
    DRAW,
    FIELD,
    FORM,
    HREF,
    LOEXT,
    OFFICE,
    PRESENTATION,
    TABLE,
    TEXT,
)
from msgcheck.model.passage import Layer, Role


class Saying(NamedTuple):
    """A text of an attribute; ``layer`` is ``None`` for that of the element."""

    text: str
    layer: Layer | None
    role: Role


_Kind = tuple[Layer | None, Role]
_HINT: _Kind = (Layer.ALT, Role.CAPTION)
_ENTRY: _Kind = (None, Role.LABEL)
_NAMED: _Kind = (Layer.METADATA, Role.PROPERTY)
_KEPT: _Kind = (Layer.HIDDEN, Role.PARAGRAPH)

_PARAMETER = FIELD + "param"
_CHOICE, _CHOSEN_AS = LOEXT + "list-item", LOEXT + "value"
"""An entry of a content control; one without value is the prompt of the list."""

SAYINGS: dict[str, dict[str, _Kind]] = {
    **{link: {OFFICE + "title": _HINT} for link in (TEXT + "a", DRAW + "a")},
    TEXT + "placeholder": {TEXT + "description": _HINT},
    TEXT + "text-input": {TEXT + "description": _HINT},
    TEXT + "drop-down": {TEXT + "help": _HINT},
    CONTROL: {LOEXT + name: _NAMED for name in ("alias", "tag")},
    _CHOICE: {LOEXT + "display-text": _ENTRY},
    _PARAMETER: {},
    TEXT + "label": {TEXT + "value": _ENTRY},
    TEXT + "conditional-text": {TEXT + f"string-value-if-{case}": _KEPT for case in ("true", "false")},
    TEXT + "bibliography-mark": {TEXT + name: _KEPT for name in ("title", "booktitle", "note", "annote")},
    TEXT + "variable-set": {OFFICE + "string-value": _KEPT},
    **{TEXT + f"{kind}-mark": {TEXT + "string-value": _KEPT} for kind in ("toc", "alphabetical-index", "user-index")},
}
"""Links and fields -> their attributes that hold text: hints, names, entries to choose from, what is kept."""

_PARAMETERS = {"Dropdown_ListEntry": _ENTRY, "Help": _HINT, "Hint": _HINT, "Content": _KEPT}
"""What a parameter of a form field is called -> what it says: an entry, a hint, what stood there first."""

_LINKED = frozenset(DRAW + name for name in ("a", "area-rectangle", "area-circle", "area-polygon"))
_LISTENER = f"{OFFICE}event-listeners/{PRESENTATION}event-listener"
_FORM_LABELS = (FORM + "label", FORM + "current-value", FORM + "value")
_UNSEEN_CONTROL = FORM + "hidden"
_LIST = re.compile(r"is-in-list\(([^()]*+)\)")
_ENTRY_TEXT = re.compile(r'"((?:[^"]|"")*+)"')


def sayings(element: etree._Element) -> Iterator[Saying]:
    """Yield what a link or a field says in its attributes."""
    if element.tag == _CHOICE and not element.get(_CHOSEN_AS):
        return
    if element.tag == _PARAMETER and (kind := _PARAMETERS.get(element.get(FIELD + "name", ""))):
        yield Saying(element.get(FIELD + "value", ""), *kind)
    for name, kind in SAYINGS.get(element.tag, {}).items():
        if text := element.get(name):
            yield Saying(text, *kind)


def addresses(shape: etree._Element) -> Iterator[str]:
    """Yield the addresses that a shape, or an area of a picture, leads to by itself and when it is clicked."""
    if shape.tag in _LINKED:
        yield shape.get(HREF, "")
    for listener in shape.iterfind(_LISTENER):
        yield listener.get(HREF, "")


def control_sayings(control: etree._Element) -> Iterator[Saying]:
    """Yield what a control of a form shows, each text once, then its hint."""
    layer = Layer.HIDDEN if control.tag == _UNSEEN_CONTROL else None
    for text in dict.fromkeys(control.get(name, "") for name in _FORM_LABELS):
        yield Saying(text, layer, Role.LABEL)
    yield Saying(control.get(FORM + "title", ""), *_HINT)


def offered_entries(validation: etree._Element) -> list[str]:
    """Return the entries that a rule for cells offers; a rule that names the cells that hold them has none."""
    found = _LIST.search(validation.get(TABLE + "condition", ""))
    return [entry.replace('""', '"') for entry in _ENTRY_TEXT.findall(found[1])] if found else []
