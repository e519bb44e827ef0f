"""The figures that a platform states, and those of a passage that it states nowhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from msgcheck.analysis.claims.changes.alignment import STATEMENT_END, follows_from, has_same_amount, sentence_start
from msgcheck.analysis.claims.quantities.amounts.ratios import ROUND_BASES
from msgcheck.analysis.claims.quantities.grammar import find_quantities
from msgcheck.analysis.claims.quantities.quantity import SECONDS, Bound, Quantity, interval
from msgcheck.analysis.claims.quantities.tokens.measures import measure_of
from msgcheck.analysis.claims.quantities.tokens.vocabulary import CURRENCY_CODES
from msgcheck.analysis.comparison import MessageProfile, TextProfile, align
from msgcheck.model.message import Message, MessageStatus

_CLAIMING = frozenset({"percent", "percentage_point", "multiple", "ratio", "rank", "rating", "count"})
_CLAIMING_UNITS = _CLAIMING | frozenset(SECONDS) | CURRENCY_CODES
"""Units of which a number is a claim that wants evidence; a date, a version or a section is not."""

_SMALLEST_COUNT = 10
"""A smaller count describes ("two products", "three steps") more often than it claims."""

_CALCULATION = re.compile(r"[x×*·+/−-]\s{0,3}[$€£]?\d[^=]{0,200}=\s{0,3}[$€£]?\d")
"""A sum worked out, "6 seats x $5 = $30": its figures are an example."""

_HELD = re.compile(
    r"\b(?:happen(?:s|ing)|held|scheduled|(?:takes?|taking|took)\splace)\s(?:(?:just|only)\s)?\Z", re.IGNORECASE
)
_BESIDE_AN_EVENT = re.compile(r"\s(?:prior\sto|before|after|ahead\sof|following)\s(?:the\s)?(?P<initial>\w)")
_AGO = re.compile(r"\s+ago\b", re.IGNORECASE)
_NUMBER = re.compile(r"(?<![\w.,])(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,15})(?!\w|[.,][0-9])")
"""A number in digits that stands alone."""
_OF_THESE = re.compile(r"(?:\A|[.!?:;•\n])\W{0,4}(?:out\s)?of\s(?:every\s|each\s)?\Z", re.IGNORECASE)
"""What opens a sentence with the whole of a share: "Of 1,000 bolts, two are loose"."""
_LONGEST_LEAD = 30
"""Code points before a figure in which that it is held, or that it is a whole, stands."""


@lru_cache(maxsize=4)
def stated_figures(messages: tuple[Message, ...]) -> tuple[Quantity, ...]:
    """Return every quantity in the approved wordings of ``messages`` and in the names of their evidence.

    What a retired message states is approved no more.
    Kept for the last platforms asked for, since every asset of a run asks for the same.
    """
    stating = [message for message in messages if message.status is not MessageStatus.RETIRED]
    texts = [text for message in stating for text in message.wordings]
    texts += [evidence.source for message in stating for evidence in message.evidence]
    return tuple(quantity for text in texts for quantity in find_quantities(text))


def unsupported_figures(
    passage: TextProfile, message: MessageProfile, stated: tuple[Quantity, ...]
) -> tuple[Quantity, ...]:
    """Return the figures that the sentence of ``passage`` that tells ``message`` adds to it, and that no ``stated``
    figure says in any notation.

    Figures of other sentences are about something else, those before a colon name what follows, those of a sum that is
    worked out are an example, and a round whole of which a share is told claims nothing.
    """
    added = [
        quantity
        for quantity in passage.quantities
        if _claims(quantity)
        and not any(_is_stated_by(figure, quantity) for figure in stated)
        and not _says_when(passage.text, quantity)
        and not _says_alone(message, quantity)
        and not _is_whole_of_share(passage.text, quantity)
    ]
    if not added:
        return ()
    start, end = _telling_sentence(passage, message)
    if (calculation := _CALCULATION.search(passage.text, start)) and calculation.start() < end:
        return ()
    return tuple(quantity for quantity in added if start <= quantity.start and quantity.end <= end)


def _says_alone(message: MessageProfile, quantity: Quantity) -> bool:
    """Tell a count whose number stands in ``message`` without a noun of its own: "12 have a bath" of "40 rooms"."""
    is_of_things = quantity.unit == "count" and measure_of(quantity.of) is None
    said = (number for wording in message.wordings for number in _alone(wording)) if is_of_things else ()
    return any(number == quantity.value for number in said)


def _alone(wording: TextProfile) -> Iterator[float]:
    """Yield the numbers of a wording that are no quantity by themselves."""
    for number in _NUMBER.finditer(wording.text):
        if not any(each.start <= number.start() < each.end for each in wording.quantities):
            yield float(number.group().replace(",", ""))


def _says_when(text: str, quantity: Quantity) -> bool:
    """Tell a time that is told from today, "an hour ago", or places an event beside another by name, "held two days
    before the Harbour Fair".
    """
    if quantity.unit in SECONDS and _AGO.match(text, quantity.end):
        return True
    beside = _BESIDE_AN_EVENT.match(text, quantity.end) if quantity.unit in SECONDS else None
    lead = text[max(0, quantity.start - _LONGEST_LEAD) : quantity.start]
    return beside is not None and beside["initial"].isupper() and _HELD.search(lead) is not None


def _is_whole_of_share(text: str, quantity: Quantity) -> bool:
    """Tell the round number that a share is told of, which claims nothing: "Out of 100 claims, 82 are paid"."""
    opening = max(0, quantity.start - _LONGEST_LEAD)
    return quantity.value in ROUND_BASES and _OF_THESE.search(text, opening, quantity.start) is not None


def _telling_sentence(passage: TextProfile, message: MessageProfile) -> tuple[int, int]:
    """Return the span of the sentences that hold the message's words (code points, half-open)."""
    alignment = align(passage, message)
    if alignment.first == alignment.last:
        return (0, 0)
    first, last = passage.content[alignment.first].start, passage.content[alignment.last - 1].end
    after = STATEMENT_END.search(passage.text, last)
    return sentence_start(passage.text, first, STATEMENT_END), after.start() if after else len(passage.text)


def _claims(quantity: Quantity) -> bool:
    if quantity.unit != "count":
        return quantity.unit in _CLAIMING_UNITS
    return bool(quantity.of) and max(quantity.value or 0.0, quantity.high or 0.0) >= _SMALLEST_COUNT


def _is_stated_by(figure: Quantity, quantity: Quantity) -> bool:
    """Tell whether ``figure`` says ``quantity``, or has it as an end; a count does whatever it counts, since nouns have
    synonyms.
    """
    if figure.unit == quantity.unit and figure.bound is Bound.RANGE and quantity.value in (figure.low, figure.high):
        return True
    if figure.unit == quantity.unit == "count":
        is_same = interval(figure) == interval(quantity) or _leaves_measure_out(figure, quantity)
        return is_same or follows_from(figure, quantity)
    return has_same_amount(figure, quantity) or (figure.unit == quantity.unit and follows_from(figure, quantity))


def _leaves_measure_out(figure: Quantity, quantity: Quantity) -> bool:
    """Tell the amount of ``figure`` without its unit of measure: the "128" of "64 GB of disk or 128 of flash"."""
    is_left_out = measure_of(figure.of) is not None and measure_of(quantity.of) is None
    return is_left_out and figure.value is not None and figure.value == quantity.value
