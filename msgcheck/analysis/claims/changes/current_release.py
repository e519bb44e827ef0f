"""A message on one release says nothing of others: one on the current release of older ones and of versions of other
things, one that dates a release of those with a date of their own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgcheck.analysis.claims.changes.alignment import SENTENCE_END, Pair, Stated
from msgcheck.analysis.claims.changes.change import ClaimChange, ClaimDifference, Span

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
    return _BEFORE_ANOTHER.search(passage.lead_to(pair.found)) is not None and not _CURRENT.search(
        passage.sentence_of(pair.found)
    )


def without_another_dated(differences: Sequence[ClaimDifference], passage: Stated) -> tuple[ClaimDifference, ...]:
    """Leave out another release and its date where they stand in one sentence: "Release 3, published on 21 March" is no
    other date of release 7.

    What is told as current is held to both.
    """
    releases = [each for each in differences if each.change is ClaimChange.VERSION]
    dates = [each for each in differences if each.change is ClaimChange.DATE]
    apart = [(one, other) for one in releases for other in dates if _are_of_one_event(one, other, passage.text)]
    dropped = {id(each) for pair in apart for each in pair}
    return tuple(each for each in differences if id(each) not in dropped)


def _are_of_one_event(release: ClaimDifference, date: ClaimDifference, text: str) -> bool:
    """Tell whether a sentence of one wording gives both, and one of ``text``, in which nothing is current."""
    if release.wording != date.wording or _CURRENT.search(text) or _CURRENT.search(release.wording):
        return False
    return _is_one_sentence(text, release.found_span, date.found_span) and _is_one_sentence(
        release.wording, release.approved_span, date.approved_span
    )


def _is_one_sentence(text: str, one: Span | None, other: Span | None) -> bool:
    if one is None or other is None:
        return False
    first, second = sorted((one, other))
    return SENTENCE_END.search(text, first[1], second[0]) is None
