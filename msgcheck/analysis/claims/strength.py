"""Claims a company makes of itself: value in numbers, rank, promise, comparison, how many use it; by sentence.

Rule-based and narrow on purpose: a sentence counts where its subject is the company, its product or its customers, and
where a strong predicate is said of that subject. What is wished, planned, asked, told as history or as an example is no
claim. Words that a sales text and a work instruction share ("we always", "every") need the customer in the sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum

from msgcheck.analysis.claims.gains import is_offered, may_be_gained
from msgcheck.analysis.claims.quantities.grammar import find_quantities
from msgcheck.analysis.claims.quantities.quantity import Quantity
from msgcheck.analysis.claims.stance import find_absolutes, find_comparatives
from msgcheck.analysis.claims.strength_words import (
    ADOPTERS,
    BENEFIT,
    BETTER,
    BETTER_THAN,
    BEYOND_OTHERS,
    COUNTED_FIRST,
    CUSTOMER,
    HEADLINE,
    HYPE,
    INSIDE,
    INTERNAL,
    NEGATED,
    NEVER,
    NO_PRAISE,
    NO_RANK,
    NOT_CLAIMED,
    OTHERS_VOICE,
    PROMISES,
    RANKED,
    SAID_OF_SUBJECT,
    SERVES,
    SUPPOSED,
    UNLIKE,
    VOWED_AT_END,
    VOWS,
    YOU,
    YOU_NEVER,
)
from msgcheck.analysis.claims.subject_grammar import SubjectGrammar, subject_grammar
from msgcheck.analysis.language import sentences
from msgcheck.analysis.lemma_tables import is_superlative
from msgcheck.values import dataclass


class ClaimKind(StrEnum):
    """What makes a sentence a claim that wants approval, the plainest first."""

    VALUE = "value"
    ADOPTION = "adoption"
    RANK = "rank"
    PROMISE = "promise"
    COMPARISON = "comparison"


@dataclass(frozen=True, slots=True)
class StrongClaim:
    """One claim: the span of its sentence and of the words that make it one (code points, half-open), and its kind."""

    start: int
    end: int
    cue_start: int
    cue_end: int
    kind: ClaimKind


_LONGEST = 45
_FEWEST = 5
"""Words of a sentence that can be a claim."""

_NEAR_SUBJECT = 60
"""Code points within which a comparison is said of the subject itself."""

_ENDS_AS_SUPERLATIVE = re.compile(r"(?<![\w-])[a-z]{3,}est(?![\w-])")

_MANY = 10
"""Users from which their number is a claim; "two approaches to getting started with X" is none."""


def strong_claims(text: str, names: tuple[str, ...], *, is_headline: bool = False) -> tuple[StrongClaim, ...]:
    """Return the strong claims of ``text`` about the bearer of ``names``, at most one for each sentence, in order.

    ``names`` are what the company and its products are called. In a headline (title, heading, bullet) an imperative
    with a number ("Save 30 minutes a day") is a claim without any name.
    """
    grammar = subject_grammar(names)
    if grammar is None or not (grammar.mention.search(text) or _needs_no_name(text, is_headline=is_headline)):
        return ()
    found = []
    for start, end in sentences(text):
        claim = _claim(text[start:end], grammar, is_headline=is_headline)
        if claim is not None:
            cue = (start + claim.cue_start, start + claim.cue_end)
            found.append(StrongClaim(start, end, *cue, claim.kind))
    return tuple(found)


def _needs_no_name(text: str, *, is_headline: bool) -> bool:
    """Tell whether ``text`` may claim something of the company without naming it."""
    is_headline = is_headline and (HEADLINE.match(text) is not None or BEYOND_OTHERS.search(text) is not None)
    return is_headline or NEVER.search(text) is not None


def _claim(sentence: str, grammar: SubjectGrammar, *, is_headline: bool) -> StrongClaim | None:
    if not _may_claim(sentence):
        return None
    found = next(_candidates(sentence, grammar, is_headline=is_headline), None)
    return None if found is None or SUPPOSED.search(sentence, 0, found.cue_start) else found


def _candidates(sentence: str, grammar: SubjectGrammar, *, is_headline: bool) -> Iterator[StrongClaim]:
    """Yield what makes the sentence a claim, the plainest first."""
    subject = grammar.subject.match(sentence)
    if is_headline and HEADLINE.match(sentence) and not OTHERS_VOICE.search(sentence):
        yield from _values(sentence, find_quantities(sentence), is_offer=False)
    elif subject is not None and subject["we"]:
        yield from () if INTERNAL.search(sentence) else _said_of_us(sentence, subject.end(), grammar)
    elif grammar.name.search(sentence):
        yield from _figures(sentence, grammar)
        for name in grammar.name.finditer(sentence):
            found = None if INSIDE.match(sentence[: name.start()]) else HYPE.match(sentence, name.end())
            if found:
                yield _made(sentence, name.start(), found.end(), ClaimKind.RANK)
        yield from _said_of_subject(sentence, subject.end(), grammar) if subject else ()
    yield from _said_to_readers(sentence, is_headline=is_headline)


def _said_to_readers(sentence: str, *, is_headline: bool) -> Iterator[StrongClaim]:
    """Yield what is promised to a reader whoever is named, and what a headline sets above all others."""
    vow = VOWED_AT_END.search(sentence)
    if vow and not INTERNAL.search(sentence):
        yield _made(sentence, *vow.span("vow"), ClaimKind.PROMISE)
    if never := YOU_NEVER.match(sentence):
        yield _made(sentence, *never.span("never"), ClaimKind.PROMISE)
    above = BEYOND_OTHERS.search(sentence) if is_headline and not OTHERS_VOICE.search(sentence) else None
    if above:
        yield _made(sentence, *above.span("above"), ClaimKind.COMPARISON)


def _said_of_us(sentence: str, after: int, grammar: SubjectGrammar) -> Iterator[StrongClaim]:
    """Yield what "we" claim, where the sentence speaks of customers or is a vow or a rank in itself."""
    if CUSTOMER.search(sentence, after):
        yield from _said_of_subject(sentence, after, grammar)
    for pattern, kind in ((VOWS, ClaimKind.PROMISE), (RANKED, ClaimKind.RANK)):
        if found := pattern.match(sentence, after):
            yield _made(sentence, found.start(), found.end(), kind)


def _may_claim(sentence: str) -> bool:
    """Leave out fragments, questions, what ends in a colon, and what is wished, planned, supposed or history."""
    ending = sentence.startswith("(") or sentence.rstrip("”\"’')").endswith(("?", ":"))
    return _FEWEST <= sentence.count(" ") + 1 <= _LONGEST and not ending and not NOT_CLAIMED.search(sentence)


def _figures(sentence: str, grammar: SubjectGrammar) -> Iterator[StrongClaim]:
    """Yield the figures of a sentence that names the company: what it brings, and how many use it."""
    quantities = find_quantities(sentence)
    is_subject = grammar.subject.match(sentence) is not None
    if (is_subject or grammar.by_means.search(sentence)) and not OTHERS_VOICE.search(sentence):
        yield from _values(sentence, quantities, is_offer=is_subject or YOU.search(sentence) is not None)
    for quantity in quantities:
        if quantity.unit == "count" and _is_adoption(sentence, quantity, grammar):
            yield _made(sentence, quantity.start, quantity.end, ClaimKind.ADOPTION)


def _values(sentence: str, quantities: tuple[Quantity, ...], *, is_offer: bool) -> Iterator[StrongClaim]:
    """Yield the figures that are a gain; a time ("in 5 minutes") is one by itself where it ``is_offer``."""
    has_benefit = BENEFIT.search(sentence) is not None
    for quantity in quantities:
        if may_be_gained(sentence, quantity) and (has_benefit or (is_offer and is_offered(sentence, quantity))):
            yield _made(sentence, quantity.start, quantity.end, ClaimKind.VALUE)
        elif quantity.unit == "rating" and quantity.per:
            yield _made(sentence, quantity.start, quantity.end, ClaimKind.RANK)


def _is_adoption(sentence: str, quantity: Quantity, grammar: SubjectGrammar) -> bool:
    """Tell "640 companies use X" and "X is used by 640 companies" from other counts."""
    if max(quantity.value or 0, quantity.high or 0) < _MANY:
        return False
    if COUNTED_FIRST.match(sentence[: quantity.start]) and grammar.use.search(sentence, quantity.end):
        return True
    names = grammar.name.finditer(sentence, 0, quantity.start)
    is_served = any(SERVES.match(sentence, name.end()) for name in names)
    return is_served and any(word in ADOPTERS for word in quantity.of.lower().split())


def _said_of_subject(sentence: str, after: int, grammar: SubjectGrammar) -> Iterator[StrongClaim]:
    """Yield the words that promise, rank or compare, said of the subject that ends at ``after``."""
    speaks_for_others = OTHERS_VOICE.search(sentence, after) is not None
    for found in PROMISES.finditer(sentence, after):
        is_said = found.start() <= after + 1 or not found.group().lower().startswith(("never", "commit"))
        if is_said and not speaks_for_others and not NEGATED.search(sentence, after, found.start()):
            yield _made(sentence, found.start(), found.end(), ClaimKind.PROMISE)
    for start, end in _superlatives(sentence, after):
        said = sentence[after:start]
        is_rank = sentence[start:end].lower() not in NO_RANK and not NO_PRAISE.match(sentence, end)
        if is_rank and SAID_OF_SUBJECT.match(said) and not said.lower().endswith(" our "):
            yield _made(sentence, start, end, ClaimKind.RANK)
    yield from _comparisons(sentence, after, grammar)


def _comparisons(sentence: str, after: int, grammar: SubjectGrammar) -> Iterator[StrongClaim]:
    """Yield what sets the subject that ends at ``after`` above others; a product of ours beside another is none."""
    near = after + _NEAR_SUBJECT
    better = () if sentence[:after].endswith(("'s", "’s")) else BETTER.finditer(sentence, after, near)
    for found in (*better, *filter(None, [UNLIKE.match(sentence)])):
        if not grammar.own_side.match(sentence, found.end()):
            yield _made(sentence, found.start(), found.end(), ClaimKind.COMPARISON)
    for mark in find_comparatives(sentence):
        is_better = sentence[mark.start : mark.end].lower().startswith(BETTER_THAN)
        if after <= mark.start < near and is_better and not grammar.own_side.match(mark.compared):
            yield _made(sentence, mark.start, mark.end, ClaimKind.COMPARISON)


def _superlatives(sentence: str, after: int) -> tuple[tuple[int, int], ...]:
    """Return the spans of superlatives from ``after`` on, in order: the known ones, and all that end as "quietest"."""
    known = {(mark.start, mark.end) for mark in find_absolutes(sentence) if mark.kind == "superlative"}
    formed = {found.span() for found in _ENDS_AS_SUPERLATIVE.finditer(sentence) if is_superlative(found.group())}
    return tuple(sorted(span for span in known | formed if span[0] >= after))


def _made(sentence: str, start: int, end: int, kind: ClaimKind) -> StrongClaim:
    return StrongClaim(0, len(sentence), start, end, kind)
