"""Of what nobody could list nothing is gone: pages behind a sitemap, files below a folder that could not be opened."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import PurePosixPath

from msgcheck.model.address import UNREAD_SITEMAP, is_address, site_of
from msgcheck.values import dataclass


@dataclass(frozen=True, slots=True)
class Unlisted:
    """Where a run could not look: ``sites`` with a sitemap that was not read, and ``places`` that were skipped."""

    sites: frozenset[str]
    places: frozenset[str]

    def may_hold(self, uri: str) -> bool:
        """Tell whether ``uri`` may still be there, though the run does not list it."""
        if is_address(uri):
            return site_of(uri) in self.sites
        return any(folder.as_posix() in self.places for folder in PurePosixPath(uri).parents)


def unlisted(skipped: Iterable[tuple[str, str]]) -> Unlisted:
    """Return where a run could not look that skipped these: pairs of uri and reason."""
    pairs = list(skipped)
    return Unlisted(
        sites=frozenset(site_of(uri) for uri, reason in pairs if reason == UNREAD_SITEMAP),
        places=frozenset(uri for uri, _ in pairs if not is_address(uri)),
    )
