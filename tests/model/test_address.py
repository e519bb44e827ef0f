import pytest

from msgcheck.errors import UsageError
from msgcheck.model.address import UNREAD_SITEMAP, address_of, host_of, is_address, site_of, sites_not_listed
from msgcheck.model.asset import SkippedAsset


@pytest.mark.parametrize(
    ("written", "url"),
    [
        ("https://acme.example", "https://acme.example/"),
        ("HTTPS://Acme.Example:443/Pricing#top", "https://acme.example/Pricing"),
        (" http://acme.example:80/?b=1&a=2 ", "http://acme.example/?b=1&a=2"),
        ("http://acme.example:8080/a b/ü?q=ü", "http://acme.example:8080/a%20b/%C3%BC?q=%C3%BC"),
        ("https://acme.example/a%20b//c", "https://acme.example/a%20b//c"),
        ("https://bücher.example/", "https://xn--bcher-kva.example/"),
        ("http://[::1]:8080/a", "http://[::1]:8080/a"),
    ],
)
def test_an_address_has_one_spelling(written, url):
    assert is_address(written.strip())
    assert address_of(written).url == url
    assert address_of(url).url == url


@pytest.mark.parametrize(
    "written",
    [
        "https://",
        "https:///a",
        "https://a b.example/",
        "http://[::1",
        "https://acme.example:99999/",
        "ftp://acme.example/",
        f"https://a.example/{'a' * 2000}",
        "https://a<script>/",
        "https://ex\u202eample.example\x00/",
    ],
)
def test_what_is_no_address_is_refused(written):
    with pytest.raises(UsageError):
        address_of(written)


@pytest.mark.parametrize("written", ["https://dana:s3cret@acme.example/a", "https://s3cret@acme.example/"])
def test_credentials_are_refused_and_never_repeated(written):
    with pytest.raises(UsageError, match="user name or password") as refused:
        address_of(written)
    assert "s3cret" not in str(refused.value)
    assert "acme.example" in str(refused.value)


@pytest.mark.parametrize("path", ["https", "decks/https://a", "file:///etc/passwd", "ftp://a.example", "http:/a"])
def test_a_path_is_no_address(path):
    assert not is_address(path)
    assert host_of(path) == ""


def test_the_pages_of_a_host_whose_sitemap_was_not_read_are_not_known():
    skipped = [
        SkippedAsset("https://acme.example/sitemap.xml", UNREAD_SITEMAP, ""),
        SkippedAsset("https://other.example/a", "not-found", ""),
        SkippedAsset("decks/a.pptx", "damaged", ""),
    ]
    assert sites_not_listed(skipped) == {"acme.example"}


def test_a_site_answers_with_www_and_without():
    assert {site_of(f"https://{host}/a") for host in ("acme.example", "www.acme.example")} == {"acme.example"}
    assert site_of("https://shop.acme.example/") == "shop.acme.example"
    assert site_of("web/www.acme.example") == ""
