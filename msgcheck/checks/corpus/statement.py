"""A sentence of an asset that states a value, and what it is about: the facts over which assets are compared."""

from __future__ import annotations

from msgcheck.model.passage import Passage
from msgcheck.values import dataclass

MOST_STATEMENTS = 1_000
"""Statements of one asset: what states more is a table of data in the form of sentences."""


@dataclass(frozen=True, slots=True)
class Statement:
    """One sentence: its ``passage``, which has ``index`` in the asset, and its span there (code points, half-open).

    ``topic`` is one for all sentences that say the same but for their values (:mod:`msgcheck.checks.corpus.topic`).
    """

    index: int
    passage: Passage
    start: int
    end: int
    topic: str

    @property
    def text(self) -> str:
        """The words of the sentence."""
        return self.passage.text[self.start : self.end]
