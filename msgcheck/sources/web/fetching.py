"""One address after another is asked for its page, within bounds of time and size. The door to httpx2."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.cookiejar import CookieJar, DefaultCookiePolicy
from threading import Event
from typing import Any
from urllib.parse import urljoin

import httpx2

import msgcheck
from msgcheck.errors import UnreadableError, UsageError
from msgcheck.model.address import Address, address_of
from msgcheck.sources.web.border import Border
from msgcheck.sources.web.deadline import OpenSockets
from msgcheck.sources.web.failures import refused, too_slow, unreachable
from msgcheck.sources.web.unpacking import ACCEPTED, unpacked
from msgcheck.values import dataclass

USER_AGENT = "msgcheck"
"""The name under which robots.txt speaks of msgcheck; requests add its version."""

_HEADERS = {
    "User-Agent": f"{USER_AGENT}/{msgcheck.__version__}",
    "Accept": "text/html,application/xhtml+xml;q=0.9,*/*;q=0.8",
    "Accept-Encoding": ACCEPTED,
}
_NOT_FOLLOWED = "that is not followed. Name the page itself."
_REDIRECTS = 10
"""Browsers follow 20; more than two or three are a mistake."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FetchLimits:
    """Bounds of fetching: ``seconds`` and ``size`` (bytes) of one page, and of all pages of a run together.

    After ``all_size`` no other page is begun. A page of the web has some 100 KB, the longest PDF of a sales team 50 MB.
    """

    seconds: float = 30.0
    size: int = 64 * 2**20
    all_seconds: float = 600.0
    all_size: int = 256 * 2**20


@dataclass(frozen=True, slots=True)
class Answer:
    """What an address answered: ``address`` is where it was read, after redirects.

    ``media_type`` is in lower case, empty where the server names none, ``charset`` as it names it.
    """

    address: Address
    content: bytes
    media_type: str
    charset: str | None


class Fetcher:
    """Asks for pages, one at a time. Sends no cookies and no credentials; checks certificates; close it in the end.

    Proxies are those of the environment (``HTTPS_PROXY``, ``NO_PROXY``). Raises ``UsageError`` where what the
    environment says cannot be used.
    """

    def __init__(self, limits: FetchLimits) -> None:
        self._limits = limits
        self._end = time.monotonic() + limits.all_seconds
        self._bytes_left = limits.all_size
        self._sockets = OpenSockets()
        self._border = Border()
        self._client = _client(limits.seconds)

    def fetch(self, address: Address, *, stays: bool = False) -> Answer:
        """Return what ``address`` answers; with ``stays`` a redirect to another host is not followed.

        Raises ``UnreadableError`` with the reason and the way out.
        """
        seconds = min(self._limits.seconds, self._end - time.monotonic())
        if seconds <= 0:
            raise self._over_time(address)
        with self._sockets.within(seconds) as over:
            answer = self._followed(address, over, stays=stays)
        if over.is_set():  # the end of a connection may be taken for that of the page
            raise self._over_time(address)
        return answer

    def pause(self, seconds: float) -> None:
        """Wait, but not beyond the time that all pages together may take."""
        time.sleep(max(0.0, min(seconds, self._end - time.monotonic())))

    def close(self) -> None:
        """Close what is open."""
        self._client.close()

    def _followed(self, address: Address, over: Event, *, stays: bool) -> Answer:
        current, seen = address, [address]
        while True:
            self._border.ask(address.host, current.host)
            with self._asked(current, over) as response:
                if not response.has_redirect_location:
                    return self._answer(current, response)
                target = _target(current, response.headers["Location"])
            if target in seen or len(seen) > _REDIRECTS:
                raise UnreadableError("redirect", f"The redirects of this page lead nowhere: {current}, then {target}.")
            if stays and target.site != address.site:
                raise UnreadableError("redirect", f"This page is moved to another host: {target}. Name that address.")
            seen.append(target)
            current = target

    @contextmanager
    def _asked(self, address: Address, over: Event) -> Iterator[httpx2.Response]:
        try:
            with self._client.stream("GET", address.url, extensions={"trace": self._traced}) as response:
                yield response
        except (httpx2.HTTPError, httpx2.InvalidURL, OSError) as error:
            is_slow = over.is_set() or isinstance(error, httpx2.TimeoutException)
            raise (self._over_time(address) if is_slow else unreachable(address.host, error)) from error

    def _traced(self, event: str, info: Mapping[str, Any]) -> None:
        self._sockets.traced(event, info)
        self._border.traced(event, info)

    def _answer(self, address: Address, response: httpx2.Response) -> Answer:
        if not response.is_success:
            raise refused(response.status_code)
        if self._bytes_left <= 0:
            size = f"{self._limits.all_size // 2**20} MB"
            detail = f"The pages of this run are together larger than {size}. Scan a part of them at a time."
            raise UnreadableError("too-large", detail)
        packing = response.headers.get("Content-Encoding", "")
        content = unpacked(response.iter_raw(), packing, self._limits.size)
        self._bytes_left -= len(content)
        media_type = response.headers.get("Content-Type", "").partition(";")[0].strip().lower()
        return Answer(address, content, media_type, response.charset_encoding)

    def _over_time(self, address: Address) -> UnreadableError:
        if time.monotonic() < self._end:
            return too_slow(address.host, self._limits.seconds)
        detail = f"The pages of this run took more than {self._limits.all_seconds:g} seconds. "
        return UnreadableError("too-slow", detail + "Raise 'seconds' of [web] in msgcheck.toml, or name fewer.")


def _client(seconds: float) -> httpx2.Client:
    """Return the client of a fetcher. What the environment says of a proxy is not shown: it may hold a password."""
    try:
        trusted = httpx2.create_ssl_context()
    except OSError as error:
        what = f"The certificates that SSL_CERT_FILE or SSL_CERT_DIR names cannot be read ({error.strerror or error})."
        raise UsageError(f"{what} Name a PEM file that is there, or unset the variable.") from error
    try:
        return httpx2.Client(
            headers=_HEADERS,
            cookies=CookieJar(DefaultCookiePolicy(allowed_domains=[])),
            timeout=seconds,
            follow_redirects=False,
            verify=trusted,
        )
    except (ImportError, ValueError, httpx2.InvalidURL) as error:
        what = "The proxy that HTTPS_PROXY, HTTP_PROXY or ALL_PROXY names cannot be used."
        raise UsageError(f"{what} Write it as http://host:port (no SOCKS), or unset the variable.") from error


def _target(current: Address, location: str) -> Address:
    """Return where a redirect leads: a web address, and from https to nothing less."""
    try:
        target = address_of(urljoin(current.url, location))
    except (UsageError, ValueError) as error:
        raise UnreadableError("redirect", f"This page is moved to what is no web address; {_NOT_FOLLOWED}") from error
    if current.url.startswith("https:") and target.url.startswith("http:"):
        raise UnreadableError("redirect", f"This page is moved to {target}, which is without TLS; {_NOT_FOLLOWED}")
    return target
