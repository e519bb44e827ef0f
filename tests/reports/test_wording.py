"""The words of counts, places and certainty."""

from dataclasses import replace
from datetime import datetime, timedelta, timezone

import pytest

from msgcheck.model.message import MessageStatus
from msgcheck.model.observation import Reference
from msgcheck.model.place import DocumentPlace, LinePlace, PagePlace, SlidePlace, WebPlace
from msgcheck.reports import wording


@pytest.mark.parametrize(
    ("places", "words"),
    [
        ([SlidePlace(4, 2, "Title 1")], "slide 4, Title 1"),
        ([SlidePlace(4, 2, "Title 1"), SlidePlace(4, 3, "Notes")], "slide 4"),
        ([SlidePlace(1), SlidePlace(3)], "slides 1 and 3"),
        ([SlidePlace(1), SlidePlace(3), SlidePlace(4)], "slides 1, 3 and 4"),
        ([SlidePlace(n) for n in range(1, 65)], "slides 1, 2, 3 and 61 more"),
        ([PagePlace(2), PagePlace(1200)], "pages 2 and 1,200"),
        ([LinePlace(3, 9), LinePlace(5)], "lines 3 and 5"),
        ([WebPlace(None, "p", 3), WebPlace(None, "h1", 8)], "lines 3 and 8"),
        ([WebPlace(None, "p", None), WebPlace(None, "h1", 8)], "p and line 8"),
        ([WebPlace("https://a.example", "main > p", 1204)], "line 1,204"),
        ([DocumentPlace("body/12")], "paragraph 13"),
        ([DocumentPlace("body/table 2/r1c3/0")], "table 3, row 2 column 4, paragraph 1"),
        ([DocumentPlace("properties/title")], "properties, title"),
        ([DocumentPlace("body")], "body"),
        ([DocumentPlace("body/1"), DocumentPlace("body/2")], "paragraph 2 and paragraph 3"),
        ([None], "whole asset"),
    ],
)
def test_places(made, places, words):
    assert wording.places_in_words([made.finding(place=place) for place in places]) == words


def test_layers_other_than_the_body_are_named(made):
    both = [made.finding(place=SlidePlace(1)), made.finding(place=SlidePlace(2), layer="notes")]
    assert wording.places_in_words(both) == "slides 1 and 2 (body, notes)"


@pytest.mark.parametrize(
    ("confidence", "words"),
    [
        (None, "not measured"),
        (0.995, "virtually certain (100 %)"),
        (0.91, "very likely (91 %)"),
        (0.66, "likely (66 %)"),
        (0.5, "about as likely as not (50 %)"),
        (0.1, "unlikely (10 %)"),
    ],
)
def test_confidence(confidence, words):
    assert wording.confidence_in_words(confidence) == words


@pytest.mark.parametrize(
    ("score", "words"),
    [(None, "no score"), (79.2, "message score 79.2"), (100.0, "message score 100"), (0, "message score 0")],
)
def test_score(score, words):
    assert wording.score_in_words(score) == words


@pytest.mark.parametrize(
    ("rule", "reference", "words"),
    [
        ("leak.notes", None, "certain"),
        ("asset.unread-part", Reference("part", "a.bin"), "certain"),
        ("term.undefined-abbreviation", None, "certain"),
        ("brand.hype", Reference("rule", "brand.hype"), "certain, the words stand there"),
        ("message.unapproved-claim", None, "not measured"),
        ("claim.expired", Reference("message", "a"), "not measured"),
    ],
)
def test_facts_are_certain_and_judgements_are_not(made, rule, reference, words):
    assert wording.certainty_in_words(made.finding(rule=rule, reference=reference)) == words


def test_time_is_told_in_utc_and_english():
    berlin = timezone(timedelta(hours=2))
    assert wording.time_in_words(datetime(2026, 7, 1, 1, 5, tzinfo=berlin)) == "30 June 2026, 23:05 UTC"


def test_evidence_leaves_out_what_is_empty():
    evidence = (("best_match", 0.8125), ("found", ("70 %", None, 3)), ("url", None), ("holds", False), ("list", ()))
    assert wording.evidence_in_words(evidence) == (("best match", "0.812"), ("found", "70 %, 3"), ("holds", "no"))


def test_evidence_leaves_out_what_the_sentence_about_a_category_says():
    differences = ("differences", (("close platform", "ledger tool"),))
    assert wording.evidence_in_words((("change", "category"), differences)) == ()
    assert wording.evidence_in_words((("change", "number"), differences)) == (
        ("differences", "close platform, ledger tool"),
    )


@pytest.mark.parametrize(("status", "shown"), [("approved", "statement"), ("retired", "replacement")])
def test_a_retired_message_is_not_shown_as_approved(made, status, shown):
    message = replace(made.made_message("old-category", "statement"), status=MessageStatus(status))
    finding = made.message_finding(evidence=(("approved", "replacement"),))
    assert wording.approved_wording(finding, message) == shown


def test_totals_count_everything(made):
    run = made.made_run()
    counts = wording.SeverityCounts(1, 6, 1)
    assert wording.totals_in_words(run, counts) == (
        "4 assets checked (1,248 passages), 1 skipped, 1 part not read, 1 rule not run: "
        "1 error, 6 warnings, 1 suggestion."
    )
