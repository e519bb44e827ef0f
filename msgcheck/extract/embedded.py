"""A file within an asset: attached, embedded or packed in an object, read by the same readers within what is left."""

from __future__ import annotations

import io
from dataclasses import replace

from msgcheck.errors import UnreadableError
from msgcheck.extract.limits import Limits
from msgcheck.extract.passage_length import CONTEXT_LENGTH
from msgcheck.model.passage import Layer, Passage, UnreadPart
from msgcheck.model.place import Place, describe_place
from msgcheck.values import dataclass

_SHARE = 4
"""An embedded file may yield a quarter of the passages that its host may."""

_SLOW = frozenset({"ppt", "doc", "xls", "rtf"})
"""Formats that another program converts, seconds for each: not for the objects of an asset."""


_FOREIGN = "an OLE object of a program that msgcheck does not know; open it in that program to check its words"


@dataclass(frozen=True, slots=True)
class Embedded:
    """What was read of a file within an asset, and what of it was not, each part under the name of the file."""

    passages: tuple[Passage, ...]
    unread: tuple[UnreadPart, ...]


def read_embedded(name: str, data: bytes, place: Place, limits: Limits) -> Embedded:
    """Read the file ``data``, which the asset calls ``name`` and shows at ``place``; raises nothing.

    The format is told by the content. Passages get layer ``embedded`` (``hidden`` stays), the host's ``place``, and
    the context "NAME, PLACE WITHIN: TITLE WITHIN". All levels share the bytes of ``limits.budget``.
    """
    from msgcheck.extract.containers.object_storage import is_textless, unwrapped

    if limits.depth <= 0:
        return _unread(name, "nested too deep")
    if is_textless(data):
        return Embedded((), ())
    name, data = unwrapped(name, data)
    try:
        return _read(name, data, place, limits)
    except UnreadableError as error:
        return _unread(name, error.detail)


def _read(name: str, data: bytes, place: Place, limits: Limits) -> Embedded:
    from msgcheck.extract.containers.object_storage import MAGIC, stored_format
    from msgcheck.extract.reading import extract, recognised

    form = recognised(name, io.BytesIO(data))
    if form.name is None:
        is_foreign = data.startswith(MAGIC) and stored_format(io.BytesIO(data)) is None
        return _unread(name, _FOREIGN if is_foreign else form.detail)
    if form.name in _SLOW:
        return _unread(name, "an old Office file within another file is not read; save it in the new format")
    share = limits.passages // _SHARE
    extraction = extract(io.BytesIO(data), form.name, replace(limits, depth=limits.depth - 1, passages=share))
    passages = tuple(_embedded(passage, name, place) for passage in extraction.passages)
    return Embedded(
        passages, tuple(UnreadPart(f"{name}/{each.part}", each.reason) for each in extraction.coverage.unread)
    )


def _embedded(passage: Passage, name: str, place: Place) -> Passage:
    layer = Layer.HIDDEN if passage.layer is Layer.HIDDEN else Layer.EMBEDDED
    if passage.layer is Layer.EMBEDDED:
        context = f"{name}, {passage.context}"
    else:
        within = describe_place(passage.place)
        context = f"{name}, {within}: {passage.context}" if passage.context else f"{name}, {within}"
    return replace(passage, layer=layer, place=place, context=context[:CONTEXT_LENGTH])


def _unread(name: str, reason: str) -> Embedded:
    return Embedded((), (UnreadPart(name, reason),))
