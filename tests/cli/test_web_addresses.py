"""Web addresses as a marketer types and sets them."""

from __future__ import annotations

import json
import socket
import subprocess
import sys

import pytest

URLS = '\n[assets.web]\nurls = ["{}"]\nowner = "web team"\n'
TERMS = ("--select", "term")


@pytest.fixture
def run_json(msgcheck):
    """Scan and return the run as JSON."""

    def scanned(*arguments, command="scan"):
        return json.loads(msgcheck(command, *arguments, *TERMS, "--format", "json").out)

    return scanned


def add_urls(workspace, *addresses):
    with (workspace / "msgcheck.toml").open("a") as settings:
        settings.write(URLS.format('", "'.join(addresses)))


def test_a_page_is_checked_where_it_stands(workspace, run_json, site):
    url = site.add_page("/pricing", "We like FOSS.")
    run = run_json(url + "#plans")
    (finding,) = run["findings"]
    assert (finding["asset"], finding["quote"]) == (url, "FOSS")
    assert finding["place"] == {"kind": "web", "url": url, "css": "body > p:nth-of-type(1)", "line": 1}
    assert [each["uri"] for each in run["assets"]] == [url]


def test_pages_that_say_the_same_keep_their_own_addresses(workspace, run_json, site):
    first, second = (site.add(path, b"<!doctype html><p>FOSS", content_type="text/html") for path in ("/a", "/b"))
    run_json(first)
    assert run_json(second)["findings"][0]["place"]["url"] == second


def test_the_gate_and_the_x_ray_take_an_address(workspace, msgcheck, site):
    url = site.add_page("/pricing", "We like FOSS.")
    assert msgcheck("check", url, *TERMS, "--fail-on", "warning").code == 1
    shown = msgcheck("inspect", url, "--format", "json")
    passage = json.loads(shown.out)["passages"][-1]
    assert (shown.code, passage["text"], passage["place"]["url"]) == (0, "We like FOSS.", url)


def test_a_redirect_is_shown(workspace, msgcheck, site):
    new = site.add_page("/new", "We like FOSS.")
    old = site.add("/old", b"", 301, location="/new")
    assert f"{old} to {new}" in " ".join(msgcheck("scan", old, *TERMS).out.split())
    assert f"read where it leads: {new}" in msgcheck("inspect", old).err


def test_annotations_of_a_workflow_name_a_page_and_no_file(workspace, msgcheck, site):
    url = site.add_page("/a", "We like FOSS.")
    done = msgcheck("scan", url, *TERMS, "--format", "github")
    assert f"::warning title=term.deprecated::{url}%0A" in done.out
    assert "file=" not in done.out


def test_every_command_that_takes_paths_takes_an_address(workspace, msgcheck, site):
    url = site.add_page("/a", "We like FOSS.")
    done = msgcheck("check", url, *TERMS, "--fix-suggest")
    assert "Fixes for 0 of 1 new finding" in done.err
    (fingerprint,) = {word for word in done.out.split() if word.startswith("v1:")}
    waived = ("--reason", "legal", "--owner", "web", "--until", "2999-01-01")
    assert msgcheck("waive", fingerprint, url, *waived).code == 0
    assert url in (workspace / "waivers.yaml").read_text()
    assert msgcheck("terms", "mine", url).code == 0


def test_addresses_of_the_settings_are_part_of_the_workspace(workspace, run_json, site):
    page = site.add_page("/a", "We like FOSS.")
    add_urls(workspace, site.add_sitemap("/sitemap.xml", page))
    run = run_json()
    assert {each["uri"]: (each["kind"], each["owner"]) for each in run["assets"]}[page] == ("web", "web team")
    assert len(run["assets"]) == 3
    assert run_json("pages")["summary"]["assets"] == 2
    assert site.paths.count("/a") == 1


def test_a_page_that_does_not_come_is_skipped(workspace, msgcheck, site):
    url = site.origin + "/gone"
    done = msgcheck("scan", url, *TERMS)
    assert done.code == 0
    assert "404 Not Found" in " ".join(done.out.split())
    assert msgcheck("scan", url, *TERMS, "--strict").code == 3
    assert "404 Not Found" in msgcheck("inspect", url).err


def test_a_credential_is_never_shown(workspace, msgcheck):
    done = msgcheck("scan", "https://dana:s3cret@acme.example/")
    assert done.code == 2
    assert "password" in done.err
    assert "s3cret" not in done.out + done.err


def test_what_was_found_in_pages_stands_while_their_sitemap_cannot_be_read(workspace, msgcheck, site):
    sitemap = site.add_sitemap("/sitemap.xml", site.add_page("/a", "We like FOSS."), site.origin + "/gone")
    rules = ("--select", "term,asset")
    msgcheck("scan", sitemap, *rules)
    site.add("/sitemap.xml", b"", 503)
    assert "1 new, 0 fixed, 0 unchanged" in " ".join(msgcheck("scan", sitemap, *rules).out.split())


def test_a_baseline_of_something_else_keeps_what_is_known_of_a_page(workspace, msgcheck, site):
    url = site.add_page("/a", "We like FOSS.")
    add_urls(workspace, url)
    msgcheck("baseline", *TERMS)
    msgcheck("baseline", "pages", *TERMS)
    assert url in (workspace / "msgcheck-baseline.yaml").read_text()
    assert msgcheck("check", url, *TERMS, "--fail-on", "warning").code == 0


def test_what_works_on_files_refuses_an_address(workspace, msgcheck, site):
    url = site.add_page("/a", "We like FOSS.")
    for arguments in (("fix", url), ("annotate", url, "-o", "copies"), ("check", url, "--changed-since", "HEAD")):
        done = msgcheck(*arguments)
        assert (done.code, site.asked) == (2, [])
        assert url in done.err


@pytest.mark.parametrize("arguments", [("fix",), ("annotate", "-o", "copies")])
def test_no_refusal_shows_a_password(workspace, msgcheck, arguments):
    done = msgcheck(*arguments, "https://dana:s3cret@acme.example/")
    assert done.code == 2
    assert "acme.example/ holds a user name or password" in done.err
    assert "s3cret" not in done.err


def test_surroundings_that_cannot_be_used_are_no_fault_of_the_program(workspace, msgcheck, site, monkeypatch):
    monkeypatch.setenv("SSL_CERT_FILE", "nowhere.pem")
    done = msgcheck("scan", site.add_page("/a", "We like FOSS."), *TERMS)
    assert done.code == 2
    assert "SSL_CERT_FILE" in done.err


def test_what_was_found_in_pages_stands_while_a_page_is_shown_in_place_of_the_sitemap(workspace, msgcheck, site):
    sitemap = site.add_sitemap("/sitemap.xml", site.add_page("/a", "We like FOSS."))
    msgcheck("scan", sitemap, *TERMS)
    site.add_page("/sitemap.xml", "We are back soon.")
    assert "1 fixed" not in msgcheck("scan", sitemap, *TERMS).out


def test_a_list_of_paths_may_hold_addresses(workspace, site):
    url = site.add_page("/a", "We like FOSS.")
    command = [sys.executable, "-m", "msgcheck", "check", "-", *TERMS, "--no-record", "--format", "json"]
    done = subprocess.run(command, input=f"{url}\npages/home.md\n", capture_output=True, text=True)
    assert [each["uri"] for each in json.loads(done.stdout)["assets"]] == [url, "pages/home.md"]


def test_without_an_address_nothing_of_the_network_is_opened(workspace, msgcheck, monkeypatch):
    def refuse(*_arguments, **_options):
        pytest.fail("the network was opened")

    for name in ("connect", "connect_ex", "sendto"):
        monkeypatch.setattr(socket.socket, name, refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    (workspace / "pages" / "linked.html").write_text("<a href='https://acme.example/'>FOSS</a>")
    assert msgcheck("scan", *TERMS).code == 0
    program = "import sys; sys.argv = ['msgcheck', 'scan', '--select', 'term', '--no-record']\n"
    program += "from msgcheck.cli import main\ntry: main()\nexcept SystemExit: print(*sys.modules, sep=chr(10))"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert "msgcheck.sources.folders" in done.stdout
    assert not {"httpx2", "protego", "msgcheck.sources.web.fetching"} & set(done.stdout.split())


def test_the_report_of_a_quarter_holds_pages(workspace, msgcheck, site):
    add_urls(workspace, site.add_page("/a", "We like FOSS."))
    msgcheck("scan")
    from datetime import UTC, datetime

    now = datetime.now(UTC)
    done = msgcheck("report", "--period", f"{now.year}Q{(now.month + 2) // 3}", "--format", "json")
    assert done.code == 0
    assert site.origin in done.out
