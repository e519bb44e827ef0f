"""Files of a style become rules; what is not done as Vale does it is told, what Vale would refuse is a mistake."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest

from msgcheck.config.mistakes import Mistakes
from msgcheck.errors import ReferenceDataError, UsageError
from msgcheck.model.severity import Severity
from msgcheck.model.vale_rule import (
    Capitalization,
    Conditional,
    Consistency,
    Existence,
    Occurrence,
    Repetition,
    Sequence,
    SequenceToken,
    Substitution,
)
from msgcheck.reference.vale.folders import is_style, split_styles
from msgcheck.reference.vale.style import read_style, read_vocabulary


@pytest.fixture
def style(tmp_path):
    """Read a style of one file; returns the style and its mistakes."""

    def read(text):
        folder = tmp_path / "House"
        folder.mkdir()
        (folder / "Rule.yml").write_text(text, encoding="utf-8")
        mistakes = Mistakes()
        return read_style(folder, mistakes), mistakes

    return read


def test_every_field_arrives(style):
    read, mistakes = style(
        "---\nextends: existence\nmessage: \"Avoid '%s'.\"\nlevel: error\nscope: [heading, ~list]\nlink: https://a.example\n"
        "limit: 3\nignoreCase: true\nnonword: yes\nvocab: false\ntokens:\n  - ' a'\n  - \"\"\nraw:\n  - '\\bx'\n"
        "exceptions: [b]\nappend: true\naction: {name: edit, params: [trim, ' ']}\n"
    )
    (rule,) = read.rules
    assert (rule.name, rule.message, rule.level) == ("House.Rule", "Avoid '%s'.", Severity.ERROR)
    assert (rule.scopes, rule.link, rule.limit) == (("heading", "~list"), "https://a.example", 3)
    assert rule.action == ("edit", "trim", " ")
    assert rule.body == Existence(
        tokens=(" a",), raw=(r"\bx",), append=True, ignorecase=True, nonword=True, exceptions=("b",), vocab=False
    )
    assert (read.unhonoured, mistakes.count) == ((), 0)


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("extends: substitution\nswap: {a: b}", Substitution(swap=(("a", "b"),))),
        ("extends: occurrence\ntoken: a\nmax: 3", Occurrence(token="a", maximum=3)),
        ("extends: repetition\ntokens: [a]\nalpha: true", Repetition(tokens=("a",), alpha=True)),
        ("extends: consistency\neither: {a: b}", Consistency(either=(("a", "b"),))),
        ("extends: conditional\nfirst: a\nsecond: b", Conditional(first="a", second="b")),
        ("extends: capitalization\nmatch: $title", Capitalization(match="$title")),
        ("extends: sequence\ntokens: [{pattern: a, skip: 2}]", Sequence(tokens=(SequenceToken(pattern="a", skip=2),))),
    ],
)
def test_every_kind_that_runs(style, text, body):
    read, mistakes = style(f"{text}\nmessage: m\n")
    assert ([rule.body for rule in read.rules], read.unhonoured, mistakes.count) == ([body], (), 0)
    assert pickle.loads(pickle.dumps(read)) == read


@pytest.mark.parametrize(
    ("text", "what", "is_run"),
    [
        ("extends: script\nscript: x", "extends: script", False),
        ("extends: spelling", "extends: spelling", False),
        ("extends: metric\nformula: x", "extends: metric", False),
        ("extends: readability\ngrade: 9", "extends: readability", False),
        ("extends: existence\ntokens: ['(a']", "the pattern '(a'", False),
        ("extends: existence\ntokens: [a]\nscope: raw", "scope: raw", True),
        ("extends: existence\ntokens: [a]\nscope: heading.h2", "scope: heading.h2", True),
        ("extends: existence\ntokens: [a]\nscope: text & ~code", "scope: text & ~code", True),
        ("extends: existence\ntokens: [a]\ncolour: red", "colour", True),
        ("extends: existence\ntokens: [a]\naction: {name: suggest, params: [spellings]}", "action: suggest", True),
        ("extends: sequence\ntokens: [{tag: NN}]", "tag", True),
    ],
)
def test_what_is_not_done_as_vale_does_it_is_told(style, text, what, is_run):
    read, mistakes = style(f"{text}\nmessage: m\n")
    (note,) = read.unhonoured
    assert (note.rule, note.what, note.is_run) == ("House.Rule", what, is_run)
    assert note.position.line >= 1
    assert (len(read.rules), mistakes.count) == (int(is_run), 0)


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("message: m\n", 1, "'extends' is missing"),
        ("extends: existense\nmessage: m\n", 1, "'extends' cannot be 'existense'"),
        ("extends: existence\ntokens: [a]\n", 1, "'message' is missing"),
        ("extends: existence\nmessage: m\nlevel: fatal\n", 3, "'level' cannot be 'fatal'"),
        ("extends: existence\nmessage: m\nnonword: perhaps\n", 3, "'nonword' cannot be 'perhaps'"),
        ("extends: occurrence\nmessage: m\ntoken: a\nmax: many\n", 4, "'max' cannot be 'many'"),
        ("extends: substitution\nmessage: m\nswap: [a]\n", 3, "'swap' must be a table"),
        ("- a\n", 1, "no Vale rule"),
    ],
)
def test_what_vale_refuses_is_a_mistake_at_its_line(style, text, line, words):
    read, mistakes = style(text)
    with pytest.raises(ReferenceDataError, match=words) as refused:
        mistakes.checked(read, ReferenceDataError)
    assert f":{line}:" in str(refused.value)


def test_a_folder_that_is_not_there_is_told(tmp_path):
    with pytest.raises(UsageError, match="no folder"):
        read_style(tmp_path / "nowhere", Mistakes())


def test_the_vocabulary_is_read_line_by_line(tmp_path):
    (tmp_path / "accept.txt").write_text("# ours\nAcme Flow\n\n(?i)flowctl\n")
    vocabulary = read_vocabulary(tmp_path, Mistakes())
    assert (vocabulary.accepted, vocabulary.rejected) == (("Acme Flow", "(?i)flowctl"), ())


@pytest.mark.parametrize(("text", "expected"), [("extends: existence\n", True), ("pack: brand\nrules: []\n", False)])
def test_a_style_is_told_from_a_rule_pack(tmp_path, text, expected):
    (tmp_path / "rules.yml").write_text(text)
    assert is_style(tmp_path) is expected


@pytest.mark.parametrize("closed", ["", "House"])
def test_a_folder_of_rules_that_cannot_be_opened_is_told(tmp_path, monkeypatch, closed):
    (tmp_path / "House").mkdir()
    as_it_is = Path.iterdir

    def iterdir(folder):
        if folder == tmp_path / closed:
            raise PermissionError(13, "Permission denied")
        return as_it_is(folder)

    monkeypatch.setattr(Path, "iterdir", iterdir)
    with pytest.raises(UsageError, match=r"cannot be opened: Permission denied\. Check that you may open it"):
        split_styles([tmp_path])
