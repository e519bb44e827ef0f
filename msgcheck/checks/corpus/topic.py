"""What a sentence is about, its values left out: two sentences of one topic with other values cannot both be true.

A topic is the words that carry the claim, in order, with what is counted or measured in the place of each value. So
"more than 640 companies use it" and "900 companies use it" have one, and "900 people use it" has another.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from functools import lru_cache

from msgcheck.analysis.claims.changes.point_releases import RELEASE_NUMBER
from msgcheck.analysis.claims.claim_profile import ClaimProfile, take_apart
from msgcheck.analysis.claims.quantities.around.denominator_forms import denominators
from msgcheck.analysis.claims.quantities.quantity import Quantity, family
from msgcheck.analysis.comparison.naming.names import may_be_name
from msgcheck.analysis.lexicon import word_set
from msgcheck.analysis.words import Word, content_words, has_capital, stem
from msgcheck.late_pattern import late_pattern
from msgcheck.values import dataclass

_FEWEST_WORDS = 5
_FEWEST_WITH_WE = 3
_FEWEST_WITH_NAME = 2
_LONG = 8
"""Words that carry the claim, from which a sentence says by itself what it is about."""

_ABOUT = word_set(
    "about almost already also approx approximately around circa currently exactly globally just nearly now proudly "
    "roughly some today worldwide"
)
_WE = late_pattern(r"\b(?:we|our|ours|us)\b", re.IGNORECASE)
_POINTING = late_pattern(
    r"^\W*(?:it|its|they|their|he|she|his|her|here|that|those|there)\b|\b(?:this|these|such)\b", re.IGNORECASE
)
"""Words whose sentence leaves to its surroundings what it is about."""
_OWN_PAPER = late_pattern(
    r"\b(?:this|these) (?:slides?|decks?|documents?|guides?|papers?|presentations?|trainings?|courses?|pages?)\b",
    re.IGNORECASE,
)
_LASTING = late_pattern(
    r"\b(?:founded|established|incorporated|headquartered|launched|since|available (?:from|since|until)|"
    r"supported until|valid (?:from|until)|effective|expires?|ends?|end of (?:life|support)|deprecated|retires?|"
    r"retired|takes effect|in force|deadline|due)\b",
    re.IGNORECASE,
)
"""What makes a date a fact that should be the same wherever it is told; any other dates something that happened."""
_NEEDED = late_pattern(
    r"\b(?:requires?|runs on|compatible|supports?|compl(?:y|ies)|conforms?|certified|based on)\b", re.IGNORECASE
)
"""What a version is said of, besides promises: a version in a title is what that paper is about."""

_RELEASE = late_pattern(rf"(?P<name>[A-Z][\w-]*)[®™]?\s+(?P<version>{RELEASE_NUMBER})(?!\w|\.\d)")
"""A thing by its name and version: "Acme Flow 2.1+"."""
_NEAR = 4
"""Words before a release among which what needs it stands."""
_NEWEST = late_pattern(r"\b(?:current|latest|newest|stable|recommended)\b", re.IGNORECASE)

_OF_ANOTHER_PAPER = late_pattern(r"\s+(?:of|(?:in|under)\s+the)\s+(?!(?:this|these)\b)", re.IGNORECASE)
_BEHIND_A_NAME = late_pattern(r"[^.!?]\s(?:[A-Z][\w.-]*|\d[\d.:-]*)[,:]?\s+\Z")
"""What says in whose paper a section stands: "section 1.2 of the Acme rules", "the Acme Rules 2.0, section 1.2"."""


@dataclass(frozen=True, slots=True)
class Stated:
    """A sentence that states values. ``values`` are those that two sentences of one topic may tell differently, in
    order; ``words`` carry the claim beside them.
    """

    profile: ClaimProfile
    values: tuple[Quantity, ...]
    words: tuple[Word, ...]


@lru_cache(maxsize=4096)
def stated_values(text: str) -> Stated | None:
    """Take a sentence apart, once for all its copies; ``None`` where it states no value.

    Amounts are values; in a sentence with none its dates are, and versions where there is no date either.
    """
    profile = take_apart(text)
    values = _values(profile)
    said = (word for word in content_words(text) if not _is_within(word, profile.quantities))
    return Stated(profile, values, tuple(word for word in said if word.lower not in _ABOUT)) if values else None


def topic_of(stated: Stated, context: str = "", names: Sequence[str] = (), title: str = "") -> str | None:
    """Return what a sentence that stands under the heading ``context``, in an asset of that ``title``, is about, as a
    key; ``None`` where nobody knows.

    ``names`` are those of the company and its products. What says when or of which version an amount holds belongs to
    the topic. A sentence that does not say by itself what it is about (no name, no "we", few words, or "this") has the
    heading in its topic, and one that speaks of the release in the title has that.
    """
    text, count = stated.profile.text, len(stated.words)
    is_named = _is_named(stated, names)
    is_whole = is_named or (_WE.search(text) is not None and count >= _FEWEST_WITH_WE)
    if count < (_FEWEST_WITH_NAME if is_named else _FEWEST_WITH_WE if is_whole else _FEWEST_WORDS):
        return None
    is_pointing = not is_named and _POINTING.search(_OWN_PAPER.sub("", text)) is not None
    if is_pointing and not context:
        return None
    leaves_it = is_pointing or not (is_whole or count >= _LONG)
    around = [word.stem for word in content_words(context)] if leaves_it else []
    return _key(_pattern(stated), [*around, *_release_in(title, stated)])


def _release_in(title: str, stated: Stated) -> tuple[str, ...]:
    """Return the release that a title names, where the version of that is a value of the sentence.

    On the page on Acme Flow 2.1 "Acme Flow 2.1 is free" and on that on 2.0 "Acme Flow 2.0 is free" tell of two things.
    What something needs, and which release is the current one, is a fact.
    """
    named, text = _RELEASE.search(title), stated.profile.text
    if named is None or _NEWEST.search(text):
        return ()
    told = [each for each in _RELEASE.finditer(text) if each.groups() == named.groups()]
    before = [" ".join(text[: each.start()].split()[-_NEAR:]) for each in told]
    free = [each.end() for each, said in zip(told, before, strict=True) if not _NEEDED.search(said)]
    is_value = any(
        value.unit == "version" and value.start < end <= value.end for value in stated.values for end in free
    )
    return named.groups() if is_value else ()


def _is_named(stated: Stated, names: Sequence[str]) -> bool:
    """Tell whether a sentence names somebody or something: by a capital, or by one of ``names``."""
    text = stated.profile.text
    is_first = any(word.start == 0 and text[0].isupper() and may_be_name(text, word) for word in stated.words)
    is_inside = bool(stated.profile.names) and not _is_heading_of_value(stated)
    return is_inside or is_first or any(name in text for name in names)


def _is_heading_of_value(stated: Stated) -> bool:
    """Tell a value and what it counts, all with capitals, which name nobody there: "26 GPIO Pins"."""
    text = stated.profile.text
    opens = not text[: stated.values[0].start].strip()
    return opens and all(has_capital(text, word) for word in stated.words)


def _values(profile: ClaimProfile) -> tuple[Quantity, ...]:
    every = profile.quantities
    amounts = tuple(each for each in every if each.unit not in ("date", "version"))
    dates = tuple(each for each in every if each.unit == "date")
    if amounts:
        is_told = profile.is_claim and all(each.of or each.unit != "count" for each in amounts)
        return amounts if is_told else ()
    if dates:
        return dates if _LASTING.search(profile.text) else ()
    versions = tuple(each for each in every if not _is_own_section(each, profile.text))
    return versions if profile.is_claim or _NEEDED.search(profile.text) else ()


def _is_own_section(quantity: Quantity, text: str) -> bool:
    """Tell a section of the very paper in which it is named: "as section 10.2 says" is another one in each paper."""
    if quantity.of != "section" or _OF_ANOTHER_PAPER.match(text, quantity.end):
        return False
    return _BEHIND_A_NAME.search(text, 0, quantity.start) is None


def _pattern(stated: Stated) -> list[str]:
    """Return the stems in order, each quantity in its place: of a value its kind, of any other what it says."""
    parts = [(word.start, word.stem) for word in stated.words]
    parts += [
        (each.start, _kind(each) if each in stated.values else _content(each)) for each in stated.profile.quantities
    ]
    return [part for _, part in sorted(parts)]


def _kind(value: Quantity) -> str:
    sort, _, of = family(value).partition(":")
    return f"<{sort} {stem(of)} {'/'.join(sorted(denominators(value)))}>"


def _content(quantity: Quantity) -> str:
    return f"<={quantity.window or quantity.name or quantity.value}>"


def _is_within(word: Word, quantities: Sequence[Quantity]) -> bool:
    return any(each.start <= word.start < each.end for each in quantities)


def _key(pattern: Sequence[str], around: Sequence[str]) -> str:
    told = "\x1f".join((*pattern, "\x1e", *around))
    return hashlib.blake2b(told.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
