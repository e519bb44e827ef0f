"""Rules of packs in a scan: findings of every kind at their places, and what could not be run."""

from __future__ import annotations

import pytest

from msgcheck.checks.terms.kinds import tagging
from msgcheck.reference import rule_pattern

PACK = r"""
pack: brand
rules:
  - {id: source, kind: required, message: "'{match}' needs a source.", pattern: true, trigger: ['\d+ percent'], required: ["Source:"]}
  - {id: doubled, kind: repetition, message: "Twice."}
  - {id: tagline, kind: occurrence, message: "No tagline.", tokens: [Closed by Monday], at_least: 1}
  - {id: slow, kind: existence, message: "Slow.", pattern: true, tokens: ['(?:\w+\w+)+\d$']}
  - {id: tagged, kind: sequence, message: "Tagged.", sequence: [very, {part_of_speech: [adjective]}]}
  - {id: spelling, kind: consistency, message: "Write '{preferred}'.", variants: [[adviser, advisor]]}
"""  # noqa: E501


@pytest.fixture
def pack(workspace):
    (workspace / "rules").mkdir()
    (workspace / "rules" / "brand.yaml").write_text(PACK, encoding="utf-8")
    settings = workspace / "msgcheck.toml"
    settings.write_text(settings.read_text().replace("[assets", 'rules = ["rules"]\n\n[assets', 1))


@pytest.fixture
def page(workspace):
    def write(name, text):
        (workspace / "pages" / name).write_text(text, encoding="utf-8")

    return write


def found(run, name):
    return [
        (each.rule, each.quote, each.place and each.place.line)
        for each in run.findings
        if each.asset == f"pages/{name}"
    ]


@pytest.mark.usefixtures("pack")
def test_findings_of_each_kind_stand_at_their_places(scan, page):
    page("a.md", "# A\n\nIt saves 70 percent.\n\nAsk the the adviser. Closed by Monday.\n")
    page("b.md", "# B\n\nAsk an adviser.\n")
    page("c.md", "# C\n\nAsk an advisor. Closed by Monday.\n")
    for run in (scan(select=("brand",)), scan(select=("brand",))):  # the second one from the cache
        assert found(run, "a.md") == [("brand.source", "70 percent", 3), ("brand.doubled", "the the", 5)]
        assert found(run, "b.md") == [("brand.tagline", "", None)]
        assert found(run, "c.md") == [("brand.spelling", "advisor", 3)]


OVERLAPPING = """
pack: brand
rules:
  - {id: short, kind: existence, message: "No '{match}'.", tokens: [old flow]}
  - {id: long, kind: existence, message: "No '{match}'.", tokens: [old flow engine]}
  - {id: foreign, kind: existence, message: "No '{match}'.", tokens: [the old flow engine works], language: de}
"""


@pytest.mark.parametrize(("select", "quote"), [("brand", "old flow engine"), ("brand.short", "old flow")])
@pytest.mark.usefixtures("pack")
def test_a_rule_that_may_not_speak_hushes_no_other(scan, page, workspace, select, quote):
    """Neither one that is not asked for, nor one of another language."""
    (workspace / "rules" / "brand.yaml").write_text(OVERLAPPING, encoding="utf-8")
    page("a.md", "# About our work\n\nWe say that the old flow engine works as well as all the others do.\n")
    assert [each[1] for each in found(scan(select=(select,)), "a.md")] == [quote]


@pytest.mark.usefixtures("pack")
def test_rules_that_could_not_run_are_told(scan, page, monkeypatch):
    monkeypatch.setattr(rule_pattern, "SECONDS", 0.05)
    monkeypatch.setattr(tagging, "tagger_name", lambda: None)
    page("long.md", "a" * 200 + "!\n")
    for run in (scan(), scan()):
        told = {each.rule: each.reason for each in run.rules_not_run}
        assert "trained English pipeline" in told["brand.tagged"]
        assert told["brand.slow"].startswith("pages/long.md: ")
    assert scan(ignore=("brand",)).rules_not_run == ()
