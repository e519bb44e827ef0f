"""Wordings that the platform names as wrong, found where a passage repeats one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from math import isclose

from msgcheck.analysis.claims.changes.alignment import STATEMENT_END, sentence_start
from msgcheck.analysis.comparison.difference import Difference, Reason
from msgcheck.analysis.comparison.naming.names import shares_names_alone
from msgcheck.analysis.comparison.parties.other_thing import is_of_other_thing
from msgcheck.analysis.comparison.sense.denials import denied_within
from msgcheck.analysis.comparison.telling.contrasts import is_told_of_others
from msgcheck.analysis.comparison.telling.left_behind import is_left_behind
from msgcheck.analysis.comparison.telling.text_profile import MessageProfile, TextProfile
from msgcheck.analysis.comparison.telling.word_alignment import Alignment, align_with
from msgcheck.analysis.comparison.wordings.repeated_whole import goes_on_with, is_sentence_of
from msgcheck.analysis.words import Word, content_words
from msgcheck.late_pattern import late_pattern

# Set on the labelled pairs of training/README.md; set again when the encoder, the stemmer or the pairs change.
_WRONG_SHARES = (0.75, 0.5)
_FEWEST_REPEATED = 3
_WHAT_IT_IS = late_pattern(r"\b(?:is|are|was|were)\s+(?:(?:an?|the)\s+)?\Z", re.IGNORECASE)
_IS = late_pattern(r"\b(?:is|are|was|were)\b", re.IGNORECASE)
_ARTICLE = late_pattern(r"\s+(?:an?|the)\b", re.IGNORECASE)
_SAYS_WHAT = late_pattern(
    r"(?:\b(?:is|are|was|were|be|been|being|as|becom(?:e|es|ing)|became|remains?|stays?|call(?:s|ed))\b|[:,–—]|\s-(?=\s))"
    r"(?:\s+[\w’'-]+){0,3}\s*\Z",
    re.IGNORECASE,
)
_LEADS_TO_WHAT = late_pattern(
    r"(?:\b(?:is|are|was|were|be|been|being|as|becom(?:e|es|ing)|became|remains?|stays?|call(?:s|ed))"
    r"\s+(?:(?!(?:by|with|in|on|at|for|from|to|of|than|using)\b)[\w’'-]+\s+){0,3}|(?:\A|[:,–—]|\s-)\s*(?:(?:an?|the|our|its|your)\s+(?:[\w’'-]+\s+)?)?)\Z",
    re.IGNORECASE,
)
"""What stands in a sentence before that which something is said to be, where no subject is repeated."""
_GOES_ON = late_pattern(
    r"\s+(?:can|could|may|might|must|shall|should|will|would|is|are|was|were|has|have|had|does|do|did)\b", re.IGNORECASE
)
"""What makes a subject of what stands before it: "A scanning tool can ..."."""
_OURS = late_pattern(r"\b(?:our|this)\s+(?:[\w’'-]+\s+)?\Z", re.IGNORECASE)
_WE = late_pattern(r"\A\W*(?i:we|our)(?:\s+[a-z’'-]+){0,4}\s+\Z")
"""What opens a sentence on the company; a name behind it is somebody else: "we like that Velox offers"."""


def known_wrong(passage: TextProfile, message: MessageProfile, alignment: Alignment) -> Iterator[Difference]:
    """Yield the contradiction that the passage repeats, with every word that sets it apart from the approved ones.

    What these deny sets it apart, too: of "code, not paper" the paper is no approved word. A passage that
    speaks of something else (:func:`_what_about`) repeats nothing, nor one that only has names besides the subject, or
    that tells the wrong thing as what was there before the approved one, or of another thing.
    """
    denied = frozenset().union(*(wording.denied for wording in message.wordings))
    approved = (message.stems | message.forms) - denied
    for wrong in message.wrong:
        if not (is_sentence_of(passage, wrong, message) or _has_its_words(passage, wrong, approved, message)):
            continue
        repeated = _without_subject(align_with(passage, wrong), passage, message)
        is_nearer = repeated.recall > _most_shared(passage, message)
        is_denied = bool(denied_within(passage, repeated))
        is_told = _is_repeated(passage, wrong, repeated, message) and _is_said_of_it(repeated, passage, message)
        if is_told and is_nearer and bool(wrong.denied) == is_denied:
            yield Difference(Reason.KNOWN_WRONG, alignment.wording.text, "", wrong.text)
            return


def _has_its_words(passage: TextProfile, wrong: TextProfile, approved: frozenset[str], message: MessageProfile) -> bool:
    """Tell whether a passage has every word that sets a wrong wording apart, not as what was there before, nor said of
    something else, nor of others that it sets us apart from. Who says "we" says it of the company, whose name the
    approved wordings may leave out, too.
    """
    limits = wrong.forms & {"only"}
    telling = (wrong.stems | limits) - approved
    if _is_said_by_us(passage, telling - message.company):
        telling -= message.company
    needed = telling | limits | _what_about(wrong, approved, message)
    is_there = bool(telling) and needed <= passage.stems | passage.forms
    names = message.own_names
    is_apart = is_left_behind(passage, telling, approved) or is_of_other_thing(passage, wrong, telling, names)
    never_ours = telling - message.stems - message.forms
    return is_there and not is_apart and not is_told_of_others(passage, never_ours or telling, names)


def _is_said_by_us(passage: TextProfile, telling: frozenset[str]) -> bool:
    """Tell whether "we", or something of ours, opens the sentence that begins with the words ``telling``."""
    first = next((word for word in passage.content if word.stem in telling), None)
    return (
        first is not None
        and _WE.search(passage.text[sentence_start(passage.text, first.start, STATEMENT_END) : first.start]) is not None
    )


def _is_repeated(passage: TextProfile, wrong: TextProfile, repeated: Alignment, message: MessageProfile) -> bool:
    """Tell whether a passage has enough of a wrong wording close together, or tells it whole."""
    if is_sentence_of(passage, wrong, message) or goes_on_with(passage, wrong, message.own_names):
        return True
    return repeated.shares(*_WRONG_SHARES) and not _has_other_names_alone(passage, wrong, message)


def _has_other_names_alone(passage: TextProfile, wrong: TextProfile, message: MessageProfile) -> bool:
    """Tell whether of a wrong wording the passage has names alone, and not that which opens it: a list of partners says
    nothing of what they run, but "Acme, a service of ..." does.
    """
    subject = {word.stem for word in wrong.content[:1]} & message.own_names
    return subject.isdisjoint(passage.stems) and shares_names_alone(passage, (wrong,))


def _what_about(wrong: TextProfile, approved: frozenset[str], message: MessageProfile) -> frozenset[str]:
    """Return the stems without which a wrong wording speaks of something else: what it denies of the approved ones, and
    what it opens with, where that is no name of ours.

    "Does not support exports" is not repeated by "does not support Windows 7", nor "Renewals need a form" by "Refunds
    need a form".
    """
    opening = {word.stem for word in wrong.content[:1]} - message.own_names
    return (wrong.denied & wrong.stems & approved) | opening


def _without_subject(repeated: Alignment, passage: TextProfile, message: MessageProfile) -> Alignment:
    """Return how much of a wrong wording is repeated, its subject aside: that may stand in the title above.

    Only where all the rest is repeated, and three words at least; fewer are said of anything. So is what something is,
    unless it opens its sentence: "A scanning tool for teams", but not "We compared a scanning tool for teams".
    """
    predicate = next((word for word in repeated.wording.content if word.stem not in message.own_names), None)
    if predicate is None or repeated.shared < _FEWEST_REPEATED:
        return repeated
    alone = repeated.without((0, predicate.start))
    says_what_it_is = _WHAT_IT_IS.search(repeated.wording.text, 0, predicate.start)
    is_told = not says_what_it_is or _opens_sentence(passage, repeated.first, message.own_names)
    return alone if isclose(alone.recall, 1.0) and is_told else repeated


def _is_said_of_it(repeated: Alignment, passage: TextProfile, message: MessageProfile) -> bool:
    """Tell whether what a wrong wording says its subject is ("Acme is a journal") is said of it in ``passage``, too.

    Where other words stand between the two, a verb of being must lead to what is said, or a comma: "users of Acme
    write for a journal" says it of nobody. Where the subject is not there, see :func:`_says_what_something_is`.
    """
    verb = _IS.search(repeated.wording.text)
    if verb is None:
        return True
    pairs = [(repeated.wording.content[there], passage.content[here]) for there, here in repeated.places.items()]
    subject = [ours for theirs, ours in pairs if theirs.start < verb.start()]
    predicate = [ours for theirs, ours in pairs if theirs.start > verb.start()]
    if not predicate:
        return True
    if not subject:
        is_noun = _ARTICLE.match(repeated.wording.text, verb.end()) is not None
        return not is_noun or _says_what_something_is(passage, predicate, message.own_names)
    between = passage.text[subject[-1].end : predicate[0].start]
    return not content_words(between) or _SAYS_WHAT.search(between) is not None


def _says_what_something_is(passage: TextProfile, said: Sequence[Word], own_names: frozenset[str]) -> bool:
    """Tell whether a passage that does not name the subject says ``said`` of anything: it opens its sentence and is no
    subject of it, or a verb of being, a colon or a comma leads to it, or it is called ours.

    "A scanning tool for teams", "Ours is a scanning tool" and "Our scanning tool can ..." do; "Others use a scanning
    tool" and "A scanning tool can miss a file" only speak of such tools.
    """
    at = said[0].start
    lead = passage.text[sentence_start(passage.text, at, STATEMENT_END) : at]
    if _OURS.search(lead):
        return True
    if _opens_sentence(passage, passage.content.index(said[0]), own_names):
        return _GOES_ON.match(passage.text, said[-1].end) is None
    return _LEADS_TO_WHAT.search(lead) is not None


def _opens_sentence(passage: TextProfile, at: int, own_names: frozenset[str]) -> bool:
    """Tell whether nothing but names of ours and small words stands before content word ``at`` in its sentence."""
    start = sentence_start(passage.text, passage.content[at].start, STATEMENT_END)
    return all(word.stem in own_names for word in passage.content[:at] if word.start >= start)


def _most_shared(passage: TextProfile, message: MessageProfile) -> float:
    """Return the largest share of an approved wording's words that the passage has, in any order."""
    return max(len(wording.stems & passage.stems) / max(1, len(wording.stems)) for wording in message.wordings)
