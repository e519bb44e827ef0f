"""A wording that the platform names as wrong, told whole: where a share of its words says too little."""

from __future__ import annotations

import re

from msgcheck.analysis.claims.changes.alignment import sentence_start
from msgcheck.analysis.comparison.telling.text_profile import MessageProfile, TextProfile
from msgcheck.analysis.comparison.telling.word_alignment import align_with, is_said_further_on, subject_length
from msgcheck.analysis.words import Word, plain_words, words
from msgcheck.late_pattern import late_pattern

_CLAUSE_END = late_pattern(r"\s*(?:\Z|[.,;!)|\n•]|:\s|[–—]|\s-\s)")
_GOES_ON = late_pattern(r"(?:[,;]|\b(?:and|but|it|they|we|also|now|still))\s*\Z", re.IGNORECASE)
_OF_ANOTHER = late_pattern(
    r"\b(?:that|which|who|whose|than|unlike|like|while|whereas|where|if|when|until|before|beside|for|instead|others?)\b",
    re.IGNORECASE,
)
"""What makes that which follows the claim of somebody else, or no claim: "irons that", "faster than", "if"."""


def is_sentence_of(passage: TextProfile, wrong: TextProfile, message: MessageProfile) -> bool:
    """Tell whether a wrong wording opens a sentence of the passage word for word and ends a clause there, though no
    approved wording has its words together: "Acme is a charity." where Acme is a project of Hask, a charity.
    """
    said = plain_words(wrong.text)
    if said not in plain_words(passage.text) or any(said in plain_words(each.text) for each in message.wordings):
        return False
    ours, theirs = words(passage.text), said.split()
    runs = (ours[at : at + len(theirs)] for at, word in enumerate(ours) if word.lower == theirs[0])
    return any(theirs == [word.lower for word in run] and _is_clause(passage.text, run) for run in runs)


def _is_clause(text: str, some: tuple[Word, ...]) -> bool:
    start = sentence_start(text, some[0].start)
    return not words(text[start : some[0].start]) and _CLAUSE_END.match(text, some[-1].end) is not None


def goes_on_with(passage: TextProfile, wrong: TextProfile, names: frozenset[str]) -> bool:
    """Tell whether a sentence that opens with the subject of a wrong wording goes on with all that this says of it:
    "Acme is a light kettle, and it boils a litre in 90 seconds".

    ``names`` are the stems of words that may be the subject. What stands between tells it of nobody else.
    """
    if not is_said_further_on(passage, wrong, names):
        return False
    first = subject_length(wrong, names)
    places = align_with(passage, wrong).places
    between = passage.text[passage.content[places[first - 1]].end : passage.content[places[first]].start]
    return _GOES_ON.search(between) is not None and _OF_ANOTHER.search(between) is None
