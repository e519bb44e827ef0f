"""Whether a fault stands in another sentence than what its unit tells rightly: each speaks for itself then."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter

from msgcheck.analysis.claims.changes.alignment import SENTENCE_END
from msgcheck.analysis.comparison import MessageProfile, align, profile_text
from msgcheck.model.verdict import Judgement

_FEWEST_TOLD = 2
"""Words of a message, names aside, from which a sentence tells of it."""


def is_in_another_sentence(fault: Judgement, text: str, told: MessageProfile) -> bool:
    """Tell whether each figure that shows ``fault`` stands in a sentence of ``text`` that tells nothing of ``told``."""
    ends = [match.end() for match in SENTENCE_END.finditer(text)]
    places = [found.start() for quoted in fault.found if quoted for found in re.finditer(re.escape(quoted), text)]
    if not ends or not places:
        return False
    passage = profile_text(text)
    words = (passage.content[here] for here in align(passage, told).places.values())
    told_in = Counter(bisect_right(ends, word.start) for word in words if word.stem not in told.own_names)
    return all(told_in[bisect_right(ends, place)] < _FEWEST_TOLD for place in places)
