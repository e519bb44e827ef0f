"""What an observation says: rule, words, suggestions, reference, and which of several forms speaks."""

import subprocess
import sys

import pytest

from msgcheck.checks.terms.checking import check_terms
from msgcheck.checks.terms.forms.index import compile_terms
from msgcheck.model.observation import Reference
from msgcheck.model.passage import Layer
from msgcheck.model.term import Forms, Glossary, PackRule, RuleKind, RulePack

ALL_LAYERS = frozenset(Layer)


@pytest.fixture
def find(passage, make_glossary):
    def find(text, rows=(), rules=(), layers=ALL_LAYERS, layer=Layer.BODY):
        packs = (RulePack("brand", tuple(rules)),) if rules else ()
        return check_terms([passage(text, layer)], compile_terms(make_glossary(rows), packs), layers)

    return find


def swap(form, preferred, **options):
    options = {"id": "names", "message": "Say '{preferred}', not '{match}'."} | options
    return PackRule(kind=RuleKind.SUBSTITUTION, swap=((form, preferred),), **options)


FOSS = {"id": "open-source", "preferred": "open source", "deprecated": ["FOSS"]}
POLICY = {"id": "policy", "preferred": "open source policy", "deprecated": ["FOSS policy"]}


def test_observation_is_whole(find):
    [found] = find("Ask about FOSS.", [FOSS | {"note": "renamed in 2018"}])
    assert (found.rule, found.passage, found.start, found.end) == ("term.deprecated", 0, 10, 14)
    assert found.message == "Use 'open source' instead of 'FOSS'."
    assert found.suggestions == ("open source",)
    assert found.reference == Reference("term", "open-source")
    assert found.evidence == (("form", "FOSS"), ("note", "renamed in 2018"))
    assert found.confidence is None


SUGGESTIONS = [
    ("the whitelist", "allowlist"),
    ("Whitelist it.", "Allowlist it"),
    ("Our White List", "Allowlist"),
    ("Our Working Group", "Work Group"),
    ("our working group", "work group"),
    ("JOIN THE WORKING GROUP", "WORK GROUP"),
    ("FOSS is here", "Open source"),
    ("here is FOSS", "open source"),
    ("ABOUT FOSS", "OPEN SOURCE"),
    ("(FOSS, OSS)", "Open source"),
    ("Iphoned home", "iPhone home"),
]


@pytest.mark.parametrize(("text", "suggestion"), SUGGESTIONS)
def test_suggestion_takes_over_the_case(find, text, suggestion):
    rows = [
        FOSS,
        {"id": "list", "preferred": "allowlist", "deprecated": ["whitelist", "white list"]},
        {"id": "list-it", "preferred": "allowlist it", "deprecated": ["whitelist it"]},
        {"id": "group", "preferred": "work group", "deprecated": ["working group"]},
        {"id": "phone", "preferred": "iPhone home", "deprecated": ["iphoned home"]},
    ]
    assert find(text, rows)[0].suggestions == (suggestion,)


NAMES = {"id": "kestrowe", "preferred": "Kestrowe", "forbidden": ["kestrowe"]}
CHANGES = {"id": "changes", "preferred": "Batch Changes", "forbidden": ["Batch Changes are"]}
PLACES = [
    ("Clone kestrowe/flow now.", False),
    ("our kestrowe flow", True),
    ("kestrowe-hosted", True),
    ("Batch Changes are ready.", True),
    ("So our Batch Changes are ready.", True),
    ("Questions about Batch Changes are rare.", False),
    ("Search and Batch Changes are ready.", False),
    ("It is late, and Batch Changes are ready.", True),
    ("It was released as the Acme Engine in May.", False),
    ("It was released as the Big Acme Engine in May.", False),
    ("It runs as the Acme Engine.", True),
    ("It was released as FOSS in May.", True),
]


@pytest.mark.parametrize(("text", "is_found"), PLACES)
def test_the_words_around_may_make_a_form_right(find, text, is_found):
    engine = {"id": "flow", "preferred": "Acme Flow", "deprecated": ["Acme Engine", "Big Acme Engine"]}
    assert bool(find(text, [NAMES, CHANGES, FOSS, engine])) is is_found


@pytest.mark.parametrize(
    ("text", "is_found"),
    [
        ("The executor is in the lumio2/rails repository.", False),
        ("Bloom status of lumio2/rails", False),
        ("The executor is in the Lumio2/Rails repository.", True),
        ("We bring lumio2 to small trams.", True),
        ("Trams run on Lumio2/Rails.", True),
        ("Ask for a whitelist/blacklist.", True),
        ("It is in the nightjar/rails repository.", True),
    ],
)
def test_an_outdated_name_may_stand_in_a_path(find, text, is_found):
    rows = [
        {"id": "lumio", "preferred": "Lumio 2", "deprecated": ["Lumio2"], "part_of_speech": "proper noun"},
        {"id": "list", "preferred": "allowlist", "deprecated": ["whitelist"]},
        {"id": "bird", "preferred": "Acme Bird", "forbidden": ["Nightjar"], "part_of_speech": "proper noun"},
    ]
    assert bool(find(text, rows)) is is_found


BESIDE = [
    ("a FOSS plan", ("open source",), "Use 'open source' instead of 'FOSS'. Write 'an' before it."),
    ("the FOSS plan", ("open source",), "Use 'open source' instead of 'FOSS'."),
    ("the FOSS source code", ("open",), "Use 'open source' instead of 'FOSS'."),
    ("our open FOSS code", ("source",), "Use 'open source' instead of 'FOSS'."),
    ("the FOSS sources", ("open",), "Use 'open source' instead of 'FOSS'."),
    ("the FOSS sourcing", ("open source",), "Use 'open source' instead of 'FOSS'."),
]


@pytest.mark.parametrize(("text", "suggestions", "message"), BESIDE)
def test_a_suggestion_fits_the_words_beside_it(find, text, suggestions, message):
    [found] = find(text, [FOSS])
    assert (found.suggestions, found.message) == (suggestions, message)


NUMBERS = [
    ("Read the documentation.", True),
    ("Read it in the documentation.", False),
    ("Run it on managed instances.", False),
    ("Run it on the managed instances.", True),
    ("Managed instances are fast.", True),
]


DOUBTS = [
    ("Delete an old managed instance.", "article"),
    ("Delete the managed instance.", None),
    ("Delete a managed instance page.", None),
    ("Buy an old Kestrowe cloud.", None),
    ("Some call it viral.", "adjective or noun"),
    ("“viral” licenses", None),
    ("We utilised it.", None),
]


@pytest.mark.parametrize(("text", "doubt"), DOUBTS)
def test_what_else_may_have_to_change_is_in_doubt(find, text, doubt):
    rows = [
        {"id": "license", "preferred": "reciprocal license", "forbidden": ["viral"]},
        {"id": "use", "preferred": "use", "deprecated": ["utilise"]},
        {"id": "cloud", "preferred": "Kestrowe Cloud", "deprecated": ["managed instance", "Kestrowe cloud"]},
    ]
    [found] = find(text, rows)
    assert dict(found.evidence).get("in doubt") == doubt


@pytest.mark.parametrize(("text", "is_in_doubt"), NUMBERS)
def test_the_number_is_in_doubt_where_a_verb_may_take_it(find, text, is_in_doubt):
    rows = [
        {"id": "docs", "preferred": "docs", "deprecated": ["documentation"]},
        {"id": "cloud", "preferred": "Kestrowe Cloud", "deprecated": ["managed instances"]},
    ]
    [found] = find(text, rows)
    assert ("in doubt" in dict(found.evidence)) is is_in_doubt


def test_casing_keeps_the_article_of_the_sentence(find):
    rows = [{"id": "lf", "preferred": "The Linux Foundation", "case_sensitive": True, "part_of_speech": "proper noun"}]
    [found] = find("at the Linux foundation", rows)
    assert (found.rule, found.suggestions) == ("term.casing", ("the Linux Foundation",))
    assert found.message == "Write 'the Linux Foundation' instead of 'the Linux foundation'."


def test_forbidden_form_that_is_the_approved_name_written_apart_is_found(find):
    row = {"id": "chain", "preferred": "OpenChain", "forbidden": ["Open Chain"], "case_sensitive": True}
    [found] = find("the Open Chain project of OpenChain", [row])
    assert (found.rule, found.start) == ("term.forbidden", 4)


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("Order the DEVKIT.", [("term.casing", "DEVKIT")]),
        ("Order the dev kit.", [("term.deprecated", "dev kit")]),
        ("Order the Dev Kit.", [("term.deprecated", "Dev Kit")]),
        ("Order the DevKit.", []),
    ],
)
def test_the_preferred_form_in_another_case_is_no_deprecated_form_in_one_word(find, text, seen):
    row = {"id": "devkit", "preferred": "DevKit", "deprecated": ["dev kit"], "case_sensitive": True}
    assert [(each.rule, text[each.start : each.end]) for each in find(text, [row])] == seen


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("It stands by the loom of the mill.", []),
        ("The Loom Awakes", []),
        ("Loom: the pride of the mill.", []),
        ("The spools of your loom and its Loom are kept.", ["Loom"]),
        ("The LOOM project helps.", ["LOOM"]),
        ("The LOOm project helps.", []),
    ],
)
def test_a_name_that_is_a_word_in_another_case_is_that_word(find, text, seen):
    row = {"id": "loom", "preferred": "League of Old Mills", "abbreviation": "LOOm", "case_sensitive": True}
    assert [text[each.start : each.end] for each in find(text, [row])] == seen


def test_a_name_of_two_words_in_one_is_a_slip_in_another_case(find):
    row = {"id": "endpoint", "preferred": "EndPoint", "case_sensitive": True}
    assert [each.rule for each in find("Teams run endpoint on their laptops.", [row])] == ["term.casing"]


def test_a_name_that_is_no_word_in_another_case_is_a_slip(find):
    row = {"id": "quill", "preferred": "QuilBase", "case_sensitive": True}
    assert [each.rule for each in find("Open quilbase.", [row])] == ["term.casing"]


def test_a_casing_that_is_listed_is_told_as_listed(find):
    row = {"id": "soc", "preferred": "SoC", "deprecated": ["SOC"], "case_sensitive": True}
    assert [each.rule for each in find("One SOC.", [row])] == ["term.deprecated"]


def test_longest_wrong_form_speaks_once(find):
    assert [found.reference.id for found in find("our FOSS policy", [FOSS, POLICY])] == ["policy"]


def test_forbidden_goes_before_deprecated_and_both_suggestions_stay(find):
    rows = [FOSS, {"id": "libre", "preferred": "free software", "forbidden": ["FOSS"]}]
    [found] = find("our FOSS", rows)
    assert (found.rule, found.reference.id) == ("term.forbidden", "libre")
    assert found.suggestions == ("free software", "open source")
    assert found.message == "Use 'free software' or 'open source' instead of 'FOSS'."
    assert ("also", ("open-source",)) in found.evidence


def test_glossary_goes_before_packs(find):
    [found] = find("our FOSS", [FOSS], [swap("FOSS", "free software")])
    assert (found.rule, found.suggestions) == ("term.deprecated", ("open source", "free software"))


def test_listed_form_goes_before_a_longer_casing(find):
    row = {"id": "chain", "preferred": "OpenChain", "admitted": ["OpenChain Standard"], "forbidden": ["Openchain"]}
    [found] = find("an Openchain Standard", [row | {"case_sensitive": True}])
    assert (found.rule, found.end - found.start) == ("term.forbidden", len("Openchain"))


def test_approved_form_of_another_term_shadows(find):
    rows = [FOSS, {"id": "event", "preferred": "FOSS Backstage"}]
    assert [found.start for found in find("FOSS at FOSS Backstage", rows)] == [0]


def test_exception_shadows_what_it_cuts(find):
    rows = [POLICY, {"id": "event", "preferred": "event", "exceptions": ["annual FOSS"]}]
    assert find("the annual FOSS policy", rows) == []


def test_wrong_form_around_an_exception_is_found(find):
    rows = [{"id": "group", "preferred": "board", "deprecated": ["FOSS review board"], "exceptions": ["FOSS review"]}]
    assert len(find("the FOSS review board", rows)) == 1


def test_any_case_approval_does_not_excuse_a_listed_casing(find):
    rows = [
        {"id": "chain", "preferred": "OpenChain", "forbidden": ["Openchain"], "case_sensitive": True},
        {"id": "standard", "preferred": "OpenChain ISO/IEC 5230"},
    ]
    assert [found.rule for found in find("the Openchain ISO/IEC 5230", rows)] == ["term.forbidden"]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("APPENDIX B: OPINIONS ON KESTROWE'S SERVICES", 0),
        ("Opinions on KESTROWE", 1),
        ("KESTROWE", 1),
        ("IBM KESTROWE", 1),
        ("APPENDIX B: OPINIONS ON KestROWE'S SERVICES", 1),
        ("APPENDIX B: OPINIONS ON KESTROWE DIS SERVICES", 1),
    ],
)
def test_a_line_in_capitals_says_nothing_about_the_case_of_a_name(find, text, count):
    row = {
        "id": "us",
        "preferred": "Kestrowe",
        "forbidden": ["KESTROWE", "KestROWE", "KESTROWE DIS"],
        "case_sensitive": True,
    }
    assert len(find(text, [row])) == count


def test_pack_rule_says_its_own_message(find):
    [found] = find("on Acme Cloud now", rules=[swap("Acme Cloud", "Acme Platform")])
    assert (found.rule, found.message) == ("brand.names", "Say 'Acme Platform', not 'Acme Cloud'.")
    assert found.reference == Reference("rule", "brand.names")


def test_pack_form_inside_its_own_replacement_is_right(find):
    rules = [swap("Acme", "Acme Platform")]
    assert [found.start for found in find("Acme or Acme Platform", rules=rules)] == [0]


def test_pack_rule_about_case_leaves_the_right_case_alone(find):
    assert [found.start for found in find("GitHub or Github", rules=[swap("Github", "GitHub")])] == [10]


def test_existence_rule_has_no_suggestion(find):
    rule = PackRule(id="hype", kind=RuleKind.EXISTENCE, message="Drop '{match}'.", tokens=("world-class",))
    [found] = find("a World‑class team", rules=[rule])
    assert (found.message, found.suggestions) == ("Drop 'World‑class'.", ())


@pytest.mark.parametrize(("layer", "count"), [(Layer.NOTES, 1), (Layer.BODY, 0)])
def test_pack_layers_restrict(find, layer, count):
    rules = [swap("Acme Cloud", "Acme Platform", layers=frozenset({"notes"}))]
    assert len(find("on Acme Cloud now", rules=rules, layer=layer)) == count


def test_layers_outside_are_not_checked(find):
    assert find("our FOSS", [FOSS], layers=frozenset({"notes"})) == []


def test_forbidden_name_is_found_even_as_history(find):
    assert len(find("formerly Acmeflow", [{"id": "a", "preferred": "Acme Flow", "forbidden": ["Acmeflow"]}])) == 1


TOLD_TO_CHANGE = [
    ("Replace FOSS with open source.", 0),
    ("We are changing FOSS/bugs to open source/issues", 0),
    ("We are changing bugs/FOSS to issues/open source", 0),
    ("Say “open source” instead of “FOSS”.", 0),
    ("Instead of FOSS, many teams sell support.", 1),
    ("Replace FOSS. Look to open source.", 1),
    ("Move FOSS tools to the cloud.", 1),
    ("They changed FOSS tools and moved on to open source.", 1),
    ("From FOSS to open source in ten years", 1),
]


@pytest.mark.parametrize(("text", "count"), TOLD_TO_CHANGE)
def test_a_form_that_the_text_says_to_change_is_no_finding(find, text, count):
    assert len(find(text, [FOSS])) == count


def test_empty_glossary_finds_nothing(passage):
    assert check_terms([passage("FOSS")], compile_terms(Glossary()), ALL_LAYERS) == []


def test_forms_without_anything_to_find_are_passed_over(find):
    assert find("™ and more", [{"id": "a", "preferred": "b", "deprecated": ["™", " "]}]) == []


def test_no_heavy_library_is_imported():
    heavy = "{'spacy', 'torch', 'onnxruntime', 'numpy', 'sqlalchemy', 'lxml'}"
    code = f"import sys, msgcheck.checks.terms; print({heavy} & set(sys.modules))"
    output = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert output.strip() == "set()"


NUMBERS = [
    ("two FOSS policies", ["open source policies"]),
    ("White Lists for all", ["Allowlists"]),
    ("an AcmeCloud", ["Acme Platform"]),
    ("They utilised it.", ["took", "taken"]),
    ("Utilising it", ["Taking"]),
    ("the vendors", ["suppliers"]),
]


@pytest.mark.parametrize(("text", "suggestions"), NUMBERS)
def test_suggestion_takes_over_number_and_verb_form(find, text, suggestions):
    rows = [
        POLICY,
        {"id": "list", "preferred": "allowlist", "deprecated": ["white list"]},
        {"id": "product", "preferred": "Acme Platform", "deprecated": ["Acme Cloud"]},
        {"id": "take", "preferred": "take", "deprecated": ["utilise"]},
        {"id": "supplier", "preferred": "supplier", "deprecated": ["vendor", "vendors"]},
    ]
    assert sorted(find(text, rows)[0].suggestions) == sorted(suggestions)


COMPANY = [
    {"id": "kwh", "preferred": "kilowatt-hour", "abbreviation": "kWh", "forbidden": ["KWH", "kW/h"]},
    {"id": "om", "preferred": "operations and maintenance", "abbreviation": "O&M", "deprecated": ["M&O", "upkeep"]},
    {"id": "block", "preferred": "blocklist", "forbidden": ["blacklist"]},
    {"id": "analyse", "preferred": "analyse", "deprecated": ["crunch"], "part_of_speech": "verb"},
    {"id": "sign", "preferred": "sign in", "deprecated": ["log in"], "part_of_speech": "verb"},
    {"id": "retire", "preferred": "retire", "deprecated": ["sunset"], "part_of_speech": "verb"},
    {"id": "induct", "preferred": "induct", "deprecated": ["onboard"], "part_of_speech": "verb"},
    {"id": "repower", "preferred": "repower", "deprecated": ["retrofit"], "part_of_speech": "verb"},
    {"id": "farm", "preferred": "wind farm", "deprecated": ["wind park"]},
]
FIXED = {
    "Savings of 400 KWH a day": ["kWh"],
    "M&O costs fell by a third.": ["O&M"],
    "Our upkeep costs fell by a third.": ["operations and maintenance"],
    "Blacklisting a sensor stops it.": ["Blocklisting"],
    "The port blacklists ships.": ["blocklists"],
    "They crunched a year of data.": ["analysed"],
    "It helps your team crunch numbers.": ["analyse"],
    "The credit crunch hit us.": [],
    "The team logged in late.": ["signed in"],
    "The logs in the tower are old.": [],
    "Put the log in the archive.": [],
    "Version 3 was sunsetted.": ["retired"],
    "Sunset is at nine, and a sunset cruise at eight.": [],
    "Onboarding a crew takes a day.": ["Inducting"],
    "The onboard crane is new.": [],
    "You save by retrofitting it.": ["repowering"],
    "The retrofit kit pays off.": [],
    "Ask NASA, IEEE, ASME or any Wind park.": ["wind farm"],
}


@pytest.mark.parametrize(("text", "suggestions"), FIXED.items())
def test_a_company_finds_its_wrong_forms_and_nothing_else(find, text, suggestions):
    assert [suggestion for found in find(text, COMPANY) for suggestion in found.suggestions] == suggestions


def test_message_names_the_form_in_the_same_number(find):
    assert find("two FOSS policies", [POLICY])[0].message == "Use 'open source policies' instead of 'FOSS policies'."


def test_form_that_the_list_names_goes_before_an_inflection(find):
    swaps = (("blacklist", "blocklist"), ("blacklisted", "blocked"))
    rule = PackRule(id="block", kind=RuleKind.SUBSTITUTION, message="'{preferred}' for '{match}'", swap=swaps)
    assert find("a blacklisted page", rules=[rule])[0].suggestions == ("blocked",)


def test_exact_forms_have_no_other_spelling(find):
    rules = [swap("Acme cloud", "Acme Platform", forms=Forms.EXACT)]
    quotes = [found.end - found.start for found in find("acme cloud, acme clouds, acme-cloud, AcmeCloud", rules=rules)]
    assert quotes == [len("acme cloud")]


@pytest.mark.parametrize("options", [{"forms": Forms.EXACT}, {"case_sensitive": True}, {}])
def test_a_part_of_speech_holds_however_forms_are_met(find, options):
    rules = [swap("lead", "prospect", part_of_speech="noun", **options)]
    assert [found.start for found in find("We lead the team to each lead.", rules=rules)] == [25]


def test_condition_of_a_rule_is_asked(find):
    rules = [swap("Acme Cloud", "Acme Platform", near=("tenant",))]
    assert [found.start for found in find("Acme Cloud", rules=rules)] == []
    assert [found.start for found in find("Acme Cloud of a tenant", rules=rules)] == [0]


CLOSEST = [
    ("self service", True),
    ("self services", True),
    ("selfservice", False),
    ("self-service", False),
    ("self-services", False),
    ("Self-service portals", False),
]


@pytest.mark.parametrize(("text", "is_found"), CLOSEST)
def test_the_nearer_of_a_right_and_a_wrong_spelling_wins(find, text, is_found):
    rows = [{"id": "self", "preferred": "self-service", "deprecated": ["self service"]}]
    assert bool(find(text, rows)) is is_found


def test_part_of_speech_of_the_glossary_is_kept_to(find):
    rows = [{"id": "lead", "preferred": "prospect", "deprecated": ["lead"], "part_of_speech": "noun"}]
    assert [found.start for found in find("She leads the team to new leads.", rows)] == [26]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Start a single node.", 1),
        ("Start a single\nnode.", 1),
        ("Start a single  node.", 1),
        ("Start a single   node.", 0),
        ("Start a single\n    node.", 1),
    ],
)
def test_words_on_both_sides_of_code_are_no_phrase(find, text, count):
    rows = [{"id": "single-node", "preferred": "single-node", "deprecated": ["single node"]}]
    assert len(find(text, rows)) == count
