"""Proper names of a message that stand replaced by others."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from msgcheck.analysis.category_lexicon import VAGUE_HEADS
from msgcheck.analysis.category_phrase import read_phrase
from msgcheck.analysis.claims.changes.change import ClaimChange, told
from msgcheck.analysis.claims.quantities.quantity import Quantity
from msgcheck.analysis.claims.quantities.tokens.vocabulary import LABELS
from msgcheck.analysis.claims.stance import Mark
from msgcheck.analysis.comparison.difference import Difference, Reason
from msgcheck.analysis.comparison.naming.name_spellings import NUMBER_BEHIND, are_joined_alike, are_one_name, numbered
from msgcheck.analysis.comparison.telling.text_profile import MessageProfile, TextProfile
from msgcheck.analysis.comparison.telling.word_alignment import Alignment
from msgcheck.analysis.inflection import is_inflected
from msgcheck.analysis.lemma_tables import is_adverb, parts_of_speech
from msgcheck.analysis.lexicon import FUNCTION_WORDS, MONTHS, word_set
from msgcheck.analysis.words import Word, has_capital, quote, words
from msgcheck.model.message import MatchMode

_STANDARD = re.compile(r"(?P<body>[A-Za-z]+)[^0-9]{0,12}?(?P<number>[0-9]{2,6}(?:-[0-9]+)?)")
_RELEASE = re.compile(rf"\b(?P<name>[A-Z][\w-]*[^\W\d_]){NUMBER_BEHIND}")
_LONGEST_REPLACEMENT = 3
"""Words of a name on either side."""
_IS_ONE = re.compile(r"\s+(?:is|are)\s+(?:an?|the)\s+", re.IGNORECASE)

_BEGINNERS = word_set("a an any each every her his its my our their these this those your")
"""Words that begin another name or thing, wherever they stand: "the ID of your Acme"."""
_FEWEST_SHARED = 2
"""Words that are no names, from which two texts that share them say the same of something."""

_NEAR_SHARES = (0.6, 0.6)
"""Shares of wording and passage, as those of ``named_differences``, from which they differ in a name at most."""

_LONG_WORD = 4
"""Letters from which a word of a title has a capital."""

_KINDS = re.compile(r"[A-Z]{2,}s")
"""An abbreviation in the plural, "SDKs": it names things of a kind, and none of them."""

_LETTER = re.compile(r"[^\W_]")

_CONTRACTION = re.compile(r"\w+(?:n't|'(?:re|ve|ll|m|d))")
"""What is said shortly, "don't" and "we're": no name, whatever its capital."""


def replaced_names(passage: TextProfile, message: MessageProfile, alignment: Alignment) -> Iterator[Difference]:
    """Yield each proper name of the wording that stands replaced by another name.

    Where hardly more than names is shared ("Acme ... Service"), the word before or after must be the same as well:
    "Acme Service Terms" puts no name in the place of the one in "Acme is Payroll as a Service".
    """
    says_as_much = len({word.stem for word in _shared(alignment)} - message.own_names) >= _FEWEST_SHARED
    is_near, is_fixed = alignment.shares(*_NEAR_SHARES), message.message.match is MatchMode.EXACT
    for tag, i1, i2, j1, j2 in alignment.operations:
        if tag != "replace" or max(i2 - i1, j2 - j1) > _LONGEST_REPLACEMENT:
            continue
        theirs, ours = alignment.wording.content[i1:i2], passage.content[j1:j2]
        theirs_is_name = _are_name(alignment.wording.text, theirs, passage.stems, is_near)
        is_within = theirs[0].start > 0 and ours[0].start > 0
        known = message.stems if is_within else message.stems | message.own_names
        both = (alignment.wording.text, theirs, passage.text, ours)
        is_spelling = are_one_name(*both) or (not is_fixed and are_joined_alike(*both))
        is_no_swap = is_spelling or _are_of_two_kinds(_kind(*both[:2]), _kind(*both[2:]))
        is_name = theirs_is_name and _are_name(passage.text, ours, known, is_near) and not is_no_swap
        if is_name and (says_as_much or _has_one_neighbour(alignment.wording.text, theirs, passage.text, ours)):
            approved, found = numbered(alignment.wording, theirs), numbered(passage, ours)
            yield Difference(Reason.NAME, alignment.wording.text, approved, found)


def shares_more_than_names(passage: TextProfile, wording: TextProfile) -> bool:
    """Tell whether the passage has a word of the wording that is neither a name nor a number.

    With a capital in another form it is a name there: the Foundation was not "founded".
    """
    theirs = words_beside_names(wording)
    stems, forms = {word.stem for word in theirs}, {word.lower for word in theirs}
    return any(
        word.lower in forms or (word.stem in stems and not _is_name_or_month(passage.text, word))
        for word in passage.content
    )


def shares_names_alone(passage: TextProfile, wordings: Iterable[TextProfile]) -> bool:
    """Tell whether of wordings that say something of their names the passage has the names alone.

    "A photo of the Penwick campus" says nothing of what "Our schools stand on the Penwick campus" does.
    """
    every = tuple(wordings)
    return any(map(words_beside_names, every)) and not any(shares_more_than_names(passage, each) for each in every)


def names_of(profile: TextProfile) -> frozenset[str]:
    """Return the stems of the words of a text that may be names for their capital."""
    return frozenset(
        word.stem for word in profile.content if has_capital(profile.text, word) and may_be_name(profile.text, word)
    )


def words_beside_names(profile: TextProfile) -> tuple[Word, ...]:
    """Return the content words of a text that are neither names nor numbers, nor months."""
    return tuple(word for word in profile.content if word.lower.isalpha() and not _is_name_or_month(profile.text, word))


def _is_name_or_month(text: str, word: Word) -> bool:
    return has_capital(text, word) and (word.lower in MONTHS or may_be_name(text, word))


def _shared(alignment: Alignment) -> list[Word]:
    """Return the wording's words that the passage has in its order."""
    return [alignment.wording.content[there] for there in alignment.places]


def _has_one_neighbour(wording: str, theirs: tuple[Word, ...], passage: str, ours: tuple[Word, ...]) -> bool:
    """Tell whether the word before, or the one after, is the same on both sides, function words included."""
    (before, after), (also_before, also_after) = _neighbours(wording, theirs), _neighbours(passage, ours)
    return before == also_before is not None or after == also_after is not None


def _neighbours(text: str, some: tuple[Word, ...]) -> tuple[str | None, str | None]:
    every = words(text)
    before = [word.stem for word in every if word.end <= some[0].start]
    after = [word.stem for word in every if word.start >= some[-1].end]
    return before[-1] if before else None, after[0] if after else None


def replaced_releases(passage: TextProfile, message: MessageProfile, wording: TextProfile) -> Iterator[Difference]:
    """Yield each release of a product in whose place another one stands: "Postgres 13" for "Postgres 16"."""
    known = {(name, number) for approved in message.wordings for name, number, _ in _releases(approved)}
    said = tuple(_releases(passage))
    for name, number, theirs in _releases(wording):
        others = [mark for also, other, mark in said if also == name and (name, other) not in known]
        if others and not any((name, number) == each[:2] for each in said):
            claim = told(ClaimChange.VERSION, wording.text, theirs, passage.text, others[0])
            yield Difference(Reason.NUMBER, wording.text, claim.approved, claim.found, claim)


def _releases(profile: TextProfile) -> Iterator[tuple[str, str, Mark]]:
    """Yield name, number and place of each bare number after a name with a capital; no quantity, label or date."""
    for found in _RELEASE.finditer(profile.text):
        is_quantity = any(each.start < found.end() and found.start() < each.end for each in profile.quantities)
        name = found["name"].lower()
        if not is_quantity and name not in LABELS | MONTHS | FUNCTION_WORDS:
            yield name, found["number"], Mark(*found.span(), "release")


def replaced_standards(passage: TextProfile, message: MessageProfile, wording: TextProfile) -> Iterator[Difference]:
    """Yield each standard of the wording in whose place one of another number stands: ISO 27002 for ISO 27001."""
    known = {_designation(each) for approved in message.wordings for each in _standards(approved)}
    said = {_designation(each): each for each in _standards(passage)}
    lost = [each for each in _standards(wording) if _designation(each) not in said]
    added = [each for designation, each in said.items() if designation not in known]
    for approved, found in zip(lost, added, strict=False):
        if _designation(approved)[0] == _designation(found)[0]:
            yield Difference(Reason.NAME, wording.text, _said(wording, approved), _said(passage, found))


def _standards(profile: TextProfile) -> list[Quantity]:
    return [each for each in profile.quantities if each.unit == "version" and _STANDARD.match(each.name)]


def _designation(standard: Quantity) -> tuple[str, str]:
    """Return who made a standard and its number: ("ISO", "27001")."""
    parts = _STANDARD.match(standard.name)
    return (parts["body"].upper(), parts["number"]) if parts else ("", standard.name)


def _said(profile: TextProfile, quantity: Quantity) -> str:
    return profile.text[quantity.start : quantity.end]


def _are_name(text: str, some: tuple[Word, ...], known: frozenset[str], is_near: bool) -> bool:
    """Tell whether words of ``text`` are one proper name that the other side does not know: DIS 18974.

    Its end may be known where most of it is not: the school of "Penwick Grange School". In a title the capital of a
    listed word says nothing, unless both sides are near copies.
    """
    capital = [word for word in some if text[word.start].isupper() and may_be_name(text, word)]
    digits = [word for word in some if word.lower[0].isdigit()]
    if not capital or len(capital) + len(digits) != len(some) or some[0].stem in known:
        return False
    if not is_near and all(_is_listed(word) for word in capital) and _is_title(text, some):
        return False
    if any(_KINDS.fullmatch(text, word.start, word.end) for word in capital):
        return False
    if any(word.lower in _BEGINNERS for word in words(quote(text, some))):
        return False
    return 2 * sum(word.stem in known for word in some) < len(some)


def may_be_name(text: str, word: Word) -> bool:
    """Tell whether a word of ``text`` with a capital may be a name.

    The first of a text, or after the mark that opens it as a quotation, has one whatever it is: there only a word that
    no list has is a name, no "faster", no "often".
    """
    if _CONTRACTION.fullmatch(word.lower):
        return False
    if _LETTER.search(text, 0, word.start):
        return word.lower not in MONTHS
    return not _is_listed(word) and not word.lower.endswith(("er", "est"))


def _is_listed(word: Word) -> bool:
    """Tell a word that a word list has, or a form of one."""
    form = word.lower
    return bool(parts_of_speech(form)) or is_inflected(form) or form in FUNCTION_WORDS or is_adverb(form)


def _is_title(text: str, some: tuple[Word, ...]) -> bool:
    """Tell whether all longer words beside ``some`` have a capital, two at least: there it makes no name."""
    beside = [word for word in words(text) if len(word.lower) >= _LONG_WORD and word not in some]
    return len(beside) >= _FEWEST_SHARED and all(has_capital(text, word) for word in beside)


def _are_of_two_kinds(one: str | None, other: str | None) -> bool:
    """Tell two things from two names of one: "Y is the most loved database" beside "X is the most loved browser".

    A platform and a tool may be one thing.
    """
    return one is not None and other is not None and one != other and not VAGUE_HEADS.issuperset((one, other))


def _kind(text: str, subject: tuple[Word, ...]) -> str | None:
    """Return the noun that a text which opens with ``subject`` says this is, "database"; ``None`` where it does not."""
    is_one = _IS_ONE.match(text, subject[-1].end) if not text[: subject[0].start].strip() else None
    phrase = read_phrase(text, is_one.end()) if is_one else None
    return phrase.head if phrase else None
