"""An asset that cannot be read is a finding: chosen, accepted and failing as any other."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET

import pytest

RULE = "asset.unreadable"
DECK = "pages/emea.pptx"
SAID = "Not read and not checked: The file is empty (zero bytes). Save it again, or remove it."


@pytest.fixture
def broken(workspace):
    """A workspace with a deck of no bytes, between two pages, and a picture."""
    (workspace / DECK).write_bytes(b"")
    (workspace / "pages/logo.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    return workspace


def told(done):
    return [(each["asset"], each["severity"], each["baseline"]) for each in json.loads(done.out)["findings"]]


def test_it_stands_in_its_place_and_says_why(broken, msgcheck):
    run = json.loads(msgcheck("scan", "--select", "term,asset", "--format", "json").out)
    assert [each["asset"] for each in run["findings"]] == [DECK, "pages/home.md", "pages/home.md"]
    found = run["findings"][0]
    assert (found["rule"], found["severity"], found["message"]) == (RULE, "suggestion", SAID)
    assert (found["place"], found["passage"], found["evidence"]) == (None, "", {"reason": "empty"})
    assert [each["uri"] for each in run["assets"] if each["status"] == "skipped"] == [DECK, "pages/logo.png"]


@pytest.mark.parametrize("command", ["scan", "check"])
@pytest.mark.parametrize(
    ("options", "code"),
    [((), 0), (("--fail-on", "warning"), 0), (("--strict",), 3), (("--fail-on", "suggestion"), 1)],
)
def test_exit_codes_stay_what_they_were(broken, msgcheck, command, options, code):
    assert msgcheck(command, DECK, *options).code == code


def test_a_gate_can_fail_on_it(broken, msgcheck):
    settings = broken / "msgcheck.toml"
    settings.write_text(settings.read_text() + f'\n[rules."{RULE}"]\nseverity = "error"\n')
    assert msgcheck("check", DECK).code == 1
    assert msgcheck("check", DECK, "--ignore", RULE, "--strict").code == 3
    assert told(msgcheck("scan", DECK, "--select", "term", "--format", "json")) == []


def test_a_baseline_knows_it_once(broken, msgcheck):
    for _ in range(2):
        assert "1 known finding: " in msgcheck("baseline", "--select", "asset").err
    assert told(msgcheck("check", DECK, "--format", "json")) == [(DECK, "suggestion", "known")]
    (broken / DECK).unlink()
    assert "0 known findings: 0 added, 1 removed" in msgcheck("baseline", "--select", "asset").err


def test_a_waiver_lets_it_pass(broken, msgcheck):
    done = msgcheck("check", DECK, "--format", "json")
    (found,) = json.loads(done.out)["findings"]
    given = ("--reason", "an export that failed", "--owner", "sales", "--until", "2099-12-31")
    assert msgcheck("waive", found["fingerprint"], DECK, *given).code == 0
    assert msgcheck("check", DECK, "--fail-on", "suggestion").code == 0


def test_what_is_unreadable_twice_is_new_once(broken, msgcheck):
    msgcheck("scan", "--select", "asset")
    assert "0 new, 0 fixed, 1 unchanged since" in msgcheck("scan", "--select", "asset").out
    (broken / DECK).unlink()
    assert "0 new, 1 fixed, 0 unchanged since" in msgcheck("scan", "--select", "asset").out


@pytest.mark.parametrize("form", ["console", "html", "markdown", "csv", "sarif", "junit", "github", "rdjson"])
def test_every_format_tells_it(broken, msgcheck, form):
    out = msgcheck("scan", "--select", RULE, "--format", form).out
    assert "Save it again, or remove it." in " ".join(out.split())


def test_no_group_of_rules_seems_to_have_passed(broken, msgcheck):
    out = msgcheck("scan", DECK, "--select", "term,asset", "--format", "junit").out
    assert [case.get("name") for case in ET.fromstring(out).iter("testcase")] == [f"{DECK}: asset", f"{DECK}: skipped"]


def test_its_page_says_what_to_do(msgcheck):
    assert 'severity = "error"' in msgcheck("explain", RULE).out


def test_a_scan_that_finds_nothing_at_all_makes_nothing_gone(workspace, msgcheck):
    settings = (workspace / "msgcheck.toml").read_text()
    scan = ("scan", "--select", "term,asset")
    msgcheck(*scan)
    (workspace / "msgcheck.toml").write_text(settings.replace("pages/**", "pagse/**"))
    done = " ".join(msgcheck(*scan).out.split())
    assert "pagse: There is no such folder or file." in done
    assert "This run is not in the history" in done
    assert "fixed" not in done
    (workspace / "msgcheck.toml").write_text(settings)
    assert "0 new, 0 fixed, 2 unchanged" in msgcheck(*scan).out


def test_nothing_is_fixed_or_forgotten_while_a_folder_of_assets_is_away(workspace, msgcheck):
    scan = ("scan", "--select", "term,asset")
    with (workspace / "msgcheck.toml").open("a") as settings:
        settings.write('[assets.deck]\npaths = ["decks/**"]\n')
    (workspace / "decks").mkdir()
    (workspace / "decks" / "a.md").write_text("We like open source.")
    assert msgcheck("baseline", "--select", "term").code == 0
    before = (workspace / "msgcheck-baseline.yaml").read_text()
    msgcheck(*scan)
    (workspace / "pages").rename(workspace / "away")
    done = msgcheck(*scan)
    assert "pages: There is no such folder or file. (not-found)" in done.out
    assert "Connect its drive, or correct the path" in " ".join(done.out.split())
    assert "1 new, 0 fixed, 0 unchanged" in done.out
    assert msgcheck(*scan, "--strict").code == 3
    assert msgcheck("baseline", "--select", "term").code == 0
    assert (workspace / "msgcheck-baseline.yaml").read_text() == before
    (workspace / "away").rename(workspace / "pages")
    (workspace / "pages" / "home.md").unlink()
    msgcheck("baseline", "--select", "term")
    assert "FOSS" not in (workspace / "msgcheck-baseline.yaml").read_text()
