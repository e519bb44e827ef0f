"""The platform's messages as vectors."""

import numpy as np
import pytest

from msgcheck.checks.messages import index as index_module
from msgcheck.checks.messages.index import build_index, closeness_of, texts_to_embed

WRONG = "Acme Flow is a spreadsheet add-in."


@pytest.mark.parametrize("block", [1, 1024])
def test_closeness_is_the_largest_cosine_with_any_wording_right_or_wrong(sample, word_encoder, monkeypatch, block):
    monkeypatch.setattr(index_module, "_BLOCK", block)
    index = build_index(sample, word_encoder.encode(texts_to_embed(sample)))
    texts = [sample[0].statement, WRONG, "Acme Flow likes dogs.", "Meet our office dog."]
    rows = word_encoder.encode(texts)
    every = np.concatenate([index.approved, index.wrong])
    assert closeness_of(rows, index) == pytest.approx((rows @ every.T).max(axis=1))
    assert closeness_of(rows, index)[:2] == pytest.approx([1.0, 1.0])


def test_nothing_is_close_to_no_messages(word_encoder):
    index = build_index((), np.zeros((0, 4096), dtype=np.float32))
    assert closeness_of(word_encoder.encode(["Any text."]), index).tolist() == [0.0]
