"""The wording that components and tags are given: in attributes, in data, in markup within an attribute."""

from __future__ import annotations

from collections.abc import Iterator

from msgcheck.extract.markdown.jsx import JsxTag, unescaped
from msgcheck.extract.wording import COMPONENT_ATTRIBUTE, is_wording
from msgcheck.late_pattern import late_pattern
from msgcheck.model.passage import Layer, Role

_PAIR = late_pattern(
    r"\b([\w-]{1,60})[\"']?\s*[:=]\s*"
    r"(?:\"((?:[^\"\\\n]|\\.)*)\"|'((?:[^'\\\n]|\\.)*)'|`((?:[^`\\$]|\$(?!\{)|\\.){0,2000}+)`)"
)
_CONTENT = late_pattern(r"(?:(?<![=\s])|[\"'}]\s{1,200})>([^<>{}]+)(?=<[/a-zA-Z])")
"""What stands behind a tag; formatters set its end on a line of its own. That of "a > b" and "=>" ends none."""

_WITHIN_LINE = late_pattern(r"</?(?:b|strong|i|em|u|a|span|mark|small|sub|sup)(?:\s[^<>]{0,400})?>")
"""Tags of what stands within a line: the texts on their sides are one."""

_STRING = r"(?:\"((?:[^\"\\\n]|\\.)*+)\"|'((?:[^'\\\n]|\\.)*+)')"
"""A string of JavaScript on one line, in quotes of either sort."""

_ITEM = late_pattern(rf"[\[,]\s*+{_STRING}(?!\s*:)")
_CHOSEN = late_pattern(rf"(?:(\()|[?:]|\|\||&&)\s*+{_STRING}")
"""A string that an expression may come to: one of two, or what it hands to a translation."""

_LISTS = late_pattern(
    r"(?i)(?:items|tabs|options|labels|titles|headings|headers|columns|features|steps|points|bullets|benefits|questions|"
    r"answers|quotes|texts|words|lines|rows|list)$"
)
"""Attributes by which a component is given several texts."""

Spoken = tuple[str, Layer, Role]
"""A text that stands in code, and where its reader meets it."""


def wording_of(tag: JsxTag) -> Iterator[Spoken]:
    """Yield what the attributes of a component say."""
    for name, value in tag.attributes:
        text = " ".join(value.split())
        if COMPONENT_ATTRIBUTE.search(name) and is_wording(text):
            yield text, *_seen(name, Layer.BODY, Role.LABEL)
    for name, code in tag.expressions:
        yield from _wording_of_expression(name, code)


def _wording_of_expression(name: str, code: str) -> list[Spoken]:
    """Return the wording of data and markup that a component is given: named texts, lists of texts, what tags hold."""
    found = pairs_in(code, Layer.BODY, Role.LABEL)
    texts = _CONTENT.findall(_WITHIN_LINE.sub("", code))
    whole = "\n".join(texts)
    texts += [text for text in _CONTENT.findall(code) if text.strip() not in whole]
    start = code[1:].lstrip()[:1]
    if start == "[" and _LISTS.search(name):
        texts += [unescaped(double or single) for double, single in _ITEM.findall(code)]
    elif start not in {"[", "{", "<"} and COMPONENT_ATTRIBUTE.search(name):
        chosen = [(opening, unescaped(double or single)) for opening, double, single in _CHOSEN.findall(code)]
        texts += [text for opening, text in chosen if " " in text or not opening]
    return found + [
        (" ".join(text.split()), *_seen(name, Layer.BODY, Role.LABEL)) for text in texts if is_wording(text)
    ]


def pairs_in(code: str, layer: Layer, role: Role) -> list[Spoken]:
    """Return the wording that code gives names to, as ``title: "Two words"``."""
    pairs = [
        (name, unescaped(double or single or " ".join(template.split())))
        for name, double, single, template in _PAIR.findall(code)
    ]
    return [
        (text, *_seen(name, layer, role))
        for name, text in pairs
        if COMPONENT_ATTRIBUTE.search(name) and is_wording(text)
    ]


def _seen(name: str, layer: Layer, role: Role) -> tuple[Layer, Role]:
    """Return layer and role of what an attribute holds: ``layer`` and ``role``, if it does not stand for a picture."""
    is_alternative = layer is Layer.BODY and (name.lower() == "alt" or name.startswith("aria-"))
    return (Layer.ALT, Role.CAPTION) if is_alternative else (layer, role)
