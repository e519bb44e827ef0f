"""An asset: one file or page that is checked."""

from __future__ import annotations

from dataclasses import field
from pathlib import Path

from msgcheck.values import dataclass


@dataclass(frozen=True, slots=True)
class FetchedPage:
    """What a web address gave: ``content`` as its reader decodes it, and where it was read, after redirects."""

    url: str
    content: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Asset:
    """One file or page to check.

    ``uri`` names it in reports (relative to the workspace where possible, with ``/``; of a page its address), ``path``
    is where its bytes are, of a page no more than a name: those are in ``page``. ``kind`` is the workspace's asset kind
    (``other`` outside every glob), ``layers`` are the layers checked for that kind; ``checks_leaks`` tells whether what
    its audience does not see is reported, in all layers.
    """

    uri: str
    path: Path
    kind: str
    format: str
    layers: frozenset[str]
    owner: str | None = None
    checks_leaks: bool = False
    page: FetchedPage | None = None


NO_ASSET = frozenset({"not-an-asset", "lock-file", "not-a-file"})
"""Reasons of what was skipped and nobody meant to be read; every other one says that an asset could not be."""


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
