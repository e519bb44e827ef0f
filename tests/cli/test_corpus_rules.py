"""Facts that assets tell differently, from the files to the report, the gate, the baseline and the waivers."""

import json

import pytest

COPY = "Lumo keeps the documents of every customer for {} years without any extra cost.\n"


@pytest.fixture
def pages(workspace):
    """Write pages with one sentence each, by name and value; the sample pages go."""

    def write(**values):
        for old in (workspace / "pages").iterdir():
            old.unlink()
        for name, value in values.items():
            text = COPY.format(value) if str(value).isdigit() else f"{value}\n"
            (workspace / "pages" / f"{name.replace('_', '-')}.md").write_text(text, encoding="utf-8")

    return write


def findings(done):
    return json.loads(done.out)["findings"]


def scanned(msgcheck, *options):
    return findings(msgcheck("scan", "--format", "json", "--fail-on", "never", "--select", "corpus", *options))


def test_a_conflict_names_the_other_value_and_its_place(pages, msgcheck):
    pages(one=7, other=10)
    one, other = scanned(msgcheck)
    assert (one["rule"], one["severity"], one["asset"], one["quote"]) == (
        "corpus.conflict",
        "warning",
        "pages/one.md",
        "7 years",
    )
    assert one["related"] == ["pages/other.md: line 1, column 1"]
    assert other["evidence"] == {"differences": [["7 years", "10 years"]], "other_assets": 1, "decided_by": None}


def test_a_scan_from_the_cache_says_the_same(pages, msgcheck):
    pages(one=7, other=10)
    assert scanned(msgcheck) == scanned(msgcheck) == scanned(msgcheck, "--no-cache")


def test_the_verdict_follows_the_assets_of_the_run_and_not_the_cache(pages, msgcheck, workspace):
    pages(one=7, other=10)
    scanned(msgcheck)
    (workspace / "pages" / "other.md").write_text(COPY.format(7), encoding="utf-8")
    assert scanned(msgcheck) == []


@pytest.mark.parametrize("output", ["console", "html", "markdown", "csv", "sarif", "junit", "github", "rdjson"])
def test_every_format_tells_a_copy_that_was_left_behind(pages, msgcheck, output):
    pages(**{"2024_01_31_one": 7, "2026_01_31_other": 10})
    done = msgcheck("scan", "--format", output, "--fail-on", "warning", "--select", "corpus")
    assert done.code == 1
    assert "10 years" in done.out
    assert "2026-01-31-other.md" in done.out


def test_the_page_of_each_rule_is_shown(msgcheck, workspace):
    for rule in ("corpus.conflict", "corpus.stale-copy"):
        assert rule in msgcheck("explain", rule).out


def test_one_rule_alone_and_its_severity(pages, msgcheck, workspace):
    pages(one=7, other=10)
    assert scanned(msgcheck, "--ignore", "corpus.conflict") == []
    with (workspace / "msgcheck.toml").open("a", encoding="utf-8") as settings:
        settings.write('\n[rules."corpus.conflict"]\nseverity = "suggestion"\n')
    assert {each["severity"] for each in scanned(msgcheck)} == {"suggestion"}


def test_the_gate_compares_the_given_assets_and_knows_the_baseline(pages, msgcheck):
    pages(one=7, other=10)
    gate = ("check", "--fail-on", "warning", "--select", "corpus", "--format", "json")
    assert findings(msgcheck(*gate, "pages/one.md")) == []
    assert msgcheck(*gate, "pages").code == 1
    assert msgcheck("baseline", "--select", "corpus", "pages").code == 0
    assert msgcheck(*gate, "pages").code == 0


def test_a_waiver_in_the_page_holds(pages, msgcheck):
    note = '<!-- msgcheck: ignore corpus.conflict until=2999-01-01 reason="old contracts" owner="pmm" -->'
    pages(one=f"{note}\n\n{COPY.format(7)}", other=10)
    one, other = scanned(msgcheck)
    assert (bool(one["waiver"]), bool(other["waiver"])) == (True, False)


def test_nothing_is_put_right_by_itself(pages, msgcheck, workspace):
    pages(**{"2024_01_31_one": 7, "2026_01_31_other": 10})
    msgcheck("fix", "--select", "corpus", "pages")
    assert "7 years" in (workspace / "pages" / "2024-01-31-one.md").read_text(encoding="utf-8")


def test_that_an_asset_states_more_than_is_compared_is_said(pages, msgcheck):
    sentences = (f"Lumo connector {letters} keeps 40 fields for every customer.\n" for letters in _letters(1_001))
    pages(one="\n".join(sentences), other=7)
    run = json.loads(msgcheck("scan", "--format", "json", "--select", "corpus.conflict").out)
    (told,) = run["rules_not_run"]
    assert told["rule"] == "corpus.conflict"
    assert told["reason"].startswith("pages/one.md: it states 1,000 facts or more")


def _letters(count):
    return ("".join(chr(97 + number // 26**place % 26) for place in range(3)) for number in range(count))


@pytest.mark.usefixtures("models")
def test_what_a_message_decides_is_told_once(pages, msgcheck):
    text = "Lumo cuts the time to close the books by {} percent."
    pages(one=text.format(70), other=text.format(45))
    done = msgcheck("scan", "--format", "json", "--fail-on", "never")
    assert [each["rule"] for each in findings(done) if each["rule"].startswith(("corpus.", "claim."))] == [
        "claim.number-mismatch"
    ]
