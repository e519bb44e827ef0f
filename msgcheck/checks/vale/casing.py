"""The finder of capitalization: a whole block in sentence case, title case, lower case, capitals, or by a pattern."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from msgcheck.checks.vale.finding import Find, Found, exception_pattern, is_found, matches
from msgcheck.model.vale_rule import Capitalization
from msgcheck.reference.vale.dialect import IGNORE_CASE, Pattern, PatternError, compile_pattern

_WORD = r"[\p{N}\p{L}*]+[^\s]*"
_NUMBERED = re.compile(r"\d+\.")
_SMALL = frozenset("a an and as at but by en for if in nor of on or per the to vs vs. via v v.".split())  # noqa: SIM905
_PREPOSITIONS = frozenset(
    (  # noqa: SIM905 - one line a word says no more
        "about above across after against along among around before between beyond concerning despite down during "
        "following from including into near over since through throughout towards under until upon with within without"
    ).split()
)
_TITLE_WORD = r"[\p{N}\p{L}]+[^\s\-/]*"

Expect = Callable[[str], str]
"""Returns a text as it should be written."""


def casing_finder(rule: Capitalization, accepted: tuple[str, ...]) -> Find:
    """Find each block that is not written as the rule wants it, as a whole."""
    # Vale goes by the case of a rule's own exceptions here, and not by that of the words a company accepts.
    own = (f"(?-i){word}" for word in rule.exceptions)
    words = tuple(sorted((*own, *(accepted if rule.vocab else ())), key=len, reverse=True))
    exceptions = exception_pattern(rule.exceptions, accepted, vocab=rule.vocab)
    is_right = _judge(rule, words, exceptions)

    def find(text: str) -> Iterator[Found]:
        expected, right = is_right(text)
        if text.strip() and not right:
            yield Found(0, len(text), (text, expected), (expected,) if rule.match in {"$title", "$sentence"} else ())

    return find


def _judge(
    rule: Capitalization, words: tuple[str, ...], exceptions: Pattern | None
) -> Callable[[str], tuple[str, bool]]:
    """Return what tells of a text how it should be written and whether it is."""
    match rule.match:
        case "$sentence":
            sentence = _sentence_case(rule, words)
            return lambda text: _compared(text, sentence(text), exceptions, rule, is_sentence=True)
        case "$title":
            title = _title_case(rule, words)
            return lambda text: _compared(text, title(text), exceptions, rule, is_sentence=False)
        case "$lower":
            return lambda text: (text.lower(), text == text.lower() or is_found(exceptions, text))
        case "$upper":
            return lambda text: (text.upper(), text == text.upper() or is_found(exceptions, text))
    pattern = compile_pattern(rule.match)
    return lambda text: (rule.match, is_found(pattern, text) or is_found(exceptions, text))


def _compared(
    text: str, expected: str, exceptions: Pattern | None, rule: Capitalization, *, is_sentence: bool
) -> tuple[str, bool]:
    """Tell whether enough words are as expected. Of a sentence the first one always must be."""
    tokens = compile_pattern(f"{exceptions.pattern}|{_WORD}" if exceptions else _WORD)
    wanted = [match[0] for match in matches(tokens, expected)]
    found = [match[0] for match in matches(tokens, text)]
    right = 0
    for index, word in enumerate(found):
        is_known = index >= len(wanted) or word == wanted[index] or is_found(exceptions, word)
        if is_known or (not is_sentence and word == word.upper()):
            right += 1
        elif is_sentence and index == 0 and word != word.lower().title():
            return expected, False
    return expected, not found or right / len(found) >= rule.threshold


def _sentence_case(rule: Capitalization, words: tuple[str, ...]) -> Expect:
    alternatives = rf"\b(?:{'|'.join(words)})\b|{_WORD}" if words else _WORD
    tokens = compile_pattern(IGNORE_CASE + alternatives)
    vocabulary = [(word, _or_none(word)) for word in words]

    def expected(text: str) -> str:
        prefix, rest = _split_prefix(rule.prefix, text)
        found = [match[0] for match in matches(tokens, rest)]
        made = [
            _in_vocabulary(token, vocabulary) or (_capital(token) if _begins(found, index, rule) else token.lower())
            for index, token in enumerate(found)
        ]
        return prefix + " ".join(made)

    return expected


def _begins(found: list[str], index: int, rule: Capitalization) -> bool:
    """Tell whether a word begins: at the start, after an indicator (``Note:``), after a leading number (``8.``)."""
    if index == 0:
        return True
    before = found[index - 1]
    is_indicated = any(len(before) > len(sign) and before.endswith(sign) for sign in rule.indicators)
    return is_indicated or (index == 1 and bool(_NUMBERED.search(before)))


def _title_case(rule: Capitalization, words: tuple[str, ...]) -> Expect:
    tokens = compile_pattern(_TITLE_WORD)
    vocabulary = [(word, _or_none(word)) for word in words]
    small = _SMALL | _PREPOSITIONS if rule.style == "Chicago" else _SMALL

    def expected(text: str) -> str:
        prefix, rest = _split_prefix(rule.prefix, text)
        pieces, at = [prefix], 0
        for match in matches(tokens, rest):
            pieces.append(rest[at : match.start()])
            title = _title_word(rest, match.start(), match.end(), small)
            pieces.append(_in_vocabulary(match[0], vocabulary) or title)
            at = match.end()
        return "".join(pieces) + rest[at:]

    return expected


def _title_word(text: str, start: int, end: int, small: frozenset[str]) -> str:
    word = text[start:end]
    if word == "to":  # small before a noun, not before a verb: both pass, for want of a tagger
        return word
    is_edge = start == 0 or end == len(text)
    begins = text[max(0, start - 2) : start - 1] in {":", "-"}
    before, after = text[max(0, start - 1) : start], text[end : end + 1]
    is_joined = after == "-" and before != "-"
    if word.lower() in small and not is_edge and before in {" ", "-", "/"} and not begins and not is_joined:
        return word.lower()
    return word[:1].title() + word[1:]


def _capital(word: str) -> str:
    return word[:1].title() + word[1:].lower()


def _split_prefix(prefix: str, text: str) -> tuple[str, str]:
    found = compile_pattern(prefix).search(text) if prefix else None
    return (found[0], text.removeprefix(found[0])) if found else ("", text)


def _or_none(word: str) -> Pattern | None:
    try:
        return compile_pattern(word)
    except PatternError:
        return None


def _in_vocabulary(token: str, vocabulary: list[tuple[str, Pattern | None]]) -> str:
    """Return how a word of the vocabulary is written; the token itself where it holds one by pattern."""
    for word, pattern in vocabulary:
        if word.lower() == token.lower():
            return word
        if is_found(pattern, token):
            return token
    return ""
