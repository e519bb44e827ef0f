"""A message on the current release says nothing of older releases, and nothing of versions of other things."""

from __future__ import annotations

import re

from msgcheck.analysis.claims.changes.alignment import Pair, Stated

_CURRENT_RELEASE = re.compile(
    r"\b(?:current|latest|newest|most recent)\s+(?:[\w-]+\s+){0,3}(?:release|version|edition)\b", re.IGNORECASE
)
_CURRENT = re.compile(
    r"\b(?:current(?:ly)?|latest|newest|most recent|(?<!from )now|today|out|available)\b", re.IGNORECASE
)
_USES = (
    r"uses?|using|sets?|reads?|writes?|needs?|requires?|supports?|built (?:on|with)|based on|runs? on|works? with"
    r"|compatible with"
)
_USING = re.compile(rf"\b(?:{_USES})\b", re.IGNORECASE)
_BEFORE_ANOTHER = re.compile(
    rf"\b(?:{_USES}"
    r"|was|were|had|came|(?<!is )(?<!are )(?:added|introduced|released|launched|shipped|appeared|arrived|began|changed)"
    r"|since|until|before|old|older|earlier|previous|former|first|from)\s+(?:(?!is\b|are\b)[\w’'-]+\s+){0,4}\Z",
    re.IGNORECASE,
)
"""What stands before a release that is not the current one, or before the version of something else."""
_LONGEST_LEAD = 80
"""Code points before a version in which that stands."""


def is_of_another_release(pair: Pair, passage: Stated) -> bool:
    """Tell whether the wording names the release that is current, and the passage an older one or what it uses.

    "The current release is 2.0" is kept by "Exports came with release 1.2" and by "It uses version 1 keys", and not by
    "It is at version 1.8".
    """
    if pair.approved.unit != "version" or pair.has_same_amount:
        return False
    wording = pair.wording.sentence_of(pair.approved)
    if not _CURRENT_RELEASE.search(wording) or _USING.search(wording):
        return False
    lead = passage.text[max(0, pair.found.start - _LONGEST_LEAD) : pair.found.start]
    return _BEFORE_ANOTHER.search(lead) is not None and not _CURRENT.search(passage.sentence_of(pair.found))
