"""Runs made by hand, for the tests of every report."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from msgcheck.model.asset import SkippedAsset
from msgcheck.model.finding import Finding
from msgcheck.model.message import MatchMode, Message, MessageKind
from msgcheck.model.observation import Reference
from msgcheck.model.passage import Coverage, UnreadPart
from msgcheck.model.place import DocumentPlace, LinePlace, PagePlace, SlidePlace, WebPlace
from msgcheck.model.run import AssetResult, AssetVerdict, Comparison, ModelUsed, RuleNotRun, Run
from msgcheck.model.severity import Severity
from msgcheck.model.verdict import Verdict

DECK, SHEET, PAGE = "corpora/decks/emea-sales.pptx", "corpora/collateral/datasheet.pdf", "corpora/web/pricing.html"
STATEMENT = "Flow closes the books up to 40 % faster."
HOSTILE = "</script><img src=x onerror=boom()> {{7*7}} [bold]\x1b[31mred\x1b[0m\u202egnp\u2066 &amp; \ud800\x00'\""


def finding(quote="FOSS", before="Why ", after=" wins", **fields) -> Finding:
    """A term finding on slide 4; every field can be replaced."""
    passage = before + quote + after
    known = {
        "rule": "term.deprecated",
        "severity": Severity.WARNING,
        "fingerprint": f"v1:{abs(hash((passage, str(fields.get('place'))))):x}",
        "asset": DECK,
        "message": f"Use 'open source' instead of '{quote}'.",
        "place": SlidePlace(4, 2, "Title 1", 0),
        "layer": "body",
        "start": len(before),
        "end": len(before) + len(quote),
        "quote": quote,
        "passage": passage,
        "suggestions": ("open source",),
        "reference": Reference("term", "open-source"),
    }
    return Finding(**(known | fields))


def message_finding(**fields) -> Finding:
    """A conflicting message in a datasheet."""
    known = {
        "rule": "message.conflicting",
        "severity": Severity.ERROR,
        "fingerprint": "v1:conflict",
        "asset": SHEET,
        "message": "This contradicts 'value-prop': 70 % where 40 % is approved.",
        "place": PagePlace(2, (72.0, 100.0, 300.5, 130.25)),
        "reference": Reference("message", "value-prop"),
        "suggestions": (),
        "evidence": (("similarity", 0.8125), ("found", ("70 %",)), ("approved", ("up to 40 %",)), ("url", None)),
        "confidence": 0.912,
        "context": "What you gain",
    }
    return finding("closes the books 70 % faster", "Flow ", " for every team.", **(known | fields))


def missing_finding(asset=PAGE) -> Finding:
    """A message that a page must carry and does not: the whole asset is meant."""
    return Finding(
        rule="message.missing",
        severity=Severity.SUGGESTION,
        fingerprint="v1:missing",
        asset=asset,
        message="This page must tell 'tagline' and does not.",
        reference=Reference("message", "tagline"),
    )


def made_message(message_id: str, statement: str) -> Message:
    """An approved message."""
    return Message(id=message_id, kind=MessageKind.VALUE_PROPOSITION, statement=statement, match=MatchMode.MEANING)


def asset(uri: str, **fields) -> AssetResult:
    """An asset that was read in full."""
    known = {
        "uri": uri,
        "kind": uri.split("/")[1].removesuffix("s") if "/" in uri else "other",
        "format": uri.rpartition(".")[2],
        "sha256": "ab" * 32,
        "title": "A title",
        "passage_count": 312,
        "coverage": Coverage(1204, 1204),
        "score": 71.0,
    }
    return AssetResult(**(known | fields))


def made_run(**fields) -> Run:
    """A run with one of everything; every field can be replaced."""
    places = (SlidePlace(number, 2, "Title 1", 0) for number in (1, 3, 4, 9, 12))
    terms = tuple(finding("FOSS" if i else "Foss", place=place) for i, place in enumerate(places))
    verdicts = (
        AssetVerdict("value-prop", Verdict.CONFLICTING, 0.912, "v1:conflict"),
        AssetVerdict("tagline", Verdict.ALIGNED, 0.99),
    )
    known = {
        "run_id": "01JRUN",
        "started_at": datetime(2026, 7, 1, 9, 30, tzinfo=UTC),
        "finished_at": datetime(2026, 7, 1, 9, 30, 4, 250_000, tzinfo=UTC),
        "tool_version": "0.1.0",
        "workspace": "Acme Flow",
        "platform_name": "Acme Flow message platform",
        "platform_version": "2026.3",
        "platform_sha256": "cd" * 32,
        "rules_sha256": "ef" * 32,
        "scope": "all",
        "models": (ModelUsed("encoder", "builtin", "12" * 32),),
        "assets": (
            asset(SHEET, verdicts=verdicts, title="Datasheet", score=50.0),
            asset(
                DECK, title="EMEA sales", score=None, coverage=Coverage(9, 8, (UnreadPart("slide 3 video", "no text"),))
            ),
            asset(
                PAGE,
                title="Pricing",
                score=87.5,
                verdicts=(AssetVerdict("tagline", Verdict.MISSING, None, "v1:missing"),),
            ),
            asset("corpora/web/clean.html", title="Clean", score=100.0),
        ),
        "skipped": (SkippedAsset("corpora/decks/locked.pptx", "encrypted", "It needs a password.", "deck", "pptx"),),
        "findings": (
            *terms,
            finding("OSS", place=SlidePlace(4, 7, "Notes", 1), layer="notes"),
            message_finding(),
            missing_finding(),
        ),
        "rules_not_run": (RuleNotRun("message.wrong-audience", "The platform names no personas."),),
        "messages": (made_message("value-prop", STATEMENT), made_message("tagline", "Close with calm.")),
        "score": 79.2,
        "notices": ("The cache could not be used.",),
        "comparison": Comparison(
            previous_run_id="01JOLD",
            previous_started_at=datetime(2026, 6, 30, 8, 0, tzinfo=UTC),
            new=2,
            fixed=1,
            unchanged=6,
        ),
    }
    return Run(**(known | fields))


def hostile_run() -> Run:
    """A run in which every text of a stranger tries to break out of the report."""
    term = finding(HOSTILE, HOSTILE, HOSTILE)
    places = (
        SlidePlace(1, 1, HOSTILE),
        WebPlace(HOSTILE, HOSTILE, 3),
        DocumentPlace(HOSTILE),
        LinePlace(2),
        PagePlace(3),
        None,
    )
    findings = tuple(
        replace(
            term,
            asset=HOSTILE,
            rule=HOSTILE if index else "term.deprecated",
            fingerprint=f"v1:{index}",
            message=HOSTILE,
            place=place,
            context=HOSTILE,
            layer=HOSTILE,
            suggestions=(HOSTILE,),
            reference=Reference("message", HOSTILE),
            evidence=((HOSTILE, HOSTILE), ("list", (HOSTILE, 1))),
            waiver=HOSTILE,
            related=(HOSTILE,),
        )
        for index, place in enumerate(places)
    )
    verdicts = (AssetVerdict(HOSTILE, Verdict.DRIFTED, 0.7, "v1:1"),)
    unread = Coverage(3, 2, (UnreadPart(HOSTILE, HOSTILE),))
    return made_run(
        workspace=HOSTILE,
        platform_name=HOSTILE,
        platform_version=HOSTILE,
        models=(ModelUsed("encoder", HOSTILE, "12"),),
        assets=(asset(HOSTILE, kind=HOSTILE, title=HOSTILE, owner=HOSTILE, coverage=unread, verdicts=verdicts),),
        skipped=(SkippedAsset(HOSTILE, HOSTILE, HOSTILE, HOSTILE, HOSTILE),),
        findings=findings,
        rules_not_run=(RuleNotRun(HOSTILE, HOSTILE),),
        messages=(made_message(HOSTILE, HOSTILE),),
        notices=(HOSTILE,),
    )


def large_run(asset_count: int = 100, findings_an_asset: int = 80, message_count: int = 20) -> Run:
    """A run of a big company; the default holds 8,000 findings in groups of four."""
    ids = [f"message-{number}" for number in range(message_count)]
    uris = [f"corpora/decks/region-{number:03}/sales-deck.pptx" for number in range(asset_count)]
    order = list(Verdict)
    assets = tuple(
        asset(
            uri,
            score=float(index % 101),
            verdicts=tuple(AssetVerdict(m, order[(index + j) % 6]) for j, m in enumerate(ids)),
        )
        for index, uri in enumerate(uris)
    )
    long_before = "A sentence of a deck that says a good deal before it comes to the word. " * 3
    findings = tuple(
        finding(
            f"word{number // 4}",
            long_before,
            " and it goes on.",
            asset=uri,
            place=SlidePlace(number + 1),
            fingerprint=f"v1:{uri}{number}",
        )
        for uri in uris
        for number in range(findings_an_asset)
    )
    return made_run(
        assets=assets, findings=findings, messages=tuple(made_message(i, f"Statement of {i}.") for i in ids)
    )
