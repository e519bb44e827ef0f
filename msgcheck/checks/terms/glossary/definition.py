"""A definition of a term, as an asset gives it."""

from __future__ import annotations

from enum import StrEnum

from msgcheck.values import dataclass


class Style(StrEnum):
    """How a definition is told apart from other sentences about the term."""

    EXPLICIT = "explicit"
    """It says that it defines: "means", "stands for", an entry of a glossary."""
    CLASS = "class"
    """It names the class of things and what sets this one apart: "is a lead that ..."."""
    LABEL = "label"
    """The term stands before a colon or in the first column of a table."""


@dataclass(frozen=True, slots=True)
class Definition:
    """What ``passage`` (its number in the asset) says at ``start:end`` in definition of one of the terms ``term_ids``.

    They share the form that stands there. ``said`` is what follows it, up to the end of sentence, bullet or cell.
    """

    term_ids: tuple[str, ...]
    style: Style
    said: str
    passage: int
    start: int
    end: int
