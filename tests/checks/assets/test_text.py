import pytest

from msgcheck.checks.assets.text import check_text
from msgcheck.model.passage import Layer, Passage, Role
from msgcheck.model.place import LinePlace

BODY = frozenset({"body"})


def passage(text, layer=Layer.BODY):
    return Passage(text, layer, Role.PARAGRAPH, LinePlace(1))


@pytest.mark.parametrize("passages", [[], [passage("only here", Layer.HIDDEN)], [passage("—"), passage(" ")]])
def test_asset_without_text_in_checked_layers_is_said(passages):
    (seen,) = check_text(passages, BODY)
    assert (seen.rule, seen.passage) == ("asset.no-text", None)


def test_asset_with_a_word_is_not():
    assert check_text([passage("—"), passage("a caption")], BODY) == []
