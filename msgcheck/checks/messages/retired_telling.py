"""What is like a retired message, and does not tell it: it says that the message is over, turns it round, shares only
names or its topic with it, has nothing that approved messages do not say as well, or says it of somebody else.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from msgcheck.analysis.claims.changes.alignment import SENTENCE_END, has_same_amount
from msgcheck.analysis.comparison import MessageProfile, TextProfile
from msgcheck.analysis.comparison.naming.names import may_be_name, shares_names_alone
from msgcheck.analysis.comparison.telling.shared_words import words_apart
from msgcheck.analysis.negation import find_negations
from msgcheck.analysis.words import Word, has_capital, stem
from msgcheck.late_pattern import late_pattern
from msgcheck.model.message import MessageStatus

_LONGEST_LABEL, _MOST_OF_TOPIC = 4, 3
"""Content words of a label, and those from which it tells a message: of 27 labelled tellings so short 25 have them."""

_OVER = late_pattern(
    r"\b(?:no longer|not any ?more|used to|formerly|previously|in the past|at the time|back then|until recently|"
    r"originally|(?:in|during|throughout) (?:the early|(?:its|our) (?:very )?(?:first|early|start-?up|founding)"
    r"(?: few| two| three| four| five)?) (?:days|years))\b",
    re.IGNORECASE,
)
_YEAR = r"(?:[\w-]+\s+(?:of\s+)?){0,2}?(?:19|20)\d\d\b"
_UNTIL_A_YEAR = late_pattern(
    rf"\b(?:(?:un)?till?\s+|from\s+{_YEAR}\s+(?:to|through)\s+|between\s+{_YEAR}\s+and\s+){_YEAR}", re.IGNORECASE
)
_WAS = late_pattern(r"\b(?:was|were|had|[a-z]{3,}ed)\b", re.IGNORECASE)
_IS = late_pattern(r"\b(?:is|are|am|has|have|can|will|now|today|still|since|currently)\b", re.IGNORECASE)
_APART = late_pattern(r"[\s\u00ad-]+")
"""What may stand within a name: "Harbour Lab", "harbour-lab"."""
_OF_A_PRONOUN = late_pattern(r"(?:\A|[.!?:;]\s|\n)\W{0,20}(?:it|they|he|she|this|these|which|who)\b", re.IGNORECASE)
_US = frozenset({"our", "us"})
_UNTIL_NOW = late_pattern(r"\binitially\b[^.;!?]{1,200}?\bnow\b", re.IGNORECASE)
_AT_FIRST = late_pattern(
    r"\b(?:(?:was|were|been) (?:first|initially) (?P<was>[a-z]+)|initially (?P<did>[a-z]+ed))\b", re.IGNORECASE
)
_FREE_OF = late_pattern(r"\bfree\s+(?:of|from)\b|\bfor\s+free\b", re.IGNORECASE)


def tells_retired(passage: TextProfile, message: MessageProfile, messages: Sequence[MessageProfile]) -> bool:
    """Tell whether a retired message is told: not as over ("no longer an association with members"), not turned round
    ("we charge for events" for "we do not charge"), with a word or a figure that no approved message has, and not by a
    label that only shares its topic.
    """
    is_over = _OVER.search(passage.text) is not None and not any(map(_OVER.search, message.message.wordings))
    is_other = is_over or _affirms_the_denied(passage, message) or _is_label_of_topic(passage, message)
    return not (is_other or shares_names_alone(passage, message.wordings)) and _has_its_own(passage, message, messages)


def is_said_of_another(text: str, message: MessageProfile, own: frozenset[str]) -> bool:
    """Tell whether every wording of a message says what somebody else does with us, by name, and ``text`` neither has
    that name nor tells of a pronoun: "Our staff run the trams" is not what "Hask runs our trams" says.

    ``own`` are the stems of our names; what they open is ours, too ("AcmePay"). A wording that has none of them, nor
    "our", may open with a former name of ours.
    """
    subjects = [_subject(wording) for wording in message.wordings]
    both = list(zip(subjects, message.wordings, strict=True))
    if not all(_is_of_somebody_else(subject, wording, own) for subject, wording in both):
        return False
    return not any(_names(text, subject, wording.text) for subject, wording in both) and not _OF_A_PRONOUN.search(text)


def _is_of_somebody_else(subject: Sequence[Word], wording: TextProfile, own: frozenset[str]) -> bool:
    beside = {word.stem for word in wording.content[len(subject) :]}
    is_ours = any(word.stem.startswith(name) for word in subject for name in own)
    return bool(subject) and not is_ours and not (own.isdisjoint(beside) and wording.forms.isdisjoint(_US))


def _names(text: str, subject: Sequence[Word], wording: str) -> bool:
    """Tell whether ``text`` has a word of a name that ``wording`` opens with, its initials, or what those stand for."""
    joined = _APART.sub("", text.lower())
    if any(_APART.sub("", word.lower) in joined for word in subject):
        return True
    short = wording[subject[0].start : subject[0].end]
    if len(subject) > 1:
        initials = "".join(wording[word.start] for word in subject)
        return re.search(rf"\b{re.escape(initials)}\b", text) is not None
    letters = [re.escape(letter) for letter in short if letter.isupper()]
    written_out = r"\w*[\s-]{1,9}(?:(?:of|the|for|and|&)\s){0,2}".join(letters)
    return short.isupper() and len(letters) > 1 and re.search(rf"\b{written_out}", text) is not None


def _subject(wording: TextProfile) -> tuple[Word, ...]:
    """Return the words of the name that a text opens with, the article aside; none where it opens with no name."""
    first = wording.content[:1]
    opens = (
        bool(first)
        and wording.text[: first[0].start].strip().lower() in ("", "the")
        and may_be_name(wording.text, first[0])
    )
    return tuple(takewhile(lambda word: has_capital(wording.text, word), wording.content)) if opens else ()


def tells_how_it_began(passage: TextProfile, message: MessageProfile, own: frozenset[str]) -> bool:
    """Tell what was so at first: "was initially paid by a bank", of a message that a bank pays, or "initially with the
    money of Penwick Bank, and now ...". A message that itself says what was so at first is told by that.

    ``own`` are the stems of our names.
    """
    if any(_AT_FIRST.search(each) or _UNTIL_NOW.search(each) for each in message.message.wordings):
        return False
    done = [found["was"] or found["did"] for found in _AT_FIRST.finditer(passage.text)]
    stems = [word.stem for word in passage.content]
    only_then = {stem(each.lower()) for each in done if stems.count(stem(each.lower())) == len(done)}
    return not only_then.isdisjoint(message.stems) or any(
        _is_said_of_before(found, passage, message, own) for found in _UNTIL_NOW.finditer(passage.text)
    )


def tells_until_when(passage: TextProfile, message: MessageProfile) -> bool:
    """Tell whether a passage of one sentence only says what was so until a year: "Until early 2023 we were ..."."""
    return _was_until(passage.text) and not any(map(_was_until, message.message.wordings))


def _was_until(text: str) -> bool:
    is_until = _UNTIL_A_YEAR.search(text) is not None and not SENTENCE_END.search(text.rstrip())
    return is_until and _WAS.search(text) is not None and not _IS.search(text)


def _is_said_of_before(
    found: re.Match[str], passage: TextProfile, message: MessageProfile, own: frozenset[str]
) -> bool:
    """Tell whether names of the message other than ours stand between "initially" and "now", and none behind."""
    names = message.stems - own
    places = [word.start for word in passage.content if word.stem in names and has_capital(passage.text, word)]
    return any(found.start() <= at < found.end() for at in places) and all(at < found.end() for at in places)


def _is_label_of_topic(passage: TextProfile, message: MessageProfile) -> bool:
    """Tell a heading of a few words that shares one or two with the message and not all: "Limits of rented bikes"."""
    is_sentence = passage.text.rstrip().endswith((".", "!"))
    if is_sentence or passage.quantities or len(passage.content) > _LONGEST_LABEL:
        return False
    return all(len(passage.stems & each.stems) < min(_MOST_OF_TOPIC, len(each.stems)) for each in message.wordings)


def _affirms_the_denied(passage: TextProfile, message: MessageProfile) -> bool:
    """Tell whether the passage affirms what every wording denies. "Free of charge" denies the charge as well."""
    said = frozenset.intersection(*map(_denied_first, message.wordings)) & passage.stems
    return bool(said) and not _denies(passage.text) and _FREE_OF.search(passage.text) is None


def _denies(text: str) -> bool:
    """Tell whether ``text`` denies anything, but for what it sets apart: "for each ride, not for each minute"."""
    return any(not text[: negation.start].rstrip().endswith(",") for negation in find_negations(text))


def _denied_first(wording: TextProfile) -> frozenset[str]:
    """Return the stem of the next word after each negation, "charge" of "does not charge for any ride"."""
    after = (
        next((word.stem for word in wording.content if word.start >= negation.end), "")
        for negation in find_negations(wording.text)
    )
    return frozenset(filter(None, after))


def _has_its_own(passage: TextProfile, message: MessageProfile, messages: Sequence[MessageProfile]) -> bool:
    """Tell whether the passage has some of the words or figures that only the retired message has, if it has any.

    A word is its own that no approved message has in the same form: "Managed" of "Acme Managed", beside "managing".
    """
    approved = frozenset().union(*(each.forms for each in messages if each.message.status is MessageStatus.APPROVED))
    apart = frozenset().union(*map(words_apart, message.wordings))
    words = (word for wording in message.wordings for word in wording.content if word.lower not in approved)
    own = apart.intersection(word.stem for word in words)
    figures = [figure for wording in message.wordings for figure in wording.quantities]
    is_figure_said = any(has_same_amount(figure, found) for figure in figures for found in passage.quantities)
    return not own or is_figure_said or not own.isdisjoint(passage.stems)
