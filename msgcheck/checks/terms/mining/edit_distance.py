"""Words that differ in one letter: left out, put in, put for another, or changed with its neighbour."""

from __future__ import annotations

from collections.abc import Iterator


def deletions(word: str) -> Iterator[str]:
    """Yield ``word`` without each of its letters.

    Two words one edit apart share one of these, or one of them is a deletion of the other: the symmetric delete
    index of SymSpell (Garbe 2012), which needs no comparison of all pairs.
    """
    for at in range(len(word)):
        yield word[:at] + word[at + 1 :]


def is_one_edit_apart(one: str, other: str) -> bool:
    """Tell whether the optimal string alignment distance (Damerau 1964) of two words is exactly 1."""
    if one == other or abs(len(one) - len(other)) > 1:
        return False
    at = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    if len(one) != len(other):
        longer, shorter = sorted((one, other), key=len, reverse=True)
        return longer[at + 1 :] == shorter[at:]
    if one[at + 1 :] == other[at + 1 :]:
        return True
    return one[at : at + 2] == other[at : at + 2][::-1] and one[at + 2 :] == other[at + 2 :]
