from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
import yaml

from msgcheck.checks.messages.category.check import other_categories
from msgcheck.checks.messages.category.names import Categories, categories_of
from msgcheck.checks.messages.units import Unit, units_of
from msgcheck.checks.messages.validity import judged_messages
from msgcheck.extract.reading import extract, format_of
from msgcheck.model.message import MatchMode, Message, MessageKind, MessageStatus, Platform
from msgcheck.model.passage import Layer, Role
from msgcheck.reference.message_platform import load_platform

CASES = yaml.safe_load(Path(__file__).with_name("category_cases.yaml").read_text(encoding="utf-8"))


def unit_of(text, role=Role.PARAGRAPH, start=0):
    return Unit(text, 0, start, start + len(text), Layer.BODY, role)


@pytest.fixture
def categories(sample):
    return categories_of(sample, Platform(name="Acme Flow message platform", version="1", messages=sample), "Acme Flow")


@pytest.mark.parametrize("case", CASES["found"], ids=lambda case: case["text"])
def test_another_category_is_found_by_name(case, categories):
    (fault,) = other_categories((unit_of(case["text"], Role(case.get("role", "paragraph")), start=7),), categories)
    evidence = dict(fault.observation.evidence)
    start, end = evidence["found_span"]
    assert (fault.verdict, case["text"][start - 7 : end - 7]) == (case["verdict"], case["quote"])
    assert fault.observation.rule == f"message.{case['verdict']}"
    assert fault.message_id == "category"


@pytest.mark.parametrize("case", CASES["silent"], ids=str)
def test_what_gives_no_other_category_is_left_alone(case, categories):
    text, role = (case["text"], Role(case["role"])) if isinstance(case, dict) else (case, Role.PARAGRAPH)
    assert other_categories((unit_of(text, role),), categories) == ()


def test_both_noun_phrases_are_aligned(categories):
    (fault,) = other_categories((unit_of("Acme Flow is a ledger search tool."),), categories)
    evidence = dict(fault.observation.evidence)
    assert (evidence["approved_quote"], evidence["found_quote"]) == ("close platform", "ledger search tool")
    start, end = evidence["approved_span"]
    assert evidence["approved"][start:end] == "close platform"
    assert fault.observation.suggestions == ("close platform",)


def test_a_retired_category_names_the_retired_message(categories):
    (fault,) = other_categories((unit_of("Acme Flow is a workflow tool."),), categories)
    assert fault.observation.reference.id == "old-category"


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("We do not capitalise our category name (workflow tool).", "workflow tool"),
        ("What do we make? A workflow tool. Why?", "workflow tool"),
        ("Our workflow tool helps accountants.", "Our workflow tool"),
    ],
)
def test_a_quotation_cuts_no_bracket_and_no_sentence(categories, text, quoted):
    (fault,) = other_categories((unit_of(text),), categories)
    assert text[fault.observation.start : fault.observation.end] == quoted


def test_the_company_is_called_as_the_platform_writes_it(sample):
    platform = Platform(name="acme flow", version="1", messages=sample)
    (fault,) = other_categories(
        (unit_of("Workflow tool: the name of our category."),), categories_of(sample, platform, "acme flow")
    )
    assert fault.observation.message.startswith("This names the category of Acme Flow as")


SPECIFICATION = (
    Message(
        id="group", kind=MessageKind.CATEGORY, statement="The Varrow Group is a nonprofit open-data foundation.",
        match=MatchMode.FACTS
    ),
    Message(
        id="loom", kind=MessageKind.CATEGORY,
        statement="The Loom Data Specification (LDS) is a set of programming interfaces for mills.",
        match=MatchMode.FACTS, contradictions=("LDS is a weaving platform for mills.",), products=("lds",),
    ),
)  # fmt: skip


@pytest.mark.parametrize(
    ("text", "held_to"),
    [
        ("LDS is an evolving specification.", []),
        ("The Loom Data Specification (LDS) is a data specification.", []),
        ("LDS is a weaving platform.", ["loom"]),
        ("The Loom Data Specification is a weaving tool.", ["loom"]),
        ("The Loom Data Specification is a marketing specification.", ["loom"]),
        ("The Varrow Group is a weaving software company.", ["group"]),
    ],
)
def test_a_product_with_its_short_form_is_held_to_its_own_category(text, held_to):
    platform = Platform(name="Varrow Group message platform", version="1", messages=SPECIFICATION)
    faults = other_categories((unit_of(text),), categories_of(SPECIFICATION, platform, "Varrow Group"))
    assert [fault.message_id for fault in faults] == held_to


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Acme Ledger Suite is the payroll suite for farms.", ["payroll suite"]),
        ("Acme Ledger Suite is a marketing suite.", ["marketing suite"]),
        ("Acme Ledger Suite is an invoicing suite.", ["invoicing suite"]),
        ("Acme Ledger Suite is a ledger suite for farms.", []),
        ("Acme Ledger Suite is an accounting suite.", []),
        ("Acme Ledger Suite is a powerful suite.", []),
    ],
)
def test_a_name_gives_no_other_kind_of_its_noun(text, found):
    statement = "Acme Ledger Suite is the accounting software for farms."
    messages = (Message(id="m", kind=MessageKind.CATEGORY, statement=statement, match=MatchMode.FACTS),)
    categories = categories_of(messages, Platform(name="Acme", version="1", messages=messages), "Acme")
    faults = other_categories((unit_of(text),), categories)
    assert [dict(fault.observation.evidence)["found_quote"] for fault in faults] == found


def test_a_name_of_the_company_is_held_to_the_category_of_its_product(sample):
    platform = Platform(name="Acme Flow Project message platform", version="1", messages=sample)
    categories = categories_of(sample, platform, "Acme Flow Project")
    assert other_categories((unit_of("Acme Flow Project is the leading close platform."),), categories) == ()
    (fault,) = other_categories((unit_of("Acme Flow Project is a ledger search tool."),), categories)
    assert fault.verdict == "drifted"


ADD_IN = "Acme Flow Cells is an extension for spreadsheets."
OLD_ADD_IN = "Acme Flow Cells is a reconciliation spreadsheet."


@pytest.mark.parametrize(
    ("statement", "found"),
    [(ADD_IN, []), (ADD_IN.replace("an extension", "a spreadsheet extension"), ["message.retired", "message.drifted"])],
    ids=["bare", "said"],
)
def test_a_product_is_not_held_to_the_category_of_another(sample, statement, found):
    category = next(each for each in sample if each.id == "category")
    own = replace(category, id="cells", statement=statement, variants=(), contradictions=())
    old = replace(own, id="old-cells", statement=OLD_ADD_IN, status=MessageStatus.RETIRED)
    messages = (*sample, own, old)
    known = categories_of(messages, Platform(name="Acme Flow", version="1", messages=messages), "Acme Flow")
    units = tuple(map(unit_of, (OLD_ADD_IN, "Acme Flow Cells is a table search tool.")))
    faults = other_categories(units, known)
    assert [each.observation.rule for each in faults] == found
    assert {each.message_id for each in faults} <= {"cells"}
    assert other_categories((unit_of("Acme Flow is a ledger search tool."),), known)


def test_without_a_category_message_nothing_is_checked(sample):
    platform = Platform(name="Acme Flow", version="1", messages=sample[1:4])
    assert categories_of(sample[1:4], platform, "Acme Flow") == Categories()
    assert other_categories((unit_of("Acme Flow is a ledger search tool."),), Categories()) == ()


LARGEST = Message(
    id="largest",
    kind=MessageKind.DIFFERENTIATOR,
    statement="Acme Flow is the largest ledger app in the country.",
    match=MatchMode.MEANING,
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Acme Flow is the oldest invoice app in the country.", []),
        ("Acme Flow is a small business app.", []),
        ("Acme Flow is a ledger search tool.", ["ledger search tool"]),
        ("Acme Flow is the close and payments platform.", ["close and payments platform"]),
    ],
)
def test_the_noun_of_another_approved_message_is_no_other_category(sample, text, found):
    messages = (*sample, LARGEST)
    platform = Platform(name="Acme Flow", version="1", messages=messages)
    faults = other_categories((unit_of(text),), categories_of(messages, platform, "Acme Flow"))
    assert [dict(fault.observation.evidence)["found_quote"] for fault in faults] == found


def real_categories(case):
    platform = load_platform(case / "platform")
    return categories_of(judged_messages(platform.messages, date(2026, 7, 1)), platform, case.name)


REAL = [
    (
        "sourcegraph", "departments/sales/tools/common_customer_questions.md",
        {("conflicting", "universal code search application")},
    ),
    (
        "sourcegraph", "departments/product/design/brand_guidelines/index.md",
        {("retired", "code intelligence platform")},
    ),
    ("sourcegraph", "departments/finance/multi-sku-arr.md", set()),
    ("sourcegraph", "departments/engineering/teams/cody/cody-marketing.md", set()),
    ("openchain", "collateral/2025-12-faq.md", {("conflicting", "industry standard")}),
    ("openchain", "collateral/2023-01-overview-presentation.pdf", {("conflicting", "de facto standard")}),
    ("openchain", "collateral/2025-08-checklist-iso-iec-5230.md", set()),
]  # fmt: skip


@pytest.mark.realdata
@pytest.mark.parametrize(("case", "name", "expected"), REAL, ids=[name for _, name, _ in REAL])
def test_categories_of_real_assets(case, name, expected, realdata):
    path = realdata / "cases" / case / "assets" / name
    with path.open("rb") as stream:
        units = units_of(extract(stream, format_of(path)).passages, {"body", "notes"})
    faults = other_categories(units, real_categories(realdata / "cases" / case))
    assert {(fault.verdict.value, dict(fault.observation.evidence)["found_quote"]) for fault in faults} == expected


SMALL = Message(
    id="category",
    kind=MessageKind.CATEGORY,
    statement="loomflow is the month-end close platform.",
    match=MatchMode.FACTS,
    contradictions=("loomflow is a ledger archive platform.",),
)


@pytest.fixture
def small():
    return categories_of(
        (SMALL,), Platform(name="loomflow message platform", version="1", messages=(SMALL,)), "loomflow"
    )


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("loomflow is a payroll platform.", "drifted"),
        ("Loomflow is a payroll platform built for hospitals.", "drifted"),
        ("LoomFlow is an open-source ledger archive platform.", "conflicting"),
        ("We are a payroll platform.", "drifted"),
    ],
)
def test_a_company_that_writes_its_name_small_is_held_to_its_category(small, text, verdict):
    assert [fault.verdict for fault in other_categories((unit_of(text),), small)] == [verdict]


@pytest.mark.parametrize(
    "text",
    [
        "loomflow is the close platform.",
        "LoomFlow is a month-end close platform for bakers.",
        "Loomflow is one of the larger close platforms.",
        "The loomflow-agent is a payroll tool.",
        "loomflow is open source.",
        "customers are an archive platform's best friends.",
    ],
)
def test_a_company_that_writes_its_name_small_may_be_told_rightly(small, text):
    assert other_categories((unit_of(text),), small) == ()


JOINED = replace(SMALL, statement="loomflow is the ledger archive and month-end close platform.", contradictions=())


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("loomflow is a close and archive platform.", []),
        ("loomflow is the month-end close and ledger archive platform.", []),
        ("loomflow is a close and payroll platform.", ["close and payroll platform"]),
        ("loomflow is a close and archive service.", ["close and archive service"]),
        ("loomflow is a close archive platform.", ["close archive platform"]),
    ],
)
def test_what_is_joined_by_and_may_change_places(text, found):
    categories = categories_of((JOINED,), Platform(name="loomflow", version="1", messages=(JOINED,)), "loomflow")
    faults = other_categories((unit_of(text),), categories)
    assert [dict(fault.observation.evidence)["found_quote"] for fault in faults] == found


CARDS = (
    replace(SMALL, statement="Loomflow is a month-end close platform.", contradictions=()),
    replace(LARGEST, statement="Loomflow is in the first place a card platform: it runs on paper cards."),
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Loomflow is a paper card-based platform, and Velox a screen-based one.", []),
        ("Loomflow is a card platform.", []),
        ("Loomflow is a screen-based platform.", ["screen-based platform"]),
        ("Loomflow is a card-based search platform.", ["card-based search platform"]),
        ("Loomflow is a card-based tool.", ["card-based tool"]),
    ],
)
def test_what_another_message_says_first_of_all_is_no_other_category(text, found):
    categories = categories_of(CARDS, Platform(name="Loomflow", version="1", messages=CARDS), "Loomflow")
    faults = other_categories((unit_of(text),), categories)
    assert [dict(fault.observation.evidence)["found_quote"] for fault in faults] == found


def test_the_noun_of_the_category_names_one_in_other_messages_too():
    messages = (
        replace(SMALL, statement="Loomflow is a member-run seed vault.", contradictions=()),
        replace(LARGEST, statement="Loomflow is in the first place a rye vault: most of its shelves hold rye."),
    )
    categories = categories_of(messages, Platform(name="Loomflow", version="1", messages=messages), "Loomflow")
    told = ["Loomflow is a winter rye vault.", "Loomflow is a rye-based vault.", "Loomflow is a fish vault."]
    assert [len(other_categories((unit_of(text),), categories)) for text in told] == [0, 0, 1]
