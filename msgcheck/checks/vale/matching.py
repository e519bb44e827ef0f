"""A rule of a Vale style becomes a matcher: the blocks of one asset in, its hits out."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msgcheck.checks.vale.block import Block, is_in_scope
from msgcheck.checks.vale.casing import casing_finder
from msgcheck.checks.vale.documents import conditional_finder, consistency_finder
from msgcheck.checks.vale.finding import Find, Found
from msgcheck.checks.vale.message import fill, listed_or, suggestions
from msgcheck.checks.vale.word_sequence import Tagger, sequence_finder
from msgcheck.checks.vale.words import existence_finder, occurrence_finder, repetition_finder, substitution_finder
from msgcheck.model import vale_rule as kinds
from msgcheck.model.vale_rule import ValeRule
from msgcheck.values import dataclass

Matcher = Callable[[Sequence[Block]], list["Hit"]]
"""Looks through the blocks of one asset. Raises ``TimeoutError`` where a pattern takes too long on one of them."""


@dataclass(frozen=True, slots=True)
class Hit:
    """What a rule found: a span (code points, half-open) of the text ``source``, and what it says of it.

    An empty span at 0 means the whole text: something is missing in it.
    """

    rule: str
    source: int
    start: int
    end: int
    message: str
    suggestions: tuple[str, ...] = ()


def compile_rule(rule: ValeRule, accepted: tuple[str, ...] = (), tag: Tagger | None = None) -> Matcher:
    """Return the matcher of ``rule``; it gives each place once, however many scopes show it.

    ``accepted`` are the words of the company's vocabulary, which rules leave alone unless they say ``vocab: false``.
    ``tag`` gives the part of speech of words (Penn tags); a sequence that asks for one is silent without it
    (:func:`msgcheck.checks.vale.word_sequence.needs_tagger` tells). Raises ``PatternError`` where a pattern cannot be
    read.
    """
    scopes = _scopes_of(rule)
    make_finder = _finder_maker(rule, accepted, tag)

    def match(blocks: Sequence[Block]) -> list[Hit]:
        find = make_finder()
        hits: dict[tuple[int, int], Hit] = {}
        in_scope = {scope for scope in {block.scope for block in blocks} if is_in_scope(scope, scopes)}
        for block in (block for block in blocks if block.scope in in_scope):
            for found in find(block.text):
                hit = _hit(rule, block, found)
                hits.setdefault((hit.source, hit.start), hit)
        found_hits = list(hits.values())
        return found_hits[: rule.limit] if rule.limit else found_hits

    return match


def _finder_maker(rule: ValeRule, accepted: tuple[str, ...], tag: Tagger | None) -> Callable[[], Find]:
    """Return what makes the finder of one asset; rules that remember what they saw get a new one each time."""
    body = rule.body
    match body:
        case kinds.Conditional():
            return conditional_finder(body, accepted)
        case kinds.Consistency():
            return consistency_finder(body)
    find = _stateless_finder(rule, accepted, tag)
    return lambda: find


def _stateless_finder(rule: ValeRule, accepted: tuple[str, ...], tag: Tagger | None) -> Find:
    match rule.body:
        case kinds.Existence() as body:
            return existence_finder(body, accepted)
        case kinds.Substitution() as body:
            return substitution_finder(body, accepted, rule)
        case kinds.Occurrence() as body:
            return occurrence_finder(body)
        case kinds.Repetition() as body:
            return repetition_finder(body, accepted)
        case kinds.Capitalization() as body:
            return casing_finder(body, accepted)
        case kinds.Sequence() as body:
            return sequence_finder(body, tag)
    raise AssertionError(rule.body)


def _scopes_of(rule: ValeRule) -> tuple[str, ...]:
    """A sequence looks at sentences, whatever its file says."""
    return ("sentence",) if isinstance(rule.body, kinds.Sequence) else rule.scopes


def _hit(rule: ValeRule, block: Block, found: Found) -> Hit:
    text = block.text[found.start : found.end]
    advice = found.suggestions or suggestions(rule.action, text)
    values = found.values or (text, _listed(advice, text))
    message = fill(found.message or rule.message, *values)
    return Hit(rule.name, block.source, block.start + found.start, block.start + found.end, message, advice)


def _listed(advice: tuple[str, ...], text: str) -> str:
    """Return what a second place of a message is filled with: the suggestion, several of them with ``or``."""
    return listed_or(advice) if len(advice) > 1 else advice[0] if advice else text
