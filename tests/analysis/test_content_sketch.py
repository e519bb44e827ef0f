"""A sketch is the same however an asset is saved, and tells how much two assets share."""

from __future__ import annotations

import pytest

from msgcheck.analysis.content_sketch import content_sketch, likeness, sketch_hashes
from msgcheck.model.passage import Layer, Passage, Role
from msgcheck.model.place import LinePlace

TEXTS = [f"sentence {number}" for number in range(400)]


def sketch(texts, layer=Layer.BODY):
    return content_sketch([Passage(text, layer, Role.PARAGRAPH, LinePlace(1)) for text in texts])


def test_order_repetition_case_spaces_and_layers_that_saving_changes_do_not_count():
    passages = [Passage(text, layer, Role.NOTE, LinePlace(2)) for text, layer in (
        ("The  Deck", Layer.NOTES), ("of: today", Layer.BODY), ("OF TODAY", Layer.BODY), ("Writer", Layer.METADATA),
    )]  # fmt: skip
    assert content_sketch(passages) == sketch(["of today", "the deck"])
    assert len(sketch(TEXTS)) == 515


@pytest.mark.parametrize("shared", [0, 100, 200, 300, 360, 400])
def test_likeness_is_near_the_share_of_texts_in_common(shared):
    other = TEXTS[:shared] + [f"another {number}" for number in range(400 - shared)]
    estimate = likeness(sketch_hashes(sketch(TEXTS)), sketch_hashes(sketch(other)))
    assert estimate == pytest.approx(shared / (800 - shared), abs=0.15)


@pytest.mark.parametrize("text", ["", "s2:" + "0" * 80, "0" * 80, sketch(["a", "b", "c"])])
def test_too_few_texts_and_sketches_of_another_kind_are_like_nothing(text):
    assert sketch_hashes(text) == frozenset()
    assert likeness(sketch_hashes(text), sketch_hashes(text)) == 0.0
