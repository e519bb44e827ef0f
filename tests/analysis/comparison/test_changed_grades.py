"""A scale of grades that is not the approved one."""

import pytest

from msgcheck.analysis.comparison.difference import Reason

SCALE = "The Lumo Mark rates the noise of city boats from A+ to F."


@pytest.mark.parametrize(
    ("passage", "found"),
    [
        ("The Lumo Mark is a mark from A to E for the noise of city boats.", "A to E"),
        ("Lumo Mark: how much noise a boat makes in the city, A–G", "A–G"),
        ("With the Lumo Mark, city boats are rated by their noise, from AAA to D.", "AAA to D"),
    ],
)
def test_another_scale_is_found(compared, passage, found):
    assert [(each.approved, each.found) for each in compared((SCALE,), passage)] == [("A+ to F", found)]


@pytest.mark.parametrize(
    "passage",
    [
        "From A+ to F: the Lumo Mark rates the noise of boats in the city.",
        "The Velox Mark rates the noise of city boats from A to E.",
        "The Lumo Mark rates the noise of city boats from A+ to F, the Velox Mark theirs from A to E.",
        "The Lumo Mark rates the noise of city boats on their way from A to B.",
        "Lumo Mark: type A-C plugs",
        "The Lumo Mark rates the noise of city boats in hall A-E2.",
    ],
    ids=["approved", "another mark", "beside another mark", "a way", "something else", "a code"],
)
def test_what_is_no_other_scale(compared, passage):
    assert [each for each in compared((SCALE,), passage) if each.reason is Reason.NUMBER] == []


def test_a_scale_of_a_variant_is_right(compared):
    variant = "The Lumo Mark rates the noise of city boats from A to E in small harbours."
    assert compared((SCALE, variant), "The Lumo Mark rates city boats and their noise from A to E.") == []
