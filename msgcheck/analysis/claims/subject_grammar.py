"""Where a sentence speaks of a company by the names of it and its products, or as "we"."""

from __future__ import annotations

import re
from functools import lru_cache

from msgcheck.analysis.claims.strength_words import LEAD, OUR, USE
from msgcheck.values import dataclass


@dataclass(frozen=True, slots=True)
class SubjectGrammar:
    """The patterns of a company's names: ``mention`` with "we" and "our", ``name`` alone, the name as what a sentence
    speaks of, as what others use ("companies use X"), as the means of something ("with X"), and as what is compared
    with ("unlike the X"), which sets it above nobody else.
    """

    mention: re.Pattern[str]
    name: re.Pattern[str]
    subject: re.Pattern[str]
    use: re.Pattern[str]
    by_means: re.Pattern[str]
    own_side: re.Pattern[str]


@lru_cache(maxsize=4)
def subject_grammar(names: tuple[str, ...]) -> SubjectGrammar | None:
    """Compile the patterns; kept, since every asset of a run asks for the same."""
    if not names:
        return None
    longest = "|".join(re.escape(name) for name in sorted(names, key=lambda name: (-len(name), name)))
    name = rf"(?<![\w-])(?:{longest})(?![\w-])"
    return SubjectGrammar(
        re.compile(rf"{name}|\b(?:[Ww]e|[Oo]ur)\b"),
        re.compile(name),
        re.compile(
            rf"(?:{LEAD}[,:]\s+)?"
            r"(?:[\w’' ]{1,50} (?:say|tell us|report|find|agree)(?: that)? )?"
            r"(?:(?:[Tt]ell|[Aa]ssure|[Rr]emind) (?:them|\w+s) (?:that )?)?"
            rf"(?:At\s+{name},?\s+(?=we\b))?"
            r"(?:(?:And|But|So|With|Every|An?|The|Only|Using|By using|On average)\s+)*"
            rf"(?:(?P<name>{name})(?:[’']s)?(?:\s+(?:customers|users|teams|platform|Standard|Specification|support)\b)?|"
            rf"(?P<we>[Ww]e\b|[Oo]ur\s+(?:\w+\s+){{0,3}}?{OUR}\b))"
        ),
        re.compile(rf"\b{USE}{name}"),
        re.compile(
            rf"\b(?:with|using|by|through|on|set up|deploy|install|have|get)\s+(?:the\s+)?{name}|"
            rf"{name}\s+(?:customers|users)"
        ),
        re.compile(rf"\s*(?:(?:the|an?|its|other)\s+)*{name}(?![’']s\b|\s(?:rival|competitor|alternative)s?\b)"),
    )
