"""A wrong wording on one thing whose words are told of another: "Basic is sold online, while Club is sold in shops"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgcheck.analysis.comparison.telling.text_profile import TextProfile
from msgcheck.analysis.words import Word, has_capital
from msgcheck.late_pattern import late_pattern

_CLAUSE_END = late_pattern(r"[.;!?](?=\s)|[\n•|]|,\s+(?=(?:while|whereas|but)\b)", re.IGNORECASE)
_VERB = late_pattern(
    r"\b(?:is|are|was|were|can|could|may|might|must|shall|should|will|would|has|have|had|does|do|did)\b", re.IGNORECASE
)
_TAKES_UP = late_pattern(r"\b(?:it|its|they|them|their|this|that|these|those|both|you|also|too)\b", re.IGNORECASE)
_LONGEST_ARTICLE = 8
"""Code points before a word in which its article stands."""

_THE = late_pattern(r"\b(?:the|each|every)\s+\Z", re.IGNORECASE)


def is_of_other_thing(
    passage: TextProfile, wrong: TextProfile, telling: frozenset[str], own_names: frozenset[str]
) -> bool:
    """Tell whether ``telling``, what sets ``wrong`` apart from the approved wordings (stems), is said of another thing
    than ``wrong`` speaks of, in a clause of its own.

    The subject of ``wrong`` must be more than names of ours ("The Basic plan is sold in shops"): such a name may be
    missing. A clause that repeats the whole subject or takes it up ("it", "the plan") says it of the same thing.
    """
    verb = _VERB.search(wrong.text)
    subject = frozenset(word.stem for word in wrong.content if verb and word.start < verb.start())
    if subject <= own_names or not subject.isdisjoint(telling):
        return False
    clauses = [(clause, {word.stem for word in clause} & telling) for clause in _clauses(passage)]
    of_it = (said for clause, said in clauses if said and not _is_of_another(passage.text, clause, subject, telling))
    return not telling <= frozenset().union(*of_it) and telling <= passage.stems


def _clauses(passage: TextProfile) -> Iterator[tuple[Word, ...]]:
    """Yield the content words of each clause."""
    ends = [match.end() for match in _CLAUSE_END.finditer(passage.text)]
    for start, end in zip([0, *ends], [*ends, len(passage.text)], strict=True):
        yield tuple(word for word in passage.content if start <= word.start < end)


def _is_of_another(text: str, clause: tuple[Word, ...], subject: frozenset[str], telling: frozenset[str]) -> bool:
    """Tell whether a clause names another of the same kind ("the Club plan"), or opens with ``telling`` as what
    describes a thing, and gives that to another name: "Shop sales need a Club card".
    """
    shared = [word for word in clause if word.stem in subject]
    if subject <= {word.stem for word in shared} or _TAKES_UP.search(text, clause[0].start, clause[-1].end):
        return False
    if shared:
        leads = (max(0, word.start - _LONGEST_ARTICLE) for word in shared)
        return not any(_THE.search(text, lead, word.start) for lead, word in zip(leads, shared, strict=True))
    described = [number for number, word in enumerate(clause) if word.stem not in telling][:1]
    is_described = described and described[0] > 0 and text[clause[described[0]].start - 1] == " "
    return bool(is_described) and any(has_capital(text, word) for word in clause[1:])
