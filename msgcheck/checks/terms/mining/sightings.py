"""Where a candidate stands and how it is written there: what a reviewer needs to decide."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import field

from msgcheck.analysis.lexicon import FUNCTION_WORDS
from msgcheck.checks.terms.glossary.expansions import has_long_form
from msgcheck.checks.terms.mining.candidates import candidates
from msgcheck.checks.terms.mining.counting import Key
from msgcheck.values import dataclass

_KEPT_PLACES = 30
"""Places of a candidate that are kept to choose its evidence from."""
_WORD = re.compile(r"[^\W\d_][\w'-]*")
_MOSTLY = 0.6
"""Share of capitalised words from which a text is set in title case, and a capital says nothing."""
_SENTENCE_START = re.compile(r"(?:^|[.!?:;•*|(\"\u2022-] ?)\Z")
_IN_BRACKETS = re.compile(r" \(([A-Z][A-Za-z&]{1,7}?)s?\)")


@dataclass(frozen=True, slots=True)
class MinedText:
    """A normalised text with every (asset, passage) that it stands in, by number."""

    text: str
    places: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Sighting:
    """A candidate at ``start:end`` of a mined text."""

    text: MinedText
    start: int
    end: int


@dataclass(slots=True)
class Sightings:
    """All that is known of one candidate, while it is collected.

    ``running`` are the spellings within sentences, where a capital is the writer's choice; ``spellings`` are all.
    """

    spellings: Counter[str] = field(default_factory=Counter)
    running: Counter[str] = field(default_factory=Counter)
    abbreviations: Counter[str] = field(default_factory=Counter)
    assets: set[int] = field(default_factory=set)
    kept: list[Sighting] = field(default_factory=list)

    @property
    def count(self) -> int:
        """All occurrences, those in repeated passages too."""
        return self.spellings.total()

    def add(self, seen: Sighting, *, is_running: bool) -> None:
        """Count one more place, as often as its text is repeated."""
        spelling, times = seen.text.text[seen.start : seen.end], len(seen.text.places)
        self.spellings[spelling] += times
        if is_running:
            self.running[spelling] += times
        self.assets.update(asset for asset, _ in seen.text.places)
        if len(self.kept) < _KEPT_PLACES:
            self.kept.append(seen)


def collect(texts: Iterable[MinedText], wanted: Collection[Key], *, is_tagged: bool = False) -> Mapping[Key, Sightings]:
    """Return the sightings of each of the ``wanted`` candidates that the texts have."""
    found: dict[Key, Sightings] = {}
    keys = frozenset(wanted)
    for text in texts:
        is_title = is_title_case(text.text)
        for seen in candidates(text.text, is_tagged=is_tagged):
            if seen.key not in keys:
                continue
            sightings = found.setdefault(seen.key, Sightings())
            starts = _SENTENCE_START.search(text.text, max(0, seen.start - 2), seen.start)
            sightings.add(Sighting(text, seen.start, seen.end), is_running=not is_title and not starts)
            if short := _abbreviation_after(text.text, seen.start, seen.end):
                sightings.abbreviations[short] += 1
    return found


def is_title_case(text: str) -> bool:
    """Tell whether most words of ``text`` have a capital, as those of a title do, or whether it is a word or two."""
    words = [word for word in _WORD.findall(text) if word.lower() not in FUNCTION_WORDS]
    return len(words) < 3 or sum(word[0].isupper() for word in words) >= _MOSTLY * len(words)


def _abbreviation_after(text: str, start: int, end: int) -> str | None:
    """Return the abbreviation that follows in brackets, where it is one of exactly ``text[start:end]``."""
    found = _IN_BRACKETS.match(text, end)
    if found is None or " " not in text[start:end]:
        return None
    short, phrase = found[1], text[start:end]
    return short if phrase[0].lower() == short[0].lower() and has_long_form(short, phrase) else None


def best_places(kept: Sequence[Sighting], most: int) -> Iterator[tuple[Sighting, tuple[int, int]]]:
    """Yield up to ``most`` places: sentences before titles, each from another asset as long as there are some."""
    ranked = sorted(kept, key=lambda seen: is_title_case(seen.text.text))
    places = [(seen, place) for seen in ranked for place in seen.text.places[:most]]
    taken: list[tuple[Sighting, tuple[int, int]]] = []
    for wants_new_asset in (True, False):
        for seen, place in places:
            is_new_text = all(seen.text is not other.text for other, _ in taken)
            is_new_asset = all(place[0] != at[0] for _, at in taken)
            if len(taken) < most and is_new_text and (is_new_asset or not wants_new_asset):
                taken.append((seen, place))
    yield from taken
