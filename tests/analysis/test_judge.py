from dataclasses import replace
from types import SimpleNamespace

import pytest

from msgcheck.analysis.combination import FEATURES, Combination, Reading, Similarity
from msgcheck.analysis.comparison import Reason, compare, profile_message, profile_text
from msgcheck.analysis.judge import calibrated, chances, decide, load_judge, sentence
from msgcheck.analysis.network import LABELS, RELATIONS
from msgcheck.analysis.trust import trust_features
from msgcheck.analysis.words import stem
from msgcheck.model.calibration import Decision, Scaling
from msgcheck.model.message import MatchMode, Message, MessageKind, MessageStatus, Variant
from msgcheck.model.verdict import Judgement, Label

JUDGE = load_judge()
NETWORK_ALONE = Combination(
    tuple(tuple(float(name == f"network_{label}") for name in FEATURES) for label in LABELS), (0.0,) * len(LABELS)
)
ALL_NETWORK = replace(JUDGE, combination=NETWORK_ALONE)
NEAR = Similarity(approved=0.85, wrong=0.0, lead=0.3)


def message(statement, *, match="meaning", variants=(), contradictions=(), status="approved"):
    return profile_message(
        Message(
            id="m",
            kind=MessageKind.VALUE_PROPOSITION,
            statement=statement,
            match=MatchMode(match),
            variants=tuple(Variant(text) for text in variants),
            contradictions=tuple(contradictions),
            status=MessageStatus(status),
        )
    )


SAVING = message("Acme Flow cuts the time to close the books by 70 %.", variants=["Close your books 3x faster"])
HOSTING = message("Acme Flow stores customer data in Austria.")
KIND = message("Acme Flow is a close platform.", contradictions=["Acme Flow is an accounting tool."])
TAGLINE = message("Close the books, sleep at night.", match="exact")

DENIED = "store, customer, data, austria"

DIFFERENCES = [
    ("Acme Flow cuts the time to close the books by 45 %.", SAVING, Reason.NUMBER, "70 %", "45 %"),
    ("Acme Flow cuts the time to close the books by 70 minutes, 45 %.", SAVING, Reason.NUMBER, "70 %", "45 %"),
    ("Acme Flow cuts the time to close the books by up to 70 %.", SAVING, Reason.QUALIFIER, "70 %", "up to 70 %"),
    ("Acme Flow doesn't store customer data in Austria.", HOSTING, Reason.NEGATION, "", DENIED),
    ("Acme Flow is an accounting tool.", KIND, Reason.KNOWN_WRONG, "", "Acme Flow is an accounting tool."),
    ("Acme Flow stores all customer data in Germany.", HOSTING, Reason.NAME, "Austria", "Germany"),
    ("Acme Flow always stores customer data in Austria.", HOSTING, Reason.STRONGER, "", "always"),
    ("Close the books, sleep better at night.", TAGLINE, Reason.WORDING, "", "better"),
]


@pytest.mark.parametrize(("passage", "against", "reason", "approved", "found"), DIFFERENCES)
def test_a_difference_is_named_with_its_words(passage, against, reason, approved, found):
    (difference,) = compare(profile_text(passage), against)
    assert (difference.reason, difference.approved, difference.found) == (reason, approved, found)


@pytest.mark.parametrize(
    ("passage", "against"),
    [
        ("Closing the books takes 70 % less time with Acme Flow.", SAVING),
        ("Acme Flow cuts the time to close the books by 70 %: 3x faster.", SAVING),
        ("The invoice is due in 45 days; 45 % of readers close the door.", SAVING),
        ("Acme Flow is no accounting tool, it is a close platform.", KIND),
        ("“Close the books, sleep at night.”", TAGLINE),
        ("To close the books at night, open the settings and look for the button named sleep.", TAGLINE),
    ],
)
def test_what_is_no_difference(passage, against):
    assert compare(profile_text(passage), against) == ()


def reading(passage, against, label="unrelated", similarity=NEAR):
    """What is known of a pair when the network is sure of ``label``."""
    logits = [6.0 if each == label else 0.0 for each in LABELS] + [0.0] * len(RELATIONS)
    text = profile_text(passage)
    return Reading(text, against, similarity, logits, compare(text, against))


def test_what_is_turned_round_is_said_with_both_sides():
    against = message("Unlike Harkvale, Acme Flow repairs every scale in its own workshop.")
    (swapped,) = compare(profile_text("Unlike Acme Flow, Harkvale repairs every scale in its own workshop."), against)
    assert sentence(swapped) == (
        "This turns round what is approved: it says “Unlike Acme Flow” where the platform says “Unlike Harkvale”."
    )


def test_a_fault_is_told_by_what_can_be_named():
    judgement = decide(reading("Acme Flow cuts the time to close the books by 45 %.", SAVING, "conflicting"), JUDGE)
    assert judgement.label is Label.CONFLICTING
    assert "“45 %”" in judgement.reasons[0]
    assert "“70 %”" in judgement.reasons[0]
    assert dict(judgement.evidence)["reasons"] == ("number",)
    assert judgement.is_reported
    assert 0.5 < judgement.confidence <= 1.0


def test_a_fault_that_only_the_network_reads_shows_the_words_that_differ():
    judgement = decide(reading("Acme Flow helps firms to close the books in style.", SAVING, "drifted"), ALL_NETWORK)
    assert judgement.label is Label.DRIFTED
    assert dict(judgement.evidence)["reasons"] == ("reading",)
    ((lacking, added),) = dict(judgement.evidence)["differences"]
    assert "faster" in lacking
    assert "style" in added


def test_the_words_that_differ_are_said_where_they_are_few():
    judgement = decide(reading("Acme Flow stores customer data in one Region.", HOSTING, "drifted"), ALL_NETWORK)
    assert judgement.reasons[1:] == ("Only here: “one, Region”. Only in the approved wording: “Austria”.",)
    long = reading(
        "Acme Flow helps firms of any size or trade to close all books they keep in comfort, peace, order, style.",
        SAVING,
        "drifted",
    )
    assert len(decide(long, ALL_NETWORK).reasons) == 1


OTHERS = ["Acme Flow moves books", "Books on paper cost Acme Flow", "Flow for the books of all", "Acme prints books"]


@pytest.mark.parametrize(
    ("passage", "is_reported", "is_alike"),
    [
        ("Books are becoming rare.", False, False),
        ("Acme Flow books are becoming rare.", False, True),
        ("Time to close the books is becoming rare.", True, True),
        ("Books that nobody can close are becoming rare.", False, False),
        ("Acme Flow cuts the time to close the books by 45 %.", True, True),
    ],
)
def test_what_shares_little_or_only_words_of_the_whole_platform_is_no_fault_of_one_message(
    passage, is_reported, is_alike
):
    saving = replace(SAVING, others=tuple(profile_text(text).stems for text in OTHERS))
    judgement = decide(reading(passage, saving, "drifted"), ALL_NETWORK)
    assert judgement.label in (Label.DRIFTED, Label.CONFLICTING)
    assert judgement.is_reported is is_reported
    assert decide(reading(passage, SAVING, "drifted"), ALL_NETWORK).is_reported is is_alike


@pytest.mark.parametrize(
    ("passage", "is_reported"),
    [
        ("Firms that close their books", False),
        ("Books of 12 firms that close", True),
        ("Dozens of firms close their books in style.", True),
    ],
)
def test_a_message_that_is_a_figure_is_not_told_by_a_label(passage, is_reported):
    for match, expected in (("facts", is_reported), ("meaning", True)):
        many = message("More than 300 firms close their books in Acme Flow.", match=match)
        assert decide(reading(passage, many, "drifted"), ALL_NETWORK).is_reported is expected


@pytest.mark.parametrize(
    ("passage", "is_reported"),
    [
        ("You need a degree to work in public schools.", False),
        ("You need a degree in any subject to work in public schools.", False),
        ("You need a diploma or a degree to work in private schools.", True),
    ],
)
def test_a_part_of_a_message_is_no_fault_that_only_the_network_reads(passage, is_reported):
    both = message("You need a degree and a licence to work in public schools.")
    assert decide(reading(passage, both, "drifted"), ALL_NETWORK).is_reported is is_reported


def test_a_part_without_the_figures_of_a_message_may_be_a_fault():
    two_years = message("You need two years of practice to work in public schools.")
    told = reading("You need practice to work in public schools.", two_years, "drifted")
    assert decide(told, ALL_NETWORK).is_reported


@pytest.mark.parametrize("text", ["Fewer than 300 firms close books", "Up to 300 firms close books"])
def test_a_limit_turned_round_is_a_fault_however_short_the_text(text):
    many = message("More than 300 firms close their books in Acme Flow.")
    judgement = decide(reading(text, many, "aligned"), ALL_NETWORK)
    assert judgement.label is Label.DRIFTED
    assert judgement.is_reported
    assert "The limit is turned round" in judgement.reasons[0]


@pytest.mark.parametrize("text", ["300+ firms close books", "At least 300 firms close their books"])
def test_a_limit_in_other_words_is_none(text):
    many = message("More than 300 firms close their books in Acme Flow.")
    assert decide(reading(text, many, "aligned"), ALL_NETWORK).label is Label.ALIGNED


def test_a_competitors_claim_is_not_ours_and_a_customers_is_no_fault():
    assert decide(reading("Our competitor Ledgerix stores customer data in Austria.", HOSTING, "aligned"), JUDGE) == (
        Judgement(Label.UNRELATED, None, ("It is told of a competitor.",))
    )
    story = "Our customer Nordhjul cuts the time to close the books by 45 %."
    assert decide(reading(story, SAVING, "conflicting"), JUDGE).label is Label.UNRELATED
    same = "Our customer Nordhjul cuts the time to close the books by 70 %."
    assert decide(reading(same, SAVING, "aligned"), ALL_NETWORK).label is Label.ALIGNED


def test_a_fault_that_is_not_sure_enough_is_not_reported():
    shy = replace(JUDGE, named_from=1.1, decision=replace(JUDGE.decision, report_from=1.1))
    judgement = decide(reading("Acme Flow cuts the time to close the books by 45 %.", SAVING, "conflicting"), shy)
    assert judgement.label is Label.CONFLICTING
    assert not judgement.is_reported


def test_similarity_alone_makes_no_finding():
    nearest = Similarity(approved=1.0, wrong=0.0, lead=0.3)
    judgement = decide(reading("Finance teams finish the month in days.", SAVING, "unrelated", nearest), JUDGE)
    assert judgement.label in (Label.ALIGNED, Label.UNRELATED)


def test_a_question_claims_nothing():
    asked = reading("Does Acme Flow cut the time to close the books by 45 %?", SAVING, "conflicting")
    assert decide(asked, JUDGE).label is Label.UNRELATED


def test_telling_a_retired_message_needs_more():
    statement = "Acme Flow helps small firms close."
    told = reading("Acme Flow helps small firms close.", message(statement, status="retired"), "aligned")
    assert decide(told, replace(JUDGE, retired_from=0.0)).label is Label.ALIGNED
    assert decide(told, replace(JUDGE, retired_from=1.1)).label is Label.UNRELATED


@pytest.mark.parametrize(("status", "label"), [("retired", Label.ALIGNED), ("approved", Label.UNRELATED)])
def test_a_retired_wording_is_told_though_its_subject_stands_further_off(status, label):
    against = replace(message("Hallgrim is run and funded by Ostrey.", status=status), own_names={"hallgrim"})
    text = "Hallgrim was founded by two farmers in 1991, opened its seed bank later, and is run and funded by Ostrey."
    assert decide(reading(text, against, "unrelated"), ALL_NETWORK).label is label


def test_a_retired_wording_is_told_though_its_subject_stands_behind_it():
    against = replace(message("Hallgrim is a guild of millers and bakers.", status="retired"), own_names={"hallgrim"})
    text = "As a guild of millers and bakers, Hallgrim opened its seed bank in 1991 and feeds all of the north since."
    assert decide(reading(text, against, "unrelated"), ALL_NETWORK).label is Label.ALIGNED


def test_a_retired_fixed_wording_is_told_with_a_contraction_too():
    wording, passage = "Books closed by noon, we are done.", "Books closed by noon, we're done."
    told = reading(passage, message(wording, match="exact", status="retired"), "drifted")
    assert decide(told, JUDGE).label is Label.ALIGNED
    changed = reading(passage, message(wording, match="exact"), "drifted")
    assert decide(changed, JUDGE).label is Label.DRIFTED


def test_a_companys_calibration_changes_the_decision_and_nothing_else():
    assert calibrated(JUDGE, None) is JUDGE
    changed = calibrated(JUDGE, fitted(from_reviews=False))
    assert (changed.decision.factors[3], changed.scaling.temperature) == (9, 2.0)
    assert (changed.combination, changed.sha256) == (JUDGE.combination, JUDGE.sha256)


def fitted(*, from_reviews):
    made = SimpleNamespace(decision=Decision((1, 1, 1, 9), 0.5), scaling=Scaling(2.0), from_reviews=from_reviews)
    return SimpleNamespace(calibration=made)


def test_labelled_pairs_of_a_company_take_the_place_of_what_was_read_elsewhere_and_reviews_do_not():
    assert calibrated(JUDGE, fitted(from_reviews=False)).trust is None
    assert calibrated(JUDGE, fitted(from_reviews=True)).trust is JUDGE.trust


def test_a_fault_is_trusted_by_what_shows_it_and_how_surely_the_message_is_told():
    wrong = reading("Acme Flow cuts the time to close the books by 45 %.", SAVING, "conflicting")
    fault = decide(wrong, JUDGE)
    values = trust_features(chances(wrong, JUDGE).tolist(), wrong.similarity, ["number"])
    assert fault.trust == pytest.approx(JUDGE.trust.chance(values), abs=0.001)
    assert decide(replace(wrong, similarity=replace(NEAR, approved=0.5)), JUDGE).trust < fault.trust
    assert decide(wrong, replace(JUDGE, trust=None)).trust is None


def test_a_wrong_figure_in_a_passage_that_says_nothing_else_is_trusted_as_such_were():
    far = Similarity(0.3, 0.0, -0.2)
    alone = replace(reading("The time to close the books: 45 %.", SAVING, "conflicting"), similarity=far)
    beside = replace(reading("The time to close the shops: 45 %.", SAVING, "conflicting"), similarity=far)
    assert alone.differences
    assert decide(alone, JUDGE).trust == JUDGE.trust.nothing_else
    doubted = decide(beside, JUDGE).trust
    assert doubted is None or doubted < JUDGE.trust.nothing_else


def test_a_flat_denial_is_as_sure_as_the_judge_since_hardly_one_was_read_in_whole_assets():
    denial = decide(reading("Acme Flow doesn't store customer data in Austria.", HOSTING, "conflicting"), JUDGE)
    assert (denial.shown_by, denial.trust, denial.is_doubtful) == (("negation",), None, False)


def test_what_is_told_rightly_has_no_trust_unless_the_message_is_retired():
    said, old = "Acme Flow stores customer data in Austria.", message("Acme Flow stores data here.", status="retired")
    assert decide(reading(said, HOSTING, "aligned"), JUDGE).trust is None
    assert decide(reading("Acme Flow stores data here.", old, "aligned"), JUDGE).trust > 0.5


@pytest.mark.parametrize(
    ("passage", "status", "label"),
    [
        ("In all of the first winter we will not bill any ledger.", "retired", Label.ALIGNED),
        ("In all of the first winter we will not bill any ledger.", "approved", Label.DRIFTED),
        ("In the first winter, Flow does bill any ledger.", "retired", Label.DRIFTED),
        ("In the first winter we show how to bill a ledger of your own.", "retired", Label.DRIFTED),
    ],
)
def test_a_retired_message_is_told_by_a_near_copy_that_changes_nothing(passage, status, label):
    statement = "In the first winter, Flow does not bill any ledger."
    profile = replace(message(statement, status=status), own_names=frozenset({"flow"}))
    assert decide(reading(passage, profile, "drifted"), JUDGE).label is label


@pytest.mark.parametrize(("passage", "label"), [("bills", Label.ALIGNED), ("ledgers", Label.DRIFTED)])
def test_a_near_copy_has_all_that_only_the_retired_message_says(passage, label):
    statement = "Flow books bills and ledgers for small firms overnight."
    profile = replace(message(statement, status="retired"), others=(frozenset(map(stem, ["ledgers", "firms"])),))
    text = f"Flow books {passage} for small firms overnight."
    assert decide(reading(text, profile, "drifted"), JUDGE).label is label
