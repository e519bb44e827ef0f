"""Web addresses: what a user names to be checked beside files and folders."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from urllib.parse import quote, urlsplit

from msgcheck.errors import UsageError
from msgcheck.late_pattern import late_pattern
from msgcheck.model.asset import SkippedAsset
from msgcheck.values import dataclass

UNREAD_SITEMAP = "sitemap"
"""The reason of a skipped sitemap: which pages it lists is not known, so none of its host is gone."""

_SCHEMES = ("http://", "https://")
_DEFAULT_PORTS = {"http": 80, "https": 443}
_HOST = late_pattern(r"[a-z0-9_-]+(?:\.[a-z0-9_-]+)*\.?|[0-9a-f:]*:[0-9a-f:.]*")
_LONGEST = 2000
"""Characters. Sitemaps allow 2,047, and search engines and browsers of all ages some 2,000."""

_IN_PATH, _IN_QUERY = "/%:@!$&'()*+,;=~", "/?%:@!$&'()*+,;=~"
"""What stands there as it is (RFC 3986, sections 3.3 and 3.4); what else is no letter or digit is escaped."""


@dataclass(frozen=True, slots=True, order=True)
class Address:
    """An address of the web, as :func:`address_of` writes it: http or https, without credentials and fragment."""

    url: str

    def __str__(self) -> str:
        return self.url

    @property
    def host(self) -> str:
        """The name of the host, without a port."""
        return host_of(self.url)

    @property
    def site(self) -> str:
        """What the host is part of, see :func:`site_of`."""
        return site_of(self.url)


Given = Path | Address
"""What a user names to be checked: a file, a folder or a web address."""


def is_address(text: str) -> bool:
    """Tell whether ``text`` is meant as a web address, and not as a path."""
    return text[:8].lower().startswith(_SCHEMES)


def address_of(text: str) -> Address:
    """Return the address that ``text`` is, in one spelling: what servers take for the same is mostly equal.

    Raises ``UsageError``, which never repeats a password, where it is none or holds credentials.
    """
    try:
        parts = urlsplit(text.strip())
        host, port = parts.hostname or "", parts.port
    except ValueError:
        raise UsageError("This is no web address. Copy it from the browser.") from None
    shown = text.strip().rpartition("@")[2][:100]
    if "@" in parts.netloc:
        way_out = "Leave them out, and save a page that needs a log-in as a file."
        raise UsageError(f"The address of {shown} holds a user name or password; msgcheck sends none. {way_out}")
    host = _ascii(host)
    if parts.scheme not in _DEFAULT_PORTS or not _HOST.fullmatch(host):
        raise UsageError(f"{shown} is no web address. Copy it from the browser: it begins with https:// and a host.")
    place = f"[{host}]" if ":" in host else host
    place += "" if port in {None, _DEFAULT_PORTS[parts.scheme]} else f":{port}"
    query = f"?{quote(parts.query, _IN_QUERY, errors='replace')}" if parts.query else ""
    path = quote(parts.path, _IN_PATH, errors="replace") or "/"
    url = f"{parts.scheme}://{place}{path}{query}"
    if len(url) > _LONGEST:
        raise UsageError(f"The address of {shown} is longer than {_LONGEST:,} characters.")
    return Address(url)


def given_of(text: str) -> Given:
    """Return the web address or the path that a user wrote; raises as :func:`address_of` does."""
    return address_of(text) if is_address(text) else Path(text)


def host_of(url: str) -> str:
    """Return the host of an address that :func:`address_of` wrote; empty for the path of a file."""
    return (urlsplit(url).hostname or "") if is_address(url) else ""


def site_of(url: str) -> str:
    """Return the host of an address without ``www.``: most sites answer with both, and lead from one to the other."""
    return host_of(url).removeprefix("www.")


def sites_not_listed(skipped: Iterable[SkippedAsset]) -> frozenset[str]:
    """Return the sites with a sitemap among ``skipped``: of their pages nobody knows whether they are there."""
    return frozenset(site_of(each.uri) for each in skipped if each.reason == UNREAD_SITEMAP)


def _ascii(host: str) -> str:
    """Return a host as it is looked up; one that has no such form as it is, which is then refused."""
    if host.isascii():
        return host
    import idna

    try:
        return idna.encode(host, uts46=True).decode("ascii")
    except idna.IDNAError:
        return host
