"""What belongs together in one finding: a slide, a page, a story, a thread of comments, an embedded file."""

from __future__ import annotations

import re
from dataclasses import replace

from msgcheck.model.passage import Layer, Passage
from msgcheck.model.place import DocumentPlace, PagePlace, Place, SlidePlace

_REPLY = re.compile(r"\AReply\b|, reply to ")

_TEMPLATES = ("layout ", "master ")
"""How the place of what stands on a layout or master that no slide shows begins."""

Unit = tuple[object, ...]
"""A key that the passages of one finding share."""


def unit_of(passage: Passage) -> Unit:
    """Return what ``passage`` is told with: its slide or page, its embedded file, its thread of comments."""
    place = passage.place
    match passage.layer:
        case Layer.COMMENT:
            return ("thread", _thread(place))
        case Layer.EMBEDDED:
            return ("file", place, embedded_name(passage))
    match place:
        case SlidePlace():
            return ("slide", place.slide)
        case PagePlace():
            return ("page", place.page)
        case DocumentPlace():
            return ("templates",) if template_name(place) else ("story", place.paragraph.partition("/")[0])
    return ("whole",)


def template_name(place: Place) -> str:
    """Return the layout or master of slides that ``place`` is on (``layout Two Columns``); empty for any other."""
    path = place.paragraph if isinstance(place, DocumentPlace) else ""
    return path.partition("/")[0] if path.startswith(_TEMPLATES) else ""


def _thread(place: Place) -> Place:
    """Paragraphs of one comment share their shape (slides) or the head of their path (documents)."""
    if isinstance(place, SlidePlace):
        return replace(place, paragraph=None)
    if isinstance(place, DocumentPlace):
        return DocumentPlace(place.paragraph.partition("/")[0])
    return place


def is_reply(passage: Passage) -> bool:
    """Tell whether a comment answers the one before it: its context says so."""
    return passage.layer is Layer.COMMENT and bool(_REPLY.search(passage.context))


def unit_in_words(place: Place, noun: str) -> str:
    """Name where ``place`` is: ``slide 4``, ``page 2``, else the whole ``noun``."""
    match place:
        case SlidePlace():
            return f"slide {place.slide}"
        case PagePlace():
            return f"page {place.page}"
    return f"this {noun}"


def embedded_name(passage: Passage) -> str:
    """Return the name of the embedded file a passage comes from: its context begins with it."""
    return passage.context.partition(", ")[0]
