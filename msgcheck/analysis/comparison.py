"""What a passage says otherwise than a message: typed differences, each with the words that show it.

A difference is looked for only between texts that share enough words in the same order; of others nothing is said.
How likely passage and message make the same claim at all is the judge's part (:mod:`msgcheck.analysis.judge`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from msgcheck.analysis.claims.alignment import Stated
from msgcheck.analysis.claims.difference import ClaimChange, compare_quantities
from msgcheck.analysis.claims.grammar import find_quantities
from msgcheck.analysis.claims.quantity import Quantity
from msgcheck.analysis.lexicon import ABSOLUTES, MONTHS
from msgcheck.analysis.negation import find_negations
from msgcheck.analysis.words import Word, content_words, stem, words
from msgcheck.model.message import MatchMode, Message


class Reason(StrEnum):
    """Why a passage is not what the message says."""

    KNOWN_WRONG = "known_wrong"
    NUMBER = "number"
    QUALIFIER = "qualifier"
    NEGATION = "negation"
    NEGATION_LOST = "negation_lost"
    NAME = "name"
    STRONGER = "stronger"
    WORDING = "wording"


@dataclass(frozen=True, slots=True)
class Difference:
    """One typed difference from the approved ``wording``: its words and the passage's. Either side may be empty."""

    reason: Reason
    wording: str
    approved: str
    found: str


@dataclass(frozen=True, slots=True)
class TextProfile:
    """A text taken apart once, to be compared with many: content words in order, all forms, numbers, denied stems."""

    text: str
    content: tuple[Word, ...]
    stems: frozenset[str]
    forms: frozenset[str]
    quantities: tuple[Quantity, ...]
    denied: frozenset[str]
    word_count: int


@dataclass(frozen=True, slots=True)
class MessageProfile:
    """A message taken apart once: its approved wordings, its known wrong ones, and the words of all approved ones."""

    message: Message
    wordings: tuple[TextProfile, ...]
    wrong: tuple[TextProfile, ...]
    stems: frozenset[str]
    forms: frozenset[str]


@dataclass(frozen=True, slots=True)
class Alignment:
    """How a wording's content words stand in a passage, in order.

    ``recall`` is the share of the wording's words found, ``density`` the share of found words in the stretch of the
    passage they span (both 0..1), ``first`` and ``last`` that stretch (indices of content words, half-open).
    """

    wording: TextProfile
    recall: float
    density: float
    first: int
    last: int
    operations: tuple[tuple[str, int, int, int, int], ...]

    def shares(self, recall: float, density: float) -> bool:
        """Tell whether at least so much is shared, and at least two words."""
        found = self.recall * len(self.wording.content)
        return self.recall >= recall and self.density >= density and found >= 2


def profile_text(text: str) -> TextProfile:
    """Take a text apart."""
    content = content_words(text)
    every = words(text)
    denied = frozenset(
        stem(part) for negation in find_negations(text) for word in negation.reach for part in word.split("-")
    )
    return TextProfile(
        text,
        content,
        frozenset(word.stem for word in content),
        frozenset(word.lower for word in every),
        find_quantities(text),
        denied,
        len(every),
    )


def profile_message(message: Message) -> MessageProfile:
    """Take a message apart."""
    wordings = tuple(profile_text(text) for text in message.wordings)
    return MessageProfile(
        message,
        wordings,
        tuple(profile_text(text) for text in message.contradictions),
        frozenset().union(*(wording.stems for wording in wordings)),
        frozenset().union(*(wording.forms for wording in wordings)),
    )


def align(passage: TextProfile, message: MessageProfile) -> Alignment:
    """Align the passage with the approved wording that shares most with it."""
    alignments = [_aligned(passage, wording) for wording in message.wordings]
    return max(alignments, key=lambda alignment: alignment.recall * alignment.density)


def compare(passage: TextProfile, message: MessageProfile) -> tuple[Difference, ...]:
    """Return how the passage differs from the message, worst first; empty where no named difference is seen."""
    alignment = align(passage, message)
    found = [
        *_known_wrong(passage, message, alignment),
        *_numbers(passage, message, alignment),
        *_negation(passage, message, alignment),
        *_names(passage, message, alignment),
        *_stronger(passage, message, alignment),
    ]
    if not found and message.message.match is MatchMode.EXACT:
        found.extend(_wording(passage, message, alignment))
    return tuple(found)


def _aligned(passage: TextProfile, wording: TextProfile) -> Alignment:
    ours = [word.stem for word in passage.content]
    theirs = [word.stem for word in wording.content]
    operations = tuple(SequenceMatcher(None, theirs, ours, autojunk=False).get_opcodes())
    equal = [operation for operation in operations if operation[0] == "equal"]
    if not equal:
        return Alignment(wording, 0.0, 0.0, 0, 0, operations)
    shared = sum(operation[2] - operation[1] for operation in equal)
    first, last = equal[0][3], equal[-1][4]
    return Alignment(wording, shared / len(theirs), shared / (last - first), first, last, operations)


# The shares below were set on the labelled pairs described in docs/judge.md (2,480 written for this purpose, 2,080 of
# five real organisations): each is the loosest at which at least three in four findings of its reason were right there.
# Set them again when the encoder, the stemmer or the labelled pairs change.
_WRONG_SHARES = (0.75, 0.5)
_NUMBER_SHARES = (0.4, 0.5)
_QUALIFIER_SHARES = (0.6, 0.6)
_NEGATION_SHARES = (0.7, 0.6)
_NAME_SHARES = (0.4, 0.5)
_STRONGER_SHARES = (0.6, 0.6)
_EXACT_SHARE = 0.6
_LONGEST_REPLACEMENT = 3

_REASONS = {
    ClaimChange.VALUE: Reason.NUMBER,
    ClaimChange.ROUNDED_UP: Reason.NUMBER,
    ClaimChange.UNIT: Reason.NUMBER,
    ClaimChange.DENOMINATOR: Reason.NUMBER,
    ClaimChange.DATE: Reason.NUMBER,
    ClaimChange.VERSION: Reason.NUMBER,
    ClaimChange.BOUND_LOST: Reason.QUALIFIER,
    ClaimChange.BOUND_ADDED: Reason.QUALIFIER,
    ClaimChange.BOUND_TURNED: Reason.QUALIFIER,
    ClaimChange.WINDOW_DROPPED: Reason.QUALIFIER,
}


def _known_wrong(passage: TextProfile, message: MessageProfile, alignment: Alignment) -> Iterator[Difference]:
    """Yield the contradiction that the passage repeats, with every word that sets it apart from the approved ones."""
    for wrong in message.wrong:
        telling = (wrong.stems | (wrong.forms & {"only"})) - message.stems - message.forms
        if not telling or not telling <= passage.stems | passage.forms:
            continue
        repeated = _aligned(passage, wrong)
        is_nearer = repeated.recall > _most_shared(passage, message)
        if repeated.shares(*_WRONG_SHARES) and is_nearer and bool(wrong.denied) == bool(passage.denied):
            yield Difference(Reason.KNOWN_WRONG, alignment.wording.text, "", wrong.text)
            return


def _numbers(passage: TextProfile, message: MessageProfile, alignment: Alignment) -> Iterator[Difference]:
    """Yield each number of the passage that stands in the place of an approved one and says another amount, or the
    same amount without its limit or its time.
    """
    if not passage.quantities or not alignment.shares(*_NUMBER_SHARES):
        return
    stated = [Stated(wording.text, wording.quantities) for wording in _nearest_first(message, alignment)]
    for change in compare_quantities(stated, Stated(passage.text, passage.quantities)):
        reason = _REASONS.get(change.change)
        if reason is Reason.NUMBER or (reason is not None and alignment.shares(*_QUALIFIER_SHARES)):
            yield Difference(reason, change.wording, change.approved, change.found)


def _nearest_first(message: MessageProfile, alignment: Alignment) -> list[TextProfile]:
    return sorted(message.wordings, key=lambda wording: wording is not alignment.wording)


def _negation(passage: TextProfile, message: MessageProfile, alignment: Alignment) -> Iterator[Difference]:
    """Yield the words that only one side denies; where both deny something, nothing is said."""
    denied_there = frozenset().union(*(wording.denied for wording in message.wordings))
    if not alignment.shares(*_NEGATION_SHARES) or bool(denied_there) == bool(passage.denied):
        return
    new = passage.denied & alignment.wording.stems
    lost = alignment.wording.denied & passage.stems
    if new:
        yield Difference(Reason.NEGATION, alignment.wording.text, "", _listed(passage, new))
    elif lost:
        yield Difference(Reason.NEGATION_LOST, alignment.wording.text, _listed(alignment.wording, lost), "")


def _names(passage: TextProfile, message: MessageProfile, alignment: Alignment) -> Iterator[Difference]:
    """Yield a proper name of the wording that stands replaced by another name."""
    if not alignment.shares(*_NAME_SHARES):
        return
    for tag, i1, i2, j1, j2 in alignment.operations:
        if tag != "replace" or max(i2 - i1, j2 - j1) > _LONGEST_REPLACEMENT:
            continue
        theirs, ours = alignment.wording.content[i1:i2], passage.content[j1:j2]
        theirs_is_name = _are_name(alignment.wording.text, theirs, passage.stems)
        if theirs_is_name and _are_name(passage.text, ours, message.stems) and not _is_short_form(theirs, ours):
            approved, found = _quote(alignment.wording.text, theirs), _quote(passage.text, ours)
            yield Difference(Reason.NAME, alignment.wording.text, approved, found)


def _stronger(passage: TextProfile, message: MessageProfile, alignment: Alignment) -> Iterator[Difference]:
    """Yield the absolute words that stand within the repeated claim and in no approved wording."""
    if not alignment.shares(*_STRONGER_SHARES):
        return
    stretch = passage.content[alignment.first : alignment.last]
    added = [word for word in stretch if word.lower in ABSOLUTES and word.lower not in message.forms]
    if added:
        yield Difference(Reason.STRONGER, alignment.wording.text, "", ", ".join(word.lower for word in added))


def _wording(passage: TextProfile, message: MessageProfile, alignment: Alignment) -> Iterator[Difference]:
    """Yield where a near-copy of a fixed wording differs from it, function words included."""
    wording = alignment.wording.text
    theirs, ours = words(wording), words(passage.text)
    forms = [word.lower for word in theirs], [word.lower for word in ours]
    operations = SequenceMatcher(None, *forms, autojunk=False).get_opcodes()
    equal = [operation for operation in operations if operation[0] == "equal"]
    shared = sum(operation[2] - operation[1] for operation in equal)
    if len(ours) > 1.5 * len(theirs) + 2 or shared < max(2, _EXACT_SHARE * len(theirs)):
        return
    if any(_plain(text) in _plain(passage.text) for text in message.message.wordings):
        return
    first, last = max(0, equal[0][3] - equal[0][1]), min(len(ours), equal[-1][4] + len(theirs) - equal[-1][2])
    if shared < _EXACT_SHARE * (last - first):
        return
    changes = [change for change in operations if change[0] != "equal"]
    approved = [_quote(wording, theirs[i1:i2]) for _, i1, i2, _, _ in changes]
    found = [_quote(passage.text, ours[max(j1, first) : min(j2, last)]) for _, _, _, j1, j2 in changes]
    yield Difference(Reason.WORDING, wording, "; ".join(filter(None, approved)), "; ".join(filter(None, found)))


def _are_name(text: str, some: tuple[Word, ...], known: frozenset[str]) -> bool:
    """Tell whether words of ``text`` are one proper name of which the other side knows no word: DIS 18974."""
    capital = [word for word in some if word.start > 0 and text[word.start].isupper() and word.lower not in MONTHS]
    digits = [word for word in some if word.lower[0].isdigit()]
    return bool(capital) and len(capital) + len(digits) == len(some) and not any(word.stem in known for word in some)


def _is_short_form(some: tuple[Word, ...], others: tuple[Word, ...]) -> bool:
    """Tell whether one side may be the other's initials: IoT and Internet of Things."""
    if (len(some) == 1) == (len(others) == 1) or some[0].lower[0] != others[0].lower[0]:
        return False
    return min(len(some[0].lower), len(others[0].lower)) <= 5


def _most_shared(passage: TextProfile, message: MessageProfile) -> float:
    """Return the largest share of an approved wording's words that the passage has, in any order."""
    return max(len(wording.stems & passage.stems) / max(1, len(wording.stems)) for wording in message.wordings)


def _listed(profile: TextProfile, stems: frozenset[str]) -> str:
    return ", ".join(dict.fromkeys(word.lower for word in profile.content if word.stem in stems))


def _quote(text: str, some: tuple[Word, ...]) -> str:
    return text[some[0].start : some[-1].end] if some else ""


def _plain(text: str) -> str:
    return " ".join(word.lower for word in words(text))
