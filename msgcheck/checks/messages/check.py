"""Does an asset tell the platform's messages, and does it tell them right?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from itertools import count

from msgcheck.analysis.comparison import profile_text
from msgcheck.checks.messages.category.check import CategoryFault, other_categories
from msgcheck.checks.messages.category.names import Categories
from msgcheck.checks.messages.category.rulings import answering, standing_faults
from msgcheck.checks.messages.figures import stated_figures, unsupported_figures
from msgcheck.checks.messages.index import MessageIndex
from msgcheck.checks.messages.judging import Judged
from msgcheck.checks.messages.observations import missing, observation_of, unsupported
from msgcheck.checks.messages.rulings import POSSIBLE_DRIFT, Ruling, nearest_of_each_unit, replaced_by, rule_on, sure_of
from msgcheck.checks.messages.spread_wordings import joined_wordings
from msgcheck.checks.messages.units import Unit
from msgcheck.checks.messages.unnamed_faults import Explanations, standing_rulings
from msgcheck.checks.messages.validity import expiry
from msgcheck.model.message import Message, MessageKind, MessageStatus
from msgcheck.model.observation import Observation
from msgcheck.model.verdict import MessageVerdict, Verdict
from msgcheck.values import dataclass

_SURE = 0.8
"""Probability that a unit tells its message rightly, from which a figure of its own is worth a remark."""

_WORST_FIRST = (Verdict.CONFLICTING, Verdict.RETIRED, Verdict.DRIFTED, Verdict.ALIGNED)
_NO_CATEGORIES = Categories()
_NO_EXPLANATIONS = Explanations()

_Faults = Mapping[tuple[int, int], CategoryFault]
"""Category faults by unit and message, both by index."""


@dataclass(frozen=True, slots=True)
class MessageCheck:
    """What the message check says of one asset: observations, and one verdict for each message.

    ``told`` are the units that tell a message, rightly or wrongly, with that message, both by index, in reading order.
    """

    observations: tuple[Observation, ...]
    verdicts: tuple[MessageVerdict, ...]
    told: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class _Telling:
    """A unit that tells a message; ``seen`` is the observation of its fault, by index, none where it tells it right."""

    unit: int
    verdict: Verdict
    confidence: float | None
    seen: int | None


def check_messages(
    units: tuple[Unit, ...],
    judged: Sequence[Judged],
    index: MessageIndex,
    *,
    asset_kind: str,
    today: date,
    categories: Categories = _NO_CATEGORIES,
    explanations: Explanations = _NO_EXPLANATIONS,
) -> MessageCheck:
    """Say what one asset does with the messages of ``index``, from what the judge says of its units.

    ``index`` is that of :func:`msgcheck.checks.messages.validity.judged_messages`, ``categories`` are what the platform
    calls company and products, ``explanations`` what it says of terms and products besides. Each unit yields at most
    one observation that the judge stands behind, for the message it stands nearest to, and one for each category
    message that it contradicts by name; never two about one message. A message has the worst verdict that a reader of
    the asset meets: conflicting, then retired, drifted, aligned. Of an asset without a unit nothing is known, so
    nothing is missing in it. A message that has expired on ``today`` is never missing, and the verdict of an asset that
    tells it is ``retired``: it is what the company can no longer stand behind, whether its approval ended or its
    evidence went stale.
    """
    ruled = joined_wordings(_said_once(rule_on(judged, units, index, today), units), units, index)
    said = standing_rulings(ruled, units, index, explanations)
    every = answering(said, units, index, categories)
    named = standing_faults(other_categories(units, categories), every, index)
    rulings = tuple(ruling for ruling in every if (ruling.unit, ruling.message) not in named)
    observations = [observation_of(each, units[each.unit], index) for each in rulings if each.rule is not None]
    in_other_words = _in_other_words(judged, index, today)
    tellings = _tellings(rulings, named, in_other_words, observations, index)
    observations.extend(fault.observation for fault in named.values())
    observations.extend(_unsupported(every, named, units, index))
    verdicts = []
    for at, profile in enumerate(index.profiles):
        verdict = _verdict(profile.message.id, tellings[profile.message.id])
        if verdict is None and units and _is_required(index, at, asset_kind, today):
            observations.append(missing(profile.message, asset_kind))
            verdict = MessageVerdict(profile.message.id, Verdict.MISSING, None, len(observations) - 1)
        verdicts.append(verdict or MessageVerdict(profile.message.id, Verdict.NOT_REQUIRED))
    told = {*named, *in_other_words, *((ruling.unit, ruling.message) for ruling in rulings)}
    return MessageCheck(tuple(observations), tuple(verdicts), tuple(sorted(told)))


def _said_once(rulings: tuple[Ruling, ...], units: tuple[Unit, ...]) -> tuple[Ruling, ...]:
    """Leave out a figure read with its label where the label alone says the same of the message."""
    said = {(units[each.unit].text, each.message, each.verdict) for each in rulings if not units[each.unit].label}
    return tuple(each for each in rulings if (units[each.unit].label, each.message, each.verdict) not in said)


def _in_other_words(judged: Sequence[Judged], index: MessageIndex, today: date) -> tuple[tuple[int, int], ...]:
    """Return the units that surely tell a message that holds, with a fault that is not sure enough to be shown; both
    by index. A category is told by its noun: other words name another one.
    """
    may_be = [_holds(each.message, today) and each.message.kind is not MessageKind.CATEGORY for each in index.profiles]
    asked = [each.question for each in judged if each.judgement.is_told]
    return tuple((each.unit, each.candidate.message) for each in asked if may_be[each.candidate.message])


def _tellings(
    rulings: tuple[Ruling, ...],
    named: _Faults,
    in_other_words: Sequence[tuple[int, int]],
    observations: Sequence[Observation],
    index: MessageIndex,
) -> Mapping[str, list[_Telling]]:
    """Return who tells a message, by its id; ``observations`` are the faults of ``rulings``, before those ``named``.

    What tells a retired message is told of the message that replaced it, too. A drift that is only possible leaves the
    message told, and so does what tells it ``in_other_words``; a retired message that is only possibly told is not.
    """
    found: dict[str, list[_Telling]] = defaultdict(list)
    seen = count()
    for ruling in rulings:
        at = None if ruling.rule is None else next(seen)
        sure = ruling.sure
        telling = _Telling(ruling.unit, ruling.verdict, sure, at)
        if ruling.rule == POSSIBLE_DRIFT and ruling.verdict is Verdict.RETIRED:
            continue
        if ruling.rule == POSSIBLE_DRIFT:
            telling = _Telling(ruling.unit, Verdict.ALIGNED, None, None)
        for message_id in {index.profiles[ruling.message].message.id, replaced_by(index, ruling)} - {None}:
            found[str(message_id)].append(telling)
    for at, fault in enumerate(named.values(), start=len(observations)):
        found[fault.message_id].append(_Telling(fault.unit, fault.verdict, fault.observation.confidence, at))
    for unit, message in in_other_words:
        found[index.profiles[message].message.id].append(_Telling(unit, Verdict.ALIGNED, None, None))
    return found


def _verdict(message_id: str, tellings: Sequence[_Telling]) -> MessageVerdict | None:
    """Sum up one message that is told: the worst verdict, and the surest observation behind it."""
    for verdict in _WORST_FIRST:
        same = [telling for telling in tellings if telling.verdict is verdict]
        if same:
            first = max(same, key=lambda telling: (telling.confidence or 0.0, -telling.unit))
            return MessageVerdict(message_id, verdict, first.confidence, first.seen)
    return None


def _is_required(index: MessageIndex, at: int, asset_kind: str, today: date) -> bool:
    message = index.profiles[at].message
    return _holds(message, today) and asset_kind in message.required_in


def _holds(message: Message, today: date) -> bool:
    return message.status is MessageStatus.APPROVED and expiry(message, today) is None


def _unsupported(
    rulings: tuple[Ruling, ...], named: Collection[tuple[int, int]], units: tuple[Unit, ...], index: MessageIndex
) -> Iterator[Observation]:
    """Yield the figures that a unit adds to the message it tells rightly."""
    stated = stated_figures(tuple(profile.message for profile in index.profiles))
    for ruling in nearest_of_each_unit(sure_of(rulings), units, index).values():
        is_sure = (ruling.judgement.confidence or 0.0) >= _SURE
        unit, profile = units[ruling.unit], index.profiles[ruling.message]
        if ruling.rule is not None or (ruling.unit, ruling.message) in named or not is_sure or unit.label:
            continue
        added = unsupported_figures(profile_text(unit.text), profile, stated)
        if added:
            yield unsupported(ruling, added, unit, profile.message)
