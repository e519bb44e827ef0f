"""Everyone for whom something is said to be, where every approved wording says it of some: "made for everyone" for
"made for mills with 20 looms or more".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgcheck.analysis.claims.changes.alignment import STATEMENT_END, has_same_amount, sentence_start
from msgcheck.analysis.comparison.difference import Difference, Reason
from msgcheck.analysis.comparison.telling.text_profile import MessageProfile, TextProfile
from msgcheck.analysis.comparison.telling.word_alignment import Alignment
from msgcheck.analysis.lexicon import FUNCTION_WORDS
from msgcheck.analysis.words import stem, words
from msgcheck.late_pattern import late_pattern
from msgcheck.model.message import MessageKind

_EVERY = frozenset({"all", "any", "anybody", "anyone", "each", "every", "everybody", "everyone"})
_FOR_EVERYONE = late_pattern(
    r"\bfor\s+(?:(?P<one>anyone|anybody|everyone|everybody)"
    r"(?!\s+(?:else|but|except|(?:on|in|at|of|across)\s+(?:your|our|their|its))\b)|"
    r"(?:any|all|every)\s+(?!(?:of|the|your|our|these|those|such|other)\b)"
    r"(?!(?:[\w-]+\s+){1,3}(?:of|like)\s+(?:your|our)s?\b)"  # any mill of your size
    rf"(?P<what>[\w-]+(?:\s+(?!(?:{'|'.join(sorted(FUNCTION_WORDS))})\b)[\w-]+)?))",
    re.IGNORECASE,
)
_OPENING = late_pattern(
    r"\W*+(?:(?P<who>[\w’'-]+(?:\s+[\w’'-]+){0,3}?)\s+(?:is|are)\s+)?"
    r"(?:(?:made|built|meant|designed|created|developed|written|right)\s+)?",
    re.IGNORECASE,
)
"""What leads to whom something is for: "Acme is", "We are built", "Made"."""
_US = frozenset({"we", "it", "this"})
_GOES_ON = late_pattern(
    r"(?::|[,;]\s+(?:there|we|you|it|the|our|an?)\b|\b(?:there|we|you|is|are|was|were)\b)", re.IGNORECASE
)
_RELATIVE = late_pattern(r"\b(?:who|that|whose|which)\b", re.IGNORECASE)
_MOST_TOLD = 0.5
"""Share of the words of a wording from which the passage names those whom it names."""


def widened_audience(passage: TextProfile, message: MessageProfile, alignment: Alignment) -> Iterator[Difference]:
    """Yield "for everyone" of what is approved for some, where the passage names neither them nor a figure of them."""
    if message.message.kind is not MessageKind.AUDIENCE or not message.forms.isdisjoint(_EVERY):
        return
    for found in _FOR_EVERYONE.finditer(passage.text):
        if _is_of_ours(found, message) and _is_audience(found, message) and not _names_them(passage, message):
            yield Difference(Reason.STRONGER, alignment.wording.text, "", found.group())
            return


def _is_of_ours(found: re.Match[str], message: MessageProfile) -> bool:
    """Tell whether the sentence says of us, or of nothing else, for whom it is, and ends with that: not "Fair shifts
    for everyone", "Acme is not for everyone", nor "For everyone who comes late, there is a second boat".
    """
    start = sentence_start(found.string, found.start())
    lead = _OPENING.fullmatch(found.string, start, found.start())
    if lead is None:
        return False
    subject = words(lead["who"] or "")
    is_ours = all(word.stem in message.own_names or word.lower in _US for word in subject)
    return is_ours and (bool(subject) or not _goes_on(found))


def _goes_on(found: re.Match[str]) -> bool:
    """Tell whether a statement follows for which "for everyone who ..." only says when it holds."""
    end = STATEMENT_END.search(found.string, found.end())
    rest = found.string[found.end() : end.start() + 1 if end else len(found.string)]
    on, relative = _GOES_ON.search(rest), _RELATIVE.search(rest)
    return on is not None and (relative is None or on.start() < relative.start() or not on.group()[0].isalpha())


def _is_audience(found: re.Match[str], message: MessageProfile) -> bool:
    """Tell whether it is for people, or for all of a kind that the message is for some of: "every mill"."""
    return found["one"] is not None or any(stem(word.lower()) in message.stems for word in found["what"].split())


def _names_them(passage: TextProfile, message: MessageProfile) -> bool:
    """Tell whether the passage has a figure of a wording, or half the words of one, our names aside."""
    figures = (each for wording in message.wordings for each in wording.quantities)
    if any(has_same_amount(one, each) for one in figures for each in passage.quantities):
        return True
    theirs = (wording.stems - message.own_names for wording in message.wordings)
    return any(len(each & passage.stems) >= _MOST_TOLD * len(each) for each in theirs)
