"""Times that come again and that a denominator names: "every day", "each school day", "jeden Monat"."""

from __future__ import annotations

from msgcheck.analysis.claims.quantities.around.denominator_forms import TIMES
from msgcheck.analysis.claims.quantities.tokens.phrase_ends import ends_a_phrase
from msgcheck.analysis.claims.quantities.tokens.token_view import Tokens
from msgcheck.analysis.claims.quantities.tokens.vocabulary import (
    ADVERBS_OF_TIME,
    ENGLISH_TIMES,
    ORDINALS,
    TIME_ADJECTIVES,
    TIME_UNITS,
)
from msgcheck.analysis.lexicon import FUNCTION_WORDS, word_set

SPELLS = word_set("night shift season semester")
"""Times without a fixed length: "400 covers a night"."""
_PARTS = word_set("morning afternoon evening weekend")
"""Parts of a day or a week, which are denominators only after "every"."""
AGO = word_set("ago earlier before later prior")
"""Words that make a point in time of "a year"."""
_OF_OTHER_LANGUAGES = word_set("jede jeden jedes chaque cada ogni elke iedere")
_GERMAN = word_set("jede jeden jedes")
"""Words whose nouns keep their capital."""
_ENDS_OF_ADVERBS = ("lich", "ment", "mente")
"""How adverbs of other languages end."""
_OTHERS = FUNCTION_WORDS | ORDINALS.keys() | TIME_ADJECTIVES | word_set("few last next new leap past")
"""Words before a time that are no kind of it: "every other day" is no kind of day."""


def every_time(tokens: Tokens, at: int) -> tuple[str, int] | None:
    """Return the time that comes again from token ``at`` on, in the singular, and the token after it."""
    word = tokens.word(at)
    if word in _OF_OTHER_LANGUAGES:
        noun = tokens.at(at + 1)
        return (noun.text if word in _GERMAN else noun.lower, at + 2) if noun.lower in TIMES else None
    if word not in ("each", "every"):
        return None
    noun_at = at + 1 + (tokens.word(at + 1) in TIME_ADJECTIVES)
    if tokens.word(noun_at) in _PARTS:
        return tokens.word(noun_at), noun_at + 1
    return time_at(tokens, noun_at) or _kind_of_time(tokens, noun_at)


def every_time_before(tokens: Tokens, at: int) -> str | None:
    """Return the time of "jedes Jahr 1.000 Bäume" and "täglich 300 Brote" right before an amount at token ``at``."""
    if tokens.word(at - 2) in _OF_OTHER_LANGUAGES:
        time = every_time(tokens, at - 2)
        return time[0] if time else None
    word = tokens.word(at - 1)
    return ADVERBS_OF_TIME.get(word) if word.endswith(_ENDS_OF_ADVERBS) else None


def time_at(tokens: Tokens, at: int) -> tuple[str, int] | None:
    """Return the time at token ``at`` as a denominator, and the token after it; "a year ago" is a point in time."""
    noun = tokens.word(at)
    is_other = noun == "second" and ends_a_phrase(tokens, at + 1)  # "need a second scan"
    is_time = tokens.at(at).kind == "word" and (noun in TIME_UNITS or noun in SPELLS)
    return (ENGLISH_TIMES.get(noun, noun), at + 1) if is_time and not (is_other or tokens.word(at + 1) in AGO) else None


def _kind_of_time(tokens: Tokens, at: int) -> tuple[str, int] | None:
    """Return the time of "every school day", whose kind is token ``at``."""
    kind, noun = tokens.at(at), tokens.word(at + 1)
    is_kind = kind.kind == "word" and kind.lower not in _OTHERS and noun != "second"
    is_time = ENGLISH_TIMES.get(noun) == noun or noun in SPELLS
    return (f"{kind.lower} {noun}", at + 2) if is_kind and is_time and tokens.word(at + 2) not in AGO else None
