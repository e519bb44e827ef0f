"""The same thing is said once, worst first."""

from dataclasses import replace

import pytest

from msgcheck.model.place import SlidePlace
from msgcheck.model.severity import Severity
from msgcheck.reports.grouping import count_severities, group_findings, most_spread, sections_of


def test_spellings_of_one_quote_are_one_group_in_reading_order(made):
    findings = [made.finding(word, place=SlidePlace(n)) for n, word in enumerate(("FOSS", "Foss", "foss"), 1)]
    (group,) = group_findings(findings)
    assert [finding.place.slide for finding in group.findings] == [1, 2, 3]
    assert group.first.quote == "FOSS"


def test_what_differs_in_rule_reference_severity_waiver_or_baseline_is_not_one_group(made):
    one = made.finding()
    others = [
        replace(one, rule="term.casing"),
        replace(one, severity=Severity.ERROR),
        replace(one, reference=None),
        replace(one, waiver="until the relaunch"),
        replace(one, baseline="known"),
    ]
    assert len(group_findings([one, *others])) == 6


def test_what_the_audience_does_not_see_is_one_group_whatever_it_says(made):
    told = {"rule": "leak.notes", "message": "The audience does not see these notes."}
    notes = [made.finding(word, place=SlidePlace(n), **told) for n, word in enumerate(("Skip", "Pause"), 1)]
    assert [group.count for group in group_findings(notes)] == [2]


@pytest.mark.parametrize("field", [{"message": "Remove the notes of slide 71."}, {"suggestions": ("free",)}])
def test_the_same_quote_with_other_words_about_it_is_not_one_group(made, field):
    assert len(group_findings([made.finding(), made.finding(**field)])) == 2


def test_findings_on_whole_assets_are_told_apart_by_what_they_say(made):
    missing = made.missing_finding()
    assert len(group_findings([missing, replace(missing, message="Another one.")])) == 2


def test_what_several_assets_say_is_counted_over_all_of_them(made):
    often = [made.finding(asset=uri) for uri in (made.DECK, made.DECK, made.PAGE)]
    twice = [made.finding("bad", asset=uri, severity=Severity.ERROR) for uri in (made.DECK, made.SHEET)]
    spread = most_spread([*twice, *often, made.finding("once"), made.finding("once")])
    assert [(each.first.quote, each.count, each.assets) for each in spread] == [("FOSS", 3, 2), ("bad", 2, 2)]


def test_groups_come_worst_first_then_most_places(made):
    findings = [made.finding("rare"), *[made.finding("often")] * 3, made.finding("bad", severity=Severity.ERROR)]
    assert [group.first.quote for group in group_findings(findings)] == ["bad", "often", "rare"]


def test_sections_come_worst_first_and_hold_clean_assets_too(made):
    sections = sections_of(made.made_run())
    assert [section.uri for section in sections] == [made.SHEET, made.DECK, made.PAGE, "corpora/web/clean.html"]
    assert [section.counts.total for section in sections] == [1, 6, 1, 0]


def test_findings_of_a_skipped_asset_have_a_section_without_an_asset(made):
    run = made.made_run(findings=(made.finding(asset="corpora/decks/locked.pptx"),))
    assert [section.uri for section in sections_of(run) if section.asset is None] == ["corpora/decks/locked.pptx"]


def test_every_finding_is_in_exactly_one_group(made):
    run = made.large_run(5, 37)
    grouped = [finding for section in sections_of(run) for group in section.groups for finding in group.findings]
    assert sorted(map(id, grouped)) == sorted(map(id, run.findings))
    assert count_severities(run.findings).total == 5 * 37


def test_what_is_waived_is_not_said_most_often(made):
    agreed = [made.finding("ok", asset=uri, waiver="agreed") for uri in ("a.md", "b.md")]
    assert most_spread(agreed) == ()
    assert len(most_spread([made.finding("ok", asset=uri) for uri in ("a.md", "b.md")])) == 1
