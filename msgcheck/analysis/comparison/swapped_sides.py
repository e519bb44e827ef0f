"""A comparison whose sides stand swapped: "Ledgerly is faster than Acme" where Acme is said to be faster."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgcheck.analysis.comparison.difference import Difference, Reason
from msgcheck.analysis.comparison.text_profile import TextProfile
from msgcheck.values import dataclass

_COMPARED = re.compile(
    r"\b(?:than|as [\w-]+ as|unlike|compared (?:to|with)|ahead of|outperforms?|beats?)\s+(?:the\s+)?"
    r"(?P<other>[\w-]+(?:\s(?!and\b|but\b|or\b|in\b|is\b|are\b|for\b|with\b|when\b|on\b|at\b)[\w-]+){0,2})"
)


@dataclass(frozen=True, slots=True)
class _Comparison:
    """What is compared with what, as stems: what stands after "than" and before it; and the words that say so."""

    other: frozenset[str]
    before: frozenset[str]
    words: str


def swapped_sides(passage: TextProfile, wording: TextProfile, others: tuple[TextProfile, ...]) -> Iterator[Difference]:
    """Yield the comparison of the passage that puts below what ``wording`` puts above, and above what it puts below.

    None of the ``others``, the message's approved wordings, may compare the passage's way.
    """
    said, approved = _comparison(passage), _comparison(wording)
    if said is None or approved is None:
        return
    lower, upper = said.other - approved.other, approved.other - said.other
    is_swapped = _stand_apart(lower, approved.before, said.before) and _stand_apart(upper, said.before, approved.before)
    known = filter(None, map(_comparison, others))
    if is_swapped and not any(each.other >= lower for each in known):
        yield Difference(Reason.NEGATION, wording.text, approved.words, said.words)


def _stand_apart(some: frozenset[str], there: frozenset[str], not_there: frozenset[str]) -> bool:
    return bool(some) and some <= there and some.isdisjoint(not_there)


def _comparison(profile: TextProfile) -> _Comparison | None:
    found = _COMPARED.search(profile.text)
    if found is None:
        return None
    start, end = found.span("other")
    other = frozenset(word.stem for word in profile.content if start <= word.start < end)
    before = frozenset(word.stem for word in profile.content if word.start < found.start())
    return _Comparison(other, before, found.group())
