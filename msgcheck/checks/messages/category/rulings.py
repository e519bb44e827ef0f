"""Where a category found by name meets what the judge says of the same unit: one finding for a unit and a message."""

from __future__ import annotations

from collections.abc import Sequence

from msgcheck.analysis.comparison import Reason
from msgcheck.analysis.trust import ONLY_READ
from msgcheck.checks.messages.category.answers import find_answers, opens_with_answer
from msgcheck.checks.messages.category.check import CategoryFault
from msgcheck.checks.messages.category.names import Categories
from msgcheck.checks.messages.index import MessageIndex
from msgcheck.checks.messages.rulings import Ruling
from msgcheck.checks.messages.units import Unit
from msgcheck.model.message import MessageKind

_RETIRED = "message.retired"
_OF_THE_NAME = frozenset({Reason.KNOWN_WRONG.value, Reason.NAME.value, *ONLY_READ})
"""Reasons that say no more than that another category is named."""


def answering(
    rulings: Sequence[Ruling], units: Sequence[Unit], index: MessageIndex, categories: Categories
) -> tuple[Ruling, ...]:
    """Leave out the faults with a category message in units that do not say what company or product are.

    The old category is often the name of a feature, a plan or a market, too: "for Code Search customers" is no answer
    to "what is it?", and "The code search tool for developers." is one. Where the platform's category messages name
    nobody, nothing can be told apart and all stand.
    """
    checked = {named.message.id for named in (*categories.fixed, *categories.outdated)}
    return tuple(
        ruling
        for ruling in rulings
        if not _is_of_the_name(ruling, index, checked) or _says_what_it_is(units[ruling.unit], categories)
    )


def _says_what_it_is(unit: Unit, categories: Categories) -> bool:
    return opens_with_answer(unit.text, categories) or bool(find_answers(unit.text, categories, unit.role))


def _is_of_the_name(ruling: Ruling, index: MessageIndex, checked: set[str]) -> bool:
    message = index.profiles[ruling.message].message
    is_fault = ruling.rule is not None and ruling.rule.startswith("message.")
    is_category = message.kind is MessageKind.CATEGORY and message.id in checked
    return is_fault and is_category and set(ruling.judgement.shown_by) <= _OF_THE_NAME


def standing_faults(
    faults: Sequence[CategoryFault], rulings: Sequence[Ruling], index: MessageIndex
) -> dict[tuple[int, int], CategoryFault]:
    """Return the category faults that stand beside ``rulings``, by unit and message (both by index).

    A unit that tells a retired message is found by that: its retired category is part of it. Any other ruling with the
    key of a fault gives way to it, an aligned one too: the judge reads the whole sentence, the category is one word.
    """
    retired = {ruling.unit for ruling in rulings if ruling.rule == _RETIRED}
    places = {profile.message.id: at for at, profile in enumerate(index.profiles)}
    return {(fault.unit, places[fault.message_id]): fault for fault in faults if fault.unit not in retired}
