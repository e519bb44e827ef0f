"""Repetition: the same word twice in a row."""

from __future__ import annotations

from collections.abc import Iterator

from msgcheck.analysis.normalise import fold_case, normalise
from msgcheck.checks.terms.kinds.rule_view import CompiledRule, RuleView, holds_at, observe
from msgcheck.late_pattern import late_pattern
from msgcheck.model.observation import Observation

_REPEATED = late_pattern(r"(?<![^\W_])(?<!['&-])([^\W\d_]+(?:'[^\W\d_]+)*)(?: (?i:\1)(?![^\W_]|['&-]\w))+")
_SIGNS = str.maketrans("", "", '!"#$%()*+,./:;<=>?@[\\]^`{|}~…«»¿¡·•')
_MEANT = frozenset({"that", "had", "bye", "ha", "blah", "no", "so", "very", "knock", "there", "hear", "tut"})
"""Words that English says twice on purpose."""


def check_repetition(compiled: CompiledRule, view: RuleView) -> list[Observation]:
    """Return an observation for each word that is repeated with nothing but space between, in any case.

    Words said twice on purpose, names (``Duran Duran``) and the rule's exceptions pass.
    """
    wanted = frozenset(map(fold_case, compiled.rule.tokens))
    passed = frozenset(map(fold_case, compiled.rule.exceptions)) | (_MEANT - wanted)
    found = []
    for number in view.numbers:
        passage = view.passages[number]
        reading = normalise(passage.text)
        for word, start, end in _repetitions(reading.text) if _may_repeat(reading.text) else ():
            span = reading.original_span(start, end)
            if _is_on_lines_of_their_own(passage.text[slice(*span)]):
                continue
            is_wanted = fold_case(word) not in passed and (not wanted or fold_case(word) in wanted)
            if is_wanted and holds_at(compiled, passage, reading.text, start, end):
                found.append(observe(compiled, view, (number, *span), (word,)))
    return found


def _is_on_lines_of_their_own(words: str) -> bool:
    """Tell whether a line ends between the words and the next begins with a capital: "A subtitle⏎Subtitle text"."""
    return any(line[:1].isupper() for line in map(str.strip, words.splitlines()[1:]))


def _may_repeat(text: str) -> bool:
    """Tell whether two words in a row may be the same: a look that costs a tenth of the search itself."""
    words = fold_case(text).translate(_SIGNS).split()
    return any(map(str.startswith, words[1:], words))


def _repetitions(text: str) -> Iterator[tuple[str, int, int]]:
    """Yield (word, start, end) of each word that is repeated."""
    for match in _REPEATED.finditer(text):
        words = match[0].split()
        is_name = len(words[0]) > 3 and all(word[0].isupper() for word in words) and not match[0].isupper()
        if not is_name:
            yield words[0], *match.span()
