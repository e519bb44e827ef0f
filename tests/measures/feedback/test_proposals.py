"""What becomes a draft, in which order, and what is left out and counted."""

from __future__ import annotations

from datetime import UTC, datetime

from msgcheck.measures.feedback.proposals import LONGEST_TEXT, groups_to_propose, make_proposals
from msgcheck.measures.feedback.standing import StandingFinding
from msgcheck.model.asset_history import FindingFact, Review
from msgcheck.model.finding import Finding
from msgcheck.model.message import MatchMode, Message, MessageKind
from msgcheck.model.observation import Reference
from msgcheck.model.severity import Severity

MESSAGE = Message(id="m", kind=MessageKind.CATEGORY, statement="Lumo closes books.", match=MatchMode.FACTS)
QUOTES = {
    "claim": "Lumo is loved by all.",
    "accepted": "Lumo  settles\n\u2028books.",
    "approved": "Lumo closes books",
    "long": "a" * (LONGEST_TEXT + 1),
}


def standing(name, uri="a.md", rule="message.unapproved-claim"):
    position = list(QUOTES).index(name)
    fact = FindingFact(f"v1:{name}", rule, Severity.WARNING, "message", "m", 0.9, "new", None, 1, position, name)
    return StandingFinding(uri, "sales", "run", fact)


def find(_result_id, position):
    name = list(QUOTES)[position]
    rule = "message.drifted" if name == "accepted" else "message.unapproved-claim"
    return "a.md", Finding(
        rule=rule, severity=Severity.WARNING, fingerprint=f"v1:{name}", asset="a.md", message="M.", quote=QUOTES[name],
        reference=Reference("message", "m") if name == "accepted" else None,
    )  # fmt: skip


def reviewed(name, mark):
    return {f"v1:{name}": Review(fingerprint=f"v1:{name}", mark=mark, by="Ana", on=datetime(2026, 7, 1, tzinfo=UTC))}


def proposals(findings, reviews):
    return make_proposals(groups_to_propose(findings, reviews), reviews, {"m": MESSAGE}, find)


def test_accepted_findings_come_first_then_claims_with_their_uses():
    findings = [standing("claim"), standing("claim", "b.md"), standing("accepted", rule="message.drifted")]
    made = proposals(findings, reviewed("accepted", "accepted")).proposals
    assert [(each.id, each.text) for each in made] == [
        ("proposed-lumo-settles-books", "Lumo settles books."),
        ("proposed-lumo-is-loved-by-all", "Lumo is loved by all."),
    ]
    assert [each.replaces for each in made] == [MESSAGE, None]
    assert [use.asset for use in made[1].uses] == ["a.md", "b.md"]
    assert made[1].use_count == 2


def test_what_is_drifted_and_not_accepted_or_a_claim_marked_wrong_is_no_draft():
    findings = [standing("accepted", rule="message.drifted"), standing("claim")]
    assert proposals(findings, reviewed("claim", "wrong")).proposals == ()


def test_what_is_left_out_is_counted():
    made = proposals([standing("approved"), standing("long")], {})
    assert (made.proposals, made.known, made.too_long) == ((), 1, 1)
