"""The page of a pack rule, by the packs of all kinds."""

from __future__ import annotations

from pathlib import Path

import pytest

from msgcheck.checks.catalogue import catalogue
from msgcheck.model.term import PackRule, RuleKind, RulePack
from msgcheck.reference.rule_packs import load_rule_packs

PACKS = load_rule_packs([Path(__file__).with_name("packs")])
PAGES = {page.id: page for page in catalogue(PACKS)}
SAID = {
    "casing.names": (
        "Finds these names in any other casing: OpenChain, iPhone, npm, Acme Flow, ERP/2. Not in openchain.yaml file."
    ),
    "casing.title": "Finds the headings that are not in title case.",
    "consistency.first": "Finds the rarer of these, where an asset has several of a group: adviser or advisor.",
    "occurrence.per-asset": "Counts seamless: at most 2 in an asset.",
    "occurrence.on-each-slide": "Counts confidential: at least 1 on a slide.",
    "repetition.any-word": "Finds the same word twice in a row: any word but those said twice on purpose. Not in mwah.",
    "sequence.light-verbs": "Finds words in a row: make or take, any, decision. Not in make no decision.",
    "conditions.near": (
        "Finds these forms: lead. Only within 4 words of sales, account manager. Not within 4 words of role."
    ),
    "conditions.german": "Finds these forms: Handy. Only in texts whose language is 'de'.",
}


@pytest.mark.parametrize("rule_id", SAID)
def test_limits_say_what_is_found_and_where(rule_id):
    assert PAGES[rule_id].limits == SAID[rule_id]


@pytest.mark.parametrize(
    "page", [PAGES[f"{pack.name}.{rule.id}"] for pack in PACKS for rule in pack.rules], ids=lambda p: p.id
)
def test_every_field_of_a_page_is_filled_and_no_placeholder_is_left(page):
    told = [page.title, page.why, page.example, page.counter_example, page.options, page.limits]
    assert all(told)
    assert not any(name in page.why for name in ("{match}", "{preferred}", "{required}", "{count}", "{limit}"))


@pytest.mark.parametrize("kind", [RuleKind.REPETITION])
def test_a_rule_without_examples_has_a_page_too(kind):
    [*_, page] = catalogue([RulePack("p", (PackRule(id="r", kind=kind, message="'{match}'!"),))])
    assert (page.why, page.example) == ("'the the'!", "the the")
