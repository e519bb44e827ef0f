"""What ``robots.txt`` of a site allows (RFC 9309): asked for pages that nobody named, but a sitemap."""

from __future__ import annotations

from urllib.parse import urljoin

from protego import Protego

from msgcheck.errors import UnreadableError
from msgcheck.model.address import Address, address_of
from msgcheck.sources.web.fetching import USER_AGENT, Fetcher

_LONGEST = 500 * 2**10
"""Bytes that are looked at, the least that a robot should (RFC 9309, section 2.5)."""


class RobotRules:
    """The rules of each site, fetched when they are first asked."""

    def __init__(self, fetcher: Fetcher) -> None:
        self._fetcher = fetcher
        self._known: dict[str, Protego | UnreadableError] = {}

    def obstacle(self, address: Address) -> UnreadableError | None:
        """Return why ``address`` may not be fetched, ``None`` where it may."""
        place = urljoin(address.url, "/robots.txt")
        if place not in self._known:
            self._known[place] = self._rules(place)
        rules = self._known[place]
        if isinstance(rules, UnreadableError):
            return UnreadableError("robots", f"{place} could not be read, so nothing was fetched: {rules.detail}")
        if rules.can_fetch(address.url, USER_AGENT):
            return None
        detail = f"{place} does not let robots fetch this page. Write its own address into msgcheck.toml to check it."
        return UnreadableError("robots", detail)

    def pause(self, address: Address) -> float:
        """Return the seconds (``Crawl-delay``) that the site of ``address``, which was let through, wants before it."""
        rules = self._known.get(urljoin(address.url, "/robots.txt"))
        return (rules.crawl_delay(USER_AGENT) or 0.0) if isinstance(rules, Protego) else 0.0

    def _rules(self, place: str) -> Protego | UnreadableError:
        """Return the rules at ``place``; a server that has none allows all, one that fails allows nothing."""
        try:
            text = self._fetcher.fetch(address_of(place)).content[:_LONGEST].decode("utf-8", "replace")
        except UnreadableError as error:
            return Protego.parse("") if error.reason in _NO_RULES else error
        return Protego.parse(text)


_NO_RULES = frozenset({"not-found", "no-access"})
"""The reasons of answers 400 to 499 (RFC 9309, section 2.3.1.3)."""
