"""How one passage stands to one message: the only door to the judge, whatever stands behind it.

Here a small one: a logistic regression over six explainable features says how likely the passage makes the message's
claim at all, and a named difference (:mod:`msgcheck.analysis.comparison`) says whether it makes it wrongly. Similarity
alone never makes a finding. What it reaches and what it cannot see is measured in ``docs/judge.md``.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from importlib.resources import files
from math import exp, log1p

from msgcheck.analysis.comparison import Difference, MessageProfile, Reason, TextProfile, compare
from msgcheck.model.message import MessageStatus
from msgcheck.model.verdict import Judgement, Label

FEATURES = ("approved", "wrong", "lead", "recall", "precision", "length")

WIDEST_LEAD = 0.3
"""A lead counts no further than this, so that a platform of one or two messages is judged like a large one."""

_CONFLICTING = frozenset({Reason.KNOWN_WRONG, Reason.NUMBER, Reason.NEGATION, Reason.NEGATION_LOST})

_SENTENCES = {
    Reason.NUMBER: "This says “{found}” where the platform says “{approved}”.",
    Reason.QUALIFIER: "This says “{found}” where the platform says “{approved}”.",
    Reason.NAME: "This says “{found}” where the platform says “{approved}”.",
    Reason.KNOWN_WRONG: "This repeats what the platform names as wrong: “{found}”.",
    Reason.NEGATION: "This denies what the platform affirms ({found}).",
    Reason.NEGATION_LOST: "This affirms what the platform denies.",
    Reason.STRONGER: "This promises more than is approved ({found}).",
}


@dataclass(frozen=True, slots=True)
class Similarity:
    """Cosines (-1..1) of a passage with one message.

    ``approved`` is the nearest approved wording, ``wrong`` the nearest known wrong one (0 where there is none),
    ``lead`` how much nearer this message is than the nearest other message of the platform (negative: less near).
    """

    approved: float
    wrong: float
    lead: float


@dataclass(frozen=True, slots=True)
class SmallJudge:
    """The fitted numbers, as in ``msgcheck/data/judge.json``, which tells how they were found.

    ``weights`` and ``bias`` are the regression over :data:`FEATURES`. From ``claim`` on (a probability) a passage is
    taken to make the claim; from ``retired`` on that of a retired message, since telling one is a fault. From
    ``difference`` on a named difference is believed; a repeated contradiction is from the cosine ``repeated`` on.
    ``precision`` holds, for each reason, the share of its findings that were right on labelled pairs,
    and ``measured_on`` how many there were, in words;
    ``claim_precision`` holds (probability from which it holds, share of such pairs that were aligned), rising.
    """

    weights: tuple[float, ...]
    bias: float
    claim: float
    retired: float
    difference: float
    repeated: float
    precision: tuple[tuple[str, float], ...]
    measured_on: tuple[tuple[str, str], ...]
    claim_precision: tuple[tuple[float, float], ...]


def load_judge() -> SmallJudge:
    """Read the numbers that ship with the package."""
    data = json.loads(files("msgcheck").joinpath("data", "judge.json").read_text(encoding="utf-8"))
    return SmallJudge(
        weights=tuple(data["weights"][name] for name in FEATURES),
        bias=data["bias"],
        claim=data["claim"],
        retired=data["retired"],
        difference=data["difference"],
        repeated=data["repeated"],
        precision=tuple((name, entry["precision"]) for name, entry in data["reasons"].items()),
        measured_on=tuple(
            (name, f"{entry['authored'][0]} findings in written and {entry['real'][0]} in real texts")
            for name, entry in data["reasons"].items()
        ),
        claim_precision=tuple((entry["from"], entry["precision"]) for entry in data["claims"]),
    )


def judge(passage: TextProfile, message: MessageProfile, similarity: Similarity, numbers: SmallJudge) -> Judgement:
    """Say how ``passage`` stands to ``message``: label, measured confidence, reasons in words, evidence."""
    if is_question(passage.text):
        return Judgement(Label.UNRELATED, None, ("It is a question.",))
    chance = claim_chance(features(passage, message, similarity), numbers)
    differences: tuple[Difference, ...] = ()
    if chance >= numbers.difference:
        differences = compare(passage, message)
    elif similarity.wrong >= numbers.repeated:
        differences = tuple(each for each in compare(passage, message) if each.reason is Reason.KNOWN_WRONG)
    if differences:
        return _differing(differences, numbers)
    is_retired = message.message.status is MessageStatus.RETIRED
    if chance >= (numbers.retired if is_retired else numbers.claim):
        confidence = _confidence(chance, numbers, is_retired=is_retired)
        measured_on = dict(numbers.measured_on).get("retired") if is_retired else None
        evidence = (("certainty_measured_on", measured_on),) if measured_on else ()
        return Judgement(Label.ALIGNED, confidence, ("It makes the claim.",), evidence)
    return Judgement(Label.UNRELATED, None, ("It does not make this claim.",))


def is_question(text: str) -> bool:
    """Tell whether a passage asks more than it states."""
    return text.rstrip(" \t\n)\"'”’").endswith("?")


def features(passage: TextProfile, message: MessageProfile, similarity: Similarity) -> tuple[float, ...]:
    """Return the values of :data:`FEATURES` for one pair: cosines, shares of words in 0..1, log of 1 + words."""
    recall = max(len(wording.stems & passage.stems) / max(1, len(wording.stems)) for wording in message.wordings)
    precision = len(passage.stems & message.stems) / max(1, len(passage.stems))
    length = log1p(passage.word_count)
    lead = max(-WIDEST_LEAD, min(WIDEST_LEAD, similarity.lead))
    return (similarity.approved, similarity.wrong, lead, recall, precision, length)


def claim_chance(values: tuple[float, ...], numbers: SmallJudge) -> float:
    """Return the fitted probability (0..1) that a passage makes a message's claim, rightly or wrongly."""
    score = numbers.bias + sum(weight * value for weight, value in zip(numbers.weights, values, strict=True))
    return 1.0 / (1.0 + exp(-max(-50.0, min(50.0, score))))


def _differing(differences: tuple[Difference, ...], numbers: SmallJudge) -> Judgement:
    conflicting = [difference for difference in differences if difference.reason in _CONFLICTING]
    label = Label.CONFLICTING if conflicting else Label.DRIFTED
    first = (conflicting or list(differences))[0]
    shown = tuple(sentence(difference) for difference in differences)
    evidence = (
        ("compared_with", first.wording),
        ("reasons", tuple(dict.fromkeys(difference.reason.value for difference in differences))),
        ("differences", tuple((difference.approved, difference.found) for difference in differences)),
        ("certainty_measured_on", dict(numbers.measured_on).get(first.reason.value)),
    )
    return Judgement(label, dict(numbers.precision).get(first.reason.value), shown, evidence)


def _confidence(chance: float, numbers: SmallJudge, *, is_retired: bool) -> float | None:
    if is_retired:
        return dict(numbers.precision).get("retired")
    return next((precision for start, precision in reversed(numbers.claim_precision) if chance >= start), None)


def sentence(difference: Difference) -> str:
    """Say one difference in a sentence for a marketer."""
    approved, found = difference.approved, difference.found
    if difference.reason is Reason.WORDING:
        return _wording_sentence(approved, found)
    return _SENTENCES[difference.reason].format(approved=approved.rstrip("."), found=found.rstrip("."))


def _wording_sentence(approved: str, found: str) -> str:
    if approved and found:
        return f"The wording is fixed; this has “{found}” in place of “{approved}”."
    return f"The wording is fixed; this adds “{found}”." if found else f"The wording is fixed; this lacks “{approved}”."
