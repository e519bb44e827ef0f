"""A message on the current release says nothing of other releases, and nothing of versions of other things."""

from __future__ import annotations

import re

from msgcheck.analysis.claims.changes.alignment import Pair, Stated

_CURRENT = re.compile(
    r"\b(?:current(?:ly)?|latest|newest|most recent|(?<!from )now|today|out|available)\b", re.IGNORECASE
)


def is_of_another_release(pair: Pair, passage: Stated) -> bool:
    """Tell whether the wording speaks of the version that is current, and the passage of one that it calls not so.

    "The current release is 2.0" is kept by "Exports came with release 1.2" and by "It uses version 1 keys".
    """
    if pair.approved.unit != "version" or pair.has_same_amount:
        return False
    is_current = _CURRENT.search(pair.wording.sentence_of(pair.approved)) is not None
    return is_current and not _CURRENT.search(passage.sentence_of(pair.found))
