"""What is to be checked: the files, folders and web addresses that a user names, or the settings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from msgcheck.config.settings import Settings
from msgcheck.model.address import Address, Given
from msgcheck.model.asset import Asset, SkippedAsset
from msgcheck.sources.asked import FormatOf, PageFormatOf, Told
from msgcheck.sources.folders import Found, asset_at, find_assets, uri_of
from msgcheck.sources.web.kinds import is_pattern


def find_given(
    given: Sequence[Given], settings: Settings, file_format: FormatOf, page_format: PageFormatOf, told: Told
) -> Found:
    """Find the assets of ``given``, or of every asset kind where nothing is given; addresses are fetched.

    Raises ``UsageError`` when a path does not exist. An address that gives no page is skipped, with its reason.
    """
    files, addresses = _files(given, settings, file_format), _addresses(given, settings)
    if not addresses:
        return files
    from msgcheck.sources.web.pages import find_pages

    return _joined(files, find_pages(addresses, settings, page_format, told))


def find_files(given: Sequence[Given], settings: Settings, file_format: FormatOf) -> Found:
    """Do as :func:`find_given`, for what works on files: addresses are skipped, and nothing is fetched."""
    detail = "A page of the web cannot be changed from here. Change it where it is made."
    addresses = tuple(SkippedAsset(each.url, "not-a-file", detail) for each in _addresses(given, settings))
    return _joined(_files(given, settings, file_format), Found((), addresses))


def asset_given(
    given: Given, settings: Settings, file_format: FormatOf, page_format: PageFormatOf
) -> Asset | SkippedAsset:
    """Return the one asset at ``given``. Raises ``UsageError`` where there is no such file."""
    if isinstance(given, Path):
        return asset_at(given, settings, file_format)
    from msgcheck.sources.web.pages import find_page

    return find_page(given, settings, page_format)


def uri_of_given(given: Given, root: Path) -> str:
    """Return the uri under which ``given`` is reported: of an address itself, else as :func:`uri_of`."""
    return uri_of(given, root) if isinstance(given, Path) else given.url


def _files(given: Sequence[Given], settings: Settings, file_format: FormatOf) -> Found:
    paths = [each for each in given if isinstance(each, Path)]
    return find_assets(paths, settings, file_format) if paths or not given else Found((), ())


def _addresses(given: Sequence[Given], settings: Settings) -> list[Address]:
    if given:
        return [each for each in given if isinstance(each, Address)]
    return list(_addresses_of(settings))


def _addresses_of(settings: Settings) -> Iterator[Address]:
    return (Address(url) for kind in settings.kinds for url in kind.urls if not is_pattern(url))


def _joined(files: Found, pages: Found) -> Found:
    return Found(
        tuple(sorted((*files.assets, *pages.assets), key=lambda each: each.uri)),
        tuple(sorted((*files.skipped, *pages.skipped), key=lambda each: each.uri)),
        (*files.notices, *pages.notices),
    )
