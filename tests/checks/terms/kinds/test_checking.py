"""What the kinds of rules say: spans, messages, suggestions, what they could not do."""

from __future__ import annotations

from pathlib import Path

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc

from msgcheck.analysis import word_sequence
from msgcheck.checks.terms.examples import prove_examples
from msgcheck.checks.terms.form_spread import differing_uses
from msgcheck.checks.terms.kinds import tagging
from msgcheck.checks.terms.kinds.checking import check_rules, in_their_language
from msgcheck.checks.terms.kinds.compiling import compile_rules
from msgcheck.checks.terms.kinds.tagging import rules_without_tagger
from msgcheck.model.observation import Observation
from msgcheck.model.passage import Layer, Passage, Role
from msgcheck.model.place import LinePlace, SlidePlace
from msgcheck.model.term import Example, Extent, Glossary, HeadingCase, PackRule, RuleKind, RulePack, SequenceToken
from msgcheck.reference import rule_pattern
from msgcheck.reference.rule_packs import load_rule_packs

BODY = frozenset({Layer.BODY})
ALL = compile_rules(load_rule_packs([Path(__file__).with_name("packs")]))


def pack_of(kind, message="{match}", **fields):
    return (RulePack("p", (PackRule(id="r", kind=RuleKind(kind), message=message, **fields),)),)


def passages_of(*texts, layer=Layer.BODY, role=Role.PARAGRAPH):
    return [Passage(text, layer, role, SlidePlace(number)) for number, text in enumerate(texts, start=1)]


def check(texts, kind, message="{match}", layers=BODY, **fields):
    passages = texts if isinstance(texts[0], Passage) else passages_of(*texts)
    found = check_rules(passages, compile_rules(pack_of(kind, message, **fields)), layers).observations
    return [(passages[seen.passage].text[seen.start : seen.end], seen.message, *seen.suggestions) for seen in found]


SAID = [
    ("casing", "open\u00adchain", {"tokens": ("OpenChain",)}, ("open\u00adchain", "OpenChain", "OpenChain")),
    (
        "consistency",
        "An e-mail, an e-mail, two Emails",
        {"variants": (("e-mail", "email"),)},
        ("Emails", "e-mail", "e-mails"),
    ),
    ("occurrence", "now now now", {"tokens": ("now",), "at_most": 1}, ("now", "3 1")),
    (
        "required",
        "Up 5\u00a0%",
        {"trigger": (r"\d %",), "required": ("x", "y"), "is_pattern": True},
        ("5\u00a0%", "x' or 'y"),
    ),
    (
        "first-use",
        "Our SLAs",
        {"expansions": (("SLA", "service level agreement"),)},
        ("SLAs", "", "service level agreements (SLAs)"),
    ),
    ("first-use", "Acme\u200b rocks", {"tokens": ("Acme",), "sign": "®"}, ("Acme", "", "Acme®")),
    ("repetition", "in \u201cthe\u201d the\u00a0 the end", {}, ("the\u00a0 the", "", "the")),
    ("repetition", "See\nSee how to\nto go", {}, ("to\nto", "", "to")),
    (
        "sequence",
        "to make no\nhaste",
        {"sequence": (SequenceToken(words=("no",)), SequenceToken(words=("haste",)))},
        ("no\nhaste", ""),
    ),
    ("substitution", "at v3.2", {"swap": ((r"v(\d)\.(\d)", r"\2-\1"),), "is_pattern": True}, ("v3.2", "2-3", "2-3")),
]
TEMPLATES = {
    "occurrence": "{count} {limit}",
    "required": "{required}",
    "casing": "{preferred}",
    "consistency": "{preferred}",
    "substitution": "{preferred}",
}


@pytest.mark.parametrize(("kind", "text", "fields", "said"), SAID, ids=[f"{case[0]}: {case[1]}" for case in SAID])
def test_a_finding_quotes_the_passage_and_fills_its_message(kind, text, fields, said):
    assert check([text], kind, TEMPLATES.get(kind, ""), **fields) == [said]


def test_a_heading_is_quoted_whole_with_the_right_one():
    heading = passages_of("Let\u2019s  See Our Report", role=Role.TITLE)
    assert check(heading, "casing", "", heading_case=HeadingCase.SENTENCE) == [
        ("Let\u2019s  See Our Report", "", "Let\u2019s  see our report")
    ]


def test_what_the_match_says_is_no_placeholder():
    assert check(["a {count} b"], "existence", "'{match}'", tokens=(r"\{count\}",), is_pattern=True) == [
        ("{count}", "'{count}'")
    ]


def test_only_checked_layers_are_looked_at_and_a_footer_answers():
    body, footer = passages_of("Our outlook"), passages_of("Safe harbour", layer=Layer.FURNITURE)
    rule = {"trigger": ("outlook",), "required": ("safe harbour",)}
    assert check([*body, *footer], "required", **rule) == []
    assert len(check([*body, *passages_of("Safe harbour", layer=Layer.NOTES)], "required", **rule)) == 1
    assert check(passages_of("Our outlook", layer=Layer.NOTES), "required", **rule) == []


def test_first_uses_are_those_the_audience_meets():
    notes, body = passages_of("Say SLA", layer=Layer.NOTES), passages_of("An SLA")
    found = check([*notes, *body], "first-use", layers=BODY | {Layer.NOTES}, expansions=(("SLA", "agreement"),))
    assert found == [("SLA", "SLA", "agreement (SLA)")]


def test_an_expansion_begins_a_sentence_with_a_capital():
    expansions = (("SLA", "service level agreement"),)
    assert (
        check(passages_of("SLAs hold."), "first-use", expansions=expansions)[0][2] == "Service level agreements (SLAs)"
    )
    assert (
        check(passages_of("Our SLA holds."), "first-use", expansions=expansions)[0][2]
        == "service level agreement (SLA)"
    )


def test_cells_side_by_side_spell_out():
    cells = passages_of("SLA", "Service level agreement", role=Role.CELL)
    assert check(cells, "first-use", expansions=(("SLA", "service level agreement"),)) == []


def test_an_asset_without_slides_has_nothing_to_count_per_slide():
    lines = [Passage(text, Layer.BODY, Role.PARAGRAPH, LinePlace(1)) for text in ("now", "now")]
    assert check(lines, "occurrence", tokens=("now",), at_most=1, per=Extent.SLIDE) == []


def test_a_lack_of_the_whole_asset_has_no_passage():
    [seen] = check_rules(
        passages_of("text"), compile_rules(pack_of("occurrence", tokens=("x",), at_least=1)), BODY
    ).observations
    assert (seen.passage, seen.start, seen.end) == (None, 0, 0)
    assert check_rules([], compile_rules(pack_of("occurrence", tokens=("x",), at_least=1)), BODY).observations == ()


def test_a_pattern_that_takes_too_long_is_told(monkeypatch):
    monkeypatch.setattr(rule_pattern, "SECONDS", 0.05)
    rules = compile_rules(pack_of("existence", tokens=(r"(?:\w+\w+)+\d$",), is_pattern=True))
    outcome = check_rules(passages_of("a" * 200 + "!"), rules, BODY)
    assert outcome.observations == ()
    assert [each.rule for each in outcome.unfinished] == ["p.r"]
    assert "takes too long" in outcome.unfinished[0].reason


def test_variants_are_told_for_the_count_over_all_assets():
    rules = compile_rules(pack_of("consistency", "Write '{preferred}'.", variants=(("e-mail", "email"),)))
    uses = {
        name: check_rules(passages_of(*texts), rules, BODY).uses
        for name, texts in {"a": ["e-mail"], "b": ["an e-mail"], "c": ["Email us"], "d": ["e-mail", "email"]}.items()
    }
    found = {
        uri: [(seen.rule, seen.passage, seen.start) for seen in told] for uri, told in differing_uses(uses).items()
    }
    assert found == {"a": [], "b": [], "c": [("p.r", 0, 0)], "d": []}


TAGGED = pack_of(
    "sequence",
    sequence=(SequenceToken(words=("very",)), SequenceToken(parts_of_speech=("adjective",))),
    violating=(Example("very good", ((0, 9),)),),
)


def test_a_rule_without_a_tagger_says_that_it_did_not_run(monkeypatch):
    monkeypatch.setattr(tagging, "tagger_name", lambda: None)
    [not_run] = rules_without_tagger(TAGGED)
    assert not_run.rule == "p.r"
    assert "python -m spacy download" in not_run.reason
    assert check_rules(passages_of("very good"), compile_rules(TAGGED), BODY).observations == ()
    assert prove_examples(TAGGED, Glossary()) == ()


def test_parts_of_speech_are_those_of_the_tagger(monkeypatch):
    def read(text, *, is_tagged):
        assert is_tagged
        words = text.split()
        tags = ["ADJ" if word in {"good", "large"} else "NOUN" for word in words]
        return Doc(spacy.blank("en").vocab, words=words, pos=tags)

    monkeypatch.setattr(tagging, "tagger_name", lambda: "made")
    monkeypatch.setattr(word_sequence, "read_document", read)
    texts = ["a very good tool", "a very large good", "the very man"]
    found = check_rules(passages_of(*texts), compile_rules(TAGGED), BODY).observations
    assert [(seen.passage, seen.start, seen.end) for seen in found] == [(0, 2, 11), (1, 2, 12)]


def test_findings_of_another_language_fall_away():
    english = "We checked the invoices and passed them on to the accounting department."
    passages = passages_of(english, "Wir haben die Rechnungen geprüft und an die Buchhaltung weitergegeben.")
    packs = pack_of("existence", tokens=("the", "die"), is_pattern=True, language="de")
    found = check_rules(passages, compile_rules(packs), BODY).observations
    assert {seen.passage for seen in found} == {1}
    speaks = in_their_language(passages, compile_rules(packs))
    rule = compile_rules(packs).rules[0].id
    assert [speaks(rule, number) for number in (0, 1)] == [False, True]
    assert [speaks("term.forbidden", number) for number in (0, 1)] == [True, True]


@pytest.mark.parametrize(("span", "found"), [((3, 8), []), ((0, 2), [(3, 8)]), ((4, 8), [(3, 8)]), ((3, 20), [])])
def test_nothing_is_said_twice_of_the_same_words(span, found):
    start, end = span
    spoken = [Observation(rule="term.deprecated", message="", passage=0, start=start, end=end)]
    rules = compile_rules(pack_of("casing", tokens=("GitHb", "GitHu")))
    observations = check_rules(passages_of("an githb at github"), rules, BODY, spoken).observations
    assert [(seen.start, seen.end) for seen in observations] == found


@given(
    st.lists(
        st.text("aAe-E mil\u00a0\u00ad\u200bthe.!5%\u2019s\n\u212b\ufb01\u0301", max_size=40).filter(str.strip),
        min_size=1,
        max_size=4,
    )
)
def test_every_span_lies_in_its_passage(texts):
    passages = passages_of(*texts, role=Role.TITLE)
    outcome = check_rules(passages, ALL, BODY)
    for seen in (*outcome.observations, *outcome.uses):
        if seen.passage is not None:
            text = passages[seen.passage].text
            assert 0 <= seen.start < seen.end <= len(text)
    assert outcome == check_rules(passages, ALL, BODY)


def test_words_on_both_sides_of_code_are_no_phrase():
    once = {"kind": "occurrence", "tokens": ("single node",), "at_most": 1}
    assert len(check(["a single node", "a single  node"], **once)) == 1
    assert check(["a single node", "a single   node"], **once) == []
