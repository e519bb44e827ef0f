"""Which words have a capital of their own: names of places, days, companies."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import msgcheck
from msgcheck.analysis.inflection import is_word
from msgcheck.analysis.lexicon import FUNCTION_WORDS


def is_ordinary(word: str) -> bool:
    """Tell whether ``word`` (lower case) is an English word that is written small within a sentence.

    ``may`` and ``march`` are; ``monday`` and ``london`` are not, nor is what no word list has.
    """
    return word in FUNCTION_WORDS or (is_word(word) and word not in _capitalised())


@cache
def _capitalised() -> frozenset[str]:
    """Words written with a capital more often than without; made by ``training/capitalised_words.py``."""
    words = Path(msgcheck.__file__).with_name("data") / "capitalised_words.txt"
    return frozenset(words.read_text(encoding="utf-8").split())
