"""Values through a pipe between a process and its worker: each with its length before it, none beyond a bound."""

from __future__ import annotations

import io
import pickle
import struct
from typing import Any, BinaryIO

_LENGTH = struct.Struct("<Q")


class TooLongError(Exception):
    """A value takes more bytes than its receiver takes."""


class _BoundedBytes(io.BytesIO):
    """Bytes in memory, up to a bound; a value beyond it is never packed whole."""

    def __init__(self, bound: int) -> None:
        super().__init__()
        self._bound = bound

    def write(self, data: Any) -> int:  # noqa: ANN401 - whatever holds bytes
        if self.tell() + len(data) > self._bound:
            raise TooLongError
        return super().write(data)


def packed(value: object, bound: int) -> memoryview:
    """Return ``value`` as bytes; raises ``TooLongError`` where that takes more than ``bound``."""
    target = _BoundedBytes(bound)
    pickle.dump(value, target, pickle.HIGHEST_PROTOCOL)
    return target.getbuffer()


def send(pipe: BinaryIO, data: memoryview) -> None:
    """Write a packed value; raises ``OSError`` where nobody reads."""
    pipe.write(_LENGTH.pack(len(data)))
    pipe.write(data)
    pipe.flush()


def receive(pipe: BinaryIO, bound: int) -> Any:  # noqa: ANN401 - what the other side sends
    """Return the next value. The other side is a process of msgcheck: what it sends is trusted, not its length.

    Raises ``EOFError`` at the end of the pipe, ``TooLongError`` beyond ``bound`` bytes, and what
    ``pickle.loads`` raises.
    """
    (size,) = _LENGTH.unpack(_exactly(pipe, _LENGTH.size))
    if size > bound:
        raise TooLongError
    return pickle.loads(_exactly(pipe, size))  # noqa: S301 - from a process of msgcheck's own


def _exactly(pipe: BinaryIO, size: int) -> bytes:
    data = pipe.read(size)
    if len(data) < size:
        raise EOFError
    return data
