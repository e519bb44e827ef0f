"""A digest as headed lists of plain sentences, the same in every format."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgcheck.model.digest import Accepted, FieldDigest, OwnerDigest, ToFix
from msgcheck.model.drift_report import ClaimGroup, Drift, Figure, FixedFinding
from msgcheck.reports.drift.figure_words import about_text, count_text, decision_text, figure_text, where_text
from msgcheck.reports.wording import counted, day_in_words
from msgcheck.values import dataclass

_NOBODY = "-"
_LISTED = 20


@dataclass(frozen=True, slots=True)
class DigestItem:
    """One entry: what it is about, and lines that say more."""

    head: str
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DigestSection:
    """``items`` under a ``title``; ``empty`` is said where there are none."""

    title: str
    items: tuple[DigestItem, ...]
    empty: str


@dataclass(frozen=True, slots=True)
class DigestView:
    """What a digest shows; ``to`` is whom it is for, ``made_on`` the day in words."""

    to: str
    title: str
    lede: str
    sections: tuple[DigestSection, ...]
    made_on: str


def owner_view(digest: OwnerDigest) -> DigestView:
    """Return what the owner of assets should know: what was decided, what to change by when, what became of it."""
    owner = "assets without an owner" if digest.owner == _NOBODY else digest.owner
    cut = (
        (DigestItem("Further findings were fixed in the period: see the drift report."),) if digest.is_fixed_cut else ()
    )
    left = (DigestItem(f"And {counted(digest.left, 'more change')}: see the drift report."),) if digest.left else ()
    return DigestView(
        to=digest.owner,
        title=f"{digest.workspace}, {digest.period.name}: messages in the assets of {owner}",
        lede="What was decided, what to change and where, and what was put right.",
        sections=(
            DigestSection("What was decided", tuple(_decided(digest)), "Nothing was decided in the period."),
            DigestSection("What to change", (*map(_change, digest.to_fix), *left), "Nothing: no finding is open."),
            DigestSection(
                "What was put right",
                (*map(_fixed, digest.fixed), *cut),
                "No finding was fixed in the period.",
            ),
            _figures(digest.figures),
        ),
        made_on=day_in_words(digest.made_at),
    )


def field_view(digest: FieldDigest) -> DigestView:
    """Return what the field says, for those who own the messages."""
    report = digest.report
    return DigestView(
        to="platform",
        title=f"{report.workspace}, {report.period.name}: what the field says",
        lede="What is claimed beside the messages, which changes were accepted, and what drifts most.",
        sections=(
            DigestSection(
                "Claims that no message covers", tuple(map(_claim, report.unapproved)), "None was found in the period."
            ),
            DigestSection(
                "Changes that reviewers accepted",
                tuple(map(_accepted, digest.accepted)),
                "None. Findings are reviewed with `msgcheck review`.",
            ),
            DigestSection("Top drifts, in the words used", tuple(map(_drift, report.worst)), "Nothing drifted."),
            DigestSection(
                "Decisions asked for",
                tuple(DigestItem(decision_text(decision)) for decision in report.decisions),
                "None.",
            ),
            _figures(report.headline),
            DigestSection("What this cannot say", tuple(map(DigestItem, report.notices)), "Nothing was left out."),
        ),
        made_on=day_in_words(report.made_at),
    )


def _decided(digest: OwnerDigest) -> Iterator[DigestItem]:
    versions = ", ".join(digest.platform_versions)
    if versions:
        yield DigestItem(f"The assets were judged by the platform's version {versions}.")
    yield from map(_accepted, digest.accepted)
    for grant in digest.waived[:_LISTED]:
        yield DigestItem(f"Waived until {day_in_words(grant.until)}: {grant.reason}", (f"Granted by {grant.owner}",))
    if len(digest.waived) > _LISTED:
        yield DigestItem(f"And {counted(len(digest.waived) - _LISTED, 'more waiver')}.")


def _accepted(accepted: Accepted) -> DigestItem:
    review = accepted.review
    note = f": {review.note}" if review.note else ""
    lines = [f"Accepted by {review.by} on {day_in_words(review.on)}{note}"]
    if accepted.approved:
        lines.append(f"Approved so far: “{accepted.approved}”")
    return DigestItem(f"“{accepted.told}” is to become a message.", tuple(lines))


def _change(change: ToFix) -> DigestItem:
    due = f", by {day_in_words(change.due)}" if change.due else ""
    head = f"{change.severity.capitalize()}{due}: " + (f"“{change.told}”" if change.told else change.message)
    lines = [change.message] if change.told else []
    if change.approved:
        lines.append(f"Approved: “{change.approved}”")
    lines += (", ".join(filter(None, place)) for place in change.places)
    if change.more:
        lines.append(f"and {counted(change.more, 'more place')}")
    return DigestItem(head, (*lines, f"Rule: {change.rule}"))


def _fixed(fixed: FixedFinding) -> DigestItem:
    return DigestItem(fixed.message, (f"{fixed.asset}, {day_in_words(fixed.fixed_at)}",))


def _claim(group: ClaimGroup) -> DigestItem:
    uses = tuple(f"{figure.label}: {figure_text(figure)}" for figure in group.figures)
    return DigestItem(f"“{group.text}”", (*uses, *(where_text(example) for example in group.examples)))


def _drift(drift: Drift) -> DigestItem:
    approved = (f"Approved: “{drift.approved}”",) if drift.approved else ()
    where = f"{count_text(drift.assets, 'asset')}, such as {where_text(drift)}"
    return DigestItem(f"“{drift.told}”", (drift.message, *approved, where))


def _figures(figures: Iterable[Figure]) -> DigestSection:
    items = tuple(
        DigestItem(f"{figure.label}: {figure_text(figure)}", tuple(filter(None, (about_text(figure),))))
        for figure in figures
    )
    return DigestSection("In figures", items, "Nothing was measured.")
