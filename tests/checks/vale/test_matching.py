"""Each kind of rule finds what Vale finds, at the same words and with the same message."""

from __future__ import annotations

from typing import Any

import pytest

from msgcheck.checks.vale import finding as bounds
from msgcheck.checks.vale.block import Block
from msgcheck.checks.vale.matching import compile_rule
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
    ValeRule,
)

TEXT = ("text",)


def hits(body, *texts, scope=TEXT, accepted=(), tag=None, **fields: Any):
    rule = ValeRule(name="House.Rule", body=body, **{"message": "'%s'", "scopes": scope, **fields})
    blocks = [Block(text, scope, number) for number, text in enumerate(texts)]
    return compile_rule(rule, accepted, tag)(blocks)


def found(body, *texts, **options):
    return [texts[hit.source][hit.start : hit.end] for hit in hits(body, *texts, **options)]


@pytest.mark.parametrize(
    ("fields", "text", "expected"),
    [
        ({"tokens": ("app", "plan")}, "app apps Plan plan", ["app", "plan"]),
        ({"tokens": ("app",), "ignorecase": True}, "App", ["App"]),
        ({"tokens": ("pp",), "nonword": True}, "app", ["pp"]),
        ({"tokens": ("done",), "raw": (r"\bis\s*",)}, "is done, was done", ["is done"]),
        ({"tokens": ("do",), "raw": (r"\s*it",), "append": True}, "do it, do not", ["do it"]),
        ({"raw": (r"\(s\)",)}, "deck(s)", ["(s)"]),
        ({"tokens": (r"\w+ly",), "exceptions": ("only",)}, "only quickly", ["quickly"]),
        ({"tokens": (r"\w+ly",), "exceptions": ("only",)}, "Only", ["Only"]),
        ({"tokens": (r"\w+ly",), "exceptions": ("(?i)only",)}, "Only", []),
        ({"tokens": ("^So",)}, "Is it So\nSo be it", ["So"]),
        ({}, "anything", []),
    ],
)
def test_existence(fields, text, expected):
    assert found(Existence(**fields), text) == expected


def test_accepted_words_are_exceptions_unless_the_rule_says_no():
    assert found(Existence(tokens=("flowctl",)), "flowctl", accepted=("flowctl",)) == []
    assert found(Existence(tokens=("flowctl",), vocab=False), "flowctl", accepted=("flowctl",)) == ["flowctl"]


@pytest.mark.parametrize(
    ("fields", "text", "expected"),
    [
        ({"swap": (("app", "program"),)}, "the app", [("app", ("program",), "Use 'program' instead of 'app'.")]),
        ({"swap": (("web site", "site"), ("web", "net"))}, "web site", [("web site", ("site",), None)]),
        ({"swap": (("[Oo]k", "OK"),)}, "Ok OK", [("Ok", ("OK",), None)]),
        ({"swap": (("(?i)sql", "SQL"),)}, "Sql SQL", [("Sql", ("SQL",), None)]),
        ({"swap": (("(cell|smart) ?phone", "phone"),)}, "smartphone", [("smartphone", ("phone",), None)]),
        ({"swap": (("log (in|on) to", "sign $1 to"),)}, "log on to", [("log on to", ("sign on to",), None)]),
        ({"swap": (("app", "program"),), "capitalize": True, "ignorecase": True}, "App", [("App", ("Program",), None)]),
        ({"swap": (("app", "program"),), "exceptions": ("app",)}, "app", []),
        ({"swap": (("kill", "stop|end"),)}, "kill", [("kill", ("stop", "end"), "Use 'stop|end' instead of 'kill'.")]),
        ({"swap": ()}, "app", []),
    ],
)
def test_substitution(fields, text, expected):
    seen = hits(Substitution(**fields), text, message="Use '%s' instead of '%s'.")
    assert [(text[hit.start : hit.end], hit.suggestions) for hit in seen] == [entry[:2] for entry in expected]
    assert all(message in {None, hit.message} for hit, (_, _, message) in zip(seen, expected, strict=True))


def test_choices_are_listed_where_the_rule_replaces():
    (hit,) = hits(
        Substitution(swap=(("kill", "stop|exit|end"),)), "kill it",
        message="Use '%s' instead of '%s'.", action=("replace",),
    )  # fmt: skip
    assert hit.message == "Use 'stop', 'exit', or 'end' instead of 'kill'."
    assert hit.suggestions == ("stop", "exit", "end")


@pytest.mark.parametrize(
    ("fields", "text", "expected"),
    [
        ({"maximum": 2}, "a, b, c, d", [","]),
        ({"maximum": 3}, "a, b, c, d", []),
        ({"minimum": 1}, "a", [""]),
        ({"minimum": 4}, "a, b", [","]),
    ],
)
def test_occurrence(fields, text, expected):
    assert found(Occurrence(token=",", **fields), text) == expected


def test_occurrence_tells_the_count():
    assert hits(Occurrence(token=",", maximum=2), "a, b, c, d", message="%s commas")[0].message == "3 commas"


@pytest.mark.parametrize(
    ("fields", "text", "expected"),
    [
        ({}, "the the deck", ["the the"]),
        ({}, "The the deck", []),
        ({"ignorecase": True}, "The the deck", ["The the"]),
        ({}, "the\nthe deck", []),
        ({"alpha": True}, "// // x", []),
        ({"maximum": 1}, "so so good", []),
        ({"maximum": 1}, "so so so good", ["so so"]),
        ({"exceptions": ("very very",)}, "very very", []),
    ],
)
def test_repetition(fields, text, expected):
    assert found(Repetition(tokens=(r"[^\s]+",), **fields), text) == expected


def test_consistency_goes_over_the_whole_asset_and_no_further():
    body = Consistency(either=(("centre", "center"),))
    assert found(body, "the centre", "a park", "the center") == ["center"]
    assert found(body, "the centre", "a centre") == []
    rule = ValeRule(name="House.Rule", body=body, message="'%s'")
    match = compile_rule(rule)
    assert match([Block("centre", TEXT)]) == match([Block("center", TEXT)]) == []


def test_conditional_wants_a_definition_before():
    body = Conditional(first=r"\b([A-Z]{3,5})\b", second=r"\(([A-Z]{3,5})\)", exceptions=("API",))
    assert found(body, "The SLA", "A service level (SLA)", "The SLA and API and DAFB") == ["SLA", "DAFB"]


@pytest.mark.parametrize(
    ("fields", "text", "is_right"),
    [
        ({"match": "$sentence"}, "This is a heading", True),
        ({"match": "$sentence"}, "This Is a heading", False),
        ({"match": "$sentence"}, "this is a heading", False),
        ({"match": "$sentence"}, "Note: Read this again", False),
        ({"match": "$sentence", "indicators": (":",)}, "Note: Read this again", True),
        ({"match": "$sentence"}, "8. Do step eight", True),
        ({"match": "$sentence", "exceptions": ("Acme Flow",)}, "Why Acme Flow", True),
        ({"match": "$sentence", "prefix": r"^[a-z]\.\s"}, "a. Another heading", True),
        ({"match": "$sentence", "threshold": 0.5}, "This is a Heading now", True),
        ({"match": "$title"}, "The State of the Art", True),
        ({"match": "$title"}, "The state of the art", False),
        ({"match": "$title", "style": "Chicago"}, "A Walk Without Fear", False),
        ({"match": "$title", "style": "Chicago"}, "A Walk without Fear", True),
        ({"match": "$lower"}, "all lower", True),
        ({"match": "$lower"}, "All lower", False),
        ({"match": "$upper"}, "ALL UP", True),
        ({"match": "^[A-Z]"}, "lower", False),
        ({"match": "$sentence"}, "— 3 —", True),
    ],
)
def test_capitalization(fields, text, is_right):
    assert found(Capitalization(**fields), text) == ([] if is_right else [text])


def tagged(words):
    nouns = {"system": "NN", "data": "NN"}
    return [nouns.get(word, "VB") for word in words]


def test_sequence_by_part_of_speech():
    body = Sequence(tokens=(SequenceToken(tag="NN|NNS"), SequenceToken(pattern="using")))
    text = "We improved the system using maths, then went on using it"
    assert found(body, text, scope=("sentence",), tag=tagged) == ["system using"]
    assert found(body, text, scope=("sentence",)) == []


def test_sequence_may_skip_and_deny_words():
    body = Sequence(tokens=(SequenceToken(pattern="best"), SequenceToken(pattern="times", skip=3)))
    assert found(body, "the best of all times", scope=("sentence",)) == ["best of all times"]
    assert found(body, "the best of nearly all our times", scope=("sentence",)) == []
    denied = Sequence(tokens=(SequenceToken(pattern="sign"), SequenceToken(pattern="in", negate=True)))
    assert found(denied, "sign in, sign up", scope=("sentence",)) == ["sign up"]


def test_a_place_is_told_once_and_a_limit_holds():
    rule = ValeRule(name="H.R", body=Existence(tokens=("a",)), message="m", scopes=("text", "sentence"), limit=2)
    blocks = [Block("a a a", TEXT), Block("a a a", ("sentence",))]
    assert [hit.start for hit in compile_rule(rule)(blocks)] == [0, 2]


def test_a_sentence_knows_where_it_stands():
    rule = ValeRule(name="H.R", body=Existence(tokens=("b",)), message="m", scopes=("sentence",))
    (hit,) = compile_rule(rule)([Block("b.", ("sentence",), source=7, start=3)])
    assert (hit.source, hit.start, hit.end) == (7, 3, 4)


def test_a_pattern_that_takes_for_ever_is_stopped(monkeypatch):
    monkeypatch.setattr(bounds, "SECONDS", 0.05)
    with pytest.raises(TimeoutError):
        found(Existence(tokens=(r"(?:(?:a|b|ab)*)*[cd]",), nonword=True), "ab" * 400)
