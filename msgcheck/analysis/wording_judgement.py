"""How a passage stands to a message where one of the two is not English.

The network and the lists of words that names, denials and promises are known by are English: what they read in other
languages is mostly wrong. Figures, wordings and known wrong wordings can be compared in any.
"""

from __future__ import annotations

from dataclasses import replace

from msgcheck.analysis.combination import Reading
from msgcheck.analysis.comparison import Reason, align, is_near_copy
from msgcheck.analysis.comparison.difference import CONFLICTING
from msgcheck.analysis.judge import Judge, decide, fault_of
from msgcheck.analysis.words import content_words
from msgcheck.model.message import MessageStatus
from msgcheck.model.verdict import Judgement, Label

_FIGURES = frozenset({Reason.NUMBER, Reason.QUALIFIER})
_OF_A_COPY = _FIGURES | {Reason.WORDING}
_IN_ORDER = 0.6
"""Share of a wording's words that a copy has in their order, as that of a fixed one (``comparison.fixed_wording``): the
small words of a language that is not known stand anywhere in a long sentence."""


def decide_by_wording(reading: Reading, judge: Judge) -> Judgement:
    """Say how the passage stands to the message, by what can be told in any language.

    It is at fault where it repeats a known wrong wording, a fixed one with other words, or any one with another figure;
    a retired message is told where it is repeated. Whatever else the judge takes for a telling, right or wrong, counts
    as one, so that what stands there in other words is not held to be missing. No probability was measured for this.
    """
    differences = tuple(each for each in reading.differences if _can_be_told(each.reason, reading))
    if differences:
        label = Label.CONFLICTING if differences[0].reason in CONFLICTING else Label.DRIFTED
        return fault_of(replace(reading, differences=differences), label, None, is_reported=True)
    is_retired = reading.message.message.status is MessageStatus.RETIRED
    if _is_copy(reading) if is_retired else decide(reading, judge).label is not Label.UNRELATED:
        return Judgement(Label.ALIGNED, None, ("It repeats the wording." if is_retired else "It tells the message.",))
    return Judgement(Label.UNRELATED, None, ("It does not repeat the wording.",))


def _can_be_told(reason: Reason, reading: Reading) -> bool:
    return reason is Reason.KNOWN_WRONG or (reason in _OF_A_COPY and _is_copy(reading))


def _is_copy(reading: Reading) -> bool:
    """Tell whether nearly all of an approved wording stands there, most of it in its order, but for other figures."""
    figures = [each for each in reading.differences if each.reason in _FIGURES]
    changed = (word.stem for each in figures for word in content_words(f"{each.approved} {each.found}"))
    is_copy = is_near_copy(reading.passage, reading.message, frozenset(changed))
    return is_copy and align(reading.passage, reading.message).recall >= _IN_ORDER
