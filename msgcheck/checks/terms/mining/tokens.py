"""A passage in words, as mining reads it: without addresses, in segments that no punctuation interrupts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgcheck.analysis.words import singular
from msgcheck.values import dataclass

_CODE_OR_PIECE = re.compile(r"`[^`]*`|\S+")
_NO_PROSE = re.compile(r"://|@|www\.|/\w+[/.]|[_\\=<>{}|$]|\w\.[a-z]{2,5}\b")
"""What addresses, file names and code have: their words are no prose."""
_LONGEST_PIECE = 200
_WORD = re.compile(r"[^\W_]+(?:[&+'.-][^\W_]+)*(?:\+\+|#)?")
_POSSESSIVE = re.compile(r"'s?$", re.IGNORECASE)
_JOINT = re.compile(r"[ -]")
_NO_LETTER = re.compile(r"[\W\d_]+")


@dataclass(frozen=True, slots=True)
class Token:
    """A word at ``start:end`` (code points, half-open) of the normalised text; ``text`` is without possessive."""

    start: int
    end: int
    text: str

    @property
    def lower(self) -> str:
        """The word without capitals."""
        return self.text.lower()


def segments(text: str) -> Iterator[tuple[Token, ...]]:
    """Yield the words of normalised ``text`` in runs with nothing but single spaces between them.

    A number ends a run, and so does a possessive: "Acme's cloud" are two terms.
    """
    text = _CODE_OR_PIECE.sub(_without_code, text)
    run: list[Token] = []
    for found in _WORD.finditer(text):
        if run and text[run[-1].end : found.start()] != " ":
            yield tuple(run)
            run = []
        word = _POSSESSIVE.sub("", found[0])
        if _NO_LETTER.fullmatch(word):
            if run:
                yield tuple(run)
            run = []
            continue
        run.append(Token(found.start(), found.start() + len(word), word))
    if run:
        yield tuple(run)


def _without_code(found: re.Match[str]) -> str:
    """Return a piece of text as it is, or nothing of its length where it is code or an address."""
    piece = found[0]
    is_prose = piece[0] != "`" and len(piece) <= _LONGEST_PIECE and not _NO_PROSE.search(piece)
    return piece if is_prose else "\0" * len(piece)


def key_of(tokens: Sequence[Token]) -> tuple[str, ...]:
    """Return what all spellings of a phrase have in common: no capitals, no hyphens, the last word in the singular."""
    *before, last = (word for token in tokens for word in token.text.split("-"))
    return (*(word.lower() for word in before), _singular_as_written(last))


def key_of_form(form: str) -> tuple[str, ...]:
    """Return the key of a normalised form of the glossary."""
    *before, last = _JOINT.split(form)
    return (*(word.lower() for word in before), _singular_as_written(last))


def _singular_as_written(word: str) -> str:
    """An abbreviation takes a small s: SDRs, and keeps a capital one: SaaS."""
    if len(word) > 2 and word[:-1].isupper() and word[-1] == "s":
        return word[:-1].lower()
    if len(word) > 1 and word[-1].isupper():
        return word.lower()
    return singular(word.lower())
