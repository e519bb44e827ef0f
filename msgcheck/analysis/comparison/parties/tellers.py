"""Of whom a passage tells its claim, where that is somebody else: a competitor, a customer, a sister product."""

from __future__ import annotations

import re
from enum import StrEnum

from msgcheck.analysis.capitals import is_ordinary
from msgcheck.analysis.comparison.difference import Difference, Reason
from msgcheck.analysis.comparison.telling.text_profile import MessageProfile, TextProfile
from msgcheck.analysis.comparison.telling.word_alignment import is_near_copy
from msgcheck.analysis.inflection import is_word
from msgcheck.analysis.lexicon import word_set
from msgcheck.analysis.words import stem, words
from msgcheck.late_pattern import late_pattern


class Teller(StrEnum):
    """Whom a claim is told of, if not the company itself."""

    COMPETITOR = "competitor"
    CUSTOMER = "customer"
    SISTER = "sister"


_RIVAL = r"(?:competitor|rival|challenger)"
_CLIENT = r"(?:customer|client)"
_BEFORE = r"(?:an?|the|our|one|another|their|its|one\s+of\s+our)"
_NAME = r"[A-Z][\w&.'’-]*(?:\s+[A-Z][\w&.'’-]*){0,3}"

_COMPETITOR_OPENS = late_pattern(
    rf"\s*(?:(?i:(?:{_BEFORE}|most|many|some|other|all)\s+(?:[\w-]+\s+){{0,2}}?{_RIVAL}s?|{_RIVAL}s?)(?![\w’'-])"
    rf"|{_NAME},\s+(?i:{_BEFORE}\s+(?:[\w-]+\s+){{0,2}}?{_RIVAL}s?),)"
)
_CUSTOMER_OPENS = late_pattern(
    rf"\s*(?:(?i:{_BEFORE}\s+(?:[\w-]+\s+){{0,2}}?{_CLIENT}),?\s+{_NAME}"
    rf"|{_NAME},\s+(?i:{_BEFORE}\s+(?:[\w-]+\s+){{0,2}}?{_CLIENT}s?),)"
)
_NAMED_SUBJECT = late_pattern(rf"\s*[\[“\"]?(?P<name>{_NAME})\s+(?P<verb>[a-z]{{3,}})\s+(?P<next>[\w€$£]+)")
_OWNER = late_pattern(rf"\s*(?P<name>{_NAME}?)['’]s\s")
_LABEL = late_pattern(r"\s*[A-Za-z][\w /-]{0,40}?(?::|\s[—–-])\s+")
"""What names the row or bullet: "Free plan: Velox gives ..."."""
_COMPLEMENT = word_set("the a an its their all every each by from up to in on over more about time")
_PEOPLE = word_set("everyone everybody anyone anybody someone somebody nobody whoever")
"""Who may open a sentence and stands in no word list."""
_STORIES = late_pattern(
    r"\b(?:customers?|clients?|case stud(?:y|ies)|success stor(?:y|ies)|testimonials?|references?)\b", re.IGNORECASE
)
_TURNS_TO_US = late_pattern(r"[.!?;]\s|\b(?:while|whereas|but|than|we|us|unlike)\b", re.IGNORECASE)
_ATTRIBUTES = 2
"""Words that a passage must share with the messages on a sister product, beside its name, to speak of that one."""


def teller_of(
    passage: TextProfile, context: str, message: MessageProfile, differences: tuple[Difference, ...]
) -> Teller | None:
    """Return whom the passage tells its claim of; ``None`` where that is the company, or where nothing says otherwise.

    ``context`` is the end of the heading the passage stands under, ``differences`` are its named ones from ``message``.
    A competitor is called one ("Our competitor Velox ..."), or its name is the subject and a message of the platform
    compares with it. A customer is called one, or its name is the subject and the company's own name comes after it, or
    the heading announces customers; but what a message proves by one customer is not told of another. A sister product
    stands by its name in the place of another, with more words of the messages on it.
    """
    if _COMPETITOR_OPENS.match(passage.text) and _is_all_of_it(passage.text):
        is_ours = any(_COMPETITOR_OPENS.match(wording.text) for wording in message.wordings)
        return None if is_ours else Teller.COMPETITOR
    if _is_of_rival(passage.text, message):
        return Teller.COMPETITOR
    if any(_is_sister(each, passage, message) for each in differences):
        return Teller.SISTER
    if _is_of_another_customer(passage, message, differences):
        return None
    return Teller.CUSTOMER if _is_customer_story(passage.text, context, message) else None


def _is_of_rival(text: str, message: MessageProfile) -> bool:
    """Tell whether ``text`` says something of a name that the platform compares with, and nothing of a name of ours."""
    label = _LABEL.match(text)
    start = label.end() if label else 0
    owner, subject = _OWNER.match(text, start), _NAMED_SUBJECT.match(text, start)
    found = owner or (subject if subject and _is_verb(subject["verb"], subject["next"]) else None)
    name = words(found["name"]) if found else ()
    if found is None or not {word.stem for word in name} <= message.rivals:
        return False
    if len(name) == 1 and is_ordinary(name[0].lower):
        return False
    return _is_all_of_it(text) and not _names_us(text, found.end("name"), message)


def _is_all_of_it(text: str) -> bool:
    """Tell whether nothing after the first sentence or in a second clause may speak of the company itself."""
    return _TURNS_TO_US.search(text) is None


def _is_of_another_customer(passage: TextProfile, message: MessageProfile, differences: tuple[Difference, ...]) -> bool:
    """Tell whether the passage says of somebody else just what the message proves by one customer.

    With another figure or another deed it is a proof of its own. Whom no other message names is a customer of ours.
    """
    if not differences or any(each.reason is not Reason.NAME for each in differences):
        return False
    theirs, ours = _NAMED_SUBJECT.match(differences[0].wording), _NAMED_SUBJECT.match(passage.text)
    if theirs is None or ours is None or stem(theirs["verb"]) != stem(ours["verb"]):
        return False
    lost, found = (_stems(text) for text in (differences[0].approved, differences[0].found))
    customer = (_stems(theirs["name"]) & lost).difference(*message.others)
    return bool(customer) and is_near_copy(passage, message, lost | found)


def _stems(text: str) -> frozenset[str]:
    return frozenset(word.stem for word in words(text))


def _is_customer_story(text: str, context: str, message: MessageProfile) -> bool:
    if any(_CUSTOMER_OPENS.match(wording.text) for wording in message.wordings):
        return False
    if _CUSTOMER_OPENS.match(text):
        return True
    subject = _NAMED_SUBJECT.match(text)
    if subject is None or not _is_stranger(subject["name"], message) or not _is_verb(subject["verb"], subject["next"]):
        return False
    return _STORIES.search(context) is not None or _names_us(text, subject.end(), message)


def _is_stranger(name: str, message: MessageProfile) -> bool:
    """Tell whether ``name`` is a proper name of which the platform knows no word."""
    every = words(name)
    known = message.own_names | message.stems
    return (
        not is_ordinary(every[0].lower)
        and every[0].lower not in _PEOPLE
        and not any(word.stem in known for word in every)
    )


def _is_verb(word: str, following: str) -> bool:
    """Tell whether ``word`` is the verb after a name: one that a list has, with what a verb takes behind it."""
    return is_word(word) and (following in _COMPLEMENT or not following[0].isalpha())


def _names_us(text: str, start: int, message: MessageProfile) -> bool:
    """Tell whether a name of the platform stands in ``text`` from ``start`` on."""
    after = [word for word in words(text) if word.start >= start and text[word.start].isupper()]
    return any(word.stem in message.own_names for word in after)


def _is_sister(difference: Difference, passage: TextProfile, message: MessageProfile) -> bool:
    if difference.reason is not Reason.NAME:
        return False
    name = _stems(difference.found)
    return any(
        name <= other and len((passage.stems & other) - message.stems - name) >= _ATTRIBUTES for other in message.others
    )
