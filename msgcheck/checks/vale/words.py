"""Finders of the kinds that look at one block at a time: existence, substitution, occurrence, repetition."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgcheck.checks.vale.finding import Find, Found, exception_pattern, is_found, matches
from msgcheck.checks.vale.message import listed_or, without_double_quotes
from msgcheck.model.vale_rule import Existence, Occurrence, Repetition, Substitution, ValeRule
from msgcheck.reference.vale.dialect import IGNORE_CASE, PatternError, compile_pattern, without_groups, word_pattern

_PHRASE = re.compile(r"[\w -]*")
_BACK_REFERENCE = re.compile(r"\$\{?(\d+)\}?")
_CODE = re.compile(r"[*@]*")


def existence_finder(rule: Existence, accepted: tuple[str, ...]) -> Find:
    """Find each match that holds no exception."""
    raw = "".join(rule.raw)
    words = word_pattern("|".join(rule.tokens), nonword=rule.nonword or not rule.tokens)
    pattern = compile_pattern((IGNORE_CASE if rule.ignorecase else "") + (words + raw if rule.append else raw + words))
    exceptions = exception_pattern(rule.exceptions, accepted, vocab=rule.vocab)

    def find(text: str) -> Iterator[Found]:
        for match in matches(pattern, text):
            if match.end() > match.start() and not is_found(exceptions, match[0].strip()):
                yield Found(*match.span())

    return find


def substitution_finder(body: Substitution, accepted: tuple[str, ...], rule: ValeRule) -> Find:
    """Find each form that is not its own replacement; the longest form comes first."""
    swap = sorted(body.swap, key=lambda pair: len(pair[0]), reverse=True)
    forms = "|".join(f"({without_groups(form)})" for form, _ in swap)
    case = IGNORE_CASE if body.ignorecase else ""
    pattern = compile_pattern(case + word_pattern(forms, nonword=body.nonword))
    exceptions = exception_pattern(body.exceptions, accepted, vocab=body.vocab)
    lists_choices = rule.action == ("replace",)

    def find(text: str) -> Iterator[Found]:
        for match in matches(pattern, text) if swap else ():
            if match.lastindex is None:
                continue
            observed = match[match.lastindex].strip()
            expected = _expected(swap[match.lastindex - 1], observed, body)
            if _is_same(expected, observed) or is_found(exceptions, observed):
                continue
            start, end = match.span(match.lastindex)
            if not lists_choices:
                yield Found(start, end, (expected, observed), tuple(expected.split("|")))
                continue
            choices = tuple(_cased(choice, observed, body) for choice in expected.split("|"))
            yield Found(start, end, (listed_or(choices), observed), choices, without_double_quotes(rule.message))

    return find


def _expected(pair: tuple[str, str], observed: str, body: Substitution) -> str:
    form, replacement = pair
    replacement = _cased(replacement, observed, body)
    if not _BACK_REFERENCE.search(replacement):
        return replacement
    pattern = compile_pattern((IGNORE_CASE if body.ignorecase else "") + form)
    try:
        return pattern.sub(_BACK_REFERENCE.sub(r"\\g<\1>", replacement), observed)
    except (IndexError, PatternError):  # $2 of a form with one group stays as it is written
        return replacement


def _cased(word: str, observed: str, body: Substitution) -> str:
    is_capital = body.capitalize and observed[:1].isupper()
    return word[:1].upper() + word[1:] if is_capital else word


def _is_same(expected: str, observed: str) -> bool:
    """Tell whether what was found is what is wanted; a replacement may be a pattern."""
    if _PHRASE.fullmatch(expected):
        return expected == observed
    try:
        return compile_pattern(f"^(?:{expected})$").search(observed) is not None
    except PatternError:
        return expected == observed


def occurrence_finder(rule: Occurrence) -> Find:
    """Find the first match in a block that has too many, or the block itself where it has too few."""
    pattern = compile_pattern((IGNORE_CASE if rule.ignorecase else "") + f"(?:{rule.token})")

    def find(text: str) -> Iterator[Found]:
        spans = [match.span() for match in matches(pattern, text)]
        count = len(spans)
        is_too_many = 0 < rule.maximum < count
        if not (is_too_many or count < rule.minimum):
            return
        speaking = [span for span in spans if text[slice(*span)].strip() and not _CODE.fullmatch(text[slice(*span)])]
        for start, end in speaking[:1] if spans else [(0, 0)]:
            yield Found(start, end, (str(count),))

    return find


def repetition_finder(rule: Repetition, accepted: tuple[str, ...]) -> Find:
    """Find words that stand there again right after themselves, on one line."""
    case = IGNORE_CASE if rule.ignorecase else ""
    pattern = compile_pattern(f"{case}(?:{'|'.join(rule.tokens)})")
    exceptions = exception_pattern(rule.exceptions, accepted, vocab=rule.vocab)

    def find(text: str) -> Iterator[Found]:
        before, word_before, count = (0, 0), "", 0
        for match in matches(pattern, text):
            word = match[0].strip()
            if _is_again(word, word_before, rule):
                count += 1
                start, end = before[0], match.end()
                is_told = count > rule.maximum and "\n" not in text[start:end]
                if is_told and not is_found(exceptions, text[start:end]):
                    yield Found(start, end, (word,))
                    count = 0
            before, word_before = match.span(), word

    return find


def _is_again(word: str, before: str, rule: Repetition) -> bool:
    is_same = word.casefold() == before.casefold() if rule.ignorecase else word == before
    return bool(word) and is_same and (not rule.alpha or word.isalpha())
