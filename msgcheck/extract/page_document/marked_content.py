"""Texts that a PDF's drawing gives to what it draws: what a drawn word or a picture says, and what stands for it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pikepdf import Object, Stream

from msgcheck.extract.page_document.objects import (
    ERRORS,
    Node,
    content,
    entries,
    entry,
    identity,
    inherited,
    items,
    name,
    text,
)
from msgcheck.model.passage import Layer, Passage, Role
from msgcheck.model.place import PagePlace

_TEXTS = {"/ActualText": Role.CAPTION, "/Alt": Role.CAPTION, "/E": Role.LABEL}
_PLAIN = rb"[^()\\]++|\\."
_GIVEN = re.compile(
    rb"/(ActualText|Alt|E)\s*+(<[\da-fA-F\s]*+>|\((?:%b|\((?:%b)*+\))*+\))" % (_PLAIN, _PLAIN), re.DOTALL
)
"""A text in a property list: a name before a string stands nowhere else in a drawing."""

_WORD = re.compile(r"[^\W\d_]{2}")
_MAX_BYTES = 8_000_000
_MAX_FORMS = 5_000


class MarkedContent:
    """Finds the texts that the drawings of pages give to their pieces; each form that pages share is read once."""

    def __init__(self) -> None:
        self._seen: set[tuple[int, int]] = set()
        self._left = _MAX_FORMS

    def passages(self, page: Node, page_number: int) -> Iterator[Passage]:
        """Yield each text once: of the page's own drawing, and of the forms that it draws."""
        known = set()
        for key, value in self._given(page):
            found = text(value)
            if _WORD.search(found) and (key, found) not in known:
                known.add((key, found))
                yield Passage(found, Layer.ALT, _TEXTS[key], PagePlace(page_number))

    def _given(self, page: Node) -> Iterator[tuple[str, Node]]:
        pending = [inherited(page, "/Resources")]
        for stream in items(entry(page, "/Contents")):
            yield from _given_in(stream)
        while pending and self._left > 0:
            resources = pending.pop()
            for _, properties in entries(entry(resources, "/Properties")):
                yield from ((key, entry(properties, key)) for key in _TEXTS)
            for _, form in entries(entry(resources, "/XObject")):
                mark = identity(form)
                if mark in self._seen or not isinstance(form, Stream) or name(entry(form, "/Subtype")) != "Form":
                    continue
                self._seen |= {mark} if mark else set()
                self._left -= 1
                yield from _given_in(form)
                pending.append(entry(form, "/Resources"))


def _given_in(stream: Node) -> Iterator[tuple[str, Node]]:
    for key, written in _GIVEN.findall(content(stream, _MAX_BYTES) or b""):
        try:
            yield f"/{key.decode()}", Object.parse(written)
        except ERRORS:
            continue
