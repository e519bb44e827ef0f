"""The noun phrase that answers "what is it?": a code search tool, the invoice operations platform.

Rule-based, from closed lists (:mod:`msgcheck.analysis.category_lexicon`): a category noun stands last, what stands
before it narrows it down, and a preposition, a relative or a verb ends it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from itertools import pairwise

from msgcheck.analysis.category_lexicon import (
    APPRAISALS,
    CATEGORY_HEADS,
    COMPANY_HEADS,
    PHRASE_ENDS,
    PRAISING_ENDS,
    PRODUCT_NOUNS,
    RELATING_ENDS,
    ROLES,
    TRAILING,
    VAGUE_HEADS,
)
from msgcheck.analysis.lemma_tables import PartOfSpeech, parts_of_speech
from msgcheck.analysis.words import singular, stem
from msgcheck.values import dataclass

_LONGEST = 9
"""Words of a noun phrase at most."""

_WORD = re.compile(r"[^\W_]+(?:[-’'./&+][^\W_]+)*|&(?=\s)")
_WITHIN = re.compile(r"[ \t\u00a0\n]+[“\"‘'(]?|,[ \u00a0]")
_SHORT_FORM = re.compile(r"[ \u00a0]\([A-Z][\w&-]{1,15}\)")
"""An abbreviation in brackets, which is no word of the phrase: "customer relationship management (CRM) platform"."""
_OPENING = re.compile(
    r"[ \t\u00a0\n]*[“\"‘'(]?(?:one of (?:the|our) )?(?:[\w.]{1,20}[’']s )?"
    r"(?:(?:[\w-]{1,20} )?(?:suite|set|family|collection|portfolio|range|bundle|kind|sort|type) of )?"
)
"""What opens a noun phrase without narrowing the category down: "one of the", "Europe's", "powerful suite of"."""

_RESTING_ON = frozenset({"based", "powered", "driven"})
_JOINING = frozenset({"and", "or", "&", "yet"})


@dataclass(frozen=True, slots=True)
class CategoryPhrase:
    """A category as it stands in a text: its span without the article (code points, half-open).

    ``narrowing`` are the stems of the words that narrow the category down, in order; praise is left out.
    ``head`` is the category noun, lower case, in the singular. ``is_bare`` says that the phrase tells no kind of
    thing, whatever narrows it down: "platform", "advanced platform", "open source software". ``is_joined`` says that an
    "and" stands in it, around which the words may change places.
    """

    start: int
    end: int
    narrowing: tuple[str, ...]
    head: str
    is_bare: bool
    is_joined: bool

    @property
    def key(self) -> tuple[str, ...]:
        """The words that make the category: two phrases of one key name one category."""
        return (*self.narrowing, self.head)


def read_category(text: str, at: int, heads: Collection[str] = ()) -> CategoryPhrase | None:
    """Read the category noun phrase that begins at ``at``, after its article.

    ``heads`` are nouns that name a category here besides the general ones. ``None`` where the phrase does not end in a
    category noun: "a member of the foundation", "a platform team", "great".
    """
    run = _run(text, at)
    while run:
        last = singular(run[-1].group().lower())
        if is_category_noun(last, [word.group().lower() for word in run[:-1]], heads):
            return _phrase(run)
        run = _before_last_joining(run)
    return None


def read_phrase(text: str, at: int) -> CategoryPhrase | None:
    """Read the noun phrase that begins at ``at`` whatever its last noun is: for texts known to name a category."""
    run = _run(text, at)
    return _phrase(run) if run else None


def is_category_noun(noun: str, before: Sequence[str], heads: Collection[str]) -> bool:
    """Tell whether ``noun`` (singular) names a category after the words ``before`` (lower case) of its phrase."""
    if noun in heads or noun in CATEGORY_HEADS:
        return True
    if noun in COMPANY_HEADS and any(part in PRODUCT_NOUNS for word in before for part in word.split("-")):
        return True
    return bool(before) and _is_trade(noun, before[-1])


def _is_trade(noun: str, before: str) -> bool:
    """Tell a trade from other doers: a freight forwarder, a monitoring provider; no Danish insurer, no launch partner.

    The noun right ``before`` says what is done; an adjective may say anything.
    """
    if noun in ROLES or not noun.endswith(("er", "or")):
        return False
    done = noun[:-2]
    verbs = (done, f"{done}e", done[:-1], f"{done[:-1]}y")
    object_ = before.rsplit("-", maxsplit=1)[-1]
    is_object = object_.endswith("ing") or PartOfSpeech.NOUN in parts_of_speech(object_)
    is_described = before in APPRAISALS or PartOfSpeech.ADJECTIVE in parts_of_speech(object_)
    return is_object and not is_described and any(PartOfSpeech.VERB in parts_of_speech(verb) for verb in verbs)


def is_same_list(told: CategoryPhrase, approved: CategoryPhrase) -> bool:
    """Tell whether both are joined by "and", of one noun, and ``told`` has no word that ``approved`` lacks, in whatever
    order: "monitoring and billing platform", "billing and network monitoring platform".
    """
    is_list = told.is_joined and approved.is_joined
    return is_list and told.head == approved.head and set(told.narrowing) <= set(approved.narrowing)


def is_same_category(told: tuple[str, ...], approved: tuple[str, ...]) -> bool:
    """Tell whether the key ``told`` is ``approved``, a shorter form of it, or one with words before it.

    What one of them writes in one word may be two in the other: "healthcare platform", "health care platform".
    """
    one, other = _merged(told, approved), _merged(approved, told)
    return is_short_for(one, other) or one[-len(other) :] == other


def _merged(key: tuple[str, ...], other: tuple[str, ...]) -> tuple[str, ...]:
    """Return ``key`` with each two words in one that ``other`` writes as one."""
    merged: list[str] = []
    for word in key:
        if merged and merged[-1] + word in other:
            merged[-1] += word
        else:
            merged.append(word)
    return tuple(merged)


def is_short_for(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Tell whether the key ``one`` has the category noun of ``other`` and no word that it lacks, in the same order."""
    rest = iter(other)
    return bool(one) and one[-1] == other[-1] and all(word in rest for word in one)


def _run(text: str, at: int) -> list[re.Match[str]]:
    """Return the words from ``at`` up to the end of the noun phrase."""
    opening = _OPENING.match(text, at)
    at = opening.end() if opening else at
    found: list[re.Match[str]] = []
    while len(found) < _LONGEST:
        word = _WORD.match(text, at)
        if word is None or word.group().lower() in PHRASE_ENDS:
            break
        found.append(word)
        short = _SHORT_FORM.match(text, word.end())
        gap = _WITHIN.match(text, short.end() if short else word.end())
        if gap is None or (gap.group().startswith(",") and not _may_be_listed(word.group().lower())):
            break
        at = gap.end()
    else:
        return []
    return _without_trailing(found)


def _may_be_listed(word: str) -> bool:
    """Tell whether a comma after ``word`` may part it from another adjective: "open-access, relational database"."""
    return word in APPRAISALS or "-" in word or parts_of_speech(word) == {PartOfSpeech.ADJECTIVE}


def _without_trailing(run: list[re.Match[str]]) -> list[re.Match[str]]:
    while run and (run[-1].group().lower() in TRAILING or run[-1].group().lower() in _JOINING):
        run = run[:-1]
    return run


def _before_last_joining(run: list[re.Match[str]]) -> list[re.Match[str]]:
    at = max((number for number, word in enumerate(run) if word.group().lower() in _JOINING), default=0)
    return _without_trailing(run[:at])


def _phrase(run: list[re.Match[str]]) -> CategoryPhrase:
    words = [word.group().lower().replace("’", "'").removesuffix("'s") for word in run]
    head = singular(words[-1])
    narrowing = [(before, word) for before, word in pairwise(["", *words[:-1]]) if _narrows(word, before)]
    is_bare = not narrowing or (head in VAGUE_HEADS and not any(_tells_a_kind(*each) for each in narrowing))
    parts = tuple(part for _, word in narrowing for part in _parts(word))
    is_joined = not _JOINING.isdisjoint(words)
    return CategoryPhrase(run[0].start(), run[-1].end(), parts, head, is_bare, is_joined)


def _parts(word: str) -> tuple[str, ...]:
    """Return the stems of a word's parts, as if no hyphen joined them: "open-source" is "open source".

    What something is based on says no less alone: "card-based till" is "card till".
    """
    first, *others = word.split("-")
    others = others[:-1] if others and others[-1] in _RESTING_ON else others
    return tuple(stem(part) for part in (*((first,) if not others or _narrows(first, "") else ()), *others))


def _narrows(word: str, before: str) -> bool:
    """Tell a word that narrows the category down from praise, from "and", and from what "most" is said of."""
    is_praise = word in APPRAISALS or word.endswith(PRAISING_ENDS) or _is_graded(word)
    return not is_praise and before not in ("most", "more") and word not in _JOINING


def _is_graded(word: str) -> bool:
    """Tell the degrees of a word that praises or describes: largest, smaller; no forest, no power."""
    ending = next((each for each in ("est", "er") if word.endswith(each)), "")
    bare = word.removesuffix(ending)
    return bool(ending) and not APPRAISALS.isdisjoint((bare, f"{bare}e"))


def _tells_a_kind(before: str, word: str) -> bool:
    """Tell a word that says what a product is for or made of from a quality ("advanced") and from "open source"."""
    if word == "open-source" or (before, word) == ("open", "source"):
        return False
    return parts_of_speech(word) != {PartOfSpeech.ADJECTIVE} or word.endswith(RELATING_ENDS)
