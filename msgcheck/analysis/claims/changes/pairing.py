"""Which quantity of a passage stands for which of a message."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgcheck.analysis.claims.changes.alignment import Pair, Stated, are_comparable, has_same_amount
from msgcheck.analysis.claims.changes.surroundings import Beside, is_of_the_same, words_around, words_of_phrase
from msgcheck.analysis.claims.quantities.around.denominator_forms import denominators
from msgcheck.analysis.claims.quantities.around.recurrence import comes_round
from msgcheck.analysis.claims.quantities.quantity import SECONDS, Quantity, agree, bound_of_amount
from msgcheck.analysis.claims.quantities.tokens.vocabulary import CURRENCY_CODES

_MEASURED = SECONDS.keys() | CURRENCY_CODES | {"percent", "percentage_point"}


def pair_quantities(wordings: Sequence[Stated], passage: Stated) -> tuple[Pair, ...]:
    """Pair the quantities of ``passage`` with those of the wordings, each at most once, in the passage's order.

    Equal amounts pair first, whichever wording has them. What is left pairs, within the first wording that has
    something comparable, with what no quantity of the passage repeats: first those told in most words of one another.
    """
    same = dict(_same_amounts(wordings, passage))
    pairs = [Pair(wording, other, passage.quantities[index], True) for index, (wording, other) in same.items()]
    repeated = {id(other) for _, other in same.values()}
    for wording in wordings:
        left = [
            other
            for other in wording.quantities
            if id(other) not in repeated and not any(_is_said(other, found) for found in passage.quantities)
        ]
        paired = {id(pair.found) for pair in pairs}
        free = [found for found in passage.quantities if id(found) not in paired]
        pairs += _replacements(wording, left, passage, free, pairs)
    return tuple(sorted(pairs, key=lambda pair: pair.found.start))


def _replacements(
    wording: Stated, left: Sequence[Quantity], passage: Stated, free: Sequence[Quantity], pairs: Sequence[Pair]
) -> Iterator[Pair]:
    """Yield the quantities of ``free`` that stand in the place of those ``left`` of one wording, beside the ``pairs``
    that stand as approved.

    "95 % are answered within 24 hours, with an average reply in 40 minutes" tells an average reply otherwise with its
    minutes, not with its hours.
    """
    near = [
        (_nearness(wording, approved, passage, found), approved, found)
        for found in free
        for approved in left
        if comes_round(wording.text, approved) == comes_round(passage.text, found)
        and _may_replace(wording, approved, passage, found, pairs)
    ]
    taken: set[int] = set()
    for _, approved, found in sorted(near, key=lambda each: each[0]):
        if taken.isdisjoint((id(approved), id(found))):
            taken |= {id(approved), id(found)}
            yield Pair(wording, approved, found, False)


def _same_amounts(wordings: Sequence[Stated], passage: Stated) -> Iterator[tuple[int, tuple[Stated, Quantity]]]:
    for index, found in enumerate(passage.quantities):
        candidates = [
            (wording, other) for wording in wordings for other in wording.quantities if has_same_amount(other, found)
        ]
        if candidates:
            yield index, max(candidates, key=lambda candidate: _likeness(candidate[1], found))


def _likeness(one: Quantity, other: Quantity) -> int:
    """Prefer, among equal amounts, the one with the same bound, denominator and window."""
    has_same_bound = bound_of_amount(one) == bound_of_amount(other)
    return 4 * has_same_bound + 2 * (denominators(one) == denominators(other)) + (one.window == other.window)


def _is_said(one: Quantity, other: Quantity) -> bool:
    """Tell whether two quantities say one amount, or one of them the other's number without its noun: "of 600 people,
    200 ...".
    """
    is_bare = one.unit == other.unit == "count" and bool(one.of) != bool(other.of)
    return has_same_amount(one, other) or (is_bare and agree(one, other))


def _may_replace(wording: Stated, approved: Quantity, passage: Stated, found: Quantity, pairs: Sequence[Pair]) -> bool:
    """Tell whether ``found`` may stand in the place of ``approved``.

    Where the passage repeats another number of that sort rightly, the words around both must be shared as well, and the
    number be told of the same thing.
    """
    if not are_comparable(approved, found):
        return _is_of_another_sort(wording, approved, passage, found)
    repeated = [pair for pair in pairs if pair.has_same_amount and are_comparable(pair.found, found)]
    if repeated and words_around(wording.text, approved).isdisjoint(words_around(passage.text, found)):
        return False
    return all(
        is_of_the_same(Beside(wording.text, approved, pair.approved), Beside(passage.text, found, pair.found))
        for pair in repeated
        if pair.wording is wording
    )


def _is_of_another_sort(wording: Stated, approved: Quantity, passage: Stated, found: Quantity) -> bool:
    """Tell whether one number stands with another sort of unit, "$30" for "30 %", and nothing else may be meant."""
    is_one_number = approved.value is not None and approved.value == found.value
    if not (is_one_number and approved.unit in _MEASURED and found.unit in _MEASURED):
        return False
    return not (
        any(are_comparable(approved, other) for other in passage.quantities)
        or any(are_comparable(other, found) for other in wording.quantities)
    )


def _nearness(wording: Stated, approved: Quantity, passage: Stated, found: Quantity) -> tuple[int, int, int]:
    """Return by what two quantities pair, the least first: most words shared in the phrases that tell them, the one
    that comes first in the passage, most words shared around them.
    """
    theirs = words_of_phrase(wording.text, approved, wording.quantities)
    ours = words_of_phrase(passage.text, found, passage.quantities)
    around = words_around(wording.text, approved) & words_around(passage.text, found)
    return -len(theirs & ours), found.start, -len(around)
