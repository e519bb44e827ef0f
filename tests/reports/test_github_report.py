"""GitHub annotations: the aggregate first, never more than are shown, and nothing an asset says is a command."""

import re
from collections import Counter
from dataclasses import replace

import pytest

from msgcheck.model.place import LinePlace
from msgcheck.model.severity import Severity
from msgcheck.reports.run.github import run_as_github_lines

COMMAND = re.compile(r"::(error|warning|notice) ([^:\r\n]*)::([^\r\n]*)\n")


def written(run):
    """(command, properties, message) of each line, read as the runner reads it."""
    read = []
    for line in run_as_github_lines(run):
        name, properties, message = COMMAND.fullmatch(line).groups()
        pairs = dict(pair.split("=", 1) for pair in properties.split(","))
        read.append((name, {key: decoded(value) for key, value in pairs.items()}, decoded(message)))
    return read


def decoded(text):
    for code, letter in (("%2C", ","), ("%3A", ":"), ("%0A", "\n"), ("%0D", "\r"), ("%25", "%")):
        text = text.replace(code, letter)
    return text


def test_the_aggregate_comes_first_and_counts_everything(made):
    (name, properties, message), *_ = written(made.made_run())
    assert (name, properties) == ("error", {"title": "msgcheck"})
    assert "1 error, 6 warnings, 1 suggestion" in message
    for words in ("It needs a password.", "1 rule not run", "The cache could not be used."):
        assert words in message


def test_the_same_thing_of_an_asset_is_one_annotation(made):
    found = written(made.made_run())
    (term,) = [each for each in found if each[1].get("title") == "term.deprecated ×5"]
    assert term[1]["file"] == made.DECK
    assert term[2].splitlines()[1].startswith("slides 1, 3, 4 and 2 more")
    assert term[2].endswith("Why ⟦Foss⟧ wins")


def test_lines_are_given_where_there_are_any(made):
    finding = made.finding("FO\nSS", place=LinePlace(3), asset="docs/a,b:c.md")
    _, (_, properties, _) = written(made.made_run(findings=(finding,)))
    assert properties["file"] == "docs/a,b:c.md"
    assert (properties["line"], properties["endLine"]) == ("3", "4")


@pytest.mark.parametrize("severity", [Severity.ERROR, Severity.WARNING, Severity.SUGGESTION])
def test_never_more_than_ten_of_a_kind(made, severity):
    run = made.large_run(20, 40)
    run = replace(run, findings=tuple(replace(finding, severity=severity) for finding in run.findings))
    found = written(run)
    assert max(Counter(name for name, _, _ in found).values()) == 10
    assert "191 more annotations not shown here" in found[0][2]


def test_known_and_waived_findings_are_counted_only(made):
    findings = (made.finding(waiver="legal wants it"), made.finding(baseline="known"))
    ((name, _, message),) = written(made.made_run(findings=findings))
    assert name == "notice"
    assert "no new findings.\n0 new findings, 1 known, 1 waived." in message


def test_text_of_strangers_is_never_a_command(made):
    evil = "\n::set-env name=X::y\r\n::stop-commands::z\u2028##[error]%0A::warning::w"
    finding = made.finding(evil, message=evil, asset=evil, rule=evil, suggestions=(evil,))
    assert len(written(made.made_run(findings=(finding,)))) == 2
    hostile = made.hostile_run()
    opened = replace(hostile, findings=tuple(replace(finding, waiver=None) for finding in hostile.findings))
    assert len(written(opened)) == 3
