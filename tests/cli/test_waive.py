from __future__ import annotations

import json

import pytest

TERMS = ("--select", "term,waiver", "--fail-on", "warning")
GRANT = ("--reason", "a quote", "--owner", "legal", "--until", "2999-12-31")
HOME = "pages/home.md"


def run_of(done):
    return json.loads(done.out)


@pytest.fixture
def fingerprint(workspace, msgcheck):
    (workspace / HOME).write_text("# Home\n\nWe like FOSS.\n")
    (found,) = run_of(msgcheck("check", *TERMS, HOME, "--format", "json"))["findings"]
    return found["fingerprint"]


def test_a_waived_finding_passes_and_is_shown(fingerprint, workspace, msgcheck):
    assert msgcheck("waive", fingerprint[:10], HOME, *GRANT).code == 0
    done = msgcheck("check", *TERMS, HOME)
    assert done.code == 0
    assert "Waived: term.deprecated “FOSS” in pages/home.md, line 3, column 1: a quote (legal, until 2999-12-31)" in (
        " ".join(done.out.split())
    )
    (found,) = run_of(msgcheck("scan", *TERMS, HOME, "--format", "json"))["findings"]
    assert found["waiver"] == "a quote (legal, until 2999-12-31)"
    assert msgcheck("scan", *TERMS, HOME).code == 0


def test_a_baseline_does_not_accept_what_is_waived(fingerprint, workspace, msgcheck):
    msgcheck("waive", fingerprint, HOME, *GRANT)
    assert "0 known findings" in msgcheck("baseline", "--select", "term").err


def test_a_waiver_that_ended_or_is_unused_is_told(fingerprint, workspace, msgcheck):
    msgcheck("waive", fingerprint, HOME, *GRANT)
    file = workspace / "waivers.yaml"
    file.write_text(file.read_text().replace("2999", "2001"))
    done = msgcheck("check", *TERMS, HOME, "--format", "json")
    assert done.code == 1
    assert [each["rule"] for each in run_of(done)["findings"]] == ["term.deprecated", "waiver.expired"]
    file.write_text(file.read_text().replace("2001", "2999"))
    (workspace / HOME).write_text("# Home\n")
    found = run_of(msgcheck("scan", *TERMS, "--format", "json"))["findings"]
    assert [(each["rule"], each["asset"]) for each in found] == [("waiver.unused", "waivers.yaml")]


def test_who_waived_what_is_in_the_history(fingerprint, workspace, msgcheck):
    from msgcheck.store.history import open_history

    msgcheck("waive", fingerprint, HOME, *GRANT)
    run_id = run_of(msgcheck("check", *TERMS, HOME, "--format", "json"))["run_id"]
    with open_history("sqlite:///.msgcheck/history.db", workspace) as history:
        assert history.run(run_id).findings[0].waiver == "a quote (legal, until 2999-12-31)"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("v1:ffff", *GRANT), "No finding of today"),
        (("", *GRANT), "No finding of today"),
        (("v1:", *GRANT[:4], "--until", "2001-01-01"), "has passed"),
        (("v1:", *GRANT[:4], "--until", "31.12.2999"), "'31.12.2999' is no date. Write year-month-day"),
        (("v1:", *GRANT[2:]), "--reason"),
        (("v1:", "--reason", "a\nb", *GRANT[2:]), "one line"),
    ],
)
def test_wrong_use_writes_nothing(fingerprint, workspace, msgcheck, arguments, words):
    done = msgcheck("waive", *arguments)
    assert done.code == 2
    assert words in done.err
    assert not (workspace / "waivers.yaml").exists()


FULL = 'msgcheck: ignore term.deprecated until={} reason="a quote" owner="web"'


@pytest.mark.parametrize(
    "case",
    [
        (FULL.format("2999-12-31"), "FOSS", ["term.deprecated"], [True]),
        (FULL.format("2001-12-31"), "FOSS", ["waiver.expired", "term.deprecated"], [False, False]),
        (FULL.format("2999-12-31"), "open source", ["waiver.unused"], [False]),
        (FULL.format("2999-12-31").replace("deprecated", "casing"), "FOSS", ["waiver.unused", "term.deprecated"],
         [False, False]),
        (FULL.format("2999-12-31").replace("deprecated", "depricated"), "FOSS", ["waiver.unused", "term.deprecated"],
         [False, False]),
        ("msgcheck: ignore term.deprecated", "FOSS", ["waiver.invalid", "term.deprecated"], [False, False]),
    ],
)  # fmt: skip
@pytest.mark.parametrize("name", ["page.md", "page.html"])
def test_inline_waivers(workspace, msgcheck, name, case):
    comment, text, rules, waived = case
    body = f"<!-- {comment} -->\n\n{text}\n" if name.endswith("md") else f"<!-- {comment} --><p>{text}</p>"
    (workspace / "pages" / name).write_text(body)
    for _ in ("read", "from the cache"):
        found = run_of(msgcheck("check", *TERMS, f"pages/{name}", "--format", "json"))["findings"]
        assert [each["rule"] for each in found] == rules
        assert [each["waiver"] is not None for each in found] == waived
        assert all(each["passage"][each["span"]["start"] : each["span"]["end"]] == each["quote"] for each in found)


def test_an_inline_waiver_of_a_rule_that_is_not_there_names_the_nearest(workspace, msgcheck):
    comment = FULL.format("2999-12-31").replace("deprecated", "depricated")
    (workspace / "pages/page.md").write_text(f"<!-- {comment} -->\n\nFOSS\n")
    found = run_of(msgcheck("check", *TERMS, "pages/page.md", "--format", "json"))["findings"]
    assert "no rule or group is called so (the nearest is 'term.deprecated')" in found[0]["message"]
