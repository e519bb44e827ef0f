"""Makes ``msgcheck/data/capitalised_words.txt``: words that are written with a capital more often than without.

    python training/capitalised_words.py

From the word lists and the word probabilities of ``spacy-lookups-data`` (MIT; the probabilities are counts of a large
web corpus, case kept): "london" and "monday" are in the word lists, but hardly anybody writes them small.
"""

from __future__ import annotations

import gzip
import json
from importlib.resources import files
from pathlib import Path
from typing import Any

TARGET = Path(__file__).parent.parent / "msgcheck" / "data" / "capitalised_words.txt"
_UNSEEN = -20.0
_RAREST = -17.0
"""Log probability below which a count says nothing of the case."""


def main() -> None:
    """Write the list, one word a line."""
    words = {word for listed in _table("en_lemma_index").values() for word in listed if word.isalpha()}
    probability = _table("en_lexeme_prob")
    capitalised = sorted(
        word
        for word in words
        if probability.get(word.capitalize(), _UNSEEN) > max(probability.get(word, _UNSEEN), _RAREST)
    )
    TARGET.write_text("\n".join(capitalised) + "\n", encoding="utf-8")


def _table(name: str) -> dict[str, Any]:
    packed = files("spacy_lookups_data").joinpath("data", f"{name}.json.gz").read_bytes()
    table: dict[str, Any] = json.loads(gzip.decompress(packed))
    return table


if __name__ == "__main__":
    main()
