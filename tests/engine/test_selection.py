from dataclasses import replace

import pytest

from msgcheck.engine.selection import select_rules
from msgcheck.errors import UsageError
from msgcheck.model.check_rule import CheckRule
from msgcheck.model.severity import Severity


def rule(rule_id, severity=Severity.WARNING):
    fields = dict.fromkeys(("title", "why", "example", "counter_example", "options", "limits"), "x")
    return CheckRule(id=rule_id, severity=severity, **fields)


RULES = [rule("term.forbidden", Severity.ERROR), rule("term.casing"), rule("message.missing"), rule("brand.old-name")]


@pytest.mark.parametrize(
    ("select", "ignore", "ids"),
    [
        ([], [], {"term.forbidden", "term.casing", "message.missing", "brand.old-name"}),
        (["term"], [], {"term.forbidden", "term.casing"}),
        (["term.casing", "brand"], [], {"term.casing", "brand.old-name"}),
        ([], ["term", "message"], {"brand.old-name"}),
        (["term"], ["term.casing"], {"term.forbidden"}),
    ],
)
def test_rules_are_chosen_by_id_and_group(select, ignore, ids):
    assert select_rules(RULES, select=select, ignore=ignore).rule_ids == ids


def test_a_rule_may_differ_from_its_group():
    chosen = dict(select_rules(RULES, [("term", Severity.OFF), ("term.casing", Severity.ERROR)]).severities)
    assert "term.forbidden" not in chosen
    assert chosen["term.casing"] is Severity.ERROR


@pytest.mark.parametrize("arguments", [{"select": ["terms"]}, {"ignore": ["term.casin"]}])
def test_unknown_name_is_refused(arguments):
    with pytest.raises(UsageError, match="There is no rule or group"):
        select_rules(RULES, **arguments)


OFF = replace(rule("message.possible", Severity.SUGGESTION), on=False)


@pytest.mark.parametrize(
    ("configured", "select", "severity"),
    [
        ([], [], None),
        ([], ["message"], None),
        ([("message", Severity.ERROR)], [], None),
        ([], ["message.possible"], Severity.SUGGESTION),
        ([("message.possible", Severity.WARNING)], [], Severity.WARNING),
        ([("message.possible", Severity.OFF)], ["message.possible"], None),
    ],
)
def test_a_rule_that_is_off_runs_where_its_own_id_asks_for_it(configured, select, severity):
    assert dict(select_rules([*RULES, OFF], configured, select).severities).get("message.possible") is severity


def test_has_group_tells_whether_a_rule_of_it_runs():
    assert select_rules(RULES, select=["message"]).has_group("message")
    assert not select_rules(RULES, select=["term"]).has_group("message")
