"""What stands in the place of a wrong form: its number, its hyphens, its capitals; names as they are."""

import pytest

from msgcheck.analysis.inflection import is_plural
from msgcheck.checks.terms.checking import check_terms
from msgcheck.checks.terms.forms.index import compile_terms
from msgcheck.checks.terms.forms.replacement import is_name
from msgcheck.model.passage import Layer, Passage, Role
from msgcheck.model.place import LinePlace

ROWS = [
    {"id": "tips", "preferred": "tooltips", "admitted": ["tooltip"], "deprecated": ["tool-tips", "tool-tip"]},
    {"id": "cloud", "preferred": "Acme Cloud", "deprecated": ["managed instance", "managed instances"]}
    | {"part_of_speech": "proper noun", "case_sensitive": True},
    {"id": "standard", "preferred": "International Standard", "deprecated": ["industry standard"]},
    {"id": "norm", "preferred": "Acme ISO/IEC 5230", "deprecated": ["Acme Specification"]}
    | {"part_of_speech": "proper noun"},
    {"id": "slides", "preferred": "training slides", "deprecated": ["Acme Curriculum"]},
    {"id": "sign", "preferred": "sign in", "deprecated": ["log in", "login"], "part_of_speech": "verb"},
    {"id": "foss", "preferred": "open source", "deprecated": ["FOSS"]},
    {"id": "compliance", "preferred": "open source license compliance", "deprecated": ["FOSS compliance"]},
    {"id": "party", "preferred": "third party", "admitted": ["third-party"], "deprecated": ["3rd party", "3rd-party"]},
    {"id": "mql", "preferred": "MQL", "deprecated": ["warm lead"]},
    {"id": "tenant", "preferred": "Acme Entra tenant", "deprecated": ["directory tenant"]},
    {"id": "line", "preferred": "delivery chain", "deprecated": ["supply line"]},
    {"id": "seat", "preferred": "user seat", "deprecated": ["paid place", "user-seat"]},
    {"id": "list", "preferred": "allowlist", "deprecated": ["whitelist"]},
]


@pytest.fixture(scope="module")
def find(make_glossary):
    index = compile_terms(make_glossary(ROWS))

    def find(text, role=Role.PARAGRAPH):
        found = check_terms([Passage(text, Layer.BODY, role, LinePlace(1))], index, frozenset(Layer))
        return [(text[one.start : one.end], *one.suggestions, dict(one.evidence).get("in doubt", "")) for one in found]

    return find


FOUND = [
    ("two tool-tips", [("tool-tips", "tooltips", "")]),
    ("each tool-tip is", [("tool-tip", "tooltips", "number")]),
    ("the managed instances are", [("managed instances", "Acme Cloud", "number")]),
    ("the managed instance is", [("managed instance", "Acme Cloud", "")]),
    ("Acme Specifications are", [("Acme Specifications", "Acme ISO/IEC 5230", "number")]),
    ("the Acme Specification is", [("Acme Specification", "Acme ISO/IEC 5230", "")]),
    ("The Acme Curriculum provides", [("Acme Curriculum", "training slides", "number")]),
    ("the industry standard", [("industry standard", "International Standard", "")]),
    ("existing industry standards", []),
    ("our warm leads", [("warm leads", "MQLs", "")]),
    ("our directory tenants", [("directory tenants", "Acme Entra tenants", "")]),
    ("all logins, one SAML login error", []),
    ("after the login", [("login", "sign in", "noun or verb")]),
    ("You can login here.", [("login", "sign in", "")]),
    ("Press X, login.", [("login", "sign in", "noun or verb")]),
    ("She logs in.", [("logs in", "signs in", "")]),
    ("a self-managed instance, jointly-managed instances", []),
    ("tools—managed instance", [("managed instance", "Acme Cloud", "")]),
    ("non-FOSS and FOSS-based", [("FOSS", "open source", ""), ("FOSS", "open source", "")]),
    ("3rd-party software", [("3rd-party", "third-party", "")]),
    ("by a 3rd party", [("3rd party", "third party", "")]),
    ("our supply-line tools", [("supply-line", "delivery-chain", "")]),
    ("Our Supply-Line Tools", [("Supply-Line", "Delivery-Chain", "")]),
    ("our supply line tools", [("supply line", "delivery chain", "")]),
    ("the supply-line and the supply-line.", [("supply-line", "delivery chain", "")] * 2),
    ("a paid-place price", [("paid-place", "user seat", "")]),  # "user-seat" is wrong too
    ("3rd-parties", [("3rd-parties", "third-parties", "")]),
]


@pytest.mark.parametrize(("text", "found"), FOUND)
def test_what_is_found_and_what_is_suggested(find, text, found):
    assert find(text) == found


CAPITALS = [
    ("FOSS Compliance Goals", Role.HEADING, "Open Source License Compliance"),
    ("Our FOSS Compliance is", Role.PARAGRAPH, "Open Source License Compliance"),
    ("Running a FOSS Review", Role.TITLE, "Open Source"),
    ("Running a FOSS review", Role.TITLE, "open source"),
    ("Running a FOSS Review for Every Supplier", Role.PARAGRAPH, "Open Source"),
    ("Anna runs a FOSS review for every Supplier", Role.PARAGRAPH, "open source"),
    ("We love FOSS and the Acme Band, not the Acme Band Orchestra.", Role.PARAGRAPH, "open source"),
    ("Acme Band and the Utrecht FOSS Choir met in Lyon Hall with Ada Brown.", Role.PARAGRAPH, "Open Source"),
    ("Change your Whitelist today", Role.PARAGRAPH, "allowlist"),
    ("Change Your Whitelist Today", Role.HEADING, "Allowlist"),
    ("Whitelist of today", Role.PARAGRAPH, "Allowlist"),
]


@pytest.mark.parametrize(("text", "role", "suggestion"), CAPITALS)
def test_capitals_are_those_of_a_title_or_none(find, text, role, suggestion):
    assert [found[1] for found in find(text, role)] == [suggestion]


@pytest.mark.parametrize("name", ["Acme Cloud", "OpenChain", "Acme ISO/IEC 5230", "iPhone"])
def test_name(name):
    assert is_name(name, is_proper_noun=False, case_sensitive=False)


@pytest.mark.parametrize("phrase", ["allowlist", "Allowlist", "MQL", "sales MQL", "Acme role", "sign in to Acme", ""])
def test_no_name(phrase):
    assert not is_name(phrase, is_proper_noun=False, case_sensitive=False)


@pytest.mark.parametrize(
    ("word", "expected"),
    [("tooltips", True), ("licences", True), ("policies", True), ("status", False), ("used", False), ("goals", True)],
)
def test_plural(word, expected):
    assert is_plural(word) is expected
