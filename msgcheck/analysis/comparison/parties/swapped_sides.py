"""A comparison whose sides stand swapped: "Ledgerly is faster than Acme" where Acme is said to be faster."""

from __future__ import annotations

import re
from dataclasses import replace

from msgcheck.analysis.comparison.difference import Difference, Reason
from msgcheck.analysis.comparison.telling.text_profile import TextProfile
from msgcheck.analysis.comparison.telling.word_alignment import Alignment, align_with
from msgcheck.analysis.negation import negates
from msgcheck.analysis.words import stem
from msgcheck.values import dataclass

_COMPARED = re.compile(
    r"\b(?:than|as [\w-]+ as|(?i:unlike|compared (?:to|with))|ahead of|outperforms?|beats?)\s+(?:the\s+)?"
    r"(?P<other>[\w-]+(?:\s(?!and\b|but\b|or\b|in\b|is\b|are\b|for\b|with\b|when\b|on\b|at\b)[\w-]+){0,2})"
)
_WE_DO_NOT = re.compile(
    r"\b(?P<who>[\w-]+)\s+(?:(?:does|do|did|is|are|can|could|will|has|have)(?:\s+not|n['’]t)|cannot)\s*(?=[.,;:!?)]|$)"
)
_SENTENCE_END = re.compile(r"[.!?](?=\s|$)")
_CLAUSE_END = re.compile(r"[.,;:!?](?=\s)")


@dataclass(frozen=True, slots=True)
class _Comparison:
    """What is compared with what, as stems: what stands after "than", and what it is said of; and the words that say
    so. ``opening`` is where they end if they open the text, else 0.
    """

    other: frozenset[str]
    one: frozenset[str]
    words: str
    opening: int


def swapped_sides(
    passage: TextProfile, wording: TextProfile, others: tuple[TextProfile, ...]
) -> tuple[Difference, ...]:
    """Return the comparison of the passage that puts below what ``wording`` puts above, and above what it puts below.

    None of the ``others``, the message's approved wordings, may compare the passage's way.
    """
    said, approved = _comparison(passage), _comparison(wording)
    if approved is None:
        return ()
    if said is None:
        return _denied_of_us(passage, wording, approved)
    lower, upper = said.other - approved.other, approved.other - said.other
    is_swapped = _stand_apart(lower, approved.one, said.one) and _stand_apart(upper, said.one, approved.one)
    known = filter(None, map(_comparison, others))
    if not is_swapped or any(each.other >= lower for each in known):
        return ()
    return (Difference(Reason.NEGATION, wording.text, approved.words, said.words),)


def _denied_of_us(passage: TextProfile, wording: TextProfile, approved: _Comparison) -> tuple[Difference, ...]:
    """Return "Acme does not" of "Velox repairs bikes; Acme does not", where "Unlike Velox, Acme repairs bikes" is
    approved; what a wording itself denies of us is another matter.
    """
    opens = approved.opening and not negates(wording.text[approved.opening :]) and approved.other <= passage.stems
    ours = next((word.stem for word in wording.content if word.start >= approved.opening), "")
    for found in _WE_DO_NOT.finditer(passage.text) if opens else ():
        if stem(found["who"].lower()) == ours:
            return (Difference(Reason.NEGATION, wording.text, approved.words, found.group()),)
    return ()


def aligned_without_rival(passage: TextProfile, alignment: Alignment) -> Alignment | None:
    """Align a passage that names Acme with what is said of it in a wording that opens with a comparison ("Unlike Velox,
    Acme ..."); ``None`` where the passage names Velox alone. Any other is aligned as it is.
    """
    compared = _comparison(alignment.wording)
    if compared is None or not compared.opening:
        return alignment
    own = tuple(word for word in alignment.wording.content if word.start >= compared.opening)
    if own and own[0].stem in passage.stems:
        return align_with(passage, replace(alignment.wording, content=own))
    return alignment if compared.other.isdisjoint(passage.stems) else None


def denies_comparison(passage: TextProfile, wording: TextProfile) -> bool:
    """Tell whether the clause of the passage denies that it compares, "is no faster than", and that of ``wording`` does
    not.
    """
    return negates(_before_comparison(passage.text)) and not negates(_before_comparison(wording.text))


def _before_comparison(text: str) -> str:
    """Return what leads to the first comparison of a text, within its clause."""
    found = _COMPARED.search(text)
    return _CLAUSE_END.split(text[: found.start()])[-1] if found else ""


def _stand_apart(some: frozenset[str], there: frozenset[str], not_there: frozenset[str]) -> bool:
    return bool(some) and some <= there and some.isdisjoint(not_there)


def _comparison(profile: TextProfile) -> _Comparison | None:
    """Return the first comparison of a text: it is said of what stands before it, or behind it where it opens its
    sentence ("Unlike Ledgerly, Acme ...").
    """
    found = _COMPARED.search(profile.text)
    if found is None:
        return None
    start, end = found.span("other")
    other = frozenset(word.stem for word in profile.content if start <= word.start < end)
    before = profile.text[: found.start()].rstrip()
    is_opening = not before or before.endswith((".", "!", "?"))
    first, last = (end, _sentence_end(profile.text, end)) if is_opening else (0, found.start())
    one = frozenset(word.stem for word in profile.content if first <= word.start < last)
    return _Comparison(other, one, found.group(), end if not before else 0)


def _sentence_end(text: str, start: int) -> int:
    found = _SENTENCE_END.search(text, start)
    return found.start() if found else len(text)
