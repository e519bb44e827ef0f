"""The door to BM25: how much of a text's meaning each of its words carries, beside the other texts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


def word_shares(texts: Sequence[Sequence[str]], vocabulary: Sequence[str]) -> NDArray[np.float32]:
    """Return the share of each text's BM25 weight that lies in each word, [texts, vocabulary].

    ``texts`` are lists of words, all of them in ``vocabulary``. The row of a text sums to 1, that of an empty one to 0,
    so that a product with the words of a passage (0 or 1) says how much of the text the passage has: a rare word counts
    more than one that stands in every text. Robertson and Zaragoza 2009, "The Probabilistic Relevance Framework", in
    the form that Lucene gives it, with the library's k1 of 1.5 and b of 0.75.
    """
    import numpy as np
    from bm25s import BM25

    if not any(texts):
        return np.zeros((len(texts), len(vocabulary)), dtype=np.float32)
    ranking = BM25(method="lucene")
    ranking.index([list(text) for text in texts], show_progress=False)
    weights = np.stack([ranking.get_scores([word]) for word in vocabulary], axis=1).astype(np.float32)
    whole = weights.sum(axis=1, keepdims=True)
    shares: NDArray[np.float32] = weights / np.maximum(whole, np.finfo(np.float32).tiny)
    return shares
