"""What was read of one paragraph, as values."""

from __future__ import annotations

from typing import NamedTuple

from lxml import etree

from msgcheck.extract.word_document.attachment import Attachment


class Graphic(NamedTuple):
    """A drawing, picture or object within a paragraph, and why it is not seen."""

    element: etree._Element
    kind: str


class ParagraphText:
    """What was read of one paragraph: ``text`` as seen, ``hidden`` as (kind, text) stretches, the rest in file order.

    ``links`` are the ids of relationships of hyperlinks.
    """

    __slots__ = ("attachments", "graphics", "hidden", "links", "text")

    def __init__(self) -> None:
        self.text = ""
        self.hidden: list[tuple[str, str]] = []
        self.graphics: list[Graphic] = []
        self.attachments: list[Attachment] = []
        self.links: list[str] = []
