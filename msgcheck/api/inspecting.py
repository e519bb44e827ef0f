"""What was read of one file, and what one text claims."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from msgcheck.api.workspace import settings_or_bare
from msgcheck.engine.backends import read_asset, reading_limits
from msgcheck.errors import UnreadableError
from msgcheck.extract.reading import recognised_file, recognised_page
from msgcheck.model.address import Given
from msgcheck.model.asset import Asset, SkippedAsset
from msgcheck.model.passage import Extraction
from msgcheck.model.place import place_at
from msgcheck.sources.finding import asset_given

if TYPE_CHECKING:
    from msgcheck.analysis.claims.claim_profile import ClaimProfile


def inspect(path: Given, *, workspace: Path | None = None) -> tuple[Asset, Extraction]:
    """Read one file or web page and return what was read. Needs no workspace.

    Raises ``UnreadableError`` with the reason.
    """
    settings = settings_or_bare(workspace)
    asset = asset_given(path, settings, recognised_file, recognised_page)
    if isinstance(asset, SkippedAsset):
        raise UnreadableError(asset.reason, f"{asset.uri}: {asset.detail}")
    extraction = read_asset(asset, reading_limits(settings))
    return asset, extraction if asset.page is None else _at(extraction, asset.uri)


def _at(extraction: Extraction, url: str) -> Extraction:
    placed = (replace(each, place=place_at(each.place, url)) for each in extraction.passages)
    return replace(extraction, passages=tuple(placed))


def analyse(text: str, *, language: str = "en") -> ClaimProfile:
    """Return what ``text`` claims: quantities, negations, hedges, absolutes. Needs no workspace and opens no model.

    ``language`` (ISO 639-1) says how 1.200 is read where the text itself does not say it.
    """
    from msgcheck.analysis.claims.claim_profile import take_apart

    return take_apart(text, language)
