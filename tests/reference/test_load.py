"""Reference data as values: the contract's own forms, and real platforms."""

from __future__ import annotations

import hashlib
import pickle
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from msgcheck.config.settings import AssetKind, Settings
from msgcheck.errors import Position, ReferenceDataError, UsageError
from msgcheck.model.message import (
    Approval,
    Evidence,
    MatchMode,
    Message,
    MessageKind,
    MessageStatus,
    Persona,
    Platform,
    Variant,
)
from msgcheck.model.severity import Severity
from msgcheck.model.term import Example, Glossary, PackRule, RuleKind, RulePack, Term
from msgcheck.reference.glossary import load_glossary
from msgcheck.reference.load import load_reference
from msgcheck.reference.message_platform import load_platform
from msgcheck.reference.rule_packs import load_rule_packs

MESSAGES = """\
schema: 1
name: Acme Flow message platform
version: 2026.10
language: no
effective: 2026-07-01
approvals:
  - {team: marketing, by: pmm@acme.example, on: "2026-06-28"}
messages:
  - id: value-prop
    kind: value_proposition
    statement: >
      Acme Flow saves time,
      every day.
    variants: [{text: "It saves time.", channel: web}, {text: "Time saved."}]
    contradictions: ["It costs time."]
    match: facts
    status: retired
    replaced_by: tagline
    valid_from: 2026-01-01
    valid_until: 2026-12-31
    pillar: speed
    audiences: [cfo]
    products: [flow]
    required_in: [deck, web]
    weight: 0
    owner: product-marketing
    evidence: [{source: "Time study", url: "https://a.example/s", as_of: 2026-05-01, expires: 2027-05-01}]
  - {id: tagline, kind: tagline, statement: Flow on}
"""
PERSONAS = """\
schema: 1
personas:
  - {id: cfo, name: Chief Financial Officer, aliases: [finance leader], goals: [growth], pains: [cost]}
"""
GLOSSARY = """\
schema: 1
terms:
  - id: mql
    preferred: marketing qualified lead
    abbreviation: MQL
    admitted: [qualified lead]
    deprecated: [NO]
    forbidden: [12]
    exceptions: [NO lead]
    definition: A lead that marketing hands over.
    part_of_speech: noun
    case_sensitive: yes
    note:
"""
PACK = """\
pack: brand
rules:
  - id: legacy-product-name
    kind: substitution
    severity: error
    message: "Use '{preferred}' instead of '{match}'."
    swap: {Acme Cloud: Acme Platform, ACP: Acme Platform}
    exceptions: ["Acme Cloud Foundation"]
    layers: [body, notes]
    examples:
      violating: ["Move to ⟦Acme Cloud⟧ or ⟦ACP⟧ today."]
      compliant: ["Move to Acme Platform today."]
  - {id: hype, kind: existence, message: "No '{match}'.", tokens: [synergy], case_sensitive: true, note: plain words}
"""


@pytest.fixture
def workspace(tmp_path) -> Settings:
    platform = tmp_path / "platform"
    rules = tmp_path / "rules"
    platform.mkdir()
    rules.mkdir()
    for path, text in {
        platform / "messages.yaml": MESSAGES,
        platform / "personas.yaml": PERSONAS,
        platform / "glossary.yaml": GLOSSARY,
        rules / "brand.yaml": PACK,
    }.items():
        path.write_text(text, encoding="utf-8")
    return Settings(root=tmp_path, name="w", platform=platform, rules=(rules,))


def sha256(*texts: str) -> str:
    return hashlib.sha256("".join(texts).encode()).hexdigest()


def test_every_key_of_a_platform_arrives(workspace):
    path = workspace.platform / "messages.yaml"
    assert load_platform(workspace.platform) == Platform(
        name="Acme Flow message platform",
        version="2026.10",
        language="no",
        effective=date(2026, 7, 1),
        approvals=(Approval("marketing", "pmm@acme.example", date(2026, 6, 28)),),
        personas=(Persona("cfo", "Chief Financial Officer", ("finance leader",), ("growth",), ("cost",)),),
        sha256=sha256(MESSAGES, PERSONAS),
        messages=(
            Message(
                id="value-prop",
                kind=MessageKind.VALUE_PROPOSITION,
                statement="Acme Flow saves time, every day.",
                variants=(Variant("It saves time.", "web"), Variant("Time saved.")),
                contradictions=("It costs time.",),
                match=MatchMode.FACTS,
                status=MessageStatus.RETIRED,
                replaced_by="tagline",
                valid_from=date(2026, 1, 1),
                valid_until=date(2026, 12, 31),
                pillar="speed",
                audiences=("cfo",),
                products=("flow",),
                required_in=("deck", "web"),
                weight=0.0,
                owner="product-marketing",
                evidence=(Evidence("Time study", "https://a.example/s", date(2026, 5, 1), date(2027, 5, 1)),),
                position=Position(path, 9, 5),
            ),
            Message(
                id="tagline",
                kind=MessageKind.TAGLINE,
                statement="Flow on",
                match=MatchMode.EXACT,
                position=Position(path, 28, 5),
            ),
        ),
    )


def test_every_key_of_a_term_arrives(workspace):
    assert load_glossary(workspace.platform) == Glossary(
        (
            Term(
                id="mql",
                preferred="marketing qualified lead",
                abbreviation="MQL",
                admitted=("qualified lead",),
                deprecated=("NO",),
                forbidden=("12",),
                exceptions=("NO lead",),
                definition="A lead that marketing hands over.",
                part_of_speech="noun",
                case_sensitive=True,
                position=Position(workspace.platform / "glossary.yaml", 3, 5),
            ),
        ),
        sha256(GLOSSARY),
    )


def test_every_key_of_a_pack_arrives(workspace):
    path = workspace.rules[0] / "brand.yaml"
    example = "Move to Acme Cloud or ACP today."
    (pack,) = load_rule_packs(workspace.rules)
    assert pack == RulePack(
        "brand",
        (
            PackRule(
                id="legacy-product-name",
                kind=RuleKind.SUBSTITUTION,
                message="Use '{preferred}' instead of '{match}'.",
                severity=Severity.ERROR,
                swap=(("Acme Cloud", "Acme Platform"), ("ACP", "Acme Platform")),
                exceptions=("Acme Cloud Foundation",),
                layers=frozenset({"body", "notes"}),
                violating=(Example(example, ((8, 18), (22, 25)), Position(path, 11, 19)),),
                compliant=(Example("Move to Acme Platform today.", (), Position(path, 12, 19)),),
                position=Position(path, 3, 5),
            ),
            PackRule(
                id="hype",
                kind=RuleKind.EXISTENCE,
                message="No '{match}'.",
                tokens=("synergy",),
                case_sensitive=True,
                note="plain words",
                position=Position(path, 13, 5),
            ),
        ),
        sha256(PACK),
    )
    start, end = pack.rules[0].violating[0].marks[0]
    assert example[start:end] == "Acme Cloud"


def test_all_of_it_at_once_is_a_value(workspace):
    reference = load_reference(workspace)
    assert reference.platform == load_platform(workspace.platform)
    assert reference.glossary == load_glossary(workspace.platform)
    assert reference.packs == load_rule_packs(workspace.rules)
    assert pickle.loads(pickle.dumps(reference)) == reference
    assert hash(reference) == hash(load_reference(workspace))


def test_glossary_and_personas_may_be_missing(workspace):
    (workspace.platform / "glossary.yaml").unlink()
    (workspace.platform / "personas.yaml").unlink()
    messages = workspace.platform / "messages.yaml"
    messages.write_text(MESSAGES.replace("audiences: [cfo]", "audiences: []"), encoding="utf-8")
    reference = load_reference(workspace)
    assert reference.glossary == Glossary()
    assert reference.platform.personas == ()


def test_a_missing_platform_names_its_path_and_the_way_out(workspace):
    path = workspace.platform / "messages.yaml"
    path.unlink()
    with pytest.raises(UsageError) as raised:
        load_reference(workspace)
    assert str(raised.value) == (
        f"There is no {path}. Run 'msgcheck init' to make one, or set 'platform' in msgcheck.toml."
    )


def test_a_missing_rule_folder_is_told(tmp_path):
    with pytest.raises(UsageError, match=r"There is no folder .*nope for rule packs"):
        load_rule_packs([tmp_path / "nope"])


def test_packs_come_in_the_order_of_folders_and_names(tmp_path):
    for name in ("b/2.yaml", "b/1.yml", "a/3.yaml", "a/notes.md"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"pack: p{path.stem}\nrules: []\n")
    packs = load_rule_packs([tmp_path / "b", tmp_path / "a"])
    assert [pack.name for pack in packs] == ["p1", "p2", "p3"]


def test_a_pack_that_cannot_be_read_does_not_hide_the_next(tmp_path):
    (tmp_path / "a.yaml").write_text("pack: [")
    (tmp_path / "b.yaml").write_text("pack: b\n")
    with pytest.raises(ReferenceDataError) as raised:
        load_rule_packs([tmp_path])
    assert [mistake.position.path.name for mistake in raised.value.mistakes] == ["a.yaml", "b.yaml"]


def test_a_folder_in_place_of_a_file_is_told(workspace):
    (workspace.platform / "glossary.yaml").unlink()
    (workspace.platform / "glossary.yaml").mkdir()
    with pytest.raises(ReferenceDataError, match=r"glossary\.yaml:1:1: This is no file\."):
        load_reference(workspace)


def test_broken_personas_do_not_make_audiences_unknown(workspace):
    (workspace.platform / "personas.yaml").write_text("personas: [")
    with pytest.raises(ReferenceDataError) as raised:
        load_platform(workspace.platform)
    assert [mistake.position.path.name for mistake in raised.value.mistakes] == ["personas.yaml"]


def test_the_audience_of_an_asset_kind_is_a_persona(workspace):
    place = Position(workspace.root / "msgcheck.toml", 7, 12)
    kind = AssetKind("deck", audience="ceo", audience_position=place)
    with pytest.raises(ReferenceDataError) as raised:
        load_reference(Settings(root=workspace.root, name="w", platform=workspace.platform, kinds=(kind,)))
    assert str(raised.value) == f"{place}: Unknown persona 'ceo' in 'audience' of [assets.deck]. Did you mean 'cfo'?"


def test_a_long_chain_of_replacements_takes_no_time(tmp_path, clock):
    chain = "".join(
        f"  - {{id: m{n}, kind: tagline, statement: s, status: retired, replaced_by: m{n + 1}}}\n" for n in range(5000)
    )
    text = f"schema: 1\nname: a\nversion: 1\nmessages:\n{chain}  - {{id: m5000, kind: tagline, statement: s}}\n"
    (tmp_path / "messages.yaml").write_text(text)
    assert len(load_platform(tmp_path).messages) == 5001
    clock.assert_within(10, lambda: load_platform(tmp_path))


@pytest.mark.realdata
@pytest.mark.parametrize("case", ["openchain", "sourcegraph"])
def test_real_platforms_load_without_a_mistake_and_quickly(realdata, case, clock):
    folder = realdata / "cases" / case / "platform"
    settings = Settings(root=folder.parent, name=case, platform=folder)
    reference = load_reference(settings)
    assert len(reference.platform.messages) >= 20
    assert len(reference.glossary.terms) >= 38
    assert len(reference.platform.personas) >= 4
    clock.assert_within(0.060, lambda: load_reference(settings))  # measured 0.01 to 0.02 with libyaml


@settings(max_examples=200)
@given(
    start=st.integers(0, len(MESSAGES)),
    length=st.integers(0, 40),
    put=st.text(st.sampled_from("[]{}:,-#&*!|>'\"\\\n\t a1é?%@~"), max_size=8),
)
def test_damaged_data_raises_nothing_of_its_own(tmp_path_factory, start, length, put):
    folder = tmp_path_factory.getbasetemp()
    for name, text in {"messages": MESSAGES, "personas": PERSONAS, "glossary": GLOSSARY}.items():
        (folder / f"{name}.yaml").write_text(text[:start] + put + text[start + length :], encoding="utf-8")
    try:
        load_reference(Settings(root=folder, name="w", platform=folder))
    except ReferenceDataError as error:
        told = str(error)
        assert told.count("\n") + 1 == len(error.mistakes)  # noqa: PT017
