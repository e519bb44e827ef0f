"""What a passage affirms that a wording denies."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace

from msgcheck.analysis.claims.quantities.quantity import interval
from msgcheck.analysis.comparison.sense.denials import only_denied
from msgcheck.analysis.comparison.telling.text_profile import MessageProfile, TextProfile
from msgcheck.analysis.comparison.telling.told_clauses import aligned_clauses
from msgcheck.analysis.comparison.telling.word_alignment import Alignment, align_with
from msgcheck.analysis.negation import find_negations, negates
from msgcheck.late_pattern import late_pattern

# Set as the shares of ``named_differences``.
_TOLD_SHARES = (0.7, 0.6)
_TOLD_OF_US_SHARES = (0.9, 0.7)
_TOLD_CLAUSE_SHARES = (0.75, 0.7)

_OF_US = late_pattern(r"\b(?:we|our)\b", re.IGNORECASE)
_NONE = late_pattern(
    r"\bno-(?=[a-z])|\bzero\b|\b(?=\w+-free\b)|\bfree\s+(?:of|from)\b|\bwaiv(?:e|es|ed|ing)\b", re.IGNORECASE
)
"""Other ways to deny: "zero fees", "our no-logs service"."""
_FARTHEST = 3
"""Content words from there on among which that stands that is denied."""
_NOT_TODAY = late_pattern(
    r"\buntil (?:recently\b|(?:19|20)\d\d)|\b(?:used to|formerly|previously|originally|in the past|at first|would)\b",
    re.IGNORECASE,
)
"""What was so before, or would be so."""
_OF_OTHERS = late_pattern(
    r"\b(?:others?|elsewhere|most|many|unlike|than|before|had|no longer|competitors?|rivals?|conventional|traditional|"
    r"usual|usually|ordinary|common|normal)\b",
    re.IGNORECASE,
)
"""What tells of others, or of the time before us."""
_TAKES_AWAY = late_pattern(
    r"\b(?:avoid|spar(?:e|ing)|sav(?:e|ing)|skip|end(?:s|ed|ing)?\b|stop|drop|remov|eliminat|abolish|ban(?:s|ned)\b|replac|"
    r"instead|rather|histor|gone\b|unnecess|superfluous|phas(?:e|ed|es|ing)\s+out\b|forget|makes? up for)",
    re.IGNORECASE,
)
"""What does away with something, as a denial does: "spares you a second visit"."""


def affirmed(passage: TextProfile, message: MessageProfile, alignment: Alignment) -> frozenset[str]:
    """Return the stems that the aligned wording denies and ``passage`` affirms; none where it denies anything.

    The negation is no word that such a passage can have, nor has it the name of the company where it says "we".
    """
    wording = alignment.wording
    denied = only_denied(wording)
    said = denied & passage.stems
    if not said or passage.denied or _says_none(passage, said):
        return frozenset()
    if alignment.shares(*_TOLD_SHARES):
        return said
    if _NOT_TODAY.search(passage.text):
        return frozenset()
    if in_clause := _affirmed_in_clause(passage, wording, denied, message):
        return in_clause
    if not denied & wording.stems <= passage.stems:
        return frozenset()
    of_us = align_with(passage, _less_negations(wording, message))
    return said if of_us.shares(*_TOLD_OF_US_SHARES) and _is_said_of_us(passage, of_us) else frozenset()


def _affirmed_in_clause(
    passage: TextProfile, wording: TextProfile, denied: frozenset[str], message: MessageProfile
) -> frozenset[str]:
    """Return what a clause of ``wording`` denies of which ``passage`` affirms all, and tells the rest: "A lost key
    takes a second visit" for "..., and a lost key is replaced without a second visit"; none of what others do or did.
    """
    if negates(passage.text) or _OF_OTHERS.search(passage.text) or _TAKES_AWAY.search(passage.text):
        return frozenset()
    for (start, end), clause in aligned_clauses(passage, _less_negations(wording, message)):
        within = frozenset(word.stem for word in wording.content if start <= word.start < end) & denied
        if within and within <= passage.stems and clause.shares(*_TOLD_CLAUSE_SHARES):
            return within
    return frozenset()


def _says_none(passage: TextProfile, denied: frozenset[str]) -> bool:
    """Tell whether there are none of what is ``denied``: "zero setup fees", "$0 in fees"."""
    ends = [each.end() for each in _NONE.finditer(passage.text)]
    ends += [each.end for each in passage.quantities if interval(each)[1] == 0]
    after = (bisect_right(passage.content, end, key=lambda word: word.end) for end in ends)
    return any(word.stem in denied for first in after for word in passage.content[first : first + _FARTHEST])


def _is_said_of_us(passage: TextProfile, alignment: Alignment) -> bool:
    """Tell whether "we" or "our" leads straight to what is shared: "we know that banks charge" says it of banks."""
    stretch = passage.content[alignment.first : alignment.last]
    of_us = [each.end() for each in _OF_US.finditer(passage.text, 0, stretch[0].start)] if stretch else []
    before = passage.content[alignment.first - 1 : alignment.first]
    return bool(of_us) and not any(word.start >= of_us[-1] for word in before)


def _less_negations(wording: TextProfile, message: MessageProfile) -> TextProfile:
    """Return the wording less its negations and the name that it opens with."""
    left = {word.start for word in wording.content[:1] if word.stem in message.own_names}
    for each in find_negations(wording.text):
        left.update(word.start for word in wording.content if each.start <= word.start < each.end)
    kept = tuple(word for word in wording.content if word.start not in left)
    return replace(wording, content=kept)
