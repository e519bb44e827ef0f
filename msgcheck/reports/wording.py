"""The words reports share: counts, places, trend, how sure, and what the score means."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime

from msgcheck.model.finding import Finding
from msgcheck.model.message import Message, MessageStatus
from msgcheck.model.observation import EvidenceValue
from msgcheck.model.place import LinePlace, PagePlace, Place, SlidePlace, WebPlace, place_in_words
from msgcheck.model.run import AssetResult, Comparison, Run
from msgcheck.model.verdict import Verdict
from msgcheck.reports.grouping import SeverityCounts

SCORE_MEANING = (
    "100 means that every message an asset tells, or must tell, is told as approved. "
    "A drifted message counts half; a conflicting, retired or missing one counts nothing."
)

VERDICT_WORDS = {
    Verdict.ALIGNED: "aligned",
    Verdict.DRIFTED: "drifted",
    Verdict.CONFLICTING: "conflicting",
    Verdict.RETIRED: "retired",
    Verdict.MISSING: "missing",
    Verdict.NOT_REQUIRED: "not required",
}

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
"""Not ``%B``: a report does not change its language with the machine's locale."""

_SAID_ELSEWHERE = frozenset(
    (
        *("approved", "message_kind", "reasons", "retired"),
        *("change", "approved_quote", "approved_span", "found_quote", "found_span", "found_quotes", "found_spans"),
        *("expired", "expired_part", "last_day", "expired_sources"),
        *("claim", "claim_kind", "place_weights", "assets", "passages"),
        *("addressed", "addressed_as", "audiences"),
        *("abbreviation", "uses", "agreed", "agreed_uses", "spread", "style"),
    )
)
"""Evidence for programs that the message of a finding already says in words."""

_LIKELIHOODS = ((0.99, "virtually certain"), (0.9, "very likely"), (0.66, "likely"), (0.33, "about as likely as not"))
"""The calibrated words of the IPCC (Mastrandrea et al., 2010, table 1) for a probability of at least this."""


_JUDGED = frozenset({"message", "claim"})
"""Groups of rules that weigh what a passage means."""


def tells(message: str, words: str) -> bool:
    """Tell whether ``message`` already holds ``words``, whatever their case, their blanks and their last full stop."""
    held, said = (" ".join(text.casefold().split()) for text in (message, words))
    return said.rstrip(".") in held


def approved_wording(finding: Finding, message: Message) -> str:
    """Return what is approved where ``finding`` is about ``message``: of a retired one what replaced it, or nothing."""
    if message.status is not MessageStatus.RETIRED:
        return message.statement
    return str(dict(finding.evidence).get("approved", ""))


def counted(count: int, thing: str, things: str | None = None) -> str:
    """Say a count with its noun: ``1 finding``, ``3,120 findings``."""
    return f"{count:,} {thing if count == 1 else things or thing + 's'}"


def counts_in_words(counts: SeverityCounts, none: str = "no findings") -> str:
    """Say the severities that occur, worst first, or ``none``."""
    said = [counted(count, severity) for severity, count in counts.items if count]
    return ", ".join(said) or none


def score_in_words(score: float | None) -> str:
    """Say a score with at most one decimal, or that there is none."""
    return "no score" if score is None else f"message score {round(score, 1):g}"


def certainty_in_words(finding: Finding) -> str:
    """Say how sure a finding is: what stands there is certain; a message is judged, with a measured chance or none.

    A finding that was judged against an approved text names that text in its evidence.
    """
    is_judged = finding.rule.partition(".")[0] in _JUDGED or "approved" in dict(finding.evidence)
    if finding.confidence is not None or is_judged:
        return confidence_in_words(finding.confidence)
    is_about_words = finding.reference is not None and finding.reference.kind in {"term", "rule"}
    return "certain, the words stand there" if is_about_words else "certain"


def confidence_in_words(confidence: float | None) -> str:
    """Say how likely it is that a finding is right, in words and as a number, or that nobody has measured it."""
    if confidence is None:
        return "not measured"
    likelihood = next((words for least, words in _LIKELIHOODS if confidence >= least), "unlikely")
    return f"{likelihood} ({100 * confidence:.0f} %)"


def trend_in_words(comparison: Comparison) -> str:
    """Say what is new, fixed and unchanged since the last run."""
    since = time_in_words(comparison.previous_started_at)
    return f"{comparison.new:,} new, {comparison.fixed:,} fixed, {comparison.unchanged:,} unchanged since {since}"


def time_in_words(moment: datetime) -> str:
    """Say a moment in UTC, so that a report reads the same everywhere: ``1 July 2026, 09:30 UTC``."""
    utc = moment.astimezone(UTC)
    return f"{day_in_words(utc)}, {utc:%H:%M} UTC"


def day_in_words(day: date) -> str:
    """Say a day: ``1 July 2026``; of a moment the day in UTC."""
    there = day.astimezone(UTC) if isinstance(day, datetime) else day
    return f"{there.day} {_MONTHS[there.month - 1]} {there.year}"


def totals_in_words(run: Run, counts: SeverityCounts, none: str = "no findings") -> str:
    """Count everything in one sentence: what was checked, what was not, what was found, or ``none``."""
    passages = sum(asset.passage_count for asset in run.assets)
    unread = sum(len(asset.coverage.unread) for asset in run.assets)
    said = [
        f"{counted(len(run.assets), 'asset')} checked ({counted(passages, 'passage')})",
        f"{len(run.skipped):,} skipped",
        *([f"{counted(unread, 'part')} not read"] if unread else []),
        *([unchecked] if (unchecked := unchecked_in_words(run.assets)) else []),
        *([f"{counted(len(run.rules_not_run), 'rule')} not run"] if run.rules_not_run else []),
    ]
    return f"{', '.join(said)}: {counts_in_words(counts, none)}."


def unchecked_in_words(assets: Iterable[AssetResult]) -> str:
    """Count the passages in layers that are read and not checked, or return nothing: ``4 not checked (hidden 4)``."""
    layers: Counter[str] = Counter()
    for asset in assets:
        layers.update(dict(asset.unchecked))
    named = ", ".join(f"{layer} {count:,}" for layer, count in sorted(layers.items()))
    return f"{counted(layers.total(), 'passage')} in layers that are not checked ({named})" if layers else ""


def evidence_in_words(evidence: Iterable[tuple[str, EvidenceValue]]) -> tuple[tuple[str, str], ...]:
    """Return (name, value) in words, without the entries that are empty or said elsewhere in the finding."""
    values = dict(evidence)
    # A finding about the category says both noun phrases in its sentence.
    elsewhere = _SAID_ELSEWHERE | ({"differences"} if values.get("change") == "category" else frozenset())
    said = ((name.replace("_", " "), _value_in_words(values[name])) for name in values if name not in elsewhere)
    return tuple((name, value) for name, value in said if value)


def _value_in_words(value: EvidenceValue) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case float():
            return f"{value:.3g}" if abs(value) < 1000 else f"{value:,.0f}"
        case tuple():
            return ", ".join(words for item in value if (words := _value_in_words(item)))
        case _:
            return str(value)


def places_in_words(findings: Sequence[Finding], shown: int = 3) -> str:
    """Say where ``findings`` stand, the first ``shown`` places by name: ``slides 1, 3, 4 and 61 more``."""
    if len(findings) == 1:
        return _exact_place(findings[0])
    places = [finding.place for finding in findings]
    named = _numbered(places)
    if named is None:
        noun, names = "", list(dict.fromkeys(place_in_words(place) for place in places))
    else:
        noun, numbers = named
        names = [f"{number:,}" for number in dict.fromkeys(numbers)]
    return _with_noun(noun, names, shown) + _layers_in_words(findings)


def _exact_place(finding: Finding) -> str:
    return place_in_words(finding.place) + _layers_in_words((finding,))


def _with_noun(noun: str, names: list[str], shown: int) -> str:
    rest = len(names) - shown
    head = ", ".join(names[:shown])
    if rest > 0:
        head += f" and {rest:,} more"
    elif len(names) > 1:
        head = f"{', '.join(names[:-1])} and {names[-1]}"
    return f"{noun if len(names) == 1 else noun + 's'} {head}" if noun else head


def _numbered(places: Sequence[Place | None]) -> tuple[str, list[int]] | None:
    """Return the noun and the numbers of places that are told by a number, ``None`` for a mixture or any other."""
    if all(isinstance(place, SlidePlace) for place in places):
        return "slide", [place.slide for place in places if isinstance(place, SlidePlace)]
    if all(isinstance(place, PagePlace) for place in places):
        return "page", [place.page for place in places if isinstance(place, PagePlace)]
    lines = [place.line for place in places if isinstance(place, LinePlace | WebPlace) and place.line is not None]
    return ("line", lines) if len(lines) == len(places) else None


def _layers_in_words(findings: Iterable[Finding]) -> str:
    layers = list(dict.fromkeys(finding.layer for finding in findings if finding.layer))
    return f" ({', '.join(layers)})" if layers and layers != ["body"] else ""
