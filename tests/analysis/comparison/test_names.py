import pytest

from msgcheck.analysis.claims.changes.change import ClaimChange
from msgcheck.analysis.comparison import Reason
from msgcheck.model.message import MatchMode, MessageKind

STATEMENT = "Varrowby services every bike overnight in its own workshops."

REPLACED = [
    ("Pedalix services every bike overnight in its own workshops.", "Varrowby", "Pedalix"),
    ("O'Pedal services every bike overnight in its own workshops.", "Varrowby", "O'Pedal"),
    ("“Pedalix services every bike overnight in its own workshops,” says Ines.", "Varrowby", "Pedalix"),
    ("[Pedalix] services every bike overnight in its own workshops.", "Varrowby", "Pedalix"),
    ("— Pedalix services every bike overnight in its own workshops.", "Varrowby", "Pedalix"),
]
KEPT = [
    "We service every bike overnight in our own workshops.",
    "Every bike is serviced overnight in our own workshops.",
    "Teams service every bike overnight in their own workshops.",
    "Overnight, Varrowby services every bike in its own workshops.",
    "Faster: every bike is serviced overnight in its own workshops.",
    "Often services every bike overnight in its own workshops.",
    "Seamlessly services every bike overnight in its own workshops.",
    "“Often services every bike overnight in its own workshops,” says Ines.",
    "– Often services every bike overnight in its own workshops.",
    "Don’t service every bike overnight in your own workshops.",
    "We’ll service every bike overnight in our own workshops.",
    "They're servicing every bike overnight in its own workshops.",
]


@pytest.fixture
def names(compared):
    def find(passage, statement=STATEMENT, own_names=()):
        found = compared([statement], passage, kind=MessageKind.DIFFERENTIATOR, own_names=own_names)
        return [(each.approved, each.found) for each in found if each.reason is Reason.NAME]

    return find


@pytest.mark.parametrize(("passage", "approved", "found"), REPLACED)
def test_another_name_in_its_place_is_named(names, passage, approved, found):
    assert names(passage) == [(approved, found)]


@pytest.mark.parametrize("passage", KEPT)
def test_the_first_word_of_a_sentence_is_no_name_for_its_capital(names, passage):
    assert names(passage) == []


def test_only_the_end_of_another_name_may_be_known(names):
    wording = "Kelbrook Vale Dairy halved its repairs within six months."
    own = ["The Dairy report", "Varrowby Dairy"]
    assert names("Nordhjul Brae Dairy halved its repairs within six months.", wording, own) == [
        ("Kelbrook Vale", "Nordhjul Brae")
    ]
    assert names("Penwick Mill halved its repairs within six months.", wording, ["Mill"]) == []
    assert names("Penwick Brae Mill halved its repairs within six months.", wording, ["Mill"]) == [
        ("Kelbrook Vale Dairy", "Penwick Brae Mill")
    ]


@pytest.mark.parametrize(
    ("passage", "found"),
    [
        ("Pedalix is the city's most loved open workshop.", [("Varrowby", "Pedalix")]),
        ("Pedalix is the city's most loved open museum.", []),
        ("In May, Pedalix is the city's most loved open museum.", [("Varrowby", "Pedalix")]),
    ],
)
def test_a_thing_of_another_kind_is_another_thing(names, passage, found):
    statement = "Varrowby is the city's most loved open workshop."
    assert names(passage, f"In May, {statement}" if passage.startswith("In May") else statement) == found


def test_a_platform_and_a_tool_may_be_one_thing(names):
    statement = "Varrowby is the city's most loved open tool."
    assert names("Pedalix is the city's most loved open platform.", statement) == [("Varrowby", "Pedalix")]


@pytest.mark.parametrize(
    ("passage", "found"),
    [
        ("The Code of your Pedalix key opens the workshop.", []),
        ("The Code of Pedalix key opens the workshop.", [("Varrowby", "Code of Pedalix")]),
    ],
)
def test_a_name_does_not_go_over_the_beginning_of_another(names, passage, found):
    assert names(passage, "The Varrowby key opens the workshop.") == found


def test_one_word_of_praise_for_another_is_no_name(names):
    assert names("Smarter invoicing for large teams.", "Faster invoicing for large teams.") == []


@pytest.mark.parametrize(
    ("name", "written", "found"),
    [
        ("California", "CA", []),
        ("CA", "California", []),
        ("September", "SEPT", []),
        ("California", "TX", [("California", "TX")]),
        ("California", "Colorado", [("California", "Colorado")]),
        ("Varrowby", "Vb", [("Varrowby", "Vb")]),
        ("Varrowby", "VARRO", [("Varrowby", "VARRO")]),
    ],
)
def test_an_abbreviated_name_is_no_other_one(names, name, written, found):
    statement = "Overnight, the workshops of {} service every bike of the city."
    assert names(statement.format(written), statement.format(name)) == found


def test_another_name_of_the_platform_is_no_stranger(names):
    passage = "Pedalix services every bike overnight in its own workshops."
    assert names(passage, own_names=["Rent a Pedalix today."]) == []


@pytest.mark.parametrize(
    ("wording", "passage", "found"),
    [
        ("The platform runs on Postgres 16.", "The platform runs on Postgres 13.", [("Postgres 16", "Postgres 13")]),
        ("The engines meet Euro 7.", "The engines meet Euro 6.", [("Euro 7", "Euro 6")]),
        ("The platform runs on Postgres 16.", "The platform runs on Postgres.", []),
        ("The platform runs on Postgres 16.", "The platform runs on Postgres 16 and Postgres 13.", []),
        ("Read about the platform on Slide 16.", "Read about the platform on Slide 13.", []),
        ("The platform runs on Postgres 16.", "The platform runs on Oracle 16 and Oracle 13.", []),
    ],
)
def test_another_release_of_a_product_is_another_version(compared, wording, passage, found):
    releases = [each for each in compared([wording], passage) if each.claim is not None]
    assert [(each.approved, each.found) for each in releases] == found
    assert all(each.claim.change is ClaimChange.VERSION for each in releases)


SERVICE = "Pedalix is Repair as a Service."


@pytest.mark.parametrize(
    "passage",
    [
        "Pedalix Workshop Services Terms",
        "You may use the Pedalix Workshop Services for sixty days.",
        "Pedalix is hiring Repair Mechanics.",
    ],
)
def test_a_longer_name_that_shares_the_company_and_a_noun_replaces_no_name(names, passage):
    assert names(passage, SERVICE, own_names=[SERVICE]) == []


@pytest.mark.parametrize(
    ("wording", "passage", "found"),
    [
        (SERVICE, "Pedalix is Rental as a Service.", [("Repair", "Rental")]),
        ("Pedalix integrates with Salesforce.", "Pedalix integrates with HubSpot.", [("Salesforce", "HubSpot")]),
    ],
)
def test_in_a_short_text_a_name_in_the_same_place_is_named(names, wording, passage, found):
    assert names(passage, wording, own_names=[wording]) == found


@pytest.mark.parametrize(
    ("name", "written", "found"),
    [("GPS", "SDKs and CLIs", []), ("GPS", "SDKs", []), ("SDKs", "GPS", []), ("GPS", "SDK", [("GPS", "SDK")])],
)
def test_things_of_a_kind_are_no_name(names, name, written, found):
    wording = f"Varrowby finds every stolen bike of the fleet with its own {name}."
    assert names(wording.replace(name, written), wording) == found


SLOGAN = "An Open Workshop Foundation Grown in Partnership"


@pytest.mark.parametrize(
    "heading",
    [
        "Open Workshop Forum 2024",
        "Open Workshop Roadmaps",
        "Open Workshop Guides From Varrow",
        "Inclusive Open Workshop Orientation (QTX102)",
    ],
)
def test_capitals_of_a_title_make_no_name(names, heading):
    assert names(heading, SLOGAN) == []


def test_a_word_of_no_list_is_a_name_in_a_title_too(names):
    wording = "Varrowby Services Every Bike Overnight"
    assert names("Pedalix Services Every Bike Overnight", wording) == [("Varrowby", "Pedalix")]


@pytest.mark.parametrize(
    ("wording", "heading", "change"),
    [
        (
            "Acme Flow connects with Oracle Ledger and saves time.",
            "Acme Flow Connects With Sage Ledger And Saves Time",
            ("Oracle", "Sage"),
        ),
        (
            "Acme Flow connects with Oracle Ledger and saves time.",
            "Acme Flow Connects With Apple Ledger And Saves Time",
            ("Oracle", "Apple"),
        ),
        (
            "Kestrel Cloud is our partner for payments in Europe",
            "Kestrel Mist Is Our Partner For Payments In Europe",
            ("Cloud", "Mist"),
        ),
    ],
)
def test_a_name_in_the_title_of_a_near_copy_is_another_name(names, wording, heading, change):
    assert names(heading, wording) == [change]


def test_an_ordinary_word_in_capitals_is_a_name_within_a_sentence(names):
    assert names(
        "We hand every bike overnight to Harbor for repair.", "We hand every bike overnight to Latch for repair."
    ) == [("Latch", "Harbor")]


BEHIND = ["Varrowby is the company behind Latch, Tolloway Pass and Hask."]


@pytest.mark.parametrize(
    ("passage", "is_changed"),
    [
        ("See the impact of Latch, Tolloway Pass, and Hask in our report", False),
        ("Varrowby is the parent organisation of Tolloway Pass, Latch and Hask.", True),
        ("The company of Latch, Tolloway Pass, and Hask", True),
    ],
)
def test_a_list_of_its_names_is_no_telling_of_a_fixed_wording(compared, passage, is_changed):
    found = compared(BEHIND, passage, match=MatchMode.EXACT)
    assert [each.reason for each in found] == [Reason.WORDING] * is_changed


ENGINES = "Varrowby bikes run with Lumio 2 in every town."


@pytest.mark.parametrize("engine", ["Lumio2", "Lumio-2", "LUMIO2", "Lumio 2"])
def test_a_name_joined_with_its_number_is_that_name(names, engine):
    assert names(f"Varrowby bikes run with {engine} in every town.", ENGINES) == []


@pytest.mark.parametrize(
    ("engine", "found"),
    [("Lumio3", "Lumio3"), ("Lumio22", "Lumio22"), ("Orvex", "Orvex"), ("Orvex 2", "Orvex 2"), ("Orvex2", "Orvex2")],
)
def test_another_number_or_name_is_another_name_and_is_told_with_its_number(names, engine, found):
    assert names(f"Varrowby bikes run with {engine} in every town.", ENGINES) == [("Lumio 2", found)]


def test_an_amount_behind_a_name_is_no_part_of_it(names):
    statement = "With Varrowby 40 mills spin flax in every town."
    assert names("With Pedalix 40 mills spin flax in every town.", statement) == [("Varrowby", "Pedalix")]


def test_a_fixed_wording_holds_to_the_spelling_of_names(compared):
    found = compared(["O-Varrow puts Lumio 2 onto bikes."], "OVarrow puts Lumio2 onto bikes.", match=MatchMode.EXACT)
    assert [each.found for each in found] == ["OVarrow", "Lumio2"]


PARTS = (
    "Unlike Velox, Larkfield is free to buy its parts: our smiths choose among the parts of six foundries.",
    "Free to buy the parts we want.",
    "Larkfield smiths learn their trade in Penwick and work with the parts of six foundries.",
)


@pytest.mark.parametrize(
    ("passage", "approved", "found"),
    [
        ("Unlike Orbit, Larkfield is free to buy the parts it wants.", "Velox", "Orbit"),
        ("All our smiths learn their trade in Lund and work with parts.", "Penwick", "Lund"),
    ],
)
def test_a_name_of_another_wording_than_the_nearest_is_replaced(compared, passage, approved, found):
    told = compared(PARTS, passage, own_names=PARTS)
    assert [(each.approved, each.found) for each in told if each.reason is Reason.NAME] == [(approved, found)]


@pytest.mark.parametrize(
    "passage",
    [
        "Unlike Velox, Larkfield is free to buy the parts it wants.",
        "Unlike others, Larkfield is free to buy the parts it wants.",
        "In Lund, Larkfield is free to buy the parts it wants.",
        "Larkfield is free to buy the parts of Orbit and of anybody else.",
        "Says Mette Holm: Larkfield is free to buy the parts it wants.",
        "Orbit smiths buy the parts we want.",
    ],
)
def test_a_name_beside_another_wording_is_not(compared, passage):
    told = compared(PARTS, passage, own_names=PARTS)
    assert [each for each in told if each.reason is Reason.NAME] == []
