"""What one written value means, once its field says what it wants; where it is something else, a mistake says so."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable
from datetime import date
from typing import TypeVar

from msgcheck.config.located import Form, Items, Node, Scalar
from msgcheck.config.mistakes import Mistakes, listed, quoted

T = TypeVar("T")
S = TypeVar("S", bound=str)

_NUMBER = re.compile(r"[-+]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][-+]?[0-9]+)?")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_FLAGS = {"true": True, "yes": True, "on": True, "false": False, "no": False, "off": False}


def text_of(node: Node, name: str, mistakes: Mistakes) -> str | None:
    """Return a text that is not empty, without the space around it; ``name`` stands for it in messages."""
    text = _converted(node, name, (_as_text, "text", "Put it in quotes."), mistakes)
    if text == "":
        mistakes.add(node.position, f"{name} is empty.", "Fill it in, or remove it.")
    return text or None


def number_of(node: Node, name: str, mistakes: Mistakes) -> float | None:
    """Return a finite number."""
    return _converted(node, name, (_as_number, "a number", "Write it in digits, without quotes."), mistakes)


def flag_of(node: Node, name: str, mistakes: Mistakes) -> bool | None:
    """Return true or false; ``yes``, ``no``, ``on`` and ``off`` mean what they mean in YAML 1.1."""
    return _converted(node, name, (_as_flag, "true or false", "Write true or false, without quotes."), mistakes)


def date_of(node: Node, name: str, mistakes: Mistakes) -> date | None:
    """Return the date of ``year-month-day``."""
    return _converted(node, name, (_as_date, "a date", "Write year-month-day, such as 2026-07-01."), mistakes)


def choice_of(node: Node, name: str, allowed: Iterable[S], mistakes: Mistakes) -> S | None:
    """Return the one of ``allowed`` that is written."""
    text = text_of(node, name, mistakes)
    by_text = {str(choice): choice for choice in allowed}
    if text is not None and text not in by_text:
        near = mistakes.closest(text, by_text)
        mistakes.add(
            node.position, f"{name} cannot be {quoted(text)}.", f"{near} Choose from {listed(by_text)}.".lstrip()
        )
    return by_text.get(text or "")


def items_of(node: Node, name: str, mistakes: Mistakes) -> tuple[Node, ...]:
    """Return the items of a list."""
    if isinstance(node, Items):
        return node.items
    example = "[...]"
    if isinstance(node, Scalar):
        example = f'["{node.text}"]' if node.form is Form.TEXT else f"[{node.text}]"
    mistakes.add(node.position, f"{name} must be a list, not {described(node)}.", f"Write {example}.")
    return ()


def described(node: Node) -> str:
    """Return what was written, for 'not ...' in a message."""
    if isinstance(node, Items):
        return "a list"
    return quoted(node.text) if isinstance(node, Scalar) else "a group of keys"


def _converted(
    node: Node, name: str, wanted: tuple[Callable[[Scalar], T | None], str, str], mistakes: Mistakes
) -> T | None:
    convert, noun, way_out = wanted
    value = convert(node) if isinstance(node, Scalar) else None
    if value is None:
        if not isinstance(node, Scalar) and noun == "text":
            way_out = "Write one text, in quotes where it holds ': ' or begins with [ or {."
        mistakes.add(node.position, f"{name} must be {noun}, not {described(node)}.", way_out)
    return value


def _as_text(scalar: Scalar) -> str | None:
    return scalar.text.strip() if scalar.form in {Form.PLAIN, Form.TEXT} else None


def _as_number(scalar: Scalar) -> float | None:
    if scalar.form not in {Form.PLAIN, Form.NUMBER} or not _NUMBER.fullmatch(scalar.text):
        return None
    number = float(scalar.text)
    return number if math.isfinite(number) else None


def _as_flag(scalar: Scalar) -> bool | None:
    return _FLAGS.get(scalar.text.lower()) if scalar.form in {Form.PLAIN, Form.BOOLEAN} else None


def _as_date(scalar: Scalar) -> date | None:
    if scalar.form not in {Form.PLAIN, Form.TEXT, Form.DATE} or not _DATE.fullmatch(scalar.text):
        return None
    try:
        return date.fromisoformat(scalar.text)
    except ValueError:
        return None
