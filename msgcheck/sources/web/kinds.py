"""Which asset kind a web address belongs to."""

from __future__ import annotations

from msgcheck.config.settings import AssetKind, Settings
from msgcheck.model.address import site_of
from msgcheck.sources.folders import OTHER_KIND
from msgcheck.sources.path_pattern import matches_pattern


def is_pattern(entry: str) -> bool:
    """Tell whether an entry of ``urls`` is no address to be fetched, but says which addresses are of the kind."""
    return "*" in entry


def takes_address(entry: str, url: str) -> bool:
    """Tell whether an entry of ``urls``, an address or a pattern, takes ``url``."""
    return url == entry or (is_pattern(entry) and matches_pattern(url, entry))


def kind_of_address(url: str, settings: Settings, listed_by: AssetKind | None = None) -> AssetKind:
    """Return the first kind whose ``urls`` take ``url``; else that of the sitemap which lists it (``listed_by``), or
    of a page that the user named the first kind with an address at its site.
    """
    taking = next((kind for kind in settings.kinds if any(takes_address(entry, url) for entry in kind.urls)), None)
    if taking is not None or listed_by is not None:
        return taking or listed_by or OTHER_KIND
    site = site_of(url)
    at_site = (kind for kind in settings.kinds if any(site_of(entry) == site for entry in kind.urls))
    return next(at_site, OTHER_KIND)
