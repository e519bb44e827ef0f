"""Where a rule can match at all: one search for the words its patterns cannot do without, over all texts of an asset.

A list of hundreds of words costs ``regex`` half a second a megabyte, and there are dozens of lists in a style; the
automaton finds the words of all of them in one walk, and only the texts that hold one are given to the patterns.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate

from ahocorasick_rs import AhoCorasick

from msgcheck.checks.vale.block import Block
from msgcheck.checks.vale.required_text import required_texts
from msgcheck.model.vale_rule import Existence, Occurrence, Substitution, ValeRule
from msgcheck.values import dataclass

_SHORTEST = 2
"""Characters of a word worth looking for; a single letter stands in every text."""
_BETWEEN = "\n\0\n"


@dataclass(frozen=True, slots=True)
class Screen:
    """``automaton`` finds the words; ``rules_of[word]`` are the rules that word stands for, of ``rule_count``.

    Rules in ``unscreened`` can match anywhere.
    """

    automaton: AhoCorasick | None = None
    rules_of: tuple[tuple[int, ...], ...] = ()
    unscreened: frozenset[int] = frozenset()
    rule_count: int = 0


def make_screen(rules: Sequence[ValeRule]) -> Screen:
    """Return the screen of ``rules``, which are numbered in their order."""
    rules_of: dict[str, list[int]] = {}
    unscreened = set()
    for number, rule in enumerate(rules):
        texts = _texts(rule)
        if texts is None:
            unscreened.add(number)
        for text in texts or ():
            rules_of.setdefault(text, []).append(number)
    automaton = AhoCorasick(list(rules_of)) if rules_of else None
    return Screen(automaton, tuple(map(tuple, rules_of.values())), frozenset(unscreened), len(rules))


def screened(screen: Screen, blocks: Sequence[Block]) -> list[set[int] | None]:
    """Return by rule the indices of the blocks in which it may match; ``None`` stands for all of them."""
    found: list[set[int] | None] = [
        None if number in screen.unscreened else set() for number in range(screen.rule_count)
    ]
    if screen.automaton is None or not blocks:
        return found
    texts = [fold(block.text) for block in blocks]
    starts = [0, *accumulate(len(text) + len(_BETWEEN) for text in texts)]
    for word, start, _ in screen.automaton.find_matches_as_indexes(_BETWEEN.join(texts), overlapping=True):
        at = bisect_right(starts, start) - 1
        for number in screen.rules_of[word]:
            candidates = found[number]
            if candidates is not None:
                candidates.add(at)
    return found


def fold(text: str) -> str:
    """Return ``text`` without case; the letters i that ``regex`` takes for one are one."""
    return text.replace("İ", "i").replace("ı", "i").casefold()


def _texts(rule: ValeRule) -> frozenset[str] | None:
    """Return folded texts of which each match of ``rule`` holds one, ``None`` where there are no such."""
    found: set[str] = set()
    for pattern in _patterns(rule):
        texts = required_texts(pattern)
        folded = {fold(text) for text in texts or ()}
        if texts is None or any(len(text) < _SHORTEST for text in folded):
            return None
        found |= folded
    return frozenset(found) if found else None


def _patterns(rule: ValeRule) -> Iterator[str]:
    """Yield the patterns of which one is part of every match; none where a rule may speak without one."""
    match rule.body:
        case Existence() as body if body.tokens:
            yield from body.tokens
        case Existence() as body:
            yield "".join(body.raw)
        case Substitution() as body:
            yield from (form for form, _ in body.swap)
        case Occurrence() as body if not body.minimum:
            yield body.token
