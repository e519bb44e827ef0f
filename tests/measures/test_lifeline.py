from __future__ import annotations

from datetime import timedelta

import pytest

from msgcheck.measures.states.lifeline import lives_at


def lives(made, spells, day=365, first_run="run-0000"):
    (found,) = lives_at(made.history(*spells), [made.START + timedelta(days=day)], first_run)
    return found


def told(found):
    alive = [(each.fact.fingerprint, each.cause.value, each.first_seen.day) for each in found.alive]
    closed = [(each.fact.fingerprint, each.closed_by.value) for each in found.closed]
    return sorted(alive), sorted(closed)


def two(made, one, other, **later):
    """An asset that is read on day 0 and on day 1."""
    return [
        made.spell(0, one, end=1),
        made.spell(made.run(1, **later), other),
    ]


@pytest.mark.parametrize(
    ("changed", "later", "cause"),
    [
        ({"content": "s2", "sha256": "b2"}, {}, "content"),
        ({"content": "s2", "sha256": "b2"}, {"platform_sha256": "p2"}, "content"),
        ({"sha256": "b2"}, {}, "content"),  # the sketch may miss a small change
        ({"sha256": "b2"}, {"rules_sha256": "r2"}, "platform"),  # saved again, nothing else
        ({"content": None, "sha256": None}, {}, "content"),
        ({}, {"platform_sha256": "p2"}, "platform"),
        ({}, {"rules_sha256": "r2", "tool_version": "2"}, "platform"),
        ({}, {"tool_version": "2"}, "tool"),
        ({}, {}, "other"),
    ],
)
def test_why_findings_come_and_go(made, changed, later, cause):
    before = made.result(findings=(made.fact("old"), made.fact("stays")))
    after = made.result(**{"findings": (made.fact("stays"), made.fact("new"))} | changed)
    alive, closed = told(lives(made, two(made, before, after, **later)))
    assert alive == [("v1:new", cause, 11), ("v1:stays", "first", 10)]
    assert closed == [("v1:old", cause)]


def test_an_asset_that_comes_later_was_written(made):
    said = made.result(findings=(made.fact("a"),))
    assert told(lives(made, [made.spell(3, said)]))[0] == [("v1:a", "content", 13)]


def test_equal_findings_are_counted(made):
    thrice, once = (made.result(content=f"s{count}", findings=(made.fact("a"),) * count) for count in (3, 1))
    found = lives(made, two(made, thrice, once))
    assert (len(found.alive), len(found.closed)) == (1, 2)


def test_a_skipped_spell_neither_fixes_nor_finds(made):
    said = made.result(findings=(made.fact("a"),))
    locked = made.result(status="skipped", sha256=None, content=None)
    found = lives(made, [made.spell(0, said, end=1), made.spell(1, locked, end=2), made.spell(2, said)])
    assert told(found) == ([("v1:a", "first", 10)], [])


def test_what_is_gone_is_not_fixed_and_comes_back_as_new(made):
    said = made.result(findings=(made.fact("a"),))
    found = lives(made, [made.spell(0, said, end=1), made.spell(5, said)])
    assert told(found) == ([("v1:a", "content", 15)], [("v1:a", "withdrawn")])


@pytest.mark.parametrize(("day", "alive", "closed"), [(0, 0, 0), (1, 1, 0), (2, 0, 1), (3, 0, 1)])
def test_a_moment_knows_only_what_was_before_it(made, day, alive, closed):
    spells = two(made, made.result(findings=(made.fact("a"),)), made.result(content="s2"))
    found = lives(made, spells, day)
    assert (len(found.alive), len(found.closed)) == (alive, closed)


def test_a_rename_is_no_withdrawal(made):
    said = made.result(findings=(made.fact("a"),))
    moved = made.result("decks/new.pptx", findings=(made.fact("a"),))
    found = lives(made, [made.spell(0, said, end=2), made.spell(1, moved)])
    assert told(found) == ([("v1:a", "first", 10)], [])
