"""Conditions under which something is promised: "if an own workshop fitted it", "for orders before noon"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from msgcheck.analysis.claims.stance import Mark
from msgcheck.analysis.words import content_words

_STRICT = (
    r"if(?! any(?:thing)?\s*[,;:.()])|unless|provided(?: that)?|as long as|so long as|subject to|"
    r"wherever (?!(?:you|they|we)\b)|"
    r"only (?:if|when|where|for|in|during)|once (?=(?:the|all|both|your?|it|they)\b)|after the (?:first|initial)"
)
_OPENER = re.compile(
    rf"\b(?:{_STRICT}|during|"
    r"where|when|for (?=orders|bookings|requests|purchases|contracts|customers|members|users|claims)|"
    r"on (?=working|school|business|week))",
    re.IGNORECASE,
)
_STRICT_OPENER = re.compile(rf"\b(?:{_STRICT})\b", re.IGNORECASE)
_TAKES_UP = re.compile(
    r"\W*(?:(?:and|but|so|then)\s+)?(?:in (?:that|this|such|which)(?: an?)? (?:cases?|events?|situations?)|"
    r"if (?:so|not)|under (?:these|those|such) (?:conditions|circumstances)|"
    r"(?:when|where|once) (?:this|that) (?:is so|happens))\b",
    re.IGNORECASE,
)
"""What takes up the condition of the sentence before: "In that case, we send a new key"."""
_OTHERWISE = re.compile(r"\b(?:after|(?<!at )once|as soon as|following)\b", re.IGNORECASE)
"""What puts a condition that time fulfils in other words: "after 12 months" for "after the first year"."""
_LIFTS = re.compile(
    r"\b(?:(?:at|in) any (?:time|moment|case|event|circumstances)|(?:from|on) (?:day one|the (?:very )?first day)|"
    r"without (?:any )?conditions?|unconditional(?:ly)?|"
    r"(?:no matter|regardless|whether or not|with or without|(?:however|whatever|whoever|whenever) (?:you|they|it|the))"
    r"\b[^,;.:!?()]{0,40})(?!\w)",
    re.IGNORECASE,
)
_WHETHER = re.compile(
    r"\b(?:(?:see|know|find|check|ask|tell|learn|show|decide|test|verify|wonder)(?:s|ing|ed)?\s(?:\w+\s){0,3}|(?:as|even)\s)\Z",
    re.IGNORECASE,
)
"""What stands before an "if" that opens no condition: "drivers see at once if a tyre is worn", "even if"."""
_LONGEST_LEAD = 40
_CLOSE = re.compile(r"[,;.:!?()]|$")


def conditions(text: str, *, strictly: bool = False) -> Iterator[Mark]:
    """Yield each condition of ``text``, from the word that opens it to the end of its clause.

    ``strictly`` leaves out what may as well describe: "where", "when", "during", "for orders".
    """
    opener = _STRICT_OPENER if strictly else _OPENER
    at = 0
    while found := opener.search(text, at):
        end = _CLOSE.search(text, found.end())
        at = max(end.start() if end else len(text), found.end())
        if content_words(text[found.end() : at]) and not _is_whether(text, found):
            yield Mark(found.start(), at, "condition")


def _is_whether(text: str, opener: re.Match[str]) -> bool:
    lead = text[max(0, opener.start() - _LONGEST_LEAD) : opener.start()]
    return opener.group().lower() == "if" and _WHETHER.search(lead) is not None


def takes_up_condition(text: str) -> bool:
    """Tell whether ``text`` opens with what takes up the condition of the sentence before."""
    return _TAKES_UP.match(text) is not None


def has_condition(text: str, wordings: Iterable[str]) -> bool:
    """Tell whether ``text`` holds under a condition, be it one that the sentence before states, or that of one of the
    ``wordings`` in other words; what lifts conditions is none ("no matter when").
    """
    said = _LIFTS.sub("", text)
    in_other_words = _OTHERWISE.search(said) is not None and any(map(_OTHERWISE.search, wordings))
    return in_other_words or takes_up_condition(said) or any(conditions(said))


def lifted_conditions(text: str) -> Mark | None:
    """Return the words by which ``text`` says that something holds without a condition: "at any time"."""
    found = _LIFTS.search(text)
    return Mark(*found.span(), "lifted") if found else None
