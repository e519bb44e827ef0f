"""Repetition: the same word twice in a row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgcheck.analysis.normalise import fold_case, normalise
from msgcheck.checks.terms.kinds.rule_view import CompiledRule, RuleView, holds_at, observe
from msgcheck.late_pattern import late_pattern
from msgcheck.model.observation import Observation

_REPEATED = late_pattern(r"(?<![^\W_])(?<!['&-])([^\W\d_]+(?:'[^\W\d_]+)*)(?: (?i:\1)(?![^\W_]|['&-]\w))+")
_CAPITALISED_BEFORE = late_pattern(r"[^\W\d_][\w'-]* \Z")
_LONGEST_WORD = 40
_SIGNS = str.maketrans("", "", '!"#$%()*+,./:;<=>?@[\\]^`{|}~…«»¿¡·•')
_MEANT = frozenset({"that", "had", "bye", "ha", "blah", "no", "so", "very", "knock", "there", "hear", "tut"})
"""Words that English says twice on purpose."""
_LONGEST_SMALL_WORD = 3
"""Letters of "and", "the": such a word is doubled by a slip, whatever its case."""


def check_repetition(compiled: CompiledRule, view: RuleView) -> list[Observation]:
    """Return an observation for each word that is repeated with nothing but space between, in any case.

    Words said twice on purpose, names (``Duran Duran``), a word after a name that ends in it (``Open Source source
    code``) and the rule's exceptions pass.
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
        is_capitalised = all(word[0].isupper() for word in words) and not match[0].isupper()
        is_name = is_capitalised and len(words[0]) > _LONGEST_SMALL_WORD
        if not (is_name or _ends_name(words, text, match.start())):
            yield words[0], *match.span()


def _ends_name(words: Sequence[str], text: str, start: int) -> bool:
    """Tell whether the first of two equal words ends a name in capitals and the other goes on after it."""
    if not (words[0].istitle() and words[1].islower() and len(words) == 2 and len(words[0]) > _LONGEST_SMALL_WORD):
        return False
    before = _CAPITALISED_BEFORE.search(text, max(0, start - _LONGEST_WORD), start)
    return before is not None and before[0][0].isupper()
