"""A finding as a comment in the file: what is said, and where."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msgcheck.model.place import Place
from msgcheck.values import dataclass

AUTHOR = "msgcheck"
"""Who our comments are by: comments of this name, and no others, are taken away when a file is annotated again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Comment:
    """One finding as its file shows it.

    ``fingerprint`` is that of the finding. ``place`` is ``None`` for the asset as a whole: the comment then goes to the
    first slide, page or paragraph. ``start`` and ``end`` are the span in ``passage``, in code points. ``text`` is the
    plain text shown (rule, message, suggestions, confidence), ``title`` one line of it (severity and rule).
    """

    fingerprint: str
    place: Place | None
    layer: str | None
    passage: str
    start: int
    end: int
    text: str
    title: str


@dataclass(frozen=True, slots=True)
class Annotated:
    """What annotating made of one file.

    ``data`` is its new content, ``None`` where there is nothing to write: nothing of ours was there, nothing to say.
    ``placed`` are the fingerprints that stand at their shape or span; ``elsewhere`` those put on the slide, page or
    document as a whole, with the reason; ``failed`` those that could not be put in, with the reason.
    """

    data: bytes | None
    placed: tuple[str, ...]
    elsewhere: tuple[tuple[str, str], ...]
    failed: tuple[tuple[str, str], ...] = ()


Annotator = Callable[[bytes, Sequence[Comment]], Annotated]
"""Puts comments into the content of a file of one format; raises ``UnreadableError`` as its reader does."""
