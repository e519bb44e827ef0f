"""Many texts searched as one: a search has a price of its own, which is paid once."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

from msgcheck.checks.terms.forms.spelling import fold_form


class TextBlock:
    """``texts`` folded and set below each other, a line each.

    No form holds a line break and every edge of a text is one: a hit in ``folded`` lies in one text, as it would alone.
    """

    def __init__(self, texts: Sequence[str]) -> None:
        self.folded = fold_form("\n".join(texts))
        self._starts = [0, *accumulate(len(text) + 1 for text in texts)]

    def text_at(self, position: int) -> int:
        """Return the number of the text that ``position`` of ``folded`` lies in."""
        return bisect_right(self._starts, position) - 1

    def start_of(self, number: int) -> int:
        """Return where text ``number`` begins in ``folded``."""
        return self._starts[number]
