"""Sitemaps (https://www.sitemaps.org/protocol.html): the pages a site says it has."""

from __future__ import annotations

from pathlib import Path

from msgcheck.config.mistakes import Mistakes
from msgcheck.config.written_file import WrittenFile
from msgcheck.config.xml_file import parse_xml_file
from msgcheck.errors import SettingsError, UnreadableError, UsageError
from msgcheck.late_pattern import late_pattern
from msgcheck.model.address import UNREAD_SITEMAP, Address, address_of
from msgcheck.sources.web.unpacking import gunzipped
from msgcheck.values import dataclass

_ROOT = late_pattern(rb"[^<]{0,99}(?:<(?:\?|!--)[^>]{0,999}>\s*){0,9}<(?:\w{1,99}:)?(?:urlset|sitemapindex)[\s>]")
"""The first element, after a declaration, a style sheet and comments."""

_GZIP = b"\x1f\x8b"
_LARGEST = 50 * 2**20
"""Bytes: the protocol allows no more."""


@dataclass(frozen=True, slots=True)
class Sitemap:
    """What a sitemap lists: ``pages``, or ``parts`` that are sitemaps themselves; ``left_out`` counts the addresses
    that are at another host than the sitemap, or none.
    """

    pages: tuple[Address, ...] = ()
    parts: tuple[Address, ...] = ()
    left_out: int = 0


def is_named_as_sitemap(address: Address) -> bool:
    """Tell whether what stands at ``address`` is a sitemap by its suffix: a page there is what a site shows instead."""
    return _file_name(address).endswith((".xml", ".xml.gz"))


def looks_like_sitemap(address: Address) -> bool:
    """Tell whether an address that could not be read would have been a sitemap, by its name."""
    return is_named_as_sitemap(address) or "sitemap" in _file_name(address)


def _file_name(address: Address) -> str:
    return address.url.partition("?")[0].rpartition("/")[2].lower()


def sitemap_text(content: bytes) -> bytes | None:
    """Return the XML of a sitemap, unpacked where it is packed with gzip; ``None`` for what is no sitemap."""
    if content.startswith(_GZIP):
        try:
            content = gunzipped(content, _LARGEST)
        except UnreadableError:
            return None
    return content if _ROOT.match(content[:8192]) else None


def read_sitemap(content: bytes, address: Address) -> Sitemap:
    """Read the sitemap ``content`` that was read at ``address``. Raises ``UnreadableError`` for no well-formed XML."""
    mistakes = Mistakes()
    name = Path(address.url.rpartition("/")[2] or "sitemap")
    root = parse_xml_file(WrittenFile(name, content, content.decode("utf-8-sig", "replace")), mistakes)
    try:
        root = mistakes.checked(root, SettingsError)
    except SettingsError as error:
        raise UnreadableError(UNREAD_SITEMAP, str(error)) from error
    places = [child.text for entry in root.children for child in entry.children if child.name[1] == "loc"]
    found = [_located(text, address.site) for text in places]
    there = tuple(dict.fromkeys(each for each in found if each is not None))
    left_out = sum(each is None for each in found)
    return Sitemap(parts=there, left_out=left_out) if root.name[1] == "sitemapindex" else Sitemap(there, (), left_out)


def _located(text: str, site: str) -> Address | None:
    try:
        address = address_of(text)
    except UsageError:
        return None
    return address if address.site == site else None
