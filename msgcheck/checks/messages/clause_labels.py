"""Short texts with a figure that say nothing but what one clause of a message says of its own: "Each test takes 20
minutes" beside "A member pays €45 a year; the test takes 12 minutes and needs no booth".

Such a text is far from the whole message, which says more than that, and so no candidate by nearness.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from msgcheck.analysis.comparison import MessageProfile, TextProfile, profile_text
from msgcheck.analysis.comparison.telling.shared_words import words_apart
from msgcheck.analysis.comparison.telling.told_clauses import words_of_figured_clauses
from msgcheck.analysis.words import stems_and_length

_MOST_WORDS = 10
_FEWEST = 2
"""Words beside its figures and our names from which a label says something by itself."""

_Clauses = tuple[frozenset[str], ...]


def labels_of_clauses(texts: Sequence[str], profiles: Sequence[MessageProfile]) -> NDArray[np.bool_]:
    """Tell which texts are such labels of which messages, [texts, messages]."""
    clauses = [_clauses(profile) for profile in profiles]
    found = np.zeros((len(texts), len(profiles)), dtype=np.bool_)
    for row, text in enumerate(texts):
        if some := _sharing(text, clauses):
            passage = profile_text(text)
            found[row, [at for at in some if _is_label(passage, clauses[at], profiles[at].own_names)]] = True
    return found


def _sharing(text: str, clauses: Sequence[_Clauses]) -> list[int]:
    """Return which messages have a clause that shares words with a short text, none for a long one."""
    stems, length = stems_and_length(text)
    if length > _MOST_WORDS:
        return []
    return [at for at, each in enumerate(clauses) if any(len(stems & clause) >= _FEWEST for clause in each)]


def _clauses(profile: MessageProfile) -> _Clauses:
    return tuple(words for wording in profile.wordings for words in words_of_figured_clauses(wording))


def _is_label(passage: TextProfile, clauses: _Clauses, own_names: frozenset[str]) -> bool:
    said = words_apart(passage)
    is_telling = bool(passage.quantities) and len(said - own_names) >= _FEWEST
    return is_telling and any(said <= clause | own_names for clause in clauses)
