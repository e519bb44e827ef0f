import gzip

import pytest

from msgcheck.errors import UnreadableError
from msgcheck.model.address import address_of
from msgcheck.sources.web.sitemap import looks_like_sitemap, read_sitemap, sitemap_text

AT = address_of("https://acme.example/sitemap.xml")
SPACE = (
    b'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:image="http://www.google.com/schemas/sitemap-image/1.1"'
)
SITEMAP = b"""<?xml version="1.0" encoding="UTF-8"?>
<?xml-stylesheet type="text/xsl" href="https://acme.example/sitemap.xsl"?><!-- made by hand -->
<urlset %s>
  <url><loc> https://acme.example/pricing </loc><lastmod>2026-01-01</lastmod>
    <image:image><image:loc>https://acme.example/logo.png</image:loc></image:image></url>
  <url><loc>https://ACME.example/pricing#plans</loc></url>
  <url><loc>http://acme.example/a?b=1&amp;c=2</loc></url>
  <url><loc>https://elsewhere.example/</loc></url><url><loc>/relative</loc></url><url></url>
</urlset>"""


def test_pages_of_the_own_host_are_listed_once_and_others_counted():
    found = read_sitemap(SITEMAP % SPACE, AT)
    assert [each.url for each in found.pages] == ["https://acme.example/pricing", "http://acme.example/a?b=1&c=2"]
    assert (found.parts, found.left_out) == ((), 2)


def test_an_index_lists_sitemaps():
    index = b"<sitemapindex %s><sitemap><loc>https://acme.example/1.xml</loc></sitemap></sitemapindex>" % SPACE
    found = read_sitemap(index, AT)
    assert (found.pages, [each.url for each in found.parts]) == ((), ["https://acme.example/1.xml"])


@pytest.mark.parametrize(
    "content",
    [
        SITEMAP % SPACE,
        b"\xef\xbb\xbf" + SITEMAP % SPACE,
        gzip.compress(SITEMAP % SPACE, mtime=0),
        b"<x:sitemapindex xmlns:x='a'>",
    ],
)
def test_a_sitemap_is_told_by_its_content(content):
    assert sitemap_text(content) is not None


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"<!doctype html><urlset>",
        b"<rss></rss>",
        b"urlset",
        b"\x1f\x8bno gzip",
        gzip.compress(b"text", mtime=0),
        b"<" * 9000,
    ],
)
def test_what_is_no_sitemap_is_none(content):
    assert sitemap_text(content) is None


HOSTILE = {
    "not well-formed": b"<urlset><url><loc>https://acme.example/</loc>",
    "entities": b"<!DOCTYPE urlset [<!ENTITY a 'aaaa'>]><urlset><url><loc>&a;</loc></url></urlset>",
    "deep": b"<urlset>" + b"<url>" * 500 + b"</url>" * 500 + b"</urlset>",
}


@pytest.mark.parametrize("content", HOSTILE)
def test_a_sitemap_that_cannot_be_read_says_where(content):
    with pytest.raises(UnreadableError, match=r"sitemap\.xml:1:") as refused:
        read_sitemap(HOSTILE[content], AT)
    assert refused.value.reason == "sitemap"


@pytest.mark.parametrize(
    ("url", "is_one"),
    [
        ("https://a.example/sitemap.xml", True),
        ("https://a.example/posts.XML.gz?x=1", True),
        ("https://a.example/sitemap-pages", True),
        ("https://a.example/sitemaps-explained/", False),
        ("https://a.example/pricing", False),
    ],
)
def test_a_sitemap_that_did_not_come_is_told_by_its_name(url, is_one):
    assert looks_like_sitemap(address_of(url)) == is_one


def test_a_site_may_list_its_pages_with_www_and_without():
    places = ("https://www.acme.example/a", "https://w.acme.example/")
    listed = b"<urlset>%s</urlset>" % b"".join(b"<url><loc>%s</loc></url>" % each.encode() for each in places)
    found = read_sitemap(listed, AT)
    assert ([each.url for each in found.pages], found.left_out) == (["https://www.acme.example/a"], 1)
