"""What an asset says, in a few hundred characters that can be compared: the same however it is saved and ordered.

A bottom-k sketch (Broder 1997): of the hashes of the distinct texts the 64 smallest. Two sketches tell how alike the
sets of texts are (Jaccard); at the threshold of 0.8 the standard error is 0.05.
"""

from __future__ import annotations

import hashlib
import heapq
import re
from collections.abc import Iterable

from msgcheck.model.passage import Layer, Passage

_SIZE = 64
_DIGITS = 8
_VERSION = "s1:"
_FEWEST = 4
"""Of fewer texts an equal set says little: every empty template has the same three prompts."""

SAID = frozenset({Layer.BODY, Layer.NOTES, Layer.CHART, Layer.DIAGRAM})
"""The layers that count. Saving again changes the others: LibreOffice writes its own metadata, names of pictures
and prompts of layouts."""

_NOT_SAID = re.compile(r"[\W_]+")


def content_sketch(passages: Iterable[Passage]) -> str:
    """Return the sketch of what ``passages`` say, a text of at most 515 characters; empty where they say nothing."""
    wordings = {passage.text for passage in passages if passage.layer in SAID}
    texts = {_NOT_SAID.sub("", wording).casefold() for wording in wordings}
    hashes = {_hash(text) for text in texts if text}
    return _VERSION + "".join(heapq.nsmallest(_SIZE, hashes)) if hashes else ""


def sketch_hashes(sketch: str) -> frozenset[str]:
    """Return the hashes that ``sketch`` holds; none of a sketch of another version, or of too few texts."""
    digits = sketch.removeprefix(_VERSION)
    if digits == sketch or len(digits) < _FEWEST * _DIGITS:
        return frozenset()
    return frozenset(digits[start : start + _DIGITS] for start in range(0, len(digits), _DIGITS))


def likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """Return the estimated share (0..1) of texts that two sketches have in common, of all texts of both."""
    smallest = heapq.nsmallest(_SIZE, one | other)
    return sum(each in one and each in other for each in smallest) / len(smallest) if smallest else 0.0


def _hash(text: str) -> str:
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=_DIGITS // 2).hexdigest()
