"""Words one after another, by what they are: the Matcher of spaCy, beside ``analysis.language`` its only other door."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

from msgcheck.analysis.language import read_document

if TYPE_CHECKING:
    from spacy.matcher import Matcher
    from spacy.vocab import Vocab

TAGS: dict[str, tuple[str, ...]] = {
    "noun": ("NOUN",),
    "name": ("PROPN",),
    "verb": ("VERB", "AUX"),
    "adjective": ("ADJ",),
    "adverb": ("ADV",),
    "pronoun": ("PRON",),
    "determiner": ("DET",),
    "preposition": ("ADP",),
    "conjunction": ("CCONJ", "SCONJ"),
    "number": ("NUM",),
    "punctuation": ("PUNCT", "SYM"),
}
"""The parts of speech of :data:`msgcheck.model.term.PARTS_OF_SPEECH`, in tags of Universal Dependencies."""

WordPattern = tuple[frozenset[str], frozenset[str], bool, str]
"""One word: the folded words it may be and its tags (empty: any), whether it must be neither, and how often (``1``,
``?``, or ``{,3}``)."""


def match_words(text: str, pattern: Sequence[WordPattern]) -> tuple[tuple[int, int], ...]:
    """Return the spans (code points) of ``text`` that ``pattern`` fits, the longest of overlapping ones, in order.

    A pattern that asks for tags needs a trained pipeline (:func:`msgcheck.analysis.language.tagger_name`).
    """
    document = read_document(text, is_tagged=any(tags for _, tags, _, _ in pattern))
    matcher = _matcher(document.vocab, tuple(pattern))
    return tuple(
        (document[start].idx, document[end - 1].idx + len(document[end - 1].text))
        for _, start, end in sorted(matcher(document), key=lambda match: match[1])
    )


@cache
def _matcher(vocab: Vocab, pattern: tuple[WordPattern, ...]) -> Matcher:
    from spacy.matcher import Matcher

    matcher = Matcher(vocab)
    matcher.add("sequence", [[_token(*word) for word in pattern]], greedy="LONGEST")
    return matcher


def _token(words: frozenset[str], tags: frozenset[str], is_not: bool, count: str) -> dict[str, Any]:
    test = "NOT_IN" if is_not else "IN"
    token: dict[str, Any] = {} if count == "1" else {"OP": count}
    if words:
        token["LOWER"] = {test: sorted(words)}
    if tags:
        token["POS"] = {test: sorted(tags)}
    return token
