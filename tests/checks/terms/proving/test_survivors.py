"""Mutated examples: what is tried, and what is told of those that are not found."""

from __future__ import annotations

from dataclasses import replace

import pytest

from msgcheck.checks.terms.examples import open_trial
from msgcheck.checks.terms.proving.carriers import CARRIERS, cut_in_word
from msgcheck.checks.terms.proving.mutations import mutants_of, visible
from msgcheck.checks.terms.proving.survivors import try_mutants
from msgcheck.model.passage import Layer
from msgcheck.model.term import Example, Extent, Forms, Glossary, Headings, PackRule, RuleKind, RulePack
from msgcheck.reference.marked_examples import parse_marked


def shown(marked):
    return Example(*parse_marked(marked))


def rule(marked="Put it on the ⟦white list⟧ today.", **values):
    given = {"kind": RuleKind.EXISTENCE, "tokens": ("white list",), "violating": (shown(marked),), **values}
    return PackRule(id="r", message="No.", **given)


def tried(tested, *others):
    """Try the mutants of one rule beside others."""
    return try_mutants([("p.r", tested)], open_trial((RulePack("p", (tested, *others)),), Glossary()))


def survivors(tested, *others):
    return tried(tested, *others).survivors


def mutations(tested):
    (example,) = tested.violating
    return {mutant.mutation: mutant.words for mutant in mutants_of(tested, example, *example.marks[0])}


def test_an_example_is_written_in_every_other_way():
    assert mutations(rule()) == {
        "capitals": "WHITE LIST",
        "first capital": "White list",
        "hyphen": "white-list",
        "plural": "white lists",
        "no-break space": "white\u00a0list",
        "line wrap": "white\nlist",
        "double space": "white  list",
        "soft hyphen": "wh\u00adite list",
        "zero-width space": "wh\u200bite list",
        "full-width letters": "\uff57\uff48\uff49\uff54\uff45 \uff4c\uff49\uff53\uff54",
    }


def test_quotes_are_mutated_where_there_are_some():
    tested = rule('Say ⟦"what\'s new"⟧.', tokens=('"what\'s new"',))
    assert mutations(tested)["curly quotes"] == "\u201cwhat\u2019s new\u201d"


SIGNS = {"no-break space", "line wrap", "double space", "soft hyphen", "zero-width space", "full-width letters"}


@pytest.mark.parametrize(
    ("values", "not_tried"),
    [
        ({"case_sensitive": True}, {"capitals", "first capital", "hyphen", "plural"}),
        ({"forms": Forms.EXACT}, {"hyphen", "plural"}),
        ({"kind": RuleKind.SUBSTITUTION, "tokens": (), "swap": (("white list", "white-list"),)}, {"hyphen"}),
        ({"kind": RuleKind.SUBSTITUTION, "tokens": (), "swap": (("white list", "allowlist"),)}, set()),
        ({"compliant": (shown("A white listing."),)}, set()),
        ({"compliant": (shown("The white lists of old."),)}, {"plural"}),
        ({"is_pattern": True, "tokens": ("white list",)}, {"hyphen", "plural"}),
        ({"is_pattern": True, "tokens": ("white\u2019? list",)}, SIGNS | {"hyphen", "plural"}),
        ({"kind": RuleKind.CASING}, {"capitals", "first capital", "hyphen", "plural"}),
    ],
    ids=["case-sensitive", "exact", "own replacement", "another replacement", "shown inside a word", "shown as right",
         "pattern", "pattern about signs", "casing"],
)  # fmt: skip
def test_a_rule_is_not_asked_for_what_it_should_mind(values, not_tried):
    assert set(mutations(rule())) - set(mutations(rule(**values))) == not_tried


def test_a_plain_rule_has_no_survivor():
    assert survivors(rule()) == ()


SURVIVORS = {
    "an exception that is its plural": (rule(exceptions=("white lists",)), {"plural"}),
    "a pattern that counts its case": (
        rule(is_pattern=True, tokens=("(?-i:white) list",)), {"capitals", "first capital"},
    ),
    "a pattern with a hyphen alone": (rule("A ⟦white-list⟧.", is_pattern=True, tokens=("white-list",)), set()),
}  # fmt: skip


@pytest.mark.parametrize("name", SURVIVORS)
def test_what_is_not_found_any_more_is_told(name):
    tested, mutations_told = SURVIVORS[name]
    assert {fault.mutation for fault in survivors(tested)} == mutations_told


@pytest.mark.parametrize(("per", "in_files"), [(Extent.SLIDE, {"runs in PPTX"}), (Extent.ASSET, None)])
def test_a_rule_per_slide_is_not_asked_for_what_stands_on_none(per, in_files):
    counted = {"kind": RuleKind.OCCURRENCE, "at_most": 1, "per": per}
    done = tried(rule("A white list beside a ⟦white list⟧ for all.", **counted))
    assert done.survivors == ()
    carriers = {carrier.mutation for carrier in CARRIERS}
    assert {name for name in carriers if done.tried[name]} == (in_files or carriers)


def test_a_mutant_that_another_rule_finds_is_no_survivor():
    tested = rule(exceptions=("white lists",))
    other = PackRule(id="o", kind=RuleKind.EXISTENCE, message="No.", tokens=("white lists",), is_pattern=True)
    assert [fault.mutation for fault in survivors(tested)] == ["plural"]
    assert survivors(tested, other) == ()


def test_a_survivor_shows_the_text_and_where_its_example_stands():
    (fault,) = survivors(rule(exceptions=("white lists",)))
    assert (fault.mutant, fault.reference.id) == ("Put it on the white lists today.", "p.r")
    assert "List 'white lists'" in fault.way_out


def test_signs_that_nobody_sees_are_spelled_out():
    assert visible("a\u00a0b\u00ad\u200b\nc  d") == (
        "a[no-break space]b[soft hyphen][zero-width space][line break]c[double space]d"
    )


@pytest.mark.parametrize("carrier", CARRIERS, ids=lambda carrier: carrier.mutation)
def test_our_readers_read_split_words_as_one(carrier):
    texts = ["Put it on the white list & <stay> *calm* 2.1_x today.", "The other list", "1. 'Quoted' # no heading"]
    paragraphs = [cut_in_word(text, 0, len(text)) for text in texts]
    passages = list(carrier.carry(paragraphs))
    assert [(passage.text, passage.layer) for passage in passages] == [(text, Layer.BODY) for text in texts]
    assert all(len([part for part in parts if part]) > 1 for parts in paragraphs)


def test_a_file_in_which_the_words_are_not_read_as_one_is_told(monkeypatch):
    carrier = replace(CARRIERS[0], write=lambda paragraphs: b"<p>Put it on the white</p><p>list today.</p>")
    monkeypatch.setattr("msgcheck.checks.terms.proving.survivors.CARRIERS", (carrier,))
    (fault,) = survivors(rule())
    assert (fault.mutation, fault.mutant) == ("markup in HTML", "<p>Put it on the wh<b>ite</b> list today.</p>")


@pytest.mark.parametrize(
    ("values", "count"), [({}, 1), ({"headings": Headings.ONLY}, 0), ({"layers": frozenset({"notes"})}, 0)]
)
def test_files_are_tried_where_the_rule_meets_their_body(values, count):
    assert tried(rule(**values)).tried["runs in PPTX"] == count
