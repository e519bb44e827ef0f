"""Where a category found by name meets what the judge says of the same unit: one finding for a unit and a message."""

from __future__ import annotations

from collections.abc import Sequence

from msgcheck.checks.messages.category import CategoryFault
from msgcheck.checks.messages.index import MessageIndex
from msgcheck.checks.messages.rulings import Ruling

_RETIRED = "message.retired"


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
