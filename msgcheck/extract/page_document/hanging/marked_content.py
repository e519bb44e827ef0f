"""Texts that a PDF's drawing gives to what it draws: what words drawn as shapes say, and what stands for a picture."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pikepdf import Object, Stream

from msgcheck.extract.page_document.file.objects import (
    ERRORS,
    Node,
    content,
    entries,
    entry,
    identity,
    inherited,
    items,
    keys_of,
    name,
    text,
)
from msgcheck.model.passage import Layer, Passage, Role
from msgcheck.model.place import PagePlace

_TEXTS = ("/ActualText", "/Alt", "/E")
_GIVEN = {key: re.compile(key.encode() + rb"\s*+(?:(<[\da-fA-F\s]*+>)|(?=\())") for key in _TEXTS}
"""Each key with its text in a property list: a name before a string stands nowhere else in a drawing."""

_BRACKET = re.compile(rb"[()]|\\.", re.DOTALL)
_MAX_STRING = 100_000

_WORD = re.compile(r"[^\W\d_]{2}")
_MAX_BYTES = 8_000_000
_MAX_FORMS = 5_000


class MarkedContent:
    """Finds the texts that the drawings of pages give to their pieces; each form that pages share is read once."""

    def __init__(self) -> None:
        self._seen: set[tuple[int, int]] = set()
        self._left = _MAX_FORMS
        self._known: set[str] = set()

    def passages(self, page: Node, page_number: int) -> Iterator[Passage]:
        """Yield each text once a document: of the page's own drawing, and of the forms that it draws.

        A logo stands on every page.
        """
        for value in self._given(page):
            found = text(value)
            if _WORD.search(found) and found not in self._known:
                self._known.add(found)
                yield Passage(found, Layer.ALT, Role.CAPTION, PagePlace(page_number))

    def _given(self, page: Node) -> Iterator[Node]:
        pending = [inherited(page, "/Resources")]
        for stream in items(entry(page, "/Contents")):
            yield from _given_in(stream)
        while pending and self._left > 0:
            resources = pending.pop()
            for _, properties in entries(entry(resources, "/Properties")):
                keys = keys_of(properties)
                yield from (entry(properties, key) for key in _TEXTS if key in keys)
            for _, form in entries(entry(resources, "/XObject")):
                mark = identity(form)
                if mark in self._seen or not isinstance(form, Stream) or name(entry(form, "/Subtype")) != "Form":
                    continue
                self._seen |= {mark} if mark else set()
                self._left -= 1
                yield from _given_in(form)
                pending.append(entry(form, "/Resources"))


def _given_in(stream: Node) -> Iterator[Node]:
    drawing = content(stream, _MAX_BYTES) or b""
    for key, given in _GIVEN.items():
        # To look for the key first is ten times as fast where there is none.
        for written in dict.fromkeys(_strings(given, drawing)) if key.encode() in drawing else ():
            try:
                yield Object.parse(written)
            except ERRORS:
                continue


def _strings(given: re.Pattern[bytes], drawing: bytes) -> Iterator[bytes]:
    """Yield the strings behind a key, with their brackets; what one without an end swallows is passed over."""
    position = 0
    while match := given.search(drawing, position):
        position = match.end()
        if match[1]:
            yield match[1]
            continue
        depth = 0
        for sign in _BRACKET.finditer(drawing, match.end(), match.end() + _MAX_STRING):
            depth += {b"(": 1, b")": -1}.get(sign[0], 0)
            position = sign.end()
            if not depth:
                yield drawing[match.end() : position]
                break
