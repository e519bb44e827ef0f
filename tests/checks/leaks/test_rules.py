from dataclasses import fields

import pytest

from msgcheck.checks.catalogue import BUILT_IN
from msgcheck.checks.leaks.rules import RULES


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_every_part_is_filled(rule):
    assert all(getattr(rule, field.name) for field in fields(rule))


def test_ids_are_those_of_the_contract_and_in_the_catalogue():
    assert [rule.id for rule in RULES] == ["leak.notes", "leak.hidden", "leak.comment", "leak.metadata"]
    assert set(RULES) <= set(BUILT_IN)
