"""What a review teaches, and which teaches nothing."""

from __future__ import annotations

import pytest

from msgcheck.measures.feedback.labels import labels_of
from msgcheck.model.finding import Finding
from msgcheck.model.observation import Reference
from msgcheck.model.review_mark import ReviewMark
from msgcheck.model.severity import Severity


def finding(rule="message.drifted", message="m", reason="number"):
    return Finding(
        rule=rule, severity=Severity.WARNING, fingerprint="v1:a", asset="a.md", message="Reworded.", quote="Words.",
        context="Heading", reference=Reference("message", message), confidence=0.9,
        evidence=(("reasons", (reason,)),),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("mark", "rule", "label"),
    [
        (ReviewMark.RIGHT, "message.drifted", "drifted"),
        (ReviewMark.RIGHT, "claim.number-mismatch", "conflicting"),
        (ReviewMark.ACCEPTED, "message.conflicting", "conflicting"),
        (ReviewMark.ALIGNED, "claim.qualifier-lost", "aligned"),
        (ReviewMark.UNRELATED, "message.conflicting", "unrelated"),
    ],
)
def test_a_review_gives_a_label(mark, rule, label):
    (pair,) = labels_of([(mark, finding(rule))], {"m"}).pairs
    assert (pair.message_id, pair.passage, pair.context, pair.label) == ("m", "Words.", "Heading", label)


@pytest.mark.parametrize(
    ("mark", "found", "counted"),
    [
        (ReviewMark.WRONG, finding(), (1, 0, 0)),
        (ReviewMark.RIGHT, finding("term.forbidden"), (0, 1, 0)),
        (ReviewMark.RIGHT, finding("message.missing"), (0, 1, 0)),
        (ReviewMark.RIGHT, finding("message.possible-drift", reason="retired"), (0, 1, 0)),
        (ReviewMark.RIGHT, None, (0, 0, 1)),
        (ReviewMark.RIGHT, finding(message="dropped"), (0, 0, 1)),
    ],
)
def test_what_gives_no_label_is_counted(mark, found, counted):
    labels = labels_of([(mark, found)], {"m"})
    assert (labels.pairs, (labels.unclear, labels.not_judged, labels.gone)) == ((), counted)
