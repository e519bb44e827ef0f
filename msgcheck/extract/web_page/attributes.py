"""Texts that stand in attributes: alternative texts, labels, and what fields show of themselves."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lxml import etree

from msgcheck.extract.web_page.tags import names_in
from msgcheck.extract.web_page.text_run import collapsed
from msgcheck.extract.wording import COMPONENT_ATTRIBUTE, is_wording
from msgcheck.model.passage import Layer, Role

_LABELS = names_in(
    "aria-label aria-description aria-roledescription aria-valuetext aria-placeholder aria-braillelabel title "
    "xlink:title standby"
)
_SPOKEN: dict[str, tuple[Layer, Role]] = {
    "alt": (Layer.ALT, Role.CAPTION),
    "alttext": (Layer.ALT, Role.CAPTION),
    "placeholder": (Layer.BODY, Role.LABEL),
    **dict.fromkeys(_LABELS, (Layer.ALT, Role.LABEL)),
}
_TOOLTIPS = names_in(
    "data-tooltip data-tooltip-content data-tooltip-text data-tip data-tippy-content data-hint data-balloon "
    "data-caption data-content data-original-title data-bs-title data-bs-content data-bs-original-title "
    "data-placeholder"
)
"""Attributes out of which scripts and style sheets in wide use (Bootstrap, Tippy, lightboxes) show a text; others write
switches, ids and data into the same."""

_LABELLED = names_in("option optgroup track menu menuitem command")
_OF_TAGS: dict[tuple[str, str], tuple[Layer, Role]] = {
    **{(tag, "label"): (Layer.BODY, Role.LABEL) for tag in _LABELLED},
    ("table", "summary"): (Layer.ALT, Role.LABEL),
    ("th", "abbr"): (Layer.ALT, Role.LABEL),
    ("td", "abbr"): (Layer.ALT, Role.LABEL),
}
_NAMES_OF_TAGS = frozenset(name for _, name in _OF_TAGS)
SPEAKING_ATTRIBUTES = frozenset(_SPOKEN) | _TOOLTIPS | names_in("value label summary abbr content")
"""Attributes that :func:`spoken_beside_text` is to be asked about, on any element; custom elements may have others."""

OWN_ATTRIBUTE = "data-msgcheck"
"""On a ``mark`` that msgcheck itself has written into a page: its title is a comment."""

_BUTTON_TYPES = frozenset({"submit", "button", "reset"})
_TEXT_TYPES = frozenset({"", "text", "search", "email", "tel", "url"})

Spoken = tuple[str, Layer, Role]
"""A text out of an attribute."""


def own_words(element: etree._Element) -> str:
    """Return the text that an element begins with, up to its first child that is no mark of msgcheck."""
    text = element.text or ""
    if not len(element):
        return text
    words = [text]
    for child in element:
        if child.tag != "mark" or child.get(OWN_ATTRIBUTE) is None:
            break
        words += (child.text or "", child.tail or "")
    return "".join(words)


def spoken_beside_text(element: etree._Element, tag: str, names: Sequence[str]) -> list[Spoken]:
    """Return the texts of an element's attributes ``names``, white space collapsed, each wording once.

    What the text of the element itself says is left out. Layer and role are those that each has where it is seen.
    """
    if "-" not in tag and SPEAKING_ATTRIBUTES.isdisjoint(names):
        return []
    spoken = _spoken_by(element, tag, names)
    if not spoken:
        return spoken
    seen = ["", collapsed(own_words(element))]
    beside = []
    for text, layer, role in spoken:
        words = collapsed(text)
        if words not in seen:
            seen.append(words)
            beside.append((words, layer, role))
    return beside


def _spoken_by(element: etree._Element, tag: str, names: Sequence[str]) -> list[Spoken]:
    found = []
    if tag == "mark" and OWN_ATTRIBUTE in names:
        return [(element.get("title", ""), Layer.COMMENT, Role.NOTE)]
    for name in names:
        kind = _SPOKEN.get(name)
        if kind is None and name in _NAMES_OF_TAGS:
            kind = _OF_TAGS.get((tag, name))
        if kind is not None:
            found.append((element.get(name, ""), *kind))
        elif name in _TOOLTIPS and _is_tooltip(element.get(name, "")):
            found.append((element.get(name, ""), Layer.ALT, Role.LABEL))
    if "value" in names:
        found += _value(element, tag)
    if "content" in names and ("itemprop" in names or "property" in names) and is_wording(element.get("content", "")):
        found.append((element.get("content", ""), Layer.METADATA, Role.PROPERTY))
    if "-" in tag:
        found += _component(element, names)
    return found


def _value(element: etree._Element, tag: str) -> Iterator[Spoken]:
    """Yield what a field holds; the values of choices are for programs."""
    value = element.get("value", "")
    if tag == "input":
        kind = element.get("type", "").strip().lower()
        if kind in _BUTTON_TYPES:
            yield value, Layer.BODY, Role.LINK
        elif kind in _TEXT_TYPES:
            yield value, Layer.BODY, Role.LABEL
        elif kind == "hidden" and is_wording(value):
            yield value, Layer.HIDDEN, Role.LABEL
    elif tag == "option" and not element.get("label") and not (element.text or "").strip():
        yield value, Layer.BODY, Role.LABEL  # a suggestion of a datalist


def _is_tooltip(value: str) -> bool:
    return " " in value.strip() and value.lstrip()[0] not in "{[<#." and is_wording(value)


def _component(element: etree._Element, names: Sequence[str]) -> Iterator[Spoken]:
    for name in names:
        is_known = name in _SPOKEN or name.startswith(("data-", "aria-"))
        if not is_known and COMPONENT_ATTRIBUTE.search(name) and is_wording(element.get(name, "")):
            yield element.get(name, ""), Layer.BODY, Role.LABEL
