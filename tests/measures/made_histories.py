"""Asset histories made by hand: short to write, everything a measure looks at."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from msgcheck.config.report_settings import CostRate, ReportSettings
from msgcheck.measures.context import Context
from msgcheck.measures.report import ReportPlan
from msgcheck.model.asset_history import AssetHistory, FindingFact, ResultFact, RunFact, Spell, VerdictFact
from msgcheck.model.finding import Finding
from msgcheck.model.message import MatchMode, Message, MessageKind, MessageStatus, Persona
from msgcheck.model.observation import Reference
from msgcheck.model.period import parse_period
from msgcheck.model.place import SlidePlace
from msgcheck.model.severity import Severity
from msgcheck.model.verdict import Verdict

START = datetime(2026, 1, 10, 9, tzinfo=UTC)
Q1, Q2, Q3 = map(parse_period, ("2026Q1", "2026Q2", "2026Q3"))
HOSTILE = "{score} “9 quotes” {{7}} <b>\x1b[31m"


def run(day: int, **fields) -> RunFact:
    """The run on the day-th day after the start."""
    known = {
        "run_id": f"run-{day:04}",
        "started_at": START + timedelta(days=day),
        "tool_version": "1",
        "platform_version": "p1",
        "platform_sha256": "p1",
        "rules_sha256": "r1",
        "score": None,
        "asset_count": 1,
        "command": "scan",
        "is_whole": True,
        "is_full": True,
    }
    return RunFact(**(known | fields))


def fact(name: str, rule: str = "term.deprecated", **fields) -> FindingFact:
    """A finding whose fingerprint is its name; the same ``alike`` says the same."""
    kind = "term" if rule.startswith("term.") else "message"
    known = {
        "fingerprint": f"v1:{name}",
        "rule": rule,
        "severity": Severity.WARNING,
        "reference_kind": kind,
        "reference_id": "open-source" if kind == "term" else "value",
        "confidence": None,
        "baseline": "new",
        "waiver": None,
        "result_id": 1,
        "position": 0,
        "alike": name,
    }
    return FindingFact(**(known | fields))


def verdict(message: str, told: Verdict) -> VerdictFact:
    """What an asset does with a message."""
    return VerdictFact(message, told, 0.9)


def result(uri: str = "decks/a.pptx", content: str = "s1", **fields) -> ResultFact:
    """What a run said of a deck of the sales team."""
    known = {
        "result_id": 1,
        "uri": uri,
        "kind": "deck",
        "format": "pptx",
        "title": uri,
        "owner": "sales",
        "sha256": content,
        "content": content,
        "score": 50.0,
        "words": 1000,
        "passages": 10,
    }
    return ResultFact(**(known | fields))


def spell(
    first: int | RunFact, said: ResultFact, *, last: int | RunFact | None = None, end: int | None = None
) -> Spell:
    """What was said from one run (or the day of one) to another, until the day ``end``."""
    begun = run(first) if isinstance(first, int) else first
    ended = begun if last is None else run(last) if isinstance(last, int) else last
    return Spell(said, begun, ended, None if end is None else START + timedelta(days=end))


def history(*spells: Spell, identity: str = "decks/a.pptx") -> AssetHistory:
    """One asset."""
    return AssetHistory(identity, spells)


def message(message_id: str, kind: MessageKind, **fields) -> Message:
    """An approved message that every deck must tell."""
    known = {"statement": f"The {message_id} of 2026.", "match": MatchMode.MEANING, "required_in": ("deck",)}
    return Message(id=message_id, kind=kind, **(known | fields))


def context(**fields) -> Context:
    """A platform of five messages with pillars, personas and weights; teams, service levels and a cost."""
    agreed = ReportSettings(service_levels=((Severity.ERROR, 14), (Severity.WARNING, 30)), cost=CostRate(30, 80, "EUR"))
    told = (
        message("category", MessageKind.CATEGORY, weight=2.0, pillar="identity"),
        message("value", MessageKind.VALUE_PROPOSITION, pillar="speed", audiences=("cfo",)),
        message("proof", MessageKind.PROOF_POINT, pillar="speed", required_in=()),
        message("audience", MessageKind.AUDIENCE, required_in=()),
        message("old", MessageKind.VALUE_PROPOSITION, status=MessageStatus.RETIRED, required_in=()),
    )
    known = {
        "messages": {each.id: each for each in told},
        "personas": (Persona("cfo", "Chief Financial Officer"),),
        "terms": {"open-source": "open source"},
        "teams": {"sales": ("field",), "emea {sales}": ("field", "emea")},
        "agreed": agreed,
        "platform_name": "Made platform",
    }
    return Context(**(known | fields))


def histories() -> tuple[AssetHistory, ...]:
    """Five assets over three quarters with one of everything that a figure counts."""
    newer = {"platform_sha256": "p2", "platform_version": "p2"}
    conflict = fact("c", "claim.number-mismatch", severity=Severity.ERROR, confidence=0.8)
    waived = fact("w", "message.drifted", waiver="It stays. (legal, until 2026-11-05)")
    claim = fact("u", "message.unapproved-claim", severity=Severity.SUGGESTION, reference_kind=None, reference_id=None)
    stale = fact("r", "message.retired", confidence=0.6, reference_id="old")
    told = (
        verdict("category", Verdict.ALIGNED),
        verdict("value", Verdict.CONFLICTING),
        verdict("old", Verdict.RETIRED),
    )
    foss, oss = fact("foss"), fact("oss", severity=Severity.ERROR)
    return (
        history(  # written, changed, changed again: some fixed, some new
            spell(0, result(findings=(foss, oss, conflict), verdicts=told, score=33.3), last=100, end=120),
            spell(120, result(content="s2", findings=(oss, claim, waived), verdicts=told[:1], score=100.0), end=200),
            spell(200, result(content="s3", findings=(oss, stale, waived), verdicts=told, result_id=3)),
        ),
        history(  # unchanged while the platform changes, then msgcheck
            spell(0, result("decks/b.pptx", owner="emea {sales}", findings=(foss, foss)), last=100, end=110),
            spell(
                run(110, **newer),
                result("decks/b.pptx", owner="emea {sales}", findings=(foss, conflict), result_id=5),
                last=run(200, **newer),
                end=210,
            ),
            spell(
                run(210, **newer, tool_version="2"),
                result("decks/b.pptx", owner="emea {sales}", findings=(conflict, claim), result_id=6, unread=2),
            ),
            identity="decks/b.pptx",
        ),
        history(  # published late, on the web, without owner or count of words
            spell(
                190,
                result("web/c.html", "w1", kind="web", owner=None, words=None, findings=(foss, conflict, conflict),
                       verdicts=(verdict("proof", Verdict.DRIFTED), verdict("gone", Verdict.ALIGNED)), score=None),
            ),
            identity="web/c.html",
        ),
        history(  # withdrawn
            spell(0, result("decks/d.pptx", "d1", findings=(foss, stale), verdicts=told), last=150, end=190),
            identity="decks/d.pptx",
        ),
        history(  # locked, after it was read
            spell(0, result("decks/e.pptx", "e1", findings=(oss,), verdicts=told[:1]), end=60),
            spell(60, result("decks/e.pptx", "e2", status="skipped", reason="encrypted", sha256=None, score=None)),
            identity="decks/e.pptx",
        ),
    )  # fmt: skip


def plan(**fields) -> ReportPlan:
    """A report of the third quarter, compared with the second, made on its last day but some."""
    days = (0, 60, 100, 110, 120, 150, 190, 200, 210)
    known = {
        "period": Q3,
        "against": Q2,
        "runs": tuple(map(run, days)),
        "made_at": datetime(2026, 10, 20, tzinfo=UTC),
        "workspace": "Made",
        "tool_version": "2",
    }
    return ReportPlan(**(known | fields))


def find(result_id: int, position: int) -> tuple[str, Finding]:
    """Any finding of the history, with hostile words."""
    finding = Finding(
        rule="claim.number-mismatch",
        severity=Severity.ERROR,
        fingerprint="v1:c",
        asset=f"decks/{result_id}.pptx",
        message="Another figure.",
        place=SlidePlace(4, 2, "Title 1", position),
        layer="body",
        start=0,
        end=len(HOSTILE),
        quote=HOSTILE,
        passage=HOSTILE,
        reference=Reference("message", "value"),
    )
    return finding.asset, finding
