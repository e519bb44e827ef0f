from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from msgcheck.config.report_settings import ReportSettings
from msgcheck.measures.prose import quoted
from msgcheck.measures.report import make_report
from msgcheck.model.drift_report import Decision
from msgcheck.model.period import parse_period


def test_headline(figures):
    told = {name: figures[name].value for name in ("score", "coverage", "terms.rate", "conflicts", "unapproved")}
    # a 50, b 50; e is locked and c has no score
    assert told == {"score": 50.0, "coverage": 50.0, "terms.rate": 0.5, "conflicts": 3, "unapproved": 1}
    # a: oss, stale (w is waived); b: conflict, claim; c: foss, conflict twice; e: oss, known from before it was locked
    assert figures["open"].value == 8
    assert figures["stale"].value == 33.3
    assert figures["expected"].value == 3.0
    assert figures["cost"].value == 8 * 40
    assert figures["cost"].label.endswith("EUR")


def test_flow_adds_up(figures):
    """What was there and what came is what went and what is there, waived or not."""
    flow = {name: figures[f"flow.{name}"].value for name in ("content", "platform", "tool", "other", "first")}
    gone = sum(figures[f"flow.{name}"].value for name in ("fixed", "withdrawn", "settled"))
    there = figures["open"].value + figures["flow.waived"].value
    before = figures["open"].before + figures["flow.waived"].before
    assert before + sum(flow.values()) == gone + there
    # a: stale; c: foss, conflict twice; b by the new msgcheck: claim
    assert flow == {"content": 4, "platform": 0, "tool": 1, "other": 0, "first": 0}
    assert figures["flow.platform"].before == 1


def test_fixed_in_time(figures, report):
    assert figures["service.overdue.error"].value == 5
    assert figures["service.in-time.error"].value == 0
    assert [(each.asset, each.severity) for each in report.fixed] == [("decks/1.pptx", "suggestion")]


def test_messages_are_told_by_verdict(report):
    (value,) = (each for each in report.messages if each.id == "value")
    assert {figure.label: figure.value for figure in value.figures} == {
        "Alignment score": 0.0, "Told as approved where it is told": 0.0, "Aligned": 0, "Drifted": 0,
        "Conflicting": 1, "Retired": 0, "Missing": 0, "Required messages told as approved": 0.0,
    }  # fmt: skip


def test_audit_by_surface(report):
    shares = {row.name: [figure.value for figure in row.figures] for row in report.audit.rows}
    assert shares == {
        "deck": [100.0, None, 0.0, None, None],
        "web": [None, None, None, None, 0.0],
        "all surfaces": [100.0, None, 0.0, None, 0.0],
    }
    assert report.audit.rows[0].figures[0].band == "healthy"
    assert report.audit.rows[0].figures[1].note


def test_groups_hold_hostile_names_apart(report, figures):
    (owners,) = (table for table in report.groups if table.id == "owner")
    assert [row.name for row in owners.rows] == ["no owner", "emea {sales}", "sales"]
    assert figures["open.owner.emea %7Bsales%7D"].value == 2


def test_one_drift_is_told_once_for_all_assets(report):
    worst = report.worst[0]
    assert (worst.rule, worst.assets.value, worst.place) == ("claim.number-mismatch", 2, "slide 4, Title 1")
    assert worst.approved == "The value of 2026."


def test_trends_end_with_the_figures(report, figures):
    for trend in report.trends:
        assert trend.periods == ("2026Q1", "2026Q2", "2026Q3")
        assert trend.values[-1] == figures[trend.figure_id].value
    published = {trend.figure_id: trend.values for trend in report.trends}["terms.published.term.open-source"]
    assert published == (None, 1, 2)  # what the first scan met was published nobody knows when


def test_lists(report):
    assert [(each.owner, each.until.isoformat(), each.findings.value) for each in report.lapsing] == [
        ("legal", "2026-11-05", 1)
    ]
    assert [(each.asset, each.reason, each.parts.value) for each in report.unread] == [
        ("decks/e.pptx", "encrypted", 1),
        ("decks/b.pptx", "parts", 2),
    ]


def sentences(report) -> tuple[Decision, ...]:
    return (*report.summary, *report.decisions)


def test_prose_has_no_number_of_its_own(report):
    """All digits stand in what others wrote, between quotes, or come of a figure."""
    assert len(report.summary) == 4
    assert len(report.decisions) == 3
    for sentence in sentences(report):
        ids = {figure.id for figure in sentence.figures}
        own = re.sub(r"“[^“”]*”", "", sentence.text)
        assert set(re.findall(r"\{([^{}]+)\}", own)) == ids
        assert not re.search(r"\d", re.sub(r"\{[^{}]+\}", "", own))
    assert not any(re.search(r"\d", re.sub(r"“[^“”]*”", "", notice)) for notice in report.notices)


def test_quoted_words_are_no_placeholders(made):
    assert quoted(f"{made.HOSTILE}\n {{x}}.") == "“(score) ‘9 quotes’ ((7)) <b>\x1b[31m (x)”"
    assert len(quoted("word " * 100)) <= 162


def test_decisions_name_what_they_ask_for(report):
    asked = [sentence.text.partition(" “")[0].partition(":")[0] for sentence in report.decisions]
    assert asked == ["Decide which holds", "Approve or retire", "Have"]
    assert report.decisions[0].evidence == report.conflicts[:1]


def made_again(made, **fields):
    given = {"context": made.context(), "plan": made.plan()} | fields
    return make_report(iter(made.histories()), given["plan"], given["context"], made.find)


def test_the_same_history_gives_the_same_report(made, report):
    assert made_again(made) == report


def test_without_agreements_nothing_is_measured_by_them(made):
    report = made_again(made, context=made.context(agreed=ReportSettings(), teams={}))
    assert report.service_levels.note.startswith("No service level")
    assert {row.figures[1].value for row in report.service_levels.rows} == {None}
    assert not any(figure.id == "cost" for figure in report.headline)
    assert [table.id for table in report.groups] == ["kind", "owner", "pillar", "persona", "severity"]


def test_without_verdicts_no_claim_is_counted(made):
    """None found is no answer where nobody looked."""
    terms_only = [
        replace(each, spells=tuple(replace(s, result=replace(s.result, verdicts=(), findings=())) for s in each.spells))
        for each in made.histories()
    ]
    report = make_report(iter(terms_only), made.plan(), made.context(), made.find)
    told = {figure.id: figure.value for figure in report.headline}
    assert [told[name] for name in ("conflicts", "unapproved", "stale", "coverage", "open")] == [None] * 4 + [0]
    (conflicts,) = (trend for trend in report.trends if trend.figure_id == "conflicts")
    assert conflicts.values == (None, None, None)


def test_without_a_period_before_there_is_no_change(made):
    report = made_again(made, plan=made.plan(against=None))
    assert {figure.before for figure in report.headline} == {None}
    assert any("nothing to compare with" in notice for notice in report.notices)


def test_a_period_that_has_not_ended_says_so(made):
    now = datetime(2026, 8, 20, tzinfo=UTC)
    plan = made.plan()
    report = made_again(made, plan=replace(plan, made_at=now, runs=tuple(r for r in plan.runs if r.started_at < now)))
    assert any("has not ended" in notice for notice in report.notices)
    assert max(drift.open_days.value for drift in report.worst) <= 222


def test_a_period_without_runs_stands_on_earlier_ones(made):
    later = parse_period("2027Q1")
    report = made_again(made, plan=made.plan(period=later, against=None, made_at=datetime(2027, 6, 1, tzinfo=UTC)))
    assert report.runs == ()
    assert any("stands on earlier runs" in notice for notice in report.notices)
    assert report.headline[0].value == 50.0


@pytest.mark.parametrize(("name", "count"), [("2026", 1), ("2026Q3", 3), ("2026-09", 9), ("2029Q4", 12)])
def test_trends_have_the_length_of_the_period(made, name, count):
    plan = made.plan(period=parse_period(name), against=None, made_at=datetime(2030, 1, 1, tzinfo=UTC))
    assert {len(trend.periods) for trend in made_again(made, plan=plan).trends} == {count}


def test_what_is_no_asset_is_not_told_as_unread(made):
    skipped = {"status": "skipped", "sha256": None, "content": None, "score": None}
    logo = made.result("decks/logo.png", reason="not-an-asset", **skipped)
    locked = made.result("decks/x.pptx", reason="encrypted", **skipped)
    opened = made.result("decks/~$x.pptx", reason="lock-file", **skipped)
    histories = [made.history(made.spell(0, each), identity=each.uri) for each in (logo, locked, opened)]
    report = make_report(iter(histories), made.plan(), made.context(), made.find)
    assert [each.asset for each in report.unread] == ["decks/x.pptx"]
    assert next(figure.value for figure in report.basis if figure.id == "assets.skipped") == 1


@pytest.mark.parametrize(("has_kinds", "read", "outside", "open_now"), [(True, 1, 1, 1), (False, 2, 0, 2)])
def test_a_file_outside_every_kind_is_counted_and_left_out(made, has_kinds, read, outside, open_now):
    inside, strange = (made.result(uri, findings=(made.fact("foss"),)) for uri in ("decks/a.pptx", "notes.md"))
    strange = replace(strange, kind="other", owner=None)
    histories = [made.history(made.spell(0, each), identity=each.uri) for each in (inside, strange)]
    report = make_report(iter(histories), made.plan(), made.context(has_kinds=has_kinds), made.find)
    basis = {figure.id: figure.value for figure in report.basis}
    assert (basis["assets"], basis["assets.outside"]) == (read, outside)
    assert next(figure.value for figure in report.headline if figure.id == "open") == open_now
    assert any("leaves them out" in notice for notice in report.notices) is has_kinds
