"""How much of a hostile file is read before it is called unreadable."""

from __future__ import annotations

from msgcheck.values import dataclass


class Budget:
    """Bytes that one asset may still inflate, shared by all its levels: a file and what is embedded in it.

    The one value here that changes. It lives as long as the reading of one asset, see ``reading.extract``.
    """

    __slots__ = ("bytes_left",)

    def __init__(self, size: int) -> None:
        self.bytes_left = size

    def take(self, size: int) -> bool:
        """Take ``size`` bytes; tells whether there were as many."""
        self.bytes_left -= size
        return self.bytes_left >= 0


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds of one asset; sizes in bytes.

    ``part`` bounds one inflated part of an archive (and a text file as a whole), ``total`` all parts that are
    read, ``parts`` their number, ``passages`` what comes out. A deck of a thousand slides stays far below each.
    ``depth`` is how many levels of files within files are still read; ``budget`` is what these levels share of
    ``total``, ``None`` for a file that is read alone. ``seconds``, ``memory`` and ``output`` (what a worker sends
    back) are held from outside, by the worker and its starter; a reader that can stop half-way does so at
    ``own_seconds`` and reports the rest as unread. ``ocr`` names the program that reads words in
    pictures of pages (``rapidocr``, ``tesseract``, ``tesseract:eng+deu``); ``None`` to leave them.
    """

    part: int = 64 * 2**20
    total: int = 512 * 2**20
    parts: int = 20_000
    passages: int = 200_000
    depth: int = 3
    budget: Budget | None = None
    seconds: float = 60.0
    memory: int = 1024 * 2**20
    output: int = 256 * 2**20
    ocr: str | None = None

    @property
    def own_seconds(self) -> float:
        """Time after which a reader should stop by itself, so that what it has read so far is not lost."""
        return 0.7 * self.seconds
