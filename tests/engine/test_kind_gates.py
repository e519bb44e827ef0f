from __future__ import annotations

from datetime import date

import pytest

from msgcheck import api

TODAY = date(2026, 11, 21)
CLAIM = "Lumo cuts the time to close the books by 70 percent."
MISSING = f"{{id: saves-time, kind: proof_point, statement: {CLAIM}, required_in: [page]}}"


@pytest.fixture
def check(workspace):
    """Check the page with these lines of [gate.page]; returns the run."""

    def run(*lines, text="# Home\n\nWe like apples.\n\n<!-- a doubt of Dana -->\n", **options):
        settings = workspace / "msgcheck.toml"
        settings.write_text("\n".join([settings.read_text(), "[gate.page]", *lines]))
        messages = workspace / "platform/messages.yaml"
        head = messages.read_text().partition("messages:")[0]
        messages.write_text(f"{head}messages:\n  - {MISSING}\n")
        (workspace / "pages/home.md").write_text(text)
        given = {"records": False, "today": TODAY, **options}
        return api.check([workspace / "pages/home.md"], workspace=workspace, options=api.ScanOptions(**given))

    return run


def of_gate(run):
    return [(each.rule, each.severity, each.reference and each.reference.id) for each in run.findings
            if each.rule.startswith(("gate.", "leak."))]  # fmt: skip


def test_nothing_is_asked_by_default(check):
    assert of_gate(check()) == []


def test_a_score_too_low_and_a_message_that_is_missing(check):
    run = check("min_score = 70", "required_messages = true")
    assert of_gate(run) == [("gate.score", "error", None), ("gate.message", "error", "saves-time")]


def test_what_is_met_passes(check):
    text = f"# Home\n\n{CLAIM}\n"
    assert of_gate(check("min_score = 70", "required_messages = true", text=text)) == []


def test_leaks_become_errors_and_no_baseline_accepts_them(check, workspace):
    assert of_gate(check("no_leaks = true")) == [("leak.comment", "error", None)]
    update = api.baseline(workspace=workspace, options=api.ScanOptions(select=("leak",), records=False))
    assert (update.known, update.refused) == ((), 1)


def test_a_demand_that_was_not_looked_at_is_told(check):
    run = check("min_score = 70", "required_messages = true", "no_leaks = true", select=("term",))
    assert [each.rule for each in run.rules_not_run] == ["gate.score", "gate.message", "leak"]
