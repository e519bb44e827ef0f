"""An annotator called in a worker: whatever a file holds, its comments are put in or named with a reason."""

from __future__ import annotations

from collections.abc import Sequence

from msgcheck.annotate.comment import Annotated, Annotator, Comment
from msgcheck.annotate.unfixable import UnfixableError
from msgcheck.engine.workers.guarded_call import call_guarded
from msgcheck.errors import UnreadableError
from msgcheck.extract.limits import Limits
from msgcheck.values import dataclass


@dataclass(frozen=True, slots=True)
class _Order:
    annotate: Annotator
    data: bytes
    comments: tuple[Comment, ...]


def annotated_within(limits: Limits, annotate: Annotator, data: bytes, comments: Sequence[Comment]) -> Annotated:
    """Return what ``annotate`` makes of a file, in a process that is held to ``limits``.

    ``annotate`` is a function of a module's own; where it raises ``UnfixableError`` or ``UnreadableError``, or passes a
    limit, all comments have failed for that reason.
    """
    try:
        return call_guarded(_carry_out, _Order(annotate, data, tuple(comments)), limits)
    except UnreadableError as error:
        return all_failed(comments, str(error))


def all_failed(comments: Sequence[Comment], reason: str) -> Annotated:
    """Return that none of the comments could be put in."""
    return Annotated(None, (), (), tuple((each.fingerprint, reason) for each in comments))


def _carry_out(order: _Order) -> Annotated:
    try:
        return order.annotate(order.data, order.comments)
    except (UnfixableError, UnreadableError) as error:
        return all_failed(order.comments, str(error))
