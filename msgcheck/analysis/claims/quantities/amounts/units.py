"""A number and the unit after it, money apart: 45 %, 1.5 pp, 3x, 4.8/5, 15 minutes."""

from __future__ import annotations

from dataclasses import replace

from msgcheck.analysis.claims.quantities.amounts.minutes import is_minutes
from msgcheck.analysis.claims.quantities.around.denominators import read_per
from msgcheck.analysis.claims.quantities.tokens.comparisons import end_of_to_one, is_compared
from msgcheck.analysis.claims.quantities.tokens.numerals import Numeral
from msgcheck.analysis.claims.quantities.tokens.token_view import Tokens, is_department
from msgcheck.analysis.claims.quantities.tokens.vocabulary import (
    CURRENCY_SIGNS,
    GLUED_TIMES,
    SCALED_TIMES,
    TIME_ADJECTIVES,
    TIME_UNITS,
)
from msgcheck.analysis.lexicon import word_set
from msgcheck.analysis.words import looks_plural
from msgcheck.values import dataclass

_OUT_OF = frozenset({"/", "sur", "von", "su"})
_STARS = word_set("star stars sterne sternen étoiles estrellas stelle sterren ★ ⭐")
_MOST_STARS = 10
_RATED = word_set("★ rated rating ratings trustpilot capterra g2 glassdoor tripadvisor yelp")
"""Words before a decimal number that make it a rating, whose scale is not told."""
_BEFORE_DECADES = word_set("' late early low mid high upper his her their my")
_POINTS = word_set("pp ppts prozentpunkt prozentpunkte prozentpunkten")
_TIMES = word_set("times mal fois veces volte")


@dataclass(frozen=True, slots=True)
class Amount:
    """A number and its unit ("" where none is named) at tokens ``first`` to ``last``; ``per`` is a rating's scale,
    ``of`` what a scale of degrees measures.
    """

    first: int
    last: int
    numeral: Numeral
    unit: str = ""
    per: str | None = None
    of: str = ""
    factor: float = 1.0

    @property
    def value(self) -> float:
        """The number in the unit's measure."""
        return self.numeral.value * self.factor


def read_unit(tokens: Tokens, amount: Amount) -> Amount | None:
    """Return ``amount`` with the unit that starts at its ``last`` token, money apart, or ``None``."""
    for read in (_percent, _basis_points, _multiple, _rating, _duration, _temperature):
        found = read(tokens, amount)
        if found is not None:
            return found
    return None


def _percent(tokens: Tokens, amount: Amount) -> Amount | None:
    at = after_hyphen(tokens, amount.last)
    word = tokens.word(at)
    if word == "percentage" and tokens.word(after_hyphen(tokens, at + 1)) in ("point", "points"):
        return replace(amount, last=after_hyphen(tokens, at + 1) + 1, unit="percentage_point")
    if word in _POINTS or (word == "ppt" and amount.numeral.is_decimal):
        return replace(amount, last=at + 1, unit="percentage_point")
    last = at + 1 + (word == "pct" and _is_abbreviated(tokens, at + 1))
    if word in ("per", "pour") and tokens.word(at + 1) in ("cent", "cents"):
        last = at + 2
    elif word not in ("%", "percent", "pct", "prozent"):
        return None
    if tokens.word(after_hyphen(tokens, last)) in ("point", "points"):
        return replace(amount, last=after_hyphen(tokens, last) + 1, unit="percentage_point")
    return replace(amount, last=last, unit="percent")


def _basis_points(tokens: Tokens, amount: Amount) -> Amount | None:
    """Read "150 basis points" and "25 bps", hundredths of a percentage point."""
    at = after_hyphen(tokens, amount.last)
    length = 2 if tokens.word(at) == "basis" and tokens.word(at + 1) in ("point", "points") else 1
    if length == 1 and tokens.word(at) != "bps":
        return None
    return replace(amount, last=at + length, unit="percentage_point", factor=0.01)


def _is_abbreviated(tokens: Tokens, at: int) -> bool:
    """Tell whether the point at token ``at`` belongs to the word before it: the sentence goes on in lower case."""
    return tokens.word(at) == "." and tokens.adjoins(at) and tokens.at(at + 1).text[:1].islower()


def _multiple(tokens: Tokens, amount: Amount) -> Amount | None:
    at = amount.last
    word = tokens.word(at)
    if word == "x" and not (tokens.adjoins(at + 1) and tokens.at(at + 1).kind == "word"):
        return None if tokens.at(at + 1).kind in ("number", "power") else replace(amount, last=at + 1, unit="multiple")
    if word == "fold" or (word == "-" and tokens.word(at + 1) == "fold"):
        return replace(amount, last=after_hyphen(tokens, at) + 1, unit="multiple")
    if amount.value > 1 and (ratio_end := end_of_to_one(tokens, amount.first, at)) is not None:
        return replace(amount, last=ratio_end, unit="multiple")
    times_at = after_hyphen(tokens, at)
    if tokens.word(times_at) not in _TIMES:
        return None
    is_multiple = is_compared(tokens, times_at + 1) or (amount.value % 1 and read_per(tokens, times_at + 1) is None)
    return replace(amount, last=times_at + 1, unit="multiple") if is_multiple else None


def _rating(tokens: Tokens, amount: Amount) -> Amount | None:
    at = amount.last
    if tokens.word(after_hyphen(tokens, at)) in _STARS:
        return None if amount.value > _MOST_STARS else _starred(tokens, amount, after_hyphen(tokens, at) + 1)
    if _is_rating(tokens, amount):
        return replace(amount, last=at + (tokens.word(at) == "rating"), unit="rating")
    return _scored(tokens, amount)


def _scored(tokens: Tokens, amount: Amount) -> Amount | None:
    """Read "4.8/5", "Rated 9 out of 10" and "10/10"."""
    at = amount.last
    if tokens.word(at) in _OUT_OF or (tokens.word(at) in ("of", "de") and amount.numeral.is_decimal):
        scale_at = at + 1
    elif (tokens.word(at), tokens.word(at + 1)) == ("out", "of"):
        scale_at = at + 2
    else:
        return None
    scale = tokens.numeral(scale_at)
    if scale is None or scale.value not in (5, 10, 100) or amount.value > scale.value:
        return None
    if tokens.word(at) == "/" and amount.value == scale.value < 100 and tokens.word(scale.last) != "/":
        return replace(amount, last=scale.last, unit="rating", per=f"{scale.value:g}")  # "10/10 support"
    has_stars = tokens.word(scale.last) in _STARS
    is_rated = any(tokens.word(amount.first - back).startswith(("rat", "scor")) for back in range(1, 4))
    if not (has_stars or is_rated or amount.numeral.is_decimal):
        return None
    return replace(amount, last=scale.last + has_stars, unit="rating", per=f"{scale.value:g}")


def _starred(tokens: Tokens, amount: Amount, last: int) -> Amount:
    """Return "4.8 stars" and, with its scale, "3 stars out of 5"."""
    scale = tokens.numeral(last + 2) if (tokens.word(last), tokens.word(last + 1)) == ("out", "of") else None
    if scale is None or amount.value > scale.value:
        return replace(amount, last=last, unit="rating")
    return replace(amount, last=scale.last, unit="rating", per=f"{scale.value:g}")


def _is_rating(tokens: Tokens, amount: Amount) -> bool:
    """Tell "a 4.9 rating", "rating of 4.6", "Rated 4.8 by users" and "Trustpilot 4.7" from other decimals."""
    goes_on = tokens.word(amount.last) in _OUT_OF | {"of", "out"}
    if not amount.numeral.is_decimal or amount.value > _MOST_STARS or goes_on:
        return False
    before = amount.first - 1 - (tokens.word(amount.first - 1) in ("of", ":", "|", "("))
    noun_at = amount.last + (tokens.word(amount.last) in ("average", "overall"))
    is_reviewed = noun_at > amount.last and any(tokens.word(noun_at + step).startswith("review") for step in range(4))
    return tokens.word(noun_at) == "rating" or is_reviewed or tokens.word(before) in _RATED


def _duration(tokens: Tokens, amount: Amount) -> Amount | None:
    at = amount.last
    hyphenated = tokens.word(at) == "-" and tokens.at(at + 1).kind == "word"
    at += hyphenated
    at += tokens.word(at) in TIME_ADJECTIVES and tokens.word(at + 1) in TIME_UNITS
    word = tokens.word(at)
    if word in SCALED_TIMES:
        unit, factor = SCALED_TIMES[word]
        return replace(amount, last=at + 1, unit=unit, factor=factor)
    if (short := _short_time(tokens, amount, at)) is not None:
        return replace(amount, last=at + 1, unit=short)
    if word not in TIME_UNITS or (word in ("s", "mo") and not (tokens.adjoins(at) or tokens.at(at).text == word)):
        return None
    if is_department(tokens, at) or (word == "s" and (tokens.at(at).text == "S" or _is_plural(tokens, amount))):
        return None
    return replace(amount, last=at + 1, unit=TIME_UNITS[word])


def _short_time(tokens: Tokens, amount: Amount, at: int) -> str | None:
    """Return the unit of "2h 15m", "10d" and "24 Std.", whose letters mean another thing elsewhere (3d)."""
    text = tokens.at(at).text
    if text == "m" and is_minutes(tokens.items, at):
        return "minute"
    if text in GLUED_TIMES and _is_glued(tokens, at) and (text != "d" or amount.value > 3):
        return GLUED_TIMES[text]
    return "hour" if text == "Std" else None


def _is_glued(tokens: Tokens, at: int) -> bool:
    """Tell the letter of "10d" from one in the middle of an identifier: "576d-4ca0"."""
    goes_on = tokens.adjoins(at + 1) and (tokens.at(at + 1).kind in ("word", "number") or tokens.word(at + 1) == "-")
    return tokens.adjoins(at) and not goes_on and not (tokens.word(at - 2) == "-" and tokens.adjoins(at - 1))


def _is_plural(tokens: Tokens, amount: Amount) -> bool:
    """Tell "100s of teams", "10s to 100s of teams" and "1,000s" and "the 1990s" from seconds."""
    following = tokens.word(amount.last + 1)
    is_range = following in ("to", "-") and tokens.word(amount.last + 3) == "s" and tokens.word(amount.last + 4) == "of"
    return following == "of" or is_range or _is_decade(tokens, amount) or amount.numeral.is_grouped


def _is_decade(tokens: Tokens, amount: Amount) -> bool:
    """Tell "the 1990s", "in the '90s", "in her 40s" and "the low 90s" from seconds."""
    before = tokens.word(amount.first - 1)
    is_in_them = before == "the" and tokens.word(amount.first - 2) == "in"
    is_decade = before in _BEFORE_DECADES or is_in_them or 1900 <= amount.value < 2100
    return amount.value % 10 == 0 and is_decade


def _temperature(tokens: Tokens, amount: Amount) -> Amount | None:
    """Read "60 °C" and, with its sign, "-18 °C"."""
    at = amount.last
    if tokens.at(at).text != "°" or tokens.at(at + 1).text not in ("C", "F") or not tokens.adjoins(at + 1):
        return None
    return replace(signed(tokens, amount), last=at + 2, unit="count", of=f"°{tokens.word(at + 1)}")


def signed(tokens: Tokens, amount: Amount) -> Amount:
    """Return ``amount`` below zero, with its sign, where a minus, and no hyphen, adjoins it."""
    at = amount.first
    is_below = tokens.word(at - 1) == "-" and tokens.adjoins(at) and not tokens.adjoins(at - 1)
    return replace(amount, first=at - 1, factor=-amount.factor) if is_below else amount


def after_plus(tokens: Tokens, at: int) -> int:
    """Return the token after a plus that says "or more" and starts at token ``at``: 20+, 20-plus, "100 + customers"."""
    if tokens.word(at) == "+" and (tokens.adjoins(at) or _is_loose_plus(tokens, at)):
        return at + 1
    is_word = tokens.word(at) == "-" and tokens.word(at + 1) == "plus"
    return at + 2 if is_word and tokens.adjoins(at) and tokens.adjoins(at + 1) else at


def _is_loose_plus(tokens: Tokens, at: int) -> bool:
    """Tell the plus of "100 + customers" and "50 % + of tickets" from that of "$50 + taxes"."""
    following = tokens.word(at + 1)
    is_bare = tokens.at(at - 1).kind == "number" and tokens.at(at - 2).text not in CURRENCY_SIGNS
    return following == "of" or (is_bare and (looks_plural(following) or following in TIME_UNITS))


def after_hyphen(tokens: Tokens, at: int) -> int:
    """Return the token after a hyphen at token ``at`` that joins two words, ``at`` itself where none does."""
    return at + (tokens.word(at) == "-" and tokens.adjoins(at) and tokens.adjoins(at + 1))
