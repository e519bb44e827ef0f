"""A drift report made by hand, for the tests of its formats: every field filled, with hostile texts in it."""

from __future__ import annotations

from datetime import UTC, date, datetime

from msgcheck.model.asset_history import RunFact
from msgcheck.model.drift_report import (
    ClaimGroup,
    Decision,
    Drift,
    DriftReport,
    Figure,
    FixedFinding,
    LapsingWaiver,
    MessageTold,
    Row,
    Table,
    Trend,
    Unread,
)
from msgcheck.model.period import parse_period

SCRIPT = "<script>alert(1)</script>"
FORMULA = "=cmd|' /C calc'!A0"
LONG_WORD = "Donaudampfschifffahrtsgesellschaftskapitaen" * 12
RTL = "الرسالة المعتمدة \u202egnp"
EMOJI = "We ship 🚀 with 👩‍👩‍👧‍👦 and love ❤️"
MARKUP = "| a | b | [x](https://evil.example) ![y](//evil.example) **bold** `code` @everyone #1\x00\x1b[31m"
HOSTILE = (SCRIPT, FORMULA, LONG_WORD, RTL, EMOJI, MARKUP)

PERIODS = ("2025Q2", "2025Q3", "2025Q4", "2026Q1", "2026Q2", "2026Q3")
STATEMENT = "Flow closes the books up to 40 % faster, and shows every step to the auditor."


def figure(figure_id: str, label: str, value: float | None, unit: str = "count", **fields) -> Figure:
    """A figure; every field can be given."""
    return Figure(id=figure_id, label=label, value=value, unit=unit, **fields)


def drift(number: int, told: str = "closes the books 70 % faster", **fields) -> Drift:
    """A claim that drifted, with an example in a deck; its figures have ids of their own."""
    known = {
        "reference_kind": "message",
        "reference_id": "value-prop",
        "rule": "claim.number-mismatch",
        "severity": "error",
        "approved": STATEMENT,
        "told": told,
        "message": "70 % stands where up to 40 % is approved.",
        "asset": f"decks/emea/quarterly-business-review-{number}.pptx",
        "owner": "emea-sales",
        "place": f"slide {number + 3}, title",
        "fingerprint": f"v1:{number:016x}",
        "confidence": 0.91,
        "assets": figure(f"drift.{number}.assets", "Assets that say so", 3 + number, of_what="assets", basis=120),
        "open_days": figure(f"drift.{number}.open", "Open since", 30.0 + number, "days"),
        "passage": f"Finance teams: Flow {told} than by hand.",
    }
    return Drift(**(known | fields))


def decisions() -> tuple[Decision, ...]:
    """Three things to decide, with their evidence."""
    assets = figure("decide.figure.assets", "Assets with another figure", 14, of_what="assets", basis=120)
    claims = figure("decide.claim.assets", "Assets with the claim", 9, of_what="assets", basis=120)
    owned = figure("decide.owner.assets", "Assets of the owner", 21, of_what="assets", basis=120)
    return (
        Decision("Decide which figure holds: {decide.figure.assets} assets say another one.", (assets,), (drift(10),)),
        Decision("Approve or retire: {decide.claim.assets} assets claim “one-click close”.", (claims,), (drift(11),)),
        Decision("Move the {decide.owner.assets} assets of emea-sales to the new wording.", (owned,)),
    )


def audit() -> Table:
    """Five questions on three surfaces, one of them without an answer."""
    questions = ("Category noun", "Audience", "Unique value", "Differentiators", "Proof")
    shares = {
        "deck": (("healthy", 91.7), ("watch", 74.0), ("concerning", 61.3), ("crisis", 42.9), ("healthy", 80.0)),
        "web": (("healthy", 100.0), ("healthy", 88.2), ("watch", 76.5), ("concerning", 58.8), (None, None)),
        "collateral": (("watch", 70.4), ("concerning", 66.7), ("healthy", 85.2), ("healthy", 81.5), ("crisis", 51.9)),
    }
    rows = []
    for kind, cells in shares.items():
        figures = []
        for (band, share), question in zip(cells, questions, strict=True):
            known = (
                {} if share is None else {"low": share - 9.1, "high": min(100.0, share + 6.2), "before": share - 2.5}
            )
            note = "" if share is not None else "No page tells a proof point."
            name = f"audit.{kind}.{question.lower().replace(' ', '-')}"
            figures.append(
                figure(
                    name,
                    question,
                    share,
                    "percent",
                    band=band,
                    basis=27,
                    of_what="assets",
                    better="up",
                    note=note,
                    **known,
                )
            )
        rows.append(Row(kind, kind, tuple(figures)))
    return Table(
        "audit", "The five questions of an audit", "Surface", questions, tuple(rows), "Share told as approved."
    )


def group(group_id: str, title: str, about: str, names: tuple[str, ...]) -> Table:
    """A table of groups: score, assets, errors, each with an id of its own."""
    rows = []
    for place, name in enumerate(names):
        key = f"{group_id}.{place}"
        rows.append(
            Row(
                key,
                name,
                (
                    figure(
                        f"{key}.score", "Score", 83.4 - 6.3 * place, "points", before=80.2 - 5.1 * place, better="up"
                    ),
                    figure(f"{key}.assets", "Assets", 44 - 7 * place, of_what="assets"),
                    figure(f"{key}.errors", "Errors", 5 * place, before=4 * place + 1, better="down"),
                ),
            )
        )
    return Table(group_id, title, about, ("Score", "Assets", "Errors"), tuple(rows))


def messages() -> tuple[MessageTold, ...]:
    """Messages with the counts of their verdicts; texts of the second and third are hostile."""
    told = []
    statements = (STATEMENT, f"{SCRIPT} {MARKUP}", f"{FORMULA} {LONG_WORD}", RTL, EMOJI)
    for place, statement in enumerate(statements):
        key = f"message.m{place}"
        counts = {
            "aligned": 41 - 6 * place,
            "drifted": 9 + place,
            "conflicting": 2 * place,
            "retired": place,
            "missing": 12,
        }
        figures = (
            figure(
                f"{key}.coverage",
                "Coverage",
                66.1 - 8.4 * place,
                "percent",
                before=61.9,
                better="up",
                low=55.0 - place,
                high=75.5,
                basis=62,
                of_what="assets",
            ),
            *(figure(f"verdicts.{verdict}.m{place}", verdict.capitalize(), count) for verdict, count in counts.items()),
        )
        examples = tuple(
            drift(100 + 10 * place + n, told=statement if place else "closes 70 % faster") for n in range(2)
        )
        told.append(
            MessageTold(
                id=f"m{place}",
                kind="value_proposition",
                status="approved",
                statement=statement,
                owner="product-marketing",
                pillar="speed",
                figures=figures,
                examples=examples if place < 4 else (),
            )
        )
    return tuple(told)


def trends() -> tuple[Trend, ...]:
    """Three figures over six quarters; one could not be measured in the first two."""
    return (
        Trend("score.run", "Alignment score", "points", PERIODS, (61.2, 64.9, 70.3, 71.8, 75.3, 78.4)),
        Trend("terms.per_1000", "Term findings", "per_1000_words", PERIODS, (None, None, 4.1, 3.52, 2.9, 2.35)),
        Trend("stale.share", "Stale share", "percent", PERIODS, (31.0, 28.5, 28.5, 22.0, 19.4, 17.5)),
    )


def headline() -> tuple[Figure, ...]:
    """The figures of the first page, one of them unknown."""
    return (
        figure(
            "score.run",
            "Alignment score",
            78.4,
            "points",
            before=75.3,
            better="up",
            basis=412,
            of_what="verdicts",
            low=74.1,
            high=82.0,
        ),
        figure(
            "coverage",
            "Required messages told",
            71.2,
            "percent",
            before=70.1,
            better="up",
            band="watch",
            basis=86,
            of_what="required messages",
            low=60.9,
            high=79.9,
        ),
        figure(
            "terms.per_1000",
            "Term findings",
            2.35,
            "per_1000_words",
            before=2.9,
            better="down",
            basis=184_300,
            of_what="words",
        ),
        figure("conflicts", "Claim conflicts open", 3120, before=3119, better="down"),
        figure("stale.share", "Stale share", 17.5, "percent", before=19.4, better="down", basis=120, of_what="assets"),
        figure(
            "age.half-life", "Half-life of a drift", None, "days", note="Fewer than half of the findings are fixed."
        ),
        figure("cost", "Cost (EUR)", 12_450.4, "money", before=12_450.4, better="down"),
    )


def run(run_id: str, day: date) -> RunFact:
    """A recorded run of the whole workspace."""
    return RunFact(
        run_id=run_id,
        started_at=datetime(day.year, day.month, day.day, 9, 30, tzinfo=UTC),
        tool_version="0.1.0",
        platform_version="2026.3",
        platform_sha256="aa" * 32,
        rules_sha256="bb" * 32,
        score=78.4,
        asset_count=120,
        command="scan",
        is_whole=True,
        is_full=True,
    )


def fixed() -> tuple[FixedFinding, ...]:
    """What is gone since; the second has a hostile message."""
    first, gone = datetime(2026, 4, 2, 9, tzinfo=UTC), datetime(2026, 8, 9, 17, 5, tzinfo=UTC)
    said = ("Use 'open source' instead of 'FOSS'.", f"{FORMULA} {SCRIPT}", LONG_WORD)
    return tuple(
        FixedFinding("term.deprecated", text, f"decks/deck-{n}.pptx", "sales", first, gone, f"v1:f{n}", "warning")
        for n, text in enumerate(said)
    )


def lapsing() -> tuple[LapsingWaiver, ...]:
    """Two waivers that end soon."""
    return tuple(
        LapsingWaiver(
            reason,
            "legal@acme.example",
            date(2026, 10, 1 + n),
            "web/*.html",
            "claim.expired",
            figure(f"waiver.{n}.findings", "Findings", 4 + n),
        )
        for n, reason in enumerate(("Printed stock is used up first.", SCRIPT))
    )


def unread() -> tuple[Unread, ...]:
    """What was skipped, and parts that were not read."""
    reasons = ("The file needs a password.", f"{MARKUP} {SCRIPT}")
    return tuple(
        Unread(f"decks/locked-{n}.pptx", reason, figure(f"unread.{n}", "Parts", 1 + n))
        for n, reason in enumerate(reasons)
    )


def claims() -> tuple[ClaimGroup, ...]:
    """Claims that no message covers; the second is hostile."""
    texts = ("Close the month with one click.", f"{EMOJI} {SCRIPT} {FORMULA}")
    return tuple(
        ClaimGroup(
            text,
            (figure(f"claim.{n}.assets", "Assets", 9 - n), figure(f"claim.{n}.passages", "Passages", 14 - n)),
            (drift(200 + n, told=text, approved="", rule="message.unapproved-claim", severity="suggestion"),),
        )
        for n, text in enumerate(texts)
    )


def drift_report() -> DriftReport:
    """A report in which every field is filled, with hostile texts, a figure without a value and an empty table."""
    rose = Decision("The score rose to {score.run}; {conflicts} conflicts are open.", (headline()[0], headline()[3]))
    levels = Table(
        "service-levels",
        "Fixed in time",
        "Severity",
        ("In time", "Fixed", "Median time"),
        (
            Row(
                "error",
                "error",
                (
                    figure("service.error.in-time", "In time", 64.3, "percent", band="concerning", better="up"),
                    figure("service.error.fixed", "Fixed", 28),
                    figure("service.error.median", "Median time", 1.0, "days", better="down"),
                ),
            ),
            Row(
                "warning",
                "warning",
                (
                    figure("service.warning.in-time", "In time", None, "percent", note="None is agreed."),
                    figure("service.warning.fixed", "Fixed", 0),
                    figure("service.warning.median", "Median time", None, "days", note="None was fixed."),
                ),
            ),
        ),
        "An error is to be fixed within the days that are agreed.",
    )
    flow = (("new", 38), ("fixed", 51), ("inherited", 402), ("platform", 17))
    return DriftReport(
        workspace="Acme Flow",
        period=parse_period("2026Q3"),
        against=parse_period("2026Q2"),
        made_at=datetime(2026, 10, 2, 8, 15, tzinfo=UTC),
        tool_version="0.1.0",
        platform_name="Acme Flow message platform",
        platform_versions=("2026.2", "2026.3"),
        runs=(run("r1", date(2026, 7, 3)), run("r2", date(2026, 9, 28))),
        summary=(rose, Decision("Sales decks carry most of what is wrong.", ())),
        headline=headline(),
        trends=trends(),
        worst=(
            drift(1),
            drift(2, told=f"{SCRIPT} {LONG_WORD}", owner=FORMULA),
            drift(3, told=f"{RTL} {EMOJI}", approved=MARKUP),
        ),
        decisions=decisions(),
        audit=audit(),
        messages=messages(),
        groups=(
            group("kind", "By surface", "Surface", ("web", "deck", "collateral")),
            group("team", "By team", "Team", ("marketing", "emea-sales", SCRIPT, LONG_WORD, FORMULA)),
            Table("persona", "By persona", "Persona", ("Score",), (), "No persona is named by an asset."),
        ),
        terms=group("term", "Terms", "Term", ("open source", "Acme Platform", RTL)),
        term_examples=(
            drift(300, told="FOSS", approved="open source", reference_kind="term", rule="term.deprecated"),
            drift(301, told=EMOJI, approved="Acme Platform", reference_kind="term", confidence=None),
        ),
        conflicts=(drift(400, told="saves 30 %"), drift(401, told=MARKUP)),
        unapproved=claims(),
        flow=tuple(figure(f"flow.{name}", name.capitalize(), count, of_what="findings") for name, count in flow),
        service_levels=levels,
        fixed=fixed(),
        lapsing=lapsing(),
        unread=unread(),
        notices=("The owner of some assets is not known.", f"{SCRIPT} {MARKUP}"),
    )
