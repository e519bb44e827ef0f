import gzip
import time
from dataclasses import replace
from io import BytesIO

import pytest

from msgcheck.config.settings import AssetKind, Settings
from msgcheck.extract.reading import extract, recognised_page
from msgcheck.model.address import address_of
from msgcheck.model.asset import SkippedAsset
from msgcheck.sources.web.kinds import kind_of_address
from msgcheck.sources.web.pages import find_page, find_pages


@pytest.fixture
def settings(tmp_path):
    return Settings(root=tmp_path, name="w", platform=tmp_path / "platform")


@pytest.fixture
def find(settings):
    """Find what stands at addresses."""

    def found(*urls, **changes):
        return find_pages([address_of(url) for url in urls], replace(settings, **changes), recognised_page, _nobody)

    return found


def _nobody(_stage, _done, _total):
    """Hear nothing."""


def reasons(found):
    return {each.uri.rpartition("/")[2]: each.reason for each in found.skipped}


def paths(found, site):
    return [each.uri.removeprefix(site.origin) for each in found.assets]


def test_a_page_is_an_asset_under_its_address(site, find, settings):
    url = site.add_page("/pricing", "Acme Flow")
    kind = AssetKind("web", owner="web team", layers=frozenset({"body"}), checks_leaks=True, urls=(url,))
    (asset,) = find(url, kinds=(kind,)).assets
    assert (asset.uri, asset.kind, asset.format, asset.owner) == (url, "web", "html", "web team")
    assert (asset.layers, asset.checks_leaks) == (kind.layers, True)
    assert b"Acme Flow" in asset.page.content


FORMATS = {
    "a page without a head": ("/a", b"<p>Text.", "text/html", "html"),
    "a program's page": ("/a.php?x=1", b"<p>Text.", "text/html", "html"),
    "a page shown of Markdown": ("/readme.md", b"<!doctype html><p>x", "text/html", "html"),
    "Markdown": ("/readme.md", b"# Text", "text/plain", "md"),
    "text": ("/robots", b"Text", "text/plain", "txt"),
    "a PDF": ("/download", b"%PDF-1.7\n", "application/octet-stream", "pdf"),
    "a PDF that is called a page": ("/download", b"%PDF-1.7\n", "text/html", "pdf"),
    "a picture": ("/logo", b"\x89PNG\r\n\x1a\n", "image/png", None),
    "data": ("/api", b'{"a": 1}', "application/json", None),
}


@pytest.mark.parametrize("case", FORMATS)
def test_the_format_is_told_by_the_content_first(site, find, case):
    path, body, content_type, name = FORMATS[case]
    found = find(site.add(path, body, content_type=content_type))
    assert [each.format for each in found.assets] == ([name] if name else [])
    assert [each.reason for each in found.skipped] == ([] if name else ["unsupported"])


def test_what_gives_no_page_is_skipped_with_its_reason(site, find):
    found = find(site.origin + "/gone", site.add_page("/there", "x"))
    assert paths(found, site) == ["/there"]
    assert reasons(found) == {"gone": "not-found"}


def test_nothing_that_a_page_names_is_fetched(site, find):
    links = "<a href='/a'>a</a><img src='/b.png'><iframe src='/c'></iframe><meta http-equiv=refresh content='0;url=/d'>"
    find(site.add_page("/", links))
    assert site.paths == ["/"]


def test_a_sitemap_gives_the_pages_it_lists(site, find):
    pages = [site.add_page(f"/{name}", name) for name in ("b", "a")]
    found = find(site.add_sitemap("/sitemap.xml", *pages, "https://elsewhere.example/"))
    assert paths(found, site) == ["/a", "/b"]
    assert found.skipped == ()
    assert found.notices == (
        f"{site.origin}/sitemap.xml: 1 of the addresses it lists is at another host, and left out.",
    )


NO_SITEMAPS = {
    "a page in its place": b"<!doctype html><title>Back soon</title><p>We are back soon.",
    "half of it": gzip.compress(b"<urlset></urlset>")[:-6],
    "nothing": b"",
    "a document type": b"<?xml version='1.0'?><!DOCTYPE urlset [<!ENTITY a 'b'>]><urlset></urlset>",
}


@pytest.mark.parametrize("body", NO_SITEMAPS)
@pytest.mark.parametrize("path", ["/sitemap.xml", "/pages.xml.gz"])
def test_of_what_is_named_as_a_sitemap_and_is_none_no_page_is_known(site, find, path, body):
    found = find(site.add(path, NO_SITEMAPS[body], content_type="text/html"))
    assert found.assets == ()
    assert [each.reason for each in found.skipped] == ["sitemap"]


def test_an_index_of_sitemaps_is_read_one_level_deep(site, find):
    page = site.add_page("/a", "a")
    deep = site.add_sitemap("/deep.xml", site.origin + "/deeper.xml", root="sitemapindex", entry="sitemap")
    flat = site.add_sitemap("/flat.xml", page)
    parts = (flat, deep, site.origin + "/missing.xml", site.add_page("/page.xml", "no sitemap"))
    found = find(site.add_sitemap("/sitemap.xml", *parts, root="sitemapindex", entry="sitemap"))
    assert paths(found, site) == ["/a"]
    assert reasons(found) == dict.fromkeys(("deep.xml", "missing.xml", "page.xml"), "sitemap")
    assert "/deeper.xml" not in site.paths


def test_robots_are_asked_for_pages_of_a_sitemap_only(site, find):
    site.add("/robots.txt", b"User-agent: *\nDisallow: /private*/$\nDisallow: /b\nUser-agent: other\nDisallow: /\n")
    pages = [site.add_page(path, "x") for path in ("/a", "/b", "/private1/", "/c")]
    found = find(site.add_sitemap("/sitemap.xml", *pages), site.origin + "/b")
    assert paths(found, site) == ["/a", "/b", "/c"]
    assert [each.reason for each in found.skipped] == ["robots"]
    assert site.paths.count("/robots.txt") == 1
    assert "/private1/" not in site.paths


def test_a_site_that_wants_a_pause_between_requests_gets_it(site, find):
    pages = [site.add_page(path, "x") for path in ("/a", "/b", "/c")]
    site.add("/robots.txt", b"User-agent: *\nCrawl-delay: 0.1\n")
    start = time.monotonic()
    assert len(find(site.add_sitemap("/sitemap.xml", *pages)).assets) == 3
    assert time.monotonic() - start > 0.3
    site.add("/robots.txt", b"User-agent: *\nCrawl-delay: 1e9\n")
    found = find(site.add_sitemap("/sitemap.xml", *pages), web_seconds=2)
    assert set(reasons(found).values()) == {"too-slow"}


def test_a_site_whose_robots_fail_is_left_alone(site, find):
    site.add("/robots.txt", b"", 500)
    found = find(site.add_sitemap("/sitemap.xml", site.add_page("/a", "x")))
    assert (found.assets, reasons(found)) == ((), {"a": "robots"})
    assert "/a" not in site.paths


def test_a_sitemap_that_did_not_come_is_told_as_one(site, find):
    found = find(site.add("/sitemap.xml", b"", 503), site.add("/bad.xml", b"<urlset>"))
    assert reasons(found) == {"sitemap.xml": "sitemap", "bad.xml": "sitemap"}


def test_more_pages_than_wanted_are_told(site, find):
    pages = [site.add_page(f"/{number}", "x") for number in range(5)]
    found = find(site.add_sitemap("/sitemap.xml", *pages), web_pages=2)
    assert paths(found, site) == ["/0", "/1"]
    assert reasons(found) == {"sitemap.xml": "sitemap"}
    assert "3 of the pages it lists were not fetched" in found.skipped[0].detail


def test_redirects_are_shown(site, find):
    site.add_page("/new", "x")
    found = find(site.add("/old", b"", 301, location="/new"))
    assert paths(found, site) == ["/old"]
    assert found.notices == (f"Redirected, and read where it leads: {site.origin}/old to {site.origin}/new.",)


def test_one_page_is_no_sitemap(site, settings):
    found = find_page(address_of(site.add_sitemap("/sitemap.xml", site.origin + "/a")), settings, recognised_page)
    assert isinstance(found, SkippedAsset)
    assert "msgcheck scan" in found.detail
    assert site.paths == ["/sitemap.xml"]


def test_the_kind_of_an_address(settings):
    web = AssetKind("web", urls=("https://acme.example/", "https://acme.example/sitemap.xml"))
    blog = AssetKind("blog", urls=("https://acme.example/blog/**",))
    settings = replace(settings, kinds=(AssetKind("deck", ("decks/**",)), web, blog))

    def kind(url, listed_by=None):
        return kind_of_address(url, settings, listed_by).name

    assert kind("https://acme.example/") == "web"
    assert kind("https://acme.example/blog/2026/a") == "blog"
    assert kind("https://acme.example/blog/2026/a", web) == "blog"
    assert kind("https://acme.example/new") == "web"
    assert kind("https://docs.example/a", web) == "web"
    assert kind("https://docs.example/a") == "other"


CHARSETS = {
    "the server's": ("text/html; charset=windows-1251", "Привет".encode("cp1251"), "Привет"),
    "the server's before the page's": (
        "text/html; charset=windows-1251",
        b"<meta charset=iso-8859-1>" + "Привет".encode("cp1251"),
        "Привет",
    ),
    "a mark before the server's": ("text/html; charset=windows-1251", "\ufeffПривет".encode(), "Привет"),
    "the page's where the server's is not what it is": (
        "text/html; charset=utf-8",
        b"<meta charset=windows-1251>" + "Привет".encode("cp1251"),
        "Привет",
    ),
    "one that nobody knows": ("text/html; charset=idna", "Привет".encode(), "Привет"),
    "that of a text": ("text/plain; charset=shift_jis", "日本語のテキスト".encode("shift_jis"), "日本語のテキスト"),
}


@pytest.mark.parametrize("case", CHARSETS)
def test_the_charset_of_the_server_is_heeded(site, find, case):
    content_type, body, text = CHARSETS[case]
    (asset,) = find(site.add("/page", body, content_type=content_type)).assets
    assert [passage.text for passage in extract(BytesIO(asset.page.content), asset.format).passages] == [text]


def test_a_page_stays_as_it_came_where_its_charset_makes_no_difference(site, find):
    (asset,) = find(site.add("/", "<meta charset=utf-8>Größe".encode(), content_type="text/html; charset=UTF-8")).assets
    assert asset.page.content == "<meta charset=utf-8>Größe".encode()
