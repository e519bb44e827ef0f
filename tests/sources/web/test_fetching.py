import gzip
import itertools
import socket
import ssl
import subprocess
import threading
import time
import zlib
from types import SimpleNamespace

import pytest

from msgcheck.errors import UnreadableError, UsageError
from msgcheck.model.address import address_of
from msgcheck.sources.web.deadline import OpenSockets
from msgcheck.sources.web.fetching import Fetcher, FetchLimits

PAGE = b"<!doctype html><p>Acme Flow</p>"


@pytest.fixture
def fetch():
    """Fetch one address within bounds."""

    def fetched(url, *, stays=False, **limits):
        fetcher = Fetcher(FetchLimits(**limits))
        try:
            return fetcher.fetch(address_of(url), stays=stays)
        finally:
            fetcher.close()

    return fetched


def reason_of(fetch, url, **options):
    with pytest.raises(UnreadableError) as refused:
        fetch(url, **options)
    return refused.value.reason, refused.value.detail


def test_a_page_comes_with_its_type_and_charset(site, fetch):
    url = site.add("/pricing", PAGE, content_type="Text/HTML; charset=ISO-8859-1")
    answer = fetch(url)
    assert (answer.content, answer.media_type, answer.charset) == (PAGE, "text/html", "iso-8859-1")
    assert answer.address.url == url


def test_a_request_names_msgcheck_and_carries_no_cookie_and_no_log_in(site, fetch, monkeypatch, tmp_path):
    (tmp_path / ".netrc").write_text("machine 127.0.0.1 login dana password s3cret\n")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("NETRC", str(tmp_path / ".netrc"))
    site.add("/next", PAGE)
    fetch(site.add("/first", b"", 302, location="/next", set_cookie="session=1; Path=/"))
    assert site.paths == ["/first", "/next"]
    for _, headers in site.asked:
        assert headers["User-Agent"].startswith("msgcheck/")
        assert not {"cookie", "authorization", "referer"} & {name.lower() for name in headers}


@pytest.mark.parametrize("packing", ["gzip", "deflate", "raw deflate"])
def test_packed_pages_are_unpacked(site, fetch, packing):
    packed = {"gzip": gzip.compress, "deflate": zlib.compress, "raw deflate": lambda data: zlib.compress(data)[2:-4]}
    url = site.add("/", packed[packing](PAGE), content_encoding=packing.split()[-1])
    assert fetch(url).content == PAGE


def test_a_page_packed_in_several_pieces_is_whole(site, fetch):
    packed = b"".join(gzip.compress(PAGE[at : at + 5]) for at in range(0, len(PAGE), 5))
    assert fetch(site.add("/", packed, content_encoding="gzip")).content == PAGE
    padded = site.add("/padded", gzip.compress(PAGE) + bytes(512), content_encoding="gzip")
    assert fetch(padded).content == PAGE
    url = site.add("/half", gzip.compress(PAGE) + gzip.compress(PAGE)[:-9], content_encoding="gzip")
    assert reason_of(fetch, url)[0] == "truncated"


def test_a_page_packed_in_countless_pieces_is_given_up(site, fetch):
    url = site.add("/", gzip.compress(b"") * 5_000, content_encoding="gzip")
    assert reason_of(fetch, url)[0] == "too-large"


SURROUNDINGS = {
    "a proxy that is none": ("HTTPS_PROXY", "ftp://dana:s3cret@proxy.example", "http://host:port"),
    "a proxy of sockets": ("ALL_PROXY", "socks5://dana:s3cret@proxy.example", "no SOCKS"),
    "a proxy that is no address": ("HTTP_PROXY", "http://dana:s3cret@[::1", "http://host:port"),
    "no certificates": ("SSL_CERT_FILE", "/nowhere/authority.pem", "Name a PEM file"),
    "certificates that are none": ("SSL_CERT_FILE", __file__, "Name a PEM file"),
}


@pytest.mark.parametrize("case", SURROUNDINGS)
def test_surroundings_that_cannot_be_used_are_told_with_a_way_out(monkeypatch, case):
    variable, value, way_out = SURROUNDINGS[case]
    monkeypatch.setenv(variable, value)
    with pytest.raises(UsageError, match=way_out) as refused:
        Fetcher(FetchLimits())
    assert variable in str(refused.value)
    assert "s3cret" not in str(refused.value)


def test_what_connects_after_the_time_is_over_is_ended_too():
    ours, theirs = socket.socketpair()
    ours.settimeout(5)
    sockets, stream = OpenSockets(), SimpleNamespace(get_extra_info=lambda _name: ours)
    with ours, theirs, sockets.within(0.01) as over:
        assert over.wait(5)
        sockets.traced("connection.connect_tcp.complete", {"return_value": stream})
        assert ours.recv(1) == b""


def test_what_connects_in_time_goes_on_after_another_was_ended():
    ours, theirs = socket.socketpair()
    sockets, stream = OpenSockets(), SimpleNamespace(get_extra_info=lambda _name: ours)
    with sockets.within(0.01) as over:
        assert over.wait(5)
    with ours, theirs, sockets.within(5):
        sockets.traced("connection.connect_tcp.complete", {"return_value": stream})
        ours.send(b"x")
        assert theirs.recv(1) == b"x"


def test_a_bomb_is_given_up(site, fetch):
    url = site.add("/", gzip.compress(bytes(8 * 2**20)), content_encoding="gzip")
    assert reason_of(fetch, url, size=2**20)[0] == "too-large"


BODIES = {
    "br": ({"content_encoding": "br"}, PAGE, "unsupported"),
    "no gzip": ({"content_encoding": "gzip"}, PAGE, "damaged"),
    "half a gzip": ({"content_encoding": "gzip"}, gzip.compress(PAGE)[:-12], "truncated"),
    "too long": ({}, bytes(2**20 + 1), "too-large"),
}


@pytest.mark.parametrize("body", BODIES)
def test_a_body_that_cannot_be_taken_has_its_reason(site, fetch, body):
    headers, data, reason = BODIES[body]
    assert reason_of(fetch, site.add("/", data, **headers), size=2**20)[0] == reason


def test_an_endless_body_ends_at_its_bound(site, fetch):
    assert reason_of(fetch, site.add("/", itertools.repeat(bytes(2**16))), size=2**20)[0] == "too-large"


def drip(pause=0.02):
    while True:
        time.sleep(pause)
        yield b"a"


def test_a_body_that_drips_ends_in_time(site, fetch):
    start = time.monotonic()
    reason, detail = reason_of(fetch, site.add("/", drip()), seconds=0.3)
    assert (reason, time.monotonic() - start < 5) == ("too-slow", True)
    assert "0.3 seconds" in detail


def test_a_head_that_drips_ends_in_time(fetch, monkeypatch):
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    with socket.create_server(("127.0.0.1", 0)) as server:

        def answer():
            connection, _ = server.accept()
            with connection:
                try:
                    for byte in itertools.chain(b"HTTP/1.1 200 OK\r\nX-Long: ", itertools.repeat(97)):
                        connection.send(bytes([byte]))
                        time.sleep(0.02)
                except OSError:
                    return

        threading.Thread(target=answer, daemon=True).start()
        start = time.monotonic()
        assert reason_of(fetch, f"http://127.0.0.1:{server.getsockname()[1]}/", seconds=0.3)[0] == "too-slow"
        assert time.monotonic() - start < 5


def test_a_server_that_says_nothing_ends_in_time(fetch, monkeypatch):
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    with socket.create_server(("127.0.0.1", 0)) as server:
        assert reason_of(fetch, f"http://127.0.0.1:{server.getsockname()[1]}/", seconds=0.2)[0] == "too-slow"


def test_all_pages_together_have_an_end_of_time_and_size(site):
    site.add("/", PAGE)
    address = address_of(site.origin)
    late, large = Fetcher(FetchLimits(all_seconds=0)), Fetcher(FetchLimits(all_size=len(PAGE)))
    assert large.fetch(address).content == PAGE
    for fetcher, reason in ((late, "too-slow"), (large, "too-large")):
        with pytest.raises(UnreadableError) as refused:
            fetcher.fetch(address)
        assert refused.value.reason == reason
        fetcher.close()


def test_redirects_are_followed_to_the_page(site, fetch):
    site.add("/c?x=1", PAGE)
    site.add("/b", b"", 308, location="c?x=1")
    assert fetch(site.add("/a", b"", 301, location=site.origin + "/b#part")).address.url == site.origin + "/c?x=1"


@pytest.mark.parametrize(
    "location",
    [
        "/a",
        "/b",
        "file:///etc/passwd",
        "ftp://a.example/",
        "//",
        "https://u:p@127.0.0.1/",
        "javascript:alert(1)",
        "http://[",
    ],
)
def test_a_redirect_that_leads_nowhere_is_not_followed(site, fetch, location):
    site.add("/b", b"", 302, location="/a")
    reason, detail = reason_of(fetch, site.add("/a", b"", 302, location=location))
    assert reason == "redirect"
    assert "u:p" not in detail
    assert set(site.paths) <= {"/a", "/b"}


def test_redirects_without_an_end_are_given_up(site, fetch):
    for number in range(50):
        site.add(f"/{number}", b"", 302, location=f"/{number + 1}")
    assert reason_of(fetch, site.origin + "/0")[0] == "redirect"
    assert len(site.paths) <= 12


def test_a_page_of_a_sitemap_stays_at_its_host(site, fetch):
    url = site.add("/a", b"", 302, location=site.origin.replace("127.0.0.1", "localhost") + "/b")
    assert reason_of(fetch, url, stays=True)[0] == "redirect"
    assert site.paths == ["/a"]


@pytest.mark.parametrize(
    ("status", "reason", "said"),
    [
        (404, "not-found", "404 Not Found. Correct the address"),
        (410, "not-found", "410 Gone"),
        (401, "no-access", "no log-in"),
        (418, "no-access", "browser"),
        (429, "unreachable", "later"),
        (503, "unreachable", "503 Service Unavailable. Try again later"),
        (599, "unreachable", "599"),
        (304, "unreachable", "304"),
    ],
)
def test_an_error_of_the_server_says_the_way_out(site, fetch, status, reason, said):
    told = reason_of(fetch, site.add("/", b"", status))
    assert told[0] == reason
    assert said in told[1]


def test_who_cannot_be_reached_is_named(fetch, monkeypatch):
    monkeypatch.setenv("NO_PROXY", "*")
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    told = reason_of(fetch, f"http://127.0.0.1:{port}/")
    assert told[0] == "unreachable"
    assert "refused" in told[1]


def test_a_name_that_nobody_has_is_told(fetch, monkeypatch):
    monkeypatch.setenv("NO_PROXY", "*")

    def unknown(*_arguments, **_options):
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    assert "There is no host acme.example" in reason_of(fetch, "https://acme.example/")[1]


def test_what_is_no_http_is_told(fetch, monkeypatch):
    monkeypatch.setenv("NO_PROXY", "*")
    with socket.create_server(("127.0.0.1", 0)) as server:

        def answer():
            connection, _ = server.accept()
            with connection:
                connection.recv(4096)
                connection.sendall(b"220 mail.example ESMTP\r\n")

        threading.Thread(target=answer, daemon=True).start()
        assert "is no HTTP" in reason_of(fetch, f"http://127.0.0.1:{server.getsockname()[1]}/")[1]


@pytest.fixture
def secure_server(tmp_path, monkeypatch):
    """A server with a certificate of its own making; yields its address and the file of the certificate."""
    monkeypatch.setenv("NO_PROXY", "*")
    certificate, key = tmp_path / "certificate.pem", tmp_path / "key.pem"
    made = [
        "openssl",
        "req",
        "-x509",
        "-newkey",
        "ec",
        "-pkeyopt",
        "ec_paramgen_curve:prime256v1",
        "-nodes",
        "-days",
        "2",
    ]
    names = ["-subj", "/CN=localhost", "-addext", "subjectAltName=IP:127.0.0.1"]
    try:
        subprocess.run([*made, *names, "-keyout", key, "-out", certificate], check=True, capture_output=True)
    except FileNotFoundError:
        pytest.skip("openssl is not installed")
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    with socket.create_server(("127.0.0.1", 0)) as server:

        def answer():
            while True:
                try:
                    connection, _ = server.accept()
                    with context.wrap_socket(connection, server_side=True) as stream:
                        stream.recv(4096)
                        stream.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n%s" % (len(PAGE), PAGE))
                except ssl.SSLError:
                    continue
                except OSError:
                    return

        threading.Thread(target=answer, daemon=True).start()
        yield f"https://127.0.0.1:{server.getsockname()[1]}/", certificate


def test_a_certificate_that_is_not_trusted_is_refused(secure_server, fetch):
    told = reason_of(fetch, secure_server[0])
    assert told[0] == "unreachable"
    assert "certificate of 127.0.0.1 is not trusted" in told[1]
    assert "SSL_CERT_FILE" in told[1]


def test_a_certificate_of_ones_own_can_be_trusted(secure_server, fetch, monkeypatch):
    monkeypatch.setenv("SSL_CERT_FILE", str(secure_server[1]))
    assert fetch(secure_server[0]).content == PAGE


def test_a_page_behind_tls_is_not_moved_to_one_without():
    from msgcheck.sources.web.fetching import _target

    with pytest.raises(UnreadableError, match="without TLS"):
        _target(address_of("https://acme.example/a"), "http://acme.example/b")
    assert _target(address_of("http://acme.example/a"), "https://acme.example/b").url == "https://acme.example/b"


def test_the_proxy_of_the_environment_is_asked(site, fetch, monkeypatch):
    site.add("http://acme.example/pricing", PAGE)
    monkeypatch.setenv("HTTP_PROXY", site.origin)
    monkeypatch.delenv("NO_PROXY")
    monkeypatch.delenv("no_proxy", raising=False)
    assert fetch("http://acme.example/pricing").content == PAGE
