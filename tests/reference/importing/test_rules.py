"""Rules of other tools: what they become, what they find then, and what is told of the rest."""

from __future__ import annotations

import pytest

from msgcheck import api
from msgcheck.checks.terms.examples import open_trial
from msgcheck.errors import ReferenceDataError, UsageError
from msgcheck.model.loss import ImportedPack
from msgcheck.model.term import Glossary, RuleKind
from msgcheck.reference.importing.javascript_pattern import forms_of, our_pattern, our_replacement
from msgcheck.reference.rule_packs import load_rule_packs

FOUND = {"JQuery", "Java Script", "3Gb", "kookie", "cookys"}
PRH = r"""
version: 1
imports: [other.yml]
rules:
  - expected: jQuery
  - expected: JavaScript
    pattern: '/\b[Jj]ava[- ]?[Ss]cript\b/'
    prh: One word.
  - expected: ブラウザ
    pattern: ブラウザー
  - expected: $1 GB
    pattern: '/(\d+)Gb/'
    specs: [{from: "3Gb", to: "3 GB"}]
  - {expected: cookie, patterns: ["kookie", "/cook[eyi]+s/i"]}
  - {expected: bad, pattern: '/(?<=x/'}
  - {pattern: nothing}
"""
TEXTLINT = r"""
// the house list
{"rules": {"terminology": {
  "terms": ["GitHub", ["front[- ]?end(\\w*)", "frontend$1"], ["e[- ]?mail", "email"], ["css", ["CSS"]],
  ["old", "new"],],
  "exclude": ["old"], "skip": ["Link"] /* places */
}}}
"""
CSPELL = """
{"version": "0.2", "flagWords": ["hte->the, tea", "foobar"], "words": ["fine", "!colour"],
 "suggestWords": ["acct: account"]}
"""
TABLE = """\
deprecated;approved;severity;context;case_sensitive
Azure AD;Microsoft Entra ID;error;product;
AAD;Microsoft Entra ID;fatal;;yes
;nobody;;;
"""


def imported(tmp_path, name: str, text: str, format_name: str | None = None) -> ImportedPack:
    file = tmp_path / name
    file.write_text(text, encoding="utf-8")
    written, result = api.import_rules(file, format_name=format_name)
    folder = tmp_path / "rules"
    folder.mkdir(exist_ok=True)
    (folder / "pack.yaml").write_text(written, encoding="utf-8")
    assert [rule_values(rule) for rule in load_rule_packs([folder])[0].rules] == [
        rule_values(rule) for rule in result.pack.rules
    ]
    return result


def rule_values(rule):
    from msgcheck.reference.exporting.pack_file import rule_values as values

    return values(rule)


def quotes(result: ImportedPack, text: str) -> set[str]:
    trial = open_trial((result.pack,), Glossary())
    rule = result.pack.rules[0]
    return {text[slice(*span)] for _, span in trial.findings(text, rule) if span}


@pytest.mark.parametrize(
    ("name", "source", "text", "wanted"),
    [
        ("prh.yml", PRH, "We use JQuery and Java Script with 3Gb of kookie cookys.", FOUND),
        ("prh.yml", PRH, "この ブラウザーは jQuery と cookie。", {"ブラウザー"}),
        ("prh.yml", PRH, "We use jQuery and JavaScript with 3 GB of cookies.", {"cookies"}),
        ("terms.json", TEXTLINT, "Our Github front-ends e-mail old Css.", {"Github", "front-ends", "e-mail", "Css"}),
        ("terms.json", TEXTLINT, "Our GitHub frontends email CSS, see front-end.html.", set()),
        ("cspell.json", CSPELL, "Hte foobar has a colour, a fine acct.", {"Hte", "foobar", "colour", "acct"}),
        ("renames.csv", TABLE, "Azure AD and azure ad and AAD, not aad.", {"Azure AD", "azure ad", "AAD"}),
    ],
)  # fmt: skip
def test_what_an_imported_list_finds(tmp_path, name, source, text, wanted):
    assert quotes(imported(tmp_path, name, source), text) == wanted


@pytest.mark.parametrize(
    ("name", "source", "wanted"),
    [
        ("prh.yml", PRH, ["'other.yml'", "specs", "inside other words", "not imported", "it has no 'expected'"]),
        ("terms.json", TEXTLINT, ["default terms", "skip"]),
        ("cspell.json", CSPELL, ["the suggestions tea", "words: 1 word"]),
        ("renames.csv", TABLE, ["column 'context'", "severity 'fatal'", "it has no form"]),
    ],
)
def test_what_is_not_held_is_told(tmp_path, name, source, wanted):
    words = [loss.words for loss in imported(tmp_path, name, source).losses]
    assert [part for part in wanted if not any(part in word for word in words)] == []
    assert [word for word in words if not any(part in word for part in wanted)] == []


def test_the_message_of_prh_is_said(tmp_path):
    rule = imported(tmp_path, "prh.yml", PRH).pack.rules[1]
    assert (rule.kind, rule.message) == (RuleKind.SUBSTITUTION, "Use '{preferred}' instead of '{match}'. One word.")


@pytest.mark.parametrize(
    ("source", "forms"),
    [
        ("e[- ]?mails?", ("e-mails", "e-mail", "e mails", "e mail", "emails", "email")),
        ("(?:ab|cd)x", ("abx", "cdx")),
        (r"C\+\+", ("C++",)),
        (r"log\s?in", ("log in", "login")),
        ("a+", None),
        ("a.c", None),
        ("[a-z]x", None),
        ("x(?=y)", None),
        ("(a", None),
        ("a?" * 30, None),
    ],
)
def test_patterns_that_are_lists(source, forms):
    assert forms_of(source) == forms


@pytest.mark.parametrize(
    ("source", "ours"),
    [(r"a\/b", "a/b"), (r"\u{3042}x", "あx"), ("[[a]", r"[\[a]"), (r"\bx", r"(?a)\bx"), (r"\\bx", r"\\bx")],
)
def test_patterns_in_our_dialect(source, ours):
    assert our_pattern(source) == ours


@pytest.mark.parametrize("source", [r"\hx", "[]", r"\u{110000}", r"\cA"])
def test_patterns_that_mean_something_else_are_refused(source):
    with pytest.raises(ValueError, match=r"no meaning here|no character"):
        our_pattern(source)


def test_replacements():
    assert our_replacement("$1 costs $$5") == r"\1 costs $5"
    with pytest.raises(ValueError, match="no meaning"):
        our_replacement("$&")


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("x.json", '{"terms": [', "a value is missing"),
        ("x.json", "[" * 100_000, "nest more than"),
        ("x.json", '{"terms" ["a"]}', "a colon is missing"),
        ("x.json", '["\\x"]', "a backslash"),
        ("x.csv", "one,two\na,b\n", "no column 'form'"),
        ("x.csv", 'form,preferred\n"a,b\n', "no CSV"),
        ("x.yml", "rules: &a [*a]", ""),
    ],
)
def test_what_cannot_be_read_is_a_mistake_with_its_place(tmp_path, name, text, words):
    (tmp_path / name).write_text(text, encoding="utf-8")
    with pytest.raises(ReferenceDataError) as error:
        api.import_rules(tmp_path / name, format_name=None if name != "x.yml" else "prh")
    assert words.casefold() in str(error.value).casefold()


def test_a_format_that_is_not_clear(tmp_path):
    (tmp_path / "x.yml").write_text("a: 1\n")
    with pytest.raises(UsageError, match="Add --format"):
        api.import_rules(tmp_path / "x.yml")
