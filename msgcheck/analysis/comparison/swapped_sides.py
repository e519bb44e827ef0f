"""A comparison whose sides stand swapped: "Ledgerly is faster than Acme" where Acme is said to be faster."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgcheck.analysis.comparison.difference import Difference, Reason
from msgcheck.analysis.comparison.text_profile import TextProfile
from msgcheck.values import dataclass

_COMPARED = re.compile(
    r"\b(?:than|as [\w-]+ as|unlike|compared (?:to|with)|ahead of|outperforms?|beats?)\s+(?:the\s+)?"
    r"(?P<name>[A-Z][\w-]*)"
)


@dataclass(frozen=True, slots=True)
class _Comparison:
    """Who is compared with whom: the name after "than", every word before it, and the words that compare."""

    other: str
    before: frozenset[str]
    words: str


def swapped_sides(passage: TextProfile, wording: TextProfile, others: tuple[TextProfile, ...]) -> Iterator[Difference]:
    """Yield the comparison of the passage that puts below what ``wording`` puts above, and above what it puts below.

    None of the ``others``, the message's approved wordings, may compare the passage's way.
    """
    said, approved = _comparison(passage.text), _comparison(wording.text)
    if said is None or approved is None or said.other == approved.other:
        return
    if approved.other in said.before and said.other in approved.before:
        known = filter(None, (_comparison(other.text) for other in others))
        if all(each.other != said.other for each in known):
            yield Difference(Reason.NEGATION, wording.text, approved.words, said.words)


def _comparison(text: str) -> _Comparison | None:
    found = _COMPARED.search(text)
    if found is None:
        return None
    return _Comparison(found["name"], frozenset(re.findall(r"[\w-]+", text[: found.start()])), found.group())
