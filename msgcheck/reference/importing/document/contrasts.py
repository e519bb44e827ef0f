"""Sentences that say which words to use instead of which: "Say customers, not users"."""

from __future__ import annotations

import re

_OPEN, _CLOSE = "\"'\u201c\u2018\u00ab\u201e\u201a\u300c", "\"'\u201d\u2019\u00bb\u201c\u300d"


def _form(name: str) -> str:
    quoted = rf"[{_OPEN}][^{_OPEN}{_CLOSE}]{{1,60}}[{_CLOSE}]"
    bare = rf"[^\s{_OPEN}{_CLOSE},;.:!?()][^{_OPEN}{_CLOSE},;.:!?()]{{0,60}}?"
    return rf"(?P<{name}>{quoted}|{bare})"


_RIGHT, _WRONG = _form("right"), _form("wrong")
_USE = (
    r"(?:(?:please|always|we|wir|nous)\s+)*(?:say|use|write|sagen sie|verwenden sie|schreiben sie|sagen|schreiben"
    r"|verwenden|dire|dites|employer|disons)\s+"
)
_NOT = r"(?:(?:and\s+)?(?:not|never|don't say|do not say|don't use)|nicht|nie|et non|pas)\s+"
_NEVER = (
    r"(?:(?:we )?(?:no longer|don't|do not|never) (?:say|use|write)|not|no|nicht|avoid|wir sagen nicht mehr"
    r"|nous ne disons plus)\s+"
)
_INSTEAD = r"(?:instead of|rather than|in place of|statt|anstelle von|au lieu de|plutôt que)\s+"
QUOTES = '"“”„«»'
"""What stands around a text that is quoted whole; an apostrophe may belong to it."""

_BUT = rf"\s*[,;:.–—-]+\s*(?:but|sondern|we|wir|nous)?\s*(?:now\s+)?(?:{_USE})|\s*[,;]\s*(?:but|sondern|mais)\s+"
_PATTERNS = tuple(
    re.compile(rf"{pattern}[.!]?", re.IGNORECASE)
    for pattern in (
        rf"{_NEVER}{_WRONG}(?:{_BUT}){_RIGHT}(?:\s+(?:instead|stattdessen))?",
        rf"{_INSTEAD}{_WRONG}\s*[,:]?\s*(?:{_USE}){_RIGHT}",
        rf"{_WRONG}\s*[:,]\s*(?:{_USE}){_RIGHT}(?:\s+(?:instead|stattdessen))?",
        rf"(?:{_USE})?{_RIGHT}\s*,?\s+{_INSTEAD}{_WRONG}",
        rf"(?:{_USE})?{_RIGHT}\s*(?:,|;|\u2013|\u2014|-|\.)\s*{_NOT}{_WRONG}",
        rf"(?:{_USE})?{_RIGHT}\s*\((?:{_NOT}){_WRONG}\)",
        rf"{_WRONG}\s*(?:\u2192|->|=>|\u279c|\u27a1)\s*{_RIGHT}",
    )
)
_LONGEST = 200
MOST_WORDS = 6
"""Words of a form of the glossary; what is longer is a sentence."""


def contrast_in(text: str) -> tuple[str, tuple[str, ...]] | None:
    """Return the words to use and those to avoid, ``None`` where ``text`` says no such thing."""
    if len(text) > _LONGEST:
        return None
    plain = text.replace("\u2019", "'") if text.count("\u2019") and "\u2018" not in text else text
    for pattern in _PATTERNS:
        match = pattern.fullmatch(plain.strip())
        if match:
            right, wrong = forms_in(match["right"]), forms_in(match["wrong"])
            if right and wrong and all(is_form(form) for form in (*right, *wrong)):
                return right[0], wrong
    return None


def forms_in(text: str) -> tuple[str, ...]:
    """Return the forms that a cell or line lists, without quotes: by lines, ``;``, ``,``, ``/`` and "or"."""
    parts = re.split(r"\n|;|,| / |\s+(?:or|oder|ou)\s+", text)
    parts = [re.sub(r"^\s*(?:and|or|und|oder|et|ou)\s+", "", part) for part in parts]
    forms = (part.strip().strip(_OPEN + _CLOSE).strip(" .") for part in parts)
    return tuple(dict.fromkeys(form for form in forms if any(map(str.isalnum, form))))


def is_form(text: str) -> bool:
    """Tell whether ``text`` can be a form of the glossary: some words, no sentence."""
    return 0 < len(text.split()) <= MOST_WORDS
