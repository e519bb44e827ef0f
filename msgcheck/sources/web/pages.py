"""Web addresses become assets, or skipped assets with a reason; sitemaps become the pages they list."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path
from urllib.parse import unquote, urlsplit

from msgcheck.config.mistakes import listed
from msgcheck.config.settings import AssetKind, Settings
from msgcheck.errors import UnreadableError
from msgcheck.model.address import UNREAD_SITEMAP, Address
from msgcheck.model.asset import Asset, FetchedPage, SkippedAsset
from msgcheck.sources.asked import PageFormatOf, Told
from msgcheck.sources.folders import Found
from msgcheck.sources.web.fetching import Answer, Fetcher, FetchLimits
from msgcheck.sources.web.kinds import kind_of_address
from msgcheck.sources.web.robots import RobotRules
from msgcheck.sources.web.sitemap import Sitemap, is_named_as_sitemap, looks_like_sitemap, read_sitemap, sitemap_text

_SUFFIXES = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "text/markdown": ".md",
    "text/csv": ".csv",
    "text/vtt": ".vtt",
}
"""Media types that say more than the name of an address; of others content and name tell the format."""

_ALONE = "This is a sitemap. Name one page, or let `msgcheck scan` read all that it lists."
_NONE = "This is no sitemap, or a damaged one. Open it in a browser to see what the server answers."
_MOST_SITEMAPS = 100
_NAMED_MOST = 5
_LONGEST_NAME = 100


def find_pages(
    addresses: Sequence[Address],
    settings: Settings,
    format_of: PageFormatOf,
    told: Told,
    limits: FetchLimits | None = None,
) -> Found:
    """Fetch ``addresses``, and of sitemaps among them the pages they list; nothing else that a page names.

    What gives no page is skipped with its reason. ``limits`` are by default those of the settings.
    """
    limits = limits or FetchLimits(all_seconds=settings.web_seconds)
    with closing(Fetcher(limits)) as fetcher:
        search = _Search(settings, format_of, fetcher)
        named = tuple(dict.fromkeys(addresses))
        for done, address in enumerate(named):
            told("Fetching", done, len(named))
            search.visit(address, kind_of_address(address.url, settings))
        search.visit_listed(told, len(named))
    return search.found()


def find_page(address: Address, settings: Settings, format_of: PageFormatOf) -> Asset | SkippedAsset:
    """Fetch the one page at ``address``; the pages of a sitemap are not fetched, it is skipped."""
    with closing(Fetcher(FetchLimits(all_seconds=settings.web_seconds))) as fetcher:
        search = _Search(settings, format_of, fetcher)
        search.visit(address, kind_of_address(address.url, settings), is_alone=True)
    found = search.found()
    return found.assets[0] if found.assets else found.skipped[0]


class _Search:
    """What was found so far, by address, and what sitemaps list that is still to be fetched."""

    def __init__(self, settings: Settings, format_of: PageFormatOf, fetcher: Fetcher) -> None:
        self._settings = settings
        self._format_of = format_of
        self._fetcher = fetcher
        self._assets: dict[str, Asset] = {}
        self._skipped: dict[str, SkippedAsset] = {}
        self._listed: dict[Address, AssetKind] = {}
        self._sitemaps: set[Address] = set()
        self._notices: list[str] = []

    def visit(self, address: Address, kind: AssetKind, *, is_part: bool = False, is_alone: bool = False) -> None:
        """Fetch what the user named, or a part of a sitemap that the user named; ``is_alone`` takes no sitemap."""
        try:
            answer = self._fetcher.fetch(address, stays=is_part)
            text = sitemap_text(answer.content)
            if text is not None and is_alone:
                raise UnreadableError(UNREAD_SITEMAP, _ALONE)  # noqa: TRY301 - told as the others
            if text is not None:
                self._read_sitemap(address, read_sitemap(text, answer.address), kind, is_part=is_part)
            elif is_part or is_named_as_sitemap(address):
                raise UnreadableError(UNREAD_SITEMAP, _NONE)  # noqa: TRY301 - told as the others
            else:
                self._add(address, answer, kind, is_named=True)
        except UnreadableError as error:
            is_sitemap = is_part or looks_like_sitemap(address)
            self._skip(address, kind, _of_sitemap(error) if is_sitemap else error)

    def visit_listed(self, told: Told, before: int) -> None:
        """Fetch the pages that sitemaps list, as far as ``robots.txt`` allows."""
        robots = RobotRules(self._fetcher)
        wanted = [(address, kind) for address, kind in self._listed.items() if not self._is_known(address)]
        for done, (address, kind) in enumerate(wanted, start=before):
            told("Fetching", done, before + len(wanted))
            kind = kind_of_address(address.url, self._settings, listed_by=kind)  # noqa: PLW2901
            try:
                obstacle = robots.obstacle(address)
                if obstacle is not None:
                    raise obstacle
                self._fetcher.pause(robots.pause(address))
                self._add(address, self._fetcher.fetch(address, stays=True), kind, is_named=False)
            except UnreadableError as error:
                self._skip(address, kind, error)

    def found(self) -> Found:
        """Return what was found, in order of address."""
        assets = tuple(self._assets[url] for url in sorted(self._assets))
        skipped = tuple(self._skipped[url] for url in sorted(self._skipped))
        return Found(assets, skipped, (*self._notices, *_redirected(assets)))

    def _is_known(self, address: Address) -> bool:
        return address.url in self._assets or address.url in self._skipped

    def _add(self, address: Address, answer: Answer, kind: AssetKind, *, is_named: bool) -> None:
        name = _name(answer)
        form, content = self._format_of(name, answer.content, answer.charset)
        if form.name is None:
            reason = "unsupported" if is_named else form.reason
            self._skipped[address.url] = SkippedAsset(address.url, reason, form.detail, kind.name)
            return
        page = FetchedPage(answer.address.url, content)
        self._assets[address.url] = Asset(
            address.url, Path(name), kind.name, form.name, kind.layers, kind.owner, kind.checks_leaks, page
        )

    def _skip(self, address: Address, kind: AssetKind, error: UnreadableError) -> None:
        self._skipped[address.url] = SkippedAsset(address.url, error.reason, error.detail, kind.name)

    def _read_sitemap(self, address: Address, sitemap: Sitemap, kind: AssetKind, *, is_part: bool) -> None:
        self._sitemaps.add(address)
        if sitemap.left_out:
            are = "is" if sitemap.left_out == 1 else "are"
            what = f"{sitemap.left_out:,} of the addresses it lists {are} at another host, and left out"
            self._notices.append(f"{address}: {what}.")
        if not (sitemap.pages or sitemap.parts or sitemap.left_out):
            self._notices.append(f"{address} lists no page.")
        if is_part and sitemap.parts:
            raise UnreadableError(UNREAD_SITEMAP, "It lists sitemaps again; name them, or this one, by themselves.")
        for part in sitemap.parts:
            if part not in self._sitemaps:
                self._visit_part(part, kind)
        self._list(sitemap.pages, kind)

    def _visit_part(self, part: Address, kind: AssetKind) -> None:
        if len(self._sitemaps) < _MOST_SITEMAPS:
            self._sitemaps.add(part)
            self.visit(part, kind, is_part=True)
        else:
            detail = f"It is one of more than {_MOST_SITEMAPS} sitemaps. Name those that you want."
            self._skip(part, kind, UnreadableError(UNREAD_SITEMAP, detail))

    def _list(self, pages: Sequence[Address], kind: AssetKind) -> None:
        """Note pages to be fetched. Raises ``UnreadableError`` where they are more than the settings allow."""
        most = self._settings.web_pages
        new = [page for page in pages if page not in self._listed]
        left = most - len(self._listed)
        self._listed |= dict.fromkeys(new[:left], kind)
        if len(new) > left:
            what = f"{len(new) - left:,} of the pages it lists were not fetched: a run takes {most:,} of sitemaps."
            raise UnreadableError(UNREAD_SITEMAP, f"{what} Raise 'pages' of [web] in msgcheck.toml.")


def _of_sitemap(error: UnreadableError) -> UnreadableError:
    if error.reason == UNREAD_SITEMAP:
        return error
    return UnreadableError(UNREAD_SITEMAP, f"The pages of this sitemap are not known: {error.detail}")


def _redirected(assets: Sequence[Asset]) -> Iterator[str]:
    moved = [f"{each.uri} to {each.page.url}" for each in assets if each.page and each.page.url != each.uri]
    if moved:
        yield f"Redirected, and read where it leads: {listed(moved, _NAMED_MOST)}."


def _name(answer: Answer) -> str:
    """Return the name that the page would have as a file: its suffix tells the format of texts, which look alike."""
    last = unquote(urlsplit(answer.address.url).path).rpartition("/")[2][-_LONGEST_NAME:].replace("\0", "")
    suffix = _SUFFIXES.get(answer.media_type, "")
    if not suffix and answer.media_type == "text/plain" and "." not in last:
        suffix = ".txt"
    name = last or "index"
    return name if name.lower().endswith(suffix) else name + suffix
