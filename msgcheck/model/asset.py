"""An asset: one file or page that is checked."""

from __future__ import annotations

from pathlib import Path

from msgcheck.values import dataclass


@dataclass(frozen=True, slots=True)
class Asset:
    """One file to check.

    ``uri`` names it in reports (relative to the workspace where possible, with ``/``), ``path`` is where its
    bytes are, ``kind`` is the workspace's asset kind (``other`` outside every glob), ``layers`` are the layers
    checked for that kind; ``checks_leaks`` tells whether what its audience does not see is reported, in all layers.
    """

    uri: str
    path: Path
    kind: str
    format: str
    layers: frozenset[str]
    owner: str | None = None
    checks_leaks: bool = False


@dataclass(frozen=True, slots=True)
class SkippedAsset:
    """Something that stood in the paths and was not checked: ``reason`` is a code, ``detail`` a sentence."""

    uri: str
    reason: str
    detail: str
    kind: str = "other"
    format: str | None = None


@dataclass(frozen=True, slots=True)
class FileFormat:
    """What a file is: the ``name`` of the format it is read as, or ``None`` for one that is not read.

    For the latter ``detail`` is a sentence of what it is and the way out, and ``reason`` a code: ``unsupported``
    where its name promised a format that is read, else ``not-an-asset``.
    """

    name: str | None
    reason: str = "not-an-asset"
    detail: str = ""
