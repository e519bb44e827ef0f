from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest

from msgcheck.model.period import quarter_of

HOME = "pages/home.md"
NOW = quarter_of(datetime.now(UTC))
AGREED = """
[rules.message]
severity = "off"
[rules.claim]
severity = "off"
[report.service_level]
warning = 30
[teams]
online = ["web"]
"""


@pytest.fixture
def scanned(workspace, msgcheck):
    """A workspace of terms that was scanned whole, changed, and scanned again."""
    settings = workspace / "msgcheck.toml"
    settings.write_text(settings.read_text("utf-8") + AGREED, encoding="utf-8")
    assert msgcheck("scan", "--fail-on", "never", "--quiet").code == 0
    (workspace / HOME).write_text("# Home\n\nWe like FOSS, and freeware as well.\n", encoding="utf-8")
    assert msgcheck("scan", "--fail-on", "never", "--quiet").code == 0
    return workspace


@pytest.fixture
def told(scanned, msgcheck):
    """The report of this quarter, read back from its JSON."""
    done = msgcheck("report", "--period", NOW.name, "--format", "json")
    assert (done.code, done.err) == (0, "")
    return json.loads(done.out)


def test_the_report_says_what_changed(told):
    flow = {figure["id"].removeprefix("flow."): figure["value"] for figure in told["flow"]}
    assert (flow["first"], flow["content"], flow["fixed"]) == (2, 2, 2)
    assert told["schema"] == "msgcheck.report/1"
    assert told["period"]["name"] == NOW.name
    assert [run["command"] for run in told["runs"]] == ["scan", "scan"]
    assert {each["asset"] for each in told["fixed"]} == {HOME}


def test_sentences_carry_their_numbers(told):
    first = told["summary"][1]
    assert first["template"].startswith("{open} findings are open")
    assert first["text"].startswith("2 findings are open")


def test_terms_are_told_in_the_words_used(told):
    (worst, *_) = told["worst"]
    assert (worst["told"], worst["approved"], worst["owner"]) == ("freeware", "open source", "web")
    teams = next(table for table in told["groups"] if table["id"] == "team")
    assert [row["name"] for row in teams["rows"]] == ["no team", "online"]


def test_the_console_is_the_default(scanned, msgcheck):
    done = msgcheck("report", "--period", NOW.name)
    assert done.code == 0
    assert all(words in done.out for words in ("Worst drifts", "“freeware”", "Decisions asked for", "--trace"))


def test_a_figure_is_traced_to_its_findings(scanned, msgcheck):
    done = msgcheck("report", "--period", NOW.name, "--trace", "open")
    assert done.code == 0
    assert done.out.count(HOME) == 2
    trace = json.loads(msgcheck("report", "--period", NOW.name, "--trace", "open", "--format", "json").out)
    assert trace["figure"]["value"] == len(trace["items"]) == 2
    assert {item["rule"] for item in trace["items"]} == {"term.deprecated", "term.forbidden"}


def test_files_are_written_whole(scanned, msgcheck):
    file = scanned / "out" / "report.json"
    done = msgcheck("report", "--period", NOW.name, "--output", file)
    assert (done.code, done.err) == (0, f"Written: {file}\n")
    assert json.loads(file.read_bytes())["workspace"] == "Lumo"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--period", "soon"], "'soon' is no period"),
        (["--period", "1999Q1"], f"No run was recorded before the end of 1999Q1. There are runs in: {NOW.name}."),
        (["--period", "2999Q1"], f"2999Q1 has not begun: there is nothing to report yet. Name {NOW.name}."),
        (["--period", NOW.name, "--against", "1999Q1"], "No run was recorded before the end of 1999Q1"),
        (["--period", NOW.name, "--against", NOW.name], f"{NOW.name} does not come before {NOW.name}"),
        (["--period", NOW.name, "--trace", "scores"], "The report has no figure 'scores'. Nearest: score"),
        (["--period", NOW.name, "--trace", "score", "--format", "html"], "cannot be written as html: use json"),
        (["--period", NOW.name, "--output", "x.doc"], "The format of x.doc is not clear from its name"),
    ],
)
def test_what_cannot_be_told_says_why(scanned, msgcheck, arguments, said):
    done = msgcheck("report", *arguments)
    assert (done.code, done.out) == (2, "")
    assert said in done.err


def test_a_workspace_without_runs_says_the_way_out(workspace, msgcheck):
    done = msgcheck("report", "--period", NOW.name)
    assert (done.code, done.out) == (2, "")
    assert "`msgcheck scan`" in done.err


def test_the_quarter_of_today_is_reported_where_no_period_is_named(workspace, msgcheck):
    msgcheck("scan")
    assert json.loads(msgcheck("report", "--format", "json").out)["period"]["name"] == NOW.name
