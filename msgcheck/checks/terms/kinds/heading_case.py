"""Casing of headings: in sentence case or in title case."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgcheck.analysis.capitals import is_ordinary
from msgcheck.analysis.lexicon import MONTHS, word_set
from msgcheck.analysis.normalise import NormalisedText, fold_case, normalise
from msgcheck.checks.terms.finding.casing import starts_sentence
from msgcheck.checks.terms.forms.words import stands_alone, technical_fence
from msgcheck.checks.terms.kinds.rule_view import CompiledRule, RuleView, observe
from msgcheck.late_pattern import late_pattern
from msgcheck.model.observation import Observation
from msgcheck.model.passage import HEADING_ROLES
from msgcheck.model.term import HeadingCase

_WORD = late_pattern(r"[^\W_]+(?:['.&][^\W_]+)*")
_LIST_MARK = late_pattern(r"\(?[^\W_]{1,3}[.)] +")
_SMALL = word_set(
    """a an and as at but by en for from if in into nor of off on onto or over per so than the to up via vs with yet"""
)
"""Words that a title leaves small within it."""


def check_heading_case(compiled: CompiledRule, view: RuleView) -> list[Observation]:
    """Return an observation for each heading in another case than the rule wants, with the heading as it should be.

    A heading all in capitals is typography and passes.
    """
    changed_letters = _for_sentence_case if compiled.rule.heading_case is HeadingCase.SENTENCE else _for_title_case
    found = []
    for number in view.numbers:
        passage = view.passages[number]
        reading = normalise(passage.text)
        text = reading.text
        if passage.role not in HEADING_ROLES or text.isupper():
            continue
        changed = changed_letters(text, compiled.rule.exceptions)
        if changed:
            right = _with(passage.text, reading, changed)
            found.append(observe(compiled, view, (number, 0, len(passage.text)), (right,), preferred=right))
    return found


def _for_sentence_case(text: str, names: Sequence[str]) -> list[int]:
    """Return the offsets of the capitals of ``text`` that a sentence would not have.

    A row of capitals that holds a name, an abbreviation or a word of no word list is left as it is ("Google Cloud"),
    and so is a text most of whose words are small: its capitals are names that are words as well ("How Slack works").
    """
    words = list(_WORD.finditer(text))
    kept = _kept(text, names)
    lowered = [word.start() for row in _rows(text, words) for word in _to_lower(text, row, kept)]
    small = sum(len(word[0]) > 3 and word[0].islower() for word in words)
    return lowered if len(lowered) > small else []


def _rows(text: str, words: Sequence[re.Match[str]]) -> Iterator[list[re.Match[str]]]:
    """Yield the words with a capital that stand next to each other, with a space or hyphen between."""
    row: list[re.Match[str]] = []
    for word in words:
        ends_row = word[0].islower() or word[0][0].isdecimal()
        if row and (ends_row or text[row[-1].end() : word.start()] not in {" ", "-"}):
            yield row
            row = []
        if not ends_row:
            row.append(word)
    if row:
        yield row


def _to_lower(text: str, row: list[re.Match[str]], kept: Sequence[bool]) -> list[re.Match[str]]:
    """Return the words of a row that should be small: none where one of them is a name."""
    if any(kept[word.start()] or not _is_plain(word[0]) for word in row):
        return []
    return [word for word in row if not _begins(text, word.start())]


def _is_plain(word: str) -> bool:
    """Tell whether ``word``, which has a capital, is an ordinary word."""
    stem = word.partition("'")[0]
    is_capitalised = stem.isalpha() and word == word.capitalize() and (len(stem) > 1 or word == "A")
    return is_capitalised and stem.lower() not in MONTHS and is_ordinary(stem.lower())


def _for_title_case(text: str, names: Sequence[str]) -> list[int]:
    """Return the offsets of the small letters of ``text`` that begin a word that is none of the small ones."""
    words = [word for word in _WORD.finditer(text) if word[0].islower() and word[0].isalpha()]
    kept = _kept(text, names)
    return [
        word.start()
        for word in words
        if not kept[word.start()] and (word[0] not in _SMALL or _begins(text, word.start()) or word.end() == len(text))
    ]


def _with(text: str, reading: NormalisedText, offsets: Sequence[int]) -> str:
    """Return ``text`` with the case of the letters changed that stand at ``offsets`` of its reading."""
    letters = list(text)
    for offset in offsets:
        start, _ = reading.original_span(offset, offset + 1)
        letters[start] = letters[start].swapcase()
    return "".join(letters)


def _begins(text: str, start: int) -> bool:
    """Tell whether a capital at ``start`` is that of a sentence, also after a list mark such as ``(a)``."""
    mark = _LIST_MARK.match(text)
    return starts_sentence(text, start) or (mark is not None and mark.end() == start)


def _kept(text: str, names: Sequence[str]) -> list[bool]:
    """Tell of each offset of ``text`` whether a name or an address stands there, which keeps its case."""
    technical = technical_fence(text) or bytes(len(text) + 1)
    kept = [bool(technical[at] or technical[at + 1]) for at in range(len(text))]
    folded = fold_case(text)
    for name in names:
        form = fold_case(normalise(name).text.strip())
        for found in re.finditer(re.escape(form), folded) if form else ():
            if stands_alone(text, *found.span()):
                kept[found.start() : found.end()] = [True] * len(form)
    return kept
