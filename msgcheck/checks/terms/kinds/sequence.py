"""Sequence: words one after another, by their wording and their part of speech."""

from __future__ import annotations

from msgcheck.analysis.language import sentences
from msgcheck.analysis.normalise import fold_case, normalise
from msgcheck.analysis.word_sequence import TAGS, WordPattern, match_words
from msgcheck.checks.terms.forms.expansion import expand
from msgcheck.checks.terms.forms.phrase import possible_parts
from msgcheck.checks.terms.kinds.rule_view import CompiledRule, RuleView, holds_at, observe
from msgcheck.checks.terms.kinds.tagging import lacks_tagger
from msgcheck.model.observation import Observation
from msgcheck.model.term import PackRule, SequenceToken


def check_sequence(compiled: CompiledRule, view: RuleView) -> list[Observation]:
    """Return an observation for each row of words that fits the sequence, within a sentence.

    Only passages that hold the wording it asks for are taken apart. A rule for which :func:`lacks_tagger` is true
    finds nothing.
    """
    if lacks_tagger(compiled.rule):
        return []
    pattern = tuple(_word_pattern(token, compiled.rule) for token in compiled.rule.sequence)
    exceptions = frozenset(fold_case(normalise(phrase).text) for phrase in compiled.rule.exceptions)
    found = []
    for number in view.numbers:
        passage = view.passages[number]
        reading = normalise(passage.text)
        for start, end in _matches(reading.text, pattern):
            is_excepted = fold_case(reading.text[start:end]) in exceptions
            if not is_excepted and holds_at(compiled, passage, reading.text, start, end):
                found.append(observe(compiled, view, (number, *reading.original_span(start, end))))
    return found


def _matches(text: str, pattern: tuple[WordPattern, ...]) -> list[tuple[int, int]]:
    folded = fold_case(text)
    for words, _, is_not, count in pattern:
        if words and not is_not and count == "1" and not any(word in folded for word in words):
            return []
    return [
        (start + first, start + last)
        for start, end in sentences(text)
        for first, last in match_words(text[start:end], pattern)
    ]


def _word_pattern(token: SequenceToken, rule: PackRule) -> WordPattern:
    words = frozenset(form for word in token.words for form in _word_forms(word, is_inflected=rule.is_inflected))
    tags = frozenset(tag for name in token.parts_of_speech for tag in TAGS[name])
    return words, tags, token.is_not, _count(token)


def _word_forms(word: str, *, is_inflected: bool) -> set[str]:
    text = normalise(word).text
    if not is_inflected:
        return {fold_case(text)}
    return {fold_case(spelling.text) for spelling in expand(text, possible_parts(text)) if " " not in spelling.text}


def _count(token: SequenceToken) -> str:
    if token.most > 1:
        return f"{{{0 if token.is_optional else 1},{token.most}}}"
    return "?" if token.is_optional else "1"
