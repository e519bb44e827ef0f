"""An asset: one file or page that is checked."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Asset:
    """One file to check.

    ``uri`` names it in reports (relative to the workspace where possible, with ``/``), ``path`` is where its
    bytes are, ``kind`` is the workspace's asset kind (``other`` outside every glob), ``layers`` are the layers
    checked for that kind.
    """

    uri: str
    path: Path
    kind: str
    format: str
    layers: frozenset[str]
    owner: str | None = None


@dataclass(frozen=True, slots=True)
class SkippedAsset:
    """Something that stood in the paths and was not checked: ``reason`` is a code, ``detail`` a sentence."""

    uri: str
    reason: str
    detail: str
    kind: str = "other"
    format: str | None = None
