import pytest

from msgcheck.analysis.comparison import profile_text
from msgcheck.checks.messages.further.claim_spread import rank_score, with_spread
from msgcheck.checks.messages.further.rules import UNAPPROVED_CLAIM
from msgcheck.checks.messages.further.unapproved import unapproved_claims
from msgcheck.checks.messages.own_names import own_names
from msgcheck.checks.messages.units import Unit
from msgcheck.model.message import Platform
from msgcheck.model.observation import Observation
from msgcheck.model.passage import Layer, Role

NAMES = ("Acme Flow",)
LEADING = "Acme Flow is the leading close platform in Europe."


def claims_of(*units, told=(), closeness=0.5):
    return unapproved_claims(units, [closeness] * len(units), frozenset(told), NAMES)


def unit_of(text, role=Role.PARAGRAPH, layer=Layer.BODY, context="", passage=0):
    return Unit(text, passage, 0, len(text), layer, role, context)


def test_a_claim_is_found_where_it_stands():
    (seen,) = claims_of(unit_of("Read on. " + LEADING))
    assert (seen.rule, seen.start, seen.end) == ("message.unapproved-claim", 9, 9 + len(LEADING))
    assert dict(seen.evidence)["claim_kind"] == "rank"
    assert "“leading”" in seen.message


@pytest.mark.parametrize(
    "unit",
    [unit_of(LEADING, role=Role.CELL), unit_of(LEADING, context="Vision"), unit_of(LEADING, context="No")],
    ids=["cell", "vision", "wrong example"],
)
def test_some_places_make_no_claim(unit):
    assert claims_of(unit) == ()


def test_what_tells_a_message_or_nearly_does_is_left_alone():
    assert claims_of(unit_of(LEADING), told=[0]) == ()
    assert claims_of(unit_of(LEADING), closeness=0.9) == ()


def test_near_duplicates_in_an_asset_are_one_claim_at_its_best_place():
    note = unit_of("Acme Flow is the leading close platform in all of Europe.", layer=Layer.NOTES, passage=0)
    title = unit_of(LEADING, role=Role.TITLE, passage=1)
    (seen,) = claims_of(note, title)
    assert (seen.passage, dict(seen.evidence)["place_weights"]) == (1, (3, 1))


@pytest.mark.parametrize(
    "texts",
    [
        [f"Acme Flow cuts the time to close the books by {share} %." for share in (40, 70)],
        [f"Unlike {rival}, Acme Flow knows every ledger of the group." for rival in ("the tools of Halvern", "tools")],
    ],
    ids=["other number", "other rival"],
)
def test_other_numbers_and_other_names_make_another_claim(texts):
    assert len(claims_of(*map(unit_of, texts))) == 2


def test_the_spread_counts_assets_and_passages_of_near_duplicates():
    title = claims_of(unit_of(LEADING, role=Role.TITLE), unit_of(LEADING))
    notes = claims_of(unit_of(LEADING.replace("in Europe", "in all of Europe"), layer=Layer.NOTES))
    other = Observation(rule="message.missing", message="x")
    spread = with_spread({"b.pptx": notes, "a.pptx": (other, *title)})
    evidence = dict(spread["b.pptx"][0].evidence)
    assert (evidence["assets"], evidence["passages"], evidence["rank_score"]) == (2, 3, 5.0)
    assert dict(spread["a.pptx"][1].evidence)["rank_score"] == 5.0
    assert "3 passages of 2 assets" in spread["b.pptx"][0].message
    assert spread["a.pptx"][0] is other


def test_the_score_grows_with_places_and_more_with_assets():
    assert rank_score({"a": [3, 2], "b": [1]}) == 3 + 1 + 1
    assert rank_score({"a": [2], "b": [2]}) > rank_score({"a": [2, 2]})


def test_the_rule_tells_its_own_example():
    assert [seen.rule for seen in claims_of(unit_of(UNAPPROVED_CLAIM.example))] == [UNAPPROVED_CLAIM.id]
    assert claims_of(unit_of(UNAPPROVED_CLAIM.counter_example)) == ()


def test_own_names_are_those_of_settings_platform_and_subjects(sample):
    platform = Platform(name="Acme message platform", version="1", messages=sample)
    assert own_names("Acme", platform) == ("Acme Flow", "Acme")


STATED = (
    "Acme Flow needs up to 12x less memory and up to 7x less disk than Velox and Old Ledger.",
    "Acme Flow delivers 3x the throughput of Velox for long ledgers.",
)


@pytest.mark.parametrize(
    ("text", "heading", "is_found"),
    [
        ("Acme Flow needs up to 12x less memory than Velox for the same work.", "", False),
        ("Acme Flow has 3x faster throughput for reads and writes.", "How it compares with Velox", False),
        ("Acme Flow has 3x faster throughput for reads and writes.", "Key results", False),
        ("Acme Flow has 3x faster throughput for reads and writes.", "How it compares with Quorrin", True),
        ("Acme Flow needs up to 12x less memory than Quorrin for the same work.", "", True),
        ("Acme Flow needs up to 16x less memory than Velox for the same work.", "", True),
        ("Acme Flow needs 12x less memory than Velox for the same work.", "", True),
        ("Acme Flow needs up to 12x less time than Velox for the same work.", "", True),
        ("Acme Flow saves you up to 12x more memory than Velox for the same work.", "", True),
        ("Acme Flow has 3x faster throughput and 9x lower latency for reads.", "", True),
    ],
)
def test_a_claim_is_approved_where_a_message_states_its_figures_of_the_same_things(text, heading, is_found):
    approved = [profile_text(wording) for wording in STATED]
    unit = unit_of(text, context=heading)
    assert bool(unapproved_claims((unit,), [0.5], frozenset(), NAMES, approved)) is is_found
    assert len(unapproved_claims((unit,), [0.5], frozenset(), NAMES)) == 1


def test_a_rank_is_not_approved_by_the_figure_beside_it():
    unit = unit_of("Acme Flow is the world's leading close platform, used by 640 companies.")
    approved = [profile_text("Acme Flow is used by 640 companies.")]
    assert len(unapproved_claims((unit,), [0.5], frozenset(), NAMES, approved)) == 1
