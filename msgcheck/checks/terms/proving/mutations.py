"""Other ways to write the same words: what decks, pages and people make of a term."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from msgcheck.analysis.inflection import Inflection
from msgcheck.analysis.lemma_tables import PartOfSpeech
from msgcheck.analysis.normalise import fold_case
from msgcheck.checks.terms.forms.phrase import inflect_phrase, named_parts, possible_parts
from msgcheck.checks.terms.forms.spelling import normalise_form
from msgcheck.checks.terms.forms.words import stands_alone
from msgcheck.checks.terms.kinds.compiling import LISTED_KINDS, is_listed
from msgcheck.model.term import Example, PackRule, RuleKind
from msgcheck.values import dataclass

_WORD = re.compile(r"[^\W\d_]{2,}")
_FULL_WIDTH = {code: code + 0xFEE0 for code in range(0x21, 0x7F)}
"""Printable ASCII and its full-width forms stand in the same order in Unicode."""


@dataclass(frozen=True, slots=True)
class Mutant:
    """An example with one of its marks written in another way: ``text[start:end]`` is the mark now."""

    mutation: str
    text: str
    start: int
    end: int

    @property
    def words(self) -> str:
        """What stands at the mark."""
        return self.text[self.start : self.end]


Mutation = Callable[[str], str]


def mutants_of(rule: PackRule, example: Example, start: int, end: int) -> Iterator[Mutant]:
    """Yield ``example`` with its mark ``start:end`` mutated, as far as ``rule`` should not mind.

    A rule that is told by its case, by its exact forms or by a pattern is not asked to find another case, hyphen or
    number. What would be a replacement that the rule itself proposes, or stands in one of its compliant examples, is
    no mutant.
    """
    words = example.text[start:end]
    right = {fold_case(normalise_form(good)) for _, good in rule.swap}
    shown = [normalise_form(compliant.text) for compliant in rule.compliant]
    for name, mutate in {**_noise_for(rule), **_spellings_for(rule)}.items():
        mutated = mutate(words)
        read = normalise_form(mutated)
        is_right = name in RESPELLING and (fold_case(read) in right or any(_stands(read, text) for text in shown))
        if mutated != words and not is_right:
            yield Mutant(name, example.text[:start] + mutated + example.text[end:], start, start + len(mutated))


def _stands(words: str, text: str) -> bool:
    at = text.find(words)
    return at >= 0 and stands_alone(text, at, at + len(words))


def _noise_for(rule: PackRule) -> Mapping[str, Mutation]:
    """Return the mutations that change no letter; none for a pattern that may itself be about such signs."""
    patterns = (*rule.tokens, *(form for form, _ in rule.swap), *rule.trigger) if rule.is_pattern else ()
    return _NOISE if all(map(_is_plain_pattern, patterns)) else {}


def _is_plain_pattern(pattern: str) -> bool:
    return pattern.isascii() and "\\x" not in pattern and "\\u" not in pattern


def _spellings_for(rule: PackRule) -> dict[str, Mutation]:
    chosen: dict[str, Mutation] = {}
    if rule.kind in _ANY_CASE_KINDS and not rule.case_sensitive:
        chosen |= {"capitals": str.upper, "first capital": _with_capital}
    if is_listed(rule) and rule.is_inflected:
        chosen |= {"hyphen": _other_hyphen, "plural": lambda words: _plural(words, rule)}
    return chosen


_ANY_CASE_KINDS = LISTED_KINDS | {RuleKind.OCCURRENCE, RuleKind.REQUIRED, RuleKind.REPETITION}
RESPELLING = frozenset({"capitals", "first capital", "hyphen", "plural"})
"""Mutations after which other words stand there, not the same in other signs."""


def _with_capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _other_hyphen(words: str) -> str:
    """Swap hyphens between letters for spaces, or spaces for hyphens where there are none."""
    if "-" in words:
        return re.sub(r"(?<=[^\W_])-(?=[^\W_])", " ", words)
    return re.sub(r"(?<=[^\W_]) (?=[^\W_])", "-", words)


def _plural(words: str, rule: PackRule) -> str:
    """Return the plural of a form that is listed in the singular and can be nothing but a noun, else the same."""
    listed = dict(rule.swap) | dict.fromkeys(rule.tokens, "")
    preferred = listed.get(words)
    if preferred is None:
        return words
    parts = named_parts(rule.part_of_speech) or possible_parts(words)
    if preferred:
        parts &= possible_parts(normalise_form(preferred))
    return inflect_phrase(words, Inflection.PLURAL)[0] if parts == {PartOfSpeech.NOUN} else words


def _inside_word(sign: str) -> Mutation:
    """Return the mutation that puts ``sign`` into the middle of the longest word."""

    def mutate(words: str) -> str:
        longest = max(_WORD.finditer(words), key=lambda word: len(word[0]), default=None)
        if longest is None:
            return words
        middle = (longest.start() + longest.end()) // 2
        return words[:middle] + sign + words[middle:]

    return mutate


_NOISE: Mapping[str, Mutation] = {
    "no-break space": lambda words: words.replace(" ", "\u00a0"),
    "line wrap": lambda words: words.replace(" ", "\n", 1),
    "double space": lambda words: words.replace(" ", "  "),
    "soft hyphen": _inside_word("\u00ad"),
    "zero-width space": _inside_word("\u200b"),
    "curly quotes": lambda words: re.sub('"([^"]*)"', "\u201c\\1\u201d", words).replace("'", "\u2019"),
    "full-width letters": lambda words: words.translate(_FULL_WIDTH),
}

_SHOWN = {
    "\u00a0": "[no-break space]",
    "\n": "[line break]",
    "\u00ad": "[soft hyphen]",
    "\u200b": "[zero-width space]",
}


def visible(text: str) -> str:
    """Return ``text`` with what nobody can see spelled out."""
    for sign, name in _SHOWN.items():
        text = text.replace(sign, name)
    return re.sub("  +", "[double space]", text)
