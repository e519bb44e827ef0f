"""Draft messages from what the field says: accepted findings, and claims that no message covers."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

from msgcheck.measures.feedback.standing import StandingFinding
from msgcheck.measures.figures.findings import UNAPPROVED
from msgcheck.model.asset_history import Review
from msgcheck.model.finding import Finding
from msgcheck.model.message import Message
from msgcheck.model.message_proposal import MessageProposal, MessageUse
from msgcheck.model.place import place_in_words
from msgcheck.model.review_mark import ReviewMark
from msgcheck.values import dataclass

MOST_USES = 20
"""Assets that are named as using a sentence."""
LONGEST_TEXT = 600
"""Characters of a message: one to three sentences. A longer passage is no draft."""

_ID_WORDS, _LONGEST_ID = 5, 48
_WORD = re.compile(r"[a-z0-9]+")


@dataclass(frozen=True, slots=True)
class Proposals:
    """``proposals``, those that reviewers accepted first, then the most used. ``known`` counts sentences that a message
    of the platform has already, ``too_long`` passages that are longer than a message.
    """

    proposals: tuple[MessageProposal, ...]
    known: int
    too_long: int


def groups_to_propose(
    findings: Iterable[StandingFinding], reviews: Mapping[str, Review]
) -> list[tuple[StandingFinding, ...]]:
    """Return what tells the same of which one is accepted, or a claim without a message that nobody has marked."""
    groups: defaultdict[str, list[StandingFinding]] = defaultdict(list)
    for finding in findings:
        groups[finding.fact.alike].append(finding)
    return [tuple(group) for group in groups.values() if _is_to_propose(group, reviews)]


def _is_to_propose(group: list[StandingFinding], reviews: Mapping[str, Review]) -> bool:
    marks = {review.mark for review in _marks(group, reviews)}
    return ReviewMark.ACCEPTED in marks or (not marks and group[0].fact.rule in UNAPPROVED)


def make_proposals(
    groups: Iterable[tuple[StandingFinding, ...]],
    reviews: Mapping[str, Review],
    messages: Mapping[str, Message],
    find: Callable[[int, int], tuple[str, Finding]],
) -> Proposals:
    """Return a draft for each of ``groups``; ``find`` reads the findings that are quoted."""
    approved = {_plain(text) for message in messages.values() for text in message.wordings}
    taken, drafts = set(messages), []
    known = too_long = 0
    for group in groups:
        finding = find(group[0].fact.result_id, group[0].fact.position)[1]
        text = " ".join(finding.quote.split())
        if not text or _plain(text) in approved:
            known += bool(text)
        elif len(text) > LONGEST_TEXT:
            too_long += 1
        else:
            drafts.append((text, finding, group))
    drafts.sort(key=lambda draft: (not _marks(draft[2], reviews), -len(draft[2]), draft[0]))
    proposals = []
    for text, finding, group in drafts:
        name = _unused_id(text, taken)
        taken.add(name)
        reference = finding.reference.id if finding.reference and finding.reference.kind == "message" else ""
        proposals.append(
            MessageProposal(
                id=name,
                text=text,
                replaces=messages.get(reference) if finding.rule not in UNAPPROVED else None,
                accepted=tuple(each for each in _marks(group, reviews) if each.mark == ReviewMark.ACCEPTED),
                uses=tuple(_uses(group, find)),
            )
        )
    return Proposals(tuple(proposals), known, too_long)


def _marks(group: Iterable[StandingFinding], reviews: Mapping[str, Review]) -> tuple[Review, ...]:
    """Return what was said of the findings of ``group``, each review once."""
    found = (reviews.get(each.fact.fingerprint) for each in group)
    return tuple(dict.fromkeys(review for review in found if review is not None))


def _uses(group: Iterable[StandingFinding], find: Callable[[int, int], tuple[str, Finding]]) -> Iterator[MessageUse]:
    by_asset: defaultdict[str, list[StandingFinding]] = defaultdict(list)
    for each in group:
        by_asset[each.uri].append(each)
    most = sorted(by_asset.items(), key=lambda item: (-len(item[1]), item[0]))
    for at, (uri, findings) in enumerate(most):
        first = findings[0]
        place = find(first.fact.result_id, first.fact.position)[1].place if at < MOST_USES else None
        yield MessageUse(uri, first.owner or "", place_in_words(place) if place else "", len(findings))


def _unused_id(text: str, taken: Collection[str]) -> str:
    words = _WORD.findall(text.casefold())[:_ID_WORDS]
    name = "-".join(["proposed", *words])[:_LONGEST_ID].rstrip("-")
    number = 2
    unused = name
    while unused in taken:
        unused, number = f"{name}-{number}", number + 1
    return unused


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold().rstrip(".!")
