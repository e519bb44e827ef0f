"""All of what only a part is approved of: "we refund the fare" for "we refund part of the fare"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgcheck.analysis.claims.changes.alignment import Stated
from msgcheck.analysis.claims.changes.change import ClaimChange, ClaimDifference, told
from msgcheck.analysis.claims.stance import Mark
from msgcheck.analysis.words import stem
from msgcheck.late_pattern import late_pattern

_WHOSE = r"(?:the|your|our|their|its|his|her)"
_PART_OF = late_pattern(
    r"(?:(?P<is>(?:\b(?:is|are|be|being|was|were|as|form|forms|became|becomes?)|[,(–—-])\s*)|\b)"
    rf"(?:(?:an?\s+)?(?:part|share|portion|fraction)s?|some)\s+of\s+{_WHOSE}\s+(?P<what>[^\W\d_]+)",
    re.IGNORECASE,
)
"""A part as an amount; what "is part of the price" is no less than all of anything, nor "Acme, part of the group"."""
_WHOLE = late_pattern(
    r"(?<!\bof )(?<!\bon )(?<!\bfrom )"
    rf"\b(?:all\s+(?:of\s+)?)?{_WHOSE}\s+(?:(?:full|whole|entire)\s+)?(?P<what>[^\W\d_]+)",
    re.IGNORECASE,
)
_PARTLY = late_pattern(
    r"\b(?:part\w*|shar\w+|portions?|fractions?|some\w*|pieces?|contribut\w+|towards?|subsid\w+|half|up\s+to|help\w*|support\w*|"
    r"reduc\w+|lower\w*|less|off|discount\w*|beyond|above|rest|remain\w*|minus|except\w*|exclud\w+|deduct\w*)\b",
    re.IGNORECASE,
)
"""Other words by which a text speaks of less than all."""
_SHARES = frozenset({"percent", "ratio", "multiple"})


def lost_part(wording: Stated, others: Sequence[str], passage: Stated) -> ClaimDifference | None:
    """Return the part that ``wording`` and all of the ``others``, the further approved wordings, speak of, where the
    passage speaks of the whole and says nowhere that it is less.
    """
    if not all(map(_PART_OF.search, others)) or _PARTLY.search(passage.text):
        return None
    if any(each.unit in _SHARES for each in passage.quantities):
        return None
    wholes = {stem(found["what"].lower()): found for found in _WHOLE.finditer(passage.text)}
    for part in _PART_OF.finditer(wording.text):
        whole = wholes.get(stem(part["what"].lower()))
        if whole is not None and not part["is"]:
            one, other = Mark(*part.span(), "part"), Mark(*whole.span(), "whole")
            return told(ClaimChange.PART_LOST, wording.text, one, passage.text, other)
    return None
