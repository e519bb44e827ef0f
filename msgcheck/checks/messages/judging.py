"""What the judge says of the candidates of one asset."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from msgcheck.analysis.combination import Reading, Similarity
from msgcheck.analysis.comparison import MessageProfile, compare, profile_text
from msgcheck.analysis.judge import Judge, decide
from msgcheck.analysis.network import passage_text, text_of
from msgcheck.analysis.wording_judgement import decide_by_wording
from msgcheck.checks.messages.index import MessageIndex
from msgcheck.checks.messages.screening import Candidate, Near
from msgcheck.checks.messages.units import Unit
from msgcheck.checks.messages.validity import expiry
from msgcheck.checks.messages.windows import Window
from msgcheck.model.message import MessageStatus
from msgcheck.model.verdict import Judgement
from msgcheck.values import dataclass

if TYPE_CHECKING:
    from msgcheck.analysis.network import Logits


@dataclass(frozen=True, slots=True)
class Question:
    """A unit, by index, and a message that it may tell."""

    unit: int
    candidate: Candidate


@dataclass(frozen=True, slots=True)
class Judged:
    """A question and what the judge says of it."""

    question: Question
    judgement: Judgement


def questions_of(units: Sequence[Unit], near: Near) -> tuple[Question, ...]:
    """Return what is to be judged in one asset, in reading order."""
    return tuple(Question(at, each) for at, unit in enumerate(units) for each in near.get(unit.text, ()))


def texts_to_read(questions: Sequence[Question], units: Sequence[Unit], index: MessageIndex) -> list[tuple[str, str]]:
    """Return what the network reads of each question: message text and passage text."""
    messages = [text_of(profile.message) for profile in index.profiles]
    passages = [passage_text(unit.text, unit.context) for unit in units]
    return [(messages[each.candidate.message], passages[each.unit]) for each in questions]


def judge_questions(
    questions: Sequence[Question],
    units: Sequence[Unit],
    index: MessageIndex,
    logits: Logits,
    *,
    judge: Judge,
    today: date,
) -> tuple[Judged, ...]:
    """Judge each question; ``logits`` are the network's [questions, outputs] of :func:`texts_to_read`."""
    targets = [held_to(profile, today) for profile in index.profiles]

    def judged(each: Question, row: Sequence[float]) -> Judgement:
        unit, asked = units[each.unit], each.candidate
        return judge_text(unit, targets[asked.message], asked.similarity, row, judge, by_wording=unit.by_wording)

    return tuple(Judged(each, judged(each, row)) for each, row in zip(questions, logits.tolist(), strict=True))


def judge_text(
    unit: Unit | Window, message: MessageProfile, similarity: Similarity, logits: Sequence[float], judge: Judge,
    *, by_wording: bool = False,
) -> Judgement:  # fmt: skip
    """Judge the text of ``unit`` against one message; ``logits`` are what the network says of them."""
    passage = profile_text(unit.text)
    reading = Reading(passage, message, similarity, logits, compare(passage, message, unit.context), unit.context)
    return decide_by_wording(reading, judge) if by_wording else decide(reading, judge)


def held_to(profile: MessageProfile, today: date) -> MessageProfile:
    """Judge an expired message as a retired one: here too agreement is the fault, and needs the same certainty."""
    if expiry(profile.message, today) is None:
        return profile
    return replace(profile, message=replace(profile.message, status=MessageStatus.RETIRED))
