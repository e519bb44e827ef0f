"""The passages of one asset as the checks of the glossary compare them: normalised once, searched as one text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import groupby
from operator import itemgetter

from ahocorasick_rs import AhoCorasick

from msgcheck.analysis.normalise import NormalisedText, normalise
from msgcheck.checks.terms.finding.text_block import TextBlock
from msgcheck.model.passage import Passage

Hit = tuple[int, int, int]
"""The number of a pattern, and where it stands in the normalised text: start and end, half-open."""


class NormalisedAsset:
    """All ``passages`` of an asset, and with their numbers the ``readings`` of those whose layer is in ``layers``."""

    def __init__(self, passages: Sequence[Passage], layers: frozenset[str]) -> None:
        self.passages = passages
        self.readings: list[tuple[int, NormalisedText]] = [
            (number, normalise(passage.text)) for number, passage in enumerate(passages) if passage.layer in layers
        ]

    def find(self, automaton: AhoCorasick) -> Iterator[tuple[int, NormalisedText, list[Hit]]]:
        """Yield the number, the reading and the hits of each passage that holds a pattern, overlapping ones too."""
        block = self._block
        hits: list[Hit] = automaton.find_matches_as_indexes(block.folded, overlapping=True)
        placed = ((block.text_at(start), (pattern, start, end)) for pattern, start, end in hits)
        for index, of_passage in groupby(placed, key=itemgetter(0)):
            at = block.start_of(index)
            yield *self.readings[index], [(pattern, start - at, end - at) for _, (pattern, start, end) in of_passage]

    @cached_property
    def _block(self) -> TextBlock:
        return TextBlock([reading.text for _, reading in self.readings])
