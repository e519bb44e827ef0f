"""What a text says that something else is: "The Larkboard is a desk with two drawers" is nothing of the Finchboard."""

from __future__ import annotations

from collections.abc import Collection

from msgcheck.analysis.capitals import is_ordinary
from msgcheck.analysis.comparison import MessageProfile, TextProfile
from msgcheck.analysis.words import has_capital, words
from msgcheck.late_pattern import late_pattern

_DEFINED = late_pattern(
    r"\W*(?:[A-Z][a-z]+(?: [a-z]+){0,4}, )?(?:[Tt]he )?(?P<name>[A-Z][\w-]{2,40}(?: [A-Z][\w-]{0,40}){0,2}),?\s+"
    r"(?:is|are)\s+(?:an?|the|our|one of)\s"
)


def defines_another(text: str, message: MessageProfile, ours: Collection[str]) -> bool:
    """Tell whether ``text`` says by name what something is, and names no subject of ``message``, one on products.

    ``ours`` are the words, in lower case, of the names of the company and of former names of its products: what is said
    of these may be said of any product. So may what is said of an ordinary word with a capital, "The Board".
    """
    defined = _DEFINED.match(text) if message.message.products else None
    if defined is None:
        return False
    named = words(defined["name"])
    if is_ordinary(named[0].lower) or any(each.lower in ours or each.stem in message.stems for each in named):
        return False
    said = {each.lower for each in words(text)}
    return said.isdisjoint(filter(None, map(_subject, message.wordings)))


def _subject(wording: TextProfile) -> str:
    """Return the first word of a wording that is a name, in lower case; "" where none is."""
    names = (each.lower for each in wording.content if has_capital(wording.text, each))
    return next((each for each in names if not is_ordinary(each)), "")
