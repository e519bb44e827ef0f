"""The denominator of an amount: "per user per month", "a seat", "/request", "per 1,000 users"."""

from __future__ import annotations

from msgcheck.analysis.claims.quantities.around.denominator_forms import TIMES
from msgcheck.analysis.claims.quantities.around.every_time import SPELLS, every_time, time_at
from msgcheck.analysis.claims.quantities.tokens.phrase_ends import NO_HEADS, ends_a_phrase
from msgcheck.analysis.claims.quantities.tokens.token_view import Tokens
from msgcheck.analysis.claims.quantities.tokens.vocabulary import (
    ADVERBS_OF_TIME,
    AND,
    ENGLISH_TIMES,
    FREQUENCIES,
    PER,
    SCALES,
    TIME_ADJECTIVES,
    TIME_UNITS,
    VERBS_OF_USE,
)
from msgcheck.analysis.lexicon import FUNCTION_WORDS, word_set
from msgcheck.analysis.words import singular

_OF_A_DOER = frozenset({"par", "por"})
"""What says "per" and "by" alike, in languages whose nouns are small."""
_EACH = frozenset({"a", "an", "each", "every"})
_BEFORE_EACH = frozenset({"for", "from", "off", "on"})
_QUALIFIERS = word_set("active named full additional monthly registered")
_LETTERS = {"a": "year", "m": "month", "p": "person", "w": "week"}
"""What "p.a.", "p/m" and "p.p." are short for."""
_SHORT_DENOMINATORS = {
    "pp": "person",
    "pppn": "person/night",
    "pm": "month",
    "pcm": "month",
    "pw": "week",
    "pa": "year",
}
"""What stands after a price alone: "£45pp"."""
_SIGNS = word_set("kWh MWh GWh kW MW GW MB GB TB PB Mbps Gbps")
"""Signs of units, which keep their capitals."""
_WRITTEN_LARGE = frozenset({"pro", "je"})
"""What German says for "per"; its nouns keep their capital."""
_AGREED = word_set("billed charged paid payable invoiced guaranteed")
_ENDS_OF_PHRASE = VERBS_OF_USE | word_set(
    """in and for from is are when if while where because than but so until whether
    within after during before over under"""
)
"""Words after which a time is no denominator: "300 teams rely on us every day" are no teams a day."""
_SHORT_BASES = frozenset({"100", "1000", "1,000"})
_BASES = _SHORT_BASES | {"10,000", "100,000"}
"""Numbers of a denominator after a slash: "8 kWh/100 km"."""
_LONGEST_GAP = 4
_MOST_PARTS = 4
"""Denominators of one amount; more are a text made to be long."""


def read_per(tokens: Tokens, at: int, *, wide: bool = False) -> tuple[str, int] | None:
    """Return the denominator that starts at token ``at`` and the token after it; ``wide`` takes "each invoice" too."""
    parts: list[str] = []
    while len(parts) < _MOST_PARTS:
        found = _one(tokens, at + (bool(parts) and _joins(tokens, at)), wide=wide)
        if found is None:
            break
        parts.append(found[0])
        at = found[1]
    if parts and tokens.word(at) in AND and tokens.word(at + 1) in TIME_UNITS:
        parts.append(_singular(_as_written(tokens, at + 1)))
        at += 2
    return ("/".join(parts), at) if parts else None


def _joins(tokens: Tokens, at: int) -> bool:
    """Tell whether token ``at`` joins one denominator to the next: "per user, per month", "par mois et par poste"."""
    return tokens.word(at) == "," or (tokens.word(at) in AND and tokens.word(at + 1) in PER)


def _one(tokens: Tokens, at: int, *, wide: bool) -> tuple[str, int] | None:
    word = tokens.word(at)
    if word == "/":
        return _after_slash(tokens, at)
    short = _short(tokens, at, wide=wide) or _with_article(tokens, at)
    if short is not None:
        return short
    if word in ADVERBS_OF_TIME and (tokens.at(at + 1).kind != "word" or tokens.word(at + 1) in FUNCTION_WORDS):
        return ADVERBS_OF_TIME[word], at + 1
    if word == "-" and tokens.word(at - 1) in FREQUENCIES and tokens.word(at + 1) in ADVERBS_OF_TIME:
        return ADVERBS_OF_TIME[tokens.word(at + 1)], at + 2  # "twice-weekly"
    return _noun_of_per(tokens, at + 1) if _is_per(tokens, at) else _each(tokens, at, wide=wide)


def _after_slash(tokens: Tokens, at: int) -> tuple[str, int] | None:
    """Return the denominator after the slash of "$10/user" and "8 kWh/100 km", which is token ``at``."""
    if tokens.at(at + 1).text in (_BASES if tokens.adjoins(at) else _SHORT_BASES):
        return _noun_of_per(tokens, at + 1)
    is_noun = tokens.at(at + 1).kind == "word" and not _sets_apart(tokens, at)
    return _noun(tokens, at + 1) if is_noun else None


def _short(tokens: Tokens, at: int, *, wide: bool) -> tuple[str, int] | None:
    """Return the denominator of "p.a.", "p/m" and, after a price, "£45pp"."""
    word = tokens.word(at)
    if wide and word in _SHORT_DENOMINATORS:
        return _SHORT_DENOMINATORS[word], at + 1
    if word == "p" and tokens.word(at + 1) in (".", "/") and tokens.word(at + 2) in _LETTERS:
        return _LETTERS[tokens.word(at + 2)], at + 3 + (tokens.word(at + 3) == ".")
    return None


def _with_article(tokens: Tokens, at: int) -> tuple[str, int] | None:
    """Return the denominator of "al mes", "a la semana" and "49 € im Monat"."""
    word, noun = tokens.word(at), tokens.at(at + 1)
    if word in ("im", "am"):
        return (noun.text, at + 2) if noun.text.istitle() and noun.lower in TIMES else None
    is_article = (word, noun.lower) == ("a", "la")
    time = tokens.word(at + 1 + is_article)
    return (time, at + 2 + is_article) if (word == "al" or is_article) and time in TIME_UNITS else None


def _is_per(tokens: Tokens, at: int) -> bool:
    """Tell the "pro" of "5 € pro Nutzer" and "pro monat" from that of "10 Pro seats", and the "par" of "12 € par mois"
    from that of "500 boutiques équipées par Acme".
    """
    noun = tokens.at(at + 1)
    if tokens.word(at) in _OF_A_DOER:
        return not noun.text[:1].isupper() or noun.text in _SIGNS or noun.lower in TIME_UNITS
    if tokens.word(at) != "pro":
        return tokens.word(at) in PER
    return tokens.at(at).text == "pro" and (
        noun.text[:1].isupper() or noun.lower in TIME_UNITS or noun.kind == "number"
    )


def _sets_apart(tokens: Tokens, at: int) -> bool:
    """Tell the slash of "RTO 1 h / RPO 5 min" and "Growth: $49 / Scale: $199" from that of "$10 / user"."""
    return not tokens.adjoins(at) and (tokens.at(at + 2).kind == "number" or tokens.word(at + 2) == ":")


def _each(tokens: Tokens, at: int, *, wide: bool) -> tuple[str, int] | None:
    noun_at = _after_each(tokens, at)
    found = every_time(tokens, at) or (time_at(tokens, noun_at) if noun_at is not None else None)
    if found is not None or noun_at is None or tokens.at(noun_at).kind != "word":
        return found
    noun = tokens.word(noun_at)
    if noun in TIME_UNITS or noun in SPELLS:
        return None  # "a year ago"
    if tokens.word(at) in ("a", "an"):
        is_last = wide and (tokens.at(noun_at + 1).kind != "word" or tokens.word(noun_at + 1) in _ENDS_OF_PHRASE)
        is_each = noun not in FUNCTION_WORDS | NO_HEADS and (is_last or _is_each_time(tokens, noun_at + 1))
    else:
        is_each = wide and noun not in FUNCTION_WORDS
    return (_singular(noun), noun_at + 1) if is_each else None


def _is_each_time(tokens: Tokens, at: int) -> bool:
    noun_at = _after_each(tokens, at)
    return noun_at is not None and tokens.word(noun_at) in TIME_UNITS


def _after_each(tokens: Tokens, at: int) -> int | None:
    """Return the token of the noun after "a", "each", "for each" or "off every" at token ``at``, or ``None``."""
    at += tokens.word(at) in _BEFORE_EACH and tokens.word(at + 1) in ("each", "every")
    return at + 1 + (tokens.word(at + 1) in TIME_ADJECTIVES) if tokens.word(at) in _EACH else None


def _noun_of_per(tokens: Tokens, at: int) -> tuple[str, int] | None:
    many = _many(tokens, at)
    if many is not None and tokens.at(many[1]).kind == "word":
        is_time_of = tokens.word(many[1] + 1) in ("hours", "days")  # "per million working hours"
        noun_at = many[1] + (is_time_of or ends_a_phrase(tokens, many[1] + 1))
        words = [tokens.word(word_at) for word_at in range(many[1], noun_at)]  # "per million input tokens"
        return " ".join([f"{many[0]:.15g}", *words, _singular(tokens.word(noun_at))]), noun_at + 1
    if tokens.at(at).kind != "word":
        return None
    if tokens.word(at) in TIME_ADJECTIVES and tokens.word(at + 1) in TIME_UNITS:
        at += 1
    if tokens.word(at) in _QUALIFIERS and tokens.at(at + 1).kind == "word":
        return f"{tokens.word(at)} {_singular(tokens.word(at + 1))}", at + 2
    is_phrase = tokens.word(at + 1) == "hour" or ends_a_phrase(tokens, at + 1)  # "per GPU hour", "per API call"
    if tokens.word(at) not in TIMES and tokens.word(at + 1) != "-" and is_phrase:
        return f"{tokens.word(at)} {_singular(tokens.word(at + 1))}", at + 2
    return _noun(tokens, at)


def _noun(tokens: Tokens, at: int) -> tuple[str, int]:
    """Return the noun at token ``at``, with what hyphens join to it ("check-in"), and the token after it."""
    if len(run := tokens.compound(at)) > 1:
        return "-".join([*run[:-1], _singular(run[-1])]), at + 2 * len(run) - 1
    return _singular(_as_written(tokens, at)), at + 1


def _as_written(tokens: Tokens, at: int) -> str:
    """Return the noun at token ``at``: "Nutzer" in "pro Nutzer und Monat", "kWh", "user" in "per User"."""
    text, before = tokens.at(at).text, tokens.word(at - 1)
    of_german = before in _WRITTEN_LARGE or (before == "und" and text.istitle())
    return text if of_german or text in _SIGNS else text.lower()


def _many(tokens: Tokens, at: int) -> tuple[float, int] | None:
    """Return the number in a denominator and the token after it: "per 1,000 users", "per million tokens"."""
    if tokens.word(at) in ("hundred", "thousand", "million", "billion"):
        return SCALES[tokens.word(at)], at + 1
    numeral = tokens.numeral(at) if tokens.at(at).kind == "number" else None
    return (numeral.value, numeral.last) if numeral is not None else None


def read_distant_per(tokens: Tokens, at: int, *, wide: bool = False) -> str | None:
    """Return the denominator that follows token ``at`` after a few words: "12 hours of manual work every week";
    ``wide`` takes "$25 credit for each friend" too.
    """
    for step in range(_LONGEST_GAP + 1):
        found = read_per(tokens, at + step, wide=wide and tokens.word(at + step) in _BEFORE_EACH)
        if found is not None:
            return found[0]
        if not _leads_on(tokens, at + step):
            return None
    return None


def read_per_before(tokens: Tokens, at: int) -> str | None:
    """Return the denominator that stands right before an amount at token ``at``: "monatlich 49 Euro"."""
    return ADVERBS_OF_TIME.get(tokens.word(at - 1))


def _leads_on(tokens: Tokens, at: int) -> bool:
    """Tell whether the phrase of an amount goes on at token ``at``: ", billed yearly" does."""
    word = tokens.word(at)
    if word == ",":
        return tokens.word(at + 1) in _AGREED
    if word == "-":  # "64 e-scooters per station"
        return tokens.adjoins(at) and tokens.adjoins(at + 1)
    if word == "to":
        return _is_recipient(tokens, at + 1)
    if word in ("are", "is", "were"):  # "2 million parcels are delivered every day"
        return tokens.word(at + 1).endswith("ed")
    if word == "in":  # "$2 million in fees every year"
        following = tokens.at(at + 1)
        return following.kind == "word" and following.lower not in FUNCTION_WORDS | _EACH | TIME_UNITS.keys()
    return tokens.at(at).kind == "word" and word not in _ENDS_OF_PHRASE


def _is_recipient(tokens: Tokens, at: int) -> bool:
    """Tell "to our suppliers" from what an amount grows to: "to an hour", "to minutes"."""
    return tokens.word(at) not in _EACH and tokens.word(at) not in TIME_UNITS


def _singular(noun: str) -> str:
    """Return a time in English as its unit's name; times of other languages and signs stay as they are: "Monat"."""
    if noun in _SIGNS or noun.lower() in TIME_UNITS:
        return ENGLISH_TIMES.get(noun, noun)
    return singular(noun)
