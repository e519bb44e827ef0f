import pickle
from dataclasses import replace
from datetime import date

import pytest

from msgcheck.model.message import Evidence, MatchMode, Message, MessageKind, MessageStatus
from msgcheck.model.verdict import MessageVerdict, Verdict

CATEGORY = "Acme Flow is the close platform for finance teams."


def rules(result):
    return [(observation.rule, observation.reference.id) for observation in result.observations]


def verdicts(result):
    return {verdict.message_id: verdict.verdict for verdict in result.verdicts}


def verdict_of(result, message_id):
    (verdict,) = (verdict for verdict in result.verdicts if verdict.message_id == message_id)
    return verdict.verdict, verdict.observation


FOUND = [
    ("Acme Flow cuts the time to close the books by 45 %.", "claim.number-mismatch", "saving"),
    ("Acme Flow finds 95 % of duplicate invoices.", "claim.qualifier-lost", "finding"),
    ("Acme Flow is free for the first three users.", "claim.expired", "free"),
    (
        "Acme Flow cuts the time to close the books by 70 %, which saves 40 hours a month.",
        "claim.unsupported",
        "saving",
    ),
    ("Acme Flow is a spreadsheet add-in.", "message.conflicting", "category"),
    ("Close the books, sleep better at night.", "message.drifted", "tagline"),
    ("Acme Flow is a workflow tool for small accounting firms.", "message.retired", "old-category"),
    ("Customer data is stored in several countries, Austria among them.", "message.possible-drift", "hosting"),
]


@pytest.mark.parametrize(("text", "rule", "message_id"), FOUND)
def test_a_fault_is_found_once_and_where_it_stands(check, text, rule, message_id):
    result = check([CATEGORY, "  " + text + " "])
    assert rules(result) == [(rule, message_id)]
    (observation,) = result.observations
    assert (observation.passage, observation.start, observation.end) == (1, 2, 2 + len(text))


def test_an_observation_tells_a_marketer_what_is_wrong(check):
    (observation,) = check([CATEGORY, "Acme Flow cuts the time to close the books by 45 %."]).observations
    approved = "Acme Flow cuts the time to close the books by 70 %."
    assert observation.message == (
        f"Another number: this says “45 %” where the platform says “70 %”. The approved wording is “{approved[:-1]}”."
    )
    assert observation.suggestions == (approved,)
    evidence = dict(observation.evidence)
    assert evidence["approved"] == approved
    assert evidence["message_kind"] == "proof_point"
    assert evidence["reasons"] == ("number",)
    assert evidence["differences"] == (("70 %", "45 %"),)
    assert 0 < evidence["similarity"] < 1


def test_a_typed_difference_is_shown_on_both_sides(check):
    text = "  Acme Flow finds 95 % of duplicate invoices."
    (observation,) = check([CATEGORY, text]).observations
    evidence = dict(observation.evidence)
    assert (evidence["change"], evidence["approved_quote"], evidence["found_quote"]) == (
        "bound_lost",
        "up to 95 %",
        "95 %",
    )
    assert evidence["approved"][slice(*evidence["approved_span"])] == "up to 95 %"
    assert text[slice(*evidence["found_span"])] == "95 %"
    assert observation.message.startswith(
        "The limit is left out: this says “95 %” where the platform says “up to 95 %”."
    )


def test_a_figure_of_its_own_is_a_remark_on_a_message_told_right(check):
    text = " Acme Flow cuts the time to close the books by 70 %, which saves 40 hours a month."
    result = check([CATEGORY, text])
    (observation,) = result.observations
    assert "adds “40 hours a month”" in observation.message
    (span,) = dict(observation.evidence)["found_spans"]
    assert text[slice(*span)] == "40 hours a month"
    assert verdict_of(result, "saving") == (Verdict.ALIGNED, None)


def test_a_drift_that_nothing_names_is_a_remark_on_a_message_that_counts_as_told(check):
    possible = "Customer data is stored in several countries, Austria among them."
    result = check([CATEGORY, possible])
    assert rules(result) == [("message.possible-drift", "hosting")]
    assert verdict_of(result, "hosting") == (Verdict.ALIGNED, None)
    both = check([CATEGORY, possible, "Customer data is stored and processed only in Australia."])
    assert rules(both) == [("message.possible-drift", "hosting"), ("message.drifted", "hosting")]
    assert verdict_of(both, "hosting") == (Verdict.DRIFTED, 1)


def test_a_verdict_is_as_sure_as_the_finding_behind_it(check):
    texts = [CATEGORY, "Acme Flow cuts the time to close the books by 45 %."]
    result = check(texts)
    (fault,) = result.observations
    told = {verdict.message_id: verdict.confidence for verdict in result.verdicts}
    assert told["saving"] == fault.confidence
    assert told["category"] > 0.5


def test_a_named_fault_that_is_likelier_wrong_is_only_possible(check, doubter):
    texts = [CATEGORY, "Acme Flow cuts the time to close the books by 45 %."]
    result = check(texts, judge=doubter)
    (fault,) = result.observations
    assert (fault.rule, fault.confidence) == ("message.possible-drift", 0.269)
    assert "45 %" in fault.message
    assert verdict_of(result, "saving") == (Verdict.ALIGNED, None)


def test_a_possible_drift_beside_what_is_told_rightly_is_counted_and_its_message_told(check, doubter):
    text = "Acme Flow cuts the time to close the books by 45 %. Customer data is stored and processed only in Austria."
    result = check([CATEGORY, text], judge=doubter)
    assert rules(result) == [("message.possible-drift", "saving")]
    assert verdict_of(result, "saving") == (Verdict.ALIGNED, None)
    assert verdict_of(result, "hosting")[0] is Verdict.ALIGNED


def test_a_retired_message_that_is_only_possibly_told_is_not_told(check, doubter):
    result = check(["Acme Flow is a workflow tool for small accounting firms."], judge=doubter)
    assert ("message.possible-drift", "old-category") in rules(result)
    assert verdict_of(result, "old-category") == (Verdict.NOT_REQUIRED, None)


def test_the_verdict_points_at_the_finding_of_the_claim(check):
    result = check([CATEGORY, "Acme Flow finds 95 % of duplicate invoices."])
    assert verdict_of(result, "finding") == (Verdict.DRIFTED, 0)


STALE = (Evidence("Time study", expires=date(2026, 5, 31)),)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"valid_until": date(2026, 5, 31)}, "which was approved until 2026-05-31"),
        ({"evidence": STALE}, "whose evidence went stale on 2026-05-31: “Time study”"),
    ],
    ids=["approval", "evidence"],
)
def test_an_expired_message_says_what_ran_out_and_when(check, sample, change, said):
    messages = (replace(sample[0], **change), *sample[1:])
    result = check([CATEGORY], messages=messages)
    assert rules(result) == [("claim.expired", "category")]
    assert said in result.observations[0].message
    assert dict(result.observations[0].evidence)["last_day"] == "2026-05-31"
    assert verdict_of(result, "category") == (Verdict.RETIRED, 0)
    untold = check(["Our office dog is called Rex."], messages=messages)
    assert verdict_of(untold, "category") == (Verdict.NOT_REQUIRED, None)
    assert untold.observations == ()


@pytest.mark.parametrize(
    ("change", "expected"),
    [({"valid_until": date(2026, 5, 31)}, []), ({"evidence": STALE}, [("claim.number-mismatch", "saving")])],
    ids=["approval", "evidence"],
)
def test_a_wrong_figure_of_an_expired_message(check, sample, change, expected):
    messages = tuple(replace(message, **change) if message.id == "saving" else message for message in sample)
    result = check([CATEGORY, "Acme Flow cuts the time to close the books by 45 %."], messages=messages)
    assert rules(result) == expected


def test_a_retired_message_names_its_replacement(check):
    (observation,) = check(["Acme Flow is a workflow tool for small accounting firms."]).observations
    assert observation.suggestions == (CATEGORY,)
    assert observation.message.endswith(f"It is replaced by “{CATEGORY[:-1]}”.")


OPEN = "gives every finance team of the country an open and simple way to close the books and to learn how it is done"
LEADING = "Acme Flow is the prime ledger toolkit"
SHARED_MISSION = tuple(
    Message(
        id=id_,
        kind=MessageKind.POSITIONING,
        statement=statement,
        match=MatchMode.MEANING,
        status=status,
        replaced_by=successor,
    )
    for id_, statement, status, successor in (
        ("new", f"Acme Flow {OPEN}.", MessageStatus.APPROVED, None),
        ("old", f"{LEADING}.", MessageStatus.RETIRED, "new"),
    )
)


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        (f"{LEADING} that {OPEN}.", ["message.retired"]),
        (f"Acme Flow {OPEN}.", []),
        (f"Acme Flow, the toolkit, {OPEN}.", []),
    ],
)
def test_a_retired_wording_that_stands_whole_beside_its_successor_is_told(check, text, rules):
    found = check([text], kind="web", messages=SHARED_MISSION).observations
    assert [each.rule for each in found] == rules


def test_telling_the_retired_message_is_the_verdict_on_its_replacement(check):
    result = check(["Acme Flow is a workflow tool for small accounting firms."])
    assert verdicts(result)["category"] is Verdict.RETIRED
    assert verdicts(result)["old-category"] is Verdict.RETIRED


def test_one_wrong_passage_outweighs_right_ones(check):
    right = "Acme Flow cuts the time to close the books by 70 %."
    wrong = right.replace("70", "45")
    result = check([CATEGORY, right, right, wrong])
    saving = next(verdict for verdict in result.verdicts if verdict.message_id == "saving")
    assert saving.verdict is Verdict.CONFLICTING
    assert result.observations[saving.observation].passage == 3


def test_verdicts_of_an_asset_that_tells_one_message_right(check):
    assert verdicts(check([CATEGORY])) == {
        "category": Verdict.ALIGNED,
        "saving": Verdict.NOT_REQUIRED,
        "finding": Verdict.NOT_REQUIRED,
        "free": Verdict.NOT_REQUIRED,
        "tagline": Verdict.NOT_REQUIRED,
        "hosting": Verdict.NOT_REQUIRED,
        "old-category": Verdict.NOT_REQUIRED,
    }


@pytest.mark.parametrize(("kind", "is_missing"), [("deck", True), ("web", False)])
def test_missing_is_asked_of_the_kinds_that_must_carry_it(check, kind, is_missing):
    result = check(["Our office dog is called Rex."], kind=kind)
    assert (rules(result) == [("message.missing", "category")]) is is_missing
    if is_missing:
        assert result.observations[0].passage is None
        assert next(v for v in result.verdicts if v.message_id == "category").observation == 0


NEVER = "We never serve a meal without a printed allergen card."
CARD = Message(id="card", kind=MessageKind.COMMITMENT, statement=NEVER, match=MatchMode.FACTS, required_in=("deck",))


def test_a_message_in_other_words_is_told_though_its_fault_is_too_unsure_to_be_shown(check):
    told = ["Every meal comes with a printed allergen card, always."]
    assert check(told, messages=(CARD,)).verdicts == (MessageVerdict("card", Verdict.ALIGNED),)
    assert check(told, messages=(CARD,)).observations == ()
    for change in ({"status": MessageStatus.RETIRED}, {"kind": MessageKind.CATEGORY}):
        (verdict,) = check(told, messages=(replace(CARD, **change),)).verdicts
        assert verdict.verdict in {Verdict.NOT_REQUIRED, Verdict.MISSING}
    assert rules(check(["A meal has a printed menu card."], messages=(CARD,))) == [("message.missing", "card")]


def test_an_asset_that_tells_nothing_lacks_what_is_required(check):
    assert rules(check(["Please read the safety card in the seat pocket."])) == [("message.missing", "category")]


def test_of_an_asset_without_text_nothing_is_known(check):
    result = check([])
    assert result.observations == ()
    assert {verdict.verdict for verdict in result.verdicts} == {Verdict.NOT_REQUIRED}


@pytest.mark.parametrize(
    "change",
    [{"valid_from": date(2027, 1, 1)}, {"status": "draft"}],
    ids=["not yet valid", "draft"],
)
def test_only_approved_messages_that_hold_already_are_judged(check, sample, change):
    messages = (replace(sample[0], **change), *sample[1:])
    result = check(["Acme Flow is a spreadsheet add-in."], messages=messages)
    assert result.observations == ()
    assert "category" not in verdicts(result)


def test_no_messages_no_verdicts(check):
    assert check(["Anything at all."], messages=()).verdicts == ()


def test_the_result_is_a_picklable_value(check):
    result = check([CATEGORY, "Acme Flow is a spreadsheet add-in."])
    assert pickle.loads(pickle.dumps(result)) == result


FEES = Message(
    id="fees",
    kind=MessageKind.VALUE_PROPOSITION,
    statement="Members pay a flat fee of €45 a year for Acme Check; the test takes 12 minutes and needs no booth.",
    match=MatchMode.MEANING,
)


def test_a_label_tells_one_clause_of_a_message_with_another_figure(check):
    (observation,) = check(["Each test takes 20 minutes"], messages=(FEES,)).observations
    assert (observation.rule, observation.reference.id) == ("claim.number-mismatch", "fees")


@pytest.mark.parametrize(
    "text",
    [
        "Each test takes 12 minutes",
        "No booth, a test of 12 minutes",
        "A test takes 720 seconds",
        "The fee: €45 a year, flat",
        "Tests taken this week: 20",
        "Members take three tests",
    ],
)
def test_a_label_that_tells_a_clause_rightly_or_another_thing_is_left_alone(check, text):
    assert check([text], messages=(FEES,)).observations == ()
