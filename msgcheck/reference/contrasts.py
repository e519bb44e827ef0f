"""What people write over words to use and words to avoid: the heads of columns and the headings of a style guide."""

from __future__ import annotations

Contrasts = tuple[tuple[frozenset[str], frozenset[str]], ...]
"""Pairs: what stands over words to use, and what then stands over words to avoid. In lower case, with ' and spaces."""

_NOT = frozenset({"not", "never", "not this", "not that", "instead of", "rather than"})
"""What stands over words to avoid, beside whatever says to use others."""

_WORDINGS: Contrasts = (
    (frozenset({"correct"}), frozenset({"incorrect", "wrong"})),
    (frozenset({"say", "say this"}), frozenset({"don't say", "do not say", "never say"}) | _NOT),
    (frozenset({"write", "write this"}), frozenset({"don't write", "do not write"}) | _NOT),
)
HEADINGS: Contrasts = (*_WORDINGS, (frozenset({"yes"}), frozenset({"no"})))
"""Headings over examples. "Do" and "Don't" stand over advice as well."""
COLUMNS: Contrasts = (
    *_WORDINGS,
    (
        frozenset(
            {"use", "use this", "preferred", "preferred term", "recommended", "instead", "approved", "approved term"}
            | {"term", "our term"}
        ),
        frozenset({"don't use", "do not use", "avoid", "not recommended"}) | _NOT,
    ),
    (frozenset({"new name", "new term", "current name"}), frozenset({"old name", "old term", "former name"})),
)
"""Heads of the columns of a table; one that asks for yes or no holds no examples."""


def column_names(to_use: str, to_avoid: str) -> dict[str, str]:
    """Return all heads of :data:`COLUMNS`, those over words to use as ``to_use``, the others as ``to_avoid``."""
    rights = {head: to_use for pair in COLUMNS for head in pair[0]}
    return rights | {head: to_avoid for pair in COLUMNS for head in pair[1]}
