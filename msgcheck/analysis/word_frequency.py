"""How common words are in English at large: the counts that ``spacy-lookups-data`` made of a large web corpus."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping

from msgcheck.analysis.word_tables import word_table

_ENTRY = re.compile(r'"([a-z0-9\'&+#.-]+)":(-[0-9.]+)')
RAREST = -20.0
"""The log probability of a word that the counts do not have; the rarest that they have are at -19."""


def log_probabilities(words: Collection[str]) -> Mapping[str, float]:
    """Return the natural logarithm of how often each of ``words`` (lower case) occurs in English, 0 being always.

    The million entries are looked through once a call and not kept: they would take 200 MB.
    """
    if not words:
        return {}
    wanted = frozenset(words)
    found = dict.fromkeys(wanted, RAREST)
    for entry in _ENTRY.finditer(word_table("en_lexeme_prob")):
        if entry[1] in wanted:
            found[entry[1]] = float(entry[2])
    return found
