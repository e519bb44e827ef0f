"""What each unit of an asset does with each message, and which of these speaks for the unit."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from msgcheck.analysis.claims.changes.alignment import has_same_amount
from msgcheck.analysis.claims.quantities.grammar import find_quantities
from msgcheck.analysis.claims.quantities.quantity import Quantity
from msgcheck.analysis.comparison import MessageProfile, Reason
from msgcheck.analysis.trust import ONLY_READ
from msgcheck.analysis.words import content_words
from msgcheck.checks.messages.index import MessageIndex
from msgcheck.checks.messages.judging import Judged
from msgcheck.checks.messages.sentences_apart import is_in_another_sentence
from msgcheck.checks.messages.units import Unit
from msgcheck.checks.messages.validity import Expiry, expiry
from msgcheck.model.message import MessageStatus
from msgcheck.model.verdict import Judgement, Label, Verdict
from msgcheck.values import dataclass

_RULES = {
    Verdict.CONFLICTING: "message.conflicting",
    Verdict.RETIRED: "message.retired",
    Verdict.DRIFTED: "message.drifted",
}
POSSIBLE_DRIFT = "message.possible-drift"
FIGURE_RULES = {Reason.NUMBER.value: "claim.number-mismatch", Reason.QUALIFIER.value: "claim.qualifier-lost"}
"""What a wrong figure is found by, by its reason."""


@dataclass(frozen=True, slots=True)
class Ruling:
    """One unit's standing to one message, both by index.

    ``rule`` is what it is found by, ``None`` where the unit tells the message rightly; a fault that nothing names has
    the verdict of the judge, and a rule that only suggests it. ``closeness`` is the larger
    cosine with a right or a known wrong wording. ``expiry`` says why the message may not be told any more.
    """

    unit: int
    message: int
    verdict: Verdict
    rule: str | None
    judgement: Judgement
    closeness: float
    expiry: Expiry | None = None

    @property
    def sure(self) -> float | None:
        """How sure it is (0..1): of a fault how likely a finding of it is right, else the probability of its label."""
        judgement = self.judgement
        return judgement.confidence if self.rule is None or judgement.trust is None else judgement.trust


def rule_on(judged: Sequence[Judged], units: Sequence[Unit], index: MessageIndex, today: date) -> tuple[Ruling, ...]:
    """Return every unit that tells a message rightly, and of each unit at most one fault, in reading order.

    The fault is the one with the nearest message, and no figure that the unit tells rightly of another. There is none
    where a message told rightly is nearer, but for a wrong figure where that message states none and is told less
    surely, and for a retired wording that stands whole or beside what is hardly told. A fault that is not sure enough
    to be shown is none. One that is only possible hides no other, and is there beside it where it is the nearest: its
    message counts as told.
    """
    every = without_told_figures(tuple(_rulings(judged, index, today)), units, index)
    speaking = (nearest_of_each_unit(each, units, index) for each in (every, sure_of(every)))
    shown = {id(ruling) for nearest in speaking for ruling in nearest.values()}
    return tuple(ruling for ruling in every if ruling.rule is None or id(ruling) in shown)


def sure_of(rulings: Iterable[Ruling]) -> tuple[Ruling, ...]:
    """Leave out the faults that are only possible."""
    return tuple(each for each in rulings if each.rule != POSSIBLE_DRIFT)


def without_told_figures(rulings: Sequence[Ruling], units: Sequence[Unit], index: MessageIndex) -> tuple[Ruling, ...]:
    """Leave out the faults that show only figures which their unit tells rightly of another message.

    "Editions are supported for 5 years" is no wrong figure of the message on "3 years of support for the app".
    """
    told: dict[int, list[MessageProfile]] = defaultdict(list)
    for each in rulings:
        if each.rule is None:
            told[each.unit].append(index.profiles[each.message])
    return tuple(
        each
        for each in rulings
        if not _has_told_figures(each.judgement, units[each.unit].text, index.profiles[each.message], told[each.unit])
    )


def _has_told_figures(judgement: Judgement, text: str, message: MessageProfile, told: Sequence[MessageProfile]) -> bool:
    """Tell whether each figure that shows a fault is told of the messages ``told``, and not of ``message``."""
    if not told or judgement.shown_by != (Reason.NUMBER.value,):
        return False
    shown = [place.span() for quoted in judgement.found if quoted for place in re.finditer(re.escape(quoted), text)]
    figures = find_quantities(text)
    found = [each for each in figures if any(start <= each.start and each.end <= end for start, end in shown)]
    return bool(found) and all(_is_told_of_another(each, figures, text, message, told) for each in found)


def _is_told_of_another(
    found: Quantity, figures: Sequence[Quantity], text: str, message: MessageProfile, told: Sequence[MessageProfile]
) -> bool:
    """Tell whether each place of one of the ``figures`` of ``text`` belongs to a message of its own among ``told`` that
    states it.

    It belongs to ``message`` where the nearest word before it that tells the two apart is one of ``message``: "Basic
    costs $20, and Pro costs $20".
    """
    tellers = [other for other in told if _states(other, found)]
    theirs = frozenset().union(*(other.stems for other in tellers))
    places = [at for at, each in enumerate(figures) if has_same_amount(each, found)]
    before = [text[figures[at - 1].end if at else 0 : figures[at].start] for at in places]
    apart = [[word.stem for word in content_words(said) if word.stem in message.stems ^ theirs] for said in before]
    return 0 < len(tellers) >= len(places) and not any(stems and stems[-1] in message.stems for stems in apart)


def _states(message: MessageProfile, found: Quantity) -> bool:
    return any(has_same_amount(found, figure) for wording in message.wordings for figure in wording.quantities)


def nearest_of_each_unit(rulings: Iterable[Ruling], units: Sequence[Unit], index: MessageIndex) -> dict[int, Ruling]:
    """Return, by unit, the ruling that speaks for it: the nearest, a fault that stands beside what that tells, or the
    surest of those that tell of one wrong figure.
    """
    every, nearest = tuple(rulings), dict[int, Ruling]()
    for ruling in every:
        known = nearest.get(ruling.unit)
        if known is None or _goes_before(ruling, known, index):
            nearest[ruling.unit] = ruling
    for ruling in sorted(every, key=lambda each: each.closeness, reverse=True):
        telling = nearest[ruling.unit]
        is_beside = _is_figure_beside(ruling, telling, units, index) or _is_old_beside(ruling, telling, index)
        if is_beside or _is_surer_of_figure(ruling, telling):
            nearest[ruling.unit] = ruling
    return nearest


def _is_figure_beside(fault: Ruling, telling: Ruling, units: Sequence[Unit], index: MessageIndex) -> bool:
    """Tell a wrong figure beside the telling of a message: in another sentence than that, or where the message states
    none and is told less surely.
    """
    told = index.profiles[telling.message]
    if fault.rule not in FIGURE_RULES.values() or telling.rule is not None:
        return False
    if is_in_another_sentence(fault.judgement, units[fault.unit].text, told):
        return True
    states_none = not any(wording.quantities for wording in told.wordings)
    is_surer = (fault.judgement.confidence or 0.0) > (telling.judgement.confidence or 0.0)
    return fault.rule == FIGURE_RULES[Reason.NUMBER.value] and states_none and is_surer


def _is_surer_of_figure(one: Ruling, other: Ruling) -> bool:
    """Tell whether two messages are told with one wrong figure, and ``one`` more surely: likeness says less of that."""
    are_figures = one.rule == other.rule == FIGURE_RULES[Reason.NUMBER.value]
    is_surer = (one.judgement.confidence or 0.0) > (other.judgement.confidence or 0.0)
    return are_figures and is_surer and one.judgement.found == other.judgement.found


def _is_old_beside(old: Ruling, telling: Ruling, index: MessageIndex) -> bool:
    """Tell a retired wording that stands whole, or is told by what hardly tells another message, beside the telling of
    one that did not replace it.
    """
    is_told = old.verdict is Verdict.RETIRED and telling.rule is None
    is_apart = replaced_by(index, old) != index.profiles[telling.message].message.id
    is_hardly_told = (telling.judgement.confidence or 1.0) < _AS_LIKELY_AS_NOT
    return is_told and is_apart and (_is_whole(old) or (is_hardly_told and old.rule != POSSIBLE_DRIFT))


def replaced_by(index: MessageIndex, ruling: Ruling) -> str | None:
    """Return the id of the message that replaced the retired one that was told."""
    return index.profiles[ruling.message].message.replaced_by if ruling.verdict is Verdict.RETIRED else None


def _rulings(judged: Sequence[Judged], index: MessageIndex, today: date) -> Iterator[Ruling]:
    """Yield every unit that tells a message, rightly or wrongly."""
    expiries = tuple(expiry(profile.message, today) for profile in index.profiles)
    for each in judged:
        candidate, judgement = each.question.candidate, each.judgement
        expired = expiries[candidate.message]
        verdict = _verdict_of(judgement, index.profiles[candidate.message], expired)
        if verdict:
            rule = _rule_of(verdict, judgement, expired)
            yield Ruling(each.question.unit, candidate.message, verdict, rule, judgement, candidate.closeness, expired)


def _verdict_of(judgement: Judgement, profile: MessageProfile, expired: Expiry | None) -> Verdict | None:
    """Telling a message that is retired or expired is wrong today; so the verdict is ``retired``.

    Telling such a message wrongly says nothing, unless only its evidence ran out: then its numbers still hold until
    others are approved.
    """
    label = judgement.label
    if label is Label.UNRELATED or not judgement.is_reported:
        return None
    is_over = profile.message.status is MessageStatus.RETIRED or (expired is not None and not expired.sources)
    if label is Label.ALIGNED and (is_over or expired is not None):
        return Verdict.RETIRED
    return None if is_over else Verdict(label.value)


def _rule_of(verdict: Verdict, judgement: Judgement, expired: Expiry | None) -> str | None:
    """Name a fault after the typed difference of claims that shows it, else after its verdict.

    Where nothing can be named, and where it is rather wrong than right, it is no more than possible.
    """
    if is_possible(judgement):
        return POSSIBLE_DRIFT
    if verdict is Verdict.RETIRED:
        return _RULES[verdict] if expired is None else "claim.expired"
    named = [rule for reason, rule in FIGURE_RULES.items() if reason in judgement.shown_by]
    return named[0] if named else _RULES.get(verdict)


def is_possible(judgement: Judgement) -> bool:
    """Tell whether a fault is no more than possible: nothing names it, or its finding is rather wrong than right."""
    return judgement.is_doubtful or judgement.shown_by == ONLY_READ


def _goes_before(one: Ruling, other: Ruling, index: MessageIndex) -> bool:
    """Tell whether ``one`` speaks for their unit: the nearer one.

    What tells a retired message is no fault of the message that replaced it, however near that stands.
    """
    if replaced_by(index, one) == index.profiles[other.message].message.id:
        return other.verdict is not Verdict.ALIGNED or _is_old_rather(one, other, index)
    if replaced_by(index, other) == index.profiles[one.message].message.id:
        return one.verdict is Verdict.ALIGNED and not _is_old_rather(other, one, index)
    return one.closeness > other.closeness


def _is_whole(ruling: Ruling) -> bool:
    """Tell whether a wording of the message stands whole."""
    return bool(dict(ruling.judgement.evidence).get("repeated"))


def _is_old_rather(old: Ruling, new: Ruling, index: MessageIndex) -> bool:
    """Tell whether ``old`` stands whole, beside words that its successor ``new`` lacks, or is both nearer and surer."""
    only_old = index.profiles[old.message].stems - index.profiles[new.message].stems
    is_surer = (old.judgement.confidence or 0.0) > (new.judgement.confidence or 0.0)
    return (_is_whole(old) and len(only_old) >= _FEWEST_OF_ITS_OWN) or (is_surer and old.closeness > new.closeness)


_AS_LIKELY_AS_NOT = 0.5
_FEWEST_OF_ITS_OWN = 2
"""Words that a retired message has and its successor has not, from which a passage that has them all tells the old."""
