import pytest

from msgcheck.checks.messages.rules import MISSING, RULES


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_the_page_is_whole(rule):
    assert all(getattr(rule, field) for field in rule.__slots__)


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule is not MISSING], ids=lambda rule: rule.id)
def test_the_example_is_found_and_the_counter_example_is_not(rule, check, built_in):
    found = check([rule.example], kind="web", encoder=built_in)
    silent = check([rule.counter_example], kind="web", encoder=built_in)
    assert [observation.rule for observation in found.observations] == [rule.id]
    assert silent.observations == ()


def test_missing_is_found_until_the_message_is_told(check, built_in):
    assert [seen.rule for seen in check(["Meet our office dog."], encoder=built_in).observations] == [MISSING.id]
    assert check([MISSING.counter_example], encoder=built_in).observations == ()
