"""How one passage stands to one message: the only door to the judge.

Everything known of a pair, what the network reads in it and what can be named, becomes four probabilities
(:mod:`msgcheck.analysis.combination`); a decision turns these into a label and says whether it is sure enough to show.
How good it is, and at what, is measured in ``docs/judge-quality.md``.
"""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

from msgcheck.analysis.combination import Combination, Reading, combination_features, combination_of, is_question
from msgcheck.analysis.comparison import (
    Difference,
    MessageProfile,
    Reason,
    Teller,
    TextProfile,
    align,
    says_nothing_else,
    teller_of,
)
from msgcheck.analysis.comparison.difference import CONFLICTING
from msgcheck.analysis.comparison.telling.meant import is_meant
from msgcheck.analysis.copies import has_turned_limit, is_changed_copy, is_repeated, is_unchanged_copy
from msgcheck.analysis.decision import LABELS, Chances, chosen, fault_chance, is_shown, scaled
from msgcheck.analysis.network import COMBINATION, MODEL_FOLDER, judge_identity
from msgcheck.analysis.trust import ONLY_READ, RETIRED, Trust, load_trust, trust_features
from msgcheck.model.calibration import CalibrationRecord, Decision, Scaling
from msgcheck.model.message import MessageStatus
from msgcheck.model.verdict import Judgement, Label
from msgcheck.values import dataclass


@dataclass(frozen=True, slots=True)
class Judge:
    """The fitted numbers of the judge, and what makes it another one: ``sha256``, of network and numbers together.

    ``named_from`` is the probability (0..1) of a fault from which one that can be named is shown; ``decision`` says so
    of the others. ``retired_from`` is that of agreement from which a retired message counts as told. ``trust`` says how
    likely a fault that is shown is right; ``None`` where a company's labelled pairs took its place.
    """

    combination: Combination
    decision: Decision
    scaling: Scaling
    named_from: float
    retired_from: float
    sha256: str
    trust: Trust | None = None


def load_judge(folder: Path = MODEL_FOLDER) -> Judge:
    """Read the numbers that ship with the package; the network is opened apart, where it is needed."""
    data = json.loads((folder / COMBINATION).read_text(encoding="utf-8"))
    decision = data["decision"]
    return Judge(
        combination_of(data),
        Decision(tuple(decision["factors"][label] for label in LABELS), decision["report_from"]),
        Scaling(),
        decision["named_from"],
        decision["retired_from"],
        judge_identity(folder).sha256,
        load_trust(folder),
    )


def calibrated(judge: Judge, record: CalibrationRecord | None) -> Judge:
    """Return the judge that a company's calibration, if there is one, makes of the shipped one.

    Labelled pairs of its own texts say how likely a fault is there; reviews of findings know nothing of the others.
    """
    if record is None:
        return judge
    own = record.calibration
    return replace(judge, decision=own.decision, scaling=own.scaling, trust=judge.trust if own.from_reviews else None)


def chances(reading: Reading, judge: Judge) -> Chances:
    """Return the probability of each label [4], in the order of :data:`LABELS`."""
    import numpy as np

    return scaled(np.array(judge.combination.probabilities(combination_features(reading))), judge.scaling)


def decide(reading: Reading, judge: Judge) -> Judgement:
    """Say how the passage stands to the message: label, probability, reasons in words, evidence.

    A question claims nothing. A retired message must be told surely, since there agreement is the fault.
    """
    if is_question(reading.passage.text):
        return Judgement(Label.UNRELATED, None, ("It is a question.",))
    each = chances(reading, judge)
    judgement = _judgement(reading, each, judge)
    is_fault = judgement.label in _FAULTS or (judgement.label is Label.ALIGNED and _is_retired(reading))
    shown_by = judgement.shown_by or (RETIRED,)
    if judge.trust is None or not is_fault or not judge.trust.weighs(shown_by):
        return judgement
    values = trust_features(each.tolist(), reading.similarity, shown_by)
    is_alone = Reason.NUMBER.value in shown_by and says_nothing_else(reading.passage, reading.message)
    trust = judge.trust.chance(values, says_nothing_else=is_alone)
    return replace(judgement, trust=round(trust, 3))


def _judgement(reading: Reading, each: Chances, judge: Judge) -> Judgement:
    """Say how the passage stands to the message; ``each`` is the probability of each label [4]."""
    label = LABELS[int(chosen(each, judge.decision))]
    stands_whole, is_changed = is_repeated(reading), label is Label.ALIGNED and is_changed_copy(reading)
    is_turned = label is Label.ALIGNED and has_turned_limit(reading)
    is_told = stands_whole or (_is_retired(reading) and is_unchanged_copy(reading))
    if is_told:
        label = Label.ALIGNED
    elif is_changed or is_turned:
        label = Label.CONFLICTING if reading.differences[0].reason in CONFLICTING else Label.DRIFTED
    if label is not Label.UNRELATED:
        teller = teller_of(reading.passage, reading.context, reading.message, reading.differences)
        if teller is not None and not (teller is Teller.CUSTOMER and label is Label.ALIGNED):
            return Judgement(Label.UNRELATED, None, (_TOLD_OF[teller],))
    if label in _FAULTS:
        told = 1.0 - float(each[LABELS.index(Label.UNRELATED)])
        chance = max(float(fault_chance(each)), _CHANGED_SURE if is_changed else 0.0, told if is_turned else 0.0)
        is_named = bool(reading.differences) and chance >= judge.named_from
        is_read = bool(is_shown(each, judge.decision)) and (
            bool(reading.differences) or is_meant(reading.passage, reading.message)
        )
        fault = fault_of(reading, label, round(chance, 3), is_reported=is_named or is_read)
        return replace(fault, is_told=not fault.is_reported and told >= _SURELY_TOLD)
    sure = max(round(float(each[LABELS.index(label)]), 3), _REPEATED_SURE if is_told else 0.0)
    if label is Label.ALIGNED and not (_is_retired(reading) and sure < judge.retired_from):
        return Judgement(Label.ALIGNED, sure, ("It makes the claim.",), (("repeated", stands_whole),))
    return Judgement(Label.UNRELATED, sure, ("It does not make this claim.",))


_FAULTS = (Label.DRIFTED, Label.CONFLICTING)

_TOLD_OF = {
    Teller.COMPETITOR: "It is told of a competitor.",
    Teller.CUSTOMER: "It tells what one customer reached.",
    Teller.SISTER: "It is told of another product, which has messages of its own.",
}


def _is_retired(reading: Reading) -> bool:
    return reading.message.message.status is MessageStatus.RETIRED


_REPEATED_SURE = 0.9
"""What a passage that repeats a wording whole is held for at least."""

_SURELY_TOLD = 0.95
"""Probability that a passage tells a message from which it counts as told, though its fault is not shown: of such
pairs of six real organisations, categories aside, 40 of 48 tell the message; of those called aligned 305 of 386."""

_CHANGED_SURE = 0.9
"""What a nearly whole copy with a named change is held for at least."""


def fault_of(reading: Reading, label: Label, sure: float | None, *, is_reported: bool) -> Judgement:
    """Tell a fault by what can be named of it, or else by the words that set passage and wording apart."""
    differences = sorted(
        reading.differences, key=lambda each: (each.reason in CONFLICTING) != (label is Label.CONFLICTING)
    )
    if differences:
        shown = tuple(sentence(difference) for difference in differences)
        wording = differences[0].wording
        reasons = tuple(dict.fromkeys(difference.reason.value for difference in differences))
        apart = tuple((difference.approved, difference.found) for difference in differences)
    else:
        alignment = align(reading.passage, reading.message)
        wording = alignment.wording.text
        reasons = ONLY_READ
        approved, found = _only(alignment.wording, reading.passage), _only(reading.passage, reading.message)
        shown = (_READ[label], *_said_apart(approved, found))
        apart = ((", ".join(approved), ", ".join(found)),)
    evidence = (("compared_with", wording), ("reasons", reasons), ("differences", apart))
    return Judgement(label, sure, shown, evidence, is_reported=is_reported)


_READ = {
    Label.DRIFTED: "This seems to tell the message otherwise than approved.",
    Label.CONFLICTING: "This seems to contradict the message.",
}


_MOST_WORDS_APART = 8
"""Words of either side that a sentence lists; more are read more easily in the two texts themselves."""


def _said_apart(approved: tuple[str, ...], found: tuple[str, ...]) -> tuple[str, ...]:
    """Say which words only one side has, where these are few."""
    both = (("Only here", found), ("Only in the approved wording", approved))
    said = [f"{where}: “{', '.join(some)}”." for where, some in both if some]
    return (" ".join(said),) if said and max(map(len, (approved, found))) <= _MOST_WORDS_APART else ()


def _only(one: TextProfile, other: TextProfile | MessageProfile) -> tuple[str, ...]:
    """Return the content words of ``one`` that ``other`` does not have in any form, as they are written."""
    apart = {word.lower: word for word in reversed(one.content) if word.stem not in other.stems}
    return tuple(one.text[word.start : word.end] for word in reversed(apart.values()))


_SENTENCES = {
    Reason.NUMBER: "This says “{found}” where the platform says “{approved}”.",
    Reason.QUALIFIER: "This says “{found}” where the platform says “{approved}”.",
    Reason.NAME: "This says “{found}” where the platform says “{approved}”.",
    Reason.KNOWN_WRONG: "This repeats what the platform names as wrong: “{found}”.",
    Reason.NEGATION: "This denies what the platform affirms ({found}).",
    Reason.NEGATION_LOST: "This affirms what the platform denies.",
    Reason.STRONGER: "This promises more than is approved ({found}).",
}


def sentence(difference: Difference) -> str:
    """Say one difference in a sentence for a marketer."""
    if difference.claim is not None:
        return difference.claim.explanation
    approved, found = difference.approved, difference.found
    if difference.reason is Reason.WORDING:
        return _wording_sentence(approved, found)
    if difference.reason is Reason.NEGATION and approved:
        return f"This turns round what is approved: it says “{found}” where the platform says “{approved}”."
    return _SENTENCES[difference.reason].format(approved=approved.rstrip("."), found=found.rstrip("."))


def _wording_sentence(approved: str, found: str) -> str:
    if approved and found:
        return f"The wording is fixed; this has “{found}” in place of “{approved}”."
    return f"The wording is fixed; this adds “{found}”." if found else f"The wording is fixed; this lacks “{approved}”."
