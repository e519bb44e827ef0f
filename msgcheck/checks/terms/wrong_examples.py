"""Passages in which an asset itself shows what not to write, beside what to write: a style guide's "Yes" and "No"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from itertools import takewhile

from msgcheck.analysis.normalise import fold_case, normalise
from msgcheck.checks.terms.conditions import HEADING_ROLES
from msgcheck.checks.terms.tables import tables_of
from msgcheck.model.passage import Passage, Role

Contrasts = tuple[tuple[frozenset[str], frozenset[str]], ...]

_WORDINGS: Contrasts = (
    (frozenset({"correct"}), frozenset({"incorrect", "wrong"})),
    (frozenset({"say", "say this"}), frozenset({"don't say", "do not say", "not this", "not that", "never say"})),
    (frozenset({"write", "write this"}), frozenset({"don't write", "do not write", "not this", "not that"})),
)
_HEADINGS: Contrasts = (*_WORDINGS, (frozenset({"yes"}), frozenset({"no"})))
"""What stands over examples to follow, and then over examples to avoid. "Do" and "Don't" stand over advice as well."""
_COLUMNS: Contrasts = (
    *_WORDINGS,
    (
        frozenset({"use", "use this", "preferred", "preferred term", "recommended", "instead"}),
        frozenset({"not this", "not that", "don't use", "do not use", "avoid", "instead of", "not recommended"}),
    ),
    (frozenset({"new name", "new term", "current name"}), frozenset({"old name", "old term", "former name"})),
)
"""The same for the columns of a table; one that asks for yes or no holds no examples."""
_LONGEST_HEAD = 30
_NO_LETTERS = re.compile(r"[^a-z' ]+")


def wrong_examples(passages: Sequence[Passage]) -> frozenset[int]:
    """Return the numbers of ``passages``, all of one asset, under "No" after "Yes", or under "Not this" beside "Say".

    Under a heading that is the list that follows it, in a table the column.
    """
    return frozenset((*_under_headings(passages), *_in_columns(passages)))


def _under_headings(passages: Sequence[Passage]) -> Iterator[int]:
    before = ""
    for number, passage in enumerate(passages):
        if passage.role in HEADING_ROLES:
            heading = _words(passage.text)
            if _are_opposed(_HEADINGS, {before}, heading):
                yield from takewhile(lambda at: passages[at].role is Role.BULLET, range(number + 1, len(passages)))
            before = heading


def _in_columns(passages: Sequence[Passage]) -> Iterator[int]:
    for table in tables_of(passages):
        heads = [_words(passages[cell.number].text) for cell in table.rows[0]]
        distinct = set(heads)
        wrong = [at for at, head in enumerate(heads) if _are_opposed(_COLUMNS, distinct, head)]
        yield from (cell.number for cell in table.below(wrong))


def _are_opposed(contrasts: Contrasts, others: Set[str], wrong: str) -> bool:
    """Tell whether ``wrong`` stands over examples to avoid, where one of ``others`` stands over those to follow."""
    return any(wrong in wrongs and not rights.isdisjoint(others) for rights, wrongs in contrasts)


def _words(text: str) -> str:
    return _NO_LETTERS.sub("", fold_case(normalise(text).text)).strip() if len(text) <= _LONGEST_HEAD else ""
