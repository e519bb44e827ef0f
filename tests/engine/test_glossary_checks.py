"""The glossary checks in a scan: read with the asset, judged and counted over the run, kept in the cache."""

import pytest

from msgcheck.checks.terms.glossary.rules import GLOSSARY_RULES
from msgcheck.reports.wording import certainty_in_words

GLOSSARY = """
schema: 1
terms:
  - {id: matching, preferred: row-level matching}
  - id: active
    preferred: active customer
    definition: A customer who signed in at least once in the last 30 days.
"""
every_rule = pytest.mark.parametrize("rule", GLOSSARY_RULES, ids=lambda rule: rule.id)


@pytest.fixture
def glossary_workspace(workspace):
    """The workspace with another glossary and no pages."""
    (workspace / "platform" / "glossary.yaml").write_text(GLOSSARY, encoding="utf-8")
    for page in (workspace / "pages").iterdir():
        page.unlink()
    return workspace


def write(workspace, name, text):
    (workspace / "pages" / f"{name}.md").write_text(text + "\n", encoding="utf-8")


def term_findings(run):
    return [finding for finding in run.findings if finding.rule.startswith("term.")]


@every_rule
def test_the_example_is_found_by_this_rule_alone(rule, glossary_workspace, scan):
    write(glossary_workspace, "page", rule.example)
    found = term_findings(scan())
    assert [finding.rule for finding in found] == [rule.id]
    assert found[0].passage[found[0].start : found[0].end] == found[0].quote
    assert found[0].severity == rule.severity


@every_rule
def test_the_counter_example_is_silent(rule, glossary_workspace, scan):
    write(glossary_workspace, "page", rule.counter_example)
    assert term_findings(scan()) == []


@every_rule
def test_every_part_is_filled(rule):
    assert all((rule.title, rule.why, rule.example, rule.counter_example, rule.options, rule.limits))


def test_a_second_run_finds_the_same_from_the_cache(glossary_workspace, scan):
    for rule in GLOSSARY_RULES:
        write(glossary_workspace, rule.id, rule.example)
    first, second = scan(), scan()
    assert len(term_findings(first)) == len(GLOSSARY_RULES)
    assert [finding.fingerprint for finding in first.findings] == [finding.fingerprint for finding in second.findings]
    assert [finding.message for finding in first.findings] == [finding.message for finding in second.findings]


def test_a_changed_asset_changes_what_is_said_of_the_others(glossary_workspace, scan):
    write(glossary_workspace, "one", "It has row level matching.")
    assert "of 2 assets" not in scan().findings[0].message
    write(glossary_workspace, "two", "It has row-level matching.")
    assert "of 2 assets that speak of it, 1 write “row-level matching”" in term_findings(scan())[0].message


def test_a_hyphen_that_grammar_asks_for_is_told_where_assets_are_counted(glossary_workspace, scan):
    glossary = "schema: 1\nterms:\n  - {id: live, preferred: real time}\n"
    (glossary_workspace / "platform" / "glossary.yaml").write_text(glossary, encoding="utf-8")
    write(glossary_workspace, "one", "Your numbers arrive in real-time.")
    write(glossary_workspace, "two", "Read real-time numbers.")
    (found,) = term_findings(scan())
    assert "of 2 assets that speak of it, 1 write “real time”, some with a hyphen." in found.message


def test_a_message_that_already_speaks_silences_the_definition(glossary_workspace, scan):
    platform = """
schema: 1
name: Lumo platform
version: "1"
messages:
  - id: active
    kind: proof_point
    statement: An active customer is a customer who signed in at least once in the last 30 days.
"""
    (glossary_workspace / "platform" / "messages.yaml").write_text(platform, encoding="utf-8")
    write(
        glossary_workspace,
        "page",
        "An active customer is a customer who signed in at least once in the last 90 days.",
    )
    assert [finding.rule for finding in scan().findings] == ["claim.number-mismatch"]
    assert [finding.rule for finding in scan(select=("term",)).findings] == ["term.definition-drift"]


def test_only_what_was_judged_is_called_uncertain(glossary_workspace, scan):
    for rule in GLOSSARY_RULES:
        write(glossary_workspace, rule.id, rule.example)
    said = {finding.rule: certainty_in_words(finding) for finding in term_findings(scan())}
    assert said["term.definition-drift"] == "not measured"
    assert said["term.inconsistent"].startswith("certain")


def test_models_are_named_where_definitions_are_compared_and_only_there(glossary_workspace, scan):
    write(glossary_workspace, "page", "Nothing to see.")
    assert scan(select=("term.deprecated",)).models == ()
    assert [model.role for model in scan(select=("term",)).models] == ["encoder", "judge"]
