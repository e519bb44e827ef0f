"""Where a text addresses one of the platform's personas by name."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from msgcheck.model.message import Persona
from msgcheck.values import dataclass

_SHORTEST = 2
_NAMED_FOR = re.compile(r"\bfor\s+(?:the\s+|our\s+|all\s+|busy\s+|modern\s+)?$", re.IGNORECASE)
_AND_ALSO = re.compile(r"\bfor\s.{0,60}(?:,|\band|\bor|&)\s+(?:the\s+)?$", re.IGNORECASE)
_YOU_ARE = re.compile(r"(?:\bas|\b(?:if|when|because)\s+you(?:[’']re|\s+are))\s+(?:an?\s+|the\s+)?$", re.IGNORECASE)
_YOU_FOLLOWS = re.compile(r"[^.?!\n]{0,40}?,?\s+(?:you|your)\b", re.IGNORECASE)
_FOR = re.compile(r"^\W*for\s+(?:the\s+|our\s+|all\s+)?$", re.IGNORECASE)
_COLON = re.compile(r"(?:\s*(?:,|&|\band\b|\bor\b)[^.:;!?\n]{0,40}?)?(?::|\s[–—-])\s", re.IGNORECASE)
_DEAR = re.compile(r"^\s*(?:dear|hello|hi)\s+$", re.IGNORECASE)
_TITLE_END = re.compile(r"[ \t]*(?:[.!:)\]\n]|$|[-–—|]\s|,|and\b|&|or\b|in \d{4})")
_GENRE = re.compile(
    r"\s+(?:explainer|guide|handbook|playbook|overview|brief|briefing|edition|one-pager|deck|faq|primer)s?\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Address:
    """A persona addressed: its id, and the words that name it, in code points of the text."""

    persona_id: str
    start: int
    end: int


def addressed_in_title(title: str, personas: tuple[Persona, ...]) -> tuple[Address, ...]:
    """Return the personas that a title or heading says it is for.

    "For CFOs", "An introduction for CFOs and controllers", "CFO guide", or nothing but the persona's name.
    """
    found = []
    for mention in _mentions(title, personas):
        before, after = title[: mention.start], title[mention.end :]
        is_alone = not before.strip(" -–—:|") and not after.strip(" -–—:|.")
        is_genre = not before.strip() and _GENRE.match(after)
        if (
            is_alone
            or is_genre
            or (_TITLE_END.match(after) and (_NAMED_FOR.search(before) or _AND_ALSO.search(before)))
        ):
            found.append(mention)
    return tuple(found)


def addressed_in_text(text: str, personas: tuple[Persona, ...]) -> tuple[Address, ...]:
    """Return the personas that a sentence speaks to: "As a legal counsel, you ...", "Dear CFOs", "For CFOs: ..."."""
    found = []
    for mention in _mentions(text, personas):
        before = text[max(0, mention.start - 40) : mention.start]
        is_you = _YOU_ARE.search(before) and _YOU_FOLLOWS.match(text, mention.end)
        is_label = _FOR.match(text[: mention.start]) and _COLON.match(text, mention.end)
        if is_you or is_label or _DEAR.match(text[: mention.start]):
            found.append(mention)
    return tuple(found)


def includes(persona: Persona, wider: Persona) -> bool:
    """Tell whether a persona is by name one of a ``wider`` one: developer team leaders are developers."""
    one, other = (frozenset(map(_key, each.name.split())) for each in (persona, wider))
    return other <= one


def _mentions(text: str, personas: tuple[Persona, ...]) -> tuple[Address, ...]:
    pattern, ids = _names(personas)
    if pattern is None:
        return ()
    return tuple(Address(ids[_key(match["name"])], *match.span("name")) for match in pattern.finditer(text))


@lru_cache(maxsize=4)
def _names(personas: tuple[Persona, ...]) -> tuple[re.Pattern[str] | None, dict[str, str]]:
    """Compile the names of the personas, longest first; kept, since every asset of a run asks for the same."""
    ids: dict[str, str] = {}
    for persona in personas:
        for name in _forms(persona):
            ids.setdefault(_key(name), persona.id)
    if not ids:
        return None, ids
    longest = sorted(ids, key=lambda name: (-len(name), name))
    names = "|".join(r"[\s-]+".join(map(re.escape, name.split())) for name in longest)
    return re.compile(rf"(?<![\w-])(?P<name>(?:{names})(?:e?s)?)(?![\w-])", re.IGNORECASE), ids


def _forms(persona: Persona) -> Iterable[str]:
    """Yield the name and aliases; "Procurement department" is "procurement" too. An id of several words is a name."""
    spelt_out = (persona.id.replace("-", " "),) if "-" in persona.id else ()
    for name in (persona.name, *persona.aliases, *spelt_out):
        if len(name) >= _SHORTEST:
            yield name
            yield re.sub(r"\s+(?:department|team)$", "", name, flags=re.IGNORECASE)


def _key(name: str) -> str:
    words = " ".join(re.split(r"[\s-]+", name.casefold()))
    return words[:-1] if words.endswith("s") and not words.endswith("ss") else words
