"""What people say of findings: which to ask about, keeping the answers, and reading them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from msgcheck.api.history import history_of
from msgcheck.api.rule_catalogue import rules as known_rules
from msgcheck.api.workspace import settings_of
from msgcheck.config.settings import Settings
from msgcheck.engine.selection import select_rules
from msgcheck.errors import UsageError
from msgcheck.measures.feedback.review_queue import AlikeFindings, is_judged, is_of_rule, review_queue
from msgcheck.measures.feedback.standing import StandingFinding, findings_ever, last_reviews, standing_findings
from msgcheck.model.address import Given
from msgcheck.model.asset_history import Review
from msgcheck.model.finding import Finding
from msgcheck.model.review_mark import ReviewMark
from msgcheck.sources.finding import uri_of_given
from msgcheck.values import dataclass

if TYPE_CHECKING:
    from msgcheck.store.history import History


@dataclass(frozen=True, slots=True)
class ReviewGroup:
    """Findings that one answer may hold for: ``finding`` is shown, ``alike`` are all of them, it included."""

    finding: Finding
    alike: AlikeFindings

    @property
    def same(self) -> tuple[StandingFinding, ...]:
        """The findings of the same words in the same passage, wherever they stand: one answer is about all of them."""
        return tuple(each for each in self.alike.members if each.fact.fingerprint == self.finding.fingerprint)

    @property
    def others(self) -> tuple[StandingFinding, ...]:
        """The findings of the same words in other passages, where the answer may be another."""
        return tuple(each for each in self.alike.members if each.fact.fingerprint != self.finding.fingerprint)


@dataclass(frozen=True, slots=True)
class ReviewQueue:
    """What to ask about, most useful first, and how many groups ``limit`` leaves for another time."""

    groups: tuple[ReviewGroup, ...]
    left: int


def findings_to_review(
    paths: Sequence[Given] = (),
    *,
    workspace: Path | Settings | None = None,
    rules: Sequence[str] = (),
    limit: int = 20,
) -> ReviewQueue:
    """Return the findings that stand, as last recorded, and that nobody has reviewed: at most ``limit`` groups.

    ``paths`` are files and folders (default: every asset known); ``rules`` are rules or groups (default: those that
    weigh meaning, ``message`` and ``claim``). Raises ``UsageError`` where nothing is recorded of a path, and for a name
    in ``rules`` that is no rule or group.
    """
    settings = settings_of(workspace)
    if rules:
        select_rules(known_rules(workspace=settings), select=rules)
    places = tuple(uri_of_given(path, settings.root) for path in paths)
    met: set[str] = set()

    def wants(finding: StandingFinding) -> bool:
        return is_of_rule(finding.fact.rule, rules) if rules else is_judged(finding.fact.rule)

    with history_of(settings) as history:
        known = _known_assets(history, settings)
        standing = (each for each in known if not places or _is_at(each.uri, places, met))
        reviewed = last_reviews(history.reviews())
        queue = review_queue(standing, reviewed, wants)
        _require_met(places, met, history, settings)
        groups = [ReviewGroup(history.finding(*_address(each.first))[1], each) for each in queue[:limit]]
    return ReviewQueue(tuple(groups), len(queue) - len(groups))


def record_answer(
    findings: Iterable[StandingFinding],
    mark: ReviewMark,
    *,
    by: str,
    note: str = "",
    workspace: Path | Settings | None = None,
    now: datetime | None = None,
) -> tuple[Review, ...]:
    """Keep ``mark`` for each of ``findings`` and return the reviews; each is kept before the next is begun."""
    moment = now or datetime.now(UTC)
    named = {(each.fact.fingerprint, each.uri): each for each in findings}
    reviews = tuple(
        Review(fingerprint=fingerprint, mark=mark, by=by, on=moment, note=note, asset=uri, run_id=each.run_id)
        for (fingerprint, uri), each in named.items()
    )
    with history_of(settings_of(workspace)) as history:
        for review in reviews:
            history.record_review(review)
    return reviews


def mark_finding(
    fingerprint: str,
    mark: ReviewMark,
    *,
    by: str,
    note: str = "",
    workspace: Path | Settings | None = None,
    now: datetime | None = None,
) -> tuple[Finding, tuple[Review, ...]]:
    """Keep ``mark`` for the finding whose fingerprint begins with ``fingerprint``, in every asset that has it.

    Returns the finding and the reviews. Raises ``UsageError`` where no finding, or more than one, is so named.
    """
    settings = settings_of(workspace)
    with history_of(settings) as history:
        found = [each for each in _known_assets(history, settings) if each.fact.fingerprint.startswith(fingerprint)]
        count = len({each.fact.fingerprint for each in found}) if fingerprint.startswith("v") else 0
        if count != 1:
            problem = f"{count} findings begin" if count else "No finding that is recorded and stands begins"
            raise UsageError(f"{problem} with '{fingerprint}'. `msgcheck scan --format json` has them in full.")
        finding = history.finding(*_address(found[0]))[1]
    return finding, record_answer(found, mark, by=by, note=note, workspace=settings, now=now)


def list_reviews(*, workspace: Path | Settings | None = None) -> tuple[tuple[Review, Finding | None], ...]:
    """Return all reviews of the workspace's history, newest first, each with its finding where the history has it."""
    settings = settings_of(workspace)
    with history_of(settings) as history:
        reviews = history.reviews()
        histories = history.asset_histories(until=datetime.now(UTC), workspace=settings.name)
        found = findings_ever(histories, {review.fingerprint for review in reviews})
        read = {name: history.finding(*_address(each[-1]))[1] for name, each in found.items() if each}
    return tuple((review, read.get(review.fingerprint)) for review in reversed(reviews))


def _known_assets(history: History, settings: Settings) -> Iterator[StandingFinding]:
    now = datetime.now(UTC)
    return standing_findings(history.asset_histories(until=now, workspace=settings.name), now)


def _address(finding: StandingFinding) -> tuple[int, int]:
    return finding.fact.result_id, finding.fact.position


def _is_at(uri: str, places: Sequence[str], met: set[str]) -> bool:
    at = [place for place in places if place in {".", uri} or uri.startswith(f"{place}/")]
    met.update(at)
    return bool(at)


def _require_met(places: Sequence[str], met: set[str], history: History, settings: Settings) -> None:
    """Refuse a path of which nothing is recorded; one whose assets have no findings is all right."""
    missing = [place for place in places if place not in met]
    if not missing:
        return
    now = datetime.now(UTC)
    for asset in history.asset_histories(until=now, workspace=settings.name):
        _is_at(asset.spells[-1].result.uri, missing, met)
    for place in missing:
        if place not in met:
            raise UsageError(f"Nothing is recorded of {place}. Check it first: `msgcheck scan {place}`.")
