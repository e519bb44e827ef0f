"""How much of a hostile file is read before it is called unreadable."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds of one asset; sizes in bytes.

    ``part`` bounds one inflated part of an archive (and a text file as a whole), ``total`` all parts that are
    read, ``parts`` their number, ``passages`` what comes out. A deck of a thousand slides stays far below each.
    """

    part: int = 64 * 2**20
    total: int = 512 * 2**20
    parts: int = 20_000
    passages: int = 200_000
