"""The finder of sequences: words that follow each other, by pattern and part of speech."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from collections.abc import Sequence as Words

from msgcheck.checks.vale.finding import Find, Found, is_found
from msgcheck.model.vale_rule import Sequence, SequenceToken
from msgcheck.reference.vale.dialect import IGNORE_CASE, Pattern, compile_pattern, word_pattern
from msgcheck.values import dataclass

Tagger = Callable[[Words[str]], Words[str]]
"""Gives each word of a sentence its part of speech, a Penn tag such as ``NN``."""

_TOKEN = re.compile(r"\w+(?=n['’]t\b)|n['’]t\b|['’](?:s|re|ve|ll|d|m)\b|\w+(?:[-.]\w+)*|[^\w\s]")
"""Words as the Penn Treebank splits them: ``don't`` is ``do`` and ``n't``."""


@dataclass(frozen=True, slots=True)
class _Step:
    """One word that is looked for; an optional one may be passed over."""

    pattern: Pattern | None
    tag: Pattern | None
    is_negated: bool
    skip: int

    def fits(self, word: str, tag: str) -> bool:
        """Tell whether a word is what is looked for, or - negated - is not."""
        parts = [is_found(self.pattern, word)] if self.pattern else []
        parts += [is_found(self.tag, tag)] if self.tag else []
        return all(part != self.is_negated for part in parts)


def needs_tagger(rule: Sequence) -> bool:
    """Tell whether a rule asks for a part of speech; without a tagger it cannot run."""
    return any(token.tag for token in rule.tokens)


def sequence_finder(rule: Sequence, tag: Tagger | None) -> Find:
    """Find the words of the sequence, from the first to the last. Without the tagger it needs, find nothing."""
    steps = [_step(token, rule) for token in rule.tokens]
    can_run = bool(steps) and (tag is not None or not needs_tagger(rule))
    anchors = [step.pattern for step in steps if step.pattern and not step.is_negated]

    def find(text: str) -> Iterator[Found]:
        if not can_run or not all(is_found(anchor, text) for anchor in anchors[:1]):
            return
        spans = [match.span() for match in _TOKEN.finditer(text)]
        words = [text[start:end] for start, end in spans]
        tags = tag(words) if tag else [""] * len(words)
        at = 0
        while at < len(words):
            end = _end_of(steps, words, tags, at)
            if end is None:
                at += 1
                continue
            yield Found(spans[at][0], spans[end - 1][1], tuple(words[at:end]))
            at = end

    return find


def _step(token: SequenceToken, rule: Sequence) -> _Step:
    case = IGNORE_CASE if rule.ignorecase else ""
    return _Step(
        compile_pattern(case + word_pattern(token.pattern, nonword=True)) if token.pattern else None,
        compile_pattern(token.tag) if token.tag else None,
        token.negate,
        token.skip,
    )


def _end_of(steps: Words[_Step], words: Words[str], tags: Words[str], start: int) -> int | None:
    """Return where a sequence that begins with word ``start`` ends, ``None`` where none does."""
    at = start
    for number, step in enumerate(steps):
        reach = at + 1 + (step.skip if number else 0)
        found = next((i for i in range(at, min(reach, len(words))) if step.fits(words[i], tags[i])), None)
        if found is None:
            return None
        at = found + 1
    return at
